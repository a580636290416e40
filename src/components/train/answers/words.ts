// How is it said what a model answers to the fixed text, before and now?

import { translated } from "#words/translate";

export const answersWords = translated("trainAnswers", {
  note: "of the text above: a dot is how likely it finds a word; green is right",
  noteWithFrozen:
    "of the text above: a dot is how likely it finds a word; green is right, dashes: the same with its memory frozen",
  before: "before the first step: {right} of {asked}",
  now: "after {step, plural, one {# step} other {# steps}}: {right} of {asked}",
  later: "once it has learned",
  empty: "Here stand its answers to one fixed text, before it learned anything and now.",
  label:
    "Of {asked} questions of one fixed text it answered {before} before the first step, and {right} after {step, plural, one {# step} other {# steps}}.",
  table: {
    head: "question",
    right: "right",
    before: "before",
    now: "now",
    word: "word",
    likely: "p(right)",
    then: "before the first step",
    part: "probability",
  },
});
