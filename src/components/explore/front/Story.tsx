// What was told, and what is asked of it much later? The two sentences, with an arc over all that was read between them; and what
// the model makes of the question with its memory and without. Leaves to storyPins.ts which sentences these are.

import { useRef, useState, type ReactElement } from "react";
import type { TokenQuantity } from "#model/contracts/probe";
import { unfold } from "#state/unfolding";
import { useExplorer, type PageRun } from "#state/store";
import { panelNames } from "#words/panelNames";
import { say } from "#words/say";
import { unitWords } from "#words/units";
import { neverCertain, sayShare } from "#words/share";
import { Live, useCursor, writeText } from "#components/hooks/cursor";
import { hasValue } from "#components/panel/tables";
import { Message } from "#components/text/Message";
import { written } from "#components/text/spelling";
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
  const [isOn, setOn] = useState(true);
  const share = useRef<HTMLElement>(null);
  const bar = useRef<HTMLSpanElement>(null);
  const answer = useRef<HTMLElement>(null);
  const quantity: TokenQuantity = isOn ? "nextProbability" : "frozenProbability";
  useCursor(({ token }, run) => {
    const pins = run && token >= 0 ? pinsAt(run, token) : null;
    const isKnown = run && pins && hasValue(run, { quantity, token: pins.answer - 1 });
    const probability = isKnown ? run.columns[quantity][pins.answer - 1]! : null;
    writeText(share.current, probability === null ? "–" : sayShare(neverCertain(probability)));
    bar.current!.style.setProperty("--strength", String(probability ?? 0));
    writeText(answer.current, run && pins ? written(run.tokens.tokens[pins.answer]) : "–");
  });
  return (
    <section aria-label={panelNames.memorySwitch} className="story-switch" translate="no">
      <button
        type="button"
        role="switch"
        aria-checked={isOn}
        className="story-switch-button"
        onClick={() => setOn(!isOn)}
      >
        <span className="story-switch-track" aria-hidden />
        {isOn ? words.on : words.off}
      </button>
      <p className="story-share">
        <b ref={share} />
        <span>
          <Message words={isOn ? words.withMemory : words.withoutMemory} places={{ answer: <i ref={answer} /> }} />
        </span>
      </p>
      <span ref={bar} className="story-bar" aria-hidden />
      <p className="front-why">{isOn ? words.onMeans : words.offMeans}</p>
      <p>
        <button type="button" className="front-link" onClick={() => unfold("instrument")}>
          {frontWords.did.equation}
        </button>
      </p>
    </section>
  );
}
