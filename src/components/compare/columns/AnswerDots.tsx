// What does one memory answer to every cue? A small picture of it in words, the same cues and words in every column, so that the
// memories can be told apart at a glance. Leaves what is in it to dotsPicture.ts.

import { useMemo, type ReactElement } from "react";
import { leastAnswer } from "#model/contracts/cues";
import type { DescribedMemory } from "#model/contracts/compareQuestions";
import { useComparison } from "#state/comparison";
import { hold } from "#state/playhead";
import { useExplorer } from "#state/store";
import { radiusOf } from "#components/chart/dotArea";
import { storesNothing } from "#state/comparedHolds";
import { strikePath } from "#components/chart/strike";
import { useCellPointer, type Cell } from "#components/hooks/pointer";
import { PanelFrame } from "#components/panel/PanelFrame";
import { compareWords } from "#words/compare";
import { say } from "#words/say";
import { cellSaid, countSaid, currentSaid } from "./dotsSaid";
import { dotsPicture, type Dot, type DotsPicture } from "./dotsPicture";
import { dotsTable } from "./dotsTable";

const words = compareWords.dots;
const labelWidth = 58;
const rowHeight = { most: 13, all: 290 };
/** A perfect answer reaches a little into the rows beside its own. */
const radiusOfRow = 0.78;
/** As small as a ring may be that is struck. */
const leastRing = 3;

export function AnswerDots({
  memory: { id, title },
  width,
  pointed,
  onPoint,
}: {
  memory: DescribedMemory;
  width: number;
  /** A row and a column of all pictures at once. */
  pointed: Cell | null;
  onPoint: (cell: Cell | null) => void;
}): ReactElement {
  const run = useExplorer((state) => state.run);
  const { asking, scale } = useExplorer(({ scene }) => scene.compare);
  // What was known of another run, or asked otherwise, stays in the store until the next question.
  const moment = useComparison(({ of, moments }) =>
    of.startsWith(`${run?.id} ${asking} `) ? (moments.get(id) ?? null) : null,
  );
  const picture = useMemo(() => (run && moment ? dotsPicture(run, { moment, asking }) : null), [run, moment, asking]);
  return (
    <PanelFrame
      of={{
        name: say(words.name, { memory: title }),
        table: () => (run && picture ? dotsTable(run, picture) : null),
      }}
      title={
        !picture ? compareWords.column.reading : moment && storesNothing(moment) ? words.empty : countSaid(picture)
      }
      className="compare-dots"
    >
      {picture && <Dots picture={picture} isShared={scale === "shared"} {...{ width, pointed, onPoint }} />}
      <p className="note compare-dots-said">
        {picture && (pointed ? cellSaid(picture, pointed) : currentSaid(picture))}
      </p>
    </PanelFrame>
  );
}

function Dots({
  picture,
  isShared,
  width,
  pointed,
  onPoint,
}: {
  picture: DotsPicture;
  /** Whether an answer of 1 is as large in all pictures; else this one's largest is. */
  isShared: boolean;
  width: number;
  pointed: Cell | null;
  onPoint: (cell: Cell | null) => void;
}): ReactElement {
  const { rows, words: names, dots, current } = picture;
  const across = Math.max(1, width - labelWidth);
  const step = {
    x: across / Math.max(1, names.length),
    y: Math.min(rowHeight.most, rowHeight.all / Math.max(1, rows.length)),
  };
  const radius = Math.min(radiusOfRow * step.y, step.x / 2);
  const largest = isShared ? 1 : Math.max(leastAnswer, ...dots.map(({ strength }) => strength));
  const height = rows.length * step.y;
  const at = ({ row, column }: Cell): { cx: number; cy: number } => ({
    cx: labelWidth + (column + 0.5) * step.x,
    cy: (row + 0.5) * step.y,
  });
  const sizeOf = ({ strength, state }: Dot): number => {
    const size = radiusOf({ radius }, { strength: strength / largest, least: leastAnswer / largest });
    return state === "replaced" ? Math.max(leastRing, size) : size;
  };
  const { handlers } = useCellPointer<SVGRectElement>({
    rows: rows.length,
    columns: names.length,
    isPointed: ({ row, column }) => row === pointed?.row && column === pointed.column,
    onPoint,
    onPress: ({ row }) => {
      const latest = rows[row]?.latest ?? null;
      if (latest !== null) hold(latest);
    },
  });
  const label = say(words.picture, { count: countSaid(picture), current: currentSaid(picture) });
  return (
    <svg className="compare-dots-picture" width={width} height={height} role="img" aria-label={label}>
      {current && <rect className="compare-dots-band" x={0} y={current.row * step.y} width={width} height={step.y} />}
      {rows.map(({ cue, name, answered }, row) => (
        <text
          key={cue}
          x={labelWidth - 8}
          y={(row + 0.5) * step.y}
          className={current?.row === row ? "is-current" : answered ? undefined : "is-unread"}
        >
          {name}
        </text>
      ))}
      {dots.map((dot) => (
        <g key={`${dot.row} ${dot.column}`} className={`compare-dots-${dot.state}${dot.isSaid ? " is-said" : ""}`}>
          <circle {...at(dot)} r={sizeOf(dot)} />
          {dot.state === "replaced" && <path d={strikePath({ x: at(dot).cx, y: at(dot).cy, r: sizeOf(dot) })} />}
        </g>
      ))}
      {current?.column !== undefined && current.column !== null && (
        <circle {...at({ row: current.row, column: current.column })} r={radius} className="compare-dots-ring" />
      )}
      {pointed && pointed.row < rows.length && pointed.column < names.length && (
        <rect
          className="compare-dots-pointed"
          x={labelWidth + pointed.column * step.x}
          y={pointed.row * step.y}
          width={step.x}
          height={step.y}
        />
      )}
      <rect className="compare-dots-field" x={labelWidth} y={0} width={across} height={height} {...handlers} />
    </svg>
  );
}
