// `npm run train -- NAME [--steps N] [--out FOLDER] [--backend simd|gpu|wasm]`: trains a recipe on this machine, and goes on
// where it was interrupted. `--steps` ends the plan early, and then the weights stay beside the checkpoint.
// Keeps a checkpoint a minute, a log line a step, and at the end the weights and their card. Leaves learning to training.ts,
// and what computes to train/backend.ts.

import { createHash } from "node:crypto";
import { appendFileSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { hasDeepMemory, parameterShapes } from "#model/contracts/architecture";
import { phaseOf, recipeOf, stepsOf, type Recipe, type TrainingPlan } from "#model/trained/recipes";
import type { StepReport, TrainingState, Weights } from "#model/learning/training";
import { readSafetensors, writeSafetensors } from "#model/trained/weights";
import { departuresOf } from "#words/departures";
import { sayShare } from "#words/share";
import { cardText } from "./card";
import { assertFolder, typed, wholeNumber } from "./commandLine";
import { learningCurve } from "./train/curve";
import { readLog } from "./train/log";

const checkpointSeconds = 60;
/** The progress bar's figures are means over this many steps. */
const smoothSteps = 25;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    steps: { type: "string" },
    out: { type: "string" },
    weights: { type: "string" },
    backend: { type: "string" },
  },
});
const recipe = recipeOf(onlyName(positionals));
const { config, plan, name } = recipe;
const planned = stepsOf(plan);
const steps =
  values.steps === undefined ? planned : Math.min(planned, wholeNumber(values.steps, { option: "steps", from: 1 }));
const folder = values.out ?? join(".cache", "training", name);
const shipped = join("public", "models");
assertFolder(folder, "out");
assertFolder(values.weights ?? shipped, "weights");
mkdirSync(folder, { recursive: true });
const checkpoint = join(folder, "checkpoint.safetensors");
const log = join(folder, "log.jsonl");

// Only now: what learns brings all of tfjs.
const { startTraining, trainStep } = await import("#model/learning/training");
const { openEngine } = await import("./train/backend");
const longest = Math.max(...plan.phases.map(({ length }) => length));
const engine = await openEngine(values.backend, { config, length: longest });
const { gradientsOf } = engine;
console.log(engine.said);

const state = existsSync(checkpoint) ? resume(readFileSync(checkpoint)) : startTraining({ config, plan });
const size = Object.values(state.parameters).reduce((sum, data) => sum + data.length, 0);
console.log(`${recipe.title}: ${size.toLocaleString("en")} parameters, ${steps} steps, from step ${state.step}`);
let seconds = Number(existsSync(checkpoint) ? readSafetensors(readFileSync(checkpoint)).metadata["seconds"] : 0);
let lastSaved = performance.now();
const recent: StepReport[] = [];
process.once("SIGINT", () => {
  save();
  process.exit(130);
});

while (state.step < steps) {
  const began = performance.now();
  const report = await trainStep({ config, plan, state, gradientsOf });
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
await engine.close();

/** @throws RangeError where not one recipe is named. */
function onlyName(names: readonly string[]): string {
  if (names.length > 1) throw new RangeError(`one model at a time: ${names.map(typed).join(", ")}`);
  return names[0] ?? "";
}

function showProgress(took: number): void {
  const mean = (part: (report: StepReport) => number): number =>
    recent.reduce((sum, report) => sum + part(report), 0) / recent.length;
  const left = (steps - state.step) * took;
  const done = Math.round((20 * state.step) / steps);
  const line =
    `${"█".repeat(done)}${"░".repeat(20 - done)} ${state.step}/${steps}` +
    `  loss ${mean(({ loss }) => loss).toFixed(3)}  answers ${sayShare(mean(({ accuracy }) => accuracy))}` +
    `  beyond reach ${sayShare(mean(({ farAccuracy }) => farAccuracy))}  ${Math.ceil(left / 60)} min left`;
  if (process.stdout.isTTY) process.stdout.write(`\r${line}  `);
  else if (state.step % smoothSteps === 0 || state.step === steps) console.log(line);
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

/** @throws Error where the checkpoint is of another model, or of a plan that was another one until now. */
function resume(bytes: Uint8Array): TrainingState {
  const { tensors, metadata } = readSafetensors(bytes);
  const saved = JSON.parse(metadata["recipe"] ?? "{}") as Recipe;
  const done = Number(metadata["step"]);
  if (JSON.stringify([saved.config, begun(saved.plan, done)]) !== JSON.stringify([config, begun(plan, done)])) {
    throw new Error(`${checkpoint} is of another config or plan; remove ${folder} to start anew`);
  }
  const part = (prefix: string): Weights =>
    Object.fromEntries(Object.keys(parameterShapes(config)).map((name) => [name, tensors[`${prefix}/${name}`]!.data]));
  return {
    step: done,
    parameters: part("parameters"),
    first: part("first"),
    second: part("second"),
  };
}

/** A plan without the phases that the step after these does not reach. */
function begun(plan: TrainingPlan, done: number): TrainingPlan {
  const last = done === 0 ? 0 : plan.phases.indexOf(phaseOf(plan, done - 1).phase);
  return { ...plan, phases: plan.phases.slice(0, last + 1) };
}

/**
 * The weights in 16 bits, and the card that says what they are. A plan that is not at its end stays beside its checkpoint,
 * unless it was said where it goes: it would take the place of a model that is.
 */
function publish(): void {
  const published = values.weights ?? (state.step < stepsOf(plan) ? folder : shipped);
  mkdirSync(published, { recursive: true });
  const shapes = parameterShapes(config);
  const tensors = Object.fromEntries(
    Object.entries(state.parameters).map(([name, data]) => [name, { shape: shapes[name]!.shape, data }]),
  );
  const bytes = writeSafetensors(tensors, { type: "F16" });
  writeFileSync(join(published, `${name}.safetensors`), bytes);
  // Of the log, for a training that was at its end already has made no step now.
  const made = readLog(log).filter(({ step }) => step <= state.step);
  const last = made.slice(-smoothSteps);
  const mean = last.reduce((sum, { loss }) => sum + loss, 0) / last.length;
  const card = {
    name,
    title: recipe.title,
    departures: departuresOf({ mixer: config.mixer, isDeep: hasDeepMemory(config) }),
    config,
    plan,
    parameters: size,
    bytes: bytes.length,
    sha256: createHash("sha256").update(bytes).digest("hex"),
    seconds: Math.round(seconds),
    loss: Number(mean.toFixed(4)),
    steps,
    curve: learningCurve(plan, made),
    command: `npm run train -- ${name}${steps < stepsOf(plan) ? ` --steps ${steps}` : ""}`,
  };
  const file = join(published, `${name}.json`);
  const earlier = existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as { sha256: string }) : null;
  const kept = earlier?.sha256 === card.sha256 ? earlier : {}; // its evaluation is still true
  writeFileSync(file, cardText({ ...kept, ...card }));
  console.log(`\n${join(published, `${name}.safetensors`)}: ${bytes.length.toLocaleString("en")} bytes`);
  if (published === folder)
    console.log(`${state.step} of the plan's ${stepsOf(plan)} steps: what ships in ${shipped} is as it was`);
}
