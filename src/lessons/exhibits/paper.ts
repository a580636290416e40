// What do lessons draw of the paper's own tables? Titans, arXiv 2501.00663v1, as it reports them: nothing here was measured on this
// page. test/exhibits.test.ts holds them against each other.

import type { Exhibit, ExhibitScale } from "#lessons/lesson";

const href = "https://arxiv.org/abs/2501.00663";
const perplexity: ExhibitScale = { full: 50, digits: 2 };
const perCent: ExhibitScale = { full: 100, digits: 2 };

const ofTable1 = {
  columns: ["Wiki perplexity ↓", "LMB. perplexity ↓", "accuracy, average ↑"],
  scales: [perplexity, perplexity, perCent],
};

/** Some of its models, of the smallest size. */
export const table1: Exhibit = {
  caption:
    "Not measured here. Perplexity of two sets of texts, where lower is better: WikiText (Wiki) and LAMBADA (LMB.). And the average of eight tests of common sense, in per cent.",
  source: { words: "Titans, Table 1", href },
  tables: [
    {
      ...ofTable1,
      title: "340M parameters, 15B tokens",
      rows: [
        { name: "Transformer++", figures: [31.52, 41.08, 42.92] },
        { name: "Mamba", figures: [30.83, 40.21, 43.59] },
        { name: "TTT", figures: [27.44, 34.19, 44.51] },
        { name: "Gated DeltaNet", figures: [27.01, 30.94, 45.42] },
        { name: "Titans (LMM)", figures: [26.18, 29.97, 46.17] },
        { name: "Titans (MAC)", figures: [25.43, 28.13, 47.36] },
        { name: "Titans (MAG)", figures: [25.07, 28.72, 47.54] },
        { name: "Titans (MAL)", figures: [24.69, 28.8, 46.55] },
      ],
    },
  ],
};

/** The four of Titans at the next size. */
export const table1Larger: Exhibit = {
  ...table1,
  caption: "Not measured here. The same columns for the four kinds of Titans at the next size.",
  tables: [
    {
      ...ofTable1,
      title: "400M parameters, 15B tokens",
      rows: [
        { name: "Titans (LMM)", figures: [25.03, 28.99, 47.83] },
        { name: "Titans (MAC)", figures: [25.61, 27.73, 48.65] },
        { name: "Titans (MAG)", figures: [23.59, 27.81, 48.6] },
        { name: "Titans (MAL)", figures: [23.93, 27.89, 47.87] },
      ],
    },
  ],
};

const ofTable5 = {
  columns: ["Language Modeling, perplexity ↓", "Reasoning, accuracy ↑", "Long Context, accuracy ↑"],
  scales: [perplexity, perCent, perCent],
};
const lmm = { name: "LMM", figures: [27.01, 47.83, 92.68] };

export const table5Wirings: Exhibit = {
  caption: "Not measured here: the memory alone, and with attention in the three wirings. Lower perplexity is better.",
  source: { words: "Titans, Table 5, upper half", href },
  tables: [
    {
      ...ofTable5,
      title: "Wirings",
      rows: [
        lmm,
        { name: "+ Attn (MAC)", figures: [26.67, 48.65, 97.95] },
        { name: "+ Attn (MAG)", figures: [25.7, 48.6, 96.7] },
        { name: "+ Attn (MAL)", figures: [25.91, 47.87, 96.91] },
      ],
    },
  ],
};

export const table5Parts: Exhibit = {
  caption:
    "Not measured here: the memory alone, and trained again with one thing changed at a time. Weight decay is forgetting; w/o is “without”. Lower perplexity is better.",
  source: { words: "Titans, Table 5, lower half", href },
  tables: [
    {
      ...ofTable5,
      title: "Parts",
      rows: [
        lmm,
        { name: "Linear Memory", figures: [28.49, 46.97, 85.34] },
        { name: "w/o Convolution", figures: [28.73, 45.82, 90.28] },
        { name: "w/o Momentum", figures: [28.98, 45.49, 87.12] },
        { name: "w/o Weight Decay", figures: [29.04, 45.11, 85.6] },
        { name: "w/o Persistent Memory", figures: [27.63, 46.35, 92.49] },
      ],
    },
  ],
};

function longContextOf(...names: readonly string[]): Exhibit {
  const rows = table5Parts.tables.flatMap((table) => table.rows).filter(({ name }) => names.includes(name));
  return {
    ...table5Parts,
    caption: "Not measured here: the last column of the same table, some of its rows.",
    tables: [
      {
        title: "Long Context",
        columns: ofTable5.columns.slice(2),
        scales: [perCent],
        rows: rows.map(({ name, figures }) => ({ name, figures: figures.slice(2) })),
      },
    ],
  };
}

/** The rows among which the greatest loss is to be found, and the two in the middle. */
export const table5Greatest = longContextOf("LMM", "Linear Memory", "w/o Momentum", "w/o Weight Decay");
export const table5Middle = longContextOf("LMM", "w/o Convolution", "w/o Momentum");

const lengths = ["2K", "4K", "8K", "16K"];

/** What the memory alone finds, by kind of needle and length of the text. */
export const table2Alone: Exhibit = {
  caption: "Not measured here: hidden facts that the memory alone found, in per cent, by length of the text in tokens.",
  source: { words: "Titans, Table 2", href },
  tables: [
    {
      title: "Titans (LMM)",
      columns: lengths,
      rows: [
        { name: "PK, a passkey", figures: [99.8, 98.4, 98.2, 96.2] },
        { name: "N, a number", figures: [100, 99.8, 93.4, 80.2] },
        { name: "W, a word", figures: [90.4, 89.4, 85.8, 80.6] },
      ],
    },
  ],
};

/** Our own sums: no line of the paper says that one column comes from the other table. */
export const table2Means: Exhibit = {
  caption:
    "The mean of the twelve figures that a model has in Table 2, which we worked out, beside its figure in Table 5. That one is made of the other is our inference: the paper does not say so.",
  source: { words: "Titans, Tables 2 and 5", href },
  tables: [
    {
      title: "Long Context",
      columns: ["mean of Table 2", "Table 5"],
      scales: [perCent, perCent],
      rows: [
        { name: "LMM", figures: [92.68, 92.68] },
        { name: "MAC", figures: [97.95, 97.95] },
        { name: "MAG", figures: [96.7, 96.7] },
        { name: "MAL", figures: [96.91, 96.91] },
      ],
    },
  ],
};
