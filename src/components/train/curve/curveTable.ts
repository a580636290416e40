// What does the learning curve say as a table? A row a step; where held-out texts were looked at, how many of them were answered.

import { useTraining } from "#state/training";
import { number, ofColumns, word, type Table } from "#components/panel/tables";
import { shareRight } from "#components/train/stepScale";
import { curveWords } from "./words";

const words = curveWords.table;

export function curveTable(): Table | null {
  const { curve } = useTraining.getState();
  if (!curve || curve.losses.length === 0) return null;
  const looks = new Map(curve.looks.map((look) => [look.step, look]));
  return ofColumns({ head: words.head, rows: curve.losses.length, labelOf: (row) => String(row + 1), tokenOf: null }, [
    { symbol: words.loss, name: "", unit: words.nats, at: (row) => number(curve.losses[row]!) },
    {
      symbol: words.texts,
      name: words.ofTexts,
      unit: words.part,
      hue: "r",
      at: (row) => number(curve.accuracies[row]!, { part: true }),
    },
    { symbol: words.norm, name: words.normName, unit: "", at: (row) => number(curve.norms[row]!) },
    {
      symbol: words.held,
      name: words.ofHeld,
      unit: words.part,
      hue: "r",
      at: (row) => {
        const look = looks.get(row + 1);
        return look ? number(shareRight(look), { part: true }) : word();
      },
    },
  ]);
}
