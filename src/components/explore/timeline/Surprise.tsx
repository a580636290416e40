// How much does each token surprise the memory? ‖u‖ as bars, the earlier run as ticks, what a second reading saved in words.

import { useMemo, useRef, type ReactElement } from "react";
import { probe } from "#model/contracts/probe";
import { secondReading, type Repeat } from "#state/selectors";
import { areaPath, barShare, barsPath, linePath, ticksPath } from "#components/chart/marks";
import { DivergedMark, Readout, Row, type RowData } from "./Row";
import { largest, longText, valueScale, xOf } from "#components/chart/scale";
import { useCursor } from "#components/hooks/cursor";
import { sayReading } from "./sayReading";
import { timelineWords } from "./words";

const { row: words, second } = timelineWords;

export function Surprise({
  plot,
  run,
  ghost,
  repeat,
  height,
}: RowData & { repeat: Repeat | null; height: number }): ReactElement {
  const drawing = useMemo(() => {
    const earlier = ghost && { values: ghost.run.columns.surprise, count: ghost.run.filled };
    const now = run && { values: run.columns.surprise, count: run.filled };
    const scale = valueScale({ maximum: now ? largest(now.values, now.count, earlier ?? undefined) : 0, height });
    const long = plot.tokens > longText;
    const series = now && { ...now, plot, scale };
    const before = earlier && { ...earlier, plot, scale };
    return {
      scale,
      bars: series && !long ? barsPath(series) : "",
      line: series && long ? linePath(series) : "",
      area: series && long ? areaPath(series) : "",
      ticks: before && !long ? ticksPath(before) : "",
      ghostLine: before && long ? linePath(before) : "",
    };
  }, [plot, run, ghost, height]);
  const { scale } = drawing;

  const bar = useRef<SVGRectElement>(null);
  const width = Math.max(1, barShare * plot.step);
  useCursor(({ token }, shown) => {
    if (!bar.current) return;
    const top = shown && token >= 0 ? scale.y(shown.columns.surprise[token]!) : scale.height;
    bar.current.setAttribute("x", String(xOf(plot, token) - width / 2));
    bar.current.setAttribute("y", String(top));
    bar.current.setAttribute("height", String(scale.height - top));
  });

  const went = run && repeat && secondReading(run, repeat);
  const wentBefore = ghost && repeat && secondReading(ghost.run, repeat);
  const right = repeat ? xOf(plot, repeat.second + repeat.length - 1) + plot.step / 2 - 6 : 0;
  return (
    <Row
      series="surprise"
      label={probe.surprise.name}
      plot={plot}
      scale={scale}
      gutter={<Readout of="surprise" className="timeline-value readout" withSymbol />}
      margin={<Readout of="loss" label={words.loss} className="timeline-second" />}
      marks={
        <>
          <path d={drawing.area} className="timeline-fill fill-u" />
          <path d={drawing.line} className="timeline-line stroke-u" />
          <path d={drawing.bars} className="timeline-bars fill-u" />
          <rect ref={bar} width={width} className="timeline-cursor-bar" />
        </>
      }
      over={
        <>
          <path d={drawing.ticks} className="timeline-ghost-ticks" />
          <path d={drawing.ghostLine} className="plot-ghost" />
          {went && !plot.compact && (
            <g className="timeline-annotation" textAnchor={right < 110 ? "start" : "end"}>
              <text x={right < 110 ? right + 10 : right} y={10} className="timeline-annotation-now">
                {sayReading(went, second)}
              </text>
              {wentBefore?.kind === "less" && (
                <text x={right < 110 ? right + 10 : right} y={25}>
                  {sayReading(wentBefore, { ...second, less: second.earlierLess, more: second.earlierMore })}
                </text>
              )}
            </g>
          )}
          <DivergedMark of="surprise" plot={plot} run={run} scale={scale} told />
        </>
      }
    />
  );
}
