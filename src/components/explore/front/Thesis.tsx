// What is this page about? Its thesis, in a title and a sentence.

import type { ReactElement } from "react";
import { panelNames } from "#words/panelNames";
import { useExplorer } from "#state/store";
import { frontWords } from "./words";
import "./Front.css";

export function Thesis(): ReactElement {
  const isTrained = useExplorer(({ scene }) => scene.memory.model !== "untrained");
  const words = isTrained ? frontWords.story : frontWords;
  return (
    <section aria-label={panelNames.thesis} className="front-thesis">
      <h2 className="front-title">{words.title}</h2>
      <p>{words.thesis}</p>
    </section>
  );
}
