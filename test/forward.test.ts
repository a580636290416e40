import * as tf from "@tensorflow/tfjs";
import { beforeAll, describe, expect, test } from "vitest";
import {
  baselineMixers,
  distanceBucket,
  distanceBuckets,
  hasAttention,
  hasMemory,
  titansMixers,
  type Mixer,
  type ModelConfig,
} from "#model/contracts/architecture";
import type { Floats } from "#model/contracts/vectors";
import { startForward, type Forward } from "#model/trained/forward";
import type { GateChange } from "#model/trained/forward.stages";
import { attend, type AttentionRows } from "#model/kernels/windowAttention.cpu";
import { emptyMatrix, scanMatrix, type MatrixSequence } from "#model/kernels/matrixRule.cpu";
import { isAblated } from "#model/trained/evaluation";
import type { Ablation } from "#model/trained/titans";
import { difference, scan } from "./support/memories";
import { deep, modelConfig, randomIds, randomParameters, tensorLogits } from "./support/randomModel";

beforeAll(async () => {
  tf.enableProdMode();
  await tf.setBackend("cpu");
});

const single = 1e-5; // float32
const mixers: readonly Mixer[] = [...titansMixers, ...baselineMixers];
const ablations: readonly Ablation[] = [
  { frozen: true },
  { noMomentum: true },
  { noForgetting: true },
  { noPersistent: true },
];

function readAll({
  config,
  parameters = randomParameters(config),
  ids = randomIds(22, config),
  ...options
}: Partial<Parameters<typeof startForward>[0]> & { config: ModelConfig }): Forward {
  const forward = startForward({ config, parameters, ids, floats: Float64Array, ...options });
  forward.advance(Infinity);
  return forward;
}

/** Linear and deep memories where the mixer has one. */
function variants(mixer: Mixer): ModelConfig[] {
  return hasMemory(mixer) ? [modelConfig(mixer), modelConfig(mixer, deep)] : [modelConfig(mixer)];
}

describe.each(mixers)("A model of the mixer %s", (mixer) => {
  test("expects on plain arrays what it expects on tensors, whole and with every part switched off that it has", () => {
    for (const config of variants(mixer)) {
      const parameters = randomParameters(config);
      const check = (length: number, ablation: Ablation) => {
        const options = { config, parameters, ids: randomIds(length, config), ablation };
        const { logits } = readAll(options);
        const expected = tensorLogits(options);
        expect(difference(logits, expected)).toBeLessThan(single);
        expect(difference(readAll({ ...options, floats: Float32Array }).logits, expected)).toBeLessThan(single);
        return logits;
      };
      check(20, {}); // whole chunks and windows
      const whole = check(23, {});
      for (const ablation of ablations) {
        const changed = difference(check(23, ablation), whole);
        const name = Object.keys(ablation).join();
        if (isAblated(config, ablation)) expect(changed, name).toBeGreaterThan(1e-3);
        else expect(changed, name).toBe(0);
      }
    }
  });

  test("read in odd pieces gives the numbers of one reading, bit for bit, traced or not", () => {
    for (const config of variants(mixer)) {
      const parameters = randomParameters(config);
      const ids = randomIds(22, config);
      const options = { config, parameters, ids, floats: Float32Array };
      const once = readAll(options);
      for (const traced of [true, false]) {
        const pieces = startForward({ ...options, traced });
        const more = [1, 4, 2, 7, 5].map((count) => pieces.advance(count));
        expect(more).toEqual([true, true, true, true, true]);
        expect(pieces.position).toBe(19);
        expect(pieces.advance(100)).toBe(false);
        expect(pieces.logits).toEqual(once.logits);
      }
    }
  });

  test("expects nothing different before a token that is changed, and something different at it", () => {
    for (const config of variants(mixer)) {
      const parameters = randomParameters(config);
      const ids = randomIds(14, config);
      const before = readAll({ config, parameters, ids }).logits;
      for (let token = 0; token < ids.length; token++) {
        const changed = ids.slice();
        changed[token] = (ids[token]! + 1) % config.vocabulary;
        const after = readAll({ config, parameters, ids: changed }).logits;
        const at = token * config.vocabulary;
        expect(after.slice(0, at)).toEqual(before.slice(0, at));
        expect(difference(after.slice(at), before.slice(at))).toBeGreaterThan(1e-3);
      }
    }
  });
});

describe.each(titansMixers)("Every memory of %s", (mixer) => {
  test("leaves behind what a scan of its own stream gives", () => {
    for (const config of variants(mixer)) {
      const { layers, ids } = readAll({ config });
      for (const { memories } of layers) {
        expect(memories.length).toBe(config.heads);
        for (const memory of memories) {
          const { trace } = scan(memory);
          expect(memory.trace!.filled).toBe(ids.length);
          expect(memory.trace!.columns).toEqual(trace.columns);
          expect(memory.trace!.rows.reads.data).toEqual(trace.rows.reads.data);
          expect(memory.trace!.columns.drift.at(-1)).toBeGreaterThan(0.01);
        }
      }
    }
  });

  test("obeys a person's changes of its gates, and only from the token on where they begin", () => {
    const config = modelConfig(mixer);
    const read = (overrides: readonly GateChange[], ablation: Ablation = {}) =>
      readAll({ config, overrides, ablation });
    const held = (gate: GateChange["gate"], value: number, from = 0, to = Infinity) => ({ gate, value, from, to });
    const whole = read([]).logits;
    expect(read([{ gate: "theta", scale: 1 }]).logits).toEqual(whole);
    expect(read([held("theta", 0), { gate: "alpha", scale: 0 }]).logits).toEqual(read([], { frozen: true }).logits);
    expect(read([{ gate: "eta", scale: 0 }]).logits).toEqual(read([], { noMomentum: true }).logits);
    expect(read([held("alpha", 0)]).logits).toEqual(read([], { noForgetting: true }).logits);

    const late = read([held("alpha", 0.9, 9, 11)]);
    const at = 9 * config.vocabulary;
    expect(late.logits.slice(0, at)).toEqual(whole.slice(0, at));
    expect(difference(late.logits.slice(at), whole.slice(at))).toBeGreaterThan(1e-3);
    for (const { memories } of late.layers) {
      for (const { stream } of memories) {
        expect([...stream.alpha.slice(9, 12)]).toEqual([0.9, 0.9, 0.9]);
        expect(stream.alpha[8]).not.toBe(0.9);
        expect(stream.alpha[12]).not.toBe(0.9);
      }
    }
    const fractions = read([
      { gate: "alpha", scale: 1000 },
      { gate: "eta", scale: 1000 },
    ]).layers[0]!.memories[0]!.stream;
    expect([...fractions.alpha, ...fractions.eta].every((gate) => gate === 1)).toBe(true);
  });
});

describe("Attention", () => {
  test.each(mixers)("of %s shows every token what it sees: all weights sum to 1, none beyond the window", (mixer) => {
    const config = modelConfig(mixer);
    const forward = startForward({ config, parameters: randomParameters(config), ids: randomIds(22, config) });
    forward.advance(15);
    for (const token of [0, 3, 4, 9, 14]) {
      const row = forward.attentionRow({ layer: 1, head: 1, token });
      if (!hasAttention(mixer)) {
        expect(row).toBeNull();
        continue;
      }
      const { persistent, remembered, window } = row!;
      const first = mixer === "full" ? 0 : mixer === "mac" ? token - (token % 4) : Math.max(0, token - 3);
      expect(persistent.length).toBe(3);
      expect([window.from, window.weights.length]).toEqual([first, token + 1 - first]);
      expect(remembered?.weights.length ?? null).toBe(mixer === "mac" ? token + 1 - first : null);
      const all = [...persistent, ...(remembered?.weights ?? []), ...window.weights];
      expect(all.every((weight) => weight > 0)).toBe(true);
      expect(all.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1, 12);
    }
    expect(forward.attentionRow({ layer: 0, head: 0, token: 15 })).toBeNull();
  });

  test("over a window as long as the text is full attention", () => {
    const window = modelConfig("window", { window: 22 });
    const parameters = randomParameters(window);
    const ids = randomIds(22, window);
    const full = modelConfig("full");
    const { logits } = readAll({ config: full, parameters, ids });
    expect(readAll({ config: window, parameters, ids }).logits).toEqual(logits);
    expect(difference(tensorLogits({ config: window, parameters, ids }), logits)).toBeLessThan(single);
    expect(difference(tensorLogits({ config: full, parameters, ids }), logits)).toBeLessThan(single);
  });

  test("is all of MAG where its blend is 1: the window baseline", () => {
    const mag = modelConfig("mag");
    const parameters = randomParameters(mag);
    for (let layer = 0; layer < mag.layers; layer++) parameters[`layers.${layer}.blendBias`]!.data.fill(1000);
    const ids = randomIds(22, mag);
    const { logits } = readAll({ config: modelConfig("window"), parameters, ids });
    const blended = readAll({ config: mag, parameters, ids });
    expect(difference(blended.logits, logits)).toBeLessThan(1e-12);
    expect(blended.layers[0]!.blend!.every((share) => share === 1)).toBe(true);
    expect(difference(tensorLogits({ config: mag, parameters, ids }), logits)).toBeLessThan(single);
  });

  test("of MAC, without persistent tokens and what was remembered, is softmax inside each segment", () => {
    const config = modelConfig("mac");
    const parameters = randomParameters(config);
    const { layers } = readAll({ config, parameters, ablation: { noPersistent: true } });
    layers.forEach(({ attention }, layer) => {
      const alone: AttentionRows = { ...attention!, remembered: null };
      const output = new Float64Array(22 * config.width);
      attend(alone, { from: 0, to: 22, output });
      const bias = parameters[`layers.${layer}.distanceBias`]!.data;
      const expected = segmentSoftmax({ ...attention!.tokens, queries: attention!.queries, bias, config });
      expect(difference(output, expected)).toBeLessThan(1e-12);
    });
  });

  test("of MAC is not gated where the memory's answers weigh nothing: then what it holds changes nothing", () => {
    const config = modelConfig("mac");
    const parameters = randomParameters(config);
    for (let layer = 0; layer < config.layers; layer++) parameters[`layers.${layer}.readNorm`]!.data.fill(0);
    const { logits } = readAll({ config, parameters });
    expect(readAll({ config, parameters, ablation: { frozen: true } }).logits).toEqual(logits);
  });
});

/** M after the token, read again from the start. */
function matrixAfter(sequence: MatrixSequence, token: number): Floats {
  const state = emptyMatrix(sequence);
  scanMatrix({ sequence, state, count: token + 1, reads: null, norms: null });
  return state.weights;
}

describe("A baseline of one matrix", () => {
  test.each(["linear", "gatedDelta", "mamba2"] as const)("shows %s's matrix after any token", (mixer) => {
    const config = modelConfig(mixer);
    for (const { matrices } of readAll({ config }).layers) {
      expect(matrices.length).toBe(config.heads);
      for (const { sequence, state } of matrices) {
        expect(matrixAfter(sequence, sequence.length - 1)).toEqual(state.weights);
        // After one token the matrix is βkᵀv.
        const { keys, values, beta, keyWidth, valueWidth } = sequence;
        const first = Float64Array.from(
          { length: keyWidth * valueWidth },
          (_, at) => beta[0]! * keys[Math.floor(at / valueWidth)]! * values[at % valueWidth]!,
        );
        expect(difference(matrixAfter(sequence, 0), first)).toBeLessThan(1e-12);
      }
    }
  });
});

describe("A model that does not fit", () => {
  const config = modelConfig("lmm");
  const parameters = randomParameters(config);

  test("its vocabulary names the token", () => {
    const start = (id: number) => startForward({ config, parameters, ids: Int32Array.of(1, id) });
    expect(() => start(12)).toThrow("token 1 is 12; allowed: 0 to 11");
    expect(() => start(-1)).toThrow("token 1 is -1");
  });

  test("its parameters names the one that is missing or misshapen", () => {
    const { norm: _, ...without } = parameters;
    const ids = Int32Array.of(1);
    expect(() => startForward({ config, parameters: without, ids })).toThrow("no parameter norm");
    const wide = { ...config, feedForward: 25 };
    expect(() => startForward({ config: wide, parameters, ids })).toThrow(
      "layers.0.feedForwardGate has the shape [16,24]; allowed: [16,25]",
    );
  });
});

/** Every token over the tokens of its segment of four, by the definition. (T, d) */
function segmentSoftmax({
  queries,
  keys,
  values,
  bias,
  config: { width, heads },
}: {
  queries: Floats;
  keys: Floats;
  values: Floats;
  bias: Floats;
  config: ModelConfig;
}): Float64Array {
  const size = width / heads;
  const output = new Float64Array(queries.length);
  for (let i = 0; i < queries.length / width; i++) {
    for (let head = 0; head < heads; head++) {
      const at = (token: number, channel: number) => token * width + head * size + channel;
      const shares: number[] = [];
      for (let j = i - (i % 4); j <= i; j++) {
        let product = 0;
        for (let c = 0; c < size; c++) product += queries[at(i, c)]! * keys[at(j, c)]!;
        shares.push(Math.exp(product / Math.sqrt(size) + bias[head * distanceBuckets + distanceBucket(i - j)]!));
      }
      const total = shares.reduce((sum, share) => sum + share, 0);
      shares.forEach((share, index) => {
        const j = i - (i % 4) + index;
        for (let c = 0; c < size; c++) output[at(i, c)]! += (share / total) * values[at(j, c)]!;
      });
    }
  }
  return output;
}
