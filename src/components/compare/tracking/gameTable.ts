// What does the shell game say as a table twin? A row a swap: which cups, what is under each, what the memory holds and how sure.

import { nothingHeld } from "#model/contracts/shellGame";
import { useShellGame } from "#state/shellGame";
import { number, ofColumns, word, type Column, type Table } from "#components/panel/tables";
import { say } from "#words/say";
import { thingNames } from "./gameSentence";
import { trackingWords } from "./words";

const { twin: words } = trackingWords;

export function gameTable(): Table | null {
  const { game } = useShellGame.getState();
  if (!game) return null;
  const { cups: n, swapped, truth, held, sure } = game.played.cups;
  const cups = Array.from({ length: n }, (_, cup): Column[] => {
    const symbol = say(words.cup, { cup: cup + 1 });
    return [
      { symbol, name: words.truth, unit: "", at: (row) => word(thingNames[truth[row * n + cup]!]) },
      {
        ...{ symbol, name: words.held, unit: "", hue: "r" },
        at: (row) => {
          const said = held[row * n + cup]!;
          return said === nothingHeld ? { ...word(), text: "–" } : word(thingNames[said]);
        },
      },
      {
        symbol,
        name: words.sure,
        unit: words.unit,
        hue: "r",
        at: (row) => number(sure[row * n + cup]!, { part: true }),
      },
    ];
  });
  return ofColumns({ head: words.swap, rows: truth.length / n, labelOf: (row) => String(row), tokenOf: null }, [
    {
      ...{ symbol: words.swapped, name: "", unit: "" },
      at: (row) =>
        row === 0
          ? { ...word(), text: "–" }
          : word(say(words.swappedOf, { left: swapped[2 * row - 2]! + 1, right: swapped[2 * row - 1]! + 1 })),
    },
    ...cups.flat(),
  ]);
}
