// How is a part of a whole written? As per cent, and never so rounded that a part reads as all of it or as nothing.
// Every share and probability of the page, its sentences and the scripts comes through here.

import { say, sayNumber } from "./say";
import { translated } from "./translate";

const shareWords = translated("shares", { percent: "{bound}{percent}\u202f%" });

/** Nearer to an end than this, in per cent, a share gets a decimal. */
const nearEnd = 0.95;

/**
 * A fraction as per cent, with a thin non-breaking space: 38 %, 0.5 %, 99.3 %; with `digits` 1 also 12.5 %. Only 0 is 0 % and
 * only 1 is 100 %: what rounds to them is <0.1 % and >99.9 %. More than 1 is a change: 250 %. `signed` puts a + before one.
 */
export function sayShare(
  fraction: number,
  { digits = 0, signed = false }: { digits?: number; signed?: boolean } = {},
): string {
  if (Number.isNaN(fraction)) return "–";
  const size = Math.abs(fraction);
  const percent = 100 * size;
  const isPart = size > 0 && size < 1;
  const decimals = isPart && Math.min(percent, 100 - percent) < nearEnd ? Math.max(digits, 1) : digits;
  const rounded = Number(percent.toFixed(decimals));
  // An end that is not reached is told from the last number before it.
  const step = 10 ** -decimals;
  const [shown, beyond] =
    isPart && rounded === 0
      ? [step, "less"]
      : isPart && rounded === 100
        ? [100 - step, "more"]
        : [rounded, size > 1 && rounded === 100 ? "more" : null];
  const isNegative = fraction < 0;
  const sign = isNegative ? "−" : signed && fraction > 0 ? "+" : "";
  const bound = beyond === null ? "" : (beyond === "less") === isNegative ? ">" : "<";
  const written = sayNumber(shown, { maximumFractionDigits: decimals });
  return say(shareWords.percent, { bound, percent: `${sign}${written}` });
}

/**
 * A probability that a softmax made, as a number to be written: it is never all or nothing, however float32 rounds it.
 * One that is not finite stays as it is.
 */
export function neverCertain(probability: number): number {
  return Math.min(1 - Number.EPSILON, Math.max(Number.MIN_VALUE, probability));
}
