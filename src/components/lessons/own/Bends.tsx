// What does a bend do with the numbers that come to it here? Its curve, and on it a dot for every unit of the hidden layer.
// Leaves the curves and the units to bends.ts.

import type { ReactElement } from "react";
import { useExplorer } from "#state/store";
import { panelNames } from "#words/panelNames";
import { say } from "#words/say";
import { useWriteParts } from "#components/hooks/asking";
import { bendWords as words } from "./bendWords";
import { bent, unitsOf } from "./bends";
import "./Bends.css";

/** CSS pixels; and how far the axes go to each side. */
const width = 440;
const height = 280;
const reach = 0.5;
const xOf = (number: number): number => (width * (number + reach)) / (2 * reach);
const yOf = (number: number): number => (height * (reach - number)) / (2 * reach);
const places = Array.from({ length: 81 }, (_, at) => reach * (at / 40 - 1));

export function Bends(): ReactElement {
  const activation = useExplorer(({ scene }) => scene.memory.activation);
  const write = useWriteParts();
  const units = write ? unitsOf(write) : [];
  const line = places.map((place) => `${xOf(place)},${yOf(bent(activation, place))}`).join(" ");
  return (
    <section aria-label={panelNames.bends} style={{ marginTop: 14 }}>
      <h2 className="panel-name">{panelNames.bends}</h2>
      <p className="note">{words.dots}</p>
      <svg viewBox={`0 0 ${width} ${height}`} className="bends" role="img" aria-label={panelNames.bends}>
        <path d={`M0 ${yOf(0)}H${width}M${xOf(0)} 0V${height}`} stroke="var(--line)" />
        <polyline points={line} fill="none" stroke="var(--mute-text)" />
        {units.map(({ comes, goesOn }, unit) => (
          <circle key={unit} cx={xOf(comes)} cy={yOf(goesOn)} r={3} />
        ))}
        {[-reach, reach].map((end) => (
          <text key={end} x={xOf(end)} y={yOf(0) + 15} textAnchor={end < 0 ? "start" : "end"}>
            {end < 0 ? "−0.5" : `${words.comes} 0.5`}
          </text>
        ))}
        <text x={xOf(0) + 6} y={12}>{`${words.goesOn} 0.5`}</text>
        <text x={xOf(0) + 6} y={height - 4}>
          −0.5
        </text>
      </svg>
      <p>
        {units.length > 0
          ? say(words.silent, { silent: units.filter(({ goesOn }) => goesOn === 0).length, count: units.length })
          : words.waiting}
      </p>
    </section>
  );
}
