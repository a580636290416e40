// How is it said what the papers' tests in small found?

import { translated } from "#words/translate";

export const longTestWords = translated("longTests", {
  which: "Test",
  groups: { needles: "Needles", chains: "Chains of facts", recall: "Recall" },
  tests: {
    passkey: "Passkey",
    number: "Number",
    word: "Made-up word",
    several: "One of eight",
    oneFact: "One fact",
    twoFacts: "Two facts",
    threeFacts: "Three facts",
    pairs: "Pairs",
  },
  asks: {
    passkey:
      "A passkey of two digits is told once, somewhere among five sentences that come again and again. It is asked at the end. RULER calls it S-NIAH, passkey.",
    number:
      "Somebody’s number of two digits is told once, somewhere in a story about others. It is asked at the end. RULER: S-NIAH, number.",
    word: "Somebody’s key, a made-up word of four letters, is told once in a story about others. RULER: S-NIAH, uuid.",
    several:
      "Eight people each have a number, told somewhere in a story about others. One of them is asked. RULER: multi-key needles.",
    oneFact: "Four people go to two places each. Where is one of them now? As BABILong’s first task.",
    twoFacts:
      "Four people go to two places each, and each has a thing. Where is the thing? It is where its owner is: two facts, told far apart.",
    threeFacts:
      "A thing lies in another, which somebody has, who is somewhere. Where is the thing? Three facts, told far apart.",
    pairs: "Pairs of a key and an animal, then every key asked once, in another order: MQAR of Zoology, in 512 tokens.",
  },
  memory: "Memory",
  states: { learning: "Learning", frozen: "Frozen" },
  frozenNote:
    "The same models with their memory frozen as it was before the first token, as static inference has it. Attention and linear attention have nothing to freeze.",
  trainedNote:
    "{by, select, pairs {All models read the same texts, which no training saw. They were trained on pairs, too: up to {most} at once, and colours alone were keys.} other {All models read the same texts, which no training saw. They were trained on others of the same kind, up to {most} tokens long, and on none that is longer.}}",
  right: "right",
  tokens: "tokens",
  thousands: "{thousands}K",
  pairs: "pairs",
  curves:
    "Share of answers that were right, by {by, select, pairs {number of pairs} other {length of the text}}. {sentence}",
  best: "{by, select, pairs {With {size} pairs} other {In texts of {size} tokens}}, {model} {count, plural, one {is} other {are}} right most often: {share} of {asked, plural, one {# answer} other {# answers}}. Guessing gets {chance}.",
  none: "{by, select, pairs {With {size} pairs} other {In texts of {size} tokens}} no model that read them is right at all. Guessing gets {chance}.",
  bands:
    "Point at a line to see where a second run on as many other texts would fall, in 95 of 100 cases: with few texts that band is wide. The table has all of them.",
  reachedAt: "{share}, at {thousands}K",
  paper:
    "The paper’s models, of 170 million numbers and more, get 80 to 99 % with a Titans memory at 16K, in texts and with needles of their own; ours have less than 0.2 million, and were trained on minutes of such texts: compare the shapes, not the heights.",
  fullStops: "Full attention is read up to 4,096 tokens: beyond, one text takes many seconds.",
  costs: {
    caption: "What it costs to learn while reading",
    model: "Model",
    kept: "Kept of the longest text",
    share: "Time when frozen",
    hereLearning: "Here: ms for 1,000 tokens",
    hereFrozen: "Here, frozen",
    bytes: "{by, select, pairs {{bytes} kB} other {{bytes} kB at {thousands}K}}",
    timed:
      "Time when frozen: a processor’s time with the memory frozen, of that with it learning, both in one run on the machine that made these results. Here: as your browser read the texts just now, all of them together.",
    untimed:
      "Time when frozen: a processor’s time with the memory frozen, of that with it learning, both in one run on the machine that made these results. Read more texts, and the time that it takes here stands beside it.",
  },
  reads: "Read more texts",
  stop: "Stop",
  reading: "{done} of {total} texts, {model}",
  progress: "Texts read",
  loading: "The results are being fetched.",
  problem: "The results could not be had or read on: {problem}",
  again: "Try again",
  stale: "{models}: the weights are newer than these results. Run npm run evaluate -- --long --cards.",
  table: {
    head: "model and size",
    right: "right",
    low: "from",
    high: "to",
    texts: "texts",
    asked: "answers",
    chance: "guessing",
    bytes: "kept",
    share: "share of answers",
    interval: "where a second run falls",
    unit: "fraction",
    count: "count",
    byteUnit: "bytes",
    learning: "{model}, {size}",
    frozen: "{model}, {size}, frozen",
  },
});
