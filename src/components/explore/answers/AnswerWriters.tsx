// Who wrote this answer? Beside the cell that was pressed: the number, the tokens whose writes make most of it, and the way to how
// it is worked out. On the text the same is painted by TokenStrip. Leaves what is found to model/explain/wroteAnswer.ts.

import { X } from "lucide-react";
import type { ReactElement } from "react";
import type { WroteAnswer } from "#model/contracts/protocol";
import { hold } from "#state/playhead";
import { lock, trace, useExplorer, type PageRun } from "#state/store";
import { say, sayNumber } from "#words/say";
import { formatNumber } from "#components/text/format";
import { Message } from "#components/text/Message";
import { inProse, spelledAs, written } from "#components/text/spelling";
import { answerWords } from "./words";

const { writers: words } = answerWords;

/** As many tokens are named, those that did most. */
const listed = 4;

export function AnswerWriters({ cue }: { cue: string }): ReactElement | null {
  const traced = useExplorer((state) => state.traced);
  const found = useExplorer((state) => state.writers);
  const run = useExplorer((state) => state.run);
  if (!traced || !run) return null;
  const word = inProse(spelledAs(run.tokens, run.vocabulary[traced.word]!));
  return (
    <section className="answer-writers" aria-label={words.name}>
      <header>
        <h3 className="panel-name">
          <Message
            words={words.title}
            places={{
              cue: <bdi translate="no">{cue}</bdi>,
              word: <bdi translate="no">{word}</bdi>,
              strength: found ? formatNumber(found.shown) : "–",
            }}
          />
        </h3>
        <button type="button" className="answer-writers-close" aria-label={words.close} onClick={() => trace(null)}>
          <X size={14} aria-hidden="true" />
        </button>
      </header>
      {found && <Found found={found} run={run} />}
      <button type="button" className="link" onClick={() => lock(traced)}>
        {words.why}
      </button>
    </section>
  );
}

function Found({ found, run }: { found: WroteAnswer & { readonly isTrying: boolean }; run: PageRun }): ReactElement {
  const { amounts, from, how, fromStart, subject } = found;
  const strongest = Array.from(amounts, (amount, index) => ({ token: from + index, amount }))
    .filter(({ amount }) => amount !== 0)
    .sort((a, b) => Math.abs(b.amount) - Math.abs(a.amount))
    .slice(0, listed);
  const largest = Math.max(...strongest.map(({ amount }) => Math.abs(amount)), Number.MIN_VALUE);
  const rest =
    amounts.reduce((sum, amount) => sum + amount, 0) - strongest.reduce((sum, { amount }) => sum + amount, 0);
  const others = amounts.length - strongest.length;
  return (
    <>
      <p className="note">{how === "sum" ? words.sum : words.takenAway}</p>
      <ol className="answer-writers-list">
        {strongest.map(({ token, amount }) => (
          <li key={token}>
            <button type="button" title={say(words.goTo, { token: token + 1 })} onClick={() => hold(token)}>
              <span className="weighed-word" dir="auto" translate="no">
                {written(run.tokens.tokens[token])}
              </span>
              <span className="note">{sayNumber(token + 1)}</span>
              <span className="note answer-writers-amount">{signed(amount)}</span>
              <span className="weighed-track">
                <span
                  className={amount < 0 ? "weighed-bar hue-r is-negative" : "weighed-bar hue-r"}
                  style={{ width: `${(100 * Math.abs(amount)) / largest}%` }}
                />
              </span>
            </button>
          </li>
        ))}
      </ol>
      {how === "sum" ? (
        <p className="note">{say(words.rest, { others, rest: signed(rest), start: signed(fromStart) })}</p>
      ) : (
        (found.isTrying || from > 0) && (
          <p className="note">
            {say(found.isTrying ? words.trying : words.tried, { tried: amounts.length, count: subject.token + 1 })}
          </p>
        )
      )}
    </>
  );
}

function signed(amount: number): string {
  const text = formatNumber(amount);
  return amount > 0 ? `+${text}` : text;
}
