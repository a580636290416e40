// Which panels of Compare do only lessons have? Every one once, as panels.tsx lists those of the view: games with what a step speaks of
// and nothing else.

import type { PanelEntry } from "#components/panel/Panel";
import { panelNames } from "#words/panelNames";
import { CupsFollowed, Flips, MarkFollowed, Swaps } from "./tracking/LessonGames";
import { gameTable } from "./tracking/gameTable";
import { learnedTable } from "./tracking/learnedTable";
import { LearnedTracking } from "./tracking/LearnedTracking";
import { flipsTable, markTable } from "./tracking/markTable";

const panel = { needsMemory: false } as const;

export const compareLessonPanels = {
  flips: { ...panel, name: panelNames.flips, element: <Flips />, table: flipsTable },
  mark: { ...panel, name: panelNames.mark, element: <MarkFollowed />, table: markTable },
  swaps: { ...panel, name: panelNames.swaps, element: <Swaps />, table: gameTable },
  cups: { ...panel, name: panelNames.cups, element: <CupsFollowed />, table: gameTable },
  learnedCups: {
    ...panel,
    name: panelNames.learnedTracking,
    element: <LearnedTracking tasks={["cups"]} />,
    table: learnedTable,
  },
} as const satisfies Record<string, PanelEntry>;
