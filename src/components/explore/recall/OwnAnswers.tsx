// What does a trained model itself answer to the questions of its text, with its memory and without? A row a question that was
// asked so far. Leaves what one head's memory answers to Contexts.tsx.

import type { ReactElement } from "react";
import { countOwn, ownAnswers, type OwnAnswer } from "#state/ownAnswers";
import { hold } from "#state/playhead";
import { useExplorer, type PageRun } from "#state/store";
import { say } from "#words/say";
import { neverCertain, sayShare } from "#words/share";
import { Message } from "#components/text/Message";
import type { Shown } from "./answered";
import { recallWords } from "./words";

const { own: words } = recallWords;

/** Words of the question before the gap. */
const cueWords = 5;

export function OwnAnswers({ run, moment }: Shown): ReactElement {
  const answers = useExplorer(({ scene }) => scene.answers);
  const asked = ownAnswers(run, { answers, token: moment.token });
  const { right, frozen } = countOwn(asked);
  return (
    <div className="contexts">
      <header className="dots-head">
        <h3 className="panel-name">{words.name}</h3>
        <span className="contexts-count">
          <Message
            words={frozen === null ? words.count : words.countBoth}
            places={{ b: (inside) => <b>{inside}</b>, right, asked: asked.length, frozen: frozen ?? 0 }}
          />
        </span>
      </header>
      {asked.length === 0 && <p className="note">{answers.length > 0 ? words.noneYet : words.none}</p>}
      <ol className="contexts-rows">
        {asked.map((answer) => (
          <Question key={answer.span.token} run={run} answer={answer} />
        ))}
      </ol>
    </div>
  );
}

function Question({ run, answer }: { run: PageRun; answer: OwnAnswer }): ReactElement {
  const { span, live, frozen, isRight } = answer;
  const { tokens } = run.tokens;
  const share = (part: number): string => sayShare(neverCertain(part));
  const shares = { live: share(live), frozen: share(frozen ?? 0) };
  const told = say(frozen === null ? words.likely : words.likelyBoth, shares);
  return (
    <li>
      <button type="button" className="contexts-row" title={told} onClick={() => hold(span.token - 1)}>
        <span className="cue-context contexts-cue" dir="auto" translate="no">
          <bdi>{textOf(run, { from: Math.max(0, span.token - cueWords), to: span.token })}</bdi>
        </span>
        <span className="contexts-bar">
          <i className="contexts-cosine" data-state={isRight ? "right" : "wrong"} style={{ width: `${100 * live}%` }} />
          {frozen !== null && <i className="tick is-frozen contexts-frozen" style={{ left: `${100 * frozen}%` }} />}
        </span>
        <span className={isRight ? "contexts-answer recall-right" : "contexts-answer"}>
          {isRight ? "✓ " : "✗ "}
          <b dir="auto" translate="no">
            {tokens[span.token]!.text}
          </b>{" "}
          <span className="for-screen-readers">{say(frozen === null ? words.share : words.shares, shares)}</span>
        </span>
      </button>
    </li>
  );
}

/** The tokens from `from` to before `to`, as they are written. */
function textOf({ tokens }: PageRun, { from, to }: { from: number; to: number }): string {
  return tokens.tokens
    .slice(from, to)
    .map(({ text, before }, index) => (index === 0 ? "" : before) + text)
    .join("");
}
