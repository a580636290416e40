// What is there to see when memories stand side by side? One true sentence each, computed from what they did on this text.

import type { Cost } from "../compareScene";
import type { CapacityPoint, ComparedMap, ComparedReading, DescribedMemory, Storage } from "../model/compareQuestions";
import type { Repeat } from "../selectors";
import { formatNumber, formatPercent } from "./format";

const countWords = [
  "No",
  "One",
  "Two",
  "Three",
  "Four",
  "Five",
  "Six",
  "Seven",
  "Eight",
  "Nine",
  "Ten",
  "Eleven",
  "Twelve",
];

export function countWord(count: number): string {
  return countWords[count] ?? String(count);
}

/** What stands in the empty half of a map. */
export function mapSentence(
  map: ComparedMap,
  {
    size,
    repeat,
    back,
  }: { size: number; repeat: Repeat | null; /** How much earlier the answer's context stands. */ back: 0 | 1 },
): string {
  if (map.over === "nothing") return map.why;
  if (map.largest === 0) return "nothing is written yet";
  const reach = reachOf(map, size);
  if (reach < size / 2) return `nothing older than ${reach} token${reach === 1 ? "" : "s"}`;
  if (repeat && hasStripe(map, { size, repeat, back })) return "the stripe: the second reading still uses the first";
  const peak = peakOverMean(map, size);
  if (peak < 2) return "nearly even: an average";
  return map.over === "surprises" ? "drawn over past surprises, not values" : "";
}

/** How many tokens back, itself included, the furthest weight that is not zero is. */
function reachOf({ weights }: Extract<ComparedMap, { weights: Float32Array }>, size: number): number {
  let reach = 0;
  for (let row = 0; row < size; row++) {
    for (let column = 0; column + reach <= row; column++) {
      if (weights[row * size + column]! !== 0) {
        reach = row - column + 1;
        break;
      }
    }
  }
  return reach;
}

/** Whether, where a passage is read again, a row's largest weight on what is older than the passage is on its first reading. */
function hasStripe(
  { weights }: Extract<ComparedMap, { weights: Float32Array }>,
  { size, repeat: { first, second, length }, back }: { size: number; repeat: Repeat; back: 0 | 1 },
): boolean {
  let found = 0;
  let asked = 0;
  for (let step = 1; step + back < length; step++) {
    const row = second + step;
    if (row >= size) break;
    asked++;
    const older = weights.subarray(row * size, row * size + second).map(Math.abs);
    const wanted = older[first + step + back]!;
    if (wanted > 0 && older.every((weight) => weight <= wanted)) found++;
  }
  return asked >= 3 && found > asked / 2;
}

/** How much a row's largest weight stands out over the row's mean, on average over the rows of at least eight tokens. */
function peakOverMean({ weights }: Extract<ComparedMap, { weights: Float32Array }>, size: number): number {
  let sum = 0;
  let rows = 0;
  for (let row = 7; row < size; row++) {
    let largest = 0;
    let total = 0;
    for (let column = 0; column <= row; column++) {
      const weight = Math.abs(weights[row * size + column]!);
      largest = Math.max(largest, weight);
      total += weight;
    }
    if (total === 0) continue;
    sum += (largest * (row + 1)) / total;
    rows++;
  }
  return rows > 0 ? sum / rows : Infinity;
}

/** Mean of ‖M(k) − v‖² over the tokens that both have read. */
export function meanError({ errors }: ComparedReading, tokens: number): number {
  let sum = 0;
  for (let token = 0; token < tokens; token++) sum += errors[token]!;
  return tokens > 0 ? sum / tokens : 0;
}

/** Differences below this share are a tie. */
const tie = 0.01;

/** From this factor on a share in per cent says too little. */
const farApart = 10;

/** What a rung changed on this text against the memory it builds on. */
export function rungSentence({
  before,
  reading,
  readingBefore,
}: {
  before: DescribedMemory;
  reading: ComparedReading;
  readingBefore: ComparedReading;
}): string {
  const name = before.title;
  if (reading.sound < reading.size) return `diverges at token ${reading.sound + 1}; ${name} does not`;
  if (readingBefore.sound < readingBefore.size) return `holds where ${name} diverges`;
  const now = meanError(reading, reading.size);
  const then = meanError(readingBefore, reading.size);
  const change = then > 0 ? now / then - 1 : 0;
  if (Math.abs(change) < tie) return `a tie with ${name}: mean error ${formatNumber(now)}, as before`;
  const ratio = Math.max(then / now, now / then);
  const size = ratio < farApart ? formatPercent(Math.abs(change)) : `${formatNumber(ratio, { digits: 0 })} times`;
  return `error ${size} ${change < 0 ? "less" : "more"} than ${name}: ${formatNumber(now)}, not ${formatNumber(then)}`;
}

/** Marks are ink; only linear attention has a colour of its own, the one it has in Explore. */
export function hueOf(id: string): "l" | "ink" {
  return id === "linear" || id === "elu" ? "l" : "ink";
}

/** Which memories recall most at the largest number of pairs that all have been asked; ties are said. */
export function capacitySentence(
  measured: readonly { readonly memory: DescribedMemory; readonly points: readonly CapacityPoint[] }[],
  storage: Storage,
): string {
  const known = measured.filter(({ points }) => points.length > 0);
  const most = Math.min(...known.map(({ points }) => points.at(-1)!.pairs));
  if (known.length < 2 || !Number.isFinite(most)) return "";
  const rows = known
    .flatMap(({ memory, points }) => {
      const point = points.find(({ pairs }) => pairs === most);
      return point ? [{ title: memory.title, point }] : [];
    })
    .sort((a, b) => b.point.share - a.point.share);
  const [first] = rows;
  const last = rows.at(-1);
  if (!first || !last) return "";
  // Intervals that overlap tell nothing apart.
  const tied = rows.filter(({ point }) => point.high >= first.point.low);
  const names = tied.map(({ title }) => title).join(" and ");
  const kind = storage === "rewritten" ? "rewritten pairs" : "pairs";
  const best = `Of ${most} ${kind}, ${names} recall${tied.length === 1 ? "s" : ""} ${formatPercent(first.point.share)}`;
  if (tied.length === rows.length) return `${best}: a tie, as far as the trials tell.`;
  return `${best}${tied.length > 1 ? " (a tie)" : ""}; ${last.title} ${formatPercent(last.point.share)}.`;
}

/** What the marker of the cost lens says: the dearest, and the others against it. */
export function costSentence(
  values: readonly { readonly memory: DescribedMemory; readonly value: number }[],
  { cost, context }: { cost: Cost; context: number },
): string {
  const verb = { state: "keeps", flops: "computes", time: "takes" }[cost];
  const where = `At ${formatNumber(context, { digits: 0 })} tokens`;
  const exact = (value: number): string =>
    cost === "time"
      ? `${formatNumber(value, { digits: 1 })} µs`
      : `${formatNumber(value, { digits: 0 })} ${cost === "state" ? "bytes" : "operations a token"}`;
  const sorted = [...values].sort((a, b) => b.value - a.value);
  const [first, ...others] = sorted;
  if (!first) return cost === "time" ? "Measuring…" : "";
  const groups = new Map<string, string[]>();
  for (const { memory, value } of others) groups.set(exact(value), [...(groups.get(exact(value)) ?? []), memory.title]);
  const rest = [...groups].map(([value, titles]) => `${titles.join(" and ")} ${value}`);
  const measured = cost === "time" ? " (measured on this device)" : "";
  return `${where} ${first.memory.title} ${verb} ${exact(first.value)}${rest.length > 0 ? `, ${rest.join(", ")}` : ""}${measured}.`;
}
