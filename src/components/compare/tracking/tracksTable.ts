// What does the table of who can track say as a table twin? A row a memory, with the settings that served it best.

import { useComparison } from "#state/comparison";
import { trackedMemories, useShellGame } from "#state/shellGame";
import { number, ofColumns, word, type Column, type Table } from "#components/panel/tables";
import { say } from "#words/say";
import { trackingWords } from "./words";
import { theorySentence } from "./theory";

const { tracks } = trackingWords;

export function tracksTable(): Table | null {
  const { tracks: found } = useShellGame.getState();
  const { table } = useComparison.getState();
  const ids = trackedMemories(table).filter((id) => found.has(id));
  if (ids.length === 0) return null;
  const parts = (["mark", "cups"] as const).flatMap((part): Column[] => {
    const of = (row: number) => found.get(ids[row]!)![part];
    return [
      {
        ...{ symbol: tracks.twin[part], name: "", unit: "" },
        at: (row) => {
          const { partsAt } = of(row);
          return partsAt === null ? word(tracks.twin.never) : number(partsAt);
        },
      },
      { symbol: tracks.twin.rate, name: "", unit: "", hue: "u", at: (row) => number(of(row).rate) },
      { symbol: tracks.twin.momentum, name: "", unit: "", hue: "s", at: (row) => number(of(row).momentum) },
    ];
  });
  return ofColumns(
    {
      head: tracks.memory,
      rows: ids.length,
      labelOf: (row) => table!.memories.find(({ id }) => id === ids[row])!.title,
      tokenOf: null,
    },
    [
      ...parts,
      {
        ...{ symbol: tracks.shuffles, name: "", unit: "" },
        at: (row) => {
          const { shuffles } = found.get(ids[row]!)!;
          if (shuffles === "oneKey") return word(tracks.oneKey);
          const { partsAt, writes } = shuffles;
          return word(partsAt === null ? say(tracks.shuffled, { writes }) : say(tracks.until, { at: partsAt }));
        },
      },
      { symbol: tracks.theory, name: "", unit: "", at: (row) => word(theorySentence(ids[row]!)) },
    ],
  );
}
