// What do the pictures that only lessons have say of themselves?

import { translated } from "#words/translate";

export const ownWords = translated("lessonPictures", {
  byHandNote: "the write of “{word}” after “{context}”, with the engine’s numbers",
  byHandAsked: "asked for what follows “{context}”, with the engine’s numbers",
  before: "Memory M",
  key: "key k",
  answer: "answer kM",
  value: "value v",
  error: "error e = kM − v",
  loss: "loss ‖e‖² = {loss}",
  gradient: "Gradient = {c} × k × e",
  after: "New M = M − {theta} × gradient",
  answerAfter: "answer",
  errorAfter: "error",
  asked: "?",
  askedSaid: "what is asked",
  waiting: "The engine is asked for the numbers.",

  nudgeNote: "the loss, if one weight of the memory were larger or smaller",
  weight: "Which weight",
  weightName: "{at, select, 0 {top left} 1 {top right} 2 {bottom left} other {bottom right}}",
  nudge: "Nudge of this weight",
  axis: "loss",
  nudgeAxis: "nudge",
  nudged: "Weight {weight}, nudged by {by}, is {now}: the loss is {loss}.",
  rise: "It has changed by {more}, which is {rise} times the nudge; for the smallest nudges {slope} times.",
  curve: "Loss against the nudge of the weight {name}: {said}",
});

export const nestingWords = translated("lessonNesting", {
  batch: "a batch: texts side by side",
  text: "text {n, number}",
  segment: "a segment",
  chunk: "a chunk of words",
  said: "A batch of {texts, number} texts, each of {segments, number} segments, each of {chunks, number} chunks of {words, number} words",
});
