// What does one see first? Explore with its instrument folded away: the thesis, the text, the memory in words, one question with
// two answers, one count, one sentence. Leaves to App.tsx the settings beside it and the rest of the page.

import type { ReactElement } from "react";
import { DivergedNotice } from "#components/panel/DivergedNotice";
import { Panel } from "#components/panel/Panel";
import { explorePanels as panels } from "#components/explore/panels";
import { standsInWrite, usePlayhead } from "#state/playhead";
import { useExplorer } from "#state/store";
import "./Front.css";

export function Front(): ReactElement {
  const isInWrite = usePlayhead(standsInWrite);
  const isAsked = useExplorer(({ locked }) => locked !== null);
  return (
    <main className="app-stage page-front" translate="no">
      <Panel of={panels.thesis} />
      <Panel of={panels.strip} />
      <DivergedNotice />
      <div className="page-front-parts">
        <Panel of={panels.answers} />
        <div className="page-front-side">
          <Panel of={panels.ask} />
          <Panel of={panels.count} />
          {/* In the middle of a write its parts are told instead. */}
          <Panel of={isInWrite ? panels.sentence : panels.did} />
          {isAsked && <Panel of={panels.inspector} />}
        </div>
      </div>
    </main>
  );
}
