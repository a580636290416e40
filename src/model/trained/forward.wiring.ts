// How is a block wired, on plain arrays? The mixers of titans.ts, `mix`, each a different way through the same parts,
// and the feed-forward layer after all of them. Leaves the parts to forward.mixers.ts and forward.memory.ts.

import type { Floats } from "#model/contracts/config";
import { rmsNorm, sigmoid, silu, type Rows } from "./forward.block";
import { memoryOf, type MemoryHead } from "./forward.memory";
import { attentionOf, contextOf, matrixOf, type MatrixHead } from "./forward.mixers";
import { needed, projection, type Place } from "./forward.stages";
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
export function startBlock(place: Place, x: Floats): ForwardLayer & { fill: (rows: Rows) => void } {
  const { width } = place.config;
  const mixer = startMixer(place, x);
  const normed = place.zeros(x.length);
  const gain = needed(place, "feedForwardNorm");
  const inner = place.config.feedForward;
  const gate = projection(place, { name: "feedForwardGate", input: normed, inputs: width, outputs: inner });
  const up = projection(place, { name: "feedForwardUp", input: normed, inputs: width, outputs: inner });
  const down = projection(place, { name: "feedForwardDown", input: up.output, inputs: inner, outputs: width });
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
function startMixer(place: Place, x: Floats): ForwardLayer & { fill: (rows: Rows) => void } {
  const { mixer, width } = place.config;
  const none = { memories: [], matrices: [], attention: null, blend: null };
  const normed = place.zeros(x.length);
  const gain = needed(place, "mixerNorm");
  const normalise = (rows: Rows) => rmsNorm({ input: x, gain, output: normed, ...rows });
  switch (mixer) {
    case "lmm": {
      const memory = memoryOf(place, normed);
      const out = gated(place, { normed, input: memory.output, x });
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
      const memory = memoryOf(place, normed);
      const attention = attentionOf(place, normed);
      const blend = projection(place, { name: "blend", input: normed, inputs: width, outputs: width });
      const bias = needed(place, "blendBias");
      const mixed = place.zeros(x.length);
      const out = gated(place, { normed, input: mixed, x });
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
      const memory = memoryOf(place, normed);
      const remember = gated(place, { normed, input: memory.output, x });
      const again = place.zeros(x.length);
      const attention = attentionOf(place, again);
      const attentionGain = needed(place, "attentionNorm");
      const out = projection(place, {
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
      const context = contextOf(place, normed);
      const out = projection(place, { name: "output", input: context.output, inputs: width, outputs: width });
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
      const attention = attentionOf(place, normed);
      const out = gated(place, { normed, input: attention.output, x });
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
      const matrix = matrixOf(place, normed);
      const out = gated(place, { normed, input: matrix.output, x });
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
function gated(place: Place, { normed, input, x }: { normed: Floats; input: Floats; x: Floats }): (rows: Rows) => void {
  const { width } = place.config;
  const gate = projection(place, { name: "readGate", input: normed, inputs: width, outputs: width });
  const out = projection(place, { name: "output", input: gate.output, inputs: width, outputs: width });
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
