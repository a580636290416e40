// Which panels does Explore have? Every one once: its name, whether it needs a memory, what it is made of and what it says as a
// table. The grid of the page, the tabs, the lessons and the exports read this list. Leaves where each stands to them, and those that
// come before the instrument to frontPanels.tsx.

import { fetchedView } from "#components/hooks/fetched";
import type { Exported, PanelEntry } from "#components/panel/Panel";
import type { Table } from "#components/panel/tables";
import { useExplorer, type Explorer } from "#state/store";
import { OfWrite } from "#components/hooks/cursor";
import { panelNames } from "#words/panelNames";
import { Equation } from "./equation/Equation";
import { equationTable } from "./equation/equationTable";
import { frontPanels } from "./frontPanels";
import { Inspector } from "./inspector/Inspector";
import { nextTokenTable } from "./next/nextTable";
import { Recall } from "./recall/Recall";
import { recallTableOf } from "./recall/recallTable";
import { Sentence } from "./sentence/Sentence";
import { WriteInParts } from "./sentence/WriteInParts";
import { Timeline } from "./timeline/Timeline";
import { timelineTable } from "./timeline/rowTable";
import { CellWriters } from "./weights/CellWriters";
import { MemoryWeights } from "./weights/MemoryWeights";
import { matricesTable } from "./weights/matricesTable";

/** What no first picture shows is fetched when its tab is chosen. */
const Maps = fetchedView(() => import("./maps/Maps").then((module) => module.Maps));
const DataTable = fetchedView(() => import("./table/DataTable").then((module) => module.DataTable));
const LongText = fetchedView(() => import("./long/LongText").then((module) => module.LongText));
const NextToken = fetchedView(() => import("./next/NextToken").then((module) => module.NextToken));

/** A table of what the store holds when it is asked for. */
function now(tableOf: (explorer: Explorer) => Table | null): Exported["table"] {
  return (explorer = useExplorer.getState()) => tableOf(explorer);
}

const panel = { needsMemory: false, table: null } as const;
const memory = { needsMemory: true } as const;

export const explorePanels = {
  ...frontPanels,
  /** What the first screen fetches when it is asked for is here from the start. */
  sentence: { ...frontPanels.sentence, element: <Sentence /> },
  inspector: { ...frontPanels.inspector, element: <Inspector /> },
  writers: { ...frontPanels.writers, element: <CellWriters /> },
  substeps: { ...panel, name: panelNames.subSteps, element: <WriteInParts /> },
  equation: {
    ...memory,
    name: panelNames.equation,
    element: (
      <OfWrite value>
        <Equation />
      </OfWrite>
    ),
    table: now(equationTable),
  },
  /** Each row is a part with a table of its own beside the whole. */
  timeline: { ...memory, name: panelNames.timeline, element: <Timeline />, table: now(timelineTable) },
  recall: { ...memory, name: panelNames.recall, element: <Recall />, table: now(recallTableOf) },
  next: { ...panel, name: panelNames.next, element: <NextToken />, table: now(nextTokenTable) },
  weights: { ...memory, name: panelNames.weights, element: <MemoryWeights />, table: now(matricesTable) },
  /** Each map is a part with a table of its own; of the wiring it is the one of the model that is looked at. */
  maps: { ...panel, name: panelNames.maps, element: <Maps /> },
  table: { ...panel, name: panelNames.table, element: <DataTable /> },
  /** Each of its pictures is a part with a table of its own. */
  long: { ...panel, name: panelNames.long, element: <LongText /> },
} as const satisfies Record<string, PanelEntry>;
