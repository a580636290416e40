// How does a panel follow the matrices and maps of the cursor's token? They arrive at most once a frame, and are drawn in place.

import { useEffect } from "react";
import { useExplorer, type Explorer } from "#state/store";
import { drawAgain, useFrame } from "./frame";

export type ShownMoment = NonNullable<Explorer["moment"]>;

/** Calls `draw` after every render, and in the next frame when another moment has arrived; null where nothing is read. */
export function useMoment(draw: (moment: ShownMoment | null) => void): void {
  const follower = useFrame({ draw: () => draw(momentOf(useExplorer.getState())) });
  useEffect(
    () =>
      useExplorer.subscribe((state, before) => {
        if (momentOf(state) !== momentOf(before)) drawAgain(follower.current);
      }),
    [follower],
  );
}

/** The moment on screen; null where no token of the run can be trusted. */
export function momentOf({ moment, run }: Pick<Explorer, "moment" | "run">): ShownMoment | null {
  return run && run.filled > 0 && moment && moment.token < run.filled ? moment : null;
}
