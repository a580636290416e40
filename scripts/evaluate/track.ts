// What do small models learn to track? Trains those of trackRecipe.ts one after another, asks each on texts longer than it was
// trained on, and keeps every answer in public/track.json as soon as it is there: whoever interrupts it loses one model, and it goes
// on with the next. Leaves the texts to trained/tasks/tracked.ts.

import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { hasGates, type ModelConfig } from "#model/contracts/architecture";
import { uniform } from "#model/contracts/random";
import {
  askedSymbols,
  trackedSeeds,
  trackedTasks,
  trackedTexts,
  trackers,
  trainedSymbols,
  type Tracked,
  type TrackedGates,
  type TrackedModel,
  type TrackedRow,
  type TrackedTask,
} from "#model/contracts/tracked";
import { idsOf } from "#model/contracts/vocabulary";
import { openLearner } from "#model/learning/gradients";
import { trackRecipe } from "#model/learning/trackRecipe";
import { storedOf } from "#model/learning/trainLook";
import { startTraining, trainStep } from "#model/learning/training";
import { likeliest } from "#model/trained/evaluation";
import { startForward, type Forward, type ParameterArrays } from "#model/trained/forward";
import { stepsOf } from "#model/trained/recipes";
import { trackedText } from "#model/trained/tasks/tracked";
import { sayShare } from "#words/share";
import { typed } from "../commandLine";

const file = join("public", "track.json");

/** Trains what public/track.json does not have, or has of another recipe; of the named models, or of all. */
export async function fillTracked(names: readonly string[], seed: number): Promise<void> {
  for (const model of trackedLeft(names, seed)) {
    const row = await trainTracked(model, seed);
    process.stderr.write(
      `${nameOf(model)}: ${row.right.map((right, at) => sayShare(right / row.asked[at]!)).join(" ")}\n`,
    );
    keepRow(row, seed);
  }
  printTracked(seed);
}

/** @throws RangeError where a tracker is none. */
export function trackedLeft(names: readonly string[], seed: number): TrackedModel[] {
  for (const name of names) {
    if (!trackers.some((tracker) => tracker === name)) {
      throw new RangeError(`no model ${typed(name)}; there are ${trackers.join(", ")}`);
    }
  }
  const { rows } = readTracked(seed);
  return allModels
    .filter(({ tracker }) => names.length === 0 || names.includes(tracker))
    .filter((model) => !rows.some((row) => nameOf(row) === nameOf(model) && row.recipe === recipeHash(model)));
}

const allModels: readonly TrackedModel[] = trackedTasks.flatMap((task) =>
  trackers.flatMap((tracker) => trackedSeeds.map((seed) => ({ task, tracker, seed }))),
);

/** Some seconds. */
async function trainTracked(model: TrackedModel, seed: number): Promise<TrackedRow> {
  const { task } = model;
  const { config, plan } = trackRecipe(model);
  const steps = stepsOf(plan);
  const state = startTraining({ config, plan });
  const gradientsOf = openLearner({ config, length: trainedSymbols + 1 });
  const from = process.cpuUsage();
  let brokeAt: number | null = null;
  while (state.step < steps && brokeAt === null) {
    const before = state.step;
    try {
      const sample = ({ length }: { length: number }, next: () => number) =>
        trackedText({ task, symbols: length - 1, next });
      await trainStep({ config, plan, state, gradientsOf, sample });
    } catch (error) {
      if (!/diverged/u.test(String(error))) throw error;
      brokeAt = before;
    }
  }
  const { user, system } = process.cpuUsage(from);
  const parameters = storedOf(config, state.parameters);
  const counts =
    brokeAt === null ? askedSymbols.map((symbols) => ask({ task, symbols, config, parameters, seed })) : [];
  return {
    ...model,
    parameters: Object.values(state.parameters).reduce((sum, { length }) => sum + length, 0),
    ...{ steps, seconds: Math.round((user + system) / 1e5) / 10, brokeAt },
    right: counts.map(({ right }) => right),
    asked: counts.map(({ asked }) => asked),
    gates: brokeAt === null ? gatesAt({ task, symbols: trainedSymbols, config, parameters, seed }) : [],
    recipe: recipeHash(model),
  };
}

interface Asked {
  readonly task: TrackedTask;
  readonly symbols: number;
  readonly config: ModelConfig;
  readonly parameters: ParameterArrays;
  readonly seed: number;
}

function readText(
  { task, symbols, config, parameters, seed }: Asked,
  text: number,
): { words: readonly string[]; beside: readonly string[]; forward: Forward } {
  const { words, beside } = trackedText({ task, symbols, next: uniform(`track ${seed} ${task} ${symbols} ${text}`) });
  const forward = startForward({ config, parameters, ids: idsOf(words), traced: false });
  forward.advance(words.length);
  return { words, beside, forward };
}

/** Of the first text, by symbol. */
function gatesAt(of: Asked): TrackedGates[] {
  const { words, forward } = readText(of, 0);
  const { memories, matrices } = forward.layers[0]!;
  const memory = memories[0]?.stream;
  const matrix = hasGates(of.config.mixer) ? matrices[0]?.sequence : undefined;
  const [theta, alpha] = [memory?.theta ?? matrix?.beta, memory?.alpha ?? matrix?.keep.map((kept) => 1 - kept)];
  if (!theta || !alpha) return [];
  return [...new Set(words.slice(1))].sort().map((symbol) => {
    const places = words.flatMap((word, at) => (word === symbol ? [at] : []));
    const mean = (gate: ArrayLike<number>): number =>
      Number((places.reduce((sum, at) => sum + gate[at]!, 0) / places.length).toFixed(4));
    return { symbol, theta: mean(theta), eta: memory ? mean(memory.eta) : null, alpha: mean(alpha) };
  });
}

/** What is true after each symbol of the last quarter of some texts. */
function ask(of: Asked): { right: number; asked: number } {
  const { symbols, config } = of;
  let [right, asked] = [0, 0];
  for (let text = 0; text < trackedTexts; text++) {
    const { beside, forward } = readText(of, text);
    const expected = idsOf(beside);
    for (let row = 1 + (3 * symbols) / 4; row <= symbols; row++) {
      asked++;
      if (likeliest(forward.logits, { row, vocabulary: config.vocabulary }) === expected[row]) right++;
    }
  }
  return { right, asked };
}

/** In the place of what stood there of this model. */
function keepRow(row: TrackedRow, seed: number): void {
  const { rows } = readTracked(seed);
  const order = new Map(allModels.map((model, at) => [nameOf(model), at]));
  const all = [...rows.filter((other) => nameOf(other) !== nameOf(row)), row].sort(
    (one, other) => order.get(nameOf(one))! - order.get(nameOf(other))!,
  );
  writeFileSync(file, `{"seed":${seed},"rows":[\n${all.map((row) => JSON.stringify(row)).join(",\n")}\n]}\n`);
}

/** Of another seed nothing stays. */
function readTracked(seed: number): Tracked {
  const tracked = existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as Tracked) : null;
  return tracked?.seed === seed ? tracked : { seed, rows: [] };
}

function nameOf({ task, tracker, seed }: TrackedModel): string {
  return `${task} ${tracker} ${seed}`;
}

function recipeHash(model: TrackedModel): string {
  return createHash("sha256")
    .update(JSON.stringify(trackRecipe(model)))
    .digest("hex");
}

function printTracked(seed: number): void {
  const { rows } = readTracked(seed);
  const head = askedSymbols.map((symbols) => `${symbols} symbols`);
  console.log(`\n### Tracking\n\n| | ${head.join(" | ")} |\n|---|${head.map(() => "---|").join("")}`);
  for (const { right, asked, ...row } of rows) {
    console.log(`| ${nameOf(row)} | ${right.map((count, at) => sayShare(count / asked[at]!)).join(" | ")} |`);
  }
}
