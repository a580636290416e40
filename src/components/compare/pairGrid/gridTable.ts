// What does the grid say as a table twin? A row a model of one width, and two columns of bounds to every number of pairs.

import { number, type Table } from "#components/panel/tables";
import { gridPairs } from "#model/contracts/pairGrid";
import { modelTitles } from "#model/contracts/models";
import { usePairGrid } from "#state/pairGrid";
import { say } from "#words/say";
import { pairGridWords } from "./words";

const { table: words } = pairGridWords;
const parts = ["accuracy", "low", "high"] as const;
const columns = gridPairs.flatMap((pairs) => parts.map((part) => ({ pairs, part })));

export function gridTable(): Table | null {
  const rows = usePairGrid.getState().grid?.rows ?? [];
  if (rows.length === 0) return null;
  return {
    head: words.head,
    columns: columns.map(({ pairs, part }) => ({
      symbol: say(words.pairs, { pairs }),
      name: words.parts[part],
      unit: words.unit,
      hue: "ink",
    })),
    rows: rows.length,
    labelOf: (at) => say(words.row, { model: modelTitles[rows[at]!.mixer].short, width: rows[at]!.width }),
    tokenOf: null,
    valueAt: (row, column) => {
      const { pairs, part } = columns[column]!;
      return number(rows[row]!.cells.find((cell) => cell.pairs === pairs)?.[part] ?? NaN, { part: true });
    },
  };
}
