// What do the rows of errors say as a table? Tokens down, memories across.

import { type Table, number } from "#components/panel/tables";
import type { DescribedMemory, ComparedReading } from "#model/contracts/compareQuestions";
import type { PageRun } from "#state/store";
import { compareTableWords as words } from "#words/compareTables";

/** A row a token, a column a memory. */
export function errorTable(
  run: PageRun,
  rows: readonly { readonly memory: DescribedMemory; readonly reading: ComparedReading }[],
): Table {
  return {
    head: words.word,
    columns: rows.map(({ memory }) => ({
      symbol: memory.title,
      name: "‖M(k) − v‖²",
      unit: words.errors.squaredError,
      hue: "ink" as const,
    })),
    rows: rows[0]?.reading.size ?? 0,
    labelOf: (row) => run.tokens.tokens[row]!.text,
    tokenOf: (row) => row,
    valueAt: (row, column) => number(rows[column]!.reading.errors[row]!),
  };
}
