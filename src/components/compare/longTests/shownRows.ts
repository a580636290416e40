// Which rows of a test are on screen? Of every model one line: as it reads, or with its memory frozen where there is one to freeze.

import { hasGates } from "#model/contracts/architecture";
import type { longSizes } from "#model/contracts/longTests";
import { type LongRow, type LongTestId } from "#model/contracts/longTests";
import { mixerNamed, modelTitles, type TrainedName } from "#model/contracts/models";
import { curveMarks, type CurveMark } from "#components/chart/curveMarks";
import { lookOf, type MemoryLook } from "#components/chart/memoryLook";
import { knownRows, type LongTests } from "#state/longTests";

export interface ShownModel {
  readonly model: TrainedName;
  readonly title: string;
  readonly look: MemoryLook;
  readonly mark: CurveMark;
  /** By size. */
  readonly rows: readonly LongRow[];
}

export function byOf(test: LongTestId): keyof typeof longSizes {
  return test === "pairs" ? "pairs" : "tokens";
}

/** Models in one order, whatever was read when. */
export function shownModels(
  known: Pick<LongTests, "results" | "live" | "stale">,
  { test, frozen }: { test: LongTestId; frozen: boolean },
): ShownModel[] {
  const rows = knownRows(known, test);
  return (Object.keys(looks) as TrainedName[])
    .map((model) => ({
      model,
      title: modelTitles[model].short,
      look: lookOf(looks[model]),
      mark: marks[model] ?? curveMarks.dot,
      rows: rows
        .filter((row) => row.model === model && row.frozen === (frozen && hasGates(mixerNamed(model))))
        .sort((one, other) => one.size - other.size),
    }))
    .filter(({ rows }) => rows.length > 0);
}

/** As the memories of Compare that they are made of. */
const looks: Readonly<Record<TrainedName, Parameters<typeof lookOf>[0]>> = {
  lmm: { family: "titans", place: 0 },
  mac: { family: "titans", place: 1 },
  mag: { family: "titans", place: 2 },
  mal: { family: "titans", place: 3 },
  lmmDeep: { family: "titans", place: 4 },
  macDeep: { family: "titans", place: 5 },
  magDeep: { family: "titans", place: 6 },
  malDeep: { family: "titans", place: 7 },
  full: { family: "attention", place: 0 },
  window: { family: "attention", place: 1 },
  gatedDelta: { family: "delta", place: 1 },
  mamba2: { family: "decay", place: 1 },
  linear: { family: "linear", place: 0 },
};

/** Of those that have one hue: a shape a wiring, hollow where the memory is deep. */
const marks: Partial<Readonly<Record<TrainedName, CurveMark>>> = {
  mac: curveMarks.square,
  mag: curveMarks.triangle,
  mal: curveMarks.diamond,
  lmmDeep: curveMarks.hollowDot,
  macDeep: curveMarks.hollowSquare,
  magDeep: curveMarks.hollowTriangle,
  malDeep: curveMarks.hollowDiamond,
};
