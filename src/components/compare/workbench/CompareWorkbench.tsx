// Which memories does MIRAS make out of four choices? Pickers that compose one, the models it is known as, and why some choices
// do not go together. Leaves what it minimises, drawn as functions, to FunctionPlot.tsx.

import { useId, type ReactElement } from "react";
import { toggleMemory, useComparison } from "#state/comparison";
import type { OwnKnobs } from "#model/contracts/comparedMemory";
import { algorithms, architectures, biases, idOf, retentions, type Composition } from "#model/contracts/composition";
import { choices, lossAt, penaltyAt, knownModelOf, knownModels, refusalOf } from "#model/contracts/workbench";
import { changeScene, useExplorer } from "#state/store";
import { say } from "#words/say";
import { workbenchWords } from "./words";
import { FunctionPlot } from "./FunctionPlot";
import { workbenchConfig } from "./functionTable";
import { meanError } from "#state/comparison";
import { formatNumber } from "#components/text/format";
import { MemoryEquation } from "#components/text/MemoryEquation";
import { PanelFrame } from "#components/panel/PanelFrame";
import "./CompareWorkbench.css";

const pickers = [
  { part: "architecture", options: architectures },
  { part: "bias", options: biases },
  { part: "retention", options: retentions },
  { part: "algorithm", options: algorithms },
] as const;

const { made } = workbenchWords;

export function CompareWorkbench(): ReactElement {
  const compare = useExplorer(({ scene }) => scene.compare);
  const { table, readings } = useComparison();
  const { workbench } = compare;
  const id = idOf(workbench);
  const memory = table?.memories.find((described) => described.id === id) ?? null;
  const reading = readings.get(id) ?? null;
  const config = workbenchConfig(compare, { table });
  const refusal = refusalOf(workbench, config);
  const named = knownModelOf(workbench);
  const ownConfig: Partial<OwnKnobs> = named ? knownModels[named].config : {};
  const isAsNamed = Object.entries(ownConfig).every(([knob, value]) => config[knob as keyof OwnKnobs] === value);
  const isBeside = compare.memories.includes(id);
  const choose = (composition: Composition, knobs: Partial<OwnKnobs> = {}): void =>
    changeScene({ compare: { ...compare, workbench: composition, knobs: { ...compare.knobs, ...knobs } } });
  return (
    <PanelFrame note={workbenchWords.note} className="workbench">
      <div className="workbench-presets" role="group" aria-label={workbenchWords.presets}>
        {(Object.keys(knownModels) as (keyof typeof knownModels)[]).map((name) => (
          <button
            key={name}
            className="workbench-preset"
            aria-pressed={named === name}
            onClick={() => choose(knownModels[name].composition, knownModels[name].config)}
          >
            {knownModels[name].title}
          </button>
        ))}
      </div>
      <div className="workbench-body">
        {pickers.map(({ part, options }) => (
          <Picker
            key={part}
            name={workbenchWords.pickers[part]}
            options={options}
            value={workbench[part]}
            refusalOf={(value) => refusalOf({ ...workbench, [part]: value }, config)}
            choose={(value) => choose({ ...workbench, [part]: value })}
          />
        ))}
        <FunctionPlot
          of="loss"
          curves={biases.map((bias) => ({
            id: bias,
            at: (x: number) => lossAt(x, { bias, config }),
          }))}
          chosen={workbench.bias}
        />
        <FunctionPlot
          of="penalty"
          curves={retentions.map((retention) => ({
            id: retention,
            at: (x: number) => penaltyAt(x, { retention, config }),
          }))}
          chosen={workbench.retention}
        />
      </div>
      <div className="workbench-made">
        {refusal ? (
          <p className="workbench-refusal" role="status">
            <b>{made.refused}</b> {refusal}
          </p>
        ) : (
          <>
            {memory && <MemoryEquation lines={memory.equation} />}
            <p className="note" role="status">
              {!named
                ? made.noName
                : isAsNamed
                  ? say(made.isModel, { model: knownModels[named].title })
                  : say(made.likeModel, { model: knownModels[named].title, settings: wordsOf(ownConfig) })}
              {reading && ` ${say(made.meanError, { error: formatNumber(meanError(reading, reading.sound)) })}`}
            </p>
            <button className="button" data-export="omit" onClick={() => toggleMemory(id)} aria-pressed={isBeside}>
              {isBeside ? made.takeAway : made.add}
            </button>
          </>
        )}
      </div>
    </PanelFrame>
  );
}

function wordsOf(knobs: Partial<OwnKnobs>): string {
  return Object.entries(knobs)
    .map(([knob, value]) => say(made.setting, { knob, value: String(value) }))
    .reduce((settings, setting) => say(made.and, { settings, setting }));
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
            {why && <span className="note"> {workbenchWords.doesNotFit}</span>}
          </label>
        );
      })}
      <p className="note workbench-chosen">{choices[value].sentence}</p>
    </fieldset>
  );
}
