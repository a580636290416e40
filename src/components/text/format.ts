// How are numbers written? As the page's language does, with a true minus and no more digits than can be read.

// Leaves parts of a whole, in per cent, to words/share.ts.

import type { OperandId, QuantityId } from "#model/contracts/probe";
import { sayNumber } from "#words/say";
import { neverCertain } from "#words/share";

/** A number with three significant digits at most two decimals: 2.58, 0.005, −0.41, 12,345. */
export function formatNumber(value: number, { digits = 2 }: { digits?: number } = {}): string {
  return Number.isFinite(value) ? written(digitsOf(value, digits)) : "–";
}

/** How much of a word comes back: to hundredths, since less is noise. */
export function formatStrength(value: number): string {
  return formatNumber(Math.round(100 * value) / 100 || 0);
}

function digitsOf(value: number, digits: number): string {
  const size = Math.abs(value);
  if (size !== 0 && size < 10 ** -digits / 2) return Number(value.toPrecision(1)).toString();
  if (size >= 1000) return String(Math.round(value));
  return value.toFixed(size >= 100 ? Math.min(1, digits) : digits);
}

/**
 * Two numbers beside what follows from them, such as by how many per cent the one is more: with as few decimals as let a reader
 * find the same from the two as they are written. `follows` says it.
 */
export function formatPair(
  one: number,
  other: number,
  follows: (one: number, other: number) => string,
): { readonly one: string; readonly other: string; readonly said: string } {
  const exact = follows(one, other);
  for (let digits = 2; ; digits++) {
    const [first, second] = [digitsOf(one, digits), digitsOf(other, digits)];
    const said = follows(Number(first), Number(second));
    if (said === exact || digits === mostDecimals) return { one: written(first), other: written(second), said };
  }
}

/** A part of 1 as a number. What is less is never rounded to 1: 0.42, 0.9996, and from 0.999999 on only that it is more. */
export function formatPart(value: number, { digits = 2 }: { digits?: number } = {}): string {
  const missing = 1 - value;
  if (!(missing > 0) || Number(value.toFixed(digits)) < 1) return formatNumber(value, { digits });
  const decimals = Math.min(mostDecimals, Math.ceil(-Math.log10(missing)));
  const isWritten = Number(value.toFixed(decimals)) < 1;
  return isWritten ? written(value.toFixed(decimals)) : `>${written((1 - 10 ** -mostDecimals).toFixed(mostDecimals))}`;
}

const mostDecimals = 6;

/** A number of the table of quantities: what is a part of 1 is not rounded to it. */
export function formatQuantity(
  value: number,
  { quantity, digits = 2 }: { quantity: QuantityId | OperandId; digits?: number },
): string {
  switch (quantity) {
    case "nextProbability":
    case "frozenProbability":
      return formatPart(neverCertain(value), { digits });
    case "eta":
    case "alpha":
      return formatPart(value, { digits });
    default:
      return formatNumber(value, { digits });
  }
}

/** A gate, to the last digit its knob can set: 0.60, 0.005; of a model's own that are smaller still, one digit: 0.0002. */
export function formatGate(value: number): string {
  if (value > 0 && value < 0.0005) return formatNumber(value, { digits: 3 });
  if (value < 1 && value >= 0.9995) return formatPart(value, { digits: 3 });
  return written(value.toFixed(3).replace(/0$/, ""));
}

/** One digit and a power of ten: 3 × 10⁻⁸. */
export function formatPower(value: number): string {
  const [digit, exponent] = value.toExponential(0).split("e") as [string, string];
  const raised = [...exponent.replace("+", "")].map((sign) => superscripts[sign] ?? sign).join("");
  return `${digit.replace("-", "−")}\u202f×\u202f10${raised}`;
}

const superscripts: Readonly<Record<string, string>> = Object.fromEntries(
  [..."-0123456789"].map((sign, index) => [sign, "⁻⁰¹²³⁴⁵⁶⁷⁸⁹"[index]!]),
);

/** Digits that JavaScript chose, as the language writes them. */
function written(digits: string): string {
  if (digits.includes("e")) return formatPower(Number(digits));
  const decimals = digits.split(".")[1]?.length ?? 0;
  const text = sayNumber(Number(digits), { minimumFractionDigits: decimals, maximumFractionDigits: decimals });
  return text.replace("-", "−");
}
