// How strong is the push that is written? ‖S‖ as a line over a fill, and beside it whether it goes where this surprise points.

import { useMemo, type ReactElement } from "react";
import { probe } from "#model/contracts/probe";
import { explorePanelWords } from "#words/panels";
import { areaPath, linePath } from "#components/chart/marks";
import { CursorDot, DivergedMark, Readout, Row, type RowData } from "./Row";
import { largest, valueScale } from "#components/chart/scale";

const { row: words } = explorePanelWords;

export function Momentum({ plot, run, ghost, height }: RowData & { height: number }): ReactElement {
  const drawing = useMemo(() => {
    const earlier = ghost && { values: ghost.run.columns.momentum, count: ghost.run.filled };
    const now = run && { values: run.columns.momentum, count: run.filled };
    const scale = valueScale({ maximum: now ? largest(now.values, now.count, earlier ?? undefined) : 0, height });
    const series = now && { ...now, plot, scale };
    return {
      scale,
      line: series ? linePath(series) : "",
      area: series ? areaPath(series) : "",
      ghost: earlier ? linePath({ ...earlier, plot, scale }) : "",
    };
  }, [plot, run, ghost, height]);
  const { scale } = drawing;
  return (
    <Row
      series="momentum"
      label={probe.momentum.name}
      plot={plot}
      scale={scale}
      gutter={<Readout of="momentum" className="timeline-value readout" withSymbol />}
      margin={<Readout of="alignment" label={words.cosine} className="timeline-second" />}
      marks={
        <>
          <path d={drawing.area} className="timeline-fill fill-s" />
          <path d={drawing.line} className="timeline-line stroke-s" />
        </>
      }
      over={
        <>
          <path d={drawing.ghost} className="timeline-ghost" />
          <CursorDot of="momentum" plot={plot} scale={scale} />
          <DivergedMark of="momentum" plot={plot} run={run} scale={scale} />
        </>
      }
    />
  );
}
