// How is it said what a memory does with a text that is too long to be kept?

import { translated } from "#words/translate";

export const longWords = translated("longText", {
  between: "Between the facts",
  sources: { familiar: "Repeated sentence", strange: "Random words", file: "File…" },
  about: {
    familiar:
      "A fact is a cue and its answer, told once. About every 500 words comes one; between them the same sentence is said again and again, and soon surprises nobody.",
    strange:
      "A fact is a cue and its answer, told once. About every 500 words comes one; between them stand words drawn at random, which nobody can expect.",
    file: "The words of {file}, with a fact told about every 500 words: a cue and its answer, each told once. It stays on this device, and no link can hold it.",
  },
  length: "Words",
  lengths: { k: "{n}k", m: "{n}M" },
  read: "Read",
  pause: "Pause",
  goOn: "Go on",
  stop: "Stop",
  again: "Read again",

  progress: "{read} of {total}",
  progressOfFile: "{read} words, {share} of the file",
  unit: "{n, plural, one {# word} other {# words}}",
  pace: "{rate} a second, {seconds} s left",
  paused: "Paused at {read}.",
  stopped: "Stopped at {read}. What was read stays.",
  over: "{read} read in {seconds} s.",
  lost: "The engine was started again, and what it had read is gone. What you see is what was known until then.",
  failed: "It could not be read on: {why}",
  diverged:
    "At word {token} the memory diverged: its numbers can be trusted no longer, and it reads no further. A lower θ or η helps.",
  fetching: "Reading…",
  nothing:
    "The text above may have {most} words, since every number of them is kept. Here a memory reads {long}, and nothing is kept but its state, curves that lose no peak, and what it is asked.",

  ofBox: "The text in the box",
  readBox: "Read all of the text in the box",
  drop: "Or drop a text file here.",
  refused: {
    empty: "The file {file} is empty. Choose one with words in it.",
    notText: "The file {file} is no text in UTF-8. Save it as plain text (.txt) in UTF-8, and choose it again.",
    notRead: "The browser could not read the file {file}. Choose it once more.",
  },
  thisFile: "you chose",
  levels:
    "What one memory forgets, another that is written more rarely may still have: <see>see the levels of a continuum memory</see> on the words above.",
  trained:
    "A trained model reads no further than its text above. <read>Let the untrained memory read</read> to go on without end.",
  drawn: "Gates drawn by hand are of the text above; here the knobs hold all along.",

  keeps: "{memory} is all the memory keeps, after any number of words. Attention would by now keep {attention}.",
  bytes: ["{n} B", "{n} kB", "{n} MB", "{n} GB"],

  recall: {
    note: "facts answered, by how many words ago they were told",
    curves: "Share of facts answered, by how many words ago they were told. {sentence}",
    memory: "the memory",
    chance: "guessing",
    ago: "words ago",
    answered: "answered",
    none: "No fact was asked yet.",
    atLeastHalf:
      "Of what was told up to {half} words ago it answers at least half, at every distance; of all that was told earlier, {share} (guessing: {chance}).",
    allHalf: "Of what was told up to {half} words ago it answers at least half, at every distance.",
    noHalf: "It answers less than half even of what was told last; of all that was told, {share} (guessing: {chance}).",
    how: "About every 4,000 words, four facts of each distance are asked: of {answers} answers one is right. The band is a 95 % interval, as if no fact were asked twice, so a little narrow. Attention keeps every word: it could look each one up, for {attention}.",
  },

  curves: {
    note: "from the least to the most of each stretch of words: no peak is lost",
    position: "Word to look at",
    at: "word {token}: “{word}”, {numbers}",
    number: "{name} {value}",
    hint: "Click, drag or use the arrow keys: every word comes back with its numbers, read again from a kept state.",
    summary: "{name}: from {least} to {most}, the most at word {at}.",
    kept: "Bytes kept",
    keptSaid: "Bytes kept: by the memory {memory} all along, by attention {attention} after {read}.",
    byAttention: "attention {bytes}",
    byMemory: "memory {bytes}",
    looking: "Reading again up to there…",
  },

  detail: {
    name: "Words {from} to {to}",
    back: "Back by 256 words",
    on: "On by 256 words",
    peak: "To the most surprising word",
    fact: "a fact: its cue, and its answer",
  },

  table: {
    head: "words ago",
    range: "{least}–{most}",
    asked: "asked",
    right: "right",
    share: "share",
    low: "from",
    high: "to",
    count: "facts",
    part: "a part of 1",
    interval: "95 % interval",
    words: "words",
    least: "least",
    most: "most",
    at: "at word",
  },
});
