// How does memory.wgsl run? As one tfjs kernel: this file packs its inputs, dispatches it, and unpacks its one output.
// Leaves to backend.ts whether there is a GPU worth using, and to memory.cpu.ts what the numbers should be.

import { rowOf } from "#model/contracts/vectors";
import * as tf from "@tensorflow/tfjs";
import type { WebGPUBackend, WebGPUProgram } from "@tensorflow/tfjs-backend-webgpu";
import { parameterCount, type MemoryConfig, type MemoryStream } from "#model/contracts/config";
import { packedLayout, scanColumns, scanRows, type MemoryTrace, type MemoryScan } from "#model/contracts/trace";
import { int, laneCount, memoryShader, memoryUniforms, supportsGpuMemory, type Uniform } from "./memory.shader";
import packedAccess from "./memory.packed.wgsl?raw";

const kernelName = "TitansMemoryScan";
const inputNames = ["stream", "carried", "initial"] as const;

/**
 * scanMemory of memory.cpu.ts, on tfjs's WebGPU backend: reads the next `count` tokens, moves `state` on and fills `trace`.
 * One dispatch and one readback a call; settings and lengths are uniforms, so that only new widths compile a shader.
 * @throws RangeError beyond supportsGpuMemory; Error where tfjs is not on its WebGPU backend.
 */
export async function scanMemoryGpu({ config, parameters, stream, state, count, trace }: MemoryScan): Promise<void> {
  const beyond = supportsGpuMemory(config);
  if (beyond) throw new RangeError(beyond);
  if (tf.getBackend() !== "webgpu") throw new Error(`tfjs runs on ${tf.getBackend()}; allowed: webgpu`);
  const start = state.position;
  const tokens = Math.min(count, stream.length - start);
  if (tokens <= 0) return;

  // Powers of two: tfjs keeps every size of buffer that it ever made.
  const capacity = Math.max(16, 2 ** Math.ceil(Math.log2(tokens)));
  const weights = parameterCount(config.widths);
  const every = trace?.snapshots.every ?? config.chunk;
  const snapshotsAt = 3 * weights + (trace ? capacity * packedLayout(config.widths).stride : 0);
  const attributes: ScanAttributes = {
    widths: config.widths,
    outputLength: snapshotsAt + (trace ? Math.ceil(capacity / every) * 2 * weights : 0),
    uniforms: {
      start: int(start),
      count: int(tokens),
      every: int(every),
      traced: int(trace ? 1 : 0),
      snapshotsAt: int(snapshotsAt),
      ...memoryUniforms(config, parameters),
    },
  };
  const packed = await runScan(attributes, {
    stream: packStream({ config, stream, start, tokens, capacity }),
    carried: concatenate([state.weights, state.momentum, state.chunkWeights]),
    initial: concatenate([parameters.initialWeights, parameters.gain ?? new Float32Array(config.widths.at(-1)!)]),
  });

  if (trace) unpackTrace({ packed, trace, start, tokens, snapshotsAt, config });
  state.weights.set(packed.subarray(0, weights));
  state.momentum.set(packed.subarray(weights, 2 * weights));
  state.chunkWeights.set(packed.subarray(2 * weights, 3 * weights));
  state.position = start + tokens;
}

/** @throws Error where the GPU refused: without asking, tfjs would hand back zeros. */
async function runScan(attributes: ScanAttributes, arrays: Record<(typeof inputNames)[number], Float32Array>) {
  const { device } = tf.backend() as WebGPUBackend;
  device.pushErrorScope("validation");
  device.pushErrorScope("out-of-memory");
  const output = tf.tidy(() => {
    const inputs = Object.fromEntries(inputNames.map((name) => [name, tf.tensor1d(arrays[name])]));
    return tf.engine().runKernel<tf.Tensor1D>(kernelName, inputs, attributes as unknown as tf.NamedAttrMap);
  });
  try {
    const [packed, ...errors] = await Promise.all([output.data(), device.popErrorScope(), device.popErrorScope()]);
    const error = errors.find((found) => found !== null);
    if (error) throw new Error(`the GPU refused the scan: ${error.message}`);
    return packed as Float32Array;
  } finally {
    output.dispose();
  }
}

interface ScanAttributes {
  readonly widths: readonly number[];
  readonly outputLength: number;
  readonly uniforms: Readonly<Record<string, Uniform>>;
}

tf.registerKernel({
  kernelName,
  backendName: "webgpu",
  kernelFunc: ({ inputs, backend, attrs }) => {
    const gpu = backend as WebGPUBackend;
    const { widths, outputLength, uniforms } = attrs as unknown as ScanAttributes;
    const program: WebGPUProgram = {
      variableNames: [...inputNames],
      outputShape: [outputLength],
      dispatchLayout: { x: [0] },
      dispatch: [1, 1, 1],
      workgroupSize: [laneCount(widths), 1, 1],
      shaderKey: `${kernelName} ${widths}`,
      uniforms: Object.entries(uniforms)
        .map(([name, { type }]) => `${name} : ${type === "int32" ? "i32" : "f32"}, `)
        .join(""),
      getUserCode: () => packedShader(widths, gpu.device),
    };
    return gpu.runWebGPUProgram(
      program,
      inputNames.map((name) => inputs[name]!),
      "float32",
      Object.values(uniforms).map(({ type, value }) => ({ type, data: [value] })),
    );
  },
});

function packedShader(widths: readonly number[], device: GPUDevice): string {
  const { stride, offsets } = packedLayout(widths);
  return memoryShader({
    ...{ widths, device },
    columns: offsets,
    constants: { STREAM: streamStride(widths), STRIDE: stride },
    state: {
      M: { from: "carried[n]", to: "result[n]" },
      S: { from: "carried[P + n]", to: "result[P + n]" },
      B: { from: "carried[2 * P + n]", to: "result[2 * P + n]" },
    },
    access: packedAccess,
  });
}

/** A token's row of the kernel's input: k, q, v, θ, η, α. */
function streamStride(widths: readonly number[]): number {
  return 2 * widths[0]! + widths.at(-1)! + 3;
}

function packStream({
  config: { widths },
  stream: { keys, queries, values, theta, eta, alpha },
  start,
  tokens,
  capacity,
}: {
  config: MemoryConfig;
  stream: MemoryStream;
  start: number;
  tokens: number;
  capacity: number;
}): Float32Array {
  const keyWidth = widths[0]!;
  const valueWidth = widths.at(-1)!;
  const stride = streamStride(widths);
  const packed = new Float32Array(capacity * stride);
  for (let t = 0; t < tokens; t++) {
    const token = start + t;
    const at = t * stride;
    packed.set(rowOf(keys, { row: token, width: keyWidth }), at);
    packed.set(rowOf(queries, { row: token, width: keyWidth }), at + keyWidth);
    packed.set(rowOf(values, { row: token, width: valueWidth }), at + 2 * keyWidth);
    packed.set([theta[token]!, eta[token]!, alpha[token]!], at + stride - 3);
  }
  return packed;
}

function unpackTrace({
  packed,
  trace,
  start,
  tokens,
  snapshotsAt,
  config,
}: {
  packed: Float32Array;
  trace: MemoryTrace;
  start: number;
  tokens: number;
  snapshotsAt: number;
  config: MemoryConfig;
}): void {
  const { stride, offsets } = packedLayout(config.widths);
  const size = parameterCount(config.widths);
  for (const name of scanColumns) {
    const column = trace.columns[name];
    for (let t = 0; t < tokens; t++) column[start + t] = packed[3 * size + t * stride + offsets[name]]!;
  }
  for (const name of scanRows) {
    const { width, data } = trace.rows[name];
    for (let t = 0; t < tokens; t++) {
      const at = 3 * size + t * stride + offsets[name];
      data.set(packed.subarray(at, at + width), (start + t) * width);
    }
  }
  const { every, weights, momentum } = trace.snapshots;
  const first = Math.ceil(start / every);
  for (let index = first; index * every < start + tokens; index++) {
    const at = snapshotsAt + 2 * size * (index - first);
    weights.set(packed.subarray(at, at + size), index * size);
    momentum.set(packed.subarray(at + size, at + 2 * size), index * size);
  }
  trace.filled = start + tokens;
}

function concatenate(parts: readonly ArrayLike<number>[]): Float32Array {
  const whole = new Float32Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
