// Which of the CPU's engines reads a memory here? SIMD where this machine has it and the numbers are float32, else the plain
// loops, of which there is one copy a float type: compiled for both, each would slow the other.
// Leaves to reading/backend.ts whether SIMD is to be trusted.

import type { MemoryConfig, MemoryParameters } from "#model/contracts/config";
import type { Backend } from "#model/contracts/protocol";
import type { MemoryScan } from "#model/contracts/trace";
import type { Floats } from "#model/contracts/vectors";
import { readMemoryRows, scanMemory as scanDouble } from "./memory.cpu";
import { scanMemory as scanSingle } from "./memory.cpu?single";
import { readMemoryRowsSimd } from "./memory.rows.simd";
import { scanMemorySimd } from "./memory.simd";
import { hasSimd } from "./simd/instance";

/** cpu: SIMD · loops: the plain loops */
type CpuEngine = Extract<Backend, "cpu" | "loops">;

let chosen: CpuEngine | null = null;

/** What reads float32: SIMD where there is any, until `chooseCpuEngine` says otherwise. */
export function cpuEngine(): CpuEngine {
  return (chosen ??= hasSimd() ? "cpu" : "loops");
}

export function chooseCpuEngine(engine: CpuEngine): void {
  chosen = engine;
}

/** scanMemory of memory.cpu.ts in either precision, as fast as this machine's CPU can. */
export function scanOnCpu(scan: MemoryScan): void {
  if (scan.state.weights instanceof Float64Array) scanDouble(scan);
  else if (cpuEngine() === "cpu") scanMemorySimd(scan);
  else scanSingle(scan);
}

/** The same with the plain loops, whatever was chosen. */
export function scanInLoops(scan: MemoryScan): void {
  if (scan.state.weights instanceof Float64Array) scanDouble(scan);
  else scanSingle(scan);
}

/** readMemoryRows of memory.cpu.ts, as fast as this machine's CPU can: (n, d_k) → (n, d_v) */
export function readRowsOnCpu(asked: {
  config: MemoryConfig;
  parameters: MemoryParameters;
  weights: Floats;
  inputs: Floats;
}): Floats {
  const { weights, inputs } = asked;
  if (!(weights instanceof Float32Array && inputs instanceof Float32Array) || cpuEngine() !== "cpu")
    return readMemoryRows(asked);
  return readMemoryRowsSimd({ ...asked, weights, inputs });
}
