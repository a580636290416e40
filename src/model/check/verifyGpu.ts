// Is a golden case right on the WGSL scan? The engine that verify.ts lacks, since Node has no GPU of its own; who has one, in a
// browser or through Dawn, puts tfjs on it first.

import { scanMemoryGpu } from "#model/kernels/memory.gpu";
import { outputsOf, scanOfCase } from "./recompute";
import type { CaseEngine } from "./verify";

export const wgslMemory: CaseEngine = {
  name: "wgsl",
  slack: 10,
  run: async (golden) => {
    const scan = scanOfCase(golden, Float32Array);
    await scanMemoryGpu(scan);
    return outputsOf(scan);
  },
};
