// How is a chunk spoken of that is summed as attention is?

import { translated } from "#words/translate";

export const parallelWords = translated("lessonParallel", {
  how: "row: the answer after a word; column: a write, key → value; pale: comes later, and is not summed",
  waiting: "The engine is asked for the numbers.",
  under: "{word} →",
  products: "Q Kᵀ, how alike",
  kept: "G, what is left",
  weights: "weights (with cθ)",
  errors: "‖error‖",
  ones: "all ones",
  same: "weights",
  values: "‖value‖",
});
