// When does a press turn something? A mouse's at once. A finger's only when it goes mainly along the control: across it the
// page scrolls, and what the browser makes a scroll of is taken back. Leaves to `touch-action` which way the page may scroll.

import { useRef, type PointerEvent } from "react";

interface Drag<Target extends Element> {
  /** The way along the control. */
  readonly along: "x" | "y";
  /** A mouse that moves less than this has clicked. */
  readonly clickPixels?: number;
  /** Where the drag begins; false: nothing is dragged by this press. */
  readonly start: (event: PointerEvent<Target>) => boolean | void;
  /** `x` and `y` are how far it has gone from the press. */
  readonly move: (event: PointerEvent<Target>, gone: { readonly x: number; readonly y: number }) => void;
  /** A press that went nowhere. */
  readonly tap?: (event: PointerEvent<Target>) => void;
  readonly end?: () => void;
  /** The gesture became another's: everything goes back to how it was at the start. */
  readonly cancel: () => void;
}

export interface DragHandlers<Target extends Element> {
  readonly onPointerDown: (event: PointerEvent<Target>) => void;
  readonly onPointerMove: (event: PointerEvent<Target>) => void;
  readonly onPointerUp: (event: PointerEvent<Target>) => void;
  readonly onPointerCancel: (event: PointerEvent<Target>) => void;
}

interface Press {
  readonly pointer: number;
  readonly x: number;
  readonly y: number;
  state: "pressed" | "dragging";
  /** Whether it went too far to be a tap. */
  moved: boolean;
}

/** A finger that goes less far than this has not yet said which way it goes. */
const fingerPixels = 6;

/** React passes on what happens in a popup to where the popup was opened from, which it does not concern. */
export function isInPopup({ currentTarget, target }: PointerEvent): boolean {
  return !currentTarget.contains(target as Node);
}

export function useDrag<Target extends Element>(drag: Drag<Target>): DragHandlers<Target> {
  const { along, clickPixels = 0 } = drag;
  const press = useRef<Press | null>(null);

  function begin(event: PointerEvent<Target>, now: Press): boolean {
    if (drag.start(event) === false) {
      press.current = null;
      return false;
    }
    event.currentTarget.setPointerCapture(event.pointerId);
    now.state = "dragging";
    return true;
  }

  return {
    onPointerDown: (event) => {
      if (event.button !== 0 || !event.isPrimary) return;
      if (isInPopup(event)) return;
      press.current = { pointer: event.pointerId, x: event.clientX, y: event.clientY, state: "pressed", moved: false };
      if (event.pointerType !== "touch") begin(event, press.current);
    },
    onPointerMove: (event) => {
      const now = press.current;
      if (now?.pointer !== event.pointerId) return;
      const gone = { x: event.clientX - now.x, y: event.clientY - now.y };
      const [across, down] = [Math.abs(gone.x), Math.abs(gone.y)];
      if (now.state === "pressed") {
        if (Math.max(across, down) < fingerPixels) return;
        const isAlong = along === "x" ? across > down : down > across;
        if (!isAlong) press.current = null;
        if (!isAlong || !begin(event, now)) return;
      }
      now.moved ||= Math.max(across, down) >= clickPixels;
      if (now.moved) drag.move(event, gone);
    },
    onPointerUp: (event) => {
      const now = press.current;
      if (now?.pointer !== event.pointerId) return;
      press.current = null;
      if (!now.moved) drag.tap?.(event);
      if (now.state === "dragging") drag.end?.();
    },
    onPointerCancel: (event) => {
      const now = press.current;
      if (now?.pointer !== event.pointerId) return;
      press.current = null;
      if (now.state !== "dragging") return;
      drag.cancel();
      drag.end?.();
    },
  };
}
