// Is a trained model read truly? What the page shows of it is recomputed from what its memories read, in both precisions.

import { createHash } from "node:crypto";
import { afterEach, describe, expect, it, vi } from "vitest";
import { baselineMixers, hasGates, titansMixers } from "#model/contracts/architecture";
import { contributionsTo } from "#model/explain/contributions";
import { explain } from "#model/explain/explain";
import { runHeadless } from "#model/reading/headless";
import { initialState, scanMemory } from "#model/kernels/memory.cpu";
import { scanOnCpu } from "#model/kernels/memory.onCpu";
import { defaultSettings, type MemorySettings } from "#model/contracts/settings";
import { isDeepModel, mixerNamed, type TrainedName } from "#model/contracts/models";
import { fetchModel, type TrainedModel } from "#model/trained/modelFile";
import { momentAt } from "#model/reading/moment";
import { tokenQuantities } from "#model/contracts/probe";
import type { ModelCard } from "#model/contracts/protocol";
import { referenceRun, verifyRun } from "#model/check/reference";
import { startTrainedRun, advance, type Run } from "#model/reading/run";
import { characterAt, tokenAtCharacter, tokenise, tokensOf } from "#model/contracts/tokenizer";
import { allocateTrace, scanColumns } from "#model/contracts/trace";
import { vocabulary } from "#model/contracts/vocabulary";
import { writeSafetensors } from "#model/trained/weights";
import { deep, modelConfig, randomParameters } from "./support/randomModel";

const text =
  "Mia likes tea. Noor has the lamp. The stars came out. Mia went to Oslo. Where is Mia? Oslo. What does Mia like? Tea. " +
  "Someone took the lamp to Cairo. Where is the lamp? Cairo. Zürich is quiet.";
const words = tokensOf(text, { ...defaultSettings, model: "mac" }).tokens.map(({ word }) => word);

function modelOf(name: TrainedName): TrainedModel {
  const config = modelConfig(mixerNamed(name), { vocabulary: vocabulary.length, ...(isDeepModel(name) && deep) });
  const parameters = Object.fromEntries(
    Object.entries(randomParameters(config)).map(([name, { shape, data }]) => [
      name,
      { shape, data: Float32Array.from(data) },
    ]),
  );
  return { card: { name, title: name, config } as ModelCard, parameters };
}

async function read(model: TrainedName, change: Partial<MemorySettings> = {}): Promise<Run> {
  const settings = { ...defaultSettings, model, ...change };
  return (await runHeadless({ words, settings, overrides: [] }, modelOf(model))).run;
}

describe.each([...titansMixers, "macDeep"] as const)("%s", (mixer) => {
  it("shows the very numbers that its memory makes of the keys, values and gates it was given", async () => {
    const { reading, trace, filled } = await read(mixer, { layer: 2, head: 2 });
    expect(filled).toBe(words.length);
    const { config, parameters, stream } = reading;
    const again = allocateTrace({ config, length: filled, floats: Float32Array });
    scanOnCpu({ config, parameters, stream, state: initialState(parameters), count: filled, trace: again });
    for (const name of scanColumns) expect(trace.columns[name], name).toEqual(again.columns[name]);
    expect(new Set(stream.theta).size).toBeGreaterThan(10); // the gates are the model's own, token by token
  });

  it("agrees with a whole reading in float64, and the check finds a wrong probability", async () => {
    const run = await read(mixer);
    const reference = await referenceRun(run);
    expect(verifyRun(run, reference).worst).toBeLessThan(1e-3);
    run.columns.nextProbability[20]! += 0.1;
    expect(verifyRun(run, reference)).toMatchObject({ quantity: "nextProbability" });
  });

  it("can explain every number of a token", async () => {
    const run = await read(mixer, { head: 2 });
    const reference = await referenceRun(run);
    for (const token of [0, 7, 23, words.length - 1]) {
      for (const quantity of tokenQuantities) {
        const { shown, reference: exact } = explain(run, reference, { kind: "quantity", quantity, token });
        expect(Math.abs(shown - exact), `${quantity} at ${token}`).toBeLessThan(1e-3 * Math.max(1, Math.abs(exact)));
      }
    }
    const cell = { kind: "cell", quantity: "memory", token: 23, layer: 0, row: 1, column: 2 } as const;
    const { sum, shown } = contributionsTo(run, cell);
    expect(sum).toBeCloseTo(shown, 4);
  });

  it("with its memory switched off expects what the frozen one does", async () => {
    const run = await read(mixer);
    const off = await read(mixer, { writes: false });
    expect(Array.from(off.columns.nextProbability)).toEqual(Array.from(run.columns.frozenProbability));
    expect(off.columns.update.every((step) => step === 0)).toBe(true);
    expect(Array.from(off.columns.nextProbability)).not.toEqual(Array.from(run.columns.nextProbability));
  });

  it("lists the likeliest next words with the one that comes, and none that comes after the last", async () => {
    const run = await read(mixer);
    for (const token of [0, 12, words.length - 1]) {
      const { next } = momentAt(run, { token, window: 4 });
      const { words: listed, compared } = next!;
      expect(compared).toBe("yes");
      expect(listed.map(({ live }) => live)).toEqual(listed.map(({ live }) => live).sort((a, b) => b - a));
      const comes = listed.filter((word) => word.comes);
      expect(comes.map(({ word }) => word)).toEqual(words.slice(token + 1, token + 2));
      if (comes[0]) {
        expect(comes[0].live).toBeCloseTo(run.columns.nextProbability[token]!, 6);
        expect(comes[0].frozen).toBeCloseTo(run.columns.frozenProbability[token]!, 6);
      }
    }
  });
});

it("looks at another layer and head without reading anything again", async () => {
  const run = await read("mac");
  const before = run.trained!.forward.position;
  const other = startTrainedRun({ ...run.trained!, layer: 1, head: 1 }, words);
  await advance(other, { scan: scanMemory, count: 1 });
  expect(other.filled).toBe(words.length);
  expect(run.trained!.forward.position).toBe(before);
  expect(Array.from(other.columns.surprise)).not.toEqual(Array.from(run.columns.surprise));
  expect(Array.from(other.columns.nextProbability)).toEqual(Array.from(run.columns.nextProbability));
});

it("attends with weights that sum to one over persistent, remembered and window tokens, and not beyond the window", async () => {
  for (const mixer of ["mac", "mag", "mal", "window", "full"] as const) {
    const run = await read(mixer);
    const token = 22;
    const { attends } = momentAt(run, { token, window: 4 });
    const { persistent, remembered, window, blend } = attends!;
    const sum = [...persistent, ...(remembered?.weights ?? []), ...window.weights].reduce((a, b) => a + b, 0);
    expect(sum).toBeCloseTo(1, 5);
    expect(window.from).toBe({ mac: 20, mag: 19, mal: 19, window: 19, full: 0 }[mixer]);
    expect(remembered !== null).toBe(mixer === "mac");
    expect(blend !== null).toBe(mixer === "mag");
  }
  expect(momentAt(await read("lmm"), { token: 3, window: 4 }).attends).toBeNull();
});

it("a model without a memory has no numbers of one, not even zeros, nothing to freeze without gates, and still expects words", async () => {
  for (const mixer of baselineMixers) {
    const run = await read(mixer);
    expect(run.filled).toBe(words.length);
    const { nextProbability, frozenProbability, ...ofMemories } = run.columns;
    for (const [name, column] of Object.entries(ofMemories)) expect(column.every(Number.isNaN), name).toBe(true);
    expect(nextProbability.every(Number.isFinite)).toBe(true);
    expect(frozenProbability.every(Number.isFinite)).toBe(hasGates(mixer));
    const { next, layers, facts } = momentAt(run, { token: 9, window: 4 });
    expect({ layers, asked: facts.says.length }).toEqual({ layers: [], asked: 0 });
    expect(next!.compared).toBe(hasGates(mixer) ? "yes" : "never");
    expect(next!.words[0]!.live).toBeGreaterThan(0);
  }
});

it("a memory driven over its limit ends the run, with finite numbers up to there, and says whose it was", async () => {
  const settings = { ...defaultSettings, model: "mag" } as const;
  const overrides = [
    { gate: "theta", from: 4, to: 60, value: 1 },
    { gate: "eta", from: 4, to: 60, value: 0.99 },
  ] as const;
  const { run, summary } = await runHeadless({ words, settings, overrides }, modelOf("mag"));
  expect(summary.diverged).not.toBeNull();
  expect(run.filled).toBeLessThan(words.length);
  for (const name of tokenQuantities) {
    expect(Array.from(run.columns[name].subarray(0, run.filled)).every(Number.isFinite), name).toBe(true);
  }
});

it("one matrix that overshoots ends the run as a memory does", async () => {
  const settings = { ...defaultSettings, model: "gatedDelta" } as const;
  const overrides = [{ gate: "theta", from: 4, to: words.length, value: 9 }] as const;
  const { run, summary } = await runHeadless({ words, settings, overrides }, modelOf("gatedDelta"));
  const { token, quantity, place, thetaEff, bound } = summary.diverged!;
  expect(token).toBeGreaterThan(4);
  expect(quantity).toBe("weightNorm");
  expect(place).not.toBeNull();
  expect(thetaEff).toBeGreaterThan(bound);
  expect(run.filled).toBeLessThanOrEqual(token + 1);
  expect(run.columns.nextProbability.subarray(0, run.filled).every(Number.isFinite)).toBe(true);
  const { summary: left } = await runHeadless({ words, settings, overrides: [] }, modelOf("gatedDelta"));
  expect(left).toMatchObject({ diverged: null, filled: words.length });
});

describe("the way of a model to the page", () => {
  const { card: bare, parameters } = modelOf("lmm");
  const bytes = writeSafetensors(parameters, { type: "F32" });
  const card = {
    ...bare,
    plan: { steps: 1, batch: 1, length: 1, seed: 1 },
    bytes: bytes.length,
    sha256: createHash("sha256").update(bytes).digest("hex"),
  };

  function serve(files: Record<string, Uint8Array<ArrayBuffer> | string>): void {
    vi.stubGlobal("fetch", (address: string) => {
      const file = files[address.slice(address.lastIndexOf("/") + 1)];
      return Promise.resolve(file === undefined ? new Response("", { status: 404 }) : new Response(file));
    });
  }

  const ask = (onProgress = (_: unknown): void => {}): Promise<TrainedModel> =>
    fetchModel({ name: "lmm", folder: "https://example.org/models/", onProgress });

  afterEach(() => vi.unstubAllGlobals());

  it("brings the weights of the card, saying how much is here", async () => {
    serve({ "lmm.json": JSON.stringify(card), "lmm.safetensors": bytes });
    const seen: unknown[] = [];
    const model = await ask((progress) => seen.push(progress));
    expect(model.parameters.embedding!.data).toEqual(parameters.embedding!.data);
    expect(seen.at(-1)).toEqual({ received: bytes.length, total: bytes.length });
  });

  it.each([
    ["is missing", {}, "lmm.json was not found (404)"],
    ["is no card", { "lmm.json": "<html>" }, "lmm.json is not a model card"],
    [
      "is another model's",
      { "lmm.json": JSON.stringify({ ...card, config: { ...card.config, mixer: "mac" } }) },
      "the card of another model",
    ],
    [
      "knows other words",
      { "lmm.json": JSON.stringify({ ...card, config: { ...card.config, vocabulary: 7 } }) },
      "trained on 7 words",
    ],
    ["comes without weights", { "lmm.json": JSON.stringify(card) }, "lmm.safetensors was not found (404)"],
    ["is cut", { "lmm.json": JSON.stringify(card), "lmm.safetensors": bytes.slice(0, 99) }, "has 99 bytes"],
    [
      "was changed on its way",
      { "lmm.json": JSON.stringify(card), "lmm.safetensors": bytes.with(bytes.length - 1, 77) },
      "not the file that its card describes",
    ],
  ])("names what is wrong where it %s", async (_, files, problem) => {
    serve(files);
    await expect(ask()).rejects.toThrow(problem);
  });
});

it("a cursor keeps its word when another model takes over the text", () => {
  const untrained = tokenise({ text, punctuation: "shown" });
  const trained = tokensOf(text, { ...defaultSettings, model: "mac" });
  for (const [token, { text: written }] of untrained.tokens.entries()) {
    const same = tokenAtCharacter(trained, characterAt(untrained, token));
    expect(written.startsWith(trained.tokens[same]!.text) || trained.tokens[same]!.text === "·", written).toBe(true);
    expect(tokenAtCharacter(untrained, characterAt(trained, same))).toBe(token);
  }
});
