// How is a block wired, on plain arrays? The mixers of titans.ts, `mix`, each a different way through the same parts,
// and the feed-forward layer after all of them. Leaves the parts to forward.mixers.ts and forward.memory.ts.

import type { Floats } from "#model/contracts/vectors";
import type { Rows } from "./forward.block";
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
  const { room, rmsNorm, gate: open, add } = block.kernels;
  const mixer = startMixer(block, x);
  const normed = room(x.length);
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
      open({ input: up.output, gate: gate.output, output: up.output, width: inner, ...rows });
      down.fill(rows);
      add({ input: down.output, output: x, width, ...rows });
    },
  };
}

/** x += what the mixer finds, in the way of the four architectures and the baselines. */
function startMixer(block: Block, x: Floats): ForwardLayer & { fill: (rows: Rows) => void } {
  const { mixer, width } = block.config;
  const { room, rmsNorm, blend: mix, add } = block.kernels;
  const none = { memories: [], matrices: [], attention: null, blend: null };
  const normed = room(x.length);
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
      const mixed = room(x.length);
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
          const parts = { memory: memory.output, attention: attention.output };
          mix({ share: blend.output, bias, ...parts, output: mixed, ...rows });
          out(rows);
        },
      };
    }
    case "mal": {
      const memory = memoryOf(block, normed);
      const remember = gated(block, { normed, input: memory.output, x });
      const again = room(x.length);
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
          add({ input: out.output, output: x, width, ...rows });
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
          add({ input: out.output, output: x, width, ...rows });
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
  const { gate: open, add } = block.kernels;
  const gate = projection(block, { name: "readGate", input: normed, inputs: width, outputs: width });
  const out = projection(block, { name: "output", input: gate.output, inputs: width, outputs: width });
  return (rows) => {
    gate.fill(rows);
    open({ input, gate: gate.output, output: gate.output, width, ...rows });
    out.fill(rows);
    add({ input: out.output, output: x, width, ...rows });
  };
}
