// Which words come nearest to the answer? A tick where it was before this token's write, a dot where it is after.

import type { ReactElement } from "react";
import { noWord, type TokenQuantity } from "#model/contracts/probe";
import { lock, useExplorer, type PageRun } from "#state/store";
import { say } from "#words/say";
import { formatNumber } from "#components/text/format";
import type { ShownMoment } from "#components/hooks/moment";
import { spelledAs } from "#components/text/spelling";
import { recallWords } from "./words";

const { candidates: words } = recallWords;

/** Cosines of a memory that has learned anything lie in here; the few below stand at the edge. */
const lowest = -0.2;

function place(cosine: number): string {
  return `${(100 * (Math.min(1, Math.max(lowest, cosine)) - lowest)) / (1 - lowest)}%`;
}

export function Candidates({ run, moment }: { run: PageRun; moment: ShownMoment }): ReactElement {
  const { token, candidates, facts } = moment;
  const ghost = useExplorer((state) => state.ghost?.run ?? null);
  const hasAnswer = (facts.says.at(-1) ?? noWord) !== noWord;
  const right = run.vocabulary.indexOf(run.tokens.tokens[token]!.word);
  const earlier = ghost && token < ghost.filled ? ghost.columns.recallAfter[token]! : null;
  return (
    <div className="candidates">
      <ol>
        {candidates.map(({ word, before, after }, rank) => {
          const isRight = word === right;
          return (
            // By its rank: with every token other words stand in the same rows.
            <li key={rank} className={isRight ? "candidates-right" : undefined}>
              <span className="candidates-word" dir="auto" translate="no">
                {spelledAs(run.tokens, run.vocabulary[word]!)}
              </span>
              <span className="candidates-plot">
                <svg aria-hidden="true">
                  <line className="dots-grid" x1={place(0)} x2={place(0)} y1="0" y2="100%" />
                  <line className="dots-grid" x1={place(0.5)} x2={place(0.5)} y1="0" y2="100%" />
                  <line className="dots-grid" x1="100%" x2="100%" y1="0" y2="100%" />
                  {isRight && earlier !== null && (
                    <line className="candidates-ghost" x1={place(earlier)} x2={place(earlier)} y1="3" y2="19" />
                  )}
                  <line className="dots-bar" x1={place(before)} x2={place(after)} y1="50%" y2="50%" />
                </svg>
                <Dot cosine={before} />
                <Dot cosine={after} isAfter />
                {isRight && (
                  <>
                    <Why token={token} quantity="recallBefore" cosine={before} other={after} />
                    <Why token={token} quantity="recallAfter" cosine={after} other={before} isAfter />
                  </>
                )}
                <span className="for-screen-readers">
                  {say(isRight ? words.rightWord : words.beforeAfter, {
                    before: formatNumber(before),
                    after: formatNumber(after),
                  })}
                </span>
              </span>
            </li>
          );
        })}
      </ol>
      <div className="note candidates-axis" aria-hidden="true">
        <span style={{ left: place(0) }}>0</span>
        <span style={{ left: place(0.5) }}>0.5</span>
        <span style={{ left: "100%" }}>1</span>
      </div>
      <p className="note">
        {hasAnswer
          ? say(run.card ? words.cosineToMean : words.cosine, { count: run.vocabulary.length })
          : words.noAnswer}
      </p>
    </div>
  );
}

function Dot({ cosine, isAfter = false }: { cosine: number; isAfter?: boolean }): ReactElement {
  const kind = `${isAfter ? "dot" : "tick"} ${cosine < lowest ? "candidates-below" : ""}`;
  return <i className={`candidates-dot ${kind}`} style={{ left: place(cosine) }} />;
}

/**
 * Where the cosine is a quantity of its own, as that of the right word is, a press on its dot asks why it is so. Dots may lie
 * on each other; what is pressed stands beside the other's, each on its own side of their middle.
 */
function Why({
  token,
  quantity,
  cosine,
  other,
  isAfter = false,
}: {
  token: number;
  quantity: TokenQuantity;
  cosine: number;
  other: number;
  isAfter?: boolean;
}): ReactElement {
  const label = say(isAfter ? words.whyAfter : words.whyBefore, { cosine: formatNumber(cosine) });
  const middle = `(${place(cosine)} + ${place(other)}) / 2`;
  const isRight = cosine > other || (cosine === other && isAfter);
  return (
    <button
      type="button"
      className="candidates-press"
      style={{
        left: isRight
          ? `max(${place(cosine)}, ${middle} + var(--target) / 2)`
          : `min(${place(cosine)}, ${middle} - var(--target) / 2)`,
      }}
      aria-label={label}
      title={label}
      onClick={() => lock({ kind: "quantity", quantity, token })}
    />
  );
}
