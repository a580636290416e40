// Which gates did the outer loop choose for the inner one? Leaves what is drawn to gateDrawing.ts.

import type { ReactElement } from "react";
import { useExplorer } from "#state/store";
import { TrainFrame } from "#components/train/TrainFrame";
import { TrainPicture } from "#components/train/TrainPicture";
import { gateDrawing } from "./gateDrawing";
import { gateWords as words } from "./words";

export function LearnedGates(): ReactElement {
  const wanted = useExplorer(({ scene }) => scene.train);
  return (
    <TrainFrame note={words.note}>
      <TrainPicture draw={(training, width) => gateDrawing(training, { width, wanted })} />
    </TrainFrame>
  );
}
