// What is trained, and how? The knobs of both loops, presets that work and that fail, and the buttons that let it run.
// Leaves what is turned to the Scene, and what runs to state/training.ts.

import type { ReactElement, ReactNode } from "react";
import { baselineMixers, hasGates, hasMemory, titansMixers, type Mixer } from "#model/contracts/architecture";
import { modelTitles } from "#model/contracts/models";
import { defaultTrain, learningOf, presetOf, trainPresets } from "#model/contracts/trainDefaults";
import {
  trainLayers,
  trainRanges,
  trainTasks,
  trainWidths,
  type TrainSettings as Settings,
} from "#model/contracts/trainQuestions";
import { goOnTraining, pauseTraining, startTraining, stepTraining, useTraining } from "#state/training";
import { changeScene, useExplorer } from "#state/store";
import { panelNames } from "#words/panelNames";
import { sayNumber } from "#words/say";
import { ChoiceKnob, SegmentKnob, StepperKnob, SwitchKnob } from "#components/controls/Knob";
import { Segmented } from "#components/controls/Segmented";
import { useLayout } from "#components/hooks/layout";
import { Message } from "#components/text/Message";
import { Term } from "#components/train/Term";
import { settingWords as words } from "./words";
import "./TrainSettings.css";

const mixers: readonly Mixer[] = [...titansMixers, ...baselineMixers];
/** What is offered of numbers that are felt by their size; a link may say others. */
const offered = {
  rate: [0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1],
  thetaMaximum: [0.03, 0.06, 0.125, 0.25, 0.5, 1, 2, 4, 8, 16],
  clip: [0.3, 1, 3, 10],
} as const;
const none = "none";

export function TrainSettings(): ReactElement {
  const settings = useExplorer(({ scene }) => scene.train);
  const isPhone = useLayout() === "phone";
  const turn = (patch: Partial<Settings>): void =>
    changeScene({ train: { ...settings, ...patch } }, { of: `train ${Object.keys(patch).join()}` });
  const preset = trainPresets.find((id) => holds(settings, presetOf(id, settings.mixer)));
  return (
    <section className="train-settings" aria-label={panelNames.trainSettings}>
      <TrainButtons />
      <div>
        <Segmented
          label={words.task}
          options={trainTasks.map((id) => ({ id, name: words.tasks[id] }))}
          value={settings.task}
          choose={(task) => turn({ task })}
        />
      </div>
      <p className="note">{words.taskMeans[settings.task]}</p>
      <ChoiceKnob
        isWide
        label={words.model}
        meaning={words.modelMeans[settings.mixer]}
        options={mixers.map((id) => ({ value: id, label: modelTitles[id].long }))}
        value={settings.mixer}
        onTurn={(id) => {
          const mixer = id as Mixer;
          turn({ mixer, ...learningOf({ mixer, deep: settings.deep }) });
        }}
      />
      <div className="train-presets" role="group" aria-label={words.presets}>
        {trainPresets.map((id) => (
          <button
            key={id}
            type="button"
            className="button train-preset"
            aria-pressed={id === preset}
            onClick={() => turn(presetOf(id, settings.mixer))}
          >
            {words.presetNames[id]}
          </button>
        ))}
      </div>
      <details className="train-more" open={!isPhone}>
        <summary>{words.more}</summary>
        <div className="train-how">
          {hasMemory(settings.mixer) && (
            <SwitchKnob
              label={words.deep}
              meaning={words.deepMeans}
              value={settings.deep}
              onTurn={(deep) => {
                const { thetaMaximum } = learningOf({ ...settings, deep });
                turn({ deep, thetaMaximum });
              }}
            />
          )}
          {hasGates(settings.mixer) && (
            <NumberChoice
              label={words.thetaMaximum}
              meaning={
                <Message
                  words={words.thetaMeans}
                  places={{
                    innerLoop: <Term of="innerLoop">{words.innerLoop}</Term>,
                    may: <Term of="thetaMaximum">{words.mayWrite}</Term>,
                  }}
                />
              }
              offered={offered.thetaMaximum}
              value={settings.thetaMaximum}
              onTurn={(thetaMaximum) => thetaMaximum !== null && turn({ thetaMaximum })}
            />
          )}
          <NumberChoice
            label={words.rate}
            meaning={
              <Message
                words={words.rateMeans}
                places={{
                  outerLoop: <Term of="outerLoop">{words.outerLoop}</Term>,
                  step: <Term of="step">{words.aStep}</Term>,
                  rate: <Term of="learningRate">{words.itsRate}</Term>,
                }}
              />
            }
            offered={offered.rate}
            value={settings.rate}
            onTurn={(rate) => rate !== null && turn({ rate })}
          />
          <NumberChoice
            label={words.clip}
            meaning={
              <Message words={words.clipMeans} places={{ gradient: <Term of="clip">{words.itsGradient}</Term> }} />
            }
            offered={offered.clip}
            none={words.noClip}
            value={settings.clip}
            onTurn={(clip) => turn({ clip })}
          />
          <SegmentKnob
            label={words.width}
            meaning={null}
            options={trainWidths.map(option)}
            value={String(settings.width)}
            onTurn={(width) => turn({ width: Number(width) as Settings["width"] })}
          />
          <SegmentKnob
            label={words.layers}
            meaning={null}
            options={trainLayers.map(option)}
            value={String(settings.layers)}
            onTurn={(layers) => turn({ layers: Number(layers) as Settings["layers"] })}
          />
          {(["batch", "length", "steps", "seed"] as const).map((id) => (
            <StepperKnob
              key={id}
              label={words.counts[id]}
              meaning={id === "batch" ? <BatchMeans /> : null}
              value={settings[id]}
              minimum={trainRanges[id][0]}
              maximum={trainRanges[id][1]}
              step={steps[id]}
              onTurn={(value) => turn({ [id]: value })}
            />
          ))}
          <button type="button" className="link train-reset" onClick={() => turn(defaultTrain)}>
            {words.reset}
          </button>
        </div>
      </details>
    </section>
  );
}

function BatchMeans(): ReactElement {
  return (
    <Message
      words={words.batchMeans}
      places={{ batch: <Term of="batch">{words.aBatch}</Term>, step: <Term of="step">{words.aStep}</Term> }}
    />
  );
}

const steps = { batch: 1, length: 1, steps: 10, seed: 1 } as const;

function option(value: number): { value: string; label: string } {
  return { value: String(value), label: String(value) };
}

function holds(settings: Settings, patch: Partial<Settings>): boolean {
  return (Object.keys(patch) as (keyof Settings)[]).every((id) => settings[id] === patch[id]);
}

/** What lets it run: one loud button, and one step at a time. */
export function TrainButtons(): ReactElement {
  const phase = useTraining((training) => training.phase);
  const trained = useTraining(({ curve }) => curve?.settings ?? null);
  const settings = useExplorer(({ scene }) => scene.train);
  const isChanged = trained !== null && !holds(trained, settings);
  const canGoOn = phase === "paused";
  const isGoing = phase === "training";
  return (
    <div className="train-buttons">
      <button
        type="button"
        className="train-go"
        onClick={() => {
          if (isGoing) pauseTraining();
          else if (canGoOn && !isChanged) goOnTraining();
          else startTraining(settings);
        }}
      >
        {isGoing ? words.pause : canGoOn && !isChanged ? words.goOn : trained ? words.again : words.train}
      </button>
      <button type="button" className="button train-step" disabled={isGoing} onClick={() => stepTraining(settings)}>
        {words.step}
      </button>
      {canGoOn && !isChanged && (
        <button type="button" className="button train-step" onClick={() => startTraining(settings)}>
          {words.trainAnew}
        </button>
      )}
      {isChanged && <p className="note train-changed">{words.changed}</p>}
    </div>
  );
}

/** One of a few sizes, each some times the one before. */
function NumberChoice({
  label,
  meaning,
  offered,
  none: noneName,
  value,
  onTurn,
}: {
  label: string;
  meaning: ReactNode;
  offered: readonly number[];
  /** What it is called to have none. */
  none?: string;
  value: number | null;
  onTurn: (value: number | null) => void;
}): ReactElement {
  const numbers = [...new Set([...offered, ...(value === null ? [] : [value])])].sort((a, b) => a - b);
  return (
    <ChoiceKnob
      label={label}
      meaning={meaning}
      options={[
        ...numbers.map((number) => ({
          value: String(number),
          label: sayNumber(number, { maximumSignificantDigits: 6 }),
        })),
        ...(noneName === undefined ? [] : [{ value: none, label: noneName }]),
      ]}
      value={value === null ? none : String(value)}
      onTurn={(chosen) => onTurn(chosen === none ? null : Number(chosen))}
    />
  );
}
