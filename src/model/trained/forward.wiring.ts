// How is a block wired, on plain arrays? The mixers of titans.ts, `mix`, each a different way through the same parts,
// and the feed-forward layer after all of them. Leaves the parts to forward.mixers.ts and forward.memory.ts.

import type { Floats } from "#model/contracts/vectors";
import { rmsNorm, sigmoid, silu, type Rows } from "./forward.block";
import { memoryOf, type MemoryHead } from "./forward.memory";
import { attentionOf, contextOf, matrixOf, type MatrixHead } from "./forward.mixers";
import { needed, projection, type Block } from "./forward.stages";
import type { AttentionRows } from "#model/kernels/windowAttention.cpu";

export interface ForwardLayer {
  /** By head; empty where the mixer has no memory. */
  readonly memories: readonly MemoryHead[];
  /** By head; empty where the mixer is not a one-matrix baseline. */
  readonly matrices: readonly MatrixHead[];
  /** Null where the mixer has no attention. */
  readonly attention: AttentionRows | null;
  /** Of MAG: how much of each channel comes from attention and not from the memory, 0 … 1; null elsewhere. (T, d) */
  readonly blend: Floats | null;
}

/** A block that adds to the rows of x what its mixer finds, and then what its feed-forward layer makes of it. */
export function startBlock(block: Block, x: Floats): ForwardLayer & { fill: (rows: Rows) => void } {
  const { width } = block.config;
  const mixer = startMixer(block, x);
  const normed = block.zeros(x.length);
  const gain = needed(block, "feedForwardNorm");
  const inner = block.config.feedForward;
  const gate = projection(block, { name: "feedForwardGate", input: normed, inputs: width, outputs: inner });
  const up = projection(block, { name: "feedForwardUp", input: normed, inputs: width, outputs: inner });
  const down = projection(block, { name: "feedForwardDown", input: up.output, inputs: inner, outputs: width });
  return {
    ...mixer,
    fill: (rows) => {
      mixer.fill(rows);
      rmsNorm({ input: x, gain, output: normed, ...rows });
      gate.fill(rows);
      up.fill(rows);
      for (let at = rows.from * inner; at < rows.to * inner; at++) up.output[at]! *= silu(gate.output[at]!);
      down.fill(rows);
      addRows(x, down.output, rows, width);
    },
  };
}

/** x += what the mixer finds, in the way of the four architectures and the baselines. */
function startMixer(block: Block, x: Floats): ForwardLayer & { fill: (rows: Rows) => void } {
  const { mixer, width } = block.config;
  const none = { memories: [], matrices: [], attention: null, blend: null };
  const normed = block.zeros(x.length);
  const gain = needed(block, "mixerNorm");
  const normalise = (rows: Rows) => rmsNorm({ input: x, gain, output: normed, ...rows });
  switch (mixer) {
    case "lmm": {
      const memory = memoryOf(block, normed);
      const out = gated(block, { normed, input: memory.output, x });
      return {
        ...none,
        memories: memory.heads,
        fill: (rows) => {
          normalise(rows);
          memory.fill(rows);
          out(rows);
        },
      };
    }
    case "mag": {
      const memory = memoryOf(block, normed);
      const attention = attentionOf(block, normed);
      const blend = projection(block, { name: "blend", input: normed, inputs: width, outputs: width });
      const bias = needed(block, "blendBias");
      const mixed = block.zeros(x.length);
      const out = gated(block, { normed, input: mixed, x });
      return {
        ...none,
        memories: memory.heads,
        attention: attention.rows,
        blend: blend.output,
        fill: (rows) => {
          normalise(rows);
          memory.fill(rows);
          attention.fill(rows);
          blend.fill(rows);
          for (let t = rows.from; t < rows.to; t++) {
            for (let i = 0, at = t * width; i < width; i++, at++) {
              const share = sigmoid(blend.output[at]! + bias[i]!);
              blend.output[at] = share;
              mixed[at] = memory.output[at]! + share * (attention.output[at]! - memory.output[at]!);
            }
          }
          out(rows);
        },
      };
    }
    case "mal": {
      const memory = memoryOf(block, normed);
      const remember = gated(block, { normed, input: memory.output, x });
      const again = block.zeros(x.length);
      const attention = attentionOf(block, again);
      const attentionGain = needed(block, "attentionNorm");
      const out = projection(block, {
        ...{ name: "attentionOutput", input: attention.output },
        ...{ inputs: width, outputs: width },
      });
      return {
        ...none,
        memories: memory.heads,
        attention: attention.rows,
        fill: (rows) => {
          normalise(rows);
          memory.fill(rows);
          remember(rows);
          rmsNorm({ input: x, gain: attentionGain, output: again, ...rows });
          attention.fill(rows);
          out.fill(rows);
          addRows(x, out.output, rows, width);
        },
      };
    }
    case "mac": {
      const context = contextOf(block, normed);
      const out = projection(block, { name: "output", input: context.output, inputs: width, outputs: width });
      return {
        ...none,
        memories: context.heads,
        attention: context.rows,
        fill: (rows) => {
          normalise(rows);
          context.fill(rows);
          out.fill(rows);
          addRows(x, out.output, rows, width);
        },
      };
    }
    case "window":
    case "full": {
      const attention = attentionOf(block, normed);
      const out = gated(block, { normed, input: attention.output, x });
      return {
        ...none,
        attention: attention.rows,
        fill: (rows) => {
          normalise(rows);
          attention.fill(rows);
          out(rows);
        },
      };
    }
    case "linear":
    case "mamba2":
    case "gatedDelta": {
      const matrix = matrixOf(block, normed);
      const out = gated(block, { normed, input: matrix.output, x });
      return {
        ...none,
        matrices: matrix.matrices,
        fill: (rows) => {
          normalise(rows);
          matrix.fill(rows);
          out(rows);
        },
      };
    }
    default:
      return mixer satisfies never;
  }
}

/** x += (y ∘ SiLU(normed W_g)) W_o */
function gated(block: Block, { normed, input, x }: { normed: Floats; input: Floats; x: Floats }): (rows: Rows) => void {
  const { width } = block.config;
  const gate = projection(block, { name: "readGate", input: normed, inputs: width, outputs: width });
  const out = projection(block, { name: "output", input: gate.output, inputs: width, outputs: width });
  return (rows) => {
    gate.fill(rows);
    for (let at = rows.from * width; at < rows.to * width; at++) {
      gate.output[at] = input[at]! * silu(gate.output[at]!);
    }
    out.fill(rows);
    addRows(x, out.output, rows, width);
  };
}

function addRows(x: Floats, more: Floats, { from, to }: Rows, width: number): void {
  for (let at = from * width; at < to * width; at++) x[at]! += more[at]!;
}
