// What is true at the recorded run's cursor: its weights, its answers, what its token draws on? Recorded with the run, and fetched by
// a page that opens with the instrument, where it stands until the engine has answered.

import type { Moment } from "#model/contracts/protocol";
import recording from "./recordedMoment.json";
import { recordedId, unpack } from "./recorded";
import { useExplorer } from "./store";

/** As the engine would answer it. */
export function recordedMoment(): Moment {
  return unpack(recording) as Moment;
}

/** Puts it on screen, where the recorded run still is and nobody knows better. */
export function showRecordedMoment(): void {
  const { run, moment } = useExplorer.getState();
  if (run?.id !== recordedId || moment !== null) return;
  useExplorer.setState({ moment: { ...recordedMoment(), run: recordedId } });
}
