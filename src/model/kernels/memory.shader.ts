// What does memory.wgsl stand on? The constants of one memory's shape, and a place for its state in the GPU's memory.
// Leaves the scan itself to memory.wgsl, and its inputs and outputs to memory.gpu.ts.

import { activations, layerNormEpsilon, layersOf, parameterCount, type Bias } from "#model/contracts/config";
import { packedLayout, scanColumns, scanRows } from "#model/contracts/trace";
import shader from "./memory.wgsl?raw";

/** In the order of their numbers in the shader. */
export const biasKinds: readonly Bias["kind"][] = ["l2", "lp", "huber"];

/** One lane a column of the widest layer, in whole subgroups. */
export function laneCount(widths: readonly number[]): number {
  return 32 * Math.ceil(Math.max(...widths) / 32);
}

/** Software has no faster memory to offer, and SwiftShader takes seconds to compile the zeroing of 32 kB of it. */
function workgroupBytes({ adapterInfo, limits }: GPUDevice): number {
  return adapterInfo?.isFallbackAdapter ? 8192 : limits.maxComputeWorkgroupStorageSize;
}

/** memory.wgsl after the constants of a memory's shape and its M, S and B: in workgroup memory while that lasts, else in storage. */
export function memoryShader({ widths, device }: { widths: readonly number[]; device: GPUDevice }): string {
  const layers = layersOf(widths);
  const { stride, offsets } = packedLayout(widths);
  const weights = parameterCount(widths);
  const lanes = laneCount(widths);
  const rows = layers.reduce((sum, layer) => sum + layer.rows, 0);
  const columns = layers.reduce((sum, layer) => sum + layer.columns, 0);
  const numbers: Record<string, number> = {
    LAYERS: layers.length,
    LANES: lanes,
    P: weights,
    SUM_ROWS: rows,
    SUM_COLUMNS: columns,
    KEY_WIDTH: widths[0]!,
    VALUE_WIDTH: widths.at(-1)!,
    STREAM: streamStride(widths),
    GATES: streamStride(widths) - 3,
    STRIDE: stride,
  };
  for (const name of [...scanColumns, ...scanRows]) {
    numbers[name.replace(/[A-Z]/g, (capital) => `_${capital}`).toUpperCase()] = offsets[name];
  }
  activations.forEach((name, index) => (numbers[name.toUpperCase()] = index));
  biasKinds.forEach((name, index) => (numbers[`BIAS_${name.toUpperCase()}`] = index));
  const perLayer: Record<string, number[]> = {
    ROWS: layers.map((layer) => layer.rows),
    COLUMNS: layers.map((layer) => layer.columns),
    OFFSET: [...layers.map((layer) => layer.offset), weights],
    INPUT_AT: layers.map((layer) => layer.inputOffset),
    DELTA_AT: layers.map((layer) => layer.deltaOffset),
  };
  const lines = [
    ...Object.entries(numbers).map(([name, value]) => `const ${name} : i32 = ${value};`),
    ...Object.entries(perLayer).map(([name, list]) => `const ${name} = array<i32, ${list.length}>(${list});`),
    `const LAYER_NORM_EPSILON = ${layerNormEpsilon}f;`,
    `const SQRT1_2 = ${Math.SQRT1_2}f;`,
    `const INVERSE_SQRT_TAU = ${1 / Math.sqrt(2 * Math.PI)}f;`,
  ];
  let free = workgroupBytes(device) - (16 * (rows + lanes + 8) + 4 * 2 * columns + 64);
  // The most read first; in the result they stand as M, S, B.
  for (const [name, index] of [
    ["M", 0],
    ["B", 2],
    ["S", 1],
  ] as const) {
    const fits = 4 * weights <= free;
    if (fits) free -= 4 * weights;
    if (fits) lines.push(`var<workgroup> shared${name} : array<f32, P>;`);
    const place = fits ? `shared${name}[n]` : `result[${index} * P + n]`;
    lines.push(`fn ${name}(n : i32) -> f32 { return ${place}; }`);
    lines.push(`fn set${name}(n : i32, value : f32) { ${place} = value; }`);
  }
  return `${lines.join("\n")}\n${shader}`;
}

/** A token's row of the kernel's input: k, q, v, θ, η, α. */
export function streamStride(widths: readonly number[]): number {
  return 2 * widths[0]! + widths.at(-1)! + 3;
}
