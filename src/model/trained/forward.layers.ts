// What do tokens pass through, from their embedding to what is expected after them? All layers of a model, over arrays of so
// many rows. Leaves one block to forward.wiring.ts, and which rows are filled when to forward.ts and forward.stream.ts.

import type { ModelConfig } from "#model/contracts/architecture";
import type { Floats } from "#model/contracts/vectors";
import type { ParameterArrays } from "./forward";
import type { Rows } from "./forward.block";
import type { Kernels } from "./forward.kernels";
import type { Block } from "./forward.stages";
import { startBlock, type ForwardLayer } from "./forward.wiring";

interface Layers {
  readonly blocks: readonly ForwardLayer[];
  /** Unnormalised log probabilities of what comes after every row. (T, V) */
  readonly predicted: Floats;
  readonly fill: (rows: Rows) => void;
}

/** `kernelsOf` is what a layer computes with, where that is not what all do. */
export function openLayers({
  config,
  parameters,
  tokens,
  kernels,
  kernelsOf = () => kernels,
  ...of
}: Pick<Block, "config" | "length" | "ablation" | "overrides" | "traced" | "kernels"> & {
  config: ModelConfig;
  parameters: ParameterArrays;
  /** Ids, an array of the kernels. (T) */
  tokens: Floats;
  kernelsOf?: (layer: number, weights: Block["weights"]) => Kernels;
}): Layers {
  const { vocabulary, width } = config;
  const { room, copied, embed, dense, rmsNorm } = kernels;
  const arrays = new Map(Object.entries(parameters).map(([name, { data }]) => [name, copied(data)]));
  const embedding = arrays.get("embedding")!; // (V, d)
  const unembedding = copied(transposed(parameters.embedding!.data, { rows: vocabulary, columns: width })); // (d, V)
  const norm = arrays.get("norm")!;
  const x = room(of.length * width); // the residual stream (T, d)
  const normed = room(of.length * width);
  const predicted = room(of.length * vocabulary);
  const blocks = Array.from({ length: config.layers }, (_, layer) => {
    const weights = (name: string): Floats | null => arrays.get(`layers.${layer}.${name}`) ?? null;
    return startBlock({ config, ...of, kernels: kernelsOf(layer, weights), weights }, x);
  });
  return {
    blocks,
    predicted,
    fill: (rows) => {
      embed({ ids: tokens, table: embedding, output: x, width, scale: Math.sqrt(width), ...rows });
      for (const block of blocks) block.fill(rows);
      rmsNorm({ input: x, gain: norm, output: normed, ...rows });
      dense({ input: normed, weights: unembedding, output: predicted, inputs: width, outputs: vocabulary, ...rows });
    },
  };
}

function transposed(matrix: Floats, { rows, columns }: { rows: number; columns: number }): Floats {
  const result = matrix.slice();
  for (let i = 0; i < rows; i++) for (let j = 0; j < columns; j++) result[j * rows + i] = matrix[i * columns + j]!;
  return result;
}
