// What frame does a panel of Train stand in? That of every panel; its table twin follows the training once a second.

import type { ReactElement, ReactNode } from "react";
import { useTraining, type Training } from "#state/training";
import { PanelFrame } from "#components/panel/PanelFrame";

export function TrainFrame({ note, children }: { note: ReactNode; children: ReactNode }): ReactElement {
  useTraining(secondOf);
  return <PanelFrame note={note}>{children}</PanelFrame>;
}

/** Which training, how it stands, and its second. */
function secondOf({ training, phase, milliseconds }: Training): string {
  return `${training} ${phase} ${Math.floor(milliseconds / 1000)}`;
}
