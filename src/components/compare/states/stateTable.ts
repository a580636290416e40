// What does a memory’s state say as a table? Every cell of it at the cursor, and its answer.

import { type Table, number, word } from "#components/panel/tables";
import type { DescribedMemory, ComparedMoment } from "#model/contracts/compareQuestions";
import { compareTableWords as words } from "#words/compareTables";
import { say } from "#words/say";

/** All numbers of all states, one below the other. */
export function stateTable(
  shown: readonly { readonly memory: DescribedMemory; readonly moment: ComparedMoment }[],
): Table {
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
