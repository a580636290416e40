// What does the picture of a network memory say? Its strips of units, what is drawn at each part of a write, and how much of it.

import { translated } from "#words/translate";

export const networkWords = translated("network", {
  strips: { key: "key {count}", hidden: "hidden {count}", answer: "answer {count}" },
  parts: {
    key: "The key goes in on the left.",
    guess: "The key goes through the wires: what comes out on the right is the guess.",
    target: "The pale bars are what should have come out.",
    error: "The error goes back through the same wires, and tells each unit which way to move.",
    carry:
      "The past push is carried on, and moves these wires most: solid ones up, striped ones down. The surprise is added: the " +
      "error at each unit, times what came in.",
    forget: "Before the push, every wire loses the part that is forgotten: these lose most.",
    write: "The push is added: these wires change most. Solid ones go up, striped ones go down.",
  },
  drawn: {
    passing:
      "Drawn: {drawn, number} of {count, number} wires, those of each layer that pass on most. Square what each passes on, and add up: these make {share}.",
    carried:
      "Drawn: {drawn, number} of {count, number} wires, those of each layer that the past push moves most. Square every move, and add up: these make {share}.",
    forgotten:
      "Drawn: {drawn, number} of {count, number} wires, those of each layer that lose most. Square every loss, and add up: these make {share}.",
    changed:
      "Drawn: {drawn, number} of {count, number} wires, those of each layer that change most. Square every change, and add up: these make {share}.",
  },
  scale: "In each strip the longest bar is the largest number; to the right is plus.",
  answerHue: "Green: the answer.",
  errorHue: "Orange: the error at each unit.",
  waiting: "What the write does inside the network, once it is worked out.",
  table: { head: "Wire", wire: "{strip}, unit {from} to unit {to}", change: "change", layer: "Layer {layer}" },
});
