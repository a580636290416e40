// How does an early write reach a late answer, and how does training come back to it? The chunks of the text as writes of one memory,
// one after the other, up to the question; and under them the way of the outer gradient.

import type { ReactElement } from "react";
import { useExplorer } from "#state/store";
import { panelNames } from "#words/panelNames";
import { inProse, written } from "#components/text/spelling";
import { wayBackWords as words } from "./wayBackWords";
import "./WayBack.css";

/** And back, from the answer to the word that told it: under the way there. */
export function WayBack(): ReactElement {
  return (
    <section aria-label={panelNames.wayBack}>
      <h2 className="panel-name">{panelNames.wayBack}</h2>
      <p className="way-back">{words.back}</p>
    </section>
  );
}

export function WayThere(): ReactElement | null {
  const run = useExplorer((state) => state.run);
  const question = useExplorer(({ scene }) => scene.cursor);
  if (!run) return null;
  const { tokens } = run.tokens;
  const { chunk } = run.rule;
  const asked = Math.min(question ?? Infinity, tokens.length - 1);
  const chunks = Array.from({ length: Math.floor(asked / chunk) + 1 }, (_, at) =>
    tokens.slice(at * chunk, Math.min(asked + 1, (at + 1) * chunk)),
  );
  return (
    <section aria-label={panelNames.wayThere}>
      <h2 className="panel-name">{panelNames.wayThere}</h2>
      <ol className="way-there">
        <li>
          M<sub>0</sub>
        </li>
        {chunks.map((inChunk, at) => (
          <li key={at} className="way-write">
            <b>{at === chunks.length - 1 ? words.asked : words.write}</b>
            {inChunk.map((token, place) => (
              <span key={place}>{inProse(written(token))}</span>
            ))}
          </li>
        ))}
        <li>{words.loss}</li>
      </ol>
    </section>
  );
}
