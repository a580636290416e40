// What can be set of these memories that Explore has no knob for? Each memory says what it listens to; nothing else is shown.

import type { ReactElement } from "react";
import { ownNumbers, ownSwitchIds, type OwnNumberId } from "#scene/compareScene";
import { useComparison } from "#state/comparison";
import { idOf } from "#model/contracts/composition";
import type { OwnKnobs } from "#model/contracts/comparedMemory";
import { windowKnob } from "#scene/scene";
import { changeScene, useExplorer } from "#state/store";
import { compareWords } from "#words/compare";
import { StepperKnob, SwitchKnob } from "#components/controls/Knob";
import { panelNames } from "#words/panelNames";
import { ownKnobWords } from "./ownKnobWords";

const words = compareWords.knobs;

export function CompareKnobs(): ReactElement | null {
  const table = useComparison((state) => state.table);
  const compare = useExplorer(({ scene }) => scene.compare);
  const window = useExplorer(({ scene }) => scene.window);
  const composed = idOf(compare.workbench);
  const listeners = table?.memories.filter(({ id }) => compare.memories.includes(id) || id === composed) ?? [];
  const heard = new Set(listeners.flatMap(({ knobs }) => knobs));
  const ids = (Object.keys(ownNumbers) as OwnNumberId[]).filter((id) => heard.has(id));
  const switches = ownSwitchIds.filter((id) => heard.has(id));
  const turn = (knobs: Partial<OwnKnobs>): void =>
    changeScene({ compare: { ...compare, knobs: { ...compare.knobs, ...knobs } } }, { of: Object.keys(knobs).join() });
  if (ids.length === 0 && switches.length === 0 && !heard.has("window")) return null;
  return (
    <details className="compare-knobs">
      <summary className="note">{words.summary}</summary>
      <section aria-label={panelNames.compareSettings}>
        {heard.has("window") && (
          <StepperKnob
            {...windowKnob}
            meaning={words.window}
            value={window}
            onTurn={(tokens) => changeScene({ window: tokens }, { of: "window" })}
          />
        )}
        {ids.map((id) => (
          <StepperKnob
            key={id}
            {...ownNumbers[id]}
            label={ownKnobWords[id].label}
            meaning={ownKnobWords[id].sentence}
            value={compare.knobs[id]}
            onTurn={(value) => turn({ [id]: value })}
          />
        ))}
        {switches.map((id) => (
          <SwitchKnob
            key={id}
            label={ownKnobWords[id].label}
            meaning={ownKnobWords[id].sentence}
            value={compare.knobs[id]}
            onTurn={(isOn) => turn({ [id]: isOn })}
          />
        ))}
        <p className="note">{words.others}</p>
      </section>
    </details>
  );
}
