// What does each memory still know? The page of all memories on the same text: the question, the ladder, and the panels.
// Leaves to comparison.ts what is asked of the worker, to CompareQuestion.tsx the question, and to the folders one panel each.

import { useEffect, type ReactElement, type ReactNode } from "react";
import { openComparison } from "#state/comparison";
import { openInnerSteps } from "#state/innerSteps";
import { openLongTests } from "#state/longTests";
import { openShellGame } from "#state/shellGame";
import type { CompareScene } from "#scene/compareScene";
import type { Session } from "#state/session";
import { changeScene, useExplorer } from "#state/store";
import { useChosen } from "#components/hooks/chosen";
import { MemoryPicker } from "./ladder/CompareLadder";
import { CompareContents } from "./CompareContents";
import { CompareQuestion } from "./CompareQuestion";
import { comparePanels as panels } from "./panels";
import { hasMemoryPanels } from "#components/panel/NeedsMemory";
import { Panel } from "#components/panel/Panel";
import { Segmented } from "#components/controls/Segmented";
import { compareWords } from "#words/compare";
import "./Compare.css";

/** More than these need the whole width for their recall. */
const manyMemories = 4;

/** `text`: where the text is read. */
export function Compare({ session, text }: { session: Session; text: ReactNode }): ReactElement {
  useEffect(() => openComparison(session, { capacity: true }), [session]);
  useEffect(() => openLongTests(session), [session]);
  useEffect(() => openShellGame(session), [session]);
  useEffect(() => openInnerSteps(session), [session]);
  const chosen = useChosen();
  const hasMemory = useExplorer(({ run }) => hasMemoryPanels(run));
  return (
    <div className="compare">
      <CompareQuestion text={text} />
      <CompareContents hasMemory={hasMemory} />
      <Panel of={panels.ladder} />
      {!hasMemory ? (
        <p>{compareWords.needsMemory}</p>
      ) : (
        <>
          <Asked />
          <Panel of={panels.compareSettings} />
          <Panel of={panels.memories} />
          <div className="compare-row" data-many={chosen.length > manyMemories || undefined}>
            <Panel of={panels.recallMatrix} />
            <Panel of={panels.errors} />
          </div>
          <Panel of={panels.levels} />
          <Panel of={panels.madeGates} />
          <div className="compare-row is-three">
            <Panel of={panels.capacity} />
            <Panel of={panels.cost} />
            <Panel of={panels.ages} />
          </div>
          <Panel of={panels.states} />
          <Panel of={panels.innerSteps} />
          <Panel of={panels.workbench} />
          <Panel of={panels.shellGame} />
          <Panel of={panels.tracks} />
        </>
      )}
      <Panel of={panels.learnedTracking} />
      <Panel of={panels.longTests} />
      <Panel of={panels.pairGrid} />
      <Panel of={panels.paperTable} />
    </div>
  );
}

/** How all memories are asked, and drawn. */
function Asked(): ReactElement {
  const compare = useExplorer(({ scene }) => scene.compare);
  const words = compareWords.asked;
  const patch = (change: Partial<CompareScene>): void => changeScene({ compare: { ...compare, ...change } });
  return (
    <div className="compare-asked">
      <MemoryPicker />
      <Segmented
        label={words.asking}
        options={[
          { id: "recall", name: words.recall },
          { id: "next", name: words.next },
        ]}
        value={compare.asking}
        choose={(asking) => patch({ asking })}
      />
      <Segmented
        label={words.scale}
        options={[
          { id: "shared", name: words.shared },
          { id: "own", name: words.own },
        ]}
        value={compare.scale}
        choose={(scale) => patch({ scale })}
      />
      <span className="note">
        {compareWords.dots.legend} {compare.asking === "recall" ? words.recallRow : words.nextRow}
      </span>
    </div>
  );
}
