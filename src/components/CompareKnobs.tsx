// What can be set of these memories that Explore has no knob for? Each memory says what it listens to; nothing else is shown.

import type { ReactElement } from "react";
import { ownNumbers, type OwnNumberId } from "../compareScene";
import { useComparison } from "../comparison";
import { idOf } from "../model/compare/workbench";
import type { OwnKnobs } from "../model/compare/memory";
import { windowKnob } from "../scene";
import { patchScene, useExplorer } from "../store";
import { StepperKnob, SwitchKnob } from "./Knob";

export function CompareKnobs(): ReactElement | null {
  const table = useComparison((state) => state.table);
  const compare = useExplorer(({ scene }) => scene.compare);
  const window = useExplorer(({ scene }) => scene.window);
  const composed = idOf(compare.workbench);
  const listeners = table?.memories.filter(({ id }) => compare.memories.includes(id) || id === composed) ?? [];
  const heard = new Set(listeners.flatMap(({ knobs }) => knobs));
  const ids = (Object.keys(ownNumbers) as OwnNumberId[]).filter((id) => heard.has(id));
  const turn = (knobs: Partial<OwnKnobs>): void =>
    patchScene({ compare: { ...compare, knobs: { ...compare.knobs, ...knobs } } });
  if (ids.length === 0 && !heard.has("window") && !heard.has("sharpen")) return null;
  return (
    <details className="compare-knobs">
      <summary className="note">Settings that only these memories have</summary>
      <section aria-label="Settings of these memories">
        {heard.has("window") && (
          <StepperKnob
            {...windowKnob}
            meaning="tokens, this one included"
            value={window}
            onTurn={(tokens) => patchScene({ window: tokens })}
          />
        )}
        {ids.map((id) => (
          <StepperKnob
            key={id}
            {...ownNumbers[id]}
            meaning={ownNumbers[id].sentence}
            value={compare.knobs[id]}
            onTurn={(value) => turn({ [id]: value })}
          />
        ))}
        {heard.has("sharpen") && (
          <SwitchKnob
            label="Keys at length √d"
            meaning="for softmax and its likes: unit keys are all alike to them"
            value={compare.knobs.sharpen}
            onTurn={(sharpen) => turn({ sharpen })}
          />
        )}
        <p className="note">θ, η, α, b and d are set in Explore.</p>
      </section>
    </details>
  );
}
