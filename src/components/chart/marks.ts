// How does a column become a mark? Each function draws one series as one path, however long the text is.

import { area, curveStep, line } from "d3";
import { xOf, type Plot, type ValueScale } from "./scale";

interface Series {
  readonly values: Float32Array;
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
  const { values, plot, scale } = series;
  const draw = line<number>()
    .x((token) => xOf(plot, token))
    .y((token) => scale.y(values[token]!))
    .digits(2);
  return draw(visibleTokens(series)) ?? "";
}

export function areaPath(series: Series): string {
  const { values, plot, scale } = series;
  const draw = area<number>()
    .x((token) => xOf(plot, token))
    .y0(scale.height)
    .y1((token) => scale.y(values[token]!))
    .digits(2);
  return draw(visibleTokens(series)) ?? "";
}

/** A line that jumps between tokens, from the first band's edge to the last's. */
export function stepPath(series: Series): string {
  const { values, count, plot, scale } = series;
  if (count === 0) return "";
  const draw = line<number>()
    .x((token) => xOf(plot, token))
    .y((token) => scale.y(values[token]!))
    .curve(curveStep)
    .digits(2);
  const ends = (token: number, side: number): string =>
    `${round(xOf(plot, token) + (side * plot.step) / 2)} ${round(scale.y(values[token]!))}`;
  return `M${ends(0, -1)}L${(draw(visibleTokens(series)) ?? "").slice(1)}L${ends(count - 1, 1)}`;
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
