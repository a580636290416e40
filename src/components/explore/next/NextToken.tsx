// What comes next? The words a trained model expects after this token, with its memory and with the memory frozen.
// Leaves how likely it found the words that really came, along the text, to ProbabilityChart.tsx.

import type { ReactElement } from "react";
import { probe, type TokenQuantity } from "#model/contracts/probe";
import type { Prediction } from "#model/contracts/protocol";
import { divergenceOf, lock, useExplorer, type PageRun } from "#state/store";
import { derivationWords } from "#words/derivation";
import { panelNames } from "#words/panelNames";
import { say } from "#words/say";
import { neverCertain, sayShare } from "#words/share";
import { momentOf } from "#components/hooks/moment";
import { PanelExport } from "#components/panel/PanelExport";
import { Message } from "#components/text/Message";
import { spoken } from "#components/text/spelling";
import { ProbabilityChart } from "./ProbabilityChart";
import { nextWords as words } from "./words";
import "./NextToken.css";

/** Words before the gap. */
const cueWords = 4;

export function NextToken(): ReactElement | null {
  const run = useExplorer((state) => state.run);
  const moment = useExplorer(momentOf);
  const lit = useExplorer((state) => state.lit === "nextProbability" || state.lit === "frozenProbability");
  if (!run?.card) return null;
  const shown = moment?.next && moment.run === run.id ? moment : null;
  const isCompared = shown?.next?.compared !== "never";
  return (
    <section aria-label={panelNames.next} className="next-token" data-lit={lit || undefined}>
      <header className="dots-head">
        <h2 className="panel-name">{words.title}</h2>
        <span className="note dots-legend" aria-hidden="true">
          <Message
            words={isCompared ? words.legend : words.legendAlone}
            places={{
              live: <i className="dot" />,
              frozen: <i className="tick is-frozen" />,
            }}
          />
        </span>
      </header>
      <PanelExport />
      {shown?.next && (
        <>
          <Cue run={run} token={shown.token} />
          <Expected words={shown.next.words} token={shown.token} />
          {shown.next.compared === "never" && <p className="note">{words.noMemory}</p>}
          {divergenceOf(run) && <p className="note">{say(words.diverged, { token: run.filled })}</p>}
        </>
      )}
      <ProbabilityChart run={run} isCompared={isCompared} />
    </section>
  );
}

/** The last words read, and what comes, where it is known. */
function Cue({ run, token }: { run: PageRun; token: number }): ReactElement {
  const { tokens } = run.tokens;
  const next = tokens[token + 1];
  return (
    <p className="cue next-token-cue" dir="auto">
      <span className="cue-context">
        <bdi translate="no">
          {tokens
            .slice(Math.max(0, token + 1 - cueWords), token + 1)
            .map(({ text }) => text)
            .join(" ")}
        </bdi>
      </span>{" "}
      {next ? (
        <b className="cue-gap" dir="auto" translate="no">
          {next.text}
        </b>
      ) : (
        <span className="next-token-unwritten note">{words.unwritten}</span>
      )}
    </p>
  );
}

function Expected({ words: expected, token }: { words: readonly Prediction[]; token: number }): ReactElement {
  const across = (probability: number): string => `${100 * probability}%`;
  return (
    <ol className="next-token-words" aria-label={say(words.expectedAfter, { token: token + 1 })}>
      {expected.map(({ word, live, frozen, comes }) => (
        <li key={word} data-comes={comes || undefined}>
          <span className="next-token-word" dir="auto" translate="no">
            {comes && <span aria-hidden>✓ </span>}
            {spoken(word)}
          </span>
          <span className="next-token-plot">
            <svg aria-hidden="true">
              <line className="dots-grid" x1="0" x2="0" y1="0" y2="100%" />
              <line className="dots-grid" x1="50%" x2="50%" y1="0" y2="100%" />
              <line className="dots-grid" x1="100%" x2="100%" y1="0" y2="100%" />
              {frozen !== null && <line className="dots-bar" x1={across(frozen)} x2={across(live)} y1="50%" y2="50%" />}
            </svg>
            {frozen !== null && <i className="tick is-frozen next-token-dot" style={{ left: across(frozen) }} />}
            <i className="dot next-token-dot" style={{ left: across(live) }} />
          </span>
          <Share of={comes ? "nextProbability" : null} token={token} probability={live} />
          <span className="for-screen-readers">
            {frozen !== null
              ? say(comes ? words.frozenAndComes : words.frozen, { percent: sayShare(neverCertain(frozen)) })
              : comes && words.comes}
          </span>
        </li>
      ))}
    </ol>
  );
}

/** Of the word that comes a press asks why the number is what it is. */
function Share({
  of,
  token,
  probability,
}: {
  of: TokenQuantity | null;
  token: number;
  probability: number;
}): ReactElement {
  if (!of) return <span className="next-token-share">{sayShare(neverCertain(probability))}</span>;
  return (
    <button
      type="button"
      className="next-token-share"
      title={say(derivationWords.why, { name: probe[of].name })}
      onClick={() => lock({ kind: "quantity", quantity: of, token })}
    >
      {sayShare(neverCertain(probability))}
    </button>
  );
}
