// What do the workbench’s drawn functions say as a table? Their values where they are drawn.

import { type Table, word, number } from "#components/panel/tables";
import { formatNumber } from "#components/text/format";
import { defaultCompareConfig, type CompareConfig } from "#model/contracts/comparedMemory";
import { choices, lossAt, penaltyAt } from "#model/contracts/workbench";
import type { CompareScene } from "#scene/compareScene";
import type { Comparison } from "#state/comparison";
import type { Explorer } from "#state/store";
import { compareTableWords as words } from "#words/compareTables";

/** How finely functions are drawn, and tabled. */
export const samples = 71;

/** What a composed memory is made with: the sizes of all memories, and what the reader has set. */
export function workbenchConfig({ knobs }: CompareScene, { table }: Pick<Comparison, "table">): CompareConfig {
  return { ...(table?.config ?? defaultCompareConfig), ...knobs };
}

/** The loss and the penalty of the workbench's choice, at even steps from −2 to 2. */
export function functionTable({ scene }: Explorer, comparison: Comparison): Table {
  const { bias, retention } = scene.compare.workbench;
  const config = workbenchConfig(scene.compare, comparison);
  const at = (row: number): number => -2 + (4 * row) / (samples - 1);
  return {
    head: words.functions.place,
    columns: [
      { symbol: words.functions.loss, name: choices[bias].title, unit: words.functions.ofError, hue: "ink" },
      { symbol: words.functions.penalty, name: choices[retention].title, unit: words.functions.ofWeight, hue: "ink" },
    ],
    rows: samples,
    labelOf: (row) => formatNumber(at(row)),
    tokenOf: null,
    valueAt: (row, column) => {
      const value = column === 0 ? lossAt(at(row), { bias, config }) : penaltyAt(at(row), { retention, config });
      return value === null ? word(words.functions.impossible) : number(value);
    },
  };
}
