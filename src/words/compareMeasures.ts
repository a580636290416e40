// How is it said what a memory holds and what it costs? The panels of capacity, age and cost, and their sentences.

import { say } from "#words/say";
import { translated } from "./translate";

export const measureWords = translated("compareMeasures", {
  capacity: {
    notes: {
      random: "pairs recalled after one pass: random unit keys, nearly at right angles",
      correlated: "pairs recalled after one pass: unit keys whose cosine to each other is 0.5 on average",
      rewritten: "pairs recalled after one pass: every key twice; only its newer value is right",
    },
    stored: "What is stored",
    storages: { random: "Random keys", correlated: "correlated", rewritten: "rewritten" },
    curves: "Share of pairs recalled against their number. {sentence}",
    recalled: "recalled",
    pairs: "pairs",
    trials: "Trials",
    how: "d = {width}, {trials, plural, one {# trial} other {# trials}} a point with this page’s gates; bands are 95 % intervals.",
    allTied:
      "Of {pairs} {storage, select, rewritten {rewritten pairs} other {pairs}}, {memories} {count, plural, one {recalls} other {recall}} {share}: a tie, as far as the trials tell.",
    best: "Of {pairs} {storage, select, rewritten {rewritten pairs} other {pairs}}, {memories} {count, plural, one {recalls {share}} other {recall {share} (a tie)}}; {last} {lastShare}.",
  },

  age: {
    note: "of {pairs} pairs, which are still recalled? by how many pairs were stored since",
    curves: "Share of {pairs} pairs recalled, against how many were stored since",
    since: "pairs since",
    how: "Each point is of all ages from it to the next: 1, 2–3, 4–7 and so on; the bands are 95 % intervals.",
  },

  cost: {
    which: "Which cost",
    costs: { state: "Bytes kept", flops: "work a token", time: "time a token" },
    notes: {
      state: "what stays in memory after the context, in 32-bit numbers",
      flops: "multiply-adds count as two: one token’s write and read",
      time: "one token’s write and read, measured on this device in this browser, one after the other",
    },
    curves: {
      state: "Bytes kept against context length. {sentence}",
      flops: "work a token against context length. {sentence}",
      time: "time a token against context length. {sentence}",
    },
    tokens: "tokens",
    marker: "Context length",
    markerAt: "{context, number} tokens. {sentence}",
    measuring: "Measuring…",
    /** The dearest, and what the others cost; `costs` is a list of these. */
    dearest: {
      state: "{memory} keeps {amount}",
      flops: "{memory} computes {amount}",
      time: "{memory} takes {amount}",
    },
    other: "{memories} {amount}",
    said: {
      state: "At {context, number} tokens {costs}.",
      flops: "At {context, number} tokens {costs}.",
      time: "At {context, number} tokens {costs} (measured on this device).",
    },
    exactly: { state: "{amount} bytes", flops: "{amount} operations a token", time: "{amount} µs" },
    /** From unit to unit a thousand times as much. */
    short: {
      state: ["{amount} B", "{amount} kB", "{amount} MB", "{amount} GB", "{amount} TB"],
      flops: ["{amount}", "{amount} k", "{amount} M", "{amount} G", "{amount} T"],
      time: ["{amount} µs", "{amount} ms"],
    },
    contexts: { thousands: "{count}k", millions: "{count}M" },
  },

  and: "{memories} and {memory}",
});

export function namesOf(titles: readonly string[]): string {
  return titles.reduce((memories, memory) => say(measureWords.and, { memories, memory }));
}
