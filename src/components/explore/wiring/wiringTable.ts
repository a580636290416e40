// What does the wiring say as a table? Its wires in words, and what of this token went through each.

import { type Path, wirings, litShares, nameOfPart } from "./wirings";
import { type Table, ofColumns, word, number } from "#components/panel/tables";
import type { TitansMixer } from "#model/contracts/architecture";
import { tableWords } from "#words/tables";

const { units } = tableWords;

/** The wires in words, and what of this token's information went through each. */
export function wiringTable(variant: TitansMixer, path: Path | null): Table {
  const { wires } = wirings[variant];
  const shares = litShares(variant, path);
  const { wiring: heads } = tableWords;
  return ofColumns(
    {
      head: heads.head,
      rows: wires.length,
      labelOf: (row) => nameOfPart(variant, wires[row]!.from.part),
      tokenOf: null,
    },
    [
      { symbol: heads.to, name: "", unit: "", at: (row) => word(nameOfPart(variant, wires[row]!.to.part)) },
      { symbol: heads.kind, name: "", unit: "", at: (row) => word(heads.kinds[wires[row]!.kind]) },
      { symbol: heads.time, name: "", unit: units.count, at: (row) => number(wires[row]!.time) },
      {
        symbol: heads.share,
        name: "",
        unit: units.fraction,
        at(row) {
          const share = shares.get(wires[row]!.id);
          return typeof share === "number" ? number(share, { part: true }) : word("–");
        },
      },
    ],
  );
}
