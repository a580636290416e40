// What happens at this token, in one sentence? Its nouns name the series, its numbers open the inspector.
// Leaves to SubSteps.tsx the write in seven parts, which takes its place while somebody looks at one part of it.

import { useRef, useState, type ReactElement, type ReactNode } from "react";
import type { Prediction } from "#model/contracts/protocol";
import { standsInWrite, usePlayhead } from "#state/playhead";
import { useExplorer, type PageRun } from "#state/store";
import { useWidth } from "#components/hooks/useWidth";
import { panelNames } from "#words/panelNames";
import { readingWords } from "#words/reading";
import { say } from "#words/say";
import { neverCertain, sayShare } from "#words/share";
import { broughtBy, isShown, OfWrite, useCursor, writeText } from "#components/hooks/cursor";
import { formatNumber } from "#components/text/format";
import { useMoment } from "#components/hooks/moment";
import { hasMemoryPanels } from "#components/panel/NeedsMemory";
import { wordSaid } from "#state/selectors";
import { Answer, Figure, LiveSaid, Noun, Word } from "#components/text/prose";
import { Message } from "#components/text/Message";
import { useRoving } from "#components/hooks/roving";
import { inProse, spelledAs, written } from "#components/text/spelling";
import { SubSteps } from "./SubSteps";
import "./Sentence.css";

const { sentence: words } = readingWords;

export function Sentence(): ReactElement {
  const subSteps = usePlayhead(standsInWrite);
  const read = useExplorer(({ run }) => run !== null && run.read > 0);
  const writes = useExplorer(({ run }) => hasMemoryPanels(run));
  return (
    <section aria-label={panelNames.sentence} className="sentence">
      {read && (subSteps && writes ? <SubSteps /> : <Said />)}
    </section>
  );
}

/**
 * What a trained model finds likeliest to come, as far as the moment of the cursor is there; where the text asks a question, its
 * answer, and what it would be without its memory.
 */
function Expected(): ReactElement {
  const word = useRef<HTMLElement>(null);
  const share = useRef<HTMLSpanElement>(null);
  const without = useRef<HTMLSpanElement>(null);
  const answers = useExplorer(({ scene }) => scene.answers);
  const [isAsked, setAsked] = useState(false);
  useMoment((moment) => {
    const next = moment?.next?.words ?? [];
    const asks = answers.some(({ token }) => token - 1 === moment?.token);
    setAsked(asks);
    writeText(word.current, next[0] ? nameOf(next[0].word) : "–");
    writeText(share.current, next[0] ? sayShare(neverCertain(next[0].live)) : "–");
    writeText(without.current, asks ? withoutMemory(next) : "");
  });
  return (
    <Message
      words={isAsked ? words.modelAnswers : words.modelExpects}
      places={{
        word: <b ref={word} translate="no" className="prose-strong prose-r" />,
        share: <span ref={share} />,
        without: <span ref={without} />,
      }}
    />
  );
}

/** With the capitals that the text gives it. */
function nameOf(word: string): string {
  const { run } = useExplorer.getState();
  return inProse(run ? spelledAs(run.tokens, word) : word);
}

/** What the same model would answer with its memory frozen; empty where nobody has asked it. */
function withoutMemory(next: readonly Prediction[]): string {
  const [first] = next.filter(({ frozen }) => frozen !== null).sort((a, b) => b.frozen! - a.frozen!);
  return first ? say(words.without, { word: nameOf(first.word), share: sayShare(neverCertain(first.frozen!)) }) : "";
}

function guessed(run: PageRun, token: number): string {
  return wordSaid(run, { quantity: "guess", token }) ?? "";
}

function isDone(run: PageRun, token: number): boolean {
  return isShown(run, { token, part: "write" });
}

/** What y_t is decoded to: a memory that answers before it is written made this guess before this token's write. */
function Guess(): ReactElement {
  const readsAfter = useExplorer(({ run }) => run?.rule.readOrder === "after");
  const some = readsAfter ? words.expects : words.expected;
  const none = readsAfter ? words.expectsNothing : words.expectedNothing;
  return (
    <LiveSaid
      key={String(readsAfter)}
      fullest={some}
      read={(run, token) => ({ message: !isDone(run, token) ? "" : guessed(run, token) === "" ? none : some })}
      places={{ word: <Word hue="r" read={(run, token) => (isDone(run, token) ? guessed(run, token) : "")} /> }}
    />
  );
}

/** Read on part by part, it is of the word that is written, and fills as the parts go. */
function Said(): ReactElement {
  return (
    <OfWrite value>
      <Legend />
    </OfWrite>
  );
}

function Legend(): ReactElement {
  const isTrained = useExplorer(({ run }) => Boolean(run?.card));
  const remembers = useExplorer(({ run }) => hasMemoryPanels(run));
  const goesToStart = useExplorer(({ run }) => run?.rule.decay === "initial");
  const paragraph = useRef<HTMLParagraphElement>(null);
  const line = useRef<HTMLSpanElement>(null);
  const room = useWidth(paragraph); // watched, since asking for it at every step would lay the page out at every step
  // Where the sentence has one line, long words make it smaller: a second line moves every panel below.
  useCursor(nothing, {
    fit: () => {
      if (!line.current) return;
      const shown = line.current.textContent.length - line.current.lastElementChild!.textContent.length; // less what is next
      const fit = room / fullWidth(line.current.textContent.slice(0, shown));
      // Where even small letters take two lines, they need not be small.
      line.current.style.setProperty(
        "--fit",
        String(fit < smallest ? 1 : Math.min(1, Math.floor(fit * sizes) / sizes)),
      );
    },
  });
  useRoving(paragraph);
  const places = {
    word: <Word read={({ tokens }, token) => capitalised(written(tokens.tokens[token]))} />,
    surprises: (inside: ReactNode[]) => <Noun quantity="surprise">{inside}</Noun>,
    memory: (inside: ReactNode[]) => <Noun quantity="drift">{inside}</Noun>,
    surprise: (
      <Figure
        quantity="surprise"
        read={broughtBy("error", ({ columns }, token) => formatNumber(columns.surprise[token]!))}
      />
    ),
    eta: (
      <Figure
        quantity="eta"
        read={broughtBy("carry", ({ columns }, token) => sayShare(columns.eta[token]!, { digits: 1 }))}
      />
    ),
    push: (inside: ReactNode[]) => <Noun quantity="momentum">{inside}</Noun>,
    forgets: (inside: ReactNode[]) => <Noun quantity="alpha">{inside}</Noun>,
    alpha: (
      <Figure
        quantity="alpha"
        read={broughtBy("forget", ({ columns }, token) => sayShare(columns.alpha[token]!, { digits: 1 }))}
      />
    ),
  };
  return (
    <p className="prose" ref={paragraph}>
      <span className="sentence-line" ref={line}>
        {!remembers && (
          <span>
            <Expected />
          </span>
        )}
        {remembers && isTrained && (
          <>
            <span>
              <Expected />
            </span>{" "}
            <span className="sentence-next">
              <Message words={words.surprisesHead} places={places} />
            </span>
          </>
        )}
        {remembers && !isTrained && (
          <Message
            words={goesToStart ? words.surprisesToStart : words.surprises}
            places={{
              ...places,
              answer: <Answer />,
              next: (
                <span className="sentence-next">
                  <Guess />
                </span>
              ),
            }}
          />
        )}
      </span>
    </p>
  );
}

function nothing(): void {}

const ruler = document.createElement("canvas").getContext("2d")!;

let family: string | null = null;

/** How wide a sentence is at its full size. Measured off the page, so that asking does not lay the page out again. */
function fullWidth(text: string): number {
  family ??= getComputedStyle(document.documentElement).getPropertyValue("--serif");
  ruler.font = `400 16.5px ${family}`;
  return ruler.measureText(text).width * boldShare;
}

/** Its words and numbers in bold are a little wider than the ruler's. */
const boldShare = 1.05;

/** 12 px of 16.5: nothing on the page is smaller. */
const smallest = 0.73;

/** A size is a quarter of a pixel from the next: letters of a size that was there before need not be shaped and drawn anew. */
const sizes = 66;

/** The first letter large, whole where it is an emoji or a letter with marks. */
function capitalised(text: string): string {
  const [first = "", ...rest] = text;
  return first.toLocaleUpperCase() + rest.join("");
}
