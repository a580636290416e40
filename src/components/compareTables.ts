// Which numbers do the panels of Compare show, as rows and columns? Their table twins, and what CSV takes away.

import type { Cost } from "../compareScene";
import type { CompareConfig } from "../model/compare/memory";
import { choices, lossAt, penaltyAt, type Composition } from "../model/compare/workbench";
import type { CapacityPoint, ComparedMoment, ComparedReading, DescribedMemory, Share } from "../model/compareQuestions";
import type { PageRun } from "../store";
import { compareTableWords as words } from "../words/compareTables";
import { say } from "../words/say";
import { formatNumber } from "./format";
import { number, said, word, type Table } from "./tables";

/** A memory's whole map: row t is what is in the answer at t. Before it the answer itself. */
export function mapTable(run: PageRun, { size, says, cosine, errors, map }: ComparedReading): Table {
  const { tokens } = run.tokens;
  const answer = [
    {
      symbol: words.map.answer,
      name: words.map.nearest,
      unit: words.map.wordUnit,
      at: (row: number) => said(run.vocabulary[says[row]!]),
    },
    { symbol: "cos", name: words.map.toWord, unit: words.map.cosine, at: (row: number) => number(cosine[row]!) },
    {
      symbol: "‖M(k) − v‖²",
      name: words.map.errorBefore,
      unit: words.map.squared,
      at: (row: number) => number(errors[row]!),
    },
  ];
  return {
    head: words.word,
    columns: [
      ...answer.map(({ symbol, name, unit }) => ({ symbol, name, unit, hue: "ink" as const })),
      ...(map.over === "nothing"
        ? []
        : Array.from({ length: size }, (_, token) => ({
            symbol: tokens[token]!.text,
            name: say(words.map.weight, { token: token + 1 }),
            unit: words.map.over[map.over],
            hue: "ink" as const,
          }))),
    ],
    rows: size,
    labelOf: (row) => tokens[row]!.text,
    tokenOf: (row) => row,
    valueAt: (row, column) =>
      answer[column]?.at(row) ??
      number(map.over === "nothing" ? 0 : map.weights[row * size + column - answer.length]!, { digits: 4 }),
  };
}

/** Stored pairs down, memories across: the word that each answers now, and its cosine to the right one. */
export function recallMatrix(
  run: PageRun,
  {
    pairs,
    chosen,
    moments,
  }: {
    pairs: readonly number[];
    chosen: readonly DescribedMemory[];
    moments: ReadonlyMap<string, ComparedMoment>;
  },
): Table {
  const { tokens } = run.tokens;
  return {
    head: words.recall.right,
    columns: chosen.flatMap(({ title }) => [
      { symbol: title, name: words.recall.toRight, unit: words.recall.cosine, hue: "r" as const },
      { symbol: title, name: words.recall.says, unit: words.recall.wordUnit, hue: "r" as const },
    ]),
    rows: pairs.length,
    labelOf: (row) => tokens[pairs[row]!]!.text,
    tokenOf: (row) => pairs[row]!,
    valueAt: (row, column) => {
      const moment = moments.get(chosen[Math.floor(column / 2)]!.id);
      const at = moment?.asked.indexOf(pairs[row]!) ?? -1;
      const says = moment?.says[at] ?? -1;
      if (!moment || at < 0 || pairs[row]! > moment.token) return word(words.recall.unread);
      return column % 2 === 0 ? number(moment.cosine[at]!) : said(run.vocabulary[says]);
    },
  };
}

/** A row a token, a column a memory. */
export function errorTable(
  run: PageRun,
  rows: readonly { readonly memory: DescribedMemory; readonly reading: ComparedReading }[],
): Table {
  return {
    head: words.word,
    columns: rows.map(({ memory }) => ({
      symbol: memory.title,
      name: "‖M(k) − v‖²",
      unit: words.errors.squaredError,
      hue: "ink" as const,
    })),
    rows: rows[0]?.reading.size ?? 0,
    labelOf: (row) => run.tokens.tokens[row]!.text,
    tokenOf: (row) => row,
    valueAt: (row, column) => number(rows[column]!.reading.errors[row]!),
  };
}

/** All numbers of all states, one below the other. */
export function stateTable(
  shown: readonly { readonly memory: DescribedMemory; readonly moment: ComparedMoment }[],
): Table {
  const lines = shown.flatMap(({ memory, moment }) =>
    moment.state.flatMap((matrix) =>
      Array.from({ length: matrix.rows }, (_, row) => ({ title: memory.title, matrix, row })),
    ),
  );
  const widest = Math.max(0, ...lines.map(({ matrix }) => matrix.columns));
  return {
    head: words.state.row,
    columns: Array.from({ length: widest }, (_, column) => ({
      symbol: String(column + 1),
      name: "",
      unit: "",
      hue: "ink",
    })),
    rows: lines.length,
    labelOf(line) {
      const { title, matrix, row } = lines[line]!;
      return say(words.state.label, { memory: title, matrix: matrix.name, row: row + 1 });
    },
    tokenOf: null,
    valueAt: (line, column) => {
      const { matrix, row } = lines[line]!;
      return column < matrix.columns ? number(matrix.data[row * matrix.columns + column]!, { digits: 4 }) : word("");
    },
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

/** A row a context length, a column a memory. */
export function costTable({
  memories,
  contexts,
  valueOf,
  cost,
}: {
  memories: readonly DescribedMemory[];
  contexts: readonly number[];
  valueOf: (memory: DescribedMemory, context: number) => number | null;
  cost: Cost;
}): Table {
  const unit = words.cost.units[cost];
  const formula = (memory: DescribedMemory): string =>
    ({ state: memory.stateNumbers.formula, flops: memory.flopsPerToken.formula, time: words.cost.measured })[cost];
  return {
    head: words.cost.tokens,
    columns: memories.map((memory) => ({ symbol: memory.title, name: formula(memory), unit, hue: "ink" })),
    rows: contexts.length,
    labelOf: (row) => String(contexts[row]!),
    tokenOf: null,
    valueAt: (row, column) => {
      const value = valueOf(memories[column]!, contexts[row]!);
      return value === null ? word("–") : number(value, { digits: 1 });
    },
  };
}

/** The loss and the penalty of the workbench's choice, at even steps from −2 to 2. */
export function functionTable({
  workbench: { bias, retention },
  config,
  samples,
}: {
  workbench: Composition;
  config: CompareConfig;
  samples: number;
}): Table {
  const at = (row: number): number => -2 + (4 * row) / (samples - 1);
  return {
    head: words.functions.place,
    columns: [
      { symbol: words.functions.loss, name: choices[bias].title, unit: words.functions.ofError, hue: "ink" },
      { symbol: words.functions.penalty, name: choices[retention].title, unit: words.functions.ofWeight, hue: "ink" },
    ],
    rows: samples,
    labelOf: (row) => formatNumber(at(row)),
    tokenOf: null,
    valueAt: (row, column) => {
      const value = column === 0 ? lossAt(at(row), { bias, config }) : penaltyAt(at(row), { retention, config });
      return value === null ? word(words.functions.impossible) : number(value);
    },
  };
}
