// Which memories does MIRAS make out of four choices? Pickers that compose one, what it minimises drawn as functions, the models
// it is known as, and why some choices do not go together.

import { line, scaleLinear } from "d3";
import { useId, type ReactElement } from "react";
import { toggleMemory, useComparison } from "../comparison";
import { defaultCompareConfig, type OwnKnobs } from "../model/compare/memory";
import {
  algorithms,
  architectures,
  biases,
  choices,
  idOf,
  lossAt,
  penaltyAt,
  presetOf,
  presets,
  refusalOf,
  retentions,
  type Composition,
} from "../model/compare/workbench";
import { patchScene, useExplorer } from "../store";
import { functionTable } from "./compareTables";
import { meanError } from "./compareSentences";
import { formatNumber } from "./format";
import { MemoryEquation } from "./MemoryEquation";
import { PanelFrame } from "./PanelFrame";
import "./CompareWorkbench.css";

const pickers = [
  { part: "architecture", name: "Memory", options: architectures },
  { part: "bias", name: "Attentional bias", options: biases },
  { part: "retention", name: "Retention gate", options: retentions },
  { part: "algorithm", name: "Algorithm", options: algorithms },
] as const;

export function CompareWorkbench(): ReactElement {
  const compare = useExplorer(({ scene }) => scene.compare);
  const { table, readings } = useComparison();
  const { workbench } = compare;
  const id = idOf(workbench);
  const memory = table?.memories.find((described) => described.id === id) ?? null;
  const reading = readings.get(id) ?? null;
  const config = { ...(table?.config ?? defaultCompareConfig), ...compare.knobs };
  const refusal = refusalOf(workbench, config);
  const named = presetOf(workbench);
  const ownConfig: Partial<OwnKnobs> = named ? presets[named].config : {};
  const isAsNamed = Object.entries(ownConfig).every(([knob, value]) => config[knob as keyof OwnKnobs] === value);
  const isBeside = compare.memories.includes(id);
  const choose = (composition: Composition, knobs: Partial<OwnKnobs> = {}): void =>
    patchScene({ compare: { ...compare, workbench: composition, knobs: { ...compare.knobs, ...knobs } } });
  return (
    <PanelFrame
      name="MIRAS workbench"
      note="any memory is four choices: what it is, what it holds an answer against, what keeps the old, how it steps"
      table={() => functionTable({ workbench, config, samples })}
      className="workbench"
    >
      <div className="workbench-presets" role="group" aria-label="Known models">
        {(Object.keys(presets) as (keyof typeof presets)[]).map((name) => (
          <button
            key={name}
            className="workbench-preset"
            aria-pressed={named === name}
            onClick={() => choose(presets[name].composition, presets[name].config)}
          >
            {presets[name].title}
          </button>
        ))}
      </div>
      <div className="workbench-body">
        {pickers.map(({ part, name, options }) => (
          <Picker
            key={part}
            name={name}
            options={options}
            value={workbench[part]}
            refusalOf={(value) => refusalOf({ ...workbench, [part]: value }, config)}
            choose={(value) => choose({ ...workbench, [part]: value })}
          />
        ))}
        <FunctionPlot
          name="Loss"
          about="of an answer that is off by e, in one coordinate of target 1"
          curves={biases.map((bias) => ({
            id: bias,
            at: (x: number) => lossAt(x, { bias, config }),
          }))}
          chosen={workbench.bias}
          domain={[-2.5, 1]}
        />
        <FunctionPlot
          name="Penalty"
          about="of keeping one weight w"
          curves={retentions.map((retention) => ({
            id: retention,
            at: (x: number) => penaltyAt(x, { retention, config }),
          }))}
          chosen={workbench.retention}
          domain={[-0.1, 2]}
        />
      </div>
      <div className="workbench-made">
        {refusal ? (
          <p className="workbench-refusal" role="status">
            <b>✗ No such memory.</b> {refusal}
          </p>
        ) : (
          <>
            {memory && <MemoryEquation lines={memory.equation} />}
            <p className="note" role="status">
              {!named
                ? "This has no name of its own."
                : isAsNamed
                  ? `This is ${presets[named].title}.`
                  : `The choices of ${presets[named].title}, which has ${wordsOf(ownConfig)}.`}
              {reading && ` On this text its mean error is ${formatNumber(meanError(reading, reading.sound))}.`}
            </p>
            <button className="button" data-export="omit" onClick={() => toggleMemory(id)} aria-pressed={isBeside}>
              {isBeside ? "Take it away from the others" : "Put it beside the others"}
            </button>
          </>
        )}
      </div>
    </PanelFrame>
  );
}

function wordsOf(knobs: Partial<OwnKnobs>): string {
  return Object.entries(knobs)
    .map(([knob, value]) => `${knob} = ${String(value)}`)
    .join(" and ");
}

function Picker<Value extends keyof typeof choices>({
  name,
  options,
  value,
  refusalOf: refusal,
  choose,
}: {
  name: string;
  options: readonly Value[];
  value: Value;
  /** Why an option does not go with the others; null where it does. */
  refusalOf: (value: Value) => string | null;
  choose: (value: Value) => void;
}): ReactElement {
  const group = useId();
  return (
    <fieldset className="workbench-picker">
      <legend className="panel-name">{name}</legend>
      {options.map((option) => {
        const why = option === value ? null : refusal(option);
        return (
          <label key={option} title={why ?? choices[option].sentence} data-refused={why ? "" : undefined}>
            <input
              type="radio"
              name={group}
              value={option}
              checked={option === value}
              onChange={() => choose(option)}
            />
            {choices[option].title}
            {why && <span className="note"> does not go with the rest</span>}
          </label>
        );
      })}
      <p className="note">{choices[value].sentence}</p>
    </fieldset>
  );
}

/** How finely functions are drawn, and tabled. */
const samples = 71;
const plot = { width: 210, height: 116, gap: 6 };
const highest = 2.6;
const lowest = -2;

/** The chosen function in ink, the others as ghosts: both axes linear, the cross is the origin. */
function FunctionPlot({
  name,
  about,
  curves,
  chosen,
  domain,
}: {
  name: string;
  about: string;
  curves: readonly { readonly id: keyof typeof choices; readonly at: (x: number) => number | null }[];
  chosen: string;
  domain: readonly [number, number];
}): ReactElement {
  const symmetric: readonly [number, number] = name === "Loss" ? [-2, 2] : [-2, domain[1]];
  const x = scaleLinear().domain(symmetric).range([0, plot.width]);
  const y = scaleLinear().domain([lowest, highest]).range([plot.height, 0]).clamp(true);
  const path = (at: (x: number) => number | null): string => {
    const points = Array.from({ length: samples }, (_, index) => {
      const place = symmetric[0] + ((symmetric[1] - symmetric[0]) * index) / (samples - 1);
      return { place, value: at(place) };
    });
    return (
      line<{ place: number; value: number | null }>()
        .defined(({ value }) => value !== null && value <= highest && value >= lowest)
        .x(({ place }) => x(place))
        .y(({ value }) => y(value ?? 0))(points) ?? ""
    );
  };
  const own = curves.find(({ id }) => id === chosen);
  return (
    <figure className="workbench-plot">
      <figcaption>
        <span className="panel-name">{name}</span> <span className="note">{about}</span>
      </figcaption>
      <svg
        width={plot.width}
        height={plot.height}
        role="img"
        aria-label={`${name} of ${own ? choices[own.id].title : chosen}: ${[-1, 0, 1].map((at) => `${formatNumber(own?.at(at) ?? NaN)} at ${at}`).join(", ")}`}
      >
        <path className="timeline-tick-line" d={`M0 ${y(0)}H${plot.width}M${x(0)} 0V${plot.height}`} />
        {curves
          .filter(({ id }) => id !== chosen)
          .map(({ id, at }) => (
            <path key={id} className="timeline-ghost" d={path(at)} />
          ))}
        {own && <path className="workbench-curve" d={path(own.at)} />}
        <text className="curves-tick" x={x(1)} y={y(0) + 14} textAnchor="middle">
          1
        </text>
        <text className="curves-tick" x={x(0) + 4} y={y(1) + 4}>
          1
        </text>
      </svg>
    </figure>
  );
}
