// Which gates did the outer loop choose for the inner one? Leaves what is drawn to gateDrawing.ts.

import type { ReactElement } from "react";
import { useExplorer } from "#state/store";
import { TrainFrame } from "#components/train/TrainFrame";
import { TrainPicture } from "#components/train/TrainPicture";
import { gateDrawing } from "./gateDrawing";
import { gateWords as words } from "./words";

export function LearnedGates(): ReactElement {
  const planned = useExplorer(({ scene }) => scene.train.steps);
  return (
    <TrainFrame note={words.note}>
      <TrainPicture draw={(training, width) => gateDrawing(training, { width, planned })} />
    </TrainFrame>
  );
}
