// Which engine reads here? Looks for the CPU's SIMD and for WebGPU, has the numbers of both tested, and says in words what it
// chose. tfjs is loaded only once there is an adapter to try, so that a page without one never downloads it. Leaves the tests
// to selfTest.ts, and which engine reads a trained model to modelEngine.ts.

import { chooseCpuEngine } from "#model/kernels/memory.onCpu";
import { hasSimd } from "#model/kernels/simd/instance";
import { scanMemorySimd } from "#model/kernels/memory.simd";
import type { Backend } from "#model/contracts/protocol";
import { engineWords } from "#words/engine";
import { say } from "#words/say";
import { testMemory, tolerance } from "./selfTest";

const words = engineWords.backend;

interface OpenedBackend {
  readonly kind: Backend;
  /** Why, in words for the page. */
  readonly reason: string;
  /** The GPU's, where that reads. */
  readonly device: GPUDevice | null;
}

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
    simd.kind === "cpu"
      ? { kind: "cpu", reason, device: null }
      : { ...simd, reason: say(words.both, { reason, simd: simd.reason }) };
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
    const off = await testMemory(scanMemoryGpu);
    if (!(off <= tolerance)) {
      return cpu(Number.isFinite(off) ? say(words.off, { difference: off.toExponential(1) }) : words.farOff);
    }
    void device.lost.then(({ message }) => onLost(message));
    const gpu = [adapter.info.vendor, adapter.info.architecture].filter(Boolean).join(" ");
    return { kind: "webgpu", reason: gpu === "" ? words.namelessPassed : say(words.passed, { gpu }), device };
  } catch (error) {
    return cpu(say(words.failed, { why: error instanceof Error ? error.message : String(error) }));
  }
}

/** The CPU: its SIMD, where there is one and it passes the self-test. */
async function openSimd(): Promise<OpenedBackend> {
  if (!hasSimd()) return openLoops(words.noSimd);
  const off = await testMemory(scanMemorySimd);
  if (!(off <= tolerance)) return openLoops(words.simdOff);
  chooseCpuEngine("cpu");
  return { kind: "cpu", reason: words.simdPassed, device: null };
}

function openLoops(reason: string): OpenedBackend {
  chooseCpuEngine("loops");
  return { kind: "loops", reason, device: null };
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
