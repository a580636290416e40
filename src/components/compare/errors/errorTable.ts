// What do the rows of errors say as a table? Tokens down, memories across.

import { type Table, number } from "#components/panel/tables";
import { chosenOf } from "#components/hooks/chosen";
import type { DescribedMemory, ComparedReading } from "#model/contracts/compareQuestions";
import type { Comparison } from "#state/comparison";
import type { Explorer } from "#state/store";
import { compareTableWords as words } from "#words/compareTables";

interface ReadMemory {
  readonly memory: DescribedMemory;
  readonly reading: ComparedReading;
}

/** The memories that have read the text. */
export function readMemories(
  chosen: readonly DescribedMemory[],
  readings: ReadonlyMap<string, ComparedReading>,
): ReadMemory[] {
  return chosen.flatMap((memory) => {
    const reading = readings.get(memory.id);
    return reading ? [{ memory, reading }] : [];
  });
}

/** A row a token, a column a memory. */
export function errorTable(explorer: Explorer, comparison: Comparison): Table | null {
  const { run } = explorer;
  const rows = readMemories(chosenOf(explorer, comparison), comparison.readings);
  if (!run || rows.length === 0) return null;
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
