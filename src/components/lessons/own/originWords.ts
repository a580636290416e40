// What does the picture of a word on its way to key, value and query say?

import { translated } from "#words/translate";

export const originWords = translated("origins", {
  note: "each square is a number: filled is plus, striped minus",
  waiting: "Worked out as soon as the text is read.",
  none: "Here keys are made of more than words: choose the first layer of a model whose memory reads the words themselves.",
  roles: { key: "Key", value: "Value", query: "Query" },
  of: {
    trained: { key: "what it is stored under", value: "what is stored", query: "what the memory is asked" },
    untrained: {
      key: "the words before, mixed",
      value: "the word itself",
      query: "the words up to here, mixed",
    },
  },
  word: "“{word}”: {count} numbers",
  matrix: "times a matrix, {rows} by {columns}: a line for each number",
  mixed: { trained: "then mixed with its neighbours", untrained: "mixed of" },
  share: "{word} {share}",
  start: "(start)",
  made: {
    key: "key: {count} numbers, of unit length",
    value: "value: {count} numbers",
    query: "query: {count} numbers, of unit length",
  },
  rowOf: "{word}, after the matrix",
  table: { number: "Number", ofKey: "number {number}", ofValue: "number {number} of the value" },
});
