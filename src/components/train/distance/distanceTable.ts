// What does the accuracy by distance say as a table?

import { useTraining } from "#state/training";
import { number, ofColumns, type Table } from "#components/panel/tables";
import { shareRight } from "#components/train/stepScale";
import { sayRange } from "./distanceDrawing";
import { distanceWords } from "./words";

const words = distanceWords.table;

export function distanceTable(): Table | null {
  const { look } = useTraining.getState();
  if (!look) return null;
  const { distances } = look;
  return ofColumns(
    { head: words.head, rows: distances.length, labelOf: (row) => sayRange(distances[row]!), tokenOf: null },
    [
      { symbol: words.asked, name: "", unit: words.count, at: (row) => number(distances[row]!.asked) },
      { symbol: words.right, name: "", unit: words.count, at: (row) => number(distances[row]!.right) },
      {
        symbol: words.share,
        name: "",
        unit: words.part,
        hue: "r",
        at: (row) => number(shareRight(distances[row]!), { part: true }),
      },
    ],
  );
}
