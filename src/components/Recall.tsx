// What does the memory answer now, and what did it answer before? The context of the token under the cursor, asked again.
// Leaves the words it may answer to Candidates.tsx, and all earlier contexts to Contexts.tsx.

import type { ReactElement } from "react";
import { lock, useExplorer, type PageRun } from "../store";
import { Candidates } from "./Candidates";
import { Contexts, PinButton } from "./Contexts";
import { cueOf, togglePin } from "./context";
import { formatNumber } from "./format";
import { momentOf, type ShownMoment } from "./moment";
import { PanelTake } from "./PanelFrame";
import { recallTableOf } from "./panelTables";
import { inProse } from "./spelling";
import "./Recall.css";

export function Recall(): ReactElement {
  const run = useExplorer((state) => state.run);
  const moment = useExplorer(momentOf);
  const lit = useExplorer(({ lit }) => lit === "recallBefore" || lit === "recallAfter" || lit === "guessCosine");
  const answers = useExplorer(({ lit }) => lit === "answerBefore" || lit === "answerAfter" || lit === "guess");
  const shown = run && moment?.run === run.id ? { run, moment } : null;
  return (
    <section aria-label="Recall" className="panel recall" data-lit={lit || answers || undefined}>
      <header className="recall-header">
        <h2 className="panel-name">Recall</h2>
        <span className="note recall-legend" aria-hidden="true">
          <i className="recall-dot" /> before <i className="recall-dot recall-dot-after" /> after the write
        </span>
      </header>
      <PanelTake name="Recall" table={() => recallTableOf(useExplorer.getState())} />
      {shown ? (
        <>
          <Cue {...shown} />
          <Candidates {...shown} />
          <Expects {...shown} />
          <Contexts {...shown} />
        </>
      ) : (
        <p className="note">What the memory answers to each context, once there is something to read.</p>
      )}
    </section>
  );
}

/** The words of the key, and the word that belongs in the gap. */
function Cue({ run, moment: { token } }: { run: PageRun; moment: ShownMoment }): ReactElement {
  const pinned = useExplorer(({ scene }) => scene.asked.includes(token));
  const { text } = run.tokens.tokens[token]!;
  return (
    <div className="recall-cue-line">
      <p className="recall-cue" dir="auto">
        <span className="recall-context">{cueOf(run, token, { most: 4, letters: 24 })}</span>{" "}
        <b className="recall-gap" dir="auto">
          {text}
        </b>
      </p>
      <PinButton pinned={pinned} size={14} onPress={() => togglePin(token)} />
    </div>
  );
}

/** What y_t is decoded to: the memory's guess for the token after this one. */
function Expects({ run, moment }: { run: PageRun; moment: ShownMoment }): ReactElement | null {
  const [first, ...others] = moment.expected;
  if (!first) return null;
  const next = run.tokens.tokens[moment.token + 1];
  const isRight = next?.word === run.vocabulary[first.word];
  return (
    <p className="recall-expects">
      {run.card ? "Recalls here" : "Expects next"}{" "}
      <b className="recall-word" dir="auto">
        {inProse(run.vocabulary[first.word]!)}
      </b>{" "}
      <button
        type="button"
        className="recall-number"
        title="Next guess: why this number?"
        onClick={() => lock({ kind: "quantity", quantity: "guessCosine", token: moment.token })}
      >
        {formatNumber(first.cosine)}
      </button>{" "}
      {next && !run.card && (
        <span className={isRight ? "recall-right" : "recall-wrong"}>
          {isRight ? "✓" : "✗"}
          <span className="for-screen-readers">{isRight ? "right" : "wrong"}</span>
        </span>
      )}
      <span className="note recall-others">
        {others.slice(0, 2).map(({ word, cosine }) => (
          <span key={word}>
            <bdi>{inProse(run.vocabulary[word]!)}</bdi> {formatNumber(cosine)}
          </span>
        ))}
      </span>
    </p>
  );
}
