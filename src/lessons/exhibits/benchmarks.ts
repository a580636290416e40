// What does the lesson on benchmarks draw of the long tests? test/exhibits.test.ts holds every figure against public/longTests.json.

import type { Exhibit } from "#lessons/lesson";
import { counted } from "./counted";

const line = "The thin line is where a second run on as many other texts falls, at least 95 times in 100.";
const source = {
  words: "Compare, “The papers’ tests in small”, has these figures, and reads more texts.",
  href: null,
};

/** MQAR: so many pairs told, then every key asked once. */
export const manyPairs: Exhibit = {
  caption: `Measured here, on trained models: answers that were right, in per cent, by number of pairs. They were trained on up to 12. ${line}`,
  source,
  tables: [
    {
      title: "Pairs",
      columns: ["16 pairs", "32", "64"],
      rows: [
        {
          name: "LMM, memory alone",
          figures: [counted(0.9453, 0.877, 0.9766), counted(0.3984, 0.3545, 0.4463), counted(0.2593, 0.231, 0.3154)],
        },
        {
          name: "MAC",
          figures: [counted(0.9648, 0.8926, 0.9902), counted(0.4697, 0.4209, 0.5176), counted(0.2305, 0.1987, 0.3003)],
        },
        {
          name: "Full attention",
          figures: [counted(0.8965, 0.8359, 0.9375), counted(0.4043, 0.3643, 0.4502), counted(0.4072, 0.377, 0.4487)],
        },
      ],
    },
  ],
};

/** Where somebody is now: as BABILong's first task. */
export const oneFact: Exhibit = {
  caption: `Measured here, on trained models, in 64 texts of 1,024 words: where is somebody now? Right answers in per cent; a guess gets 25. ${line}`,
  source,
  tables: [
    {
      title: "One fact that changes",
      columns: ["right"],
      rows: [
        { name: "LMM, memory alone", figures: [counted(1, 0.9688, 1)] },
        { name: "MAC", figures: [counted(0.9844, 0.8906, 1)] },
        { name: "Full attention", figures: [counted(0.5156, 0.2656, 0.75)] },
        { name: "Window of 8", figures: [counted(0.125, 0.0156, 0.2969)] },
      ],
    },
  ],
};

/** Where somebody's thing is: as BABILong's second task. */
export const twoFacts: Exhibit = {
  caption: `Measured here, on trained models, in 64 texts of 1,024 words: somebody has a thing, and is somewhere. Where is the thing? Right answers in per cent; a guess gets 25. ${line}`,
  source,
  tables: [
    {
      title: "Two facts to be joined",
      columns: ["right"],
      rows: [
        { name: "LMM, memory alone", figures: [counted(0.2188, 0.0625, 0.4063)] },
        { name: "MAC", figures: [counted(0.25, 0.0781, 0.4531)] },
        { name: "MAG", figures: [counted(0.25, 0.0938, 0.4531)] },
        { name: "MAL", figures: [counted(0.2344, 0.0625, 0.4375)] },
        { name: "Full attention", figures: [counted(0.0938, 0, 0.25)] },
        { name: "Window of 8", figures: [counted(0.0469, 0, 0.1719)] },
      ],
    },
  ],
};

/** MQAR again, of models of one layer by their width: the last row of each little map of “Pairs by width”. */
export const byWidth: Exhibit = {
  caption: `Measured here: of 32 pairs, the share that was answered rightly, in per cent, by width of the model. A guess gets 4. ${line}`,
  source: { words: "Compare, “Pairs by width”, has these figures.", href: null },
  tables: [
    {
      title: "32 pairs",
      columns: ["width 16", "32", "64"],
      rows: [
        {
          name: "LMM, memory alone",
          figures: [counted(0.3125, 0.2686, 0.3633), counted(0.7783, 0.7168, 0.8164), counted(0.9521, 0.8887, 0.9736)],
        },
        {
          name: "Gated delta rule",
          figures: [counted(0.0967, 0.0684, 0.1787), counted(0.6113, 0.5664, 0.6582), counted(0.833, 0.7725, 0.8701)],
        },
        {
          name: "MAC",
          figures: [counted(0.04, 0.0244, 0.1035), counted(0.1104, 0.0811, 0.1543), counted(0.0479, 0.0273, 0.1055)],
        },
        {
          name: "Full attention",
          figures: [counted(1, 0.9375, 1), counted(0.1367, 0.1064, 0.2129), counted(0.0654, 0.0439, 0.1221)],
        },
      ],
    },
  ],
};
