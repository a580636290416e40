// What do the marks mean that the picture shows now? One list of them, drawn as the table of encodings has them; their full
// sentences are in words/marks.ts. Leaves to keyDrawn.ts which are shown.

import type { ReactElement, Ref } from "react";
import { MarkSample } from "#components/chart/MarkSample";
import { keyMarks } from "./keyDrawn";
import { answerWords } from "./words";

const { key: words } = answerWords;

/** `list`: in it the picture hides what it does not draw. */
export function AnswersKey({ list }: { list: Ref<HTMLUListElement> }): ReactElement {
  return (
    <ul ref={list} className="answers-key note" aria-label={words.name}>
      {keyMarks.map((id) => (
        <li key={id} hidden>
          <MarkSample id={id} />
          {words[id]}
        </li>
      ))}
    </ul>
  );
}
