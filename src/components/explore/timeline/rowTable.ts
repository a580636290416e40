// What do the timeline and its rows say as tables? Their series of this run; a row's also of the earlier one whose ghost it shows.

import { type Table, seriesTable, word } from "#components/panel/tables";
import type { QuantityId } from "#model/contracts/probe";
import type { Explorer } from "#state/store";
import { say } from "#words/say";
import { tableWords } from "#words/tables";

/** All series, as the tab Table has them. */
export function timelineTable({ run }: Explorer): Table | null {
  return run && run.filled > 0 ? seriesTable(run) : null;
}

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
