// What does a limit do to an error? The squared error and Huber's over the length of the miss, as the memory of a lesson has them.
// Leaves to the bars beside it how hard the words of the text push.

import { line } from "d3";
import type { ReactElement } from "react";
import { huberDelta } from "#model/contracts/rule";
import { panelNames } from "#words/panelNames";
import { curveWords as words } from "./curveWords";
import "./ErrorCurves.css";

const size = { width: 440, height: 210, left: 12, right: 96, top: 24, bottom: 30 } as const;
/** The longest miss that is drawn, and the error that reaches the top. */
const most = { miss: 1.5, error: 2.25 } as const;

const x = (miss: number): number => size.left + (miss / most.miss) * (size.width - size.left - size.right);
const foot = size.height - size.bottom;
const y = (error: number): number => foot - (error / most.error) * (foot - size.top);

/** As config.ts has them, with its c at 2. */
const squared = (miss: number): number => miss ** 2;
const limited = (miss: number): number => (miss <= huberDelta ? miss ** 2 / 2 : huberDelta * (miss - huberDelta / 2));

const misses = Array.from({ length: 61 }, (_, step) => (step / 60) * most.miss);
const curveOf = (error: (miss: number) => number): string | undefined =>
  line<number>()
    .x(x)
    .y((miss) => y(error(miss)))(misses) ?? undefined;

export function ErrorCurves(): ReactElement {
  return (
    <section aria-label={panelNames.errorCurves}>
      <h2 className="panel-name">{panelNames.errorCurves}</h2>
      <svg className="error-curves" viewBox={`0 0 ${size.width} ${size.height}`} role="img" aria-label={words.drawing}>
        <path d={`M${size.left} ${size.top}V${foot}H${size.width}`} className="error-curves-axis" />
        <path d={`M${x(huberDelta)} ${foot}V${y(limited(huberDelta)) - 34}`} className="error-curves-axis" />
        <path d={curveOf(squared)} className="stroke-ink" />
        <path d={curveOf(limited)} className="stroke-u" />
        <text x={x(most.miss) + 8} y={y(squared(most.miss)) + 6}>
          {words.squared}
        </text>
        <text x={x(most.miss) + 8} y={y(limited(most.miss))} dy="0.35em">
          {words.limited}
        </text>
        <text x={x(huberDelta)} y={y(limited(huberDelta)) - 40} textAnchor="middle">
          {words.limit}
        </text>
        <text x={size.left} y={14}>
          {words.error}
        </text>
        <text x={size.width} y={size.height - 10} textAnchor="end">
          {words.miss}
        </text>
      </svg>
    </section>
  );
}
