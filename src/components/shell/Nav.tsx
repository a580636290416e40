// Which pages are there? Links that are Scenes: what is on screen, seen by another view.

import type { MouseEvent, ReactElement } from "react";
import { encodeLink, keepForBack } from "#state/link";
import { openScene } from "#state/opening";
import { views, type Scene, type View } from "#scene/scene";
import { patchScene, useExplorer } from "#state/store";
import { seenBy } from "#state/views";
import { shellWords } from "#words/shell";

export function goToView(view: View, scene: Scene): void {
  if (view === scene.view) return;
  keepForBack();
  const seen = seenBy(view, scene);
  if (seen.text === scene.text) patchScene({ view });
  else openScene(seen, { replay: false });
}

export function Nav(): ReactElement {
  const scene = useExplorer((state) => state.scene);
  function show(event: MouseEvent, view: View): void {
    if (event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey) return; // the browser's own: a new tab
    event.preventDefault();
    goToView(view, scene);
  }
  return (
    <nav className="header-nav" aria-label={shellWords.views.label}>
      {views.map((view) => (
        <a
          key={view}
          data-to={view}
          href={`#${encodeLink(seenBy(view, scene))}`}
          aria-current={view === scene.view ? "page" : undefined}
          onClick={(event) => show(event, view)}
        >
          {shellWords.views[view]}
        </a>
      ))}
    </nav>
  );
}
