// What do the tables of Compare say in their heads and labels? What stands in them comes from compareTables.ts in components/.

import { translated } from "./translate";

export const compareTableWords = translated("compareTables", {
  word: "Word",
  map: {
    answer: "answer",
    nearest: "nearest word",
    wordUnit: "word",
    toWord: "to that word",
    cosine: "cosine",
    errorBefore: "error before",
    squared: "squared",
    weight: "weight of token {token}",
    over: { values: "values", surprises: "surprises" },
  },
  recall: {
    right: "Right word",
    toRight: "cosine to the right word",
    cosine: "cosine",
    says: "says",
    wordUnit: "word",
    unread: "not read yet",
  },
  errors: { squaredError: "squared error" },
  state: { row: "Matrix, row", label: "{memory} {matrix} {row}" },
  shares: {
    memory: "Memory",
    recalled: "recalled",
    share: "share",
    fraction: "fraction",
    low: "low",
    high: "high",
    interval: "95 % interval",
    right: "right",
    answers: "answers",
    asked: "asked",
    count: "count",
    trials: "trials",
    mean: "mean",
    squaredError: "squared error",
    pairs: "{memory}, {pairs, plural, one {# pair} other {# pairs}}",
    pairsSince: "{memory}, {from}–{to} pairs since",
  },
  cost: {
    tokens: "Tokens",
    measured: "measured",
    units: { state: "bytes", flops: "operations", time: "µs, measured on this device" },
  },
  functions: {
    place: "e or w",
    loss: "loss",
    ofError: "of e",
    penalty: "penalty",
    ofWeight: "of w",
    impossible: "not possible",
  },
});
