// What does the drawing of two errors say?

import { translated } from "#words/translate";

export const curveWords = translated("errorCurves", {
  drawing:
    "Two curves over the length of the miss: the squared error gets steeper and steeper; the one with a limit is a straight line from the limit on.",
  squared: "squared",
  limited: "with a limit",
  limit: "limit",
  miss: "how far a word is missed →",
  error: "error ↑",
});
