// What does one attention map look like? A causal triangle on canvas: row t is what token t draws on, the cursor's row is boxed.

import { useEffect, useRef, type CSSProperties, type ReactElement } from "react";
import type { Hue } from "#model/contracts/probe";
import { hold, hover } from "#state/playhead";
import { useCellPointer, type Cell } from "#components/hooks/pointer";
import { clearCanvas, paintCanvas, useRepaint } from "./matrixCanvas";
import { TokenRows } from "./TokenRows";
import "./CausalTriangle.css";

/** Tokens `from` to `from + size` asking the same tokens. */
interface Triangle {
  readonly from: number;
  readonly size: number;
  readonly weights: Float32Array; // (size, size)
  /** What a full cell stands for. */
  readonly largest: number;
  /** How many tokens a row can reach, itself included; null for all. */
  readonly window: number | null;
}

export function CausalTriangle({
  map,
  kind,
  hue,
  side,
  label,
  sentence,
  pointed,
  onPoint,
  lastToken = Infinity,
}: {
  map: Triangle | null;
  /** Whether a negative weight is as usual as a positive one. */
  kind: "signed" | "magnitude";
  hue: Hue;
  /** CSS pixels. */
  side: number;
  label: string;
  sentence: string;
  /** A weight under the pointer: token `row` drawing on token `column`, both counted from the map's first. */
  pointed: Cell | null;
  onPoint: (cell: Cell | null) => void;
  /** The row of a cursor beyond it is this one's. */
  lastToken?: number;
}): ReactElement {
  const canvas = useRef<HTMLCanvasElement>(null);
  const size = map?.size ?? 0;
  const cell = size > 0 ? side / size : 0;

  const paint = (): void => {
    if (!canvas.current) return;
    if (!map || size === 0) return clearCanvas(canvas.current);
    paintCanvas(canvas.current, {
      values: map.weights,
      rows: size,
      columns: size,
      largest: map.largest,
      width: side,
      height: side,
      kind,
    });
  };
  useRepaint(canvas, paint);
  // eslint-disable-next-line react-hooks/exhaustive-deps -- `paint` is made of exactly these
  useEffect(paint, [map?.weights, map?.largest, kind, side]);

  const { handlers } = useCellPointer<HTMLDivElement>({
    rows: size,
    columns: size,
    isPointed: ({ row }) => row === pointed?.row,
    onPoint: (at) => {
      onPoint(at);
      hover(at && map ? map.from + at.row : null);
    },
    onPress: ({ row }) => map && hold(map.from + row),
  });
  // What the window cannot reach is left blank.
  const reach = map?.window ? Math.min(1, map.window / Math.max(1, size)) : 1;
  const shape: CSSProperties = {
    clipPath: `polygon(0 0, 0 ${100 * reach}%, ${100 * (1 - reach)}% 100%, 100% 100%)`,
  };
  return (
    <div className="causal-triangle" style={{ width: side, height: side, color: `var(--${hue})` }} {...handlers}>
      <div className="causal-triangle-field" style={shape} />
      <canvas ref={canvas} role="img" aria-label={label} />
      <p className="note causal-triangle-sentence">
        <span className="causal-triangle-shape" />
        {sentence}
      </p>
      {pointed && pointed.row < size && pointed.column <= pointed.row && (
        <span
          className="causal-triangle-cell"
          style={{
            width: Math.max(cell, 3) + 4,
            height: Math.max(cell, 3) + 4,
            transform: `translate(${(pointed.column + 0.5) * cell}px, ${(pointed.row + 0.5) * cell}px) translate(-50%, -50%)`,
          }}
        />
      )}
      {map && <TokenRows from={map.from} size={size} cell={cell} lastToken={lastToken} />}
    </div>
  );
}
