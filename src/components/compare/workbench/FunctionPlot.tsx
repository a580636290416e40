// What do the choices of MIRAS minimise? The chosen function in ink, the others as ghosts: both axes linear, the cross is the
// origin.

import { line, scaleLinear } from "d3";
import type { ReactElement } from "react";
import { choices } from "#model/contracts/workbench";
import { say } from "#words/say";
import { workbenchWords } from "./words";
import { formatNumber } from "#components/text/format";
import { samples } from "./functionTable";

const plot = { width: 210, height: 116, gap: 6 };
const highest = 2.6;
const lowest = -2;
/** Of an error, and of a weight. */
const domain = [-2, 2] as const;

export function FunctionPlot({
  of,
  curves,
  chosen,
}: {
  of: keyof typeof workbenchWords.plots;
  curves: readonly { readonly id: keyof typeof choices; readonly at: (x: number) => number | null }[];
  chosen: string;
}): ReactElement {
  const words = workbenchWords.plots[of];
  const x = scaleLinear().domain(domain).range([0, plot.width]);
  const y = scaleLinear().domain([lowest, highest]).range([plot.height, 0]).clamp(true);
  const path = (at: (x: number) => number | null): string => {
    const points = Array.from({ length: samples }, (_, index) => {
      const place = domain[0] + ((domain[1] - domain[0]) * index) / (samples - 1);
      return { place, value: at(place) };
    });
    return (
      line<{ place: number; value: number | null }>()
        .defined(({ value }) => value !== null && value <= highest && value >= lowest)
        .x(({ place }) => x(place))
        .y(({ value }) => y(value ?? 0))(points) ?? ""
    );
  };
  const own = curves.find(({ id }) => id === chosen);
  return (
    <figure className="workbench-plot">
      <figcaption>
        <span className="panel-name">{words.name}</span> <span className="note">{words.about}</span>
      </figcaption>
      <svg
        width={plot.width}
        height={plot.height}
        role="img"
        aria-label={say(words.label, {
          choice: own ? choices[own.id].title : chosen,
          minusOne: formatNumber(own?.at(-1) ?? NaN),
          zero: formatNumber(own?.at(0) ?? NaN),
          one: formatNumber(own?.at(1) ?? NaN),
        })}
      >
        <path className="plot-tick-line" d={`M0 ${y(0)}H${plot.width}M${x(0)} 0V${plot.height}`} />
        {curves
          .filter(({ id }) => id !== chosen)
          .map(({ id, at }) => (
            <path key={id} className="plot-ghost" d={path(at)} />
          ))}
        {own && <path className="workbench-curve" d={path(own.at)} />}
        <text className="curves-tick" x={x(1)} y={y(0) + 14} textAnchor="middle">
          1
        </text>
        <text className="curves-tick" x={x(0) + 4} y={y(1) + 4}>
          1
        </text>
      </svg>
    </figure>
  );
}
