// How is each panel of a lesson drawn? The panels of Explore and Compare as they are, and one series as large as there is room.
// Leaves to lessons/panels.ts which there are.

import { useEffect, type ReactElement, type ReactNode } from "react";
import type { PanelId } from "../lessons/panels";
import { panels } from "../lessons/panels";
import type { TokenQuantity } from "../model/probe";
import { setGrain } from "../playhead";
import { CompareAges, CompareCapacity } from "./CompareCapacity";
import { CompareColumns } from "./CompareColumns";
import { CompareCost } from "./CompareCost";
import { CompareErrors } from "./CompareErrors";
import { CompareLadder } from "./CompareLadder";
import { CompareRecall } from "./CompareRecall";
import { CompareStates } from "./CompareStates";
import { CompareWorkbench } from "./CompareWorkbench";
import { DataTable } from "./DataTable";
import { Equation } from "./Equation";
import { Inspector } from "./Inspector";
import { Maps } from "./Maps";
import { MemoryWeights } from "./MemoryWeights";
import { ModelWiring } from "./ModelWiring";
import { NeedsMemory } from "./NeedsMemory";
import { NextToken } from "./NextToken";
import { PanelBoundary } from "./PanelBoundary";
import { Recall } from "./Recall";
import { Sentence } from "./Sentence";
import { SubSteps } from "./SubSteps";
import { Timeline } from "./Timeline";

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
