// Which token, or which cell, is under the pointer? A mouse points at what it is over and moves nothing, a click holds it, and a drag takes the
// cursor along. Leaves when a press is a drag to drag.ts, and where a token stands in a plot to chart/scale.ts.

import { useRef, type MouseEvent, type PointerEvent, type RefObject } from "react";
import { currentToken, hold, hover, seek } from "#state/playhead";
import { isInPopup, useDrag, type DragHandlers } from "./drag";

/** The pointer from an element's upper left corner, and how large the element is: CSS pixels. */
export function pointIn(
  element: Element,
  { clientX, clientY }: Pick<MouseEvent, "clientX" | "clientY">,
): { readonly x: number; readonly y: number; readonly width: number; readonly height: number } {
  const { left, top, width, height } = element.getBoundingClientRect();
  return { x: clientX - left, y: clientY - top, width, height };
}

/** Which of `count` equal parts of a length a place lies in: the nearest where it lies beyond an end. */
export function partAt(place: number, { length, count }: { length: number; count: number }): number {
  return Math.max(0, Math.min(count - 1, Math.floor((place / length) * count)));
}

interface TokenPointer<Target extends Element> {
  readonly onPointerMove: (event: PointerEvent<Target>) => void;
  readonly onPointerLeave: () => void;
  readonly onClick: (event: MouseEvent<Target>) => void;
}

/** What points at a token and holds it, but is not dragged. `tokenUnder` is null while nothing may be pointed at. */
export function pointsAtToken<Target extends Element>(
  tokenUnder: (event: MouseEvent<Target>) => number | null,
): TokenPointer<Target> {
  return {
    onPointerMove: (event) => {
      if (event.pointerType === "mouse") hover(tokenUnder(event));
    },
    onPointerLeave: () => hover(null),
    onClick: (event) => {
      const token = tokenUnder(event);
      if (token !== null) hold(token);
    },
  };
}

/** A press in a plot that moves less than this is a click. */
export const clickPixels = 4;

/**
 * A plot along the text: it points at the token under a mouse, a click holds it, a drag scrubs.
 * `tokenUnder` is the nearest token where the pointer has left the plot; `isOn` says whether it has.
 */
export function useScrub<Target extends Element>({
  tokenUnder,
  isOn = () => true,
}: {
  tokenUnder: (event: PointerEvent<Target>) => number;
  isOn?: (event: PointerEvent<Target>) => boolean;
}): DragHandlers<Target> & Pick<TokenPointer<Target>, "onPointerLeave"> {
  const before = useRef(0);
  const isPressed = (event: PointerEvent<Target>): boolean =>
    isOn(event) && !(event.target as Element).closest("button");
  const drag = useDrag<Target>({
    along: "x",
    clickPixels,
    start: (event) => {
      before.current = currentToken();
      return isPressed(event);
    },
    move: (event) => seek(tokenUnder(event)),
    tap: (event) => {
      if (isPressed(event)) hold(tokenUnder(event));
    },
    cancel: () => seek(before.current),
  });
  return {
    ...drag,
    onPointerMove: (event) => {
      if (isInPopup(event)) return;
      if (event.pointerType !== "mouse" || event.buttons > 0) drag.onPointerMove(event);
      else hover(isOn(event) ? tokenUnder(event) : null);
    },
    onPointerLeave: () => hover(null),
  };
}

/** A slider along the text: what is pressed is where the cursor goes, at once. */
export function useTokenSlider<Target extends Element>(
  tokenUnder: (event: PointerEvent<Target>) => number,
): DragHandlers<Target> {
  const before = useRef(0);
  const follow = (event: PointerEvent<Target>): void => seek(tokenUnder(event));
  return useDrag<Target>({
    along: "x",
    start: (event) => {
      before.current = currentToken();
      if (event.pointerType !== "touch") follow(event);
    },
    move: follow,
    tap: follow,
    cancel: () => seek(before.current),
  });
}

/** A cell of a matrix or a map, from its first row and column. */
export interface Cell {
  readonly row: number;
  readonly column: number;
}

/** A grid of cells: a mouse points at the one under it and presses it; of a finger the first tap points, the second presses. */
export function useCellPointer<Target extends Element>({
  rows,
  columns,
  isPointed,
  onPoint,
  onPress,
}: {
  rows: number;
  columns: number;
  /** Whether a finger that taps the cell has tapped it before. */
  isPointed: (cell: Cell) => boolean;
  onPoint: (cell: Cell | null) => void;
  onPress: (cell: Cell) => void;
}): {
  readonly handlers: Omit<TokenPointer<Target>, "onPointerLeave"> &
    Readonly<Record<"onPointerDown" | "onPointerLeave", (event: PointerEvent<Target>) => void>>;
  /** Whether the last press was a finger's. */
  readonly touched: RefObject<boolean>;
} {
  const touched = useRef(false);
  const cellUnder = (event: MouseEvent<Target>): Cell | null => {
    if (rows === 0 || columns === 0) return null;
    const { x, y, width, height } = pointIn(event.currentTarget, event);
    return {
      row: partAt(y, { length: height, count: rows }),
      column: partAt(x, { length: width, count: columns }),
    };
  };
  const handlers = {
    onPointerDown: (event: PointerEvent<Target>): void => {
      touched.current = event.pointerType !== "mouse";
    },
    onPointerMove: (event: PointerEvent<Target>): void => {
      if (event.pointerType === "mouse") onPoint(cellUnder(event));
    },
    onPointerLeave: (event: PointerEvent<Target>): void => {
      if (event.pointerType === "mouse") onPoint(null);
    },
    onClick: (event: MouseEvent<Target>): void => {
      const cell = cellUnder(event);
      if (!cell) return;
      if (touched.current && !isPointed(cell)) onPoint(cell);
      else onPress(cell);
    },
  };
  return { handlers, touched };
}
