// What does memory.wgsl stand on? The constants of one memory's shape, a place for its state in the GPU's memory, and what it
// is told of its settings. Leaves the scan itself to memory.wgsl, and its inputs and outputs to memory.gpu.ts (packed, for a
// memory alone) and memory.inPlace.gpu.ts (for those of a forward pass).

import {
  activations,
  layerNormEpsilon,
  layersOf,
  parameterCount,
  type Bias,
  type MemoryConfig,
  type MemoryParameters,
} from "#model/contracts/config";
import { scanColumns, scanRows, type ScanColumn, type ScanRow } from "#model/contracts/trace";
import shader from "./memory.wgsl?raw";

/** In the order of their numbers in the shader. */
const biasKinds: readonly Bias["kind"][] = ["l2", "lp", "huber"];

const widest = { ends: 64, hidden: 128 };

/** Why this memory is beyond the GPU kernel, in words for the page; null where it is not. */
export function supportsGpuMemory({ widths }: MemoryConfig): string | null {
  const ends = Math.max(widths[0]!, widths.at(-1)!);
  const hidden = Math.max(0, ...widths.slice(1, -1));
  if (ends > widest.ends) return `the GPU kernel takes keys and values up to ${widest.ends} wide, these are ${ends}`;
  if (hidden > widest.hidden)
    return `the GPU kernel takes hidden layers up to ${widest.hidden} wide, this is ${hidden}`;
  return null;
}

/** One lane a column of the widest layer, in whole subgroups. */
export function laneCount(widths: readonly number[]): number {
  return 32 * Math.ceil(Math.max(...widths) / 32);
}

/** Software has no faster memory to offer, and SwiftShader takes seconds to compile the zeroing of 32 kB of it. */
function workgroupBytes({ adapterInfo, limits }: GPUDevice): number {
  return adapterInfo?.isFallbackAdapter ? 8192 : limits.maxComputeWorkgroupStorageSize;
}

/** Where a part of a memory's state lies outside the shader: read as it begins, written as it ends. */
interface StatePlace {
  readonly from: string;
  readonly to: string;
}

/**
 * memory.wgsl after the constants of a memory's shape and its M, S and B: in workgroup memory while that lasts, else where they
 * lie outside. `columns` is what each quantity of a token is called by, `access` the text that knows where all else lies.
 */
export function memoryShader({
  widths,
  device,
  columns: places,
  constants,
  state,
  access,
  settled = {},
  isShared = true,
}: {
  widths: readonly number[];
  device: GPUDevice;
  columns: Record<ScanColumn | ScanRow, number>;
  constants: Record<string, number>;
  state: Record<"M" | "S" | "B", StatePlace>;
  access: string;
  /** What is not told with every call, but the same for all: the shader is then made for it, and lacks what it does not need. */
  settled?: Record<string, Uniform>;
  /** Whether the state is read more than once, and so worth a place in workgroup memory. */
  isShared?: boolean;
}): string {
  const layers = layersOf(widths);
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
    ...constants,
  };
  for (const name of [...scanColumns, ...scanRows]) {
    numbers[name.replace(/[A-Z]/g, (capital) => `_${capital}`).toUpperCase()] = places[name];
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
  const [load, leave]: string[][] = [[], []];
  // The most read first.
  for (const name of ["M", "B", "S"] as const) {
    const { from, to } = state[name];
    const fits = isShared && 4 * weights <= free;
    if (fits) {
      free -= 4 * weights;
      lines.push(`var<workgroup> shared${name} : array<f32, P>;`);
      load!.push(`shared${name}[n] = ${from};`);
      leave!.push(`${to} = shared${name}[n];`);
    } else if (from !== to) load!.push(`${to} = ${from};`);
    const place = fits ? `shared${name}[n]` : to;
    lines.push(`fn ${name}(n : i32) -> f32 { return ${place}; }`);
    lines.push(`fn set${name}(n : i32, value : f32) { ${place} = value; }`);
  }
  lines.push(`fn load(n : i32) { ${load!.join(" ")} }`, `fn leave(n : i32) { ${leave!.join(" ")} }`);
  let scan = shader;
  for (const [name, { type, value }] of Object.entries(settled)) {
    lines.push(`const SETTLED_${name} : ${type === "int32" ? "i32" : "f32"} = ${value};`);
    scan = scan.replaceAll(new RegExp(`\\buniforms\\.${name}\\b`, "g"), `SETTLED_${name}`);
  }
  return `${lines.join("\n")}\n${access}\n${scan}`;
}

/** A number that a shader is told with every call. */
export interface Uniform {
  readonly type: "int32" | "float32";
  readonly value: number;
}
export const int = (value: number): Uniform => ({ type: "int32", value });
const float = (value: number): Uniform => ({ type: "float32", value });

/** What memory.wgsl has to know of a memory besides its shape, in the order in which it is told. */
export function memoryUniforms(config: MemoryConfig, { gain }: MemoryParameters): Record<string, Uniform> {
  const { bias } = config;
  return {
    chunk: int(config.chunk),
    activation: int(activations.indexOf(config.activation)),
    bias: int(biasKinds.indexOf(bias.kind)),
    residual: int(config.residual ? 1 : 0),
    layerNorm: int(gain ? 1 : 0),
    readBefore: int(config.readOrder === "before" ? 1 : 0),
    anchored: int(config.decay === "initial" ? 1 : 0),
    biasParameter: float(bias.kind === "lp" ? bias.p : bias.kind === "huber" ? bias.delta : 0),
    clip: float(config.clip ?? 0),
    lossScale: float(config.lossScale),
  };
}
