// What can be changed of a trained model? Its own gates made stronger or weaker, and its parts switched off.
// Leaves to Knob.tsx how a setting is turned, and to meaning.ts what its value means.

import type { ReactElement, ReactNode } from "react";
import { turn } from "#state/fork";
import { hasGates, hasMemory, type Mixer } from "#model/contracts/architecture";
import { numberKnobs, switchKnobs, type KnobId } from "#model/contracts/knobs";
import { mixerOf } from "#state/selectors";
import { useExplorer } from "#state/store";
import { SliderKnob, SwitchKnob } from "#components/controls/Knob";
import { meaningOf } from "./meaning";
import { modelWords } from "./modelWords";

const scales = ["thetaScale", "etaScale", "alphaScale"] as const;
const switches = ["writes", "carries", "forgets", "persistent"] as const;
const hues = { thetaScale: "u", etaScale: "s", alphaScale: "a" } as const;
const symbols = { thetaScale: "θ", etaScale: "η", alphaScale: "α" } as const;

/** What of a model there is to change. */
function knobsOf(mixer: Mixer): readonly KnobId[] {
  if (hasMemory(mixer)) return [...scales, ...switches];
  if (mixer === "window") return ["persistent"];
  return hasGates(mixer) ? ["thetaScale", "alphaScale", "writes", "forgets"] : [];
}

export function TrainedKnobs({
  mixer,
  place,
}: {
  mixer: Mixer;
  place: (id: KnobId, knob: ReactNode) => ReactNode;
}): ReactElement | null {
  const knobs = knobsOf(mixer);
  if (knobs.length === 0) return null;
  return (
    <div className="settings-group settings-learns">
      <h2 className="settings-heading">
        {knobs.includes("thetaScale") ? modelWords.knobs.gates : modelWords.knobs.parts}
      </h2>
      {scales.filter((id) => knobs.includes(id)).map((id) => place(id, <Scale id={id} />))}
      {switches.filter((id) => knobs.includes(id)).map((id) => place(id, <Part id={id} />))}
    </div>
  );
}

function Scale({ id }: { id: (typeof scales)[number] }): ReactElement {
  const value = useExplorer(({ scene }) => scene.memory[id]);
  const meaning = useExplorer(({ scene }) => meaningOf(id, scene.memory));
  const earlier = useExplorer((state) => state.ghost?.run.settings[id] ?? null);
  return (
    <SliderKnob
      {...numberKnobs[id]}
      symbol={symbols[id]}
      hue={hues[id]}
      meaning={meaning}
      value={value}
      earlier={earlier}
      onTurn={(value) => turn({ memory: { [id]: value } })}
    />
  );
}

/** Whether it is one of the models that keep their past without a memory. */
function hasNoMemory(mixer: Mixer | null): boolean {
  return mixer !== null && !hasMemory(mixer);
}

function Part({ id }: { id: (typeof switches)[number] }): ReactElement {
  const value = useExplorer(({ scene }) => scene.memory[id]);
  const meaning = useExplorer(({ scene }) => meaningOf(id, scene.memory));
  // What a baseline without a memory writes are its matrices.
  const isOfMatrices = useExplorer((state) => id === "writes" && hasNoMemory(mixerOf(state)));
  return (
    <SwitchKnob
      label={isOfMatrices ? modelWords.knobs.matrices : switchKnobs[id].label}
      meaning={isOfMatrices && meaning !== null ? modelWords.knobs.matricesOff : meaning}
      value={value}
      onTurn={(value) => turn({ memory: { [id]: value } })}
    />
  );
}
