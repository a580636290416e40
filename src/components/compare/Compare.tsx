// What does each memory still know? The page of all memories on the same text: the question, the ladder, and the panels.
// Leaves to comparison.ts what is asked of the worker, and to the Compare* files one panel each.

import { useEffect, type ReactElement } from "react";
import { hasMemory } from "#model/contracts/architecture";
import { compareLimit } from "#model/contracts/compareQuestions";
import { modelTitles } from "#model/contracts/models";
import type { ModelCard } from "#model/contracts/protocol";
import { comparedToken, openComparison } from "#state/comparison";
import type { CompareScene } from "#scene/compareScene";
import type { Session } from "#state/session";
import { changeScene, divergenceOf, useExplorer } from "#state/store";
import { useChosen } from "#components/hooks/chosen";
import { MemoryPicker } from "./ladder/CompareLadder";
import { comparePanels as panels } from "./panels";
import { Live } from "#components/hooks/cursor";
import { hasMemoryPanels } from "#components/panel/NeedsMemory";
import { Panel } from "#components/panel/Panel";
import { Segmented } from "#components/controls/Segmented";
import { Message } from "#components/text/Message";
import { compareWords } from "#words/compare";
import { say, sayNumber } from "#words/say";
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
          <div className="compare-row is-three">
            <Panel of={panels.capacity} />
            <Panel of={panels.cost} />
            <Panel of={panels.ages} />
          </div>
          <Panel of={panels.states} />
          <Panel of={panels.workbench} />
        </>
      )}
    </div>
  );
}

function Question(): ReactElement {
  const chosen = useChosen();
  const run = useExplorer((state) => state.run);
  const asking = useExplorer(({ scene }) => scene.compare.asking);
  const words = compareWords.question;
  const count = run?.tokens.tokens.length ?? 0;
  const read = run && divergenceOf(run) ? run.filled : count;
  const message = read > compareLimit ? words.first : read < count ? words.diverged : words.all;
  return (
    <header className="compare-question">
      <h2>
        {say(message, {
          readers: say(words.readers, { memories: chosen.length }),
          memories: chosen.length,
          read: Math.min(read, compareLimit),
          count,
          of: run?.card ? "model" : "other",
          model: run?.card ? modelTitles[run.card.name].long : "",
          layer: run?.rule.layer ?? "",
          head: run?.rule.head ?? "",
        })}{" "}
        <span className="compare-asks">
          <Message
            words={asking === "recall" ? words.recall : words.next}
            places={{
              memories: chosen.length,
              word: (
                <b>
                  <bdi translate="no">
                    <Live read={({ tokens }, token) => tokens.tokens[comparedToken(token)]?.text ?? ""} />
                  </bdi>
                </b>
              ),
            }}
          />
        </span>
      </h2>
      <p className="note">
        <Message
          words={run && !run.card ? words.tokenOfRun : words.token}
          places={{
            token: <Live read={(_, token) => sayNumber(comparedToken(token) + 1)} />,
            dimension: run?.rule.dimension,
            seed: run?.rule.seed,
          }}
        />
      </p>
      {run?.card && hasMemory(run.card.config.mixer) && <OwnMatrix card={run.card} />}
    </header>
  );
}

/** What the trained model's own memory is, beside the networks that read its keys. */
function OwnMatrix({ card: { name, config } }: { card: ModelCard }): ReactElement {
  const { widths, chunk } = config.memory;
  const [rows, columns] = [widths[0]!, widths.at(-1)!];
  return (
    <p className="note">
      {say(compareWords.question.ownMatrix, { model: modelTitles[name].short, rows, columns, chunk })}
    </p>
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
      <span className="note">{compare.asking === "recall" ? words.recallRow : words.nextRow}</span>
    </div>
  );
}
