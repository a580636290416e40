// What do the workbench’s drawn functions say as a table? Their values where they are drawn.

import { type Table, word, number } from "#components/panel/tables";
import { formatNumber } from "#components/text/format";
import type { CompareConfig } from "#model/contracts/comparedMemory";
import { type Composition, choices, lossAt, penaltyAt } from "#model/contracts/workbench";
import { compareTableWords as words } from "#words/compareTables";

/** The loss and the penalty of the workbench's choice, at even steps from −2 to 2. */
export function functionTable({
  workbench: { bias, retention },
  config,
  samples,
}: {
  workbench: Composition;
  config: CompareConfig;
  samples: number;
}): Table {
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
