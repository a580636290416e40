// Does what leaves the page as a trace hold what was read, for every reader, and can anybody recompute it?

import { readFileSync } from "node:fs";
import * as tf from "@tensorflow/tfjs";
import { beforeAll, describe, expect, it } from "vitest";
import { baselineMixers, titansMixers } from "#model/contracts/architecture";
import { exportRun } from "#model/check/export";
import { largestTolerance, parseGolden, type GoldenCase } from "#model/contracts/golden";
import { runHeadless } from "#model/reading/headless";
import { defaultSettings, type GateOverride, type MemorySettings } from "#model/contracts/settings";
import type { LearnedName } from "#model/contracts/models";
import { readCard, type TrainedModel } from "#model/trained/modelFile";
import type { RunRequest } from "#model/contracts/protocol";
import { referenceRun } from "#model/check/reference";
import type { Run } from "#model/reading/run";
import { passes, verifyCase } from "#model/check/verify";
import { readSafetensors } from "#model/trained/weights";
import { difference } from "./support/memories";
import { randomRequest } from "./support/randomRequests";

beforeAll(async () => {
  tf.enableProdMode();
  await tf.setBackend("cpu");
});

const text = "mia likes tea . noor has the lamp . where is mia ? mia is in oslo . who has the lamp ? noor .".split(" ");

function shipped(name: LearnedName): TrainedModel {
  const file = (kind: string) => readFileSync(new URL(`../public/models/${name}.${kind}`, import.meta.url));
  return { card: readCard(file("json"), name), parameters: readSafetensors(file("safetensors")).tensors };
}

async function read({ words, settings, overrides }: RunRequest): Promise<Run> {
  const { model } = settings;
  return (await runHeadless({ words, settings, overrides }, model === "untrained" ? null : shipped(model))).run;
}

async function exported(request: RunRequest): Promise<{ run: Run; written: GoldenCase }> {
  const run = await read(request);
  const file = exportRun(run, await referenceRun(run), { name: "a run", hash: "v=1" });
  return { run, written: parseGolden(file)[0]! };
}

const requestOf = (
  settings: Partial<MemorySettings>,
  { words = text, overrides = [] }: { words?: readonly string[]; overrides?: readonly GateOverride[] } = {},
): RunRequest => ({ words, settings: { ...defaultSettings, ...settings }, overrides });

async function wrongOf(written: GoldenCase): Promise<string[]> {
  const verdicts = await verifyCase(written);
  return verdicts
    .filter((verdict) => !passes(verdict))
    .map(({ engine, output, error }) => `${engine} ${output} ${error}`);
}

const size = (value: unknown): number =>
  Array.isArray(value) ? Math.max(...value.map(size)) : Math.abs(value as number);

describe("a trace of", () => {
  it.each(["untrained", ...titansMixers] as const)(
    "%s is its memory's, every token of it, and verifies",
    async (model) => {
      const { run, written } = await exported(requestOf({ model, layer: 2, head: 2 }));
      expect(written.family).toBe("titans-memory");
      expect(written.inputs["k"]).toHaveLength(text.length);
      expect(written.expected["gradNorm"]).toEqual(Array.from(run.columns.surprise, (x) => Number(x.toPrecision(9))));
      expect(await wrongOf(written)).toEqual([]);
    },
  );

  it.each([
    ["gatedDelta", "gated-delta"],
    ["mamba2", "decay"],
    ["linear", "hebbian"],
  ] as const)("%s is the matrix of the head on screen, not a memory that it does not have", async (model, rule) => {
    const { run, written } = await exported(requestOf({ model, layer: 2, head: 1 }));
    expect(written).toMatchObject({ family: "matrix-rule", config: { rule } });
    const { sequence, state } = run.trained!.forward.layers[1]!.matrices[0]!;
    expect(written.inputs["k"]).toHaveLength(text.length);
    expect((written.inputs["k"] as number[][])[0]).toHaveLength(sequence.keyWidth);
    const weights = (written.expected["finalWeights"] as number[][]).flat();
    expect(difference(state.weights, weights)).toBeLessThan(1e-6); // float32, against the file's float64
    for (const output of ["y", "finalWeights"]) expect(size(written.expected[output]), output).toBeGreaterThan(0.01);
    expect(await wrongOf(written)).toEqual([]);
  });

  it.each(["window", "full"] as const)("%s is refused in a sentence: attention writes nothing", async (model) => {
    const run = await read(requestOf({ model }));
    const reference = await referenceRun(run);
    expect(() => exportRun(run, reference, { name: "a run", hash: "v=1" })).toThrow(/writes no memory, so there is no/);
  });

  it("every reader is one of these", () => {
    expect([...baselineMixers].sort()).toEqual(["full", "gatedDelta", "linear", "mamba2", "window"]);
  });
});

describe("a trace verifies, and allows itself little, where", () => {
  const again = (word: string): string[] => Array.from({ length: 40 }, () => word);
  it.each([
    [
      "nothing is written and forgetting leads back to the start",
      requestOf({ theta: 0, decay: "initial", depth: 2, alpha: 0.1 }),
    ],
    [
      "the text is learned, and nothing surprises any more",
      requestOf({ theta: 0.5, eta: 0, alpha: 0, chunk: 1 }, { words: again("tea") }),
    ],
    [
      "nothing is carried and the last surprise is nothing",
      requestOf(
        { theta: 0.5, eta: 0, chunk: 1 },
        { words: again("tea"), overrides: [{ gate: "theta", from: 0, to: 8, value: 0 }] },
      ),
    ],
    [
      "everything is forgotten at every token",
      requestOf({ alpha: 1, decay: "initial", layerNorm: true, depth: 3, residual: true }),
    ],
    ["the run diverged", requestOf({ theta: 1, eta: 0.9, chunk: 8 }, { words: [...text, ...text, ...text] })],
    [
      "the run diverged in a deep memory",
      requestOf({ theta: 1, eta: 0.98, chunk: 16, depth: 3 }, { words: [...text, ...text, ...text] }),
    ],
    ["one token is all there is", requestOf({}, { words: ["tea"] })],
  ])("%s", async (_, request) => {
    const { run, written } = await exported(request);
    expect(written.inputs["k"]).toHaveLength(run.filled);
    expect(written.tolerance).toBeLessThanOrEqual(largestTolerance);
    expect(await wrongOf(written)).toEqual([]);
  });

  it("its numbers leave float64 from some token on: the file ends before", async () => {
    const run = await read(requestOf({}));
    const reference = await referenceRun(run);
    run.trace.columns.surprise[text.length - 2]! *= 1.01; // as rounding does in a chaotic run
    const written = parseGolden(exportRun(run, reference, { name: "a run", hash: "v=1" }))[0]!;
    const kept = (written.inputs["k"] as unknown[]).length;
    expect(kept).toBeGreaterThan(0);
    expect(kept).toBeLessThan(run.filled);
    expect(await wrongOf(written)).toEqual([]);
    run.trace.columns.surprise.fill(1e3);
    expect(() => exportRun(run, reference, { name: "a run", hash: "v=1" })).toThrow(/too far for anybody to recompute/);
  });
});

it.each(Array.from({ length: 24 }, (_, seed) => seed))(
  "any reading exports a trace that verifies: seed %i",
  async (seed) => {
    const { written } = await exported(randomRequest(`unit ${seed}`, { longest: 80, widest: 32 }));
    expect(await wrongOf(written)).toEqual([]);
  },
);

it.each([...titansMixers, "macDeep", "gatedDelta", "mamba2", "linear"] as const)(
  "so does any reading of %s",
  async (model) => {
    const { written } = await exported(randomRequest(`unit ${model}`, { model, longest: 60 }));
    expect(await wrongOf(written)).toEqual([]);
  },
);
