// Where does a token, and where does a value, stand in a plot? One x for all rows, a zero-based y for each.

/** Above this many tokens bars and ticks become lines. */
export const longText = 400;

/** A text from left to right: what all series over it share. */
export interface Plot {
  readonly width: number; // px
  readonly tokens: number;
  /** Pixels a token. */
  readonly step: number;
}

export function plotOf({ width, tokens }: { width: number; tokens: number }): Plot {
  return { width, tokens, step: width / Math.max(1, tokens) };
}

export function xOf({ step }: Plot, token: number): number {
  return (token + 0.5) * step;
}

/** The token whose band `x` lies in, kept within the text. */
export function tokenAt({ step, tokens }: Plot, x: number): number {
  return Math.max(0, Math.min(Math.floor(x / step), tokens - 1));
}

export interface ValueScale {
  readonly y: (value: number) => number;
  /** The value at a height, for drawing by hand: unlimited, above 0. */
  readonly valueAt: (y: number) => number;
  readonly height: number;
  /** A round value near the top; null where there is nothing to measure. */
  readonly tick: number | null;
}

/** From 0 to a little over `maximum`; values beyond stop at the edge. */
export function valueScale({ maximum, height }: { maximum: number; height: number }): ValueScale {
  const top = maximum > 0 ? maximum : 1;
  const range = 1.06 * top;
  return {
    // By hand: it is asked for every token of every series.
    y: (value) => height * (1 - Math.min(1, Math.max(0, value / range))),
    valueAt: (y) => Math.max(0, range * (1 - y / height)),
    height,
    tick: maximum > 0 ? roundBelow(top) : null,
  };
}

/** The largest of the first `count` values; an earlier run may raise it, but at most to twice the present one. */
export function largest(
  values: Float32Array,
  count: number,
  earlier?: { values: Float32Array; count: number },
): number {
  let maximum = 0;
  for (let token = 0; token < count; token++) maximum = Math.max(maximum, values[token]!);
  if (!earlier) return maximum;
  const before = largest(earlier.values, earlier.count);
  return Math.max(maximum, maximum > 0 ? Math.min(before, 2 * maximum) : before);
}

const roundDigits = [8, 6, 5, 4, 3, 2, 1] as const;

/** The largest number of one round digit that is not above `value`. */
function roundBelow(value: number): number {
  const power = 10 ** Math.floor(Math.log10(value) + 1e-9);
  const digit = roundDigits.find((candidate) => candidate * power <= value * (1 + 1e-6)) ?? 1;
  return Number((digit * power).toPrecision(1));
}

/** A tick without a leading zero: 2, .5, 20k. */
export function formatTick(value: number): string {
  if (value >= 1e4 || (value > 0 && value < 1e-3)) return value.toExponential(0).replace("e+", "e").replace("-", "−");
  return String(value).replace(/^0\./, ".");
}

/** Tokens (from 0) that the axis names: every 8, more where they would touch, every one in a short text. */
export function labelledTokens({ tokens, step }: Plot): number[] {
  const sparsest = tokens > longText ? 64 : tokens > 16 ? 8 : 1;
  let every = sparsest;
  while (every * step < 34) every *= 2;
  return Array.from({ length: Math.ceil(tokens / every) }, (_, index) => index * every);
}
