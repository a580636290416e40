// How is a text read that is too long to keep? Block by block, in arrays of so many rows: when they are full, the last rows
// that anything still looks back at become the first. Memories and matrices go on; of attention over the whole text all keys
// and values are kept, as they must be. The numbers are those of forward.ts, bit for bit.

import { distanceBucket, distanceBuckets, type ModelConfig } from "#model/contracts/architecture";
import type { Floats, FloatsOf } from "#model/contracts/vectors";
import { cpuEngine } from "#model/kernels/memory.onCpu";
import type { AttentionRows } from "#model/kernels/windowAttention.cpu";
import { assertIds, assertParameters, type ParameterArrays } from "./forward";
import { plainKernels, type Kernels } from "./forward.kernels";
import { openLayers } from "./forward.layers";
import { openSimdKernels } from "./forward.simd";
import { needed, type Block } from "./forward.stages";
import type { Ablation } from "./titans";

interface Stream {
  /** Tokens read so far. */
  readonly position: number;
  /**
   * Reads what comes next, and tells `look` of every run of rows of what is expected, while they are there: row `row` of
   * `logits`, (rows, V), is what is expected after token `token`, and `count` rows follow from there.
   */
  readonly read: (ids: Int32Array, look: (run: ExpectedRun) => void) => void;
  /** Nothing more is read. */
  readonly close: () => void;
}

interface ExpectedRun {
  readonly logits: Floats;
  readonly row: number;
  readonly token: number;
  readonly count: number;
}

/** Rows that are read before anything is moved, at least. */
const blockRows = 256;

/**
 * Makes ready to read up to `length` tokens, in memory that does not grow with them but for full attention.
 * @throws RangeError naming a parameter that is missing or has another shape; of `read`, a token outside the vocabulary, or
 * one that is more than `length`.
 */
export function startStream({
  config,
  parameters,
  length,
  ablation = {},
  floats = Float32Array,
}: {
  config: ModelConfig;
  parameters: ParameterArrays;
  length: number;
  ablation?: Ablation;
  floats?: FloatsOf;
}): Stream {
  assertParameters(parameters, config);
  const { context, rows } = rowsFor(config);
  const isFull = config.mixer === "full";
  const numbers = Object.values(parameters).reduce((sum, { data }) => sum + data.length, 0);
  const kernels =
    floats === Float32Array && cpuEngine() === "cpu"
      ? openSimdKernels({ config, parameters: numbers, length: rows, traced: false, held: isFull ? length : 0 })
      : plainKernels(floats);
  const moved: Floats[] = [];
  /** How many tokens lie before row 0. */
  let before = 0;
  let position = 0; // in rows
  const moving: Kernels = {
    ...kernels,
    room: (count) => {
      const array = kernels.room(count);
      if (count % rows === 0) moved.push(array); // what is made of the persistent tokens is smaller: see rowsFor
      return array;
    },
  };
  const tokens = kernels.copied(new Int32Array(rows));
  const { blocks, predicted, fill } = openLayers({
    ...{ config, parameters, tokens, length: rows, ablation, overrides: [], traced: false, kernels: moving },
    kernelsOf: (_, weights) =>
      isFull
        ? { ...moving, openAttention: (of) => attendToAll(of, { kernels, weights, length, before: () => before }) }
        : moving,
  });

  const makeRoom = (): void => {
    const shift = position - context;
    for (const array of moved) {
      const width = array.length / rows;
      array.copyWithin(0, shift * width, position * width);
    }
    for (const { memories, matrices } of blocks) {
      for (const { state } of [...memories, ...matrices]) state.position -= shift;
    }
    before += shift;
    position = context;
  };

  return {
    get position() {
      return before + position;
    },
    read: (ids, look) => {
      assertIds(ids, config);
      if (before + position + ids.length > length) {
        throw new RangeError(`${before + position + ids.length} tokens; allowed: the ${length} there is room for`);
      }
      for (let done = 0; done < ids.length;) {
        if (position === rows) makeRoom();
        const count = Math.min(rows - position, ids.length - done);
        tokens.set(ids.subarray(done, done + count), position);
        fill({ from: position, to: position + count });
        look({ logits: predicted, row: position, token: before + position, count });
        position += count;
        done += count;
      }
    },
    close: kernels.close,
  };
}

/**
 * How many rows there are, and how many of them stay when they are full. Chunks and segments begin at the same rows after as
 * before, and convolution and window find all that they look back at. No array of the persistent tokens is as long as the rows
 * are many: that is how arrays with a row a token are known.
 */
function rowsFor({ memory, window, convolution, persistent, width, heads }: ModelConfig): {
  context: number;
  rows: number;
} {
  const unit = (memory.chunk * window) / greatestDivisor(memory.chunk, window);
  const whole = (least: number): number => unit * Math.ceil(least / unit);
  const context = whole(Math.max(window, convolution));
  const ofPersistent = persistent * Math.max(width, 3 * heads);
  return { context, rows: context + whole(Math.max(blockRows, ofPersistent + 1)) };
}

function greatestDivisor(one: number, other: number): number {
  return other === 0 ? one : greatestDivisor(other, one % other);
}

/** Attention whose keys and values stay when rows are moved, from the first token on. */
function attendToAll(
  attention: AttentionRows,
  {
    kernels,
    weights,
    length,
    before,
  }: { kernels: Kernels; weights: Block["weights"]; length: number; before: () => number },
): ReturnType<Kernels["openAttention"]> {
  const { width, heads, tokens } = attention;
  const kept = { keys: kernels.room(length * width), values: kernels.room(length * width) };
  const places = Int32Array.from(
    { length: heads * length },
    (_, at) => Math.floor(at / length) * distanceBuckets + distanceBucket(at % length),
  );
  const biases = kernels.gathered(needed({ weights }, "distanceBias"), places); // (H, T)
  const attend = kernels.openAttention({ ...attention, tokens: kept, biases, before }, length);
  return (rows) => {
    const part = (of: Floats): Floats => of.subarray(rows.from * width, rows.to * width);
    kept.keys.set(part(tokens.keys), (before() + rows.from) * width);
    kept.values.set(part(tokens.values), (before() + rows.from) * width);
    attend(rows);
  };
}
