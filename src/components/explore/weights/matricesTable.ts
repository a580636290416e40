// What do the pictures of the weights say as a table? Every cell of the matrices on screen, at the cursor.

import { momentOf } from "#components/hooks/moment";
import { type Table, word, number } from "#components/panel/tables";
import { matrixQuantities, probe } from "#model/contracts/probe";
import type { Explorer } from "#state/store";
import { say } from "#words/say";
import { tableWords } from "#words/tables";

const { units } = tableWords;

/** All four matrices of every layer, one below the other. */
export function matricesTable(state: Explorer): Table | null {
  const moment = momentOf(state);
  if (!moment) return null;
  const lines = moment.layers.flatMap((layer, index) =>
    matrixQuantities.flatMap((quantity) =>
      Array.from({ length: layer.rows }, (_, row) => ({ layer, index, quantity, row })),
    ),
  );
  const widest = Math.max(...moment.layers.map(({ columns }) => columns));
  return {
    head: say(tableWords.weights.head, { token: moment.token + 1 }),
    columns: Array.from({ length: widest }, (_, column) => ({
      symbol: String(column + 1),
      name: tableWords.weights.column,
      unit: units.weight,
      hue: "ink",
    })),
    rows: lines.length,
    labelOf: (row) => `${probe[lines[row]!.quantity].plain}, W${lines[row]!.index + 1}, ${lines[row]!.row + 1}`,
    tokenOf: null,
    valueAt(line, column) {
      const { layer, quantity, row } = lines[line]!;
      if (column >= layer.columns) return word();
      return number(layer.matrices[quantity][row * layer.columns + column]!, { digits: 4 });
    },
  };
}
