// Does a trace verify whatever was read? Many readings of every kind, and of every shipped model that has something to export.

import { readFileSync } from "node:fs";
import * as tf from "@tensorflow/tfjs";
import { beforeAll, expect, it } from "vitest";
import { titansMixers } from "#model/contracts/architecture";
import { exportRun } from "#model/check/export";
import { parseGolden } from "#model/contracts/golden";
import { runHeadless } from "#model/reading/headless";
import type { ModelName } from "#model/contracts/models";
import { readCard } from "#model/trained/modelFile";
import { referenceRun } from "#model/check/reference";
import { passes, verifyCase } from "#model/check/verify";
import { readSafetensors } from "#model/trained/weights";
import { randomRequest } from "../support/randomRequests";

beforeAll(async () => {
  tf.enableProdMode();
  await tf.setBackend("cpu");
});

async function wrongOf(seed: string, options: { model?: ModelName; longest: number }): Promise<string[]> {
  const request = randomRequest(seed, options);
  const { model } = request.settings;
  const file = (kind: string) => readFileSync(new URL(`../../public/models/${model}.${kind}`, import.meta.url));
  const { run } = await runHeadless(
    request,
    model === "untrained"
      ? null
      : { card: readCard(file("json"), model), parameters: readSafetensors(file("safetensors")).tensors },
  );
  const [written] = parseGolden(exportRun(run, await referenceRun(run), { name: seed, hash: "" }));
  const verdicts = await verifyCase(written!);
  return verdicts
    .filter((verdict) => !passes(verdict))
    .map(({ engine, output, error }) => `${seed}: ${engine} ${output} off by ${error}`);
}

it("300 readings of untrained memories export traces that verify", async () => {
  const wrong: string[] = [];
  for (let seed = 0; seed < 300; seed++) wrong.push(...(await wrongOf(`untrained ${seed}`, { longest: 160 })));
  expect(wrong).toEqual([]);
});

it.each([...titansMixers, "macDeep", "gatedDelta", "mamba2", "linear"] as const)(
  "so do 20 readings of %s",
  async (model) => {
    const wrong: string[] = [];
    for (let seed = 0; seed < 20; seed++) wrong.push(...(await wrongOf(`${model} ${seed}`, { model, longest: 160 })));
    expect(wrong).toEqual([]);
  },
);
