// What is there to see when memories stand side by side? One true sentence each, computed from what they did on this text.

import type { Cost } from "../compareScene";
import { grown } from "../model/compare/memory";
import type {
  CapacityPoint,
  ComparedMap,
  ComparedMoment,
  ComparedReading,
  DescribedMemory,
  Storage,
} from "../model/compareQuestions";
import type { Repeat } from "../selectors";
import { compareWords } from "../words/compare";
import { measureWords } from "../words/compareMeasures";
import { say, sayRow } from "../words/say";
import { sayShare } from "../words/share";
import { formatNumber, formatPair } from "./format";

const { map: mapWords, rung, state: stateWords } = compareWords;
const { capacity, cost: costWords } = measureWords;

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
  if (map.largest === 0) return mapWords.nothing;
  const reach = reachOf(map, size);
  if (reach < size / 2) return say(mapWords.reach, { tokens: reach });
  if (repeat && hasStripe(map, { size, repeat, back })) return mapWords.stripe;
  const peak = peakOverMean(map, size);
  if (peak < 2) return mapWords.even;
  return map.over === "surprises" ? mapWords.surprises : "";
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
  const of = { before: before.title };
  if (reading.sound < reading.size) return say(rung.diverges, { ...of, token: reading.sound + 1 });
  if (readingBefore.sound < readingBefore.size) return say(rung.holds, of);
  const now = meanError(reading, reading.size);
  const then = meanError(readingBefore, reading.size);
  const change = then > 0 ? now / then - 1 : 0;
  if (Math.abs(change) < tie) return say(rung.tie, { ...of, error: formatNumber(now) });
  const ratioOf = (a: number, b: number): number => Math.max(a / b, b / a);
  const isFar = now > 0 && ratioOf(now, then) >= farApart;
  const { one, other, said } = formatPair(now, then, (a, b) =>
    isFar ? formatNumber(ratioOf(a, b), { digits: 0 }) : sayShare(Math.abs(a / b - 1)),
  );
  const errors = { ...of, now: one, then: other };
  if (isFar) return say(change < 0 ? rung.timesLess : rung.timesMore, { ...errors, times: said });
  return say(change < 0 ? rung.less : rung.more, { ...errors, share: said });
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
  const best = {
    pairs: most,
    storage,
    memories: namesOf(tied.map(({ title }) => title)),
    count: tied.length,
    share: sayShare(first.point.share),
  };
  if (tied.length === rows.length) return say(capacity.allTied, best);
  return say(capacity.best, { ...best, last: last.title, lastShare: sayShare(last.point.share) });
}

function namesOf(titles: readonly string[]): string {
  return titles.reduce((memories, memory) => say(measureWords.and, { memories, memory }));
}

/** What the marker of the cost lens says: the dearest, and the others against it. */
export function costSentence(
  values: readonly { readonly memory: DescribedMemory; readonly value: number }[],
  { cost, context }: { cost: Cost; context: number },
): string {
  const exact = (value: number): string =>
    say(costWords.exactly[cost], { amount: formatNumber(value, { digits: cost === "time" ? 1 : 0 }) });
  const sorted = [...values].sort((a, b) => b.value - a.value);
  const [first, ...others] = sorted;
  if (!first) return cost === "time" ? costWords.measuring : "";
  const groups = new Map<string, string[]>();
  for (const { memory, value } of others) groups.set(exact(value), [...(groups.get(exact(value)) ?? []), memory.title]);
  const costs = sayRow([
    say(costWords.dearest[cost], { memory: first.memory.title, amount: exact(first.value) }),
    ...[...groups].map(([amount, titles]) => say(costWords.other, { memories: namesOf(titles), amount })),
  ]);
  return say(costWords.said[cost], { context, costs });
}

/** How many numbers a memory keeps at a moment, and how many of them stand in its picture: the weights that a chunk began with do not. */
export function keptSentence(
  { knobs, stateNumbers }: Pick<DescribedMemory, "knobs" | "stateNumbers">,
  { token, state }: Pick<ComparedMoment, "token" | "state">,
): string {
  const drawn = state.reduce((sum, { data }) => sum + data.length, 0);
  // Without chunks everything is drawn; what a memory may come to keep is not what it keeps half-way through a segment.
  const count = knobs.includes("chunk") ? grown(stateNumbers, token + 1) : drawn;
  return drawn < count ? say(stateWords.numbersDrawn, { count, drawn }) : say(stateWords.numbers, { count });
}
