// What is there to see in one memory’s column? One sentence on its map and one on what its rung changed, computed on this text.

import { formatNumber, formatPair } from "#components/text/format";
import type { ComparedMap, DescribedMemory, ComparedReading } from "#model/contracts/compareQuestions";
import { meanError } from "#state/comparison";
import type { Repeat } from "#state/selectors";
import { say } from "#words/say";
import { sayShare } from "#words/share";
import { compareWords } from "#words/compare";

const { map: mapWords, rung } = compareWords;

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

/** What stands in the empty half of a map. */
export function mapSentence(
  map: ComparedMap,
  {
    size,
    repeat,
    back,
  }: {
    size: number;
    repeat: Repeat | null;
    /** How much earlier the answer's context stands. */
    back: 0 | 1;
  },
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
  if (then === 0) return now === 0 ? say(rung.bothNone, of) : say(rung.some, { ...of, error: formatNumber(now) });
  if (now === 0) return say(rung.none, { ...of, error: formatNumber(then) });
  const change = now / then - 1;
  if (Math.abs(change) < tie) return say(rung.tie, { ...of, error: formatNumber(now) });
  const ratioOf = (a: number, b: number): number => Math.max(a / b, b / a);
  const isFar = ratioOf(now, then) >= farApart;
  const { one, other, said } = formatPair(now, then, (a, b) =>
    isFar ? formatNumber(ratioOf(a, b), { digits: 0 }) : sayShare(Math.abs(a / b - 1)),
  );
  const errors = { ...of, now: one, then: other };
  if (isFar) return say(change < 0 ? rung.timesLess : rung.timesMore, { ...errors, times: said });
  return say(change < 0 ? rung.less : rung.more, { ...errors, share: said });
}
