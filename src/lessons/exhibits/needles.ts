// What does the lesson on needles draw? What each trained model found of the long tests' needles, and a column of the paper's Table 2.

import type { Counted, Exhibit, ExhibitTable, Figure } from "#lessons/lesson";
import { needleFigures, needleSizes, type NeedleModel } from "#lessons/needleTable";
import { wholePerCent, withEnds } from "./counted";

const names: Readonly<Record<NeedleModel, string>> = {
  lmm: "LMM, memory alone",
  mac: "MAC",
  mag: "MAG",
  mal: "MAL",
  full: "Full attention",
  gatedDelta: "Gated delta rule",
  mamba2: "Mamba-2’s decay",
  linear: "Linear attention",
  window: "Window of 8",
};
const shown: readonly NeedleModel[] = ["lmm", "mac", "mag", "mal", "full", "gatedDelta", "linear", "window"];
const sizes = ["1,024 words", "4,096", "16,384"];
const middle = needleSizes.indexOf(4096);
const source = {
  words: "The tab Compare has these figures, under “The papers’ tests in small”, and reads more texts.",
  href: null,
};

/** A row a model. */
function rowsOf(
  models: readonly NeedleModel[],
  figuresOf: (model: NeedleModel) => readonly Figure[],
): ExhibitTable["rows"] {
  return models.map((model) => ({ name: names[model], figures: figuresOf(model) }));
}

export const passkeys: Exhibit = {
  caption:
    "Measured here: passkeys that each trained model found, in per cent, by length of the text. The thin line is where a second run on as many other texts falls, at least 95 times in 100. Full attention was not asked in the longest texts.",
  source,
  tables: [
    { title: "Passkey in filler", columns: sizes, rows: rowsOf(shown, (model) => needleFigures.passkey[model]) },
  ],
};

export const textsRead: Exhibit = {
  caption: "How many texts of each length every model was asked about.",
  source,
  tables: [
    {
      title: "Texts",
      columns: sizes,
      scales: sizes.map(() => ({ full: 64, digits: 0 })),
      rows: [{ name: "each with one passkey", figures: [64, 24, 12] }],
    },
  ],
};

export const kinds: Exhibit = {
  caption:
    "Measured here, in texts of 4,096 words: needles found, in per cent, by kind. The thin line is where a second run on as many other texts falls, at least 95 times in 100.",
  source,
  tables: [
    {
      title: "Three kinds of needle",
      columns: ["passkey in filler", "number in a story", "made-up word in a story"],
      rows: rowsOf(["lmm", "full"], (model) => [
        needleFigures.passkey[model][middle]!,
        needleFigures.number[model][middle]!,
        needleFigures.word[model][middle]!,
      ]),
    },
  ],
};

export const intervals: Exhibit = {
  caption:
    "Measured here, in 24 texts of 4,096 words: passkeys found, in per cent, and from where to where a second run on as many other texts falls, at least 95 times in 100.",
  source,
  tables: [
    {
      title: "Passkey in filler",
      columns: ["found", "from", "to"],
      scales: [null, wholePerCent, wholePerCent],
      rows: rowsOf(["mal", "full", "lmm", "mag", "mac", "linear"], (model) => {
        return withEnds(needleFigures.passkey[model][middle] as Counted);
      }),
    },
  ],
};

/** Titans, Table 2, its last column of each kind: test/exhibits.test.ts holds it against the table under Compare. */
export const table2At16K: Exhibit = {
  caption: "Not measured here: needles found in texts of 16,000 tokens, in per cent, as the paper reports them.",
  source: { words: "Titans, Table 2", href: "https://arxiv.org/abs/2501.00663" },
  tables: [
    {
      title: "Needles found at 16K",
      columns: ["PK, a passkey", "N, a number", "W"],
      rows: [
        { name: "TTT", figures: [88.4, 4.4, 0] },
        { name: "Mamba2", figures: [5.4, 0, 0] },
        { name: "DeltaNet", figures: [71.4, 5.4, 0] },
        { name: "Titans (LMM)", figures: [96.2, 80.2, 80.6] },
        { name: "Titans (MAC)", figures: [98.4, 97.4, 95.2] },
        { name: "Titans (MAG)", figures: [97.4, 98.6, 88.2] },
        { name: "Titans (MAL)", figures: [97.8, 96.4, 90.4] },
      ],
    },
  ],
};
