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
      "The past push is carried on, and moves these wires most: whole ones up, striped ones down. The surprise is added: the " +
      "error at each unit, times what came in.",
    forget: "Before the push, every wire loses the part that is forgotten: these lose most.",
    write: "The push is added: these wires change most. Whole ones go up, striped ones go down.",
  },
  drawn: {
    passing:
      "Drawn: {drawn, number} of {count, number} wires, those of each layer that pass on most; {share} of all, in squares.",
    carried:
      "Drawn: {drawn, number} of {count, number} wires, those of each layer that the past push moves most; {share} of it, in squares.",
    forgotten:
      "Drawn: {drawn, number} of {count, number} wires, those of each layer that lose most; {share} of the loss, in squares.",
    changed:
      "Drawn: {drawn, number} of {count, number} wires, those of each layer that change most; {share} of the change, in squares.",
  },
  scale: "In each strip the longest bar is the largest number; to the right is plus.",
  waiting: "What the write does inside the network, once it is worked out.",
  table: { head: "Wire", wire: "{strip}, unit {from} to unit {to}", change: "change", layer: "Layer {layer}" },
});
