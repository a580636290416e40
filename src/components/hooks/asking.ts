// What is the engine asked for as long as somebody shows it? Those who show it are counted: of two on one stage one may go first.

import { useEffect } from "react";
import type { WriteParts } from "#model/contracts/protocol";
import { useExplorer } from "#state/store";

export function useAsking(askers: "writeAskers" | "originAskers"): void {
  useEffect(() => {
    const count = (change: 1 | -1): void => useExplorer.setState((state) => ({ [askers]: state[askers] + change }));
    count(1);
    return () => count(-1);
  }, [askers]);
}

/** What the write at the cursor does; null until the engine has answered for the run on screen. */
export function useWriteParts(): WriteParts | null {
  useAsking("writeAskers");
  return useExplorer(({ write, run }) => (write?.run === run?.id ? write : null));
}
