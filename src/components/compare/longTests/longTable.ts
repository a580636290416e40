// What do the papers' tests in small say as a table? A row a model and size.

import { number, type Table } from "#components/panel/tables";
import type { LongRow } from "#model/contracts/longTests";
import { useLongTests } from "#state/longTests";
import { useExplorer } from "#state/store";
import { say, sayNumber } from "#words/say";
import { shownModels } from "./shownRows";
import { longTestWords } from "./words";

const { table: words } = longTestWords;

interface Column {
  readonly symbol: string;
  readonly name: string;
  readonly unit: string;
  /** Whether it is a part of a whole. */
  readonly part?: boolean;
  readonly at: (row: LongRow) => number;
}

export function longTable(): Table | null {
  const { test, frozen } = useExplorer.getState().scene.compare;
  const lines = shownModels(useLongTests.getState(), { test, frozen }).flatMap(({ title, rows }) =>
    rows.map((row) => ({ title, row })),
  );
  if (lines.length === 0) return null;
  const columns: readonly Column[] = [
    { symbol: words.right, name: words.share, unit: words.unit, part: true, at: (row) => row.accuracy },
    { symbol: words.low, name: words.interval, unit: words.unit, part: true, at: (row) => row.low },
    { symbol: words.high, name: words.interval, unit: words.unit, part: true, at: (row) => row.high },
    { symbol: words.texts, name: "", unit: words.count, at: (row) => row.right.length },
    { symbol: words.asked, name: "", unit: words.count, at: (row) => row.asked * row.right.length },
    { symbol: words.chance, name: words.share, unit: words.unit, part: true, at: (row) => row.chance },
    { symbol: words.bytes, name: "", unit: words.byteUnit, at: (row) => row.bytes },
  ];
  return {
    head: words.head,
    columns: columns.map(({ symbol, name, unit }) => ({ symbol, name, unit, hue: "ink" })),
    rows: lines.length,
    labelOf: (at) => {
      const { title, row } = lines[at]!;
      return say(row.frozen ? words.frozen : words.learning, { model: title, size: sayNumber(row.size) });
    },
    tokenOf: null,
    valueAt: (row, column) => number(columns[column]!.at(lines[row]!.row), columns[column]),
  };
}
