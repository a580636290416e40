// What does it answer to one fixed text, before it learned anything and now? Leaves what is drawn to answerDrawing.ts.

import type { ReactElement } from "react";
import { TrainFrame } from "#components/train/TrainFrame";
import { TrainPicture } from "#components/train/TrainPicture";
import { answerDrawing } from "./answerDrawing";
import { answersWords as words } from "./words";

export function BeforeAndNow(): ReactElement {
  return (
    <TrainFrame note={words.note}>
      <TrainPicture draw={(training, width) => answerDrawing(training, { width })} />
    </TrainFrame>
  );
}
