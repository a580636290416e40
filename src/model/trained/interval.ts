// How sure is a share that was counted? Of trials that know nothing of each other by Wilson's formula; of answers, which are
// right or wrong together where they stand in one text, by drawing texts again.

import type { Change } from "#model/contracts/innerSteps";
import { uniform } from "#model/contracts/random";

/** Where the true share of independent trials lies in 95 of 100 such samples (Wilson 1927). */
export function wilson({ right, asked }: { right: number; asked: number }): { low: number; high: number } {
  const z = 1.959964;
  const share = right / asked;
  const centre = (share + (z * z) / (2 * asked)) / (1 + (z * z) / asked);
  const reach = (z / (1 + (z * z) / asked)) * Math.sqrt((share * (1 - share)) / asked + (z * z) / (4 * asked * asked));
  return {
    low: right === 0 ? 0 : Math.max(0, centre - reach),
    high: right === asked ? 1 : Math.min(1, centre + reach),
  };
}

/** The answers asked in one text, and how many of them were right. */
export interface TextCount {
  readonly asked: number;
  readonly right: number;
}

/** Of the draws, the middle ones that the interval spans; a few more than it promises, for texts are few. */
const spanned = 0.99;
const draws = 2000;
/**
 * What two made-up texts weigh, one all right and one all wrong, where a text that was read weighs 1 on average: none of 24
 * is not never.
 */
const madeUpWeight = 0.05;

export function shareOf(texts: readonly TextCount[]): number {
  return total(texts, "right") / total(texts, "asked");
}

/**
 * Where the share of a second run falls at least 95 times in 100, if it reads as many other texts of the same kind. The Bayesian
 * bootstrap (Rubin 1981) by text: each draw weighs the texts anew, by what the exponential distribution says, and then draws
 * as many from them. That is wider, by √2 or so, than where the true share lies: both runs are uncertain.
 * @throws RangeError where there is no text, or one in which nothing was asked.
 */
export function secondRunInterval(
  texts: readonly TextCount[],
  { seed }: { seed: string },
): { readonly low: number; readonly high: number } {
  if (texts.length === 0) throw new RangeError("a share of no text has no interval");
  const empty = texts.findIndex(({ asked }) => asked < 1);
  if (empty >= 0) throw new RangeError(`text ${empty} asks ${texts[empty]!.asked} answers; allowed: at least 1`);
  const next = uniform(`interval ${seed}`);
  const size = total(texts, "asked") / texts.length;
  const pool = [...texts, { asked: size, right: size }, { asked: size, right: 0 }];
  const ends = new Float64Array(pool.length); // of each text's piece of the line from 0 to the sum of all weights
  const shares = Float64Array.from({ length: draws }, () => {
    let sum = 0;
    pool.forEach((_, text) => {
      sum += text < texts.length ? -Math.log(1 - next()) : gammaOf(madeUpWeight, next);
      ends[text] = sum;
    });
    const drawn = texts.map(() => pool[pieceOf(ends, next() * sum)]!);
    return shareOf(drawn);
  }).sort();
  const outside = (1 - spanned) / 2;
  return { low: shares[Math.floor(outside * draws)]!, high: shares[Math.ceil((1 - outside) * draws) - 1]! };
}

/** One text read twice: how many answers were right each time. */
interface TwiceRead {
  readonly before: number;
  readonly after: number;
}

/** How often a change may be told where there is none. */
const mostFalse = 0.05;

/**
 * Whether more or fewer answers are right where the same texts are read otherwise: the sign-flip test (Fisher 1935), a text at a
 * time. If neither reading were better, each text's difference might as well be the other way round: it is told where no more
 * than 5 of 100 ways to turn them round come to a sum as large. What both readings get wrong in a hard text changes nothing.
 */
export function changeOn(texts: readonly TwiceRead[]): Change {
  const differences = texts.map(({ before, after }) => after - before);
  const observed = differences.reduce((sum, difference) => sum + difference, 0);
  let chances = new Map([[0, 1]]); // of each sum
  for (const difference of differences) {
    const next = new Map<number, number>();
    for (const [sum, chance] of chances) {
      for (const turned of [sum + difference, sum - difference]) next.set(turned, (next.get(turned) ?? 0) + chance / 2);
    }
    chances = next;
  }
  let asLarge = 0;
  for (const [sum, chance] of chances) if (Math.abs(sum) >= Math.abs(observed)) asLarge += chance;
  if (observed === 0 || asLarge > mostFalse) return "same";
  return observed > 0 ? "rises" : "falls";
}

function total(texts: readonly TextCount[], part: keyof TextCount): number {
  return texts.reduce((sum, text) => sum + text[part], 0);
}

/** The first piece that ends after `at`. */
function pieceOf(ends: Float64Array, at: number): number {
  let [low, high] = [0, ends.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (ends[middle]! > at) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** A number of the gamma distribution of a shape below 1, in Johnk's way (Devroye 1986, IX.3.5). */
function gammaOf(shape: number, next: () => number): number {
  for (;;) {
    const x = next() ** (1 / shape);
    const y = next() ** (1 / (1 - shape));
    if (x + y <= 1 && x + y > 0) return (-Math.log(1 - next()) * x) / (x + y);
  }
}
