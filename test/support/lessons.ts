// How is a lesson read without a page? The Scene of a step read by the engine, and again in float64, ready to be measured.

import { shippedModel } from "../../scripts/models";
import type { Asker } from "#lessons/checks/check";
import type { Lesson } from "#lessons/lesson";
import { runHeadless } from "#model/reading/headless";
import type { Measure, Measured } from "#model/contracts/measure";
import { takeMeasure } from "#model/explain/takeMeasure";
import { writeParts } from "#model/explain/writeParts";
import { tokenQuantities, wordQuantities } from "#model/contracts/probe";
import type { PageColumns } from "#model/contracts/pageColumns";
import { referenceRun } from "#model/check/reference";
import { fillPageColumns, type Run } from "#model/reading/run";
import { tokensOf, type Token } from "#model/contracts/tokenizer";
import type { Scene } from "#scene/scene";

export interface ReadScene {
  readonly scene: Scene;
  readonly tokens: readonly Token[];
  /** As the page computes it. */
  readonly run: Run;
  readonly take: (measure: Measure) => Measured;
  /** In float64. */
  readonly takeExactly: (measure: Measure) => Promise<Measured>;
}

const known = new Map<string, Promise<ReadScene>>();

/** Reads what a Scene says, once for all who ask. */
export function readScene(scene: Scene): Promise<ReadScene> {
  const { text, memory, overrides, window, compare } = scene;
  const name = JSON.stringify([text, memory, overrides, window, compare.knobs, compare.game]);
  const before = known.get(name);
  if (before) return before;
  const reading = read(scene);
  known.set(name, reading);
  return reading;
}

async function read(scene: Scene): Promise<ReadScene> {
  const { text, memory: settings, overrides, window, compare } = scene;
  const compared = { window, knobs: compare.knobs, game: compare.game };
  const { tokens } = tokensOf(text, settings);
  const words = tokens.map(({ word }) => word);
  const model = settings.model === "untrained" ? null : shippedModel(settings.model);
  const { run } = await runHeadless({ words, settings, overrides }, model);
  let exact: Promise<Run> | null = null;
  return {
    scene,
    tokens,
    run,
    take: (measure) => takeMeasure({ run, settings, compared }, measure),
    takeExactly: async (measure) => takeMeasure({ run: await (exact ??= exactRun(run)), settings, compared }, measure),
  };
}

async function exactRun(run: Run): Promise<Run> {
  const columns = Object.fromEntries(
    [...tokenQuantities, ...wordQuantities].map((name) => [name, new Float32Array(run.filled)]),
  ) as PageColumns;
  const exact = { ...(await referenceRun(run)), columns };
  fillPageColumns(exact, { from: 0, to: exact.filled });
  return exact;
}

/** Asks a reading without a page what a check asks of the one on screen. */
export function askerAt(scene: Scene): Asker {
  return {
    measure: async (measures) => {
      const { take } = await readScene(scene);
      return measures.map(take);
    },
    write: async (token) => {
      const { run } = await readScene(scene);
      return token < run.filled ? writeParts(run, await referenceRun(run), token) : null;
    },
  };
}

export function stepsOf(lesson: Lesson): readonly (readonly [string, number])[] {
  return lesson.steps.map((_, step) => [`${lesson.id}, step ${step + 1}`, step]);
}
