// How many pairs does a memory hold, by how wide it is? Trains the small models of gridRecipe.ts one after another, asks each, and
// keeps every answer in public/grid.json as soon as it is there: whoever interrupts it loses one model, and it goes on with the
// next. Leaves the texts to tasks/.

import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { baselineMixers, titansMixers, type Mixer, type ModelConfig } from "#model/contracts/architecture";
import {
  gridPairs,
  gridWidths,
  type GridCell,
  type GridRow,
  type GridWidth,
  type PairGrid,
} from "#model/contracts/pairGrid";
import { uniform } from "#model/contracts/random";
import { openLearner } from "#model/learning/gradients";
import { gridRecipe } from "#model/learning/gridRecipe";
import { storedOf } from "#model/learning/trainLook";
import { startTraining, trainStep } from "#model/learning/training";
import type { ParameterArrays } from "#model/trained/forward";
import { secondRunInterval, shareOf } from "#model/trained/interval";
import { graded } from "#model/trained/longEvaluation";
import { manyPairs, pairWords } from "#model/trained/tasks/manyPairs";
import { pairBlocks } from "#model/trained/tasks/pairBlocks";
import { sayShare } from "#words/share";
import { typed } from "../commandLine";
import { spanOf } from "./table";

const file = join("public", "grid.json");
const mixers: readonly Mixer[] = [...titansMixers, ...baselineMixers];
/** Of every number of pairs. */
const texts = 32;

export interface GridModel {
  readonly mixer: Mixer;
  readonly width: GridWidth;
}

/**
 * Those of the named mixers, or of all, that public/grid.json does not have; the smallest first.
 * @throws RangeError where a mixer is none.
 */
export function gridModelsLeft(names: readonly string[], seed: number): GridModel[] {
  for (const name of names) {
    if (!mixers.some((mixer) => mixer === name)) {
      throw new RangeError(`no mixer ${typed(name)}; there are ${mixers.join(", ")}`);
    }
  }
  const { rows } = readGrid(seed);
  return gridWidths
    .flatMap((width) => mixers.map((mixer) => ({ mixer, width })))
    .filter(({ mixer }) => names.length === 0 || names.includes(mixer))
    .filter((model) => !rows.some((row) => isRowOf(row, model) && row.recipe === recipeHash(model)));
}

/** A few minutes at most. */
export async function trainGridModel(model: GridModel, seed: number): Promise<GridRow> {
  const { config, plan } = gridRecipe(model);
  const { steps, length } = plan.phases[0]!;
  const state = startTraining({ config, plan });
  const gradientsOf = openLearner({ config, length });
  const from = process.cpuUsage();
  let brokeAt: number | null = null;
  while (state.step < steps && brokeAt === null) {
    const before = state.step;
    try {
      await trainStep({ config, plan, state, gradientsOf, sample: (_, next) => pairBlocks({ next }) });
    } catch (error) {
      if (!/diverged/u.test(String(error))) throw error;
      brokeAt = before;
    }
  }
  const { user, system } = process.cpuUsage(from);
  const parameters = storedOf(config, state.parameters);
  return {
    ...model,
    parameters: Object.values(state.parameters).reduce((sum, { length }) => sum + length, 0),
    ...{ steps, seconds: Math.round((user + system) / 1e6), brokeAt },
    cells: brokeAt === null ? gridPairs.map((pairs) => cellOf(pairs, { model, config, parameters, seed })) : [],
    recipe: recipeHash(model),
  };
}

function cellOf(
  pairs: number,
  {
    model,
    config,
    parameters,
    seed,
  }: { model: GridModel; config: ModelConfig; parameters: ParameterArrays; seed: number },
): GridCell {
  const right = Array.from({ length: texts }, (_, text) => {
    const next = uniform(`grid ${seed} ${pairs} ${text}`);
    return graded({ config, parameters, frozen: false, sample: manyPairs({ next, pairs, length: pairs * pairWords }) });
  });
  const counts = right.map((right) => ({ asked: pairs, right }));
  const { low, high } = secondRunInterval(counts, { seed: `grid ${seed} ${model.mixer} ${model.width} ${pairs}` });
  const short = (value: number): number => Number(value.toFixed(4));
  return { pairs, right, accuracy: short(shareOf(counts)), low: short(low), high: short(high) };
}

/** In the place of what stood there of this model. */
export function keepGridRow(row: GridRow, seed: number): void {
  const { rows } = readGrid(seed);
  const place = ({ mixer, width }: GridModel): number =>
    mixers.indexOf(mixer) * gridWidths.length + gridWidths.indexOf(width);
  const all = [...rows.filter((other) => !isRowOf(other, row)), row].sort((one, other) => place(one) - place(other));
  writeFileSync(file, `{"seed":${seed},"rows":[\n${all.map((row) => JSON.stringify(row)).join(",\n")}\n]}\n`);
}

/** Of another seed nothing stays. */
function readGrid(seed: number): PairGrid {
  const grid = existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as PairGrid) : null;
  return grid?.seed === seed ? grid : { seed, rows: [] };
}

function isRowOf(row: GridRow, { mixer, width }: GridModel): boolean {
  return row.mixer === mixer && row.width === width;
}

function recipeHash(model: GridModel): string {
  return createHash("sha256")
    .update(JSON.stringify(gridRecipe(model)))
    .digest("hex");
}

export function printGrid(seed: number): void {
  const { rows } = readGrid(seed);
  console.log(`\n### Pairs by width\n\n| | ${gridPairs.join(" | ")} |\n|---|${gridPairs.map(() => "---|").join("")}`);
  for (const { mixer, width, brokeAt, cells } of rows) {
    const said = cells.map((cell) => `${sayShare(cell.accuracy)} (${spanOf(cell)})`);
    console.log(`| ${mixer}, ${width} | ${brokeAt === null ? said.join(" | ") : `broke at step ${brokeAt}`} |`);
  }
}
