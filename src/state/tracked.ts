// What was found of what small models learn to track? Fetched when it is first seen.

import { create } from "zustand";
import type { Tracked } from "#model/contracts/tracked";

interface KnownTracked {
  readonly tracked: Tracked | null;
  /** Why it could not be had. */
  readonly problem: string | null;
}

export const useTracked = create<KnownTracked>()(() => ({ tracked: null, problem: null }));

export async function fetchTracked(): Promise<void> {
  if (useTracked.getState().tracked) return;
  useTracked.setState({ problem: null });
  try {
    const response = await fetch(new URL("track.json", document.baseURI));
    if (!response.ok) throw new Error(`track.json: ${response.status}`);
    useTracked.setState({ tracked: (await response.json()) as Tracked });
  } catch (error) {
    useTracked.setState({ problem: error instanceof Error ? error.message : String(error) });
  }
}
