// How is it said how far back a model remembers?

import { translated } from "#words/translate";

export const distanceWords = translated("trainDistance", {
  note: "answered, by how many words ago it was told",
  beyond: "told before the {reach, plural, one {last word} other {last # words}}: only its memory can know it",
  count: "{right}/{asked}",
  range: "{least}–{most}",
  bar: "{range} words ago, {right} of {asked}",
  seesBack: "Without what its memory writes it sees {reach, plural, one {# word} other {# words}} back.",
  seesAll: "Its attention sees every word.",
  empty: "Nothing was asked yet.",
  label: "Answered, by how many words ago it was told: {bars}. Guessing gets {chance}. {sight}",
  table: {
    head: "words ago",
    asked: "asked",
    right: "right",
    share: "share",
    count: "questions",
    part: "a part of 1",
  },
});
