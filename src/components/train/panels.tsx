// Which panels does Train have? Every one once, as explore/panels.tsx lists those of Explore; fetched with the view.

import type { PanelEntry } from "#components/panel/Panel";
import { panelNames } from "#words/panelNames";
import { BeforeAndNow } from "./answers/BeforeAndNow";
import { answerTable } from "./answers/answerTable";
import { LearningCurve } from "./curve/LearningCurve";
import { curveTable } from "./curve/curveTable";
import { AccuracyByDistance } from "./distance/AccuracyByDistance";
import { distanceTable } from "./distance/distanceTable";
import { LearnedGates } from "./gates/LearnedGates";
import { gateTable } from "./gates/gateTable";
import { LearnedKeys } from "./keys/LearnedKeys";
import { keyTable } from "./keys/keyTable";
import { TwoLoops } from "./loops/TwoLoops";
import { TrainSaid } from "./said/TrainSaid";
import { TrainSettings } from "./settings/TrainSettings";

const panel = { needsMemory: false, table: null } as const;

export const trainPanels = {
  trainSettings: { ...panel, name: panelNames.trainSettings, element: <TrainSettings /> },
  trainSaid: { ...panel, name: panelNames.trainSaid, element: <TrainSaid /> },
  loops: { ...panel, name: panelNames.loops, element: <TwoLoops /> },
  learningCurve: { ...panel, name: panelNames.learningCurve, element: <LearningCurve />, table: curveTable },
  byDistance: { ...panel, name: panelNames.byDistance, element: <AccuracyByDistance />, table: distanceTable },
  learnedGates: { ...panel, name: panelNames.learnedGates, element: <LearnedGates />, table: gateTable },
  learnedKeys: { ...panel, name: panelNames.learnedKeys, element: <LearnedKeys />, table: keyTable },
  learnedWords: { ...panel, name: panelNames.learnedWords, element: <BeforeAndNow />, table: answerTable },
} as const satisfies Record<string, PanelEntry>;
