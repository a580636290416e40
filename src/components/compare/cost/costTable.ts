// What do the cost curves say as a table? Every length asked for, memories across.

import { type Table, word, number } from "#components/panel/tables";
import type { DescribedMemory } from "#model/contracts/compareQuestions";
import type { Cost } from "#scene/compareScene";
import { compareTableWords as words } from "#words/compareTables";

/** A row a context length, a column a memory. */
export function costTable({
  memories,
  contexts,
  valueOf,
  cost,
}: {
  memories: readonly DescribedMemory[];
  contexts: readonly number[];
  valueOf: (memory: DescribedMemory, context: number) => number | null;
  cost: Cost;
}): Table {
  const unit = words.cost.units[cost];
  const formula = (memory: DescribedMemory): string =>
    ({ state: memory.stateNumbers.formula, flops: memory.flopsPerToken.formula, time: words.cost.measured })[cost];
  return {
    head: words.cost.tokens,
    columns: memories.map((memory) => ({ symbol: memory.title, name: formula(memory), unit, hue: "ink" })),
    rows: contexts.length,
    labelOf: (row) => String(contexts[row]!),
    tokenOf: null,
    valueAt: (row, column) => {
      const value = valueOf(memories[column]!, contexts[row]!);
      return value === null ? word("–") : number(value, { digits: 1 });
    },
  };
}
