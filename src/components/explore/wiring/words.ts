// How is a wiring told in words: its parts, its wires, and which way a token's information took?
// Leaves the names and sentences of the four wirings to components/explore/wiring/wirings.ts.

import { translated } from "#words/translate";

export const wiringWords = translated("wiring", {
  question: "How is it wired?",
  of: "Wiring of",
  about: "The paper wires its memory in four ways. This is {name}, {fullName}. {sentence}",
  legend: "Solid: passed on. Dotted: written. Dashed: asks or steers. The output is added to the token.",
  legendLit:
    "Solid: passed on, as wide as its share. Dotted: written. Dashed: asks or steers. The output is added to the token.",

  /** Where a story is told without the memory. */
  off: "The memory is off: it stays as it was before the first word, and nothing of this text comes from it.",
  /** Where the model reads on with a memory that is never written. */
  frozen: "Writing is off: the memory answers as it was before the first word, with nothing of this text in it.",
  withoutPersistent: "The persistent tokens are off.",
  describedOff: "The memory is off. {wiring}",

  letRead: "<read>Let {model} read</read> to see which way the chosen token’s information takes.",
  letReadOther:
    "{reads}, which reads now, has no memory, and is wired like none of these. <read>Let {model} read</read> to see which way the chosen token’s information takes.",
  letReadInstead:
    "What reads now is a memory alone. <read>Let {model} read</read> to see which way the chosen token’s information takes.",

  /** As they stand in the drawing, a line each. */
  lines: {
    tokens: ["input", "tokens"],
    persistent: ["persistent", "tokens"],
    attention: ["window", "attention"],
    write: ["write"],
    memory: ["long-term", "memory"],
    frozen: ["frozen", "memory"],
    read: ["read"],
    output: ["output"],
  },

  /** As they stand in a sentence. */
  parts: {
    tokens: "the input tokens",
    persistent: "the persistent tokens",
    attention: "attention",
    write: "the memory’s write side",
    memory: "the memory",
    read: "the memory’s read side",
    output: "the output",
  },

  /** Where what a token found came from. */
  found: {
    persistent: "{share} from the persistent tokens",
    segment: "{share} from its segment",
    window: "{share} from the window",
    windowWithMemory: "{share} from the window, each token with the memory’s answer in it",
    memory: "{share} from the memory",
    one: "What this token found came {one}.",
    two: "What this token found came {one} and {two}.",
    three: "What this token found came {one}, {two} and {three}.",
  },

  described: "{name}, {fullName}. {sentence} Wires: {wires}. {found}",
  wires: {
    carries: "from {from} to {to}",
    writes: "written from {from} to {to}",
    asks: "a question from {from} to {to}",
    steers: "a factor from {from} to {to}",
    again: "{wire}, the second time",
    share: "{wire}, {share}",
    and: "{wires}; {wire}",
  },
});
