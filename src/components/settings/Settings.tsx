// What is read, and by what memory? The text, the three gates, and the shape of the memory.
// Leaves to Knob.tsx how a setting is turned, to meaning.ts what its value means, and to Fork.tsx what turning it did.

import { Dices } from "lucide-react";
import { useEffect, useMemo, type ReactElement, type ReactNode } from "react";
import { turn } from "#state/fork";
import {
  choiceKnobs,
  numberKnobs,
  switchKnobs,
  type ChoiceKnobId,
  type KnobId,
  type NumberKnobId,
  type SwitchKnobId,
} from "#model/contracts/knobs";
import { defaultSettings } from "#model/contracts/settings";
import { hasEffectiveRate } from "#model/contracts/rule";
import { windowKnob } from "#scene/scene";
import { chooseReader } from "#state/opening";
import { mixerOf } from "#state/selectors";
import { changeScene, useExplorer, type PageRun } from "#state/store";
import { panelNames } from "#words/panelNames";
import { shellWords } from "#words/shell";
import { Fork, useForkedKnob } from "./Fork";
import { formatNumber } from "#components/text/format";
import { ChoiceKnob, SegmentKnob, SliderKnob, StepperKnob, SwitchKnob } from "#components/controls/Knob";
import { meaningOf } from "./meaning";
import { ModelSettings } from "./ModelSettings";
import { Message } from "#components/text/Message";
import { TextBox } from "./TextBox";
import { ThetaEff } from "#components/text/ThetaEff";
import { TrainedKnobs } from "./TrainedKnobs";
import "./Settings.css";

const words = shellWords.settings;

const gates = ["theta", "eta", "alpha"] as const;
const gateHues = { theta: "u", eta: "s", alpha: "a" } as const;
/** From this share of the stability bound on, the slider speaks of it. */
const nearTheBound = 0.8;

const madeOf = ["chunk", "depth", "hidden", "activation", "dimension", "window", "readOrder", "seed"] as const;
const more = [
  "reach",
  "keyDecay",
  "split",
  "punctuation",
  "decay",
  "clip",
  "bias",
  "lossScale",
  "residual",
  "layerNorm",
] as const;

/** Puts a knob where it belongs. */
type Place = (id: KnobId | "window", knob: ReactNode) => ReactNode;

/**
 * The chip under a turned knob has Greek letters in the face of the knobs. They are fetched after what is on screen: asked for by
 * the chip they would lay the whole page out anew while a knob is turned.
 */
async function loadGreek(): Promise<void> {
  await document.fonts.ready;
  const face = getComputedStyle(document.documentElement).getPropertyValue("--sans");
  await document.fonts.load(`14px ${face}`, "θηα").catch(() => []); // without them another face has the letters
}

export function Settings(): ReactElement {
  const hidden = useExplorer((state) => state.scene.hiddenControls);
  const model = useExplorer((state) => state.scene.memory.model);
  const mixer = useExplorer(mixerOf);
  const forked = useForkedKnob();
  useEffect(() => void loadGreek(), []);

  /** A knob with the fork chip under it, where it is the one that was turned; nothing where a link leaves it out. */
  const place: Place = (id, knob) => {
    if (hidden.includes(id)) return null;
    const isFolded = (more as readonly string[]).includes(id);
    return (
      <div key={id}>
        {knob}
        {forked === id && !isFolded && <Fork />}
      </div>
    );
  };

  return (
    <section aria-label={panelNames.settings} className="settings">
      <TextBox />
      <ModelSettings />
      {whose.includes(forked as KnobId) && <Fork />}
      {model === "untrained" ? (
        <UntrainedKnobs forked={forked} place={place} />
      ) : (
        <>
          {mixer && <TrainedKnobs mixer={mixer} place={place} />}
          {forked === "drawn" && <Fork />}
        </>
      )}
    </section>
  );
}

/** Which model reads, and which of its memories is shown. */
const whose: readonly KnobId[] = ["model", "layer", "head"];

function UntrainedKnobs({ forked, place }: { forked: KnobId | "drawn" | null; place: Place }): ReactElement {
  const hidden = useExplorer((state) => state.scene.hiddenControls);
  const isDeep = useExplorer((state) => state.scene.memory.depth > 1);

  /** Whether any of a group is left by the link; a heading over nothing is left out. */
  const isShown = (ids: readonly (KnobId | "window")[]): boolean => ids.some((id) => !hidden.includes(id));

  return (
    <>
      {(isShown(gates) || forked === "drawn") && (
        <div className="settings-group settings-learns">
          {isShown(gates) && <h2 className="settings-heading">{words.learns}</h2>}
          {gates.map((id) => place(id, <GateKnob id={id} />))}
          {forked === "drawn" && <Fork />}
        </div>
      )}

      {isShown(madeOf) && (
        <div className="settings-group">
          <h2 className="settings-heading">{words.made}</h2>
          {place("chunk", <NumberKnob id="chunk" />)}
          {place("depth", <NumberKnob id="depth" />)}
          {place("hidden", <NumberKnob id="hidden" isDisabled={!isDeep} />)}
          {place("activation", <OneOf id="activation" isDisabled={!isDeep} />)}
          {place("dimension", <NumberKnob id="dimension" />)}
          {place("window", <WindowKnob />)}
          {place("readOrder", <OneOf id="readOrder" />)}
          {place("seed", <NumberKnob id="seed" />)}
        </div>
      )}

      {isShown(more) && (
        <details className="settings-group settings-more">
          <summary className="settings-heading">{words.more}</summary>
          {more.map((id) => place(id, <AnyKnob id={id} />))}
          <button className="button settings-reset" onClick={() => turn({ memory: defaultSettings, overrides: [] })}>
            {words.reset}
          </button>
        </details>
      )}
      {(more as readonly string[]).includes(forked ?? "") && <Fork />}
    </>
  );
}

/** One knob alone, wherever it is offered; nothing where a link leaves it out. */
export function OneKnob({ id }: { id: KnobId | "window" }): ReactElement | null {
  const isHidden = useExplorer((state) => state.scene.hiddenControls.includes(id));
  if (isHidden) return null;
  if (id === "window") return <WindowKnob />;
  if (id === "theta" || id === "eta" || id === "alpha") return <GateKnob id={id} />;
  return <AnyKnob id={id} />;
}

/** The line under a knob: each knob asks for its own value and meaning, so that only the turned one renders. */
function useMeaning(id: KnobId | "window"): string | null {
  return useExplorer(({ scene }) => meaningOf(id, scene.memory));
}

function WindowKnob(): ReactElement {
  const value = useExplorer(({ scene }) => scene.window);
  const meaning = useMeaning("window");
  return (
    <StepperKnob
      {...windowKnob}
      meaning={meaning}
      value={value}
      onTurn={(window) => changeScene({ window }, { of: "window" })}
    />
  );
}

function GateKnob({ id }: { id: (typeof gates)[number] }): ReactElement {
  const value = useExplorer(({ scene }) => scene.memory[id]);
  const meaning = useMeaning(id);
  const earlier = useExplorer((state) => state.ghost?.run.settings[id] ?? null);
  return (
    <SliderKnob
      {...numberKnobs[id]}
      hue={gateHues[id]}
      bend={id === "alpha" ? 3 : 1}
      meaning={
        <>
          {meaning}
          {id === "theta" && <NearBound />}
        </>
      }
      value={value}
      earlier={earlier}
      onTurn={(value) => turn({ memory: { [id]: value } })}
    />
  );
}

/** θ_eff against its limit, where the largest of the run comes near it; not in a lesson, which asks for it before it names it. */
function NearBound(): ReactElement | null {
  const run = useExplorer(({ run, scene }) => (scene.view === "lessons" ? null : run));
  const { thetaEff, bound } = useMemo(() => worstRate(run), [run]);
  if (!run || !hasEffectiveRate(run.rule) || thetaEff < nearTheBound * bound) return null;
  return (
    <span className="settings-bound">
      <Message
        words={words.nearBound}
        places={{
          thetaEff: <ThetaEff />,
          rate: formatNumber(thetaEff),
          bound: formatNumber(bound),
        }}
      />
    </span>
  );
}

function worstRate(run: PageRun | null): { thetaEff: number; bound: number } {
  const worst = { thetaEff: 0, bound: 1 };
  if (!run) return worst;
  const { thetaEff, bound } = run.columns;
  for (let token = 0; token < run.filled; token++) {
    if (thetaEff[token]! * worst.bound > worst.thetaEff * bound[token]!) {
      worst.thetaEff = thetaEff[token]!;
      worst.bound = bound[token]!;
    }
  }
  return worst;
}

function NumberKnob({ id, isDisabled = false }: { id: NumberKnobId; isDisabled?: boolean }): ReactElement {
  const { maximum } = numberKnobs[id];
  const value = useExplorer(({ scene }) => scene.memory[id]);
  const meaning = useMeaning(id);
  return (
    <StepperKnob
      {...numberKnobs[id]}
      meaning={meaning}
      isDisabled={isDisabled}
      value={value}
      onTurn={(value) => turn({ memory: { [id]: value } })}
      after={
        id === "seed" && (
          <button
            type="button"
            className="stepper-knob-button"
            aria-label={words.otherVectors}
            title={words.otherVectorsAndWeights}
            onClick={() => turn({ memory: { seed: value < maximum ? value + 1 : 0 } })}
          >
            <Dices size={15} aria-hidden />
          </button>
        )
      }
    />
  );
}

function OneOf({ id, isDisabled = false }: { id: ChoiceKnobId; isDisabled?: boolean }): ReactElement {
  const value = useExplorer(({ scene }) => scene.memory[id]);
  const meaning = useMeaning(id);
  const { label, options } = choiceKnobs[id];
  const onTurn = (value: string): void => {
    if (id === "split" || id === "punctuation") chooseReader({ [id]: value });
    else turn({ memory: { [id]: value } });
  };
  const Choice = options.length > 2 ? ChoiceKnob : SegmentKnob;
  return (
    <Choice label={label} meaning={meaning} options={options} value={value} isDisabled={isDisabled} onTurn={onTurn} />
  );
}

function Switch({ id }: { id: SwitchKnobId }): ReactElement {
  const value = useExplorer(({ scene }) => scene.memory[id]);
  return (
    <SwitchKnob
      label={switchKnobs[id].label}
      meaning={null}
      value={value}
      onTurn={(value) => turn({ memory: { [id]: value } })}
    />
  );
}

function AnyKnob({ id }: { id: KnobId }): ReactElement {
  if (id in numberKnobs) return <NumberKnob id={id as NumberKnobId} />;
  if (id in choiceKnobs) return <OneOf id={id as ChoiceKnobId} />;
  return <Switch id={id as SwitchKnobId} />;
}
