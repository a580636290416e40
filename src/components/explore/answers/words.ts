// What does the picture of the memory in words say? Its title, its count, each cell, and the whole in a sentence.

import { translated } from "#words/translate";

export const answerWords = translated("answers", {
  title: "What it answers now",
  legend: "each row asks: what followed? A dot is how strongly a word comes back",
  /** Which rows are shown where not all have room. */
  rows: { label: "Rows", asked: "what is asked", near: "around here", all: "all" },
  /** All cues and all words of a long text, small. */
  overview: {
    picture: "What comes back to every cue, small: arrow keys go from cell to cell, Enter to the rows around one",
    summary: "overview of {cues, plural, one {# cue} other {# cues}} and {words, plural, one {# word} other {# words}}",
    asking: "asked {asked} of {count} cues",
  },
  /** What the marks mean, each beside its mark. */
  key: {
    name: "Marks in the picture now",
    right: "right: what followed it last",
    other: "faint echoes of other words",
    wrong: "wrong",
    ring: "a perfect answer fills it",
    replaced: "old answer, replaced since",
    old: "old answer, still said: wrong",
    surprise: "its surprise",
    /** While a word is written. */
    alike: "how alike its question is: it will change too",
    guess: "the guess, by the memory a few words ago",
    lacks: "what the answer lacks",
    missed: "must grow, must shrink",
    wake: "the past push still moves it",
    forgotten: "what is forgotten of all",
  },
  empty: "What the memory answers to every word it has read, once there is something to read.",
  count: "answers {right} of {asked}",
  countOfAsked: "answers {right} of {asked} that the text asks",
  countOfLastAsked: "answers {right} of the last {asked} that the text asks",
  countOfLast: "answers {right} of the last {asked}",
  noAnswer: "no answer yet",
  withReplaced: "{count} · {replaced} replaced",
  withOld: "{count} · {old, plural, one {# still says} other {# still say}} the old word",
  picture: "What comes back to each cue: arrow keys go from cell to cell",
  kind: "grid of dots",
  summary: {
    answers: "answers {right} of {asked}",
    changed: "{cue} changed from {from} to {to}",
    andMore: "and {count, plural, one {# more cue} other {# more cues}} changed",
    wrong: "{cue} says {says}, not {right}",
    old: "{cue} still says {says}, replaced by {right}",
    andMoreWrong: "and {count, plural, one {# more cue is} other {# more cues are}} wrong",
  },
  cell: {
    /** Each begins with the number and its formula. */
    value: "{cue}: {strength} of {word}, M(k)·v",
    less: "{cue}: less than {least} of {word}, M(k)·v",
    right: "{value}, right",
    replaced: "{value}, replaced by {right}",
    old: "{value}, replaced by {right}, and still the strongest answer: wrong",
    says: "{value}, wrong, the strongest answer",
    wrong: "{value}, wrong",
    rightButNone: "{value}, the right word, no answer yet",
    none: "{value}, no answer",
    notAsked: "{value}; nothing was read after it before, so it is neither right nor wrong",
    unread: "{cue}: not read yet",
    unreadWord: "{value}, which is not read yet",
  },
  /** Of a trained model's own answers. */
  model: {
    legend:
      "each row is a question of the text; a dot is how likely the model finds a word, a dashed ring the same with its memory " +
      "frozen; green is right",
    count: "the model answers {right} of {asked}",
    countBoth: "the model answers {right} of {asked}, with its memory frozen {frozen}",
    cell: "{cue}: {live} for {word}",
    cellBoth: "{cue}: {live} for {word}, {frozen} with its memory frozen",
    inside: "Inside this head",
    insideLegend:
      "what one head’s memory answers to each of its keys; a dot is how much of a word’s mean value comes back",
  },
  writers: {
    name: "Who wrote this answer",
    title: "{cue}: {strength} of {word}, by whom?",
    close: "Close",
    sum: "It is the sum of what every word wrote:",
    takenAway: "Without the write of each word, it would be less by:",
    rest: "{others, plural, one {# other word} other {# other words}} {rest}, left of the start {start}",
    goTo: "go to token {token}",
    trying: "tried {tried} of {count} words so far",
    tried: "only the latest {tried} of {count} words were tried",
    why: "Why this number?",
  },
  table: {
    head: "Cue",
    question: "Question",
    right: "Right word",
    strength: "Strength",
    says: "Says",
    state: "State",
    replaced: "Replaced",
    states: {
      right: "right",
      wrong: "wrong",
      old: "still says the old word",
      none: "no answer",
      unread: "not read yet",
    },
  },
});
