// How does one quantity go along the text? A row that is a line: how strong the push is that is written, how far the memory has
// come. Leaves bars to Surprise.tsx, and lines that are drawn by hand to Gates.tsx.

import { useMemo, type ReactElement } from "react";
import { probe, type TokenQuantity } from "#model/contracts/probe";
import { areaPath, linePath } from "#components/chart/marks";
import { CursorDot, DivergedMark, Readout, Row, type RowData } from "./Row";
import { largest, valueScale } from "#components/chart/scale";
import { timelineWords } from "./words";

const { row: words } = timelineWords;

interface Line {
  /** A second quantity, whose number stands beside the row. */
  readonly second: TokenQuantity;
  readonly label: string;
  /** What is under the line: the fill down to zero, or the second quantity as a thin line on the same scale. */
  readonly under: "fill" | "second";
}

const lines = {
  /** ‖S‖, and whether it goes where this surprise points. */
  momentum: { second: "alignment", label: words.cosine, under: "fill" },
  /** The distance from the start, and each token's step. */
  drift: { second: "update", label: words.step, under: "second" },
} as const satisfies Partial<Record<TokenQuantity, Line>>;

export function LineRow({
  series,
  plot,
  run,
  ghost,
  height,
}: RowData & { series: keyof typeof lines; height: number }): ReactElement {
  const { second, label, under }: Line = lines[series];
  const drawing = useMemo(() => {
    const earlier = ghost && { values: ghost.run.columns[series], count: ghost.run.filled };
    const now = run && { values: run.columns[series], count: run.filled };
    const scale = valueScale({ maximum: now ? largest(now.values, now.count, earlier ?? undefined) : 0, height });
    return {
      scale,
      line: now ? linePath({ ...now, plot, scale }) : "",
      fill: now && under === "fill" ? areaPath({ ...now, plot, scale }) : "",
      second:
        run && under === "second" ? linePath({ values: run.columns[second], count: run.filled, plot, scale }) : "",
      ghost: earlier ? linePath({ ...earlier, plot, scale }) : "",
    };
  }, [series, second, under, plot, run, ghost, height]);
  const { scale } = drawing;
  const { name, hue } = probe[series];
  return (
    <Row
      series={series}
      label={name}
      plot={plot}
      scale={scale}
      gutter={<Readout of={series} className="timeline-value readout" withSymbol />}
      margin={<Readout of={second} label={label} className="timeline-second" />}
      marks={
        <>
          {under === "fill" ? (
            <path d={drawing.fill} className={`timeline-fill fill-${hue}`} />
          ) : (
            <path d={drawing.second} className={`timeline-thin stroke-${hue}`} />
          )}
          <path d={drawing.line} className={`timeline-line stroke-${hue}`} />
        </>
      }
      over={
        <>
          <path d={drawing.ghost} className="plot-ghost" />
          <CursorDot of={series} plot={plot} scale={scale} />
          <DivergedMark of={series} plot={plot} run={run} scale={scale} />
        </>
      }
    />
  );
}
