// Where does a curve of millions of tokens go? From the least to the most of every stretch that is a pixel or two wide: what stands
// out in the text stands out in the drawing. Leaves what is kept to contracts/binned.ts.

import { binsOf, type Binned } from "#model/contracts/binned";

/** The largest value that a curve reached, and its token; null of one that has none. */
export function peakOf(curve: Binned): { readonly value: number; readonly token: number } | null {
  let peak = -1;
  for (let bin = 0; bin < binsOf(curve); bin++)
    if (!Number.isNaN(curve.most[bin]) && (peak < 0 || curve.most[bin]! > curve.most[peak]!)) peak = bin;
  return peak < 0 ? null : { value: curve.most[peak]!, token: curve.mostAt[peak]! };
}

/** The smallest value that a curve had. */
export function leastOf(curve: Binned): number {
  let least = Infinity;
  for (let bin = 0; bin < binsOf(curve); bin++) if (curve.least[bin]! < least) least = curve.least[bin]!;
  return least;
}

/** An area between the least and the most of every stretch, in at most `parts` stretches; its edges are steps. */
export function bandPath(
  curve: Binned,
  { x, y, parts }: { x: (token: number) => number; y: (value: number) => number; parts: number },
): string {
  const bins = binsOf(curve);
  const together = Math.max(1, Math.ceil(bins / parts));
  const upper: string[] = [];
  const lower: string[] = [];
  for (let bin = 0; bin < bins; bin += together) {
    let [least, most] = [Infinity, -Infinity];
    for (let part = bin; part < Math.min(bins, bin + together); part++) {
      if (curve.least[part]! < least) least = curve.least[part]!;
      if (curve.most[part]! > most) most = curve.most[part]!;
    }
    if (least > most) continue;
    const end = Math.min(curve.count, (bin + together) * curve.width);
    const [left, right] = [fixed(x(bin * curve.width)), fixed(x(end))];
    upper.push(`${left} ${fixed(y(most))}H${right}`);
    lower.push(`${right} ${fixed(y(least) + 0.75)}H${left}`);
  }
  return upper.length === 0 ? "" : `M${upper.join("L")}L${lower.reverse().join("L")}Z`;
}

function fixed(pixels: number): string {
  return pixels.toFixed(1);
}
