// What does a memory cost by the formulas of docs/performance.md? Operations and bytes a token, to say what share of a machine's
// peak an engine reaches. Leaves what a peak is to peak.ts and card.ts.

import { layersOf } from "#model/contracts/config";
import { packedLayout } from "#model/contracts/trace";
import { sayShare } from "#words/share";

/** What a machine can do at its best. */
export interface Peak {
  readonly flopsPerSecond: number;
  readonly bytesPerSecond: number;
}

/**
 * Multiplications and additions of one write and one read: of every weight, four for its two products (M(k) and M(q)) and five
 * for S = ηS − θu and M = (1−α)M + S; two more to carry the error back, where a layer stands before it; and with a trace, four
 * for the answers before and after the write and twelve for the norms.
 */
export function flopsPerToken(widths: readonly number[], { traced }: { traced: boolean }): number {
  return layersOf(widths).reduce((sum, { rows, columns }, layer) => {
    const each = 9 + (layer > 0 ? 2 : 0) + (traced ? 16 : 0);
    return sum + each * rows * columns;
  }, 0);
}

/** Bytes in and out of an engine: k, q, v, θ, η and α come, and the trace or the read goes. The state stays where it is. */
function bytesPerToken(widths: readonly number[], { traced }: { traced: boolean }): number {
  const [keys, values] = [widths[0]!, widths.at(-1)!];
  const comes = 2 * keys + values + 3;
  const goes = traced ? packedLayout(widths).stride : 0;
  return 4 * (comes + goes);
}

/** What a reading of that speed reaches of a machine's best. */
export function sharesOf(
  { widths, traced, tokensPerSecond }: { widths: readonly number[]; traced: boolean; tokensPerSecond: number },
  peak: Peak,
): { flops: string; bytes: string } {
  const share = (perToken: number, best: number) => sayShare((tokensPerSecond * perToken) / best, { digits: 1 });
  return {
    flops: share(flopsPerToken(widths, { traced }), peak.flopsPerSecond),
    bytes: share(bytesPerToken(widths, { traced }), peak.bytesPerSecond),
  };
}

/** What a reading may have more of. */
export const growths = ["tokens", "width", "depth"] as const;
type Growth = (typeof growths)[number];

export interface GrownSpeed {
  readonly along: Growth;
  readonly widths: readonly number[];
  readonly tokens: number;
  readonly traced: boolean;
  readonly tokensPerSecond: number;
}

/** How the time of a whole reading grows along `along`: p of the law time ∝ size^p that lies nearest, in logarithms. */
export function exponentOf(
  speeds: readonly GrownSpeed[],
  { along, traced }: { along: Growth; traced: boolean },
): number {
  const points = speeds
    .filter((speed) => speed.along === along && speed.traced === traced)
    .map(({ widths, tokens, tokensPerSecond }) => ({
      size: Math.log({ tokens, width: widths[0]!, depth: widths.length - 1 }[along]),
      time: Math.log(tokens / tokensPerSecond),
    }));
  const mean = (of: (point: (typeof points)[number]) => number): number =>
    points.reduce((sum, point) => sum + of(point), 0) / points.length;
  const [x, y] = [mean(({ size }) => size), mean(({ time }) => time)];
  return mean(({ size, time }) => (size - x) * (time - y)) / mean(({ size }) => (size - x) ** 2);
}
