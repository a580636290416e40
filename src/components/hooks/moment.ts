// How does a panel follow the matrices and maps of the cursor's token? They arrive at most once a frame, and are drawn in place.

import { useEffect, useLayoutEffect, useRef } from "react";
import { useExplorer, type Explorer } from "#state/store";

export type ShownMoment = NonNullable<Explorer["moment"]>;

/** Calls `draw` after every render and whenever another moment arrives; null where nothing is read. */
export function useMoment(draw: (moment: ShownMoment | null) => void): void {
  const latest = useRef(draw);
  useLayoutEffect(() => {
    latest.current = draw;
    draw(momentOf(useExplorer.getState()));
  });
  useEffect(
    () =>
      useExplorer.subscribe((state, before) => {
        if (momentOf(state) !== momentOf(before)) latest.current(momentOf(state));
      }),
    [],
  );
}

/** The moment on screen; null where no token of the run can be trusted. */
export function momentOf({ moment, run }: Pick<Explorer, "moment" | "run">): ShownMoment | null {
  return run && run.filled > 0 && moment && moment.token < run.filled ? moment : null;
}
