// How does a lesson show the write of one token in seven captions? As the sentence does at the sub-step grain; while they are on
// stage, stepping goes through them.

import { useEffect, useRef, type ReactElement } from "react";
import { subSteps } from "#model/contracts/probe";
import { setGrain, showSubStep } from "#state/playhead";
import { useExplorer } from "#state/store";
import { panelNames } from "#words/panelNames";
import { SubSteps } from "./SubSteps";

export function WriteInParts(): ReactElement {
  useEffect(() => {
    setGrain("substep");
    return () => setGrain("token");
  }, []);
  // Who turns the order of reading sees the memory that now answers: before this write, or after it.
  const order = useExplorer(({ scene }) => scene.memory.readOrder);
  const before = useRef(order);
  useEffect(() => {
    if (before.current !== order) showSubStep(order === "after" ? subSteps.length - 1 : 0);
    before.current = order;
  }, [order]);
  return (
    <section aria-label={panelNames.subSteps} className="sentence">
      <SubSteps />
    </section>
  );
}
