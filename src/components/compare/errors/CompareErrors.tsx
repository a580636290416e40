// How wrong is each memory about a token's value, before it may write it? One row a memory, one x-axis, one cursor, one scale.
// Leaves to errorScale.ts how far up that reaches.

import { useMemo, useRef, type ReactElement } from "react";
import { useComparison } from "#state/comparison";
import { lookOf } from "#components/chart/memoryLook";
import type { ComparedReading, DescribedMemory } from "#model/contracts/compareQuestions";
import { useExplorer } from "#state/store";
import { Lanes } from "#components/chart/Lanes";
import { PointedLine } from "#components/chart/PointedLine";
import { areaPath, linePath } from "#components/chart/marks";
import { formatTick, plotOf, valueScale, xOf, type Plot } from "#components/chart/scale";
import { useWidth } from "#components/hooks/useWidth";
import { useChosen } from "#components/hooks/chosen";
import { meanError } from "#state/comparison";
import { errorBound, peaksBeyond } from "./errorScale";
import { readMemories } from "./errorTable";
import { writeText } from "#components/hooks/cursor";
import { formatNumber } from "#components/text/format";
import { PanelFrame } from "#components/panel/PanelFrame";
import { compareWords } from "#words/compare";
import { say } from "#words/say";
import "./CompareErrors.css";

const words = compareWords.errors;
const gutter = 132;
const rowHeights = { least: 28, most: 52, all: 220 };
const rowGap = 8;

export function CompareErrors(): ReactElement {
  const root = useRef<HTMLDivElement>(null);
  const width = useWidth(root);
  const isTrained = useExplorer(({ run }) => Boolean(run?.card));
  const scale = useExplorer(({ scene }) => scene.compare.scale);
  const readings = useComparison((state) => state.readings);
  const chosen = useChosen();
  const rows = useMemo(() => readMemories(chosen, readings), [chosen, readings]);
  const tokens = rows[0]?.reading.size ?? 0;
  const inner = Math.max(80, width - gutter);
  const plot = useMemo(() => plotOf({ width: inner, tokens }), [inner, tokens]);
  const rowHeight = Math.max(rowHeights.least, Math.min(rowHeights.most, rowHeights.all / Math.max(1, rows.length)));
  const shared = useMemo(() => errorBound(rows.map(({ reading }) => reading)), [rows]);

  const follow = (token: number): void =>
    root.current?.querySelectorAll<HTMLElement>("[data-memory]").forEach((readout) => {
      const reading = readings.get(readout.dataset.memory!);
      writeText(readout, reading && token >= 0 && token < reading.sound ? formatNumber(reading.errors[token]!) : "–");
    });
  return (
    <PanelFrame note={isTrained ? words.note : words.noteUnit}>
      <Lanes root={root} plot={plot} gutter={gutter} follow={follow}>
        {rows.map(({ memory, reading }) => (
          <ErrorRow
            key={memory.id}
            memory={memory}
            reading={reading}
            plot={plot}
            rowHeight={rowHeight}
            maximum={scale === "shared" ? shared : errorBound([reading])}
          />
        ))}
      </Lanes>
    </PanelFrame>
  );
}

/** A mark at the upper edge of a row: half its width, and its height. */
const beyond = { half: 4, height: 6 } as const;
const lineWidth = 1.5;

function ErrorRow({
  memory,
  reading,
  plot,
  rowHeight,
  maximum,
}: {
  memory: DescribedMemory;
  reading: ComparedReading;
  plot: Plot;
  rowHeight: number;
  maximum: number;
}): ReactElement {
  const drawing = useMemo(() => {
    const scale = valueScale({ maximum, height: rowHeight });
    const marks = { values: reading.errors, count: reading.sound, plot, scale };
    return { scale, line: linePath(marks), area: areaPath(marks), peaks: peaksBeyond(reading, maximum) };
  }, [reading, plot, rowHeight, maximum]);
  const { tick, y } = drawing.scale;
  const mean = meanError(reading, reading.sound);
  const { id, title } = memory;
  const look = lookOf(memory);
  const { peaks } = drawing;
  const highest = peaks.reduce(
    (most, token) => (reading.errors[token]! > reading.errors[most]! ? token : most),
    peaks[0]!,
  );
  const isLeft = peaks.length > 0 && xOf(plot, highest) > plot.width / 2;
  const row = say(words.row, { memory: title, error: formatNumber(mean), tokens: reading.sound });
  const off = peaks.length > 0 ? say(words.beyond, { error: formatNumber(reading.errors[highest]!) }) : "";
  return (
    <div className="lane" style={{ height: rowHeight, marginBottom: rowGap }}>
      <span className="lane-name compare-error-name" style={{ width: gutter - 20, color: look.text }}>
        <span>{title}</span>
        <b data-memory={id} /> <span className="note">{say(words.mean, { error: formatNumber(mean) })}</span>
      </span>
      <span className="note lane-tick" style={{ top: tick ? y(tick) - 8 : 0, right: plot.width + 4 }}>
        {tick ? formatTick(tick) : ""}
      </span>
      <svg
        width={plot.width}
        height={rowHeight}
        role="img"
        aria-label={off ? say(words.rowBeyond, { row, off }) : row}
        style={{ color: look.mark }}
      >
        {tick && <path className="plot-tick-line" d={`M0 ${y(tick)}H${plot.width}`} />}
        <path className="compare-error-area" d={drawing.area} />
        <path
          className="compare-error-line"
          d={drawing.line}
          strokeWidth={lineWidth * look.weight}
          strokeDasharray={look.pattern}
        />
        <path className="plot-baseline" d={`M0 ${rowHeight}H${plot.width}`} />
        {peaks.map((token) => (
          <path
            key={token}
            className="compare-error-beyond"
            d={`M${xOf(plot, token)} ${-beyond.height / 2}l${beyond.half} ${beyond.height}h${-2 * beyond.half}Z`}
          />
        ))}
        {off && (
          <text
            className="compare-error-off"
            x={xOf(plot, highest) + (isLeft ? -1 : 1) * (beyond.half + 3)}
            y={8}
            textAnchor={isLeft ? "end" : "start"}
          >
            {off}
          </text>
        )}
        {reading.sound < reading.size && (
          <text x={xOf(plot, reading.sound)} y={rowHeight - 4} textAnchor="middle">
            ✗
          </text>
        )}
      </svg>
      <PointedLine
        width={gutter + plot.width}
        xOf={(token) => (token < reading.sound ? gutter + xOf(plot, token) : null)}
        read={(_, token) => formatNumber(reading.errors[token]!)}
      />
    </div>
  );
}
