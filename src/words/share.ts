// How is a part of a whole written? As per cent, and never so rounded that a part reads as all of it or as nothing.
// Every share and probability of the page, its sentences and the scripts comes through here.

import { say, sayNumber } from "./say";
import { translated } from "./translate";

const shareWords = translated("shares", { percent: "{percent}\u202f%" });

/** Nearer to an end than this, in per cent, a share gets a decimal. */
const nearEnd = 0.95;

/**
 * A fraction as per cent, with a thin non-breaking space: 38 %, 0.5 %, 99.3 %; with `digits` 1 also 12.5 %. Only 0 is 0 % and
 * only 1 is 100 %: what rounds to them is <0.1 % and >99.9 %. More than 1 is a change: 250 %. `signed` puts a + before one.
 */
export function sayShare(fraction: number, form: Form = {}): string {
  return Number.isNaN(fraction) ? "–" : say(shareWords.percent, { percent: sayPercent(fraction, form) });
}

/** Per cent that somebody has rounded as the words beside it round: the number with its sign. */
export function sayRounded(percent: string): string {
  return say(shareWords.percent, { percent });
}

interface Form {
  readonly digits?: number;
  readonly signed?: boolean;
}

/** The same without the sign, for a table whose caption says that it is in per cent. */
export function sayPercent(fraction: number, { digits = 0, signed = false }: Form = {}): string {
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
  return `${bound}${sign}${written}`;
}

/** From where to where a share may lie, in per cent as sayPercent: each end is rounded away from the other. */
export function sayEnds({ low, high }: { low: number; high: number }): { low: string; high: string } {
  return { low: sayPercent(outwards(low, Math.floor)), high: sayPercent(outwards(high, Math.ceil)) };
}

/** To whole per cent, or where this is none or all, and the share is not, to a tenth; nearer still it is next to none or all. */
function outwards(share: number, round: (number: number) => number): number {
  for (const steps of [100, 1000]) {
    const rounded = round(Number((steps * share).toFixed(6))) / steps;
    if ((rounded !== 0 && rounded !== 1) || rounded === share) return rounded;
  }
  return neverCertain(Math.round(share));
}

/**
 * A probability that a softmax made, as a number to be written: it is never all or nothing, however float32 rounds it.
 * One that is not finite stays as it is.
 */
export function neverCertain(probability: number): number {
  return Math.min(1 - Number.EPSILON, Math.max(Number.MIN_VALUE, probability));
}
