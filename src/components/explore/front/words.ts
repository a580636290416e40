// What does the first screen say? Its thesis, one question with two answers, one count, one sentence, and the ways on.

import { translated } from "#words/translate";

export const frontWords = translated("front", {
  title: "A memory that learns while it reads",
  thesis: "It keeps no text, only numbers. It guesses what comes next, and surprise changes the numbers.",
  ask: {
    title: "Ask it",
    scale: "1 would be the word itself",
    question: "{unit, select, letters {{cue}} separators {{cue},} other {{cue}:}}",
    memorySays: "the memory says",
    /** `last`: “the last 8 words”. */
    windowSays: "seeing only {last}",
    nothing: "nothing",
    notYet: "nothing yet",
    unread: "What follows {cue} was not read yet.",
    inView: "It still sees {cue}.",
    leftNow: "It has just forgotten {cue}.",
    leftView: "It forgot {cue} {ago} ago.",
    strongest: "The words that come back most strongly",
    other: "Ask something else",
    tell: "Tell it something",
    keptSoFar: "It has said {answer} for {words}.",
    lost: "It said {answer} for {words}, until “{at}”: then it said {says}.",
    lostToNothing: "It said {answer} for {words}, until “{at}”: then it said nothing.",
  },
  /** The second screen: a trained model, with its memory and without. */
  story: {
    title: "A story, and a question",
    thesis:
      "A small language model that was trained to read with this memory. The question is about what its window no longer sees.",
    told: "told",
    asked: "asked",
    between: "told {told} before the answer, said last {said} before it",
    betweenSeen:
      "told {told} before the answer, said last {said} before it; its attention, which looks back at the text itself, sees {window}",
    on: "Memory on",
    off: "Memory off",
    /** What it finds likeliest; then how likely it finds the true answer. */
    answers: "It answers {answer}.",
    answersWrong: "It answers {answer} ({share}): wrong.",
    withMemory: "for {answer}, with its memory",
    withoutMemory: "for {answer}, without it",
    onMeans: "How likely the model finds the true answer after it has read the question.",
    offMeans: "The same model reads the same text, but its memory stays as it was before the first word.",
  },
  /** A fact of the reader's own, and others after it. */
  tell: {
    cue: "Zelda",
    answer: "dragon",
    cueLabel: "A name, or whatever you will ask for",
    answerLabel: "What it shall answer",
    then: "and then {words} of other facts",
    tell: "Tell it, and read on",
    needsWords: "A fact needs a word on both sides.",
    /** One word each, in small letters or capitals as the language has them; no word twice. */
    names:
      "Mia Noor Ada Tom Zoe Ben Ivy Kai Leo Eva Max Nia Sam Lia Finn Ruth Omar Jane Hugo Tara Carl Nina Eric Lucy Paul Rosa " +
      "Yuri Vera Alan Dora Hans Iris Joel Kira Liam Maya Nils Olga Pete Rita Sven Thea Udo Wilma Aron Bea Cleo Dirk Elsa Fred Gina",
    animals:
      "fox heron owl crab moth lynx newt wren bear wolf hare seal toad swan goat duck deer crow mole frog lion ant bee cat dog " +
      "eel hen pig cow bat yak emu gnu ape ram rat jay elk koi cod ray asp boa doe ewe fly hog kid",
  },
  /** Every cue that was read is one question; a word that was read after it before is none any more. */
  count: {
    title: "It answers",
    right: "of {asked, plural, one {# question} other {# questions}} rightly",
    rightOfLast: "of the last {asked, plural, one {# question} other {# questions}} rightly",
    each: "“What follows {cue}?” and so on, once each.",
    /** Where the strongest answer is still the word that a later one has replaced. */
    old: "{old, plural, one {# still says} other {# still say}} the old word.",
    replaced:
      "{replaced, plural, one {# older answer was replaced; the newest counts.} " +
      "other {# older answers were replaced; the newest counts.}}",
    window: "A reader who sees only {last} could answer {seen}.",
    noneYet: "Nothing to ask yet: a question needs something that was read, and what came after it.",
  },
  did: {
    title: "What reading “{word}” did",
    /** While it is written, part by part. */
    now: "Reading “{word}” now",
    surprised: "It <surprised>surprised</surprised> the memory by {surprise}, as its underline shows ({most}).",
    theMost: "0: none; the most so far",
    most: "0: none; most so far {most}",
    moved: "After {cue}, {word} comes back with strength {after}, before {before} (1: the word itself).",
    equation: "The equation, and every number",
  },
  foot: {
    readOn: "Read on",
    pause: "Pause",
    again: "Read again",
    knobs: "Turn its knobs",
    text: "Your own text",
    story: "Next: a story",
    storyMeans: "A trained model reads a story and is asked about it, with its memory and without",
    first: "Back to the first text",
  },
});
