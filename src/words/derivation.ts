// How is a number explained, and what stands at the equation? The inspector, a formula read out, the captions of the equation,
// and who wrote a weight. Leaves the lines of a derivation to steps.ts.

import { translated } from "./translate";

export const derivationWords = translated("derivation", {
  why: "{name}: why this number?",
  /** Beside a word of a sentence. */
  meaning: { of: "{name}: what is it?", why: "Why is it what it is here?", inGlossary: "In the glossary" },
  inspector: {
    title: "Why this number?",
    locked: "locked · Esc",
    close: "Close the inspector",
    empty: "Click any number. Its formula opens here with this token’s values, worked out again in float64.",
    emptyWithout: "Click the share of the word that comes, above. Its formula opens here, worked out again in float64.",
    unread: "This run has not read token {token}.",
    quantity: "{name} at {word}",
    answer: "how much of {answer} comes back to {cue} at {word}",
    cell: "{name} cell ({row}, {column}) at {word}",
    layerCell: "{name} cell ({row}, {column}) of layer {layer} at {word}",
    hideSteps: "Hide the steps",
    showSteps: "Show every step",
    vector: "{name}, {count, plural, one {{count} number} other {{count} numbers}}",
  },
  /** Where its operands come from. */
  origin: {
    chunk: "Guess made at {token}, where this chunk began.",
    start: "Built on the memory’s start.",
    before: "Built on what was there after {token}.",
    drawn: "Drawn by you on tokens {from} to {to}.",
    gates: "From the gates of this token.",
    knob: "As its knob says, for every token.",
    now: "From this token’s own numbers.",
    token: "token {token}",
  },
  /** How far the page's number is from float64. */
  check: {
    same: "float64 says exactly the same.",
    agrees: "float64 agrees to {digits, plural, one {# digit} other {# digits}}, {difference}.",
    disagrees: "float64 says {value}: {difference}.",
    difference: "difference {size}",
  },
  /** A formula read out: “Surprise 2.58 equals loss scale 1 times …”. */
  formula: {
    equals: "{quantity} equals {terms}",
    valued: "{name} {value}",
    whyValued: "{name} {value}: why this number?",
    times: "times",
    plus: "plus",
    minus: "minus",
    over: "over",
    rootOf: "root of (",
    squared: "squared",
    toThePower: "to the power {power}",
  },
  equation: {
    bySize: "matrices shown by size ‖·‖",
    cell: "cell ({row}, {column})",
    forced: "forced",
    captions: {
      push: "push",
      pastPush: "past push",
      surprise: "surprise",
      memory: "memory",
      before: "before",
      start: "start",
      learned: "learned",
      carry: "carry",
      rate: "rate",
      keep: "keep",
    },
  },
  gate: {
    here: "{symbol} here",
    force: "Force {symbol} here",
    how: "Drag up or down, or press and type: forces this gate in this chunk",
  },
  cellWriters: {
    title: "Who wrote this weight?",
    cell: "{matrix} row {row}, column {column} at {word} · {token}",
    close: "close",
    goTo: "{amount}: go to token {token}",
    others: "{count, plural, one {one other token} other {{count} other tokens}}",
    leftOfStart: "left of M₀",
    startForgotten: "M₀ forgotten",
    sum: "They sum to {sum}, the weight is {weight}: a difference of {difference}.",
  },
});
