// How is it said what more steps do?

import { translated } from "#words/translate";

export const innerStepsWords = translated("compareInnerSteps", {
  note: "if a memory takes many steps on the same pairs, it fits them better: does it recall more?",
  way: "Which way it steps",
  ways: { down: "Down the gradient", up: "up it" },
  what: "What is stored",
  sources: { pairs: "{pairs} random pairs", text: "the text above" },

  memories: "Memories that nobody trained",
  names: { "titans-plain": "Matrix", "titans-deep-plain": "Network", "ttt-mlp": "TTT-MLP" },
  which: "Matrix and network are Titans with only the surprise.",
  models: "Trained models, on fresh stories",
  error: "error right after the write",
  recalled: "recalled at the end",
  answered: "answered right",
  steps: "steps",
  curveOfError: "{of}: error right after the write, against steps a chunk",
  curveOfShare: "{of}: {share}, against steps a chunk. {sentence}",
  asking: "Reading…",
  stopped: "Stopped before every number of steps had read as many stories.",
  progress: "Readings with more steps",
  stop: "Stop",
  more: "Read {stories} stories more",
  read: "{texts, plural, one {# story} other {# stories}} of {words} words read",
  problem: "That did not go: {problem}",
  again: "Try again",

  line: "{memory}: error {from} → {to}, {right} → {then} of {asked} right{change, select, rises {: more} falls {: fewer} other {: a tie, as far as they tell}}; most with {best, plural, one {# step} other {# steps}}",
  broke: "off the scale",
  fits: "With {steps} steps instead of one, what was just written fits better everywhere. Recall {parts}.",
  mixed: "With {steps} steps instead of one, what was just written does not fit better everywhere. Recall {parts}.",
  changes: {
    rises: "follows ({memories})",
    falls: "falls ({memories})",
    same: "is as it was, as far as the questions tell ({memories})",
  },
  up: "Each step leads away from what is to be written: no error is below 1, that of a memory that answers nothing, and at most {share} of the answers are right.",
  upOther: "Each step leads away from what is to be written, and yet an error is below 1.",

  how: "A chunk is written as it always is, and then again: each further step is {step} over its tokens, at the weights by then, with nothing carried on or forgotten. The error is Σ‖M(k) − v‖² ∕ Σ‖v‖², 1 for a memory that answers nothing; bands are 95 % intervals, and whether a model answers fewer is told by its change on the same stories.",
  step: { down: "M ← M − θ∇ℓ", up: "M ← M + θ∇ℓ" },
  whyPairs: "Keys are random here and each query is its key: nothing was learned that more steps could spoil.",
  room: "{pairs} pairs are more than a matrix of {width} has room for, and a step that writes the newest in full takes from those before it. With the page’s first settings the matrix keeps all of 24.",
  whyText:
    "Keys are random here and each query is its key. Where a text leaves room for all of it, the better fit can be read back.",
  online: "Asked where the text comes upon a context again: {list}.",
  onlineOf: "{memory} {right} → {then} of {asked}",
  whyModels:
    "Keys, queries and values of these were learned for one step a chunk. With more, they read with another map than the one they were trained for, though each pair fits it better. Liu and others found the same of larger models ({source}, section 4.1, Fig. 1) and conclude that such a layer is not a store to be looked up but a learned linear attention: of a matrix, what it answers is Σ (q·k)v̂, where v̂ is the sum of a token’s steps.",
  whyUp:
    "They also trained models up the gradient from the first step, which did as well ({source}, section 4.2, Table 1: perplexity 16.19, and 16.43 down it). The models here were trained down it, and turned round only to read. Of two trained alike, LMM with Train’s settings answers 75 of 80 questions up the gradient, and 80 of 80 down it.",
  source: "arXiv 2602.21204",

  table: {
    head: "memory",
    line: "{memory}, {steps, plural, one {# step} other {# steps}}",
    error: "error",
    errorName: "right after the write",
    of: "of ‖v‖²",
    recalled: "right",
    share: "share",
    interval: "95 % interval",
    fraction: "fraction",
    low: "low",
    high: "high",
    right: "right",
    asked: "asked",
    count: "count",
    online: "on its way",
  },
});
