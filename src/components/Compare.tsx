// What does each memory still know? The page of all memories on the same text: the question, the ladder, and the panels.
// Leaves to comparison.ts what is asked of the worker, and to the Compare* files one panel each.

import { useEffect, type ReactElement } from "react";
import { compareLimit } from "../model/compareQuestions";
import { comparedToken, openComparison } from "../comparison";
import type { CompareScene } from "../compareScene";
import type { Session } from "../session";
import { patchScene, useExplorer } from "../store";
import { useChosen } from "./chosen";
import { CompareAges, CompareCapacity } from "./CompareCapacity";
import { CompareColumns } from "./CompareColumns";
import { CompareCost } from "./CompareCost";
import { CompareKnobs } from "./CompareKnobs";
import { CompareErrors } from "./CompareErrors";
import { CompareLadder, MemoryPicker } from "./CompareLadder";
import { CompareRecall } from "./CompareRecall";
import { CompareStates } from "./CompareStates";
import { CompareWorkbench } from "./CompareWorkbench";
import { Live } from "./cursor";
import { formatNumber } from "./format";
import { hasMemoryPanels } from "./NeedsMemory";
import { PanelBoundary } from "./PanelBoundary";
import { Segmented } from "./Segmented";
import { countWord } from "./compareSentences";
import "./Compare.css";

/** More than these need the whole width for their recall. */
const manyMemories = 4;

export function Compare({ session }: { session: Session }): ReactElement {
  useEffect(() => openComparison(session, { capacity: true }), [session]);
  const chosen = useChosen();
  const hasMemory = useExplorer(({ run }) => hasMemoryPanels(run));
  return (
    <div className="compare">
      <Question />
      <PanelBoundary name="Ladder">
        <CompareLadder />
      </PanelBoundary>
      {!hasMemory ? (
        <p>This model has no memory whose keys and values the others could read. Choose another model in Explore.</p>
      ) : (
        <>
          <Asked />
          <PanelBoundary name="Settings of these memories">
            <CompareKnobs />
          </PanelBoundary>
          <PanelBoundary name="Memories">
            <CompareColumns />
          </PanelBoundary>
          <div className="compare-row" data-many={chosen.length > manyMemories || undefined}>
            <PanelBoundary name="Recall matrix">
              <CompareRecall />
            </PanelBoundary>
            <PanelBoundary name="Error over time">
              <CompareErrors />
            </PanelBoundary>
          </div>
          <div className="compare-row is-three">
            <PanelBoundary name="Capacity">
              <CompareCapacity />
            </PanelBoundary>
            <PanelBoundary name="Cost">
              <CompareCost />
            </PanelBoundary>
            <PanelBoundary name="Age">
              <CompareAges />
            </PanelBoundary>
          </div>
          <PanelBoundary name="State">
            <CompareStates />
          </PanelBoundary>
          <PanelBoundary name="MIRAS workbench">
            <CompareWorkbench />
          </PanelBoundary>
        </>
      )}
    </div>
  );
}

function Question(): ReactElement {
  const chosen = useChosen();
  const run = useExplorer((state) => state.run);
  const asking = useExplorer(({ scene }) => scene.compare.asking);
  const words = run?.tokens.tokens.length ?? 0;
  const read = run?.summary?.diverged ? run.filled : words;
  const subject = chosen.length === 1 ? "One memory reads" : `${countWord(chosen.length)} memories read`;
  const count = formatNumber(words, { digits: 0 });
  const what =
    read > compareLimit
      ? `the first ${compareLimit} of ${count} words`
      : read < words
        ? `the first ${read} of ${count} words, up to where the memory of Explore diverged,`
        : `the same ${count} words`;
  const source = run?.card ? ` of ${run.card.title}, layer ${run.rule.layer}, head ${run.rule.head}` : "";
  return (
    <header className="compare-question">
      <h2>
        {subject} {what} with the same keys and values{source}.{" "}
        <span className="compare-asks">
          {asking === "recall" ? "What does each still know at" : "What does each expect after"}{" "}
          <b>
            <bdi>
              <Live read={({ tokens }, token) => tokens.tokens[comparedToken(token)]?.text ?? ""} />
            </bdi>
          </b>
          ?
        </span>
      </h2>
      <p className="note">
        token <Live read={(_, token) => String(comparedToken(token) + 1)} />
        {run && !run.card && ` · d = ${run.rule.dimension} · seed ${run.rule.seed}`}
      </p>
    </header>
  );
}

/** How all memories are asked, and drawn. */
function Asked(): ReactElement {
  const compare = useExplorer(({ scene }) => scene.compare);
  const patch = (change: Partial<CompareScene>): void => patchScene({ compare: { ...compare, ...change } });
  return (
    <div className="compare-asked">
      <MemoryPicker />
      <Segmented
        label="What every memory is asked"
        options={[
          { id: "recall", name: "Asked for this word" },
          { id: "next", name: "for the next word" },
        ]}
        value={compare.asking}
        choose={(asking) => patch({ asking })}
      />
      <Segmented
        label="Scale of maps and errors"
        options={[
          { id: "shared", name: "All on one scale" },
          { id: "own", name: "each on its own" },
        ]}
        value={compare.scale}
        choose={(scale) => patch({ scale })}
      />
      <span className="note">
        {compare.asking === "recall"
          ? "Row t of a map: what is in the answer to the context that token t stands in, after token t was read."
          : "Row t of a map: what is in the answer to the words up to and with token t, which should be token t + 1."}
      </span>
    </div>
  );
}
