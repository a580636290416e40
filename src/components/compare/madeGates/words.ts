// How is it said what a memory makes of its own gates? Two rows along the text, and a sentence at the cursor.

import { translated } from "#words/translate";

export const madeGateWords = translated("compareMadeGates", {
  note: "dashed: the gates of the text, as every other memory has them",
  asking: "Reading what it makes of them…",
  failed: "Its gates could not be read: {problem}",
  rows: { rate: "Rate", keep: "Kept" },
  row: {
    rate: "The rate that the memory writes at, from {least} to {most}; the text’s own is from {streamLeast} to {streamMost}.",
    keep: "What the memory keeps at a token, from {least} to {most}; the text’s own is from {streamLeast} to {streamMost}.",
  },
  /** At the cursor. `rates` and `keeps`: how its own stands to the text’s. */
  said: "At token {token} {memories} {count, plural, one {writes} other {write}} at {rate}, {rates, select, same {as the text has it} less {more gently than the text’s {streamRate}} other {harder than the text’s {streamRate}}}, and {count, plural, one {keeps} other {keep}} {keep}, {keeps, select, same {as the text has it} less {less than the text’s {streamKeep}} other {more than the text’s {streamKeep}}}.",
  why: "At each key it learns which gates it was written with. When a like key comes again, it adds what it has learned.",
  neither: "It writes neither of its gates: both are the text’s.",
  table: { rate: "rate", keep: "kept", own: "its own", stream: "of the text" },
});
