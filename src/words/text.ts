// What is said about the text that is read? The box it is typed into, the strip that shows it, the contexts it makes.

import { translated } from "./translate";

export const textWords = translated("text", {
  box: {
    heading: "Text",
    preset: "Preset",
    ownWords: "Your own words",
    invitation: "Type or paste anything, in any language.",
    asTyped: "It is read as you type.",
    clear: "Clear",
    nothing: "Nothing to read yet",
    untrained: {
      words: "{n, plural, one {# word} other {# words}}, untrained",
      letters: "{n, plural, one {# letter} other {# letters}}, untrained",
      separators: "{n, plural, one {# value} other {# values}}, untrained",
    },
    splitBy: { words: "Split by words", letters: "Split by letters", separators: "Split by separators" },
    readBy: "{n, plural, one {# token} other {# tokens}}, read by {model}",
    notYetReadBy: "{n, plural, one {# token} other {# tokens}}, not yet read by {model}",
    leftOut: "Only the first {most, number} tokens are read, {left, number} are left out.",
    readOn: "Read on as a long text",
    full: "A text may have {most, number} characters: the box is full.",
    kept: "Of {n, number} characters the first {kept, number} were kept: a text may have {most, number}. Undo takes them back.",
    spelled: "{n, plural, one {# word it never learned is} other {# words it never learned are}} spelled out: {words}",
    spelledAndMore:
      "{n, plural, one {# word it never learned is} other {# words it never learned are}} spelled out: {words} …",
    mostlySpelled:
      "This model never learned {share} of these words and spells them out, in letters that its training never showed it: {words}. The untrained memory takes any word as it is.",
    mostlySpelledAndMore:
      "This model never learned {share} of these words and spells them out, in letters that its training never showed it: {words} … The untrained memory takes any word as it is.",
    all: "any",
    readUntrained: "Read it untrained",
    values:
      "Most of this is numbers. Split by words, they lose their signs, and those with no space between them are one.",
    longWord:
      "One word here has {letters, number} characters. It counts as one word: put spaces between its parts to have more, or split the text otherwise.",
    fewWords:
      "{n, plural, =0 {No word} one {Only # word} other {Only # words}} in {characters, number} characters. Put spaces between its parts to have more of them.",
  },

  strip: {
    words: "Words",
    orStartFrom: "or start from {presets}",
    wordsBefore: "{parts} before …",
    wordsMore: "… {parts} more",
    answer: "the true answer",
    firstChunk: "chunk 1: no surprise has been measured against anything but the first weights yet",
    chunkOfOne: "the surprise is taken at the weights before “\u2068{word}\u2069”",
    chunk: "chunk {chunk}: surprises are taken at the weights before its first word, “\u2068{word}\u2069”",
    window: "{n, plural, one {the window: # word} other {the window: # words}}",
    pointed: "\u2068{word}\u2069 · {token}: surprise {surprise}",
    pointedAlone: "\u2068{word}\u2069 · {token}",
    readout: "token {token} of {count}, {word}",
    surprised: "token {token} of {count}, {word}, surprise {surprise}",
  },

  context: { beginning: "(start)" },
});
