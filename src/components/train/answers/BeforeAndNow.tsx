// What does it answer to one fixed text, before it learned anything and now? Leaves what is drawn to answerDrawing.ts.

import type { ReactElement } from "react";
import { useTraining } from "#state/training";
import { TrainFrame } from "#components/train/TrainFrame";
import { TrainPicture } from "#components/train/TrainPicture";
import { answerDrawing, showsFrozen } from "./answerDrawing";
import { answersWords as words } from "./words";

export function BeforeAndNow(): ReactElement {
  const hasFrozen = useTraining(showsFrozen);
  return (
    <TrainFrame note={hasFrozen ? words.noteWithFrozen : words.note}>
      <TrainPicture draw={(training, width) => answerDrawing(training, { width })} />
    </TrainFrame>
  );
}
