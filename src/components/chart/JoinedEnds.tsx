// What do curves reach, and whose are they? A label for all that reach the same, beside where they end; curves that end within the
// plot have a bar there, and their labels within it. Leaves where labels stand to endLabels.ts.

import type { ReactElement } from "react";
import { curveMarks } from "./curveMarks";
import type { Curve } from "./Curves";
import { joinLabels, labelLine } from "./endLabels";

/** In px from the plot's corner. */
interface CurveEnd extends Omit<Curve, "points"> {
  readonly x: number;
  readonly y: number;
}

/** Of a letter, on average, px. */
const letterWidth = 6.9;
const gap = 12;
/** Above the axis. */
const axisRoom = 8;
const barHeight = 14;

export function JoinedEnds({
  ends,
  lit,
  light,
  room,
}: {
  ends: readonly CurveEnd[];
  lit: string | null;
  light: (id: string | null) => void;
  room: { readonly width: number; readonly height: number; readonly right: number };
}): ReactElement {
  const columns = [...new Set(ends.map(({ x }) => x))].sort((one, other) => one - other);
  return (
    <>
      {columns.map((x, column) => {
        const isLast = x >= room.width;
        const next = columns[column + 1] ?? room.width + room.right;
        const letters = Math.floor(((isLast ? room.width + room.right : next) - x - gap) / letterWidth);
        const here = ends.filter((end) => end.x === x);
        const labels = joinLabels(
          here.map(({ id, name, reached = "", mark = curveMarks.dot, y }) => ({
            ...{ id, reached, y },
            name: `${mark.letter}\u00a0${name}`,
          })),
          { height: room.height - axisRoom, letters },
        );
        return (
          <g key={x}>
            {!isLast &&
              here.map(({ id, look, y }) => (
                <path
                  key={id}
                  className="curve-stop"
                  style={{ color: look.mark }}
                  d={`M${x} ${y - barHeight / 2}v${barHeight}`}
                />
              ))}
            {labels.map(({ lines, y, end }) => (
              <g key={lines[0]![0]!.words + y}>
                <path className="curve-leader" d={`M${x + 2} ${end}L${x + gap - 3} ${nearest(end, y, lines.length)}`} />
                {lines.map((pieces, line) => (
                  <text key={line} className="curve-name" x={x + gap} y={y + 4 + line * labelLine}>
                    {pieces.map(({ words, id }) => {
                      const look = here.find((end) => end.id === id)?.look;
                      return (
                        <tspan
                          key={`${id} ${words}`}
                          className={lit !== null && id !== null && lit !== id ? "is-faint" : ""}
                          style={{ fill: look?.text ?? "var(--ink-text)" }}
                          onPointerEnter={() => light(id)}
                          onPointerLeave={() => light(null)}
                        >
                          {words}
                        </tspan>
                      );
                    })}
                  </text>
                ))}
              </g>
            ))}
          </g>
        );
      })}
    </>
  );
}

/** The line of a label that is nearest to where its curves end. */
function nearest(end: number, first: number, lines: number): number {
  return Math.max(first, Math.min(end, first + (lines - 1) * labelLine));
}
