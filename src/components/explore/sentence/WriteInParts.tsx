// How does a lesson show the write of one token in seven captions? As the sentence does at the sub-step grain; while they are on
// stage, stepping goes through them.

import { useEffect, type ReactElement } from "react";
import { setGrain } from "#state/playhead";
import { panelNames } from "#words/panelNames";
import { SubSteps } from "./SubSteps";

export function WriteInParts(): ReactElement {
  useEffect(() => {
    setGrain("substep");
    return () => setGrain("token");
  }, []);
  return (
    <section aria-label={panelNames.subSteps} className="sentence">
      <SubSteps />
    </section>
  );
}
