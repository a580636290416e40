// What does the memory answer now, to every cue it has read? A picture of the memory in words: rows are cues, columns are words,
// and a dot is how much of a word comes back. It takes the room that it is given.
// Leaves the picture to AnswerPicture.tsx, and what its states mean to state/cueAnswers.ts.

import type { ReactElement } from "react";
import { useExplorer } from "#state/store";
import { panelNames } from "#words/panelNames";
import { MomentToken } from "#components/panel/MomentToken";
import { PanelExport } from "#components/panel/PanelExport";
import { AnswerPicture } from "./AnswerPicture";
import { answerWords as words } from "./words";
import "./Answers.css";

export function Answers(): ReactElement {
  const hasText = useExplorer(({ run }) => (run?.tokens.tokens.length ?? 0) > 1);
  return (
    <section aria-label={panelNames.answers} className="answers">
      <header className="answers-head">
        <h2 className="panel-name">{words.title}</h2>
        <p className="note">{hasText ? words.legend : words.empty}</p>
      </header>
      <MomentToken />
      {hasText && <AnswerPicture />}
      <PanelExport />
    </section>
  );
}
