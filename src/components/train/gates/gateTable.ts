// What do the gates say as a table? A row for every look, a column for every gate of every head.

import { useTraining } from "#state/training";
import { number, ofColumns, word, type Table } from "#components/panel/tables";
import { say } from "#words/say";
import { gateNames } from "./gateDrawing";
import { gateWords } from "./words";

const words = gateWords.table;
const hues = { theta: "u", eta: "s", alpha: "a" } as const;
const symbols = { theta: "θ", eta: "η", alpha: "α" } as const;

export function gateTable(): Table | null {
  const { curve, look } = useTraining.getState();
  if (!curve || !look || look.gates.length === 0) return null;
  const { looks } = curve;
  return ofColumns(
    { head: words.head, rows: looks.length, labelOf: (row) => String(looks[row]!.step), tokenOf: null },
    look.gates.flatMap(({ layer, head }, index) =>
      gateNames.map((name) => ({
        symbol: symbols[name],
        name: say(words.place, { layer: layer + 1, head: head + 1 }),
        unit: words.part,
        hue: hues[name],
        at: (row: number) => {
          const value = looks[row]!.gates[index]?.[name] ?? null;
          return value === null ? word() : number(value, { digits: 4 });
        },
      })),
    ),
  );
}
