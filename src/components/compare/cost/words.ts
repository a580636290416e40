// How is it said what a memory costs? Bytes kept, work and time a token, and their sentence.

import { translated } from "#words/translate";

export const costWords = translated("compareCost", {
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
});
