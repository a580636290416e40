// What does Recall say? Its legend, the candidates, and the contexts that are asked again.

import { translated } from "#words/translate";

export const recallWords = translated("recall", {
  recall: {
    legend: "{before} before {after} after the write",
    empty: "What the memory answers to each context, once there is something to read.",
    expectsNext: "Expects next {word} {cosine}",
    recallsHere: "Recalls here {word} {cosine}",
    expectsNothing: "Expects nothing next",
    recallsNothing: "Recalls nothing here",
    whyGuess: "Next guess: why this number?",
    right: "right",
    wrong: "wrong",
  },
  candidates: {
    beforeAfter: "before {before}, after {after}",
    rightWord: "before {before}, after {after}, the right word",
    cosine: "cosine; the nearest of {count, plural, one {the one word} other {the {count} words}} of this text",
    noAnswer: "No answer: it has learned too little, or forgotten too much.",
    cosineToMean:
      "cosine to a word’s mean value; the nearest of {count, plural, one {the one word} other {the {count} words}} of this text",
    whyBefore: "Recall before {cosine}: why this number?",
    whyAfter: "Recall after {cosine}: why this number?",
  },
  /** Of a trained model. */
  own: {
    name: "Its own answers",
    legend: "{live} with its memory {frozen} with it frozen",
    count: "<b>{right}</b> of {asked}",
    countBoth: "<b>{right}</b> of {asked} · frozen {frozen}",
    none: "This text asks nothing whose answer is known.",
    noneYet: "Nothing is asked yet.",
    likely: "The right answer was {live} likely.",
    likelyBoth: "The right answer was {live} likely; with the memory frozen as it began, {frozen}.",
    share: "{live}",
    shares: "{live}, with the memory frozen {frozen}",
    inside: "Inside this head",
  },
  contexts: {
    name: "Can it still answer?",
    /** Replaced words are none of those that are asked for. */
    count: "<b>{right}</b> of {asked}{replaced, plural, =0 {} other { · # replaced}}",
    countOfLast: "<b>{right}</b> of the last {asked}{replaced, plural, =0 {} other { · # replaced}}",
    more: "and {count} more asked",
    strip: "Every earlier cue; Enter goes to its token",
    place: "{token}:",
    right: "{cue} → ✓ {word}",
    wrong: "{cue} → ✗ {word}, says {said}",
    nothing: "{cue} → {word}, no answer",
    replaced: "{cue} → {word}, replaced by {by}",
    replacedButSaid: "{cue} → {word}, replaced by {by}, and still said",
    old: "{cue} → {word}, too long ago",
    unread: "{cue} → {word}, not read yet",
    tooLongAgo: "too long ago",
    notReadYet: "not read yet",
    says: "says {word}",
    saysNothing: "no answer",
    replacedBy: "<spoken>replaced by</spoken> {word}",
    noAnswer: "No answer: it has learned too little, or forgotten too much.",
    cosine: "cosine to {word}: {cosine}",
    pin: "Keep asking this one",
    unpin: "Stop asking this one",
  },
});
