// What is a gradient? One weight of the memory is nudged: how its loss moves, and the slope that is left for the smallest nudges.

import { line, scaleLinear } from "d3";
import { useRef, useState, type ReactElement } from "react";
import { writtenNumber } from "#lessons/checks/number";
import { nudgedLoss } from "#model/contracts/nudge";
import { panelNames } from "#words/panelNames";
import { say } from "#words/say";
import { useWidth } from "#components/hooks/useWidth";
import { Segmented } from "#components/controls/Segmented";
import { useHandWrite, type HandWrite } from "./handWrite";
import { ownWords as words } from "./words";
import "./Nudge.css";

const size = { widest: 640, height: 238, left: 40, right: 24, bottom: 42 } as const;
const farthest = 1.5;
const begins = 0.1;
/** One place more than the losses have: two rounded losses do not say how far they are apart. */
const fine = (change: number): string => (Number(change.toFixed(3)) || 0).toFixed(3).replace("-", "−");

export function Nudge(): ReactElement {
  const write = useHandWrite();
  return (
    <section aria-label={panelNames.nudge}>
      <h2 className="panel-name">{panelNames.nudge}</h2>
      <p className="note">{words.nudgeNote}</p>
      {write && <Curve write={write} />}
    </section>
  );
}

function Curve({ write }: { write: HandWrite }): ReactElement {
  const [weight, setWeight] = useState(0);
  const [by, setBy] = useState<number>(begins);
  const box = useRef<HTMLDivElement>(null);
  const width = Math.min(size.widest, useWidth(box) || size.widest);
  const columns = write.value.length;
  const [row, column] = [Math.floor(weight / columns), weight % columns];
  const loss = (nudge: number): number => nudgedLoss(write, { row, column, by: nudge });
  const name = (at: number): string => say(words.weightName, { at });
  const slope = write.gradient[weight]!;
  const now = write.before[weight]!;
  const said = `${say(words.nudged, {
    weight: writtenNumber(now),
    by: writtenNumber(by),
    now: writtenNumber(now + by),
    loss: writtenNumber(loss(by)),
  })} ${by === 0 ? "" : say(words.rise, { more: fine(loss(by) - loss(0)), rise: writtenNumber((loss(by) - loss(0)) / by), slope: writtenNumber(slope) })}`;
  const x = scaleLinear([-farthest, farthest], [size.left, width - size.right]);
  const nudges = Array.from({ length: 61 }, (_, step) => -farthest + (step * farthest) / 30);
  const y = scaleLinear([0, Math.max(...nudges.map(loss))], [size.height - size.bottom, 8]).nice();
  const path = line<number>()
    .x((nudge) => x(nudge))
    .y((nudge) => y(loss(nudge)));
  const tangent = (nudge: number): number => loss(0) + slope * nudge;
  const [from, to] = [-0.6, 0.6];
  return (
    <div ref={box} className="nudge-curve">
      <Segmented
        label={words.weight}
        options={Array.from(write.before, (_, at) => ({ id: String(at), name: name(at) }))}
        value={String(weight)}
        choose={(id) => setWeight(+id)}
      />
      <svg width={width} height={size.height} role="img" aria-label={say(words.curve, { name: name(weight), said })}>
        <path d={`M${size.left} ${y(0)}H${width - size.right}`} className="stroke-ink" />
        {y.ticks(3).map((tick) => (
          <text key={tick} x={size.left - 8} y={y(tick)} dy="0.35em" textAnchor="end" className="nudge-tick">
            {tick}
          </text>
        ))}
        <text x={size.left + 6} y={16} className="nudge-tick">
          {words.axis}
        </text>
        {x.ticks(5).map((tick) => (
          <text key={tick} x={x(tick)} y={size.height - 24} textAnchor="middle" className="nudge-tick">
            {writtenNumber(tick)}
          </text>
        ))}
        <text x={x(0)} y={size.height - 5} textAnchor="middle" className="nudge-tick">
          {words.nudgeAxis}
        </text>
        <path d={path(nudges) ?? undefined} className="stroke-u" />
        <path d={`M${x(from)} ${y(tangent(from))}L${x(to)} ${y(tangent(to))}`} className="stroke-ink" />
        <circle cx={x(0)} cy={y(loss(0))} r={4} className="fill-ink" />
        <circle cx={x(by)} cy={y(loss(by))} r={6} className="fill-u" />
      </svg>
      <input
        type="range"
        aria-label={words.nudge}
        min={-farthest}
        max={farthest}
        step={0.01}
        value={by}
        onChange={({ currentTarget }) => setBy(currentTarget.valueAsNumber)}
      />
      <p className="readout" role="status">
        {said}
      </p>
    </div>
  );
}
