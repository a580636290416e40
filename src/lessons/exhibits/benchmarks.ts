// What does the lesson on benchmarks draw of the long tests? test/exhibits.test.ts holds every figure against public/longTests.json.

import type { Exhibit } from "#lessons/lesson";
import { counted, wholePerCent, withEnds } from "./counted";
import { someRows } from "./someRows";

const line = "The thin line is where a second run on as many other texts falls, at least 95 times in 100.";
const source = {
  words: "The tab Compare has these figures, under “The papers’ tests in small”, and reads more texts.",
  href: null,
};

const facts = { full: 64, digits: 0 };

/** Of the texts that tasks/longTests.ts makes up. */
export const toKeep: Exhibit = {
  caption:
    "In one text of each, as we make them: facts that are told, and facts that must be kept to be sure of every question. MQAR is made with up to 64 pairs.",
  source: { words: "The tab Compare has these tests, under “The papers’ tests in small”.", href: null },
  tables: [
    {
      title: "Facts",
      columns: ["told", "to be kept"],
      scales: [facts, facts],
      rows: [
        { name: "S-NIAH", figures: [1, 1] },
        { name: "BABILong, first task", figures: [8, 4] },
        { name: "MQAR", figures: [64, 64] },
      ],
    },
  ],
};

/** MQAR: so many pairs told, then every key asked once. */
export const manyPairs: Exhibit = {
  caption: `Measured here, on trained models: answers that were right, in per cent, by number of pairs. LMM is Titans’ memory alone. A guess gets 4. ${line}`,
  source,
  tables: [
    {
      title: "Pairs",
      columns: ["16 pairs", "32", "64"],
      rows: [
        {
          name: "Full attention",
          figures: [counted(0.8965, 0.8359, 0.9375), counted(0.4043, 0.3643, 0.4502), counted(0.4072, 0.377, 0.4487)],
        },
        {
          name: "LMM, memory alone",
          figures: [counted(0.9453, 0.877, 0.9766), counted(0.3984, 0.3545, 0.4463), counted(0.2593, 0.231, 0.3154)],
        },
        {
          name: "Linear attention",
          figures: [counted(0.0898, 0.0527, 0.1523), counted(0.0771, 0.0449, 0.1436), counted(0.0684, 0.0527, 0.1377)],
        },
      ],
    },
  ],
};

/** With few pairs, before it is asked how it stands with many. */
export const fewPairs: Exhibit = {
  ...manyPairs,
  tables: manyPairs.tables.map(({ title, columns, rows }) => ({
    title,
    columns: columns.slice(0, 1),
    rows: rows.map(({ name, figures }) => ({ name, figures: figures.slice(0, 1) })),
  })),
};

/** Where somebody is now: as BABILong's first task. */
export const oneFact: Exhibit = {
  caption: `Measured here, on trained models, in 64 texts of 1,024 words: where is somebody now? Right answers in per cent; a guess gets 25. LMM is Titans’ memory alone; the window sees the last 8 words. ${line}`,
  source,
  tables: [
    {
      title: "One fact that changes",
      // The last two are the ends of the thin line.
      columns: ["right", "from", "to"],
      scales: [null, wholePerCent, wholePerCent],
      rows: [
        { name: "LMM, memory alone", figures: withEnds(counted(1, 0.9688, 1)) },
        { name: "MAC", figures: withEnds(counted(0.9844, 0.8906, 1)) },
        { name: "Full attention", figures: withEnds(counted(0.5156, 0.2656, 0.75)) },
        { name: "Window of 8", figures: withEnds(counted(0.125, 0.0156, 0.2969)) },
      ],
    },
  ],
};

/** Where somebody's thing is: as BABILong's second task. */
export const twoFacts: Exhibit = {
  caption: `Measured here, on trained models, in 64 texts of 1,024 words: somebody has a thing, and is somewhere. Where is the thing? Right answers in per cent. The window sees the last 8 words. ${line}`,
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
        { name: "A guess", figures: [counted(0.25, 0.25, 0.25)] },
      ],
    },
  ],
};

/** Which town full attention names there: test/long/namedTowns.test.ts reads the texts again. */
export const named: Exhibit = {
  caption: "Measured here, in the same 64 texts: in how many of them full attention named which town.",
  source: { words: "A guess among the four towns of now would be right in 16.", href: null },
  tables: [
    {
      title: "What full attention named",
      columns: ["texts"],
      scales: [{ full: 64, digits: 0 }],
      rows: [
        { name: "The right town", figures: [6] },
        { name: "A town where another person is now", figures: [20] },
        { name: "A town that somebody had left", figures: [21] },
        { name: "A town that was never told of", figures: [17] },
      ],
    },
  ],
};

/** MQAR again, of models of one layer by their width: the last row of each little map of “Pairs by width”. */
export const byWidth: Exhibit = {
  caption: `Measured here: of 32 pairs, the share that was answered rightly, in per cent, by width of the model. A guess gets 4. ${line}`,
  source: { words: "The tab Compare has these figures, under “Pairs by width”.", href: null },
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

/** Full attention alone, with few pairs and with many: with few, room cannot be what is missing. */
export const anyPairs: Exhibit = {
  caption: `Measured here: the share of pairs that full attention answered rightly, in per cent, by its width. ${line}`,
  source: { words: "The tab Compare has these figures, under “Pairs by width”.", href: null },
  tables: [
    {
      title: "Full attention",
      columns: ["width 16", "32", "64"],
      rows: [
        {
          name: "4 pairs",
          figures: [counted(1, 0.9375, 1), counted(0.3438, 0.2266, 0.4453), counted(0.125, 0.0391, 0.25)],
        },
        {
          name: "32 pairs",
          figures: [counted(1, 0.9375, 1), counted(0.1367, 0.1064, 0.2129), counted(0.0654, 0.0439, 0.1221)],
        },
      ],
    },
  ],
};

/** The two that are set side by side though they stand in two columns. */
export function quotedPair(): Exhibit {
  const marked: Readonly<Record<string, readonly number[]>> = { Mamba2: [1], "Titans (MAG)": [3] };
  const shown = someRows(needleW, Object.keys(marked));
  const tables = shown.tables.map((table) => ({
    ...table,
    rows: table.rows.map((row) => ({ ...row, marked: marked[row.name] ?? [] })),
  }));
  return { ...shown, tables };
}

/** Titans, Table 2, its last kind of needle. */
export const needleW: Exhibit = {
  caption:
    "Not measured here: needles of the kind that the paper calls W, and does not explain. How many were found, in per cent, by length of the text in thousands of tokens, as it reports them.",
  source: { words: "Titans, Table 2", href: "https://arxiv.org/abs/2501.00663" },
  tables: [
    {
      title: "Needle W",
      columns: ["2K", "4K", "8K", "16K"],
      rows: [
        { name: "TTT", figures: [78.8, 28, 4.4, 0] },
        { name: "Mamba2", figures: [42.2, 4.2, 0, 0] },
        { name: "DeltaNet", figures: [46.2, 20, 1.6, 0] },
        { name: "Titans (LMM)", figures: [90.4, 89.4, 85.8, 80.6] },
        { name: "Titans (MAC)", figures: [98.2, 98.2, 95.6, 95.2] },
        { name: "Titans (MAG)", figures: [98, 98, 90.2, 88.2] },
        { name: "Titans (MAL)", figures: [98, 97.4, 92, 90.4] },
      ],
    },
  ],
};
