// How is each panel of a lesson drawn? As Explore and Compare list them, but for one series: as large as there is room for it.
// Leaves to lessons/panels.ts which there are.

import type { ReactElement } from "react";
import type { PanelId } from "#lessons/panels";
import type { TokenQuantity } from "#model/contracts/probe";
import { compareLessonPanels } from "#components/compare/lessonPanels";
import { comparePanels } from "#components/compare/panels";
import { exploreLessonPanels } from "#components/explore/lessonPanels";
import { explorePanels } from "#components/explore/panels";
import { fetchedView } from "#components/hooks/fetched";
import { Panel, type PanelEntry } from "#components/panel/Panel";
import { panelNames } from "#words/panelNames";
import { originsTable, outerTable } from "./own/ownTables";

/** Panels that are one series, drawn large. */
const series = {
  surprise: "surprise",
  loss: "loss",
  momentum: "momentum",
  forgetting: "alpha",
  drift: "drift",
} as const satisfies Partial<Record<PanelId, TokenQuantity>>;

type DrawnPanel = Exclude<PanelId, keyof typeof series>;

/** Pictures that only lessons have: each is fetched with the first lesson that shows it. */
const ByHand = fetchedView(() => import("./own/ByHand").then((module) => module.ByHand));
const ErrorCurves = fetchedView(() => import("./own/ErrorCurves").then((module) => module.ErrorCurves));
const Bends = fetchedView(() => import("./own/Bends").then((module) => module.Bends));
const FourChoices = fetchedView(() => import("./own/FourChoices").then((module) => module.FourChoices));
const OuterProduct = fetchedView(() => import("./own/OuterProduct").then((module) => module.OuterProduct));
const Projections = fetchedView(() => import("./own/Projections").then((module) => module.Projections));
const KeyAndValue = fetchedView(() => import("./own/Projections").then((module) => module.KeyAndValue));
const ThroughMatrices = fetchedView(() => import("./own/Projections").then((module) => module.ThroughMatrices));
const KeyMix = fetchedView(() => import("./own/Projections").then((module) => module.KeyMix));
const Nudge = fetchedView(() => import("./own/Nudge").then((module) => module.Nudge));
const ChunkWrites = fetchedView(() => import("./own/ParallelForm").then((module) => module.ChunkWrites));
const ChunkTriangles = fetchedView(() => import("./own/ChunkRoom").then((module) => module.ChunkTriangles));
const ChunkCopies = fetchedView(() => import("./own/ChunkRoom").then((module) => module.ChunkCopies));
const ChunkSum = fetchedView(() => import("./own/ChunkRoom").then((module) => module.ChunkSum));
const Nesting = fetchedView(() => import("./own/Nesting").then((module) => module.Nesting));
const Products = fetchedView(() => import("./own/ParallelForm").then((module) => module.Products));
const ParallelForm = fetchedView(() => import("./own/ParallelForm").then((module) => module.ParallelForm));
const AfterProducts = fetchedView(() => import("./own/ParallelForm").then((module) => module.AfterProducts));
const LinearTwin = fetchedView(() => import("./own/ParallelForm").then((module) => module.LinearTwin));
const Segments = fetchedView(() => import("./own/Segments").then((module) => module.Segments));
const WayThere = fetchedView(() => import("./own/WayBack").then((module) => module.WayThere));
const WayBack = fetchedView(() => import("./own/WayBack").then((module) => module.WayBack));
const Paces = fetchedView(() => import("./own/Paces").then((module) => module.Paces));
const OwnTraining = fetchedView(() =>
  import("#components/train/LessonTraining").then((module) => module.LessonTraining),
);
const PaperEquations = fetchedView(() => import("./own/PaperEquations").then((module) => module.PaperEquations));

const ofPaper = { needsMemory: false, table: null } as const;

const own = {
  ownTraining: { name: panelNames.ownTraining, needsMemory: false, element: <OwnTraining />, table: null },
  paperEquations: {
    ...ofPaper,
    name: panelNames.paperEquations,
    element: <PaperEquations shown={["memory", "write", "read"]} name={panelNames.paperEquations} />,
  },
  paperEquation: {
    ...ofPaper,
    name: panelNames.paperEquation,
    element: <PaperEquations shown={["memory"]} name={panelNames.paperEquation} />,
  },
  paperMac: {
    ...ofPaper,
    name: panelNames.paperMac,
    element: <PaperEquations shown={["write", "read"]} name={panelNames.paperMac} />,
  },
  bends: { name: panelNames.bends, needsMemory: true, element: <Bends />, table: null },
  chunkWrites: { name: panelNames.chunkWrites, needsMemory: true, element: <ChunkWrites />, table: null },
  chunkTriangles: { name: panelNames.chunkTriangles, needsMemory: false, element: <ChunkTriangles />, table: null },
  chunkCopies: { name: panelNames.chunkCopies, needsMemory: false, element: <ChunkCopies />, table: null },
  chunkSum: { name: panelNames.chunkSum, needsMemory: false, element: <ChunkSum />, table: null },
  nesting: { name: panelNames.nesting, needsMemory: false, element: <Nesting />, table: null },
  products: { name: panelNames.products, needsMemory: true, element: <Products />, table: null },
  parallel: { name: panelNames.parallel, needsMemory: true, element: <ParallelForm />, table: null },
  parallelRest: { name: panelNames.parallelRest, needsMemory: true, element: <AfterProducts />, table: null },
  parallelTwin: { name: panelNames.parallelTwin, needsMemory: true, element: <LinearTwin />, table: null },
  byHand: { name: panelNames.byHand, needsMemory: true, element: <ByHand />, table: null },
  nudge: { name: panelNames.nudge, needsMemory: true, element: <Nudge />, table: null },
  fourChoices: { name: panelNames.fourChoices, needsMemory: false, element: <FourChoices />, table: null },
  errorCurves: { name: panelNames.errorCurves, needsMemory: false, element: <ErrorCurves />, table: null },
  segments: { name: panelNames.segments, needsMemory: false, element: <Segments />, table: null },
  wayThere: { name: panelNames.wayThere, needsMemory: true, element: <WayThere />, table: null },
  wayBack: { name: panelNames.wayBack, needsMemory: true, element: <WayBack />, table: null },
  paces: { name: panelNames.paces, needsMemory: false, element: <Paces />, table: null },
  outerProduct: { needsMemory: true, name: panelNames.outerProduct, element: <OuterProduct />, table: outerTable },
  projections: { needsMemory: true, name: panelNames.projections, element: <Projections />, table: originsTable },
  keyAndValue: { needsMemory: true, name: panelNames.keyAndValue, element: <KeyAndValue />, table: originsTable },
  throughMatrices: { needsMemory: true, name: panelNames.throughMatrices, element: <ThroughMatrices />, table: null },
  keyMix: { needsMemory: true, name: panelNames.keyMix, element: <KeyMix />, table: null },
} as const satisfies Record<string, PanelEntry>;

const drawn: Readonly<Record<DrawnPanel, PanelEntry>> = {
  ...explorePanels,
  ...exploreLessonPanels,
  ...comparePanels,
  ...compareLessonPanels,
  ...own,
};

/** The quantity of a panel that is one series; null for the others. */
export function seriesOf(id: PanelId): TokenQuantity | null {
  return id in series ? series[id as keyof typeof series] : null;
}

/** A panel as it is elsewhere on the page. */
export function LessonPanel({ id }: { id: PanelId }): ReactElement {
  return <Panel of={drawn[id as DrawnPanel]} />;
}
