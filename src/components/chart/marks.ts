// How does a column become a mark? Each function draws one series as one path, however long the text is.

import { xOf, type Plot, type ValueScale } from "./scale";

interface Series {
  readonly values: ArrayLike<number>;
  /** How many values are known. */
  readonly count: number;
  readonly plot: Plot;
  readonly scale: ValueScale;
}

/** Of a token's band, what its bar takes. */
export const barShare = 0.76;

export function barsPath({ values, count, plot, scale }: Series): string {
  const width = round(Math.max(0.75, barShare * plot.step));
  let path = "";
  for (let token = 0; token < count; token++) {
    const x = round(xOf(plot, token) - width / 2);
    path += `M${x} ${scale.height}V${round(scale.y(values[token]!))}h${width}V${scale.height}Z`;
  }
  return path;
}

/** Short level strokes at the values: an earlier run over bars. */
export function ticksPath({ values, count, plot, scale }: Series): string {
  const width = round(Math.max(2, 0.96 * plot.step));
  let path = "";
  for (let token = 0; token < count; token++) {
    path += `M${round(xOf(plot, token) - width / 2)} ${round(scale.y(values[token]!))}h${width}`;
  }
  return path;
}

export function linePath(series: Series): string {
  return lineThrough(cornerTokens(series), series);
}

/** The line, and straight down to zero from both its ends. */
export function areaPath(series: Series): string {
  const tokens = cornerTokens(series);
  if (tokens.length === 0) return "";
  const foot = (token: number): string => `L${round(xOf(series.plot, token))},${series.scale.height}`;
  return `${lineThrough(tokens, series)}${foot(tokens.at(-1)!)}${foot(tokens[0]!)}Z`;
}

/** A line that jumps between tokens, from the first band's edge to the last's. */
export function stepPath({ values, count, plot, scale }: Series): string {
  if (count === 0) return "";
  const tokens = cornerTokens({ values, count, plot, scale });
  const y = (token: number): number => round(scale.y(values[token]!));
  let path = `M${round(xOf(plot, tokens[0]!) - plot.step / 2)},${y(tokens[0]!)}`;
  for (let index = 1; index < tokens.length; index++) {
    const [before, token] = [tokens[index - 1]!, tokens[index]!];
    if (values[before] === values[token]) continue;
    path += `H${round((xOf(plot, before) + xOf(plot, token)) / 2)}V${y(token)}`;
  }
  return `${path}H${round(xOf(plot, count - 1) + plot.step / 2)}`;
}

function lineThrough(tokens: readonly number[], { values, plot, scale }: Series): string {
  let path = "";
  for (const token of tokens) {
    path += `${path === "" ? "M" : "L"}${round(xOf(plot, token))},${round(scale.y(values[token]!))}`;
  }
  return tokens.length === 1 ? `${path}Z` : path;
}

/** The visible tokens without those that stand on one level with both their neighbours: the line goes through them all the same. */
function cornerTokens(series: Series): number[] {
  const { values } = series;
  const tokens = visibleTokens(series);
  return tokens.filter((token, index) => {
    const isEnd = index === 0 || index === tokens.length - 1;
    return isEnd || values[token] !== values[tokens[index - 1]!] || values[token] !== values[tokens[index + 1]!];
  });
}

/** All tokens, or where several share a pixel its lowest and highest: no peak is lost, and no pixel drawn twice. */
function visibleTokens({ values, count, plot }: Series): number[] {
  if (plot.step >= 0.5) return Array.from({ length: count }, (_, token) => token);
  const tokens: number[] = [];
  for (let from = 0, pixel = 1; from < count; pixel++) {
    let lowest = from;
    let highest = from;
    const next = Math.min(count, Math.max(from + 1, Math.ceil(pixel / plot.step)));
    for (let token = from; token < next; token++) {
      if (values[token]! < values[lowest]!) lowest = token;
      if (values[token]! > values[highest]!) highest = token;
    }
    tokens.push(Math.min(lowest, highest));
    if (lowest !== highest) tokens.push(Math.max(lowest, highest));
    from = next;
  }
  return tokens;
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
