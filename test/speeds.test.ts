// Does SIMD stay as much faster than the plain loops as docs/performance.md says? Ratios of both at their best, in turns within one
// process and by the processor's own clock. The bounds are about half of what was measured, so that a lost kernel fails and noise
// does not.

import { expect, test } from "vitest";
import { benchInputs, bestOf } from "../scripts/bench/inputs";
import { forwardReaders } from "../scripts/bench/models";
import { readerOf } from "../scripts/bench/memories";
import { scanInLoops } from "#model/kernels/memory.onCpu";
import { scanMemorySimd } from "#model/kernels/memory.simd";

test.each([
  { widths: [48, 48], traced: false, least: 8 },
  { widths: [48, 48], traced: true, least: 4 },
  { widths: [32, 64, 32], traced: false, least: 8 },
  { widths: [32, 64, 32], traced: true, least: 4.5 },
])(
  "a memory of widths $widths, traced $traced, is read $least times as fast as in plain loops",
  ({ widths, traced, least }) => {
    const inputs = benchInputs({ widths, chunk: 4, floats: Float32Array });
    const floats = Float32Array;
    const times = bestOf(
      {
        loops: readerOf(scanInLoops, { inputs, traced, floats }),
        simd: readerOf(scanMemorySimd, { inputs, traced, floats }),
      },
      25,
    );
    console.log(`${widths.join("-")}${traced ? ", traced" : ""}: ${(times.loops / times.simd).toFixed(1)} ×`);
    expect(times.loops / times.simd).toBeGreaterThan(least);
  },
);

test.each([
  { model: "lmm", least: 2.5 },
  { model: "full", least: 4 },
] as const)("$model reads a text, traced, $least times as fast as in plain loops", ({ model, least }) => {
  const times = bestOf(forwardReaders(model), 8);
  console.log(`${model}: ${(times.loops / times.simd).toFixed(1)} ×`);
  expect(times.loops / times.simd).toBeGreaterThan(least);
});
