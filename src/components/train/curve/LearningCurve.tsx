// How does a training go? Answers and loss, step by step, beside the run before. Leaves what is drawn to curveDrawing.ts.

import type { ReactElement } from "react";
import { useExplorer } from "#state/store";
import { useTraining } from "#state/training";
import { Message } from "#components/text/Message";
import { Term } from "#components/train/Term";
import { TrainFrame } from "#components/train/TrainFrame";
import { TrainPicture } from "#components/train/TrainPicture";
import { curveDrawing } from "./curveDrawing";
import { curveWords as words } from "./words";

export function LearningCurve(): ReactElement {
  const planned = useExplorer(({ scene }) => scene.train.steps);
  const hasGhost = useTraining(({ before }) => before !== null);
  const places = { heldOut: <Term of="heldOut">{words.heldOut}</Term> };
  const note = hasGhost ? (
    <Message words={words.noteWithGhost} places={places} />
  ) : (
    <Message words={words.note} places={places} />
  );
  return (
    <TrainFrame note={note}>
      <TrainPicture draw={(training, width) => curveDrawing(training, { width, planned })} />
    </TrainFrame>
  );
}
