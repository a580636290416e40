// Who wrote this weight? The tokens by what each wrote into the locked cell, what is left of the start, and that they sum to it.

import { useRef, type ReactElement } from "react";
import { probe } from "#model/contracts/probe";
import type { Subject } from "#model/contracts/protocol";
import { hold } from "#state/playhead";
import { lock, useExplorer } from "#state/store";
import { derivationWords } from "#words/derivation";
import { panelNames } from "#words/panelNames";
import { say, sayNumber } from "#words/say";
import { useBroughtIntoView } from "#components/hooks/inView";
import { formatNumber, formatPower } from "#components/text/format";
import { Message } from "#components/text/Message";
import { written } from "#components/text/spelling";
import "./CellWriters.css";

const { cellWriters: words } = derivationWords;

export function CellWriters(): ReactElement | null {
  const locked = useExplorer((state) => state.locked);
  const contributions = useExplorer((state) => state.contributions);
  const tokens = useExplorer((state) => state.run?.tokens.tokens);
  const answer = useRef<HTMLElement>(null);
  useBroughtIntoView(answer, locked?.kind === "cell" ? JSON.stringify(locked) : null);
  if (locked?.kind !== "cell" || !tokens) return null;
  const known = contributions && sameCell(contributions.subject, locked) ? contributions : null;
  const { plain, hue } = probe[locked.quantity];
  const wordAt = (token: number): string => written(tokens[token]);
  const others = known ? locked.token + 1 - known.tokens.length : 0;
  const restOfTokens = known
    ? known.sum - known.fromStart - known.tokens.reduce((sum, { amount }) => sum + amount, 0)
    : 0;
  const largest = known
    ? Math.max(Math.abs(known.fromStart), Math.abs(restOfTokens), ...known.tokens.map(({ amount }) => Math.abs(amount)))
    : 0;
  return (
    <section
      ref={answer}
      aria-label={panelNames.writers}
      className="cell-writers"
      style={{ color: `var(--${hue}-text)` }}
    >
      <header>
        <h3 className="panel-name">{words.title}</h3>
        <span className="note">
          <Message
            words={words.cell}
            places={{
              matrix: <i>{plain}</i>,
              row: locked.row + 1,
              column: locked.column + 1,
              word: (
                <b dir="auto" translate="no">
                  {wordAt(locked.token)}
                </b>
              ),
              token: locked.token + 1,
            }}
          />
        </span>
        <button className="cell-writers-close note" onClick={() => lock(null)}>
          {words.close}
        </button>
      </header>
      {known && (
        <>
          <ol>
            {known.tokens.map(({ token, amount }) => (
              <li key={token}>
                <button onClick={() => hold(token)} title={say(words.goTo, { amount, token: token + 1 })}>
                  <span className="cell-writers-word" dir="auto" translate="no">
                    {wordAt(token)}
                  </span>
                  <span className="note">{sayNumber(token + 1)}</span>
                  <Share amount={amount} largest={largest} />
                </button>
              </li>
            ))}
            {others > 0 && (
              <li className="note">
                <span className="cell-writers-word cell-writers-rest">{say(words.others, { count: others })}</span>
                <Share amount={restOfTokens} largest={largest} />
              </li>
            )}
            {known.fromStart !== 0 && (
              <li className="note">
                <span className="cell-writers-word cell-writers-rest">{startWords(locked.quantity)}</span>
                <Share amount={known.fromStart} largest={largest} />
              </li>
            )}
          </ol>
          <p className="note">
            <Message
              words={words.sum}
              places={{
                sum: <b title={String(known.sum)}>{amountText(known.sum)}</b>,
                weight: <b title={String(known.shown)}>{amountText(known.shown)}</b>,
                difference: differenceText(Math.abs(known.sum - known.shown)),
              }}
            />
          </p>
        </>
      )}
    </section>
  );
}

function Share({ amount, largest }: { amount: number; largest: number }): ReactElement {
  const share = largest > 0 ? Math.abs(amount) / largest : 0;
  return (
    <>
      <span className="cell-writers-track">
        <span
          className={`cell-writers-bar${amount < 0 ? " is-negative" : ""}`}
          style={{ width: `${(100 * share).toFixed(1)}%` }}
        />
      </span>
      <span className="cell-writers-amount">{amountText(amount)}</span>
    </>
  );
}

/** What M₀ still means for each matrix. */
function startWords(quantity: Extract<Subject, { kind: "cell" }>["quantity"]): string {
  return quantity === "memory" ? words.leftOfStart : words.startForgotten;
}

function amountText(amount: number): string {
  return formatNumber(amount, { digits: 4 });
}

/** 0, or a power of ten: how far apart two numbers are that should be one. */
function differenceText(difference: number): string {
  return difference === 0 ? "0" : formatPower(difference);
}

function sameCell(a: Extract<Subject, { kind: "cell" }>, b: Extract<Subject, { kind: "cell" }>): boolean {
  return (
    a.quantity === b.quantity && a.token === b.token && a.layer === b.layer && a.row === b.row && a.column === b.column
  );
}
