// What does a row of the timeline say as a table? Its series of this run, and of the earlier one whose ghost it shows.

import { type Table, seriesTable, word } from "#components/panel/tables";
import type { QuantityId } from "#model/contracts/probe";
import type { Explorer } from "#state/store";
import { say } from "#words/say";
import { tableWords } from "#words/tables";

/** Some series of the run, and of the earlier run whose ghost they show. */
export function rowTable({ run, ghost, scene }: Explorer, quantities: readonly QuantityId[]): Table | null {
  if (!run || run.filled === 0) return null;
  const now = seriesTable(run, quantities);
  if (!ghost || !scene.earlier) return now;
  const before = seriesTable(ghost.run, quantities);
  const columns = [
    ...now.columns,
    ...before.columns.map((column) => ({ ...column, name: say(tableWords.earlierRun, { name: column.name }) })),
  ];
  return {
    ...now,
    columns,
    valueAt: (row, column) =>
      column < now.columns.length
        ? now.valueAt(row, column)
        : row < before.rows
          ? before.valueAt(row, column - now.columns.length)
          : word("–"),
  };
}
