// How did the model that reads learn? Its curve before those of all the others that ship. Leaves what is in it to learned.ts.

import { ticks } from "d3";
import { useEffect, type ReactElement } from "react";
import type { LearningCurve } from "#model/contracts/learningCurve";
import type { TrainedName } from "#model/contracts/models";
import { fetchLearningCurves, useLearningCurves } from "#state/learningCurves";
import { Curves } from "#components/chart/Curves";
import { sayNumber } from "#words/say";
import { sayShare } from "#words/share";
import { learnedLines, learnedPhases, learnedSentence } from "./learned";
import { modelWords } from "./modelWords";

const words = modelWords.learned;
const height = 170;

export function HowItLearned({ model, curve }: { model: TrainedName; curve: LearningCurve }): ReactElement {
  const others = useLearningCurves();
  useEffect(() => void fetchLearningCurves(), []);
  const curves = learnedLines({ ...others, [model]: curve }, model);
  const most = Math.max(...curves.flatMap(({ points }) => points.map(({ x }) => x)));
  const sentence = learnedSentence(curve);
  return (
    <>
      <Curves
        label={sentence}
        curves={curves}
        main={model}
        marks={learnedPhases(curve)}
        x={{ domain: [0, most], ticks: ticks(0, most, 3), format: sayNumber, scale: "linear", name: "" }}
        y={{ domain: [0, 1], ticks: [0, 0.5, 1], format: (share) => sayShare(share), scale: "linear", name: "" }}
        height={height}
      />
      <p>{words.axis}</p>
      <p>{sentence}</p>
      <p>{words.note}</p>
    </>
  );
}
