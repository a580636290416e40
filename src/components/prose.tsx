// How does a sentence carry live numbers? Words, numbers and nouns of one token, rewritten in place as the cursor moves.
// Leaves to Sentence.tsx and SubSteps.tsx what they say.

import { useRef, type ReactElement, type ReactNode } from "react";
import { currentToken } from "../playhead";
import { probe, type Hue, type QuantityId, type TokenQuantity } from "../model/probe";
import type { SeriesName } from "../scene";
import { light, lock, patchScene, useExplorer, type PageRun } from "../store";
import { Live, useCursor, writeText } from "./cursor";
import { inProse } from "./spelling";
import "./prose.css";

type Read = (run: PageRun, token: number) => string;

/** Characters of a word that a sentence shows. */
const longestWord = 24;

/** A word of the text, in any script, that stands alone. */
export function Word({ read, hue = "ink" }: { read: Read; hue?: Hue }): ReactElement {
  const element = useRef<HTMLElement>(null);
  useCursor(({ token }, run) => {
    const word = run && token >= 0 ? inProse(read(run, token)) : "";
    writeText(element.current, word.length > longestWord ? `${word.slice(0, longestWord - 1)}…` : word);
  });
  return <bdi ref={element} dir="auto" className={`prose-strong prose-${hue}`} />;
}

/** A number of the token under the cursor: pressing it asks why it is so. */
export function Figure({
  quantity,
  read,
  at = 0,
}: {
  quantity: TokenQuantity;
  read: Read;
  /** Which token it belongs to, counted from the cursor's: −1 is the one before. */
  at?: 0 | -1;
}): ReactElement {
  const { name, hue } = probe[quantity];
  return (
    <button
      type="button"
      className={`prose-figure prose-strong prose-${hue}`}
      title={`${name}: why this number?`}
      onClick={() => lock({ kind: "quantity", quantity, token: Math.max(0, currentToken() + at) })}
    >
      <Live read={read} />
    </button>
  );
}

/** A noun that names a series: it lights it under the pointer, and hides or shows it when pressed. */
export function Noun({
  quantity,
  series,
  children,
}: {
  quantity: QuantityId;
  series: SeriesName;
  children: ReactNode;
}): ReactElement {
  const shown = useExplorer(({ scene }) => !scene.hiddenSeries.includes(series));
  const lit = useExplorer((state) => state.lit === quantity);
  return (
    <button
      type="button"
      className={`prose-noun prose-${probe[quantity].hue}`}
      aria-pressed={shown}
      data-lit={lit || undefined}
      title={`${shown ? "Hide" : "Show"} the ${series} series`}
      onClick={() => toggleSeries(series)}
      onPointerEnter={() => light(quantity)}
      onPointerLeave={() => light(null)}
      onFocus={() => light(quantity)}
      onBlur={() => light(null)}
    >
      {children}
    </button>
  );
}

function toggleSeries(series: SeriesName): void {
  const { hiddenSeries } = useExplorer.getState().scene;
  patchScene({
    hiddenSeries: hiddenSeries.includes(series)
      ? hiddenSeries.filter((name) => name !== series)
      : [...hiddenSeries, series],
  });
}

/** What the memory answers to this token's context once it is written, held against what it answered before. */
export function Answer(): ReactElement {
  return (
    <>
      <Live read={(run, token) => `${answerWords(run, token).lead} `} />
      <Noun quantity="answerAfter" series="recall">
        answers
      </Noun>{" "}
      <Word hue="r" read={(run, token) => answerWords(run, token).first} />
      <Live read={(run, token) => answerWords(run, token).between} />
      <Word hue="r" read={(run, token) => answerWords(run, token).second} />.
    </>
  );
}

interface AnswerWords {
  readonly lead: string;
  readonly first: string;
  readonly between: string;
  readonly second: string;
}

/** “and answers red, not blue”: the wording for right and wrong, before and after the write. */
export function answerWords({ vocabulary, columns, tokens }: PageRun, token: number): AnswerWords {
  const right = tokens.tokens[token]!.word;
  const before = vocabulary[columns.answerBefore[token]!]!;
  const after = vocabulary[columns.answerAfter[token]!]!;
  if (vocabulary.length === 1) return { lead: "and", first: right, between: ", the only word it has", second: "" };
  if (after === right) {
    if (before === right) return { lead: "and still", first: right, between: "", second: "" };
    return { lead: "and now", first: right, between: ", not ", second: before };
  }
  if (before === right) {
    return { lead: "and no longer", first: right, between: ", but ", second: after };
  }
  const lead = before === after ? "and still" : "and";
  return { lead, first: after, between: ", not yet ", second: right };
}
