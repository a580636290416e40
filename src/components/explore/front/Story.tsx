// What was told, and what is asked of it much later? The two sentences, with an arc over all that was read between them; and what
// the model makes of the question with its memory and without. Leaves to storyPins.ts which sentences these are.

import { useEffect, useRef, type ReactElement } from "react";
import type { TokenQuantity } from "#model/contracts/probe";
import { unfold } from "#state/unfolding";
import { useExplorer, type PageRun } from "#state/store";
import { panelNames } from "#words/panelNames";
import { say } from "#words/say";
import { unitWords } from "#words/units";
import { neverCertain, sayShare } from "#words/share";
import { Live, useCursorAnd, writeText } from "#components/hooks/cursor";
import { hasValue } from "#components/panel/tables";
import { Message } from "#components/text/Message";
import { inProse, spelledAs, written } from "#components/text/spelling";
import { storyPins, type Pins } from "./storyPins";
import { frontWords } from "./words";
import "./Story.css";

const words = frontWords.story;

function pinsAt({ tokens }: PageRun, token: number): Pins | null {
  const { answers } = useExplorer.getState().scene;
  return storyPins(
    tokens.tokens.map(({ word }) => word),
    { answers, token },
  );
}

function textOf({ tokens }: PageRun, [from, to]: readonly [number, number]): string {
  return tokens.tokens
    .slice(from, to + 1)
    .map(({ before, text }, index) => (index === 0 ? text : `${before}${text}`))
    .join("");
}

export function StoryArc(): ReactElement {
  const seen = useExplorer(({ run }) => run?.card?.config.window ?? null);
  const pinned = (read: (run: PageRun, pins: Pins) => string) => (run: PageRun, token: number) => {
    const pins = pinsAt(run, token);
    return pins ? read(run, pins) : "–";
  };
  return (
    <section aria-label={panelNames.story} className="story-arc" translate="no">
      <p className="story-pin">
        <span className="note">{words.told}</span>
        <Live read={pinned((run, { fact }) => textOf(run, fact))} />
      </p>
      <div className="story-way">
        <svg viewBox="0 0 100 40" preserveAspectRatio="none" aria-hidden>
          <path d="M1 38C20 2 80 2 99 38" />
        </svg>
        <p className="note">
          <Message
            words={seen === null ? words.between : words.betweenSeen}
            places={{
              told: <Live read={pinned((_, { told }) => say(unitWords.count, { unit: "tokens", n: told }))} />,
              said: <Live read={pinned((_, { said }) => say(unitWords.count, { unit: "tokens", n: said }))} />,
              window: say(unitWords.count, { unit: "tokens", n: seen ?? 0 }),
            }}
          />
        </p>
      </div>
      <p className="story-pin">
        <span className="note">{words.asked}</span>
        <Live read={pinned((run, { question }) => textOf(run, question))} />
      </p>
    </section>
  );
}

export function MemorySwitch(): ReactElement {
  const isOff = useExplorer((state) => state.isMemoryOff);
  const share = useRef<HTMLElement>(null);
  const bar = useRef<HTMLSpanElement>(null);
  const answer = useRef<HTMLElement>(null);
  const says = useRef<HTMLParagraphElement>(null);
  const quantity: TokenQuantity = isOff ? "frozenProbability" : "nextProbability";
  useCursorAnd(["modelAnswers", "isMemoryOff"], ({ token }, run) => {
    const pins = run && token >= 0 ? pinsAt(run, token) : null;
    const isKnown = run && pins && hasValue(run, { quantity, token: pins.answer - 1 });
    const probability = isKnown ? run.columns[quantity][pins.answer - 1]! : null;
    writeText(share.current, probability === null ? "–" : sayShare(neverCertain(probability)));
    bar.current!.style.setProperty("--strength", String(probability ?? 0));
    writeText(answer.current, run && pins ? written(run.tokens.tokens[pins.answer]) : "–");
    const { asksModel } = useExplorer.getState();
    if (pins && asksModel?.[0] !== pins.answer - 1) useExplorer.setState({ asksModel: [pins.answer - 1] });
    writeText(says.current, run && pins ? answerSaid(run, pins) : "");
  });
  useEffect(() => () => useExplorer.setState({ asksModel: null, isMemoryOff: false }), []);
  return (
    <section aria-label={panelNames.memorySwitch} className="story-switch" translate="no">
      <button
        type="button"
        role="switch"
        aria-checked={!isOff}
        className="story-switch-button"
        onClick={() => useExplorer.setState({ isMemoryOff: !isOff })}
      >
        <span className="story-switch-track" aria-hidden />
        {isOff ? words.off : words.on}
      </button>
      <p ref={says} className="story-answer" />
      <p className="story-share">
        <b ref={share} />
        <span>
          <Message words={isOff ? words.withoutMemory : words.withMemory} places={{ answer: <i ref={answer} /> }} />
        </span>
      </p>
      <span ref={bar} className="story-bar" aria-hidden />
      <p className="front-why">{isOff ? words.offMeans : words.onMeans}</p>
      <p>
        <button type="button" className="front-link" onClick={() => unfold("instrument")}>
          {frontWords.did.equation}
        </button>
      </p>
    </section>
  );
}

/** What the model finds likeliest after the question, with its memory or without; empty until it was asked. */
function answerSaid(run: PageRun, { answer }: Pins): string {
  const { modelAnswers, isMemoryOff } = useExplorer.getState();
  const row = modelAnswers?.run === run.id ? modelAnswers.after.indexOf(answer - 1) : -1;
  const chances = row < 0 ? null : isMemoryOff ? modelAnswers!.frozen : modelAnswers!.live;
  if (!chances) return "";
  const all = chances.subarray(row * modelAnswers!.words.length, (row + 1) * modelAnswers!.words.length);
  const likeliest = all.indexOf(Math.max(...all));
  const said = inProse(spelledAs(run.tokens, modelAnswers!.words[likeliest]!));
  const isRight = likeliest === modelAnswers!.comes[row];
  return isRight
    ? say(words.answers, { answer: said })
    : say(words.answersWrong, { answer: said, share: sayShare(neverCertain(all[likeliest]!)) });
}
