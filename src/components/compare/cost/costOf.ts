// What does a memory cost in a context: what it keeps, what it computes a token, and how long that was measured to take?

import { bytesEach, grown } from "#model/contracts/comparedMemory";
import type { DescribedMemory, MemoryTable, TimedToken } from "#model/contracts/compareQuestions";
import type { Cost } from "#scene/compareScene";
import { costReference } from "#state/comparison";

/** null where it was not measured. */
export function costOf(
  memory: DescribedMemory,
  context: number,
  cost: Cost,
  times: ReadonlyMap<string, TimedToken>,
): number | null {
  switch (cost) {
    case "state":
      return bytesEach * grown(memory.stateNumbers, context);
    case "flops":
      return grown(memory.flopsPerToken, context);
    case "time":
      return times.get(`${memory.id} ${context}`)?.microseconds ?? null;
    default:
      return cost satisfies never;
  }
}

/** The chosen memories, and what they are all held against. */
export function costedMemories(
  chosen: readonly DescribedMemory[],
  table: MemoryTable | null,
): readonly DescribedMemory[] {
  const full = table?.memories.find(({ id }) => id === costReference);
  return full && !chosen.includes(full) ? [full, ...chosen] : chosen;
}
