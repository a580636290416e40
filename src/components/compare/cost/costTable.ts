// What do the cost curves say as a table? Every length asked for, memories across.

import { type Table, word, number } from "#components/panel/tables";
import type { DescribedMemory } from "#model/contracts/compareQuestions";
import { contexts } from "#scene/compareScene";
import { chosenOf } from "#components/hooks/chosen";
import type { Comparison } from "#state/comparison";
import type { Explorer } from "#state/store";
import { compareTableWords as words } from "#words/compareTables";
import { costedMemories, costOf } from "./costOf";

/** A row a context length, a column a memory. */
export function costTable(explorer: Explorer, comparison: Comparison): Table {
  const { table, times } = comparison;
  const { cost } = explorer.scene.compare;
  const memories = costedMemories(chosenOf(explorer, comparison), table);
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
      const value = costOf(memories[column]!, contexts[row]!, cost, times);
      return value === null ? word("–") : number(value, { digits: 1 });
    },
  };
}
