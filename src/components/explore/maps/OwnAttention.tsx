// What does the model itself attend to? Its persistent tokens, what its memory answered and the tokens in its window, side by
// side in one row a token; what the window cannot reach is hatched. Leaves the twins and the memory's own map to Maps.tsx.

import { useEffect, useId, useMemo, useRef, type ReactElement } from "react";
import type { OwnAttention as Weights } from "#model/contracts/protocol";
import type { PageRun } from "#state/store";
import { clearCanvas, paintCanvas, useRepaint } from "#components/chart/matrixCanvas";
import { TokenRows } from "#components/chart/TokenRows";
import { partAt, pointIn, pointsAtToken } from "#components/hooks/pointer";
import { Attended, reachOf, type Column } from "./Attended";
import { ownAttentionWords as words } from "./ownAttentionWords";
import "./OwnAttention.css";

const persistentWidth = 6; // px a persistent token
const gap = 8; // px

export function OwnAttention({
  own,
  from,
  side,
  run,
}: {
  own: Weights;
  /** The first token of the map. */
  from: number;
  /** CSS pixels of a square part. */
  side: number;
  run: PageRun;
}): ReactElement {
  const size = own.firstSeen.length;
  const pointer = pointsAtToken<HTMLDivElement>((event) => {
    const { y, height: length } = pointIn(event.currentTarget, event);
    return from + partAt(y, { length, count: size });
  });
  const parts = [
    ...(own.persistentCount > 0
      ? [
          {
            name: "persistent" as const,
            values: own.persistent,
            columns: own.persistentCount,
            width: own.persistentCount * persistentWidth,
          },
        ]
      : []),
    ...(own.remembered ? [{ name: "memory" as const, values: own.remembered, columns: size, width: side }] : []),
    { name: "window" as const, values: own.window, columns: size, width: side },
  ];
  return (
    <div className="own-attention">
      <div>
        <div className="own-attention-parts" style={{ gap, height: side }} {...pointer}>
          {parts.map(({ name, values, columns, width }) => (
            <Part
              key={name}
              name={name}
              values={values}
              columns={columns}
              width={width}
              height={side}
              largest={own.largest}
              firstSeen={name === "persistent" ? null : own.firstSeen}
            />
          ))}
          <TokenRows from={from} size={size} cell={size > 0 ? side / size : 0} />
        </div>
        <p className="own-attention-names note" style={{ gap }}>
          {parts.map(({ name, width }) => (
            <span key={name} style={{ width: Math.max(width, name === "persistent" ? 24 : 0) }}>
              {words.parts[name === "window" ? reachOf(run) : name]}
            </span>
          ))}
        </p>
      </div>
      <Attended run={run} />
    </div>
  );
}

function Part({
  name,
  values,
  columns,
  width,
  height,
  largest,
  firstSeen,
}: {
  name: Column["kind"];
  values: Float32Array;
  columns: number;
  width: number;
  height: number;
  largest: number;
  /** null where every row sees every column. */
  firstSeen: Int32Array | null;
}): ReactElement {
  const canvas = useRef<HTMLCanvasElement>(null);
  const hatch = useId();
  const rows = columns > 0 ? values.length / columns : 0;
  const paint = (): void => {
    if (!canvas.current) return;
    if (rows === 0) return clearCanvas(canvas.current);
    paintCanvas(canvas.current, { values, rows, columns, largest, width, height, kind: "magnitude" });
  };
  useRepaint(canvas, paint);
  // eslint-disable-next-line react-hooks/exhaustive-deps -- `paint` is made of exactly these
  useEffect(paint, [values, columns, width, height, largest]);
  const { past, reach } = useMemo(() => shapesOf(firstSeen, columns), [firstSeen, columns]);
  return (
    <div className="own-attention-part" style={{ width, height }}>
      <svg viewBox={`0 0 ${columns} ${rows}`} preserveAspectRatio="none" aria-hidden>
        <defs>
          <pattern
            id={hatch}
            width={(5 * columns) / width}
            height={(5 * rows) / height}
            patternUnits="userSpaceOnUse"
            patternTransform="skewX(-45)"
          >
            <rect className="own-attention-hatch" width={columns / width} height={(5 * rows) / height} />
          </pattern>
        </defs>
        {firstSeen ? (
          <>
            <path d={past} fill={`url(#${hatch})`} />
            <path d={reach} className="own-attention-reach" />
          </>
        ) : (
          <rect width={columns} height={rows} className="own-attention-reach" />
        )}
      </svg>
      <canvas ref={canvas} role="img" aria-label={words.attentionTo[name]} />
    </div>
  );
}

/** A row's whole past, and what of it it can see: stairs in the units of the matrix. */
function shapesOf(firstSeen: Int32Array | null, columns: number): { past: string; reach: string } {
  let past = "";
  let reach = "";
  firstSeen?.forEach((seen, line) => {
    const first = Math.max(0, seen);
    if (first > 0) past += `M0 ${line}h${first}v1h${-first}z`;
    if (line < columns) reach += `M${first} ${line}h${line + 1 - first}v1h${first - line - 1}z`;
  });
  return { past, reach };
}
