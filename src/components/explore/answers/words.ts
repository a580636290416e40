// What does the picture of the memory in words say? Its title, its count, each cell, and the whole in a sentence.

import { translated } from "#words/translate";

export const answerWords = translated("answers", {
  title: "What it answers now",
  legend: "each row asks for the word after it; a dot is how strongly a word comes back; green is right",
  empty: "What the memory answers to every word it has read, once there is something to read.",
  count: "answers {right} of {asked}",
  countOfLast: "answers {right} of the last {asked}",
  noAnswer: "no answer yet",
  withReplaced: "{count} · {replaced} replaced",
  picture: "What comes back to each cue: arrow keys go from cell to cell",
  kind: "grid of dots",
  summary: {
    answers: "answers {right} of {asked}",
    changed: "{cue} changed from {from} to {to}",
    andMore: "and {count, plural, one {# more cue} other {# more cues}} changed",
    wrong: "{cue} says {says}, not {right}",
    andMoreWrong: "and {count, plural, one {# more cue is} other {# more cues are}} wrong",
  },
  cell: {
    right: "{cue}: {strength} of {word}, right",
    replaced: "{cue}: {strength} of {word}, replaced by {right}",
    says: "{cue}: {strength} of {word}, wrong, the strongest answer",
    wrong: "{cue}: {strength} of {word}, wrong",
    rightButNone: "{cue}: {strength} of {word}, the right word, no answer yet",
    none: "{cue}: {strength} of {word}, no answer",
    unread: "{cue}: not read yet",
    unreadWord: "{cue}: {strength} of {word}, which is not read yet",
  },
  table: {
    head: "Cue",
    right: "Right word",
    strength: "Strength",
    says: "Says",
    state: "State",
    replaced: "Replaced",
    states: { right: "right", wrong: "wrong", none: "no answer", unread: "not read yet" },
  },
});
