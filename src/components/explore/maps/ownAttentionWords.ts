// What does the picture of a model's own attention say? The parts of a row, what each gets, and what its columns are.

import { translated } from "#words/translate";

export const ownAttentionWords = translated("ownAttention", {
  attends: "{token} attends {shares}",
  /** What a part of the picture is called below it; a row of persistent tokens has room for one letter. */
  parts: { persistent: "P", memory: "memory", segment: "segment", past: "past", window: "window" },
  attentionTo: {
    persistent: "Attention to persistent tokens",
    memory: "Attention to the memory",
    window: "Attention to the window",
  },
  shares: {
    persistent: "{share} to the persistent tokens",
    memory: "{share} to its memory",
    segment: "{share} to the segment",
    past: "{share} to the past",
    window: "{share} to the window",
  },
  columns: {
    persistent: "persistent token {number}",
    memory: "memory, token {token}: {weight}",
    window: "window, token {token}: {weight}",
  },
  remembered: "remembered",
});
