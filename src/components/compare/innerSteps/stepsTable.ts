// What do the curves of more steps say as a table? A row a memory or model, and number of steps.

import { number, type Table } from "#components/panel/tables";
import type { Comparison } from "#state/comparison";
import { useInnerSteps } from "#state/innerSteps";
import { say } from "#words/say";
import { memoryLines, modelLines, type SteppedPoint } from "./shownSteps";
import { innerStepsWords } from "./words";

const { table: words } = innerStepsWords;

interface Column {
  readonly symbol: string;
  readonly name: string;
  readonly unit: string;
  readonly part?: boolean;
  readonly at: (point: SteppedPoint) => number;
}

const columns: readonly Column[] = [
  { symbol: words.error, name: words.errorName, unit: words.of, at: ({ error }) => error },
  { symbol: words.recalled, name: words.share, unit: words.fraction, part: true, at: ({ recalled }) => recalled.share },
  { symbol: words.low, name: words.interval, unit: words.fraction, part: true, at: ({ recalled }) => recalled.low },
  { symbol: words.high, name: words.interval, unit: words.fraction, part: true, at: ({ recalled }) => recalled.high },
  { symbol: words.right, name: "", unit: words.count, at: ({ recalled }) => recalled.right },
  { symbol: words.asked, name: "", unit: words.count, at: ({ recalled }) => recalled.asked },
  { symbol: words.right, name: words.online, unit: words.count, at: ({ online }) => online?.right ?? NaN },
  { symbol: words.asked, name: words.online, unit: words.count, at: ({ online }) => online?.asked ?? NaN },
];

export function stepsTable(comparison: Comparison): Table | null {
  const known = useInnerSteps.getState();
  const lines = [...memoryLines(known, comparison), ...modelLines(known)].flatMap(({ title, points }) =>
    points.map((point) => ({ title, point })),
  );
  if (lines.length === 0) return null;
  return {
    head: words.head,
    columns: columns.map(({ symbol, name, unit }) => ({ symbol, name, unit, hue: "ink" })),
    rows: lines.length,
    labelOf: (row) => say(words.line, { memory: lines[row]!.title, steps: lines[row]!.point.steps }),
    tokenOf: null,
    valueAt: (row, column) => number(columns[column]!.at(lines[row]!.point), columns[column]),
  };
}
