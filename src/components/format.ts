// How are numbers written? True minus, thin space before %, no more digits than can be read.

/** A number with three significant digits at most two decimals: 2.58, 0.005, −0.41, 12,345. */
export function formatNumber(value: number, { digits = 2 }: { digits?: number } = {}): string {
  if (!Number.isFinite(value)) return "–";
  const size = Math.abs(value);
  if (size !== 0 && size < 10 ** -digits / 2) return clean(Number(value.toPrecision(1)).toString());
  if (size >= 1000) return clean(Math.round(value).toLocaleString("en"));
  return clean(value.toFixed(size >= 100 ? Math.min(1, digits) : digits));
}

/** A fraction as per cent, with a thin non-breaking space: 38 %, 0.5 %. */
export function formatPercent(fraction: number): string {
  const percent = 100 * fraction;
  const size = Math.abs(percent);
  const text = size !== 0 && size < 0.95 ? percent.toPrecision(1) : percent.toFixed(0);
  return `${clean(text)}\u202f%`;
}

function clean(text: string): string {
  return text.replace("-", "−");
}
