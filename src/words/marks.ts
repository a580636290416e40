// What does every mark of the pictures mean? One meaning each, as the legend in the help says it.

import { translated } from "./translate";

export const markWords = translated("marks", {
  title: "What the marks mean",
  right: "green, filled: the right word, or how strongly it comes back",
  wrong: "ink: a wrong answer, the strongest",
  other: "pale ink: another word that also comes back",
  replaced: "hollow and crossed out: a word whose place another word took; it counts neither as right nor as wrong",
  old: "the same, in ink and twice as heavy: a replaced word that is still the strongest answer, which is wrong",
  surprise: "an orange line under a word: its surprise; the thicker, the larger",
  alike: "a grey bar across a row: how alike its key is to the one that is written; it will change too",
  guess: "a dashed green ring: the guess that a surprise is measured by, from where the chunk began",
  lacks: "an orange arrow: what the answer lacks of the word that came",
  missed: "small orange arrows: what of the answer must grow, and what must shrink",
  wake: "a broad mauve ring: what the past push still moves",
  forgotten: "a blue end of a line: how much of the memory is forgotten",
  ring: "a ring in orange: a perfect answer; the gap to it is the surprise to come",
  before: "a tick: where something stood before this word was written",
  otherwise:
    "dashes: what was, or would be, otherwise: an earlier run, a frozen memory, a guess, the way to what replaced it",
  negative: "stripes: a negative number; filled is positive, and the area is the size",
  member: "dots between dashes: another memory of the same family, which has one hue",
  scale: "dots in a row: a value of the scale, or a limit",
  explained: "a dotted line under a word or number: press it, and it is explained",
  here: "an ink line or box: where the page is",
  pointed: "a hairline with a label: what the pointer is on; nothing else follows it",
  handle: "a round knob on a line: drag it",
});
