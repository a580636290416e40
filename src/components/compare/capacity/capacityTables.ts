// What do the two capacity plots say as tables? Every point with its interval.

import { type Table, number } from "#components/panel/tables";
import { chosenOf } from "#components/hooks/chosen";
import type { Share } from "#model/contracts/compareQuestions";
import type { Comparison } from "#state/comparison";
import type { Explorer } from "#state/store";
import { compareTableWords as words } from "#words/compareTables";
import { say } from "#words/say";
import { agedOf, measuredOf, type Measured } from "./measured";

function shareTable<Line extends Share & { readonly label: string }>(
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

function measuredNow(explorer: Explorer, comparison: Comparison): readonly Measured[] {
  const { capacity } = comparison;
  const { storage } = explorer.scene.compare;
  return measuredOf(chosenOf(explorer, comparison), { capacity, storage }).measured;
}

/** A row for each memory and number of pairs. */
export function capacityTable(explorer: Explorer, comparison: Comparison): Table {
  const lines = measuredNow(explorer, comparison).flatMap(({ memory, points }) =>
    points.map((point) => ({ title: memory.title, point })),
  );
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
export function ageTable(explorer: Explorer, comparison: Comparison): Table {
  return shareTable(
    agedOf(measuredNow(explorer, comparison)).flatMap(({ memory, point }) =>
      point.byAge.map((age) => ({
        label: say(words.shares.pairsSince, { memory: memory.title, from: age.from, to: age.to }),
        ...age,
      })),
    ),
    [],
  );
}
