// What does the picture of a pair as a square of numbers say?

import { translated } from "#words/translate";

export const outerWords = translated("outer", {
  note: "each cell is the number at its left times the number above it; filled is +, striped is −, and the larger the square, the larger the number",
  key: "key: {word}",
  value: "value: {word}",
  product: "their outer product, {rows} by {columns}",
  start: "(start)",
  waiting: "Worked out as soon as the text is read.",
});
