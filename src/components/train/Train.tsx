// How does a memory come to be one that learns? The page on which a small model is trained before the eyes: what is trained at the
// left, how it goes in the middle, and what it made of itself at the right. Leaves the training to state/training.ts.

import { useEffect, type DragEvent, type ReactElement } from "react";
import type { Session } from "#state/session";
import { readModelFile } from "#state/ownModel";
import { openTraining } from "#state/training";
import { SessionContext } from "#components/hooks/session";
import { Panel } from "#components/panel/Panel";
import { trainPanels as panels } from "./panels";
import "./Train.css";

export function Train({ session }: { session: Session }): ReactElement {
  useEffect(() => openTraining(session), [session]);
  return (
    <SessionContext value={session}>
      <div
        className="train"
        onDragOver={(event) => event.preventDefault()}
        onDrop={(event) => dropModel(event, session)}
      >
        <div className="train-said-place">
          <Panel of={panels.trainSaid} />
        </div>
        <div className="train-settings-place">
          <Panel of={panels.trainSettings} />
        </div>
        <div className="train-loops-place">
          <Panel of={panels.loops} />
        </div>
        <div className="train-goes-place">
          <Panel of={panels.learningCurve} />
          <Panel of={panels.byDistance} />
        </div>
        <div className="train-made-place">
          <Panel of={panels.learnedGates} />
          <Panel of={panels.learnedKeys} />
        </div>
        <div className="train-words-place">
          <Panel of={panels.learnedWords} />
        </div>
      </div>
    </SessionContext>
  );
}

/** A model that is dropped here is read; a trace stays what it is anywhere. */
function dropModel(event: DragEvent, session: Session): void {
  const [file] = event.dataTransfer.files;
  if (!file?.name.endsWith(".safetensors")) return;
  event.preventDefault();
  event.stopPropagation();
  event.nativeEvent.stopImmediatePropagation();
  void readModelFile(file, session);
}
