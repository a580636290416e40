// What does one see first? Explore with its instrument folded away: the thesis, the text, the memory in words, one question with
// two answers, one count, one sentence. Leaves to App.tsx the settings beside it and the rest of the page.

import { Suspense, type ReactElement } from "react";
import { fetchedView } from "#components/hooks/fetched";
import { Panel } from "#components/panel/Panel";
import { useLayout } from "#components/hooks/layout";
import { frontPanels as panels } from "#components/explore/frontPanels";
import { standsInWrite, usePlayhead } from "#state/playhead";
import { divergenceOf, useExplorer } from "#state/store";
import "./Front.css";

/** Fetched when there is something to say. */
const DivergedNotice = fetchedView(() =>
  import("#components/panel/DivergedNotice").then((module) => module.DivergedNotice),
);

export function Front(): ReactElement {
  const isTrained = useExplorer(({ scene }) => scene.memory.model !== "untrained");
  const isDiverged = useExplorer(({ run }) => run !== null && Boolean(divergenceOf(run)));
  return (
    <main className="app-stage page-front" translate="no">
      <Panel of={panels.thesis} />
      <Panel of={panels.strip} />
      <Suspense fallback={null}>{isDiverged && <DivergedNotice />}</Suspense>
      {isTrained ? <Told /> : <Learns />}
    </main>
  );
}

/** A trained model: a question, and where its answer was told; how the answer comes, and how likely it is without the memory. */
function Told(): ReactElement {
  return (
    <>
      <Panel of={panels.story} />
      <div className="page-front-parts page-front-story">
        <div>
          <Panel of={panels.wiring} />
        </div>
        <div className="page-front-side">
          <Panel of={panels.memorySwitch} />
        </div>
      </div>
    </>
  );
}

function Learns(): ReactElement {
  const isInWrite = usePlayhead(standsInWrite);
  const isOnPhone = useLayout() === "phone";
  const isAsked = useExplorer(({ locked }) => locked !== null);
  const isNetwork = useExplorer(({ run }) => (run?.rule.depth ?? 1) > 1);
  return (
    <>
      {isOnPhone && isInWrite && <Panel of={panels.sentence} />}
      <div className={`page-front-parts${isNetwork ? " page-front-deep" : ""}`}>
        <div className="page-front-picture">
          <Panel of={panels.answers} />
          {isNetwork && <Panel of={panels.network} />}
        </div>
        <div className="page-front-side">
          <Panel of={panels.ask} />
          <Panel of={panels.count} />
          {/* In the middle of a write its parts are told instead: on a phone over the picture, where they are seen with it. */}
          {isInWrite ? !isOnPhone && <Panel of={panels.sentence} /> : <Panel of={panels.did} />}
          {isAsked && <Panel of={panels.inspector} />}
        </div>
      </div>
    </>
  );
}
