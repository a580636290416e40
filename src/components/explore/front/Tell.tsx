// Does the memory keep what one tells it oneself? A fact of the reader's own, then a flood of others, read before the eyes.
// Leaves to toldText.ts what is read, and to Ask.tsx how long the answer is kept.

import { useId, useState, type FormEvent, type ReactElement } from "react";
import { openScene, readOnByItself } from "#state/opening";
import { useExplorer } from "#state/store";
import { say } from "#words/say";
import { unitWords } from "#words/units";
import { Message } from "#components/text/Message";
import { toldText } from "./toldText";
import { frontWords } from "./words";
import "./Tell.css";

const words = frontWords.tell;

const flood = { least: 8, usual: 120, most: 400, step: 8 } as const;
const longestPart = 40;
/** All of it is read within this time, and no word faster than it can be seen to come. Milliseconds. */
const reading = { all: 12_000, slowest: 250 } as const;

export function Tell(): ReactElement {
  const [cue, setCue] = useState<string>(words.cue);
  const [answer, setAnswer] = useState<string>(words.answer);
  const [count, setCount] = useState<number>(flood.usual);
  const id = useId();
  const told = toldText({ cue, answer, words: count });

  function tell(event: FormEvent): void {
    event.preventDefault();
    if (!told) return;
    const { scene } = useExplorer.getState();
    const { text, asked } = told;
    const blank = { overrides: [], answers: [], earlier: null };
    const memory = { ...scene.memory, split: "words" } as const; // as the flood is counted
    openScene({ ...scene, ...blank, memory, text, asked: [asked], cursor: 0 }, { replay: false });
    readOnByItself({ every: Math.min(reading.slowest, reading.all / count) });
  }

  return (
    <form className="front-tell" onSubmit={tell}>
      <p className="front-tell-fact">
        <input
          aria-label={words.cueLabel}
          value={cue}
          maxLength={longestPart}
          onChange={({ target }) => setCue(target.value)}
        />
        <span>:</span>
        <input
          aria-label={words.answerLabel}
          value={answer}
          maxLength={longestPart}
          onChange={({ target }) => setAnswer(target.value)}
        />
      </p>
      <label htmlFor={id} className="front-why">
        <Message words={words.then} places={{ words: <b>{say(unitWords.count, { unit: "words", n: count })}</b> }} />
      </label>
      <input
        id={id}
        type="range"
        min={flood.least}
        max={flood.most}
        step={flood.step}
        value={count}
        onChange={({ target }) => setCount(Number(target.value))}
      />
      <button type="submit" className="button" disabled={!told}>
        {words.tell}
      </button>
      {!told && <p className="note">{words.needsWords}</p>}
    </form>
  );
}
