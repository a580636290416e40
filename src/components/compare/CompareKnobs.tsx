// What can be set of these memories that Explore has no knob for? Each memory says what it listens to; nothing else is shown.

import type { ReactElement } from "react";
import { ownNumbers, type OwnNumberId } from "#scene/compareScene";
import { useComparison } from "#state/comparison";
import { idOf } from "#model/contracts/workbench";
import type { OwnKnobs } from "#model/contracts/comparedMemory";
import { windowKnob } from "#scene/scene";
import { changeScene, useExplorer } from "#state/store";
import { compareWords } from "#words/compare";
import { StepperKnob, SwitchKnob } from "#components/controls/Knob";
import { panelNames } from "#words/panelNames";

const words = compareWords.knobs;

export function CompareKnobs(): ReactElement | null {
  const table = useComparison((state) => state.table);
  const compare = useExplorer(({ scene }) => scene.compare);
  const window = useExplorer(({ scene }) => scene.window);
  const composed = idOf(compare.workbench);
  const listeners = table?.memories.filter(({ id }) => compare.memories.includes(id) || id === composed) ?? [];
  const heard = new Set(listeners.flatMap(({ knobs }) => knobs));
  const ids = (Object.keys(ownNumbers) as OwnNumberId[]).filter((id) => heard.has(id));
  const turn = (knobs: Partial<OwnKnobs>): void =>
    changeScene({ compare: { ...compare, knobs: { ...compare.knobs, ...knobs } } }, { of: Object.keys(knobs).join() });
  if (ids.length === 0 && !heard.has("window") && !heard.has("sharpen")) return null;
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
            meaning={ownNumbers[id].sentence}
            value={compare.knobs[id]}
            onTurn={(value) => turn({ [id]: value })}
          />
        ))}
        {heard.has("sharpen") && (
          <SwitchKnob
            label={words.sharpen}
            meaning={words.sharpenMeaning}
            value={compare.knobs.sharpen}
            onTurn={(sharpen) => turn({ sharpen })}
          />
        )}
        <p className="note">{words.others}</p>
      </section>
    </details>
  );
}
