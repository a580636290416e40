// What did the long tests find of the trained models' needles? Three kinds by length of the text, as `npm run evaluate` counted them
// and `-- --readme` keeps them in needles.json. Leaves to exhibits/needles.ts what the lesson draws of it.

import type { LongTestId } from "#model/contracts/longTests";
import type { TrainedName } from "#model/contracts/models";
import type { Counted } from "./lesson";
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
export type NeedleModel = (typeof needleModels)[number];

/** By size, null where texts of that size were not read. */
export const needleFigures: Readonly<Record<NeedleTest, Readonly<Record<NeedleModel, readonly (Counted | null)[]>>>> =
  found;
