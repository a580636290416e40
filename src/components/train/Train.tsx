// How does a memory come to be one that learns? The page on which a small model is trained before the eyes: what is trained at the
// left, how it goes in the middle, and what it made of itself at the right. Leaves the training to state/training.ts.

import { useEffect, type DragEvent, type ReactElement } from "react";
import type { Session } from "#state/session";
import { openTraining, readModelFile } from "#state/training";
import { notify } from "#state/store";
import { Panel } from "#components/panel/Panel";
import { trainPanels as panels } from "./panels";
import "./Train.css";

export function Train({ session }: { session: Session }): ReactElement {
  useEffect(() => openTraining(session), [session]);
  return (
    <div className="train" onDragOver={(event) => event.preventDefault()} onDrop={dropModel}>
      <div className="train-said-place">
        <Panel of={panels.trainSaid} />
      </div>
      <div className="train-settings-place">
        <Panel of={panels.trainSettings} />
      </div>
      <div className="train-loops-place">
        <Panel of={panels.loops} />
      </div>
      <div className="train-curve-place">
        <Panel of={panels.learningCurve} />
      </div>
      <div className="train-distance-place">
        <Panel of={panels.byDistance} />
      </div>
      <div className="train-gates-place">
        <Panel of={panels.learnedGates} />
      </div>
      <div className="train-keys-place">
        <Panel of={panels.learnedKeys} />
      </div>
      <div className="train-words-place">
        <Panel of={panels.learnedWords} />
      </div>
    </div>
  );
}

/** A model that is dropped here is read; a trace stays what it is anywhere. */
function dropModel(event: DragEvent): void {
  const [file] = event.dataTransfer.files;
  if (!file?.name.endsWith(".safetensors")) return;
  event.preventDefault();
  event.stopPropagation();
  event.nativeEvent.stopImmediatePropagation();
  readModelFile(file).catch((error: unknown) =>
    notify(error instanceof Error ? error.message : String(error), { of: "screen" }),
  );
}
