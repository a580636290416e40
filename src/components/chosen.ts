// Which memories does the Scene want side by side? As far as there are such memories.

import { useMemo } from "react";
import { chosenMemories, useComparison } from "../comparison";
import type { DescribedMemory } from "../model/compareQuestions";
import { useExplorer } from "../store";

export function useChosen(): readonly DescribedMemory[] {
  const table = useComparison((state) => state.table);
  const ids = useExplorer(({ scene }) => scene.compare.memories);
  return useMemo(() => (table ? chosenMemories(table, ids) : []), [table, ids]);
}
