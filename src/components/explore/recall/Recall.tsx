// What does the memory answer now, and what did it answer before? The context of the token under the cursor, asked again.
// Leaves the words it may answer to Candidates.tsx, and all earlier contexts to Contexts.tsx.

import { useState, type ReactElement } from "react";
import { lock, useExplorer, type PageRun } from "#state/store";
import { Candidates } from "./Candidates";
import { Contexts, PinButton } from "./Contexts";
import { OwnAnswers } from "./OwnAnswers";
import type { Shown } from "./answered";
import { cueOf, togglePin } from "#components/text/context";
import { formatNumber } from "#components/text/format";
import { momentOf, type ShownMoment } from "#components/hooks/moment";
import { MomentToken } from "#components/panel/MomentToken";
import { PanelExport } from "#components/panel/PanelExport";
import { Message } from "#components/text/Message";
import { inProse, spelledAs } from "#components/text/spelling";
import { panelNames } from "#words/panelNames";
import { recallWords } from "./words";
import "./Recall.css";

const { recall: words } = recallWords;

export function Recall(): ReactElement {
  const run = useExplorer((state) => state.run);
  const moment = useExplorer(momentOf);
  const lit = useExplorer(({ lit }) => lit === "recallBefore" || lit === "recallAfter" || lit === "guessCosine");
  const answers = useExplorer(({ lit }) => lit === "answerBefore" || lit === "answerAfter" || lit === "guess");
  const shown = run && moment?.run === run.id ? { run, moment } : null;
  return (
    <section aria-label={panelNames.recall} className="recall" data-lit={lit || answers || undefined}>
      <header className="dots-head">
        <h2 className="panel-name">{panelNames.recall}</h2>
        <span className="note dots-legend" aria-hidden="true">
          {run?.card ? (
            <Message
              words={recallWords.own.legend}
              places={{ live: <i className="dot" />, frozen: <i className="tick is-frozen" /> }}
            />
          ) : (
            <Message
              words={words.legend}
              places={{
                before: <i className="tick" />,
                after: <i className="dot" />,
              }}
            />
          )}
        </span>
      </header>
      <PanelExport />
      {shown ? (
        <>
          <MomentToken />
          {run?.card ? <Trained {...shown} /> : <Memory {...shown} />}
        </>
      ) : (
        <p className="note">{words.empty}</p>
      )}
    </section>
  );
}

/** What the memory answers to the context under the cursor, and to all others. */
function Memory(shown: Shown): ReactElement {
  return (
    <>
      <Cue {...shown} />
      <Candidates {...shown} />
      <Expects {...shown} />
      <Contexts {...shown} />
    </>
  );
}

/** A trained model's answers are its own: the memory of one of its heads is one level deeper, but where nothing is asked. */
function Trained(shown: Shown): ReactElement {
  const asks = useExplorer(({ scene }) => scene.answers.length > 0);
  const [isOpen, setOpen] = useState(!asks);
  return (
    <>
      <OwnAnswers {...shown} />
      <details className="recall-inside" open={isOpen} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
        <summary className="note">{recallWords.own.inside}</summary>
        {isOpen && <Memory {...shown} />}
      </details>
    </>
  );
}

/** The words of the key, and the word that belongs in the gap. */
function Cue({ run, moment: { token } }: { run: PageRun; moment: ShownMoment }): ReactElement {
  const pinned = useExplorer(({ scene }) => scene.asked.includes(token));
  const { text } = run.tokens.tokens[token]!;
  return (
    <div className="recall-cue-line">
      <p className="cue" dir="auto" translate="no">
        <span className="cue-context" title={cueOf(run, token, { most: 4 })}>
          <bdi>{cueOf(run, token, { most: 4, letters: 24 })}</bdi>
        </span>{" "}
        <b className="cue-gap" dir="auto">
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
  if (moment.layers.length === 0) return null;
  if (!first) return <p className="recall-expects note">{run.card ? words.recallsNothing : words.expectsNothing}</p>;
  const next = run.tokens.tokens[moment.token + 1];
  const isRight = next?.word === run.vocabulary[first.word];
  return (
    <p className="recall-expects">
      <Message
        words={run.card ? words.recallsHere : words.expectsNext}
        places={{
          word: (
            <b className="recall-word" dir="auto" translate="no">
              {inProse(spelledAs(run.tokens, run.vocabulary[first.word]!))}
            </b>
          ),
          cosine: (
            <button
              type="button"
              className="recall-number"
              title={words.whyGuess}
              onClick={() => lock({ kind: "quantity", quantity: "guessCosine", token: moment.token })}
            >
              {formatNumber(first.cosine)}
            </button>
          ),
        }}
      />{" "}
      {next && !run.card && (
        <span className={isRight ? "recall-right" : undefined}>
          {isRight ? "✓" : "✗"}
          <span className="for-screen-readers">{isRight ? words.right : words.wrong}</span>
        </span>
      )}
      <span className="note recall-others">
        {others.slice(0, 2).map(({ word, cosine }, rank) => (
          <span key={rank}>
            <bdi translate="no">{inProse(spelledAs(run.tokens, run.vocabulary[word]!))}</bdi> {formatNumber(cosine)}
          </span>
        ))}
      </span>
    </p>
  );
}
