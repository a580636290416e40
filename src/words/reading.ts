// What does the page say of the token under the cursor, and of the way along a text? The sentence, its seven parts, and what
// helps to go along. Leaves to the panels around it what they say.

import { translated } from "./translate";

export const readingWords = translated("reading", {
  sentence: {
    surprises:
      "{word} <surprises>surprises</surprises> the <memory>memory</memory> by {surprise}. It carries {eta} of its " +
      "<push>past push</push>, <forgets>forgets</forgets> {alpha} {answer} {next}",
    /** Where forgetting goes toward the memory's start. */
    surprisesToStart:
      "{word} <surprises>surprises</surprises> the <memory>memory</memory> by {surprise}. It carries {eta} of its " +
      "<push>past push</push>, <forgets>forgets</forgets> {alpha} of what it has learned {answer} {next}",
    /** Of a trained model, after what the model itself answers: what one head's memory does is less. */
    surprisesHead:
      "{word} <surprises>surprises</surprises> this head’s <memory>memory</memory> by {surprise}. It carries {eta} of its " +
      "<push>past push</push> and <forgets>forgets</forgets> {alpha}.",
    expects: "Next it expects {word}.",
    expectsNothing: "Next it expects nothing.",
    expected: "Before this write it expected {word} next.",
    expectedNothing: "Before this write it expected nothing.",
    modelExpects: "Next the model expects {word} ({share}){without}.",
    /** Where the text asks a question: what the same model would answer with its memory frozen as it began. */
    modelAnswers: "Asked now, the model answers {word} ({share}){without}.",
    without: ", and without its memory {word} ({share})",
  },
  /** The end of a sentence: what the memory answers once the token is written. All keep the order of their places. */
  answer: {
    answers: "answers",
    /** While the token is being written. */
    unwritten: "and then {answers} …",
    nothing: "and {answers} nothing: nothing is stored.",
    tooLittle: "and {answers} nothing yet: it has learned too little.",
    lost: "and no longer {answers} {answer}: too little of it is left.",
    only: "and {answers} {answer}, the only word it has.",
    stillRight: "and still {answers} {answer}.",
    firstRight: "and now {answers} {answer}.",
    nowRight: "and now {answers} {answer}, not {other}.",
    noLonger: "and no longer {answers} {answer}, but {other}.",
    stillWrong: "and still {answers} {answer}, not yet {other}.",
    wrong: "and {answers} {answer}, not yet {other}.",
  },
  /** A noun of the sentence is a button, which hides and shows its series. */
  subSteps: {
    names: {
      key: "key",
      guess: "guess",
      target: "target",
      error: "error",
      carry: "carry",
      forget: "forget",
      write: "write",
    },
  },
  /** Each family keeps the order of its places. `words` are the reader's own, in quotes. */
  key: {
    quoted: "“{text}”",
    quotedEnd: "“… {text}”",
    trained: "The model makes the key of what it has read up to here, this word included: {words}.",
    start:
      "The key, what is asked with, is the mark that stands before the first {unit, select, letters {letter} separators {value} tokens {token} other {word}}.",
    wordBefore:
      "The key, what is asked with, is the {unit, select, letters {letter} separators {value} other {word}} before, {words}.",
    equal:
      "The key, what is asked with, mixes the {count} {unit, select, letters {letters} separators {values} other {words}} before it, {words}, all of them equally.",
    equalWithStart:
      "The key, what is asked with, mixes {count, plural, one {the {unit, select, letters {letter} separators {value} other {word}} before it} other {the {count} {unit, select, letters {letters} separators {values} other {words}} before it}}, {words}, and the mark " +
      "at the start, all of them equally.",
    together:
      "The key stands for {count, plural, one {the letter before it} other {the {count} letters before it together}}, {words}.",
    togetherFading:
      "The key stands for the {count} letters before it together, {words}, and for their shorter endings, each counting " +
      "{times} times the longer one.",
    togetherWithStart:
      "The key stands for the start and {count, plural, one {the letter} other {the {count} letters}} after it together, {words}, " +
      "and for the shorter endings of that, each counting {times} times the longer one.",
    fading:
      "The key, what is asked with, mixes the {count} {unit, select, letters {letters} separators {values} other {words}} before it, {words}, each counting {times} times the one after it.",
    fadingWithStart:
      "The key, what is asked with, mixes {count, plural, one {the {unit, select, letters {letter} separators {value} other {word}} before it} other {the {count} {unit, select, letters {letters} separators {values} other {words}} before it}}, {words}, and the mark " +
      "at the start, each counting {times} times the one after it.",
  },
  guess: {
    atStart: "Asked with this key, the memory as it began answers {answer}.",
    nothing: "Nothing is stored: asked with this key, the memory has no answer.",
    tooLittle: "Asked with this key, the memory has no answer: it has learned too little.",
    atToken: "Asked with this key, the memory before {start} answers {answer}.",
    atChunk:
      "Asked with this key, the memory before {start} answers {answer}: this chunk, which is written together, began there.",
  },
  target: {
    noGuess:
      "The {unit, select, letters {letter} separators {value} other {word}} that comes is {word}: there was no answer to be right or wrong.",
    right:
      "The {unit, select, letters {letter} separators {value} other {word}} that comes is {word}: the guess was right.",
    wrong:
      "The {unit, select, letters {letter} separators {value} other {word}} that comes is {word}: the guess was wrong.",
    trainedRight: "The answer should be what the model makes of {word}: the guess was right.",
    trainedWrong: "The answer should be what the model makes of {word}: the guess was wrong.",
  },
  error: {
    misses: "The guess misses {word} by {error}.",
    surprise: "surprise",
    once: "That, along the key, is the {surprise}: {size}.",
    twice: "Twice that, along the key, is the {surprise}: {size}.",
    times: "{times} times that, along the key, is the {surprise}: {size}.",
    gradient: "The gradient of the memory's loss with respect to its weights is the {surprise}: {size}.",
    clipped:
      "The gradient of the memory's loss with respect to its weights, its output part held to at most {clip}, is the " +
      "{surprise}: {size}.",
  },
  carry:
    "It carries {eta} of the past push and adds {theta} times the surprise, downhill: the <push>push</push> was {before} and " +
    "is now {now}.",
  forget: {
    forgets: "forgets",
    toStart: "It {forgets} {alpha} of the way it has come: it was {before} from where it began, now {after}.",
    first: "It {forgets} {alpha} of the weights it began with.",
    toZero: "It {forgets} {alpha} of the memory: its size was {before}, now {after}.",
  },
  write: "The push is added: this has moved the <memory>memory</memory> by {update} in all, {answer}",

  scrubber: {
    name: "Position",
    at: "token {token} of {count}: {word}",
    nowhere: "no token",
  },
  /** What stands for a token that has no text of its own. */
  token: {
    spells: "(spells)",
    begins: "(begins)",
    letter: "{letter}-",
    byte: "byte {code}",
    quoted: "“{text}”",
  },
  /** What was different in the earlier run: “θ 0.05, no gates drawn, …”. */
  earlier: {
    setting: "{name} {value}",
    on: "on",
    off: "off",
    otherGates: "other gates drawn",
    noGates: "no gates drawn",
    andMore: "{list}, …",
  },
});
