// Where is an answer shown that no column has room for? It lies over the page until it is closed.

import type { ReactElement } from "react";
import { frontPanels as panels } from "#components/explore/frontPanels";
import { Panel } from "#components/panel/Panel";
import { lock, useExplorer } from "#state/store";
import { shellWords } from "#words/shell";

export function AnswerSheet(): ReactElement | null {
  const kind = useExplorer((state) => state.locked?.kind ?? null);
  if (kind === null) return null;
  return (
    <aside className="app-sheet" translate="no">
      <button className="app-sheet-close" onClick={() => lock(null)}>
        {shellWords.close}
      </button>
      {kind === "cell" && <Panel of={panels.writers} />}
      <Panel of={panels.inspector} />
    </aside>
  );
}
