// Where do a training's numbers lie? All in one WebAssembly memory: every number in its place, its gradient `apart` bytes
// behind it, and behind both what the way back will need again. Leaves to kernels.ts what is computed with them.

import type { ModelConfig } from "#model/contracts/architecture";
import { parameterCount } from "#model/contracts/config";
import type { Floats } from "#model/contracts/vectors";
import { openModule, reserve, type Kernels as Calls, type Simd } from "#model/kernels/simd/instance";
import { learning } from "#model/kernels/simd/learning";
import { numbersOf } from "#model/trained/forward.simd";

type Call = (...numbers: readonly number[]) => void;

/** The kernels of simd/assembly/learning.ts; their arguments stand there. */
type LearningCalls = Calls &
  Readonly<
    Record<
      | ("toInputs" | "toWeights" | "rmsNormBack" | "convolveBack" | "splitHeadBack" | "gateBack" | "openBack")
      | (
          | "blendBack"
          | "eluPlusOneBack"
          | "divideByLastBack"
          | "attendBack"
          | "matrixBack"
          | "scanBack"
          | "answerOfBack"
        ),
      Call
    >
  > & { readonly crossEntropy: (...numbers: readonly number[]) => number };

export interface Arena {
  readonly simd: Simd<LearningCalls>;
  /** Bytes from a number to its gradient. */
  readonly apart: number;
  /** An address for so many numbers that have gradients. */
  readonly take: (numbers: number) => number;
  /** An address for what the way back of a text needs. */
  readonly save: (numbers: number) => number;
  /** An address for room that every text uses again, the same for the same key. */
  readonly scratch: (key: string, numbers: number) => number;
  /** Whether an array lies here, so that it has a gradient. */
  readonly holds: (array: ArrayLike<number>) => array is Float32Array;
  /** The gradient of an array that lies here. */
  readonly gradientOf: (array: Floats) => Float32Array;
  /** What was taken so far stays: the parameters. */
  readonly keep: () => void;
  /** All that was taken and saved since `keep` gives way to texts of another length. */
  readonly begin: () => void;
  /** The gradients of all that was taken since `keep` are zero. */
  readonly clear: () => void;
}

/** Room for texts of up to `length` tokens. @throws Error where there is no SIMD; RangeError where there is no memory left. */
export function openArena({
  config,
  length,
  parameters,
}: {
  config: ModelConfig;
  length: number;
  parameters: number;
}): Arena {
  const simd = openModule<LearningCalls>(learning);
  const first = align(simd.call.free.value);
  const apart = align(4 * numbersOf({ config, parameters, length, traced: false }));
  const firstSaved = first + 2 * apart;
  const firstScratch = firstSaved + align(4 * savedNumbers(config, length));
  const end = firstScratch + align(4 * scratchNumbers(config, length));
  reserve(simd, end + 64);
  const { buffer } = simd.floats;
  let [kept, next, saved, used] = [first, first, firstSaved, firstScratch];
  const scratches = new Map<string, number>();
  const step = (at: number, numbers: number, limit: number): number => {
    const after = at + align(4 * numbers);
    if (after > limit) throw new RangeError(`a text of ${length} tokens is larger than was thought`);
    return after;
  };
  return {
    simd,
    apart,
    take: (numbers) => {
      const at = next;
      next = step(at, numbers, first + apart);
      return at;
    },
    save: (numbers) => {
      const at = saved;
      saved = step(at, numbers, firstScratch);
      return at;
    },
    scratch: (key, numbers) => {
      const known = scratches.get(key);
      if (known !== undefined) return known;
      const at = used;
      used = step(at, numbers, end);
      scratches.set(key, at);
      return at;
    },
    holds: (array): array is Float32Array => array instanceof Float32Array && array.buffer === buffer,
    gradientOf: (array) => new Float32Array(buffer, array.byteOffset + apart, array.length),
    keep: () => {
      kept = next;
    },
    begin: () => {
      next = kept;
      saved = firstSaved;
    },
    clear: () => {
      simd.floats.fill(0, (kept + apart) >> 2, (next + apart) >> 2);
    },
  };
}

function align(bytes: number): number {
  return Math.ceil(bytes / 16) * 16;
}

/** No fewer than the kernels save of one text: inputs that are overwritten, and states as every chunk begins. */
function savedNumbers(
  { mixer, vocabulary, width, layers, heads, feedForward, memory, window, persistent }: ModelConfig,
  length: number,
): number {
  const tokens = length + persistent + 8;
  const state = parameterCount(memory.widths);
  const every = Math.min(
    memory.chunk,
    matrixSpan,
    mixer === "mac" ? window : Infinity,
    Math.max(1, persistent || Infinity),
  );
  const states = 3 * (Math.ceil(tokens / every) + 2) * Math.max(state, (width / heads + 4) ** 2);
  const records = 32 * 3 * (Math.ceil(tokens / every) + 2);
  return (
    tokens * (vocabulary + 8 + width) + layers * (tokens * (10 * width + 4 * feedForward) + heads * (states + records))
  );
}

/** Tokens of a one-matrix memory between two states that are kept. */
export const matrixSpan = 16;

function scratchNumbers({ width, heads, memory, window, persistent }: ModelConfig, length: number): number {
  const state = parameterCount(memory.widths);
  const widths = memory.widths.reduce((sum, width) => sum + width, 0);
  const chunk = Math.max(memory.chunk, window, persistent);
  const ofMemory = 2 * (chunk + 1) * state + 12 * chunk * widths + 16 * widths + 256;
  const ofMatrix = (matrixSpan + 1) * (width / heads + 4) ** 2 + 16 * (width / heads);
  return 3 * ofMemory + ofMatrix + 4 * (length + persistent) + 4096;
}
