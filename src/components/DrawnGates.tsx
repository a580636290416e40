// How is a gate drawn by hand? Drag over the gates: sideways marks from where to where, up and down how much.
// A drawn range has a handle at each end; its bar moves its value. Every move is a turn of a knob: the text is read again.

import { useRef, type PointerEvent, type ReactElement } from "react";
import { turn } from "../fork";
import { numberKnobs, type GateOverride } from "../model/knobs";
import { probe } from "../model/probe";
import { hold, hover } from "../playhead";

import { withOverride } from "../selectors";
import { light, useExplorer } from "../store";
import { tokenAt, xOf, type Plot, type ValueScale } from "./chart/scale";

export type Gate = GateOverride["gate"];

/** In the order of their usual sizes, the largest first. */
export const gates = ["eta", "theta", "alpha"] as const satisfies readonly Gate[];

type Grip = "new" | "from" | "to" | "value";

interface Drag {
  readonly grip: Grip;
  /** What it was when the drag began; of a new range, where it began. */
  readonly origin: GateOverride;
  /** The other drawn gates, as they were then. */
  readonly others: readonly GateOverride[];
  readonly startX: number;
  readonly startY: number;
  moved: boolean;
}

/** A press that moves less than this is a click. */
const clickPixels = 4;

export function DrawnGates({
  plot,
  scale,
  gate,
  holdScale,
}: {
  plot: Plot;
  scale: ValueScale;
  gate: Gate;
  holdScale: (scale: ValueScale | null) => void;
}): ReactElement {
  const overrides = useExplorer((state) => state.scene.overrides);
  const drag = useRef<Drag | null>(null);

  /** The pointer in the plot: pixels from its left edge and from its top. */
  const place = (event: PointerEvent): { x: number; y: number } => {
    const box = event.currentTarget.closest("svg")!.getBoundingClientRect();
    return { x: event.clientX - box.left, y: event.clientY - box.top - 3 };
  };
  const begin = (event: PointerEvent, grip: Grip, drawn: GateOverride | null): void => {
    if (event.button !== 0) return;
    event.stopPropagation();
    event.currentTarget.setPointerCapture(event.pointerId);
    const { x, y } = place(event);
    const token = tokenAt(plot, x);
    drag.current = {
      grip,
      origin: drawn ?? { gate, from: token, to: token, value: 0 },
      others: overrides.filter((other) => other !== drawn),
      startX: x,
      startY: y,
      moved: false,
    };
    holdScale(scale);
  };
  const move = (event: PointerEvent): void => {
    const now = drag.current;
    if (!now) return;
    event.stopPropagation();
    const { x, y } = place(event);
    if (!now.moved && Math.hypot(x - now.startX, y - now.startY) < clickPixels) return;
    now.moved = true;
    hover(null);
    const next = dragged(now, { token: tokenAt(plot, x), value: scale.valueAt(y) });
    turn({ overrides: withOverride(now.others, next) });
  };
  const end = (event: PointerEvent): void => {
    const now = drag.current;
    if (!now) return;
    event.stopPropagation();
    drag.current = null;
    holdScale(null);
    if (!now.moved && event.type === "pointerup") hold(tokenAt(plot, now.startX));
  };

  return (
    <g
      className="timeline-draw"
      onPointerEnter={() => light(gate)}
      onPointerLeave={() => light(null)}
      onPointerMove={move}
      onPointerUp={end}
      onPointerCancel={end}
    >
      <rect
        width={plot.width}
        height={scale.height}
        className="timeline-draw-surface"
        onPointerDown={(event) => begin(event, "new", null)}
      />
      {overrides
        .filter(({ from }) => from < plot.tokens)
        .map((drawn, index) => {
          const left = xOf(plot, drawn.from) - plot.step / 2;
          const right = xOf(plot, Math.min(drawn.to, plot.tokens - 1)) + plot.step / 2;
          const y = scale.y(drawn.value);
          const { hue } = probe[drawn.gate];
          return (
            <g key={index} data-gate={drawn.gate}>
              <path d={`M${left} ${y}H${right}`} className={`timeline-line stroke-${hue}`} />
              <path
                d={`M${left} ${y}H${right}`}
                className="timeline-draw-bar"
                onPointerDown={(event) => begin(event, "value", drawn)}
              />
              <circle cx={left} cy={y} r={4} className={`timeline-handle stroke-${hue}`} />
              <circle cx={right} cy={y} r={4} className={`timeline-handle stroke-${hue}`} />
              <circle
                cx={left}
                cy={y}
                r={12}
                className="timeline-draw-end"
                onPointerDown={(event) => begin(event, "from", drawn)}
              />
              <circle
                cx={right}
                cy={y}
                r={12}
                className="timeline-draw-end"
                onPointerDown={(event) => begin(event, "to", drawn)}
              />
            </g>
          );
        })}
    </g>
  );
}

/** The range that a drag has made. */
function dragged({ grip, origin }: Drag, { token, value }: { token: number; value: number }): GateOverride {
  const { step, maximum } = numberKnobs[origin.gate];
  const held = Number((Math.round(Math.min(value, maximum) / step) * step).toFixed(4));
  switch (grip) {
    case "new":
      return { ...origin, from: Math.min(origin.from, token), to: Math.max(origin.to, token), value: held };
    case "from":
      return { ...origin, from: Math.min(token, origin.to) };
    case "to":
      return { ...origin, to: Math.max(token, origin.from) };
    case "value":
      return { ...origin, value: held };
    default:
      return grip satisfies never;
  }
}
