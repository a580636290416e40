// Do keys of the same word draw together? Leaves what is drawn to keyDrawing.ts.

import type { ReactElement } from "react";
import { useExplorer } from "#state/store";
import { TrainFrame } from "#components/train/TrainFrame";
import { TrainPicture } from "#components/train/TrainPicture";
import { stepsOf } from "#components/train/stepScale";
import { keyDrawing } from "./keyDrawing";
import { keyWords as words } from "./words";

export function LearnedKeys(): ReactElement {
  const planned = useExplorer(({ scene }) => scene.train.steps);
  return (
    <TrainFrame note={words.note}>
      <TrainPicture
        draw={({ look, curve }, width) =>
          keyDrawing({ look, looks: curve?.looks ?? [], steps: stepsOf({ curve, before: null }, planned) }, { width })
        }
      />
    </TrainFrame>
  );
}
