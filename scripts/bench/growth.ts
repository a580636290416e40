// How does a reading's cost grow with tokens, width and depth, and how near does SIMD come to what one core can do? Every memory
// traced and not, each at its best.

import { allocateTrace } from "#model/contracts/trace";
import { initialState } from "#model/kernels/memory.cpu";
import { scanMemorySimd } from "#model/kernels/memory.simd";
import { flopsPerToken, type GrownSpeed } from "./cost";
import { benchInputs, bestOf, rateSaid } from "./inputs";
import { measurePeak } from "./peak";
import { sayShare } from "#words/share";

export interface GrowthSpeeds {
  /** Operations a second of one core at its best. */
  readonly peak: number;
  readonly speeds: readonly GrownSpeed[];
}

const chunk = 16;
const tokens = 1024;
const cases: readonly Pick<GrownSpeed, "along" | "widths" | "tokens">[] = [
  ...[256, 1024, 4096, 16_384].map((count) => ({ along: "tokens" as const, widths: [48, 48], tokens: count })),
  ...[16, 32, 64, 128].map((width) => ({ along: "width" as const, widths: [width, width], tokens })),
  ...[
    [48, 48],
    [48, 48, 48],
    [48, 48, 48, 48],
  ].map((widths) => ({ along: "depth" as const, widths, tokens })),
];

export async function benchGrowth(): Promise<GrowthSpeeds> {
  const peak = await measurePeak();
  console.log(`one core at its best: ${(peak / 1e9).toPrecision(3)} GFLOP/s`);
  const speeds: GrownSpeed[] = [];
  for (const { along, widths, tokens } of cases) {
    const { config, parameters, stream } = benchInputs({ widths, chunk, floats: Float32Array, length: tokens });
    const traces = { traced: allocateTrace({ config, length: tokens, floats: Float32Array }), plain: null };
    const reads = new Float32Array(stream.values.length); // counted in the formulas, with a trace and without
    const read = (trace: (typeof traces)[keyof typeof traces]) => () =>
      scanMemorySimd({ config, parameters, stream, state: initialState(parameters), count: tokens, trace, reads });
    const times = bestOf({ traced: read(traces.traced), plain: read(traces.plain) }, Math.max(15, 60_000 / tokens));
    for (const traced of [true, false]) {
      const speed = {
        along,
        widths,
        tokens,
        traced,
        tokensPerSecond: (1000 * tokens) / times[traced ? "traced" : "plain"],
      };
      speeds.push(speed);
      console.log(
        `${widths.join("-")}, ${tokens} tokens${traced ? ", traced" : ""}: ${rateSaid(speed.tokensPerSecond)}, ` +
          `${sayShare((speed.tokensPerSecond * flopsPerToken(widths, { traced })) / peak)} of the best`,
      );
    }
  }
  return { peak, speeds };
}
