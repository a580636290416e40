// What does the lesson on the three wirings draw of the trained models? What their cards hold of stories, and the long tests of what is
// kept: test/exhibits.test.ts holds every figure against them.

import type { Exhibit } from "#lessons/lesson";
import { counted } from "./counted";

/** What the card of MAC holds of it. */
export const switchedOff: Exhibit = {
  caption:
    "Measured before, of many stories of 64 words: what MAC answered rightly, in per cent of all that was told beyond its window. The thin line is where a second run on as many other stories falls, at least 95 times in 100.",
  source: { words: "The card of MAC, under Explore, has these figures.", href: null },
  tables: [
    {
      title: "MAC with one part off",
      columns: ["answered"],
      rows: [
        { name: "Nothing off", figures: [counted(0.9887, 0.9436, 1)] },
        { name: "Without forgetting", figures: [counted(0.9887, 0.9441, 1)] },
        { name: "Without persistent tokens", figures: [counted(0.9774, 0.9266, 1)] },
        { name: "Without momentum", figures: [counted(0.9153, 0.8276, 0.976)] },
        { name: "Memory frozen", figures: [counted(0.0282, 0, 0.0833)] },
      ],
    },
  ],
};

/** What the cards and the long tests hold. */
export const allWirings: Exhibit = {
  caption:
    "Measured before. The thin line is where a second run on as many other stories falls, at least 95 times in 100.",
  source: {
    words: "The cards under Explore and “The papers’ tests in small” under Compare have these figures.",
    href: null,
  },
  tables: [
    {
      title: "Stories",
      columns: ["answered", "kept"],
      scales: [null, { full: 1200, digits: 0, unit: "kB" }],
      rows: [
        { name: "MAC", figures: [counted(0.9577, 0.9272, 0.9813), 75] },
        { name: "MAG", figures: [counted(0.9567, 0.9145, 0.9807), 66] },
        { name: "MAL", figures: [counted(0.9609, 0.9228, 0.9814), 66] },
        { name: "LMM, memory alone", figures: [counted(0.9588, 0.9248, 0.9804), 54] },
        { name: "Full attention", figures: [counted(0.9535, 0.9137, 0.9779), 1053] },
        { name: "Window of 8", figures: [counted(0.0571, 0.0327, 0.0914), 12] },
      ],
    },
  ],
};

/** The same of stories of 64 words: another is ahead. */
export const shortStories: Exhibit = {
  ...allWirings,
  caption:
    "The same in stories of 64 words: right answers, in per cent. The thin line is again where a second run falls.",
  tables: [
    {
      title: "Shorter stories",
      columns: ["answered"],
      rows: [
        { name: "MAC", figures: [counted(0.9887, 0.9436, 1)] },
        { name: "MAG", figures: [counted(0.9944, 0.9627, 1)] },
        { name: "MAL", figures: [counted(0.9774, 0.9186, 1)] },
      ],
    },
  ],
};

export const keptLonger: Exhibit = {
  ...allWirings,
  caption: "What each keeps of a text.",
  tables: [
    {
      title: "Kept",
      columns: ["1,024 words", "4,096 words"],
      scales: [
        { full: 4200, digits: 0, unit: "kB" },
        { full: 4200, digits: 0, unit: "kB" },
      ],
      rows: [
        { name: "LMM, memory alone", figures: [54, 54] },
        { name: "Full attention", figures: [1053, 4199] },
      ],
    },
  ],
};
