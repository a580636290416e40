// What stands over the rows and columns of tables? The Table panel, the table twin of every panel of Explore, and their files.
// Leaves the names of quantities to model/contracts/probe.ts.

import { translated } from "./translate";

export const tableWords = translated("tables", {
  panel: {
    label: "Table",
    choosePanel: "Panel",
    chooseMatrix: "Matrix",
    chooseLayer: "Layer",
    names: { series: "Series", recall: "Recall", weights: "Memory weights", attention: "Attention" },
    at: "at {word} · {token}",
    copy: "Copy as CSV",
    download: "Download CSV",
    nothingRead: "Nothing is read here yet.",
    noText: "There is no text to read yet.",
    copied: "The table is on the clipboard.",
    notCopied: "The browser did not allow copying: use Download CSV instead.",
  },

  matrices: {
    memory: "{symbol} memory now",
    push: "{symbol} push",
    change: "{symbol} this write",
    fromStart: "{symbol} drift",
  },

  /** What a column holds, in full: over it, where the pointer rests. */
  column: {
    named: "{name}, {symbol}",
    measured: "{symbol}, in {unit}",
    namedAndMeasured: "{name}, {symbol}, in {unit}",
  },

  token: "Token",
  word: "Word",
  earlierRun: "Earlier run: {name}",
  yes: "yes",
  no: "no",

  units: {
    count: "count",
    cosine: "cosine",
    fraction: "fraction",
    norm: "norm",
    rate: "rate",
    weight: "weight",
    word: "word",
    words: "words",
    yesOrNo: "yes or no",
  },

  strip: { chunk: "chunk" },

  recall: {
    context: "Context",
    rightWord: "Right word",
    now: "Now",
    before: "One token before",
    says: "Says",
    state: "State",
    /** What became of the word after a context. */
    states: {
      right: "right",
      wrong: "wrong",
      none: "no answer",
      replaced: "replaced",
      unread: "not read",
    },
  },

  weights: { row: "{symbol} row", column: "column", head: "Matrix after token {token}, layer, row" },

  attention: {
    softmax: "Attention",
    linear: "Linear attention",
    memory: "Memory attention",
    token: "token {token}",
    answerAt: "memory’s answer at token {token}",
    persistent: "persistent token",
  },

  inspector: {
    head: "Part",
    symbol: "symbol",
    value: "value",
    what: "what",
    shown: "shown",
    operand: "operand",
    step: "step",
    vector: "vector",
    atToken: "{name} at token {token}",
    again: "the same, computed again",
    component: "{name}, component {number}",
  },

  next: { head: "After the word", next: "next", word: "word", withMemory: "with its memory", comes: "comes" },

  wiring: {
    head: "From",
    to: "to",
    kind: "kind",
    time: "time",
    share: "share",
    kinds: { carries: "passes on", writes: "writes", asks: "asks", steers: "steers" },
  },
});
