// What is a memory called that plays or is tried?

import { useComparison } from "#state/comparison";

/** Its id, until it is known what it is called. */
export function useMemoryTitle(id: string | undefined): string {
  return useComparison(({ table }) => table?.memories.find((memory) => memory.id === id)?.title ?? id ?? "");
}
