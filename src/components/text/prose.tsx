// How does a sentence carry live numbers? Words, numbers and nouns of one token, rewritten in place as the cursor moves.
// Leaves to Sentence.tsx and SubSteps.tsx what they say.

import { Fragment, Suspense, useContext, useRef, useState, type ReactElement, type ReactNode } from "react";
import { currentToken, finishWrite } from "#state/playhead";
import { probe, type Hue, type QuantityId, type TokenQuantity } from "#model/contracts/probe";
import { holdsNothing, wordSaid } from "#state/selectors";
import { light, lock, useExplorer, type PageRun } from "#state/store";
import { derivationWords } from "#words/derivation";
import { readingWords } from "#words/reading";
import { placesOf, say, sayParts } from "#words/say";
import { isShown, Live, OfWrite, useCursor, writeText, writeTitle } from "#components/hooks/cursor";
import { fetchedView } from "#components/hooks/fetched";
import { inProse, shortened, spelledAs } from "./spelling";
import "./prose.css";

/** Fetched when somebody presses a word. */
const Explained = fetchedView(() => import("./Explained").then((module) => module.Explained));

type Read = (run: PageRun, token: number) => string;

/** Characters of a word that a sentence shows: its result is never pushed out of sight. */
const longestWord = 20;

/** A word of the text, in any script, that stands alone; `isWhole` where several words stand in quotes. */
export function Word({
  read,
  hue = "ink",
  isWhole = false,
}: {
  read: Read;
  hue?: Hue;
  isWhole?: boolean;
}): ReactElement {
  const element = useRef<HTMLElement>(null);
  useCursor(({ token }, run) => {
    const word = run && token >= 0 ? inProse(spelledAs(run.tokens, read(run, token))) : "";
    const shown = isWhole ? word : shortened(word, longestWord);
    writeText(element.current, shown);
    writeTitle(element.current, shown === word ? null : word);
  });
  return <bdi ref={element} dir="auto" translate="no" className={`prose-strong prose-${hue}`} />;
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
  const asks = useAsks(quantity, at);
  return (
    <button
      type="button"
      className={`prose-figure prose-strong prose-${hue}`}
      title={say(derivationWords.why, { name })}
      onClick={asks}
    >
      <Live read={read} />
    </button>
  );
}

/** A noun that names a series: it lights it under the pointer, and pressing it says beside it what it means. */
export function Noun({
  quantity,
  lights = quantity,
  children,
}: {
  quantity: TokenQuantity;
  lights?: QuantityId;
  children: ReactNode;
}): ReactElement {
  return (
    <Meant of={quantity} lights={lights} onWhy={useAsks(quantity)}>
      {children}
    </Meant>
  );
}

/** A word that means a quantity. */
export function Meant({
  of,
  lights = of,
  onWhy = null,
  children,
}: {
  of: QuantityId;
  lights?: QuantityId;
  /** Asks why its number is what it is; null where no number is spoken of. */
  onWhy?: (() => void) | null;
  children: ReactNode;
}): ReactElement {
  const lit = useExplorer((state) => state.lit === lights);
  const word = useRef<HTMLButtonElement>(null);
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <button
        ref={word}
        type="button"
        className={`prose-noun prose-${probe[of].hue}`}
        data-lit={lit || undefined}
        aria-haspopup="dialog"
        aria-expanded={isOpen}
        title={say(derivationWords.meaning.of, { name: probe[of].name })}
        onClick={() => setOpen(true)}
        onPointerEnter={() => light(lights)}
        onPointerLeave={() => light(null)}
        onFocus={() => light(lights)}
        onBlur={() => light(null)}
      >
        {children}
      </button>
      {isOpen && (
        <Suspense fallback={null}>
          <Explained of={of} trigger={word} close={() => setOpen(false)} onWhy={onWhy} />
        </Suspense>
      )}
    </>
  );
}

/** Asks why a number of the token that is spoken of is so: a token whose write is spoken of is written first. */
function useAsks(quantity: TokenQuantity, at: 0 | -1 = 0): () => void {
  const ofWrite = useContext(OfWrite);
  return () => {
    const token = ofWrite ? finishWrite() : currentToken();
    lock({ kind: "quantity", quantity, token: Math.max(0, token + at) });
  };
}

/** How a sentence is worded at one token: a message, and what fills those of its places that are no elements. */
export interface Wording {
  readonly message: string;
  readonly filling?: Readonly<Record<string, string | number>>;
}

/**
 * A sentence that the cursor words anew. Its elements stay where they are, and the text around them is rewritten in place: so
 * all its wordings keep the order that `fullest` has them in, which has them all.
 */
export function LiveSaid({
  fullest,
  read,
  places,
}: {
  fullest: string;
  read: (run: PageRun, token: number) => Wording;
  places: Readonly<Record<string, ReactElement>>;
}): ReactElement {
  const texts = useRef<(HTMLSpanElement | null)[]>([]);
  const order = placesOf(fullest).filter((name) => name in places);
  useCursor(({ token }, run) => {
    const between = run && token >= 0 ? textsBetween(order, read(run, token)) : ["–"];
    texts.current.forEach((element, index) => writeText(element, between[index] ?? ""));
  });
  const textAt = (index: number): ReactElement => (
    <span
      ref={(element) => {
        texts.current[index] = element;
      }}
    />
  );
  return (
    <>
      {order.map((name, index) => (
        <Fragment key={name}>
          {textAt(index)}
          {places[name]}
        </Fragment>
      ))}
      {textAt(order.length)}
    </>
  );
}

/** The text before each element of a sentence, and after the last. */
function textsBetween(order: readonly string[], { message, filling }: Wording): string[] {
  const elements = Object.fromEntries(order.map((name, index) => [name, { index }]));
  const texts: string[] = [];
  let at = 0;
  for (const part of sayParts<string | number | { readonly index: number }>(message, { ...filling, ...elements })) {
    if (typeof part === "object") at = part.index + 1;
    else texts[at] = (texts[at] ?? "") + String(part);
  }
  return texts;
}

/** The end of a sentence: what the memory answers to this token's context once it is written, held against before. */
export function Answer(): ReactElement {
  return (
    <LiveSaid
      fullest={readingWords.answer.nowRight}
      read={answerAt}
      places={{
        answers: (
          <Noun quantity="recallAfter" lights="answerAfter">
            {readingWords.answer.answers}
          </Noun>
        ),
        answer: <Word hue="r" read={(run, token) => answerAt(run, token).answer} />,
        other: <Word hue="r" read={(run, token) => answerAt(run, token).other} />,
      }}
    />
  );
}

/** “and now answers red, not blue”: the wording for right and wrong, before and after the write. */
function answerAt(run: PageRun, token: number): Wording & { readonly answer: string; readonly other: string } {
  const { nothing, tooLittle, lost, only, stillRight, firstRight, nowRight, noLonger, stillWrong, wrong } =
    readingWords.answer;
  if (!isShown(run, { token, part: "write" })) return { message: readingWords.answer.unwritten, answer: "", other: "" };
  const { vocabulary, tokens } = run;
  const right = tokens.tokens[token]!.word;
  const before = wordSaid(run, { quantity: "answerBefore", token });
  const after = wordSaid(run, { quantity: "answerAfter", token });
  if (holdsNothing(run, token)) return { message: nothing, answer: "", other: "" };
  if (after === null) {
    return before === right
      ? { message: lost, answer: right, other: "" }
      : { message: tooLittle, answer: "", other: "" };
  }
  if (vocabulary.length === 1) return { message: only, answer: right, other: "" };
  if (after === right) {
    if (before === null) return { message: firstRight, answer: right, other: "" };
    return before === right
      ? { message: stillRight, answer: right, other: "" }
      : { message: nowRight, answer: right, other: before };
  }
  if (before === right) return { message: noLonger, answer: right, other: after };
  return { message: before === after ? stillWrong : wrong, answer: after, other: right };
}
