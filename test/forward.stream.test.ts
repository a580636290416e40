// Does a text read block by block, in memory of a fixed size, give the numbers of one that is kept whole? Bit for bit, for every
// mixer, however it is cut.

import { readFileSync } from "node:fs";
import fc from "fast-check";
import { afterEach, describe, expect, test } from "vitest";
import { baselineMixers, hasMemory, titansMixers, type Mixer, type ModelConfig } from "#model/contracts/architecture";
import type { Floats } from "#model/contracts/vectors";
import { hasSimd } from "#model/kernels/simd/instance";
import { chooseCpuEngine } from "#model/kernels/memory.onCpu";
import { startForward } from "#model/trained/forward";
import { startStream } from "#model/trained/forward.stream";
import { readSafetensors } from "#model/trained/weights";
import { deep, modelConfig, randomIds, randomParameters } from "./support/randomModel";

const mixers: readonly Mixer[] = [...titansMixers, ...baselineMixers];
type Of = Omit<Parameters<typeof startStream>[0], "length"> & { ids: Int32Array };

afterEach(() => chooseCpuEngine(hasSimd() ? "cpu" : "loops"));

/** What is expected after every token. (T, V) */
function streamed({ ids, ...of }: Of, pieces: readonly number[] = []): Floats {
  const { vocabulary } = of.config;
  const stream = startStream({ ...of, length: ids.length });
  const all = new (of.floats ?? Float32Array)(ids.length * vocabulary);
  let from = 0;
  for (const count of [...pieces, Infinity]) {
    const part = ids.subarray(from, from + count);
    stream.read(part, ({ logits, row, token, count }) => {
      all.set(logits.subarray(row * vocabulary, (row + count) * vocabulary), token * vocabulary);
    });
    from += part.length;
    expect(stream.position).toBe(from);
  }
  stream.close();
  return all;
}

function atOnce({ ids, ...of }: Of): Floats {
  const forward = startForward({ ...of, ids, traced: false });
  forward.advance(Infinity);
  return forward.logits;
}

function expectBits(found: Floats, expected: Floats, of?: string): void {
  const bytes = ({ buffer, byteOffset, byteLength }: Floats) => new Uint8Array(buffer, byteOffset, byteLength);
  expect(Buffer.compare(bytes(found), bytes(expected)), of).toBe(0);
}

describe.each(mixers)("A model of the mixer %s", (mixer) => {
  test("reads a text of several blocks as it reads one that is kept, in loops and on SIMD, deep memories too", () => {
    const configs = hasMemory(mixer) ? [modelConfig(mixer), modelConfig(mixer, deep)] : [modelConfig(mixer)];
    for (const config of configs) {
      const ids = randomIds(900, config);
      const parameters = randomParameters(config);
      for (const engine of ["cpu", "loops"] as const) {
        chooseCpuEngine(engine);
        for (const ablation of [{}, { frozen: true }, { noPersistent: true }]) {
          const of = { config, parameters, ids, ablation };
          expectBits(streamed(of, [1, 255, 300]), atOnce(of), engine);
        }
      }
    }
  });
});

test("a shipped model reads so, wherever the text is cut", () => {
  for (const name of ["mac", "full"]) {
    const { config } = JSON.parse(readFileSync(`public/models/${name}.json`, "utf8")) as { config: ModelConfig };
    const { tensors: parameters } = readSafetensors(new Uint8Array(readFileSync(`public/models/${name}.safetensors`)));
    const ids = randomIds(1100, config);
    const whole = atOnce({ config, parameters, ids });
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 500 }), { maxLength: 4 }), (pieces) => {
        expectBits(streamed({ config, parameters, ids }, pieces), whole);
      }),
      { numRuns: 4, seed: 3 },
    );
  }
});

test("a token outside the vocabulary, and one more than there is room for, are refused", () => {
  const config = modelConfig("lmm");
  const stream = startStream({ config, parameters: randomParameters(config), length: 3 });
  const ignore = (): void => {};
  expect(() => stream.read(Int32Array.of(config.vocabulary), ignore)).toThrow(/token 0 is/);
  stream.read(Int32Array.of(1, 1), ignore);
  expect(() => stream.read(Int32Array.of(1, 1), ignore)).toThrow(/4 tokens; allowed: the 3/);
});

test("64k tokens take less than 200 MB on SIMD, whoever reads", () => {
  for (const mixer of mixers) {
    const { config } = JSON.parse(readFileSync(`public/models/${mixer}.json`, "utf8")) as { config: ModelConfig };
    const { tensors: parameters } = readSafetensors(new Uint8Array(readFileSync(`public/models/${mixer}.safetensors`)));
    const stream = startStream({ config, parameters, length: 65_536 });
    stream.read(Int32Array.of(1), ({ logits: { buffer } }) => {
      expect(buffer.byteLength, mixer).toBeLessThan(200e6);
      // Everything that grows with the text is attention's over all of it.
      if (mixer !== "full") expect(buffer.byteLength, mixer).toBeLessThan(40e6);
    });
  }
});
