// Which panels does Compare have? Every one once, as explore/panels.tsx lists those of Explore; fetched with the view. Compare
// has no memories to show of a model without one, and says so in its panels' place.

import type { Exported, PanelEntry } from "#components/panel/Panel";
import type { Table } from "#components/panel/tables";
import { useComparison, type Comparison } from "#state/comparison";
import { useExplorer, type Explorer } from "#state/store";
import { panelNames } from "#words/panelNames";
import { CompareAges, CompareCapacity } from "./capacity/CompareCapacity";
import { ageTable, capacityTable } from "./capacity/capacityTables";
import { CompareColumns } from "./columns/CompareColumns";
import { CompareKnobs } from "./CompareKnobs";
import { CompareCost } from "./cost/CompareCost";
import { costTable } from "./cost/costTable";
import { CompareErrors } from "./errors/CompareErrors";
import { errorTable } from "./errors/errorTable";
import { InnerSteps } from "./innerSteps/InnerSteps";
import { stepsTable } from "./innerSteps/stepsTable";
import { CompareLadder } from "./ladder/CompareLadder";
import { CompareLevels } from "./levels/CompareLevels";
import { levelTable } from "./levels/levelTable";
import { CompareLongTests } from "./longTests/CompareLongTests";
import { longTable } from "./longTests/longTable";
import { gateTable } from "./madeGates/gateTable";
import { MadeGates } from "./madeGates/MadeGates";
import { gridTable } from "./pairGrid/gridTable";
import { PairGrid } from "./pairGrid/PairGrid";
import { figuresTable } from "./paperTable/figuresTable";
import { PaperTable } from "./paperTable/PaperTable";
import { CompareRecall } from "./recall/CompareRecall";
import { recallMatrix } from "./recall/recallTable";
import { CompareStates } from "./states/CompareStates";
import { stateTable } from "./states/stateTable";
import { gameTable } from "./tracking/gameTable";
import { learnedTable } from "./tracking/learnedTable";
import { LearnedTracking } from "./tracking/LearnedTracking";
import { ShellGame } from "./tracking/ShellGame";
import { TrackingTable } from "./tracking/TrackingTable";
import { tracksTable } from "./tracking/tracksTable";
import { CompareWorkbench } from "./workbench/CompareWorkbench";
import { functionTable } from "./workbench/functionTable";

/** A table of what both stores hold when it is asked for. */
function now(tableOf: (explorer: Explorer, comparison: Comparison) => Table | null): Exported["table"] {
  return (explorer = useExplorer.getState(), comparison = useComparison.getState()) => tableOf(explorer, comparison);
}

const panel = { needsMemory: false, table: null } as const;

export const comparePanels = {
  ladder: { ...panel, name: panelNames.ladder, element: <CompareLadder /> },
  compareSettings: { ...panel, name: panelNames.compareSettings, element: <CompareKnobs /> },
  /** Each column is a part with a table of its own. */
  memories: { ...panel, name: panelNames.memories, element: <CompareColumns /> },
  recallMatrix: { ...panel, name: panelNames.recallMatrix, element: <CompareRecall />, table: now(recallMatrix) },
  errors: { ...panel, name: panelNames.errors, element: <CompareErrors />, table: now(errorTable) },
  levels: { ...panel, name: panelNames.levels, element: <CompareLevels />, table: now(levelTable) },
  madeGates: { ...panel, name: panelNames.madeGates, element: <MadeGates />, table: now(gateTable) },
  capacity: { ...panel, name: panelNames.capacity, element: <CompareCapacity />, table: now(capacityTable) },
  ages: { ...panel, name: panelNames.ages, element: <CompareAges />, table: now(ageTable) },
  cost: { ...panel, name: panelNames.cost, element: <CompareCost />, table: now(costTable) },
  innerSteps: {
    ...panel,
    name: panelNames.innerSteps,
    element: <InnerSteps />,
    table: now((_, comparison) => stepsTable(comparison)),
  },
  states: { ...panel, name: panelNames.states, element: <CompareStates />, table: now(stateTable) },
  workbench: { ...panel, name: panelNames.workbench, element: <CompareWorkbench />, table: now(functionTable) },
  shellGame: { ...panel, name: panelNames.shellGame, element: <ShellGame />, table: gameTable },
  tracks: { ...panel, name: panelNames.tracks, element: <TrackingTable />, table: tracksTable },
  learnedTracking: { ...panel, name: panelNames.learnedTracking, element: <LearnedTracking />, table: learnedTable },
  longTests: { ...panel, name: panelNames.longTests, element: <CompareLongTests />, table: longTable },
  pairGrid: { ...panel, name: panelNames.pairGrid, element: <PairGrid />, table: gridTable },
  paperTable: { ...panel, name: panelNames.paperTable, element: <PaperTable />, table: () => figuresTable },
} as const satisfies Record<string, PanelEntry>;
