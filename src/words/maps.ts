// What do the pictures of attention and of the weights say? The maps with their sentences, and the matrices
// of the memory. Who wrote a weight stands in derivation.ts.

import { translated } from "./translate";

export const mapWords = translated("maps", {
  names: { softmax: "Attention", linear: "Linear attention", memory: "Memory attention" },
  subtitles: {
    softmax: "softmax, window {window}",
    linear: "elu+1, normalised",
    errors: "weights past errors",
    gradients: "weights past gradients",
    own: "the model’s own, layer {layer}, head {head}",
  },
  picture:
    "{map}, {count, plural, one {{count} token asking its past} other {{count} tokens asking their past}}: {sentence}",
  /** The one thing to see in a map. */
  sentence: {
    inWindow: "nothing older than {window}",
    wholePast: "the whole past is in reach",
    even: "nearly even: an average",
    favourite: "its favourite weighs {times} × the average",
    stripe: "the stripe: second reading finds the first",
    empty: "nothing is written yet",
    strongest: "strongest: {asker} on {source}",
    strongestItself: "strongest: {asker} on itself",
  },
  /** What a row of a map holds. */
  row: {
    softmax: "A row sums to 1 and multiplies past values.",
    linear: "A row sums to 1 and multiplies past values; it never forgets.",
    errors: "A row holds cθ, how alike the keys are, and what is left since then; it multiplies past errors.",
    gradients: "A row holds θ, how alike the inputs are, and what is left since then; it multiplies past gradients.",
    whole: "A row sums to 1: it reaches the whole past.",
    segment:
      "A row sums to 1. Hatched is what attention cannot reach here: of that the memory knows, and a convolution carries over the last few words.",
    window: "A row sums to 1. Hatched is what this layer's window cannot reach.",
  },
  /** Where the maps' queries and keys come from. */
  twins: {
    untrained:
      "In row t, token t asks with {query}, the words up to and including it, to guess token t + 1. Unit keys would make " +
      "the first two maps nearly flat, so their q and k are scaled to length √d.",
    lmm: "LMM has no attention: the first two are twins, what softmax and linear attention would draw on with its memory’s queries and keys, scaled to length √d.",
    trained:
      "Linear attention is a twin: what it would draw on with the memory’s queries and keys, scaled to length √d.",
  },
  /** Beside the maps: what their words weigh. */
  bars: "A full bar is {full} in every map.",
  part: "Tokens {from}–{to} of {count, number}.",
  drawsOn: "{token} draws on",
  draw: "token {token}: {weight}",
  cell:
    "{asker} ({row}) draws on {source} ({column}): <b>{softmax}</b> by softmax, <b>{linear}</b> linear, <b>{memory}</b> by " +
    "the memory.",
});

export const weightWords = translated("memoryWeights", {
  picture: "{symbol}, {name}, {rows} × {columns}. Arrow keys move, Enter locks a cell, z zooms.",
  kind: "matrix",
  size: "size",
  whySize: "‖{symbol}‖: why this number?",
  sizeOfLayer: "‖{symbol}‖ of this layer",
  startedAtZero: "equals M: it started at zero",
  largest: "largest {value}",
  scale:
    "One scale for the whole run: a full cell is {held} in M and M − M₀, {done} in S and ΔM. The few cells that are larger are full too.",
  zoom: "Zoom {symbol}",
  layer: "Layer",
  /** What a cell connects, in a memory of one layer, and in the first, a middle and the last layer of a network. */
  cell: {
    only: "Row {row} is key component {row}, column {column} is value component {column}. Click: who wrote it?",
    first: "Row {row} is key component {row}, column {column} is hidden unit {column}. Click: who wrote it?",
    middle: "Row {row} is hidden unit {row}, column {column} is hidden unit {column}. Click: who wrote it?",
    last: "Row {row} is hidden unit {row}, column {column} is value component {column}. Click: who wrote it?",
  },
});
