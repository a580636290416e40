// How does the keyboard get past the header? Two links, seen while they have the focus: to what is read, and to Play.

import type { ReactElement } from "react";
import { useExplorer } from "#state/store";
import { shellWords } from "#words/shell";
import "./SkipLinks.css";

const words = shellWords.skip;

export function SkipLinks(): ReactElement {
  const hasTransport = useExplorer(({ scene }) => scene.view === "explore" || scene.view === "compare");
  return (
    <nav className="skip-links" aria-label={words.label}>
      <button type="button" onClick={() => focusOn(document.querySelector("main"))}>
        {words.toMain}
      </button>
      {hasTransport && (
        <button type="button" onClick={() => focusOn(document.querySelector(".transport-play"))}>
          {words.toPlay}
        </button>
      )}
    </nav>
  );
}

function focusOn(element: HTMLElement | null): void {
  if (element?.matches("main")) element.tabIndex = -1;
  element?.focus();
}
