// How far back does the model remember? The held-out questions by how long ago their answers were told.

import type { ReactElement } from "react";
import { TrainFrame } from "#components/train/TrainFrame";
import { TrainPicture } from "#components/train/TrainPicture";
import { distanceDrawing } from "./distanceDrawing";
import { distanceWords as words } from "./words";

export function AccuracyByDistance(): ReactElement {
  return (
    <TrainFrame note={words.note}>
      <TrainPicture draw={({ look }, width) => distanceDrawing(look, { width })} />
    </TrainFrame>
  );
}
