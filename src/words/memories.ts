// What is said of the compared memories beside what each says of itself? Why one has no map, why a composition of MIRAS is none,
// and the words that stand in equations. Leaves titles, ideas and sources to each memory’s file in model/compare/.

import { translated } from "./translate";

export const memoryWords = translated("memories", {
  /** Why no read is a sum of past values. */
  noMap: {
    layerNorm: "Its layer norm bends every answer, so no read is a sum of past values.",
    shares: "Its rows are softmaxed, so no read is a sum of past values.",
    rescaled: "Every write rescales the whole memory by its norm, so no read is a sum of past values.",
    network: "A network bends every answer, so no read is a sum of past values.",
    alike: "It makes all directions of a write alike, so no read is a sum of past values.",
    bias: "Its {bias} bias bends every error, so no read is a sum of past values.",
  },

  /** Why a composition makes no memory: a sentence or two. */
  refusals: {
    dotInNetwork:
      "A dot product has no lowest point, and in a network each layer pushes the other: it grows without bound. Take one matrix, or a bias that measures an error.",
    projectedKey:
      "The key is taken out of a matrix that reads it as it is; where it would be taken out of a network or of products, its paper does not say. Take one matrix.",
    channelOfKey:
      "Only the rows of one matrix are coordinates of the key, which can forget at rates of their own. Take one matrix, or one share for all.",
    power: "With p = {p} a small error would push harder than a large one. Take p from 1.",
    bend: "With δ = {delta} no error would push at all. Take δ above 0.",
    norm: "With q = {q} the size of the memory is no norm. Take q from 1.",
  },

  /** Stars enclose what is new. */
  equations: {
    perSegment: "{lines} per segment",
    lastTokens: "{sum} over the last m tokens",
    alike: "{steps} steps of Newton–Schulz",
    chunkStart: "{gradient} at the chunk’s start",
    segmentBefore: "{mark} the segment before",
  },

  composed: "{model}, composed",
});
