// Which panels does Explore have before its instrument is unfolded? Those of the first screen, and what may stand beside it: all
// that is not seen when the page opens is fetched when it is asked for. Leaves where each stands to the grid of the page, and the
// instrument's own panels to panels.tsx.

import { OfWrite } from "#components/hooks/cursor";
import { fetched, fetchedView } from "#components/hooks/fetched";
import type { Exported, PanelEntry } from "#components/panel/Panel";
import type { Table } from "#components/panel/tables";
import { useExplorer, type Explorer } from "#state/store";
import { panelNames } from "#words/panelNames";
import { Answers } from "./answers/Answers";
import { Ask } from "./front/Ask";
import { Count } from "./front/Count";
import { Did } from "./front/Did";
import { Foot } from "./front/Foot";
import { Thesis } from "./front/Thesis";
import { TokenStrip } from "./strip/TokenStrip";

/** The second screen's own. */
const StoryArc = fetchedView(() => import("./front/Story").then((module) => module.StoryArc));
const MemorySwitch = fetchedView(() => import("./front/Story").then((module) => module.MemorySwitch));
const ModelWiring = fetchedView(() => import("./wiring/ModelWiring").then((module) => module.ModelWiring));

/** What a press brings, or a step into a write: here before it is asked for, where there is time. */
const Sentence = fetchedView(() => import("./sentence/Sentence").then((module) => module.Sentence), { ahead: true });
const Settings = fetchedView(() => import("#components/settings/Settings").then((module) => module.Settings), {
  ahead: true,
});
const Inspector = fetchedView(() => import("./inspector/Inspector").then((module) => module.Inspector));
const CellWriters = fetchedView(() => import("./weights/CellWriters").then((module) => module.CellWriters));
const Network = fetchedView(() => import("./network/Network").then((module) => module.Network));
const Transport = fetchedView(() => import("./transport/Transport").then((module) => module.Transport));

/** A table of what the store holds when it is asked for, by a program that is fetched then. */
function fetchedTable(load: () => Promise<(explorer: Explorer) => Table | null>): Exported["table"] {
  return async (explorer = useExplorer.getState()) => (await fetched(load))(explorer);
}

const panel = { needsMemory: false, table: null } as const;
const memory = { needsMemory: true } as const;

export const frontPanels = {
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
    table: fetchedTable(() => import("./strip/stripTable").then((module) => module.stripTable)),
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
  answers: {
    ...memory,
    name: panelNames.answers,
    element: <Answers />,
    table: fetchedTable(() => import("./answers/answersTable").then((module) => module.answersTable)),
  },
  /** Of a memory that is a network: beside the picture in words. */
  network: {
    ...memory,
    name: panelNames.network,
    element: <Network />,
    table: fetchedTable(() => import("./network/networkTable").then((module) => module.networkTable)),
  },
  inspector: {
    ...panel,
    name: panelNames.inspector,
    element: <Inspector />,
    table: fetchedTable(() => import("./inspector/inspectorTable").then((module) => module.inspectorTable)),
  },
  /** Under the weights, but on a phone, where it lies over them. */
  writers: { ...memory, name: panelNames.writers, element: <CellWriters />, table: null },
  wiring: { ...panel, name: panelNames.wiring, element: <ModelWiring /> },
} as const satisfies Record<string, PanelEntry>;
