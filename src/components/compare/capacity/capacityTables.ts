// What do the two capacity plots say as tables? Every point with its interval.

import { type Table, number } from "#components/panel/tables";
import type { DescribedMemory, CapacityPoint, Share } from "#model/contracts/compareQuestions";
import { compareTableWords as words } from "#words/compareTables";
import { say } from "#words/say";

export function shareTable<Line extends Share & { readonly label: string }>(
  lines: readonly Line[],
  more: readonly { symbol: string; name: string; unit: string; part?: boolean; at: (line: Line) => number }[],
): Table {
  const of = words.shares;
  const columns: typeof more = [
    { symbol: of.recalled, name: of.share, unit: of.fraction, part: true, at: ({ share }) => share },
    { symbol: of.low, name: of.interval, unit: of.fraction, part: true, at: ({ low }) => low },
    { symbol: of.high, name: of.interval, unit: of.fraction, part: true, at: ({ high }) => high },
    { symbol: of.right, name: of.answers, unit: of.count, at: ({ right }) => right },
    { symbol: of.asked, name: "", unit: of.count, at: ({ asked }) => asked },
    ...more,
  ];
  return {
    head: of.memory,
    columns: columns.map(({ symbol, name, unit }) => ({ symbol, name, unit, hue: "ink" })),
    rows: lines.length,
    labelOf: (row) => lines[row]!.label,
    tokenOf: null,
    valueAt: (row, column) => number(columns[column]!.at(lines[row]!), columns[column]),
  };
}

/** A row for each memory and number of pairs. */
export function capacityTable(
  measured: readonly { readonly memory: DescribedMemory; readonly points: readonly CapacityPoint[] }[],
): Table {
  const lines = measured.flatMap(({ memory, points }) => points.map((point) => ({ title: memory.title, point })));
  return shareTable(
    lines.map(({ title, point }) => ({
      label: say(words.shares.pairs, { memory: title, pairs: point.pairs }),
      ...point,
    })),
    [
      { symbol: words.shares.trials, name: "", unit: words.shares.count, at: ({ trials }) => trials },
      {
        symbol: "‖M(k) − v‖²",
        name: words.shares.mean,
        unit: words.shares.squaredError,
        at: ({ squaredError }) => squaredError,
      },
    ],
  );
}

/** A row for each memory and range of ages. */
export function ageTable(aged: readonly { readonly memory: DescribedMemory; readonly point: CapacityPoint }[]): Table {
  return shareTable(
    aged.flatMap(({ memory, point }) =>
      point.byAge.map((age) => ({
        label: say(words.shares.pairsSince, { memory: memory.title, from: age.from, to: age.to }),
        ...age,
      })),
    ),
    [],
  );
}
