// How are numbers written? As the page's language does, with a true minus and no more digits than can be read.

import { say, sayNumber } from "../words/say";
import { translated } from "../words/translate";

const numberWords = translated("numbers", { percent: "{percent}\u202f%" });

/** A number with three significant digits at most two decimals: 2.58, 0.005, −0.41, 12,345. */
export function formatNumber(value: number, { digits = 2 }: { digits?: number } = {}): string {
  if (!Number.isFinite(value)) return "–";
  const size = Math.abs(value);
  if (size !== 0 && size < 10 ** -digits / 2) return written(Number(value.toPrecision(1)).toString());
  if (size >= 1000) return written(String(Math.round(value)));
  return written(value.toFixed(size >= 100 ? Math.min(1, digits) : digits));
}

/** A fraction as per cent, with a thin non-breaking space: 38 %, 0.5 %; with `digits` 1 also 12.5 %. */
export function formatPercent(fraction: number, { digits = 0 }: { digits?: number } = {}): string {
  const percent = 100 * fraction;
  const size = Math.abs(percent);
  const text = size !== 0 && size < 0.95 ? percent.toPrecision(1) : Number(percent.toFixed(digits)).toString();
  return say(numberWords.percent, { percent: written(text) });
}

/** A gate, to the last digit its knob can set: 0.60, 0.005; of a model's own that are smaller still, one digit: 0.0002. */
export function formatGate(value: number): string {
  if (value > 0 && value < 0.0005) return formatNumber(value, { digits: 3 });
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
