// How often is each level of a memory written, and with which words? The levels one behind the other, and for each a box a write, as wide
// as the words that it sums up. Leaves what a level still answers to compare/levels.

import { useState, type ReactElement } from "react";
import { useExplorer } from "#state/store";
import { panelNames } from "#words/panelNames";
import { say } from "#words/say";
import { useCursor } from "#components/hooks/cursor";
import { paceWords as words } from "./paceWords";
import "./Paces.css";

export function Paces(): ReactElement {
  const tokens = useExplorer(({ run, tokens }) => (run?.tokens ?? tokens).tokens.length);
  const levels = useExplorer(({ scene }) => scene.compare.knobs.levels);
  const slowdown = useExplorer(({ scene }) => scene.compare.knobs.slowdown);
  const [cursor, setCursor] = useState(-1);
  useCursor(({ token }) => setCursor(token));
  const periods = Array.from({ length: levels }, (_, level) => slowdown ** level);
  const names = periods.map((_, level) => say(words.level, { level: level + 1 }));
  const read = Math.min(tokens, cursor + 1);
  return (
    <section aria-label={panelNames.paces} className="paces">
      <h2 className="panel-name">{panelNames.paces}</h2>
      <ol className="paces-chain" aria-label={words.chain}>
        {[words.cue, ...names, words.answer].map((name) => (
          <li key={name}>{names.includes(name) ? <b>{name}</b> : name}</li>
        ))}
      </ol>
      {periods.map((period, level) => (
        <Lane key={level} {...{ name: names[level]!, period, read, tokens }} />
      ))}
      <ul className="note paces-marks">
        <li>
          <i data-written /> {words.marks.written}
        </li>
        <li>
          <i /> {words.marks.waiting}
        </li>
      </ul>
    </section>
  );
}

function Lane({
  name,
  period,
  read,
  tokens,
}: {
  name: string;
  /** Words from one write to the next. */
  period: number;
  /** Words that have been read, of all in the text. */
  read: number;
  tokens: number;
}): ReactElement {
  const updates = Math.floor(read / period);
  const said = say(words.written, { updates, written: updates * period, read });
  const starts = Array.from({ length: Math.ceil(read / period) }, (_, index) => index * period);
  return (
    <div className="paces-lane">
      <p>
        <b>{name}</b> <span className="note">{say(words.every, { period })}</span> <span>{said}</span>
      </p>
      <div role="img" aria-label={said}>
        {starts.map((start) => {
          const width = Math.min(period, read - start);
          return (
            <i
              key={start}
              data-written={width === period || undefined}
              style={{ width: `calc(${(100 * width) / tokens}% - 3px)` }}
            />
          );
        })}
      </div>
    </div>
  );
}
