// What does a lesson show of a training? The same that the view Train has, and no more: the button, the two loops and the curve.
// Leaves the training to state/training.ts.

import { useEffect, type ReactElement } from "react";
import { openTraining } from "#state/training";
import { panelNames } from "#words/panelNames";
import { useSession } from "#components/hooks/session";
import { Panel } from "#components/panel/Panel";
import { trainPanels as panels } from "./panels";
import { TrainButtons } from "./settings/TrainSettings";

export function LessonTraining(): ReactElement {
  useOpenTraining();
  return (
    <section aria-label={panelNames.ownTraining}>
      <TrainButtons />
      <Panel of={panels.loops} />
      <Panel of={panels.learningCurve} />
    </section>
  );
}

/** A training goes on as long as something of it is on stage. */
function useOpenTraining(): void {
  const session = useSession();
  useEffect(() => openTraining(session), [session]);
}
