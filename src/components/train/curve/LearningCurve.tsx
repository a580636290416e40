// How does a training go? Answers and loss, step by step, beside the run before. Leaves what is drawn to curveDrawing.ts.

import type { ReactElement } from "react";
import { useExplorer } from "#state/store";
import { TrainFrame } from "#components/train/TrainFrame";
import { TrainPicture } from "#components/train/TrainPicture";
import { curveDrawing } from "./curveDrawing";
import { curveWords as words } from "./words";

export function LearningCurve(): ReactElement {
  const planned = useExplorer(({ scene }) => scene.train.steps);
  return (
    <TrainFrame note={words.note}>
      <TrainPicture draw={(training, width) => curveDrawing(training, { width, planned })} />
    </TrainFrame>
  );
}
