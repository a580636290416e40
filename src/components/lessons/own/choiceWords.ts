// What does the table of MIRAS's four questions say? Each question, and what three known memories answer to it.

import { translated } from "#words/translate";

export const choiceWords = translated("fourChoices", {
  question: "The question",
  sum: "Plain sum",
  delta: "Delta rule",
  titans: "Titans, on one matrix",
  what: "What is it?",
  error: "What is an error?",
  keeps: "What keeps the old?",
  steps: "How does it step?",
  matrix: "a matrix",
  none: "none is measured",
  squared: "squared",
  all: "all is kept",
  forgetting: "forgetting",
  plain: "plainly",
  momentum: "with momentum",
  asked: "?",
});
