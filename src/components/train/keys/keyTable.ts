// What does the map of keys say as a table? The cosines of the head that is drawn.

import { useTraining } from "#state/training";
import { number, ofColumns, type Table } from "#components/panel/tables";
import { say } from "#words/say";
import { clearest, placesOf } from "./keyDrawing";
import { keyWords } from "./words";

const words = keyWords.table;

export function keyTable(): Table | null {
  const keys = useTraining.getState().look?.keys ?? null;
  const map = keys && clearest(keys);
  if (!keys || !map) return null;
  const { names } = keys;
  const { rows, columns } = placesOf(keys);
  return ofColumns(
    { head: words.head, rows: rows.length, labelOf: (row) => names[rows[row]!]!, tokenOf: null },
    columns.map((asked) => ({
      symbol: say(words.asked, { name: names[asked]! }),
      name: "",
      unit: words.cosine,
      hue: "r" as const,
      at: (row: number) => number(map.cosines[rows[row]! * names.length + asked]!),
    })),
  );
}
