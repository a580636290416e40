// What does the picture of a network memory say as a table? The wires that the token changes most, and by how much.

import { isShown } from "#components/hooks/cursor";
import { number, ofColumns, type Table } from "#components/panel/tables";
import type { Explorer } from "#state/store";
import { say } from "#words/say";
import { tableWords } from "#words/tables";
import { changedWires } from "./wires";
import { networkWords } from "./words";

const { table: words } = networkWords;

export function networkTable({ run, write }: Explorer): Table | null {
  if (!run || write?.run !== run.id || !isShown(run, { token: write.token, part: "write" })) return null;
  const { drawn } = changedWires(write);
  return ofColumns(
    {
      head: words.head,
      rows: drawn.length,
      labelOf: (row) => {
        const { layer, from, to } = drawn[row]!;
        return say(words.wire, { strip: say(words.layer, { layer: layer + 1 }), from: from + 1, to: to + 1 });
      },
      tokenOf: null,
    },
    [
      {
        symbol: "ΔM",
        name: words.change,
        unit: tableWords.units.weight,
        hue: "u",
        at: (row) => number(drawn[row]!.value, { digits: 4 }),
      },
    ],
  );
}
