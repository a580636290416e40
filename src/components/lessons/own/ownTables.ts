// What do the pictures that only lessons have say as tables? The numbers of key, value and query, and the square of a pair.

import { number, ofColumns, type Table } from "#components/panel/tables";
import { useExplorer, type Explorer } from "#state/store";
import { say } from "#words/say";
import { tableWords } from "#words/tables";
import { originWords } from "./originWords";

const { table: words } = originWords;
const unit = tableWords.units.weight;

export function originsTable({ run, origins }: Explorer = useExplorer.getState()): Table | null {
  if (!run || origins?.run !== run.id) return null;
  return ofColumns(
    { head: words.number, rows: origins.size, labelOf: labelled, tokenOf: null },
    origins.of.map(({ role, made }) => ({
      symbol: role[0]!,
      name: originWords.roles[role],
      unit,
      hue: "ink" as const,
      at: (row) => number(made[row]!, { digits: 4 }),
    })),
  );
}

export function outerTable({ run, write }: Explorer = useExplorer.getState()): Table | null {
  const key = write?.layers[0]?.input;
  if (!run || !key || write.run !== run.id) return null;
  return ofColumns(
    { head: words.number, rows: key.length, labelOf: labelled, tokenOf: null },
    Array.from(write.value, (value, column) => ({
      symbol: `v${column + 1}`,
      name: say(words.ofValue, { number: column + 1 }),
      unit,
      hue: "ink" as const,
      at: (row: number) => number(key[row]! * value, { digits: 4 }),
    })),
  );
}

function labelled(row: number): string {
  return say(words.ofKey, { number: row + 1 });
}
