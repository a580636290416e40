// How is a chunk spoken of that is summed as attention is?

import { translated } from "#words/translate";

export const parallelWords = translated("lessonParallel", {
  how: "Row 3: the question asked with the chunk’s third word. Column 2: the write of its second word, key → value. Pale: a later word’s write, which is not summed.",
  written: "key → value. The first key is the last word of the chunk before.",
  waiting: "The engine is asked for the numbers.",
  under: "{word} →",
  asked: "?",
  products: "Q Kᵀ, how alike",
  kept: "G, what is left",
  weights: "weights (with cθ)",
  errors: "‖error‖",
  errorLengths: "‖error‖, its length",
  ones: "all ones",
  same: "weights",
  values: "‖value‖",
});

/** And of the room that chunks of different lengths need. */
export const roomWords = translated("lessonChunkRoom", {
  triangles: "Products in all triangles",
  copies: "Numbers in all copies of the weights",
  both: "Both together: products, and numbers of copies",
  chunk: "chunks of {chunk, number}",
  counted: "{count, plural, one {# triangle of {each, number}} other {# triangles of {each, number}}}",
  copied: "{count, plural, one {# copy of {each, number}} other {# copies of {each, number}}}",
});
