// What does every mark of the pictures mean? One meaning each, as the legend in the help says it.

import { translated } from "./translate";

export const markWords = translated("marks", {
  title: "What the marks mean",
  right: "green, filled: the right word, or how strongly it comes back",
  wrong: "ink: a wrong answer; paler where it is not the strongest",
  replaced: "hollow: a word whose place another word took; it counts neither as right nor as wrong",
  ring: "a ring in orange: a perfect answer; the gap to it is the surprise to come",
  before: "a tick: where something stood before this word was written",
  otherwise:
    "dashes: what was, or would be, otherwise: an earlier run, a frozen memory, a guess, the way to what replaced it",
  negative: "stripes: a negative number; filled is positive, and the area is the size",
  scale: "dots in a row: a value of the scale, or a limit",
  explained: "a dotted line under a word or number: press it, and it is explained",
  here: "an ink line or box: where the page is",
  pointed: "a hairline with a label: what the pointer is on; nothing else follows it",
});
