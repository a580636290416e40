// Where does one segment of the text end and the next begin? The words, a line a segment, as far as they are read. Leaves what a memory
// makes of a segment to the bars beside it.

import { useState, type ReactElement } from "react";
import { useExplorer } from "#state/store";
import { panelNames } from "#words/panelNames";
import { say } from "#words/say";
import { useCursor } from "#components/hooks/cursor";
import { shown } from "#components/text/spelling";
import { segmentWords as words } from "./segmentWords";
import "./Segments.css";

export function Segments(): ReactElement {
  const tokens = useExplorer(({ run, tokens }) => (run?.tokens ?? tokens).tokens);
  const segment = useExplorer(({ scene }) => scene.compare.knobs.segment);
  const [cursor, setCursor] = useState(-1);
  useCursor(({ token }) => setCursor(token));
  const starts = Array.from({ length: Math.ceil(tokens.length / segment) }, (_, index) => index * segment);
  return (
    <section aria-label={panelNames.segments} className="segments">
      <h2 className="panel-name">{panelNames.segments}</h2>
      <ol>
        {starts.map((start, index) => {
          const isNow = start <= cursor && cursor < start + segment;
          return (
            <li key={start} data-now={isNow || undefined}>
              <span className="note">
                {say(isNow ? words.reading : cursor < start ? words.later : words.over, { n: index + 1 })}
              </span>
              <p>
                {tokens.slice(start, start + segment).map(({ before, text }, at) => (
                  <span
                    key={at}
                    data-unread={start + at > cursor || undefined}
                    data-cursor={start + at === cursor || undefined}
                  >
                    {at === 0 ? before.trimStart() : shown(before)}
                    <b>{shown(text)}</b>
                  </span>
                ))}
              </p>
            </li>
          );
        })}
      </ol>
    </section>
  );
}
