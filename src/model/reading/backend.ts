// Which engine reads here? Looks for the CPU's SIMD and for WebGPU, checks the numbers of both on a small memory against
// the plain loops, and says in words what it chose. tfjs is loaded only once there is an adapter to try, so that a page
// without one never downloads it.

import type { MemoryConfig, MemoryParameters, MemoryStream } from "#model/contracts/config";
import { initialState, scanMemory } from "#model/kernels/memory.cpu";
import { chooseCpuEngine } from "#model/kernels/memory.onCpu";
import { hasSimd } from "#model/kernels/simd/instance";
import { scanMemorySimd } from "#model/kernels/memory.simd";
import type { Backend } from "#model/contracts/protocol";
import { allocateTrace, scanColumns, scanRows, type MemoryScan, type MemoryTrace } from "#model/contracts/trace";
import { engineWords } from "#words/engine";
import { say } from "#words/say";

const words = engineWords.backend;

interface OpenedBackend {
  readonly kind: Backend;
  /** Why, in words for the page. */
  readonly reason: string;
}

/** How far the self-test's numbers may be from the plain loops', relative to the largest of their kind. */
const selfTestTolerance = 1e-4;

/**
 * Chooses the engine: WebGPU where a hardware adapter passes the self-test, else the CPU, with SIMD where that passes it;
 * `forced` "webgpu" takes a software adapter too, "cpu" looks at no GPU, "loops" not even at SIMD. `onLost` is called once
 * if the device is lost later: it is lost for the whole worker, so end that and start another.
 */
export async function openBackend(
  forced: Backend | null,
  onLost: (message: string) => void = () => {},
): Promise<OpenedBackend> {
  if (forced === "loops") return openLoops(words.forcedLoops);
  const simd = await openSimd();
  const cpu = (reason: string): OpenedBackend =>
    simd.kind === "cpu" ? { kind: "cpu", reason } : { ...simd, reason: say(words.both, { reason, simd: simd.reason }) };
  if (forced === "cpu") return cpu(words.forcedCpu);
  if (!("gpu" in navigator) || !navigator.gpu) return cpu(words.noWebGpu);
  try {
    const adapter = await navigator.gpu.requestAdapter({ powerPreference: "high-performance" });
    if (!adapter) return cpu(words.noAdapter);
    if (isSoftware(adapter) && forced !== "webgpu") {
      return cpu(words.software);
    }
    const device = await openDevice();
    if (!device) return cpu(words.notStarted);
    const { scanMemoryGpu } = await import("#model/kernels/memory.gpu");
    const off = await selfTest(scanMemoryGpu);
    if (!(off <= selfTestTolerance)) {
      return cpu(Number.isFinite(off) ? say(words.off, { difference: off.toExponential(1) }) : words.farOff);
    }
    void device.lost.then(({ message }) => onLost(message));
    const gpu = [adapter.info.vendor, adapter.info.architecture].filter(Boolean).join(" ");
    return { kind: "webgpu", reason: gpu === "" ? words.namelessPassed : say(words.passed, { gpu }) };
  } catch (error) {
    return cpu(say(words.failed, { why: error instanceof Error ? error.message : String(error) }));
  }
}

/** The CPU: its SIMD, where there is one and it passes the self-test. */
async function openSimd(): Promise<OpenedBackend> {
  if (!hasSimd()) return openLoops(words.noSimd);
  const off = await selfTest(scanMemorySimd);
  if (!(off <= selfTestTolerance)) return openLoops(words.simdOff);
  chooseCpuEngine("cpu");
  return { kind: "cpu", reason: words.simdPassed };
}

function openLoops(reason: string): OpenedBackend {
  chooseCpuEngine("loops");
  return { kind: "loops", reason };
}

/** Software adapters call themselves fallback; older browsers tell by the architecture alone. */
function isSoftware({ info }: GPUAdapter): boolean {
  return (
    info.isFallbackAdapter || /swiftshader|llvmpipe|basic render/i.test(`${info.architecture} ${info.description}`)
  );
}

/** Puts tfjs on WebGPU; null where it will not start. */
async function openDevice(): Promise<GPUDevice | null> {
  const [tf, { WebGPUBackend }] = await Promise.all([
    import("@tensorflow/tfjs"),
    import("@tensorflow/tfjs-backend-webgpu"),
  ]);
  if (!(await tf.setBackend("webgpu"))) return null;
  const backend = tf.backend();
  return backend instanceof WebGPUBackend ? backend.device : null;
}

/** The worst relative difference between an engine's and the plain loops' trace and weights over a dozen tokens of a two-layer memory. */
async function selfTest(scan: (scan: MemoryScan) => void | Promise<void>): Promise<number> {
  const config: MemoryConfig = {
    widths: [4, 6, 4],
    chunk: 3,
    activation: "gelu",
    residual: true,
    readOrder: "after",
    bias: { kind: "l2" },
    decay: "initial",
    clip: 1,
    lossScale: 2,
  };
  const length = 12;
  const wave = (count: number, phase: number) =>
    Float32Array.from({ length: count }, (_, n) => Math.sin(phase + n * 1.7));
  const constant = (value: number) => new Float32Array(length).fill(value);
  const parameters: MemoryParameters = { initialWeights: wave(48, 0.3), gain: wave(4, 1.1) };
  const stream: MemoryStream = {
    length,
    queries: wave(4 * length, 2.3),
    keys: wave(4 * length, 3.1),
    values: wave(4 * length, 4.7),
    theta: constant(0.1),
    eta: constant(0.6),
    alpha: constant(0.05),
  };
  const run = () => ({
    config,
    parameters,
    stream,
    state: initialState(parameters),
    count: length,
    trace: allocateTrace({ config, length, floats: Float32Array }),
  });
  const expected = run();
  const actual = run();
  scanMemory(expected);
  await scan(actual);
  return Math.max(
    farthest(actual.state.weights, expected.state.weights),
    farthest(actual.state.momentum, expected.state.momentum),
    ...farthestOfTraces(actual.trace, expected.trace),
  );
}

function farthestOfTraces(actual: MemoryTrace, expected: MemoryTrace): number[] {
  return [
    ...scanColumns.map((name) => farthest(actual.columns[name], expected.columns[name])),
    ...scanRows.map((name) => farthest(actual.rows[name].data, expected.rows[name].data)),
  ];
}

/** max|a − b| / max|b|; NaN where a is not a number anywhere. */
function farthest(actual: ArrayLike<number>, expected: ArrayLike<number>): number {
  let difference = 0;
  let size = 1e-6;
  for (let n = 0; n < expected.length; n++) {
    difference = Math.max(difference, Math.abs(actual[n]! - expected[n]!));
    size = Math.max(size, Math.abs(expected[n]!));
  }
  return difference / size;
}
