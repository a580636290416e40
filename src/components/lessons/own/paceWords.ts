// What does the picture of levels and their paces say?

import { translated } from "#words/translate";

export const paceWords = translated("paces", {
  chain: "One level behind the other",
  cue: "what is asked",
  answer: "answer",
  level: "Level {level}",
  every: "{period, plural, =1 {every word} other {every # words}}",
  written: "written {updates, plural, =0 {not yet} one {once} other {# times}}: {written} of {read} words are in it",
  marks: {
    written: "one write: as wide as the words that it sums up",
    waiting: "summed up, not written yet",
  },
});
