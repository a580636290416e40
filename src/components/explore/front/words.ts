// What does the first screen say? Its thesis, one question with two answers, one count, one sentence, and the ways on.

import { translated } from "#words/translate";

export const frontWords = translated("front", {
  title: "A memory that learns while it reads",
  thesis:
    "It keeps no text. Every word that surprises it changes one grid of numbers, and from that grid alone it must answer.",
  ask: {
    title: "Ask it",
    note: "from what it holds now",
    question: "{cue}:",
    memorySays: "the memory says",
    windowSays: "a window of {words, plural, one {# word} other {# words}} says",
    nothing: "nothing",
    notYet: "nothing yet",
    unread: "It has not read {cue} yet.",
    inView: "It can still see {cue}.",
    leftNow: "{cue} has just left its view.",
    leftView: "{cue} left its view {words, plural, one {# word} other {# words}} ago.",
    strongest: "The words that come back most strongly",
    other: "Ask something else",
  },
  count: {
    title: "It answers",
    rightly: "of {asked, plural, one {# word} other {# words}} rightly",
    rightlyOfLast: "of the last {asked} words rightly",
    withReplaced: "{count} · {replaced} replaced by what came later",
    noneYet: "Nothing to ask yet: a question needs a word and the word after it.",
  },
  did: {
    title: "What {word} did",
    surprised: "It <surprised>surprised</surprised> the memory by {surprise}, of at most {most} so far.",
    legend: "The thicker the line under a word, the larger its surprise.",
    moved: "After {cue} its answer moved from {before} to {after} of {word}.",
    equation: "The equation, and every number",
  },
  foot: {
    label: "Reading",
    readOn: "Read on",
    pause: "Pause",
    again: "Read again",
    position: "word {now} of {length}",
    knobs: "Turn its knobs",
    text: "Your own text",
  },
});
