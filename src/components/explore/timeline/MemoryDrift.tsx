// How far has the memory come? Its distance from the start as a line, each token's step as a thin one.

import { useMemo, type ReactElement } from "react";
import { probe } from "#model/contracts/probe";
import { explorePanelWords } from "#words/panels";
import { linePath } from "#components/chart/marks";
import { CursorDot, DivergedMark, Readout, Row, type RowData } from "./Row";
import { largest, valueScale } from "#components/chart/scale";

const { row: words } = explorePanelWords;

export function MemoryDrift({ plot, run, ghost, height }: RowData & { height: number }): ReactElement {
  const drawing = useMemo(() => {
    const earlier = ghost && { values: ghost.run.columns.drift, count: ghost.run.filled };
    const now = run && { values: run.columns.drift, count: run.filled };
    const scale = valueScale({ maximum: now ? largest(now.values, now.count, earlier ?? undefined) : 0, height });
    return {
      scale,
      drift: now ? linePath({ ...now, plot, scale }) : "",
      step: run ? linePath({ values: run.columns.update, count: run.filled, plot, scale }) : "",
      ghost: earlier ? linePath({ ...earlier, plot, scale }) : "",
    };
  }, [plot, run, ghost, height]);
  const { scale } = drawing;
  return (
    <Row
      series="drift"
      label={probe.drift.name}
      plot={plot}
      scale={scale}
      gutter={<Readout of="drift" className="timeline-value readout" withSymbol />}
      margin={<Readout of="update" label={words.step} className="timeline-second" />}
      marks={
        <>
          <path d={drawing.step} className="timeline-thin stroke-ink" />
          <path d={drawing.drift} className="timeline-line stroke-ink" />
        </>
      }
      over={
        <>
          <path d={drawing.ghost} className="timeline-ghost" />
          <CursorDot of="drift" plot={plot} scale={scale} />
          <DivergedMark of="drift" plot={plot} run={run} scale={scale} />
        </>
      }
    />
  );
}
