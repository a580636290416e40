// How is it said what each level of a memory knows? Its lanes, its marks, its sentence and its table.

import { translated } from "#words/translate";

export const levelWords = translated("compareLevels", {
  note: "each level asked alone: all others are set back to their first weights",
  noteHope: "each level asked alone, after the memory: all other levels are set back to their first weights",
  title: "Levels after token {token}",
  /** Where no memory that has levels stands side by side. */
  none: "A continuum memory has levels: the first is written at every word, each next one more rarely.",
  add: "Add the continuum memory",
  asking: "Asking every level alone…",
  failed: "The levels could not be asked: {problem}",

  level: "Level {level}",
  every: "every {period, plural, =1 {word} other {# words}}",
  alone: "alone {right} of {asked}",
  drift: "drift {drift}",
  /** Between two lanes: what the faster has lost. */
  lost: "{lost, plural, =0 {nothing lost} other {keeps {keeps} of # lost above}}",

  marks: {
    drift: "how far its weights have moved",
    written: "when it is written",
    right: "this level alone answers the word",
    lost: "it did once, and does not now",
    read: "read, and not answered by it alone",
    keeps: "the slower level still answers what the faster has lost",
  },

  lane: "{memory}, level {level}, written every {period, plural, =1 {word} other {# words}}: {updates, plural, one {# time} other {# times}} so far, drift {drift}. Alone it answers {right} of {asked} cues.",
  between:
    "{lost, plural, =0 {Level {fast} has lost nothing.} other {Of {lost, plural, one {one cue} other {# cues}} that level {fast} has lost, level {slow} alone still answers {keeps}.}}",

  sentence: {
    level:
      "{level, plural, =1 {Level 1 was written {updates, plural, one {once} =2 {twice} other {# times}} and alone answers {right} of {asked} cues} other {level # was written {updates, plural, one {once} =2 {twice} other {# times}} and answers {right}}}",
    levels: "{levels}.",
    keeps:
      "{keeps, plural, =0 {Level {slow} does not answer {lost, plural, one {the one} other {any of the #}} that level {fast} has lost.} other {Level {slow} still answers {lost, plural, one {the one} other {{which, select, all {all {lost}} other {{keeps} of the {lost}}}}} that level {fast} has lost.}}",
    noLoss: "Level {fast} has lost nothing that it once answered.",
    unwritten: "Level {level} is first written after word {token}.",
    whole: "All levels together answer {right}.",
    hope: "All levels together answer {right}; with none of them its memory answers {without}.",
  },

  table: {
    drift: "drift",
    ofStart: "‖W − W₀‖",
    state: "alone",
    word: "word",
    lost: "lost",
    keeps: "kept",
    yes: "yes",
  },
});
