// What does the lesson on needles draw of the trained models? Three kinds of needle by length of the text, as `npm run evaluate`
// counted them and `-- --readme` keeps them in needles.json.

import type { LongTestId } from "#model/contracts/longTests";
import type { TrainedName } from "#model/contracts/models";
import type { Counted, ExhibitTable } from "./lesson";
import found from "./needles.json";

export const needleTests = ["passkey", "number", "word"] as const satisfies readonly LongTestId[];
/** Tokens of a text. */
export const needleSizes = [1024, 4096, 16_384] as const;
export const needleModels = [
  "lmm",
  "mac",
  "mag",
  "mal",
  "full",
  "gatedDelta",
  "mamba2",
  "linear",
  "window",
] as const satisfies readonly TrainedName[];

type NeedleTest = (typeof needleTests)[number];
type NeedleModel = (typeof needleModels)[number];

/** A table for each kind of needle. */
export function needleTables(
  titles: Readonly<Record<NeedleTest, string>>,
  { names, columns }: { names: Readonly<Record<NeedleModel, string>>; columns: readonly string[] },
): readonly ExhibitTable[] {
  const figures: Readonly<Record<NeedleTest, Readonly<Record<NeedleModel, readonly (Counted | null)[]>>>> = found;
  return needleTests.map((test) => ({
    title: titles[test],
    columns,
    rows: needleModels.map((model) => ({ name: names[model], figures: figures[test][model] })),
  }));
}
