// Which memories does the Scene want side by side? As far as there are such memories.

import type { DescribedMemory } from "#model/contracts/compareQuestions";
import { useComparison, chosenMemories, type Comparison } from "#state/comparison";
import { useExplorer, type Explorer } from "#state/store";
import { useMemo } from "react";

export function useChosen(): readonly DescribedMemory[] {
  const table = useComparison((state) => state.table);
  const ids = useExplorer(({ scene }) => scene.compare.memories);
  return useMemo(() => (table ? chosenMemories(table, ids) : []), [table, ids]);
}

/** The same, of what the stores hold now. */
export function chosenOf({ scene }: Explorer, { table }: Comparison): readonly DescribedMemory[] {
  return table ? chosenMemories(table, scene.compare.memories) : [];
}
