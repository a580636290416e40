// What does the picture of a word on its way to key, value and query say?

import { translated } from "#words/translate";

export const originWords = translated("origins", {
  notes: {
    bars: "each bar is a number: up is plus, down is minus",
    squares: "each bar or square is a number: up or filled is plus, down or striped minus",
  },
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
  matrix: "times a matrix, {rows} by {columns}: here a corner of it",
  mixed: {
    trained: "then the words before it are mixed in",
    untrained: "mixed of",
    alone: "mixed of these rows, each through the matrix",
  },
  share: "{word} {share}",
  start: "(start)",
  made: {
    key: "added up and brought to length one: the key",
    value: "added up: the value",
    query: "added up and brought to length one: the query",
  },
  whole: "the row of “{word}”: {count} numbers",
  through: {
    key: "comes out: a row for the key, {count} numbers",
    value: "comes out: a row for the value, {count} numbers",
    query: "comes out: a row for the query, {count} numbers",
  },
  sum: "the parts added up: the mix",
  bent: {
    key: "after the bend, brought to length one: the key",
    value: "after the bend: the value",
    query: "after the bend, brought to length one: the query",
  },
  rowOf: "{word}, what it adds",
  table: { number: "Number", ofKey: "number {number}", ofValue: "number {number} of the value" },
});
