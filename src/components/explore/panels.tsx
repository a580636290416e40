// Which panels does Explore have? Every one once: its name, whether it needs a memory, what it is made of and what it says as a
// table. The grid of the page, the tabs, the lessons and the exports read this list. Leaves where each stands to them.

import { fetchedView } from "#components/panel/fetched";
import type { Exported, PanelEntry } from "#components/panel/Panel";
import { OfWrite } from "#components/hooks/cursor";
import { Settings } from "#components/settings/Settings";
import type { Table } from "#components/panel/tables";
import { useExplorer, type Explorer } from "#state/store";
import { panelNames } from "#words/panelNames";
import { Answers } from "./answers/Answers";
import { answersTable } from "./answers/answersTable";
import { Equation } from "./equation/Equation";
import { equationTable } from "./equation/equationTable";
import { Ask } from "./front/Ask";
import { Count } from "./front/Count";
import { Did } from "./front/Did";
import { Foot } from "./front/Foot";
import { Thesis } from "./front/Thesis";
import { Inspector } from "./inspector/Inspector";
import { inspectorTable } from "./inspector/inspectorTable";
import { networkTable } from "./network/networkTable";
import { nextTokenTable } from "./next/nextTable";
import { Recall } from "./recall/Recall";
import { recallTableOf } from "./recall/recallTable";
import { Sentence } from "./sentence/Sentence";
import { WriteInParts } from "./sentence/WriteInParts";
import { TokenStrip } from "./strip/TokenStrip";
import { stripTable } from "./strip/stripTable";
import { Timeline } from "./timeline/Timeline";
import { timelineTable } from "./timeline/rowTable";
import { Transport } from "./transport/Transport";
import { CellWriters } from "./weights/CellWriters";
import { MemoryWeights } from "./weights/MemoryWeights";
import { matricesTable } from "./weights/matricesTable";

/** The second screen's own, fetched when it is gone to. */
const StoryArc = fetchedView(() => import("./front/Story").then((module) => module.StoryArc));
const MemorySwitch = fetchedView(() => import("./front/Story").then((module) => module.MemorySwitch));

/** What no first picture shows is fetched when its tab is chosen, or the instrument unfolded. */
const Maps = fetchedView(() => import("./maps/Maps").then((module) => module.Maps));
const Network = fetchedView(() => import("./network/Network").then((module) => module.Network));
const DataTable = fetchedView(() => import("./table/DataTable").then((module) => module.DataTable));
const NextToken = fetchedView(() => import("./next/NextToken").then((module) => module.NextToken));
const ModelWiring = fetchedView(() => import("./wiring/ModelWiring").then((module) => module.ModelWiring));

/** A table of what the store holds when it is asked for. */
function now(tableOf: (explorer: Explorer) => Table | null): Exported["table"] {
  return (explorer = useExplorer.getState()) => tableOf(explorer);
}

const panel = { needsMemory: false, table: null } as const;
const memory = { needsMemory: true } as const;

export const explorePanels = {
  settings: { ...panel, name: panelNames.settings, element: <Settings /> },
  transport: {
    ...panel,
    name: panelNames.transport,
    element: (
      <OfWrite value>
        <Transport />
      </OfWrite>
    ),
  },
  strip: {
    ...panel,
    name: panelNames.strip,
    element: (
      <OfWrite value>
        <TokenStrip />
      </OfWrite>
    ),
    table: now(stripTable),
  },
  thesis: { ...panel, name: panelNames.thesis, element: <Thesis /> },
  ask: { ...memory, name: panelNames.ask, element: <Ask />, table: null },
  count: { ...memory, name: panelNames.count, element: <Count />, table: null },
  story: { ...memory, name: panelNames.story, element: <StoryArc />, table: null },
  memorySwitch: { ...memory, name: panelNames.memorySwitch, element: <MemorySwitch />, table: null },
  did: {
    ...memory,
    name: panelNames.did,
    element: (
      <OfWrite value>
        <Did />
      </OfWrite>
    ),
    table: null,
  },
  foot: {
    ...panel,
    name: panelNames.foot,
    element: (
      <OfWrite value>
        <Foot />
      </OfWrite>
    ),
  },
  sentence: { ...panel, name: panelNames.sentence, element: <Sentence /> },
  substeps: { ...panel, name: panelNames.subSteps, element: <WriteInParts /> },
  answers: { ...memory, name: panelNames.answers, element: <Answers />, table: now(answersTable) },
  /** Of a memory that is a network: beside the picture in words. */
  network: { ...memory, name: panelNames.network, element: <Network />, table: now(networkTable) },
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
  inspector: { ...panel, name: panelNames.inspector, element: <Inspector />, table: now(inspectorTable) },
  weights: { ...memory, name: panelNames.weights, element: <MemoryWeights />, table: now(matricesTable) },
  /** Under the weights, but on a phone, where it lies over them. */
  writers: { ...memory, name: panelNames.writers, element: <CellWriters />, table: null },
  /** Each map is a part with a table of its own; of the wiring it is the one of the model that is looked at. */
  maps: { ...panel, name: panelNames.maps, element: <Maps /> },
  wiring: { ...panel, name: panelNames.wiring, element: <ModelWiring /> },
  table: { ...panel, name: panelNames.table, element: <DataTable /> },
} as const satisfies Record<string, PanelEntry>;
