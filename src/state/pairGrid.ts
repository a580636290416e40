// What was found of how many pairs small models hold? Fetched when it is first seen.

import { create } from "zustand";
import type { PairGrid } from "#model/contracts/pairGrid";

interface KnownGrid {
  readonly grid: PairGrid | null;
  /** Why it could not be had. */
  readonly problem: string | null;
}

export const usePairGrid = create<KnownGrid>()(() => ({ grid: null, problem: null }));

export async function fetchPairGrid(): Promise<void> {
  if (usePairGrid.getState().grid) return;
  usePairGrid.setState({ problem: null });
  try {
    const response = await fetch(new URL("grid.json", document.baseURI));
    if (!response.ok) throw new Error(`grid.json: ${response.status}`);
    usePairGrid.setState({ grid: (await response.json()) as PairGrid });
  } catch (error) {
    usePairGrid.setState({ problem: error instanceof Error ? error.message : String(error) });
  }
}
