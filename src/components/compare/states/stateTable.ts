// What does a memory’s state say as a table? Every cell of it at the cursor, and its answer.

import { type Table, number, word } from "#components/panel/tables";
import { chosenOf } from "#components/hooks/chosen";
import type { DescribedMemory, ComparedMoment } from "#model/contracts/compareQuestions";
import type { Comparison } from "#state/comparison";
import type { Explorer } from "#state/store";
import { compareTableWords as words } from "#words/compareTables";
import { say } from "#words/say";

interface MemoryAtCursor {
  readonly memory: DescribedMemory;
  readonly moment: ComparedMoment;
}

/** The memories whose state at the cursor is known. */
export function memoriesAtCursor(
  chosen: readonly DescribedMemory[],
  moments: ReadonlyMap<string, ComparedMoment>,
): MemoryAtCursor[] {
  return chosen.flatMap((memory) => {
    const moment = moments.get(memory.id);
    return moment ? [{ memory, moment }] : [];
  });
}

/** All numbers of all states, one below the other. */
export function stateTable(explorer: Explorer, comparison: Comparison): Table | null {
  const shown = memoriesAtCursor(chosenOf(explorer, comparison), comparison.moments);
  if (shown.length === 0) return null;
  const lines = shown.flatMap(({ memory, moment }) =>
    moment.state.flatMap((matrix) =>
      Array.from({ length: matrix.rows }, (_, row) => ({ title: memory.title, matrix, row })),
    ),
  );
  const widest = Math.max(0, ...lines.map(({ matrix }) => matrix.columns));
  return {
    head: words.state.row,
    columns: Array.from({ length: widest }, (_, column) => ({
      symbol: String(column + 1),
      name: "",
      unit: "",
      hue: "ink",
    })),
    rows: lines.length,
    labelOf(line) {
      const { title, matrix, row } = lines[line]!;
      return say(words.state.label, { memory: title, matrix: matrix.name, row: row + 1 });
    },
    tokenOf: null,
    valueAt: (line, column) => {
      const { matrix, row } = lines[line]!;
      return column < matrix.columns ? number(matrix.data[row * matrix.columns + column]!, { digits: 4 }) : word("");
    },
  };
}
