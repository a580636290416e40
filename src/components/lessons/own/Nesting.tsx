// What lies in what? Texts side by side are a batch, each is seen in segments, and each segment is measured in chunks of words.

import type { ReactElement } from "react";
import { panelNames } from "#words/panelNames";
import { say } from "#words/say";
import { nestingWords as words } from "./words";
import "./Nesting.css";

/** Enough of each that it is seen to be one of several. */
const counts = { texts: 3, segments: 2, chunks: 3, words: 4 } as const;
const places = (count: number): number[] => Array.from({ length: count }, (_, place) => place);

export function Nesting(): ReactElement {
  return (
    <section aria-label={panelNames.nesting}>
      <h2 className="panel-name">{panelNames.nesting}</h2>
      <div className="nesting" role="img" aria-label={say(words.said, counts)}>
        <span className="nesting-batch">{words.batch}</span>
        {places(counts.texts).map((text) => (
          <div key={text} className="nesting-text">
            <span className="nesting-name">{say(words.text, { n: text + 1 })}</span>
            {places(counts.segments).map((segment) => (
              <Segment key={segment} isNamed={text === 0 && segment === 0} />
            ))}
          </div>
        ))}
      </div>
    </section>
  );
}

/** The first says what it is called, and so does its first chunk. */
function Segment({ isNamed }: { isNamed: boolean }): ReactElement {
  return (
    <span className="nesting-segment">
      {isNamed && <span className="nesting-label">{words.segment}</span>}
      {places(counts.chunks).map((chunk) => (
        <span key={chunk} className="nesting-chunk">
          {isNamed && chunk === 0 && <span className="nesting-label">{words.chunk}</span>}
          {places(counts.words).map((word) => (
            <i key={word} />
          ))}
        </span>
      ))}
    </span>
  );
}
