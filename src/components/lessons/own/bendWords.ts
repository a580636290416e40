// What the picture of a bend says.

import { translated } from "#words/translate";

export const bendWords = translated("lessonBends", {
  dots: "The line is the bend that you chose. Each dot is a unit of the hidden layer at the last word: across, the number that comes to the bend; up, the number that goes on.",
  silent: "{silent, number} of {count, number} units pass on exactly 0.",
  comes: "comes",
  goesOn: "goes on",
  waiting: "The numbers are on their way.",
});
