// How is a gate drawn by hand? Drag over the gates: sideways marks from where to where, up and down how much.
// A drawn range has a handle at each end; its bar moves its value. Every move is a turn of a knob: the text is read again.

import { useRef, type PointerEvent, type ReactElement } from "react";
import { turn } from "#state/fork";
import { numberKnobs } from "#model/contracts/knobs";
import type { Gate, GateOverride } from "#model/contracts/settings";
import { probe } from "#model/contracts/probe";
import { hold, hover } from "#state/playhead";
import { withOverride } from "#state/selectors";
import { light, useExplorer } from "#state/store";
import { overPlot } from "./Row";
import { tokenAt, xOf, type Plot, type ValueScale } from "#components/chart/scale";
import { useDrag } from "#components/hooks/drag";
import { clickPixels, pointIn } from "#components/hooks/pointer";

const grips = ["new", "from", "to", "value"] as const;
type Grip = (typeof grips)[number];

interface Drag {
  readonly grip: Grip;
  /** What it was when the drag began; of a new range, where it began. */
  readonly origin: GateOverride;
  /** The other drawn gates, as they were then. */
  readonly others: readonly GateOverride[];
  /** All of them. */
  readonly before: readonly GateOverride[];
  readonly startX: number;
  readonly startY: number;
}

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
    const { x, y } = pointIn(event.currentTarget.closest("svg")!, event);
    return { x, y: y - overPlot };
  };
  const press = useDrag<SVGGElement>({
    along: "x", // of a finger, whose way up and down is the page's until it has gone aside
    clickPixels,
    start: (event) => {
      const { dataset } = event.target as SVGElement;
      const grip = grips.find((name) => name === dataset.grip) ?? "new";
      const drawn = overrides[Number(dataset.drawn)] ?? null;
      const { x, y } = place(event);
      const token = tokenAt(plot, x);
      drag.current = {
        grip,
        origin: drawn ?? { gate, from: token, to: token, value: 0 },
        others: overrides.filter((other) => other !== drawn),
        before: overrides,
        startX: x,
        startY: y,
      };
      holdScale(scale);
    },
    move: (event) => {
      const now = drag.current;
      if (!now) return;
      const { x, y } = place(event);
      hover(null);
      const next = dragged(now, { token: tokenAt(plot, x), value: scale.valueAt(y) });
      turn({ overrides: withOverride(now.others, next) });
    },
    tap: (event) => hold(tokenAt(plot, place(event).x)),
    cancel: () => drag.current && turn({ overrides: drag.current.before }),
    end: () => {
      drag.current = null;
      holdScale(null);
    },
  });

  return (
    <g
      className="timeline-draw"
      onPointerEnter={() => light(gate)}
      onPointerLeave={() => light(null)}
      {...press}
      onPointerDown={(event) => {
        event.stopPropagation(); // the timeline under it is not pressed
        press.onPointerDown(event);
      }}
      onPointerMove={(event) => {
        if (drag.current) event.stopPropagation();
        press.onPointerMove(event);
      }}
    >
      <rect width={plot.width} height={scale.height} className="timeline-draw-surface" />
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
                data-grip="value"
                data-drawn={overrides.indexOf(drawn)}
              />
              <circle cx={left} cy={y} r={4} className={`timeline-handle stroke-${hue}`} />
              <circle cx={right} cy={y} r={4} className={`timeline-handle stroke-${hue}`} />
              <circle
                cx={left}
                cy={y}
                r={12}
                className="timeline-draw-end"
                data-grip="from"
                data-drawn={overrides.indexOf(drawn)}
              />
              <circle
                cx={right}
                cy={y}
                r={12}
                className="timeline-draw-end"
                data-grip="to"
                data-drawn={overrides.indexOf(drawn)}
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
