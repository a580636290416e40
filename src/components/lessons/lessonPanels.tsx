// How is each panel of a lesson drawn? The panels of Explore and Compare as they are, and one series as large as there is room.
// Leaves to lessons/panels.ts which there are.

import { useEffect, type ReactElement, type ReactNode } from "react";
import type { PanelId } from "#lessons/panels";
import { panels } from "#lessons/panels";
import type { TokenQuantity } from "#model/contracts/probe";
import { setGrain } from "#state/playhead";
import { CompareAges, CompareCapacity } from "#components/compare/capacity/CompareCapacity";
import { CompareColumns } from "#components/compare/columns/CompareColumns";
import { CompareCost } from "#components/compare/cost/CompareCost";
import { CompareErrors } from "#components/compare/errors/CompareErrors";
import { CompareLadder } from "#components/compare/ladder/CompareLadder";
import { CompareRecall } from "#components/compare/recall/CompareRecall";
import { CompareStates } from "#components/compare/states/CompareStates";
import { CompareWorkbench } from "#components/compare/workbench/CompareWorkbench";
import { DataTable } from "#components/explore/table/DataTable";
import { Equation } from "#components/explore/equation/Equation";
import { Inspector } from "#components/explore/inspector/Inspector";
import { Maps } from "#components/explore/maps/Maps";
import { MemoryWeights } from "#components/explore/weights/MemoryWeights";
import { ModelWiring } from "#components/explore/wiring/ModelWiring";
import { NeedsMemory } from "#components/panel/NeedsMemory";
import { NextToken } from "#components/explore/next/NextToken";
import { PanelBoundary } from "#components/panel/PanelBoundary";
import { Recall } from "#components/explore/recall/Recall";
import { Sentence } from "#components/explore/sentence/Sentence";
import { SubSteps } from "#components/explore/sentence/SubSteps";
import { Timeline } from "#components/explore/timeline/Timeline";

/** Panels that are one series, drawn large. */
const series = {
  surprise: "surprise",
  loss: "loss",
  momentum: "momentum",
  forgetting: "alpha",
  drift: "drift",
  recallSeries: "recallAfter",
  probability: "nextProbability",
} as const satisfies Partial<Record<PanelId, TokenQuantity>>;

type DrawnPanel = Exclude<PanelId, keyof typeof series>;

/** The quantity of a panel that is one series; null for the others. */
export function seriesOf(id: PanelId): TokenQuantity | null {
  return id in series ? series[id as keyof typeof series] : null;
}

const drawn: Readonly<Record<DrawnPanel, ReactNode>> = {
  timeline: <Timeline />,
  sentence: <Sentence />,
  substeps: <WriteInParts />,
  equation: <Equation />,
  recall: <Recall />,
  inspector: <Inspector />,
  weights: <MemoryWeights />,
  maps: <Maps />,
  wiring: <ModelWiring />,
  next: <NextToken />,
  table: <DataTable />,
  ladder: <CompareLadder />,
  memories: <CompareColumns />,
  recallMatrix: <CompareRecall />,
  errors: <CompareErrors />,
  capacity: <CompareCapacity />,
  ages: <CompareAges />,
  cost: <CompareCost />,
  states: <CompareStates />,
  workbench: <CompareWorkbench />,
};

const needMemory: readonly PanelId[] = ["timeline", "equation", "recall", "weights"];

/** A panel as it is elsewhere on the page. */
export function LessonPanel({ id }: { id: PanelId }): ReactElement {
  const { name } = panels[id];
  const panel = drawn[id as DrawnPanel];
  return (
    <PanelBoundary name={name}>
      {needMemory.includes(id) ? <NeedsMemory name={name}>{panel}</NeedsMemory> : panel}
    </PanelBoundary>
  );
}

/** The write of one token in seven captions; while they are on stage, stepping goes through them. */
function WriteInParts(): ReactElement {
  useEffect(() => {
    setGrain("substep");
    return () => setGrain("token");
  }, []);
  return (
    <section aria-label={panels.substeps.name} className="panel sentence">
      <SubSteps />
    </section>
  );
}
