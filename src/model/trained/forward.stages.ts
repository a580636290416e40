// What is the way of tokens through a block made of, on plain arrays? Stages: each allocates its arrays once and then fills
// the rows it is told to, in the order of the text. Here those that all mixers share: projections, heads and gates.
// Leaves the loops to forward.block.ts.

import { headWidth, type ModelConfig } from "#model/contracts/architecture";
import type { Floats } from "#model/contracts/vectors";
import type { Rows } from "./forward.block";
import type { Kernels } from "./forward.kernels";
import type { Gate, GateOverride } from "#model/contracts/settings";
import type { Ablation } from "./titans";

/** What a person did to a gate of every layer and head: multiplied it, or held it at a value for some tokens. */
export type GateChange = GateOverride | { readonly gate: Gate; readonly scale: number };

/** What a block is made with: its parameters, how long its arrays are, and what computes with them. */
export interface Block {
  readonly config: ModelConfig;
  /** T */
  readonly length: number;
  readonly ablation: Ablation;
  readonly overrides: readonly GateChange[];
  readonly traced: boolean;
  /** A parameter of this block by its name in architecture.ts, or null where the model has none. */
  readonly weights: (name: string) => Floats | null;
  readonly kernels: Kernels;
}

export interface Stage {
  /** (T, d) */
  readonly output: Floats;
  readonly fill: (rows: Rows) => void;
}

type Gates = Record<Gate, readonly Floats[]>; // by head (T)

/** @throws Error naming a parameter that the model's mixer needs and does not have. */
export function needed({ weights }: Pick<Block, "weights">, name: string): Floats {
  const found = weights(name);
  if (!found) throw new RangeError(`the model has no parameter ${name}`);
  return found;
}

/** x W_name. (T, d) → (T, outputs) */
export function projection(
  block: Block,
  { name, input, inputs, outputs }: { name: string; input: Floats; inputs: number; outputs: number },
): Stage {
  const { room, dense } = block.kernels;
  const output = room(block.length * outputs);
  const weights = needed(block, name);
  return { output, fill: (rows) => dense({ input, weights, output, inputs, outputs, ...rows }) };
}

/** The short convolution of x W_name. (T, d) → (T, d) */
export function convolved(block: Block, name: string, input: Floats): Stage {
  const { width } = block.config;
  const projected = projection(block, { name, input, inputs: width, outputs: width });
  const { room, convolve } = block.kernels;
  const output = room(block.length * width);
  const taps = needed(block, `${name}Taps`);
  return {
    output,
    fill: (rows) => {
      projected.fill(rows);
      convolve({ input: projected.output, taps, output, width, ...rows });
    },
  };
}

/** Queries, keys or values of every head's memory: convolved, SiLU; queries and keys of length one. (T, d) → H of (T, k) */
export function headsOf(
  block: Block,
  name: "query" | "key" | "value",
  input: Floats,
): { heads: readonly Floats[]; fill: (rows: Rows) => void } {
  const before = convolved(block, name, input);
  const size = headWidth(block.config);
  const { room, splitHeads } = block.kernels;
  const heads = byHead(block, () => room(block.length * size));
  return {
    heads,
    fill: (rows) => {
      before.fill(rows);
      splitHeads({ input: before.output, heads, size, unit: name !== "value", ...rows });
    },
  };
}

/** θ, η and α of every head, from the tokens themselves, as a person or an ablation changed them. */
export function gatesOf(block: Block, input: Floats): { gates: Gates; fill: (rows: Rows) => void } {
  const { config, ablation, overrides, length } = block;
  const { width, heads, thetaMaximum } = config;
  const names = ["theta", "eta", "alpha"] as const;
  const off = {
    theta: ablation.frozen,
    eta: ablation.noMomentum,
    alpha: ablation.frozen || ablation.noForgetting,
  };
  const { hold, openColumn } = block.kernels;
  const projected = projection(block, { name: "gates", input, inputs: width, outputs: 3 * heads });
  const bias = needed(block, "gateBias");
  const gate = () => byHead(block, () => block.kernels.room(length));
  const gates: Gates = { theta: gate(), eta: gate(), alpha: gate() };
  const fill = (rows: Rows) => {
    projected.fill(rows);
    names.forEach((name, index) => {
      const changes = overrides.filter((change) => change.gate === name);
      const most = name === "theta" ? thetaMaximum : 1;
      gates[name].forEach((values, head) => {
        if (off[name]) return hold({ values, value: 0, ...rows });
        openColumn({ input: projected.output, bias, column: index * heads + head, most, output: values, ...rows });
        change(block, values, changes, rows);
      });
    });
  };
  return { gates, fill };
}

/** Scaled first, then held; η and α are fractions and stay at most 1 when scaled. */
function change({ kernels }: Block, values: Floats, changes: readonly GateChange[], { from, to }: Rows): void {
  const { scale, hold } = kernels;
  for (const change of changes) {
    if ("scale" in change)
      scale({ values, scale: change.scale, ...(change.gate !== "theta" && { most: 1 }), ...{ from, to } });
  }
  for (const change of changes) {
    if (!("value" in change)) continue;
    const held = { from: Math.max(from, change.from), to: Math.min(to, change.to + 1) };
    if (held.from < held.to) hold({ values, value: change.value, ...held });
  }
}

/** What every head answers, normalised and side by side. H of (T, k) → (T, d) */
export function mergeHeads(block: Block, reads: readonly Floats[], output: Floats, rows: Rows): void {
  const gain = needed(block, "readNorm");
  reads.forEach((input, head) => {
    block.kernels.rmsNorm({ input, gain, output, stride: block.config.width, offset: head * gain.length, ...rows });
  });
}

export function byHead<R>({ config }: Block, make: (head: number) => R): R[] {
  return Array.from({ length: config.heads }, (_, head) => make(head));
}
