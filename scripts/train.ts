// `npm run train -- NAME [--steps N] [--out FOLDER]`: trains a recipe on this machine, and goes on where it was interrupted.
// Keeps a checkpoint a minute, a log line a step, and at the end the weights and their card. Leaves learning to training.ts.

import { createHash } from "node:crypto";
import { appendFileSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { parseArgs } from "node:util";
import * as tf from "@tensorflow/tfjs";
import { setWasmPaths } from "@tensorflow/tfjs-backend-wasm";
import { parameterShapes } from "../src/model/architecture";
import { recipeOf, type Recipe } from "../src/model/recipes";
import { startTraining, trainStep, type StepReport, type TrainingState, type Weights } from "../src/model/training";
import { readSafetensors, writeSafetensors } from "../src/model/weights";

const checkpointSeconds = 60;
/** The progress bar's figures are means over this many steps. */
const smoothSteps = 25;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { steps: { type: "string" }, out: { type: "string" }, weights: { type: "string" } },
});
const recipe = planned(recipeOf(positionals[0] ?? ""), values.steps);
const { config, plan, name } = recipe;
const folder = values.out ?? join(".cache", "training", name);
const published = values.weights ?? join("public", "models");
mkdirSync(folder, { recursive: true });
const checkpoint = join(folder, "checkpoint.safetensors");
const log = join(folder, "log.jsonl");

const wasm = dirname(createRequire(import.meta.url).resolve("@tensorflow/tfjs-backend-wasm"));
setWasmPaths(`${wasm}/`);
await tf.setBackend("wasm");
await tf.ready();

/** How many steps each run was to have in all: one, or more where a finished training was taken further. */
const stages: number[] = [];
const state = existsSync(checkpoint) ? resume(readFileSync(checkpoint)) : begin();
if (stages.at(-1) !== plan.steps) stages.push(plan.steps);
const size = Object.values(state.parameters).reduce((sum, data) => sum + data.length, 0);
console.log(`${recipe.title}: ${size.toLocaleString("en")} parameters, ${plan.steps} steps, from step ${state.step}`);
let seconds = Number(existsSync(checkpoint) ? readSafetensors(readFileSync(checkpoint)).metadata["seconds"] : 0);
let lastSaved = performance.now();
const recent: StepReport[] = [];
process.once("SIGINT", () => {
  save();
  process.exit(130);
});

while (state.step < plan.steps) {
  const began = performance.now();
  const report = trainStep({ config, plan, state });
  const took = (performance.now() - began) / 1000;
  seconds += took;
  appendFileSync(log, `${JSON.stringify({ step: state.step, ...report, seconds: took })}\n`);
  recent.push(report);
  if (recent.length > smoothSteps) recent.shift();
  showProgress(took);
  if (performance.now() - lastSaved > checkpointSeconds * 1000) save();
  await new Promise(setImmediate); // lets an interruption in
}
save();
publish();

function planned(recipe: Recipe, steps: string | undefined): Recipe {
  if (steps === undefined) return recipe;
  const count = Number(steps);
  if (!Number.isInteger(count) || count < 1)
    throw new RangeError(`--steps is ${steps}; allowed: a whole number from 1`);
  return { ...recipe, plan: { ...recipe.plan, steps: count } };
}

function showProgress(took: number): void {
  const mean = (part: (report: StepReport) => number): number =>
    recent.reduce((sum, report) => sum + part(report), 0) / recent.length;
  const left = (plan.steps - state.step) * took;
  const done = Math.round((20 * state.step) / plan.steps);
  const line =
    `${"█".repeat(done)}${"░".repeat(20 - done)} ${state.step}/${plan.steps}` +
    `  loss ${mean(({ loss }) => loss).toFixed(3)}  answers ${percent(mean(({ accuracy }) => accuracy))}` +
    `  beyond the window ${percent(mean(({ farAccuracy }) => farAccuracy))}  ${Math.ceil(left / 60)} min left`;
  if (process.stdout.isTTY) process.stdout.write(`\r${line}  `);
  else if (state.step % smoothSteps === 0 || state.step === plan.steps) console.log(line);
}

function percent(share: number): string {
  return `${(100 * share).toFixed(0)} %`;
}

/** Written beside and renamed, so that a crash leaves the last whole one. */
function save(): void {
  const tensors = Object.fromEntries(
    (["parameters", "first", "second"] as const).flatMap((part) => Object.entries(stored(state[part], part))),
  );
  const metadata = {
    step: String(state.step),
    seconds: String(seconds),
    recipe: JSON.stringify(recipe),
    stages: JSON.stringify(stages),
  };
  writeFileSync(`${checkpoint}.part`, writeSafetensors(tensors, { type: "F32", metadata }));
  renameSync(`${checkpoint}.part`, checkpoint);
  lastSaved = performance.now();
}

function stored(weights: Weights, prefix: string): Record<string, { shape: readonly number[]; data: Float32Array }> {
  const shapes = parameterShapes(config);
  return Object.fromEntries(
    Object.entries(weights).map(([name, data]) => [`${prefix}/${name}`, { shape: shapes[name]!.shape, data }]),
  );
}

/** @throws Error where the model to start from is not there. */
function begin(): TrainingState {
  if (plan.from === null) return startTraining({ config, plan, given: {} });
  const file = join(published, `${plan.from}.safetensors`);
  if (!existsSync(file)) throw new Error(`${name} starts from ${file}: npm run train -- ${plan.from} makes it`);
  return startTraining({ config, plan, given: readSafetensors(readFileSync(file)).tensors });
}

/** @throws Error where the checkpoint is of another model or plan. */
function resume(bytes: Uint8Array): TrainingState {
  const { tensors, metadata } = readSafetensors(bytes);
  const { config: savedConfig, plan: savedPlan } = JSON.parse(metadata["recipe"] ?? "{}") as Partial<Recipe>;
  const same =
    JSON.stringify([savedConfig, { ...savedPlan, from: savedPlan?.from ?? null, steps: 0 }]) ===
    JSON.stringify([config, { ...plan, steps: 0 }]);
  if (!same) throw new Error(`${checkpoint} is of another config or plan; remove ${folder} to start anew`);
  stages.push(...(metadata["stages"] ? (JSON.parse(metadata["stages"]) as number[]) : [savedPlan!.steps!]));
  const part = (prefix: string): Weights =>
    Object.fromEntries(Object.keys(parameterShapes(config)).map((name) => [name, tensors[`${prefix}/${name}`]!.data]));
  return {
    step: Number(metadata["step"]),
    parameters: part("parameters"),
    first: part("first"),
    second: part("second"),
  };
}

/** The weights in 16 bits, and the card that says what they are. */
function publish(): void {
  mkdirSync(published, { recursive: true });
  const shapes = parameterShapes(config);
  const tensors = Object.fromEntries(
    Object.entries(state.parameters).map(([name, data]) => [name, { shape: shapes[name]!.shape, data }]),
  );
  const bytes = writeSafetensors(tensors, { type: "F16" });
  writeFileSync(join(published, `${name}.safetensors`), bytes);
  const mean = recent.reduce((sum, { loss }) => sum + loss, 0) / recent.length;
  const card = {
    name,
    title: recipe.title,
    config,
    plan,
    parameters: size,
    bytes: bytes.length,
    sha256: createHash("sha256").update(bytes).digest("hex"),
    seconds: Math.round(seconds),
    loss: Number(mean.toFixed(4)),
    command: stages.map((steps) => `npm run train -- ${name} --steps ${steps}`).join(" && "),
  };
  const file = join(published, `${name}.json`);
  const earlier = existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as { sha256: string }) : null;
  const kept = earlier?.sha256 === card.sha256 ? earlier : {}; // its evaluation is still true
  writeFileSync(file, `${JSON.stringify({ ...kept, ...card }, null, 2)}\n`);
  console.log(`\n${join(published, `${name}.safetensors`)}: ${bytes.length.toLocaleString("en")} bytes`);
}
