// What does the memory answer now, to every cue it has read? A picture of the memory in words: rows are cues, columns are words,
// and a dot is how much of a word comes back. It takes the room that it is given.
// Leaves the picture to AnswerPicture.tsx, and what its states mean to state/cueAnswers.ts.

import { useState, type ReactElement } from "react";
import { useExplorer } from "#state/store";
import { panelNames } from "#words/panelNames";
import { MomentToken } from "#components/panel/MomentToken";
import { PanelExport } from "#components/panel/PanelExport";
import { AnswerPicture } from "./AnswerPicture";
import { answerWords as words } from "./words";
import "./Answers.css";

export function Answers(): ReactElement {
  const isModel = useExplorer(({ run }) => run?.card !== null && run !== null);
  const [isInside, goInside] = useState(false);
  const of = isModel && !isInside ? "model" : "memory";
  const hasText = useExplorer(({ run }) => (run?.tokens.tokens.length ?? 0) > 1);
  return (
    <section aria-label={panelNames.answers} className="answers">
      <header className="answers-head">
        <h2 className="panel-name">{words.title}</h2>
        <p className="note">
          {!hasText ? words.empty : !isModel ? words.legend : isInside ? words.model.insideLegend : words.model.legend}
        </p>
        {isModel && (
          <button
            type="button"
            className="link answers-inside"
            aria-pressed={isInside}
            onClick={() => goInside(!isInside)}
          >
            {words.model.inside}
          </button>
        )}
      </header>
      <MomentToken />
      {hasText && <AnswerPicture key={of} of={of} />}
      <PanelExport />
    </section>
  );
}
