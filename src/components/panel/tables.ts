// Which numbers does each panel show, as rows and columns? The table twins, read cell by cell, so that no table is ever built whole.

import type { AnswerState } from "#model/contracts/cues";
import {
  matrixQuantities,
  nextQuantities,
  probe,
  tokenQuantities,
  wordQuantities,
  type Hue,
  type MatrixQuantity,
  type QuantityId,
  type TokenQuantity,
} from "#model/contracts/probe";
import { mapNames, type AttentionMaps, type Subject } from "#model/contracts/protocol";
import { factState } from "#state/cueAnswers";
import type { PageRun } from "#state/store";
import { say } from "#words/say";
import { tableWords } from "#words/tables";
import { cueOf } from "#components/text/context";
import { formatNumber, formatPart, formatQuantity } from "#components/text/format";
import type { ShownMoment } from "#components/hooks/moment";
import { hasMemoryPanels } from "./NeedsMemory";
import { spelledAs, spoken } from "#components/text/spelling";

const { units } = tableWords;

export const tablePanels = ["series", "recall", "weights", "attention"] as const;
export type TablePanel = (typeof tablePanels)[number];

export interface TableColumn {
  readonly symbol: string;
  readonly name: string;
  readonly unit: string;
  readonly hue: Hue;
}

export interface TableValue {
  readonly text: string;
  /** The number as the engine made it, all digits. */
  readonly exact: string;
  /** Whether `exact` is a number; else it is a text, whatever it looks like. */
  readonly isNumber: boolean;
  /** What the inspector can say about it. */
  readonly subject: Subject | null;
}

export interface Table {
  /** What the first column holds. */
  readonly head: string;
  readonly columns: readonly TableColumn[];
  readonly rows: number;
  readonly labelOf: (row: number) => string;
  /** Where rows are tokens: which. */
  readonly tokenOf: ((row: number) => number) | null;
  readonly valueAt: (row: number, column: number) => TableValue;
}

/** Every column of the run, or some of them: a row a token. */
export function seriesTable(run: PageRun, only?: readonly QuantityId[]): Table {
  const isAsked = (quantity: QuantityId): boolean => only?.includes(quantity) ?? true;
  const measuredHere = quantitiesOf(run).filter(isAsked);
  const quantities = [...measuredHere, ...(hasMemoryPanels(run) ? wordQuantities.filter(isAsked) : [])];
  return {
    ...tokenRows(run, { from: 0, rows: run.filled }),
    columns: quantities.map((quantity) => {
      const { plain: symbol, name, unit, hue } = probe[quantity];
      return { symbol, name, unit, hue };
    }),
    valueAt: (token, column) => {
      const measured = measuredHere[column];
      if (measured && !hasValue(run, { quantity: measured, token })) return word("–");
      if (!measured) return said(run, run.vocabulary[run.columns[quantities[column]!][token]!]);
      const value = run.columns[measured][token]!;
      const text = formatQuantity(value, { quantity: measured, digits: 3 });
      return { text, exact: String(value), isNumber: true, subject: { kind: "quantity", quantity: measured, token } };
    },
  };
}

/** What a run has measured: its memory, if its reader has one, and of a trained model what it expects. */
function quantitiesOf(run: PageRun): readonly TokenQuantity[] {
  const expected: readonly TokenQuantity[] = nextQuantities;
  if (!hasMemoryPanels(run)) return ["nextProbability"];
  return run.card ? tokenQuantities : tokenQuantities.filter((quantity) => !expected.includes(quantity));
}

/** After the last token nothing is known to come, and the frozen memory is asked later. */
export function hasValue(run: PageRun, { quantity, token }: { quantity: TokenQuantity; token: number }): boolean {
  if (!nextQuantities.some((own) => own === quantity)) return true;
  if (token + 1 >= run.tokens.tokens.length) return false;
  return quantity === "nextProbability" || token < run.compared;
}

/** Every earlier context, asked again at the moment's token. */
export function recallTable(run: PageRun, { facts, token }: ShownMoment): Table {
  const right = (row: number): string => run.tokens.tokens[facts.from + row]!.word;
  const says = (row: number): string | undefined => run.vocabulary[facts.says[row]!];
  const { recall: heads } = tableWords;
  const state = (row: number): AnswerState => factState(run, { facts, token }, facts.from + row);
  const columns = [
    {
      symbol: "k",
      name: heads.context,
      unit: units.words,
      hue: "ink",
      at: (row: number) => word(cueOf(run, facts.from + row, { most: 3 })),
    },
    { symbol: "v", name: heads.rightWord, unit: units.word, hue: "ink", at: (row: number) => said(run, right(row)) },
    {
      symbol: "cos(M, v)",
      name: heads.now,
      unit: units.cosine,
      hue: "r",
      at: (row: number) => number(facts.cosine[row]!),
    },
    {
      symbol: probe.recallBefore.plain,
      name: heads.before,
      unit: units.cosine,
      hue: "r",
      at: (row: number) => number(facts.cosineBefore[row]!),
    },
    { symbol: "M(k)", name: heads.says, unit: units.word, hue: "r", at: (row: number) => said(run, says(row)) },
    { symbol: "✓", name: heads.state, unit: units.word, hue: "r", at: (row: number) => word(heads.states[state(row)]) },
  ] as const;
  return {
    ...tokenRows(run, { from: facts.from, rows: facts.cosine.length }),
    columns,
    valueAt: (row, column) => columns[column]!.at(row),
  };
}

/** One matrix of one layer, as it is. */
export function weightsTable(
  { layers, token }: ShownMoment,
  { layer, quantity }: { layer: number; quantity: MatrixQuantity },
): Table {
  const { rows, columns, matrices } = layers[layer]!;
  const { hue, plain } = probe[quantity];
  return {
    head: say(tableWords.weights.row, { symbol: plain }),
    columns: Array.from({ length: columns }, (_, column) => ({ symbol: String(column + 1), name: "", unit: "", hue })),
    rows,
    labelOf: (row) => String(row + 1),
    tokenOf: null,
    valueAt: (row, column) =>
      number(matrices[quantity][row * columns + column]!, {
        digits: 4,
        subject: { kind: "cell", quantity, token, layer, row, column },
      }),
  };
}

/** What the moment's token draws on, in each of the three maps. */
export function attentionTable(run: PageRun, { token }: ShownMoment, { maps, from, size }: AttentionMaps): Table {
  const { attention: heads } = tableWords;
  const columns = [
    { symbol: "softmax", name: heads.softmax, unit: units.weight, hue: "mute" },
    { symbol: "elu + 1", name: heads.linear, unit: units.weight, hue: "l" },
    { symbol: "(q k)∘G", name: heads.memory, unit: units.weight, hue: "ink" },
  ] as const;
  return {
    ...tokenRows(run, { from, rows: Math.max(0, Math.min(size, token - from + 1)) }),
    columns,
    valueAt: (row, column) => number(maps[mapNames[column]!][(token - from) * size + row]!, { digits: 4, part: true }),
  };
}

/** The matrices a person can choose from. */
export const matrixChoices = matrixQuantities.map((quantity) => ({
  quantity,
  label: say(tableWords.matrices[quantity], { symbol: probe[quantity].plain }),
}));

export function tokenRows(
  run: PageRun,
  { from, rows }: { from: number; rows: number },
): Pick<Table, "head" | "rows" | "labelOf" | "tokenOf"> {
  return {
    head: tableWords.word,
    rows,
    labelOf: (row) => run.tokens.tokens[from + row]?.text ?? "",
    tokenOf: (row) => from + row,
  };
}

/** `part`: whether it is a part of 1, which is not to read as all of it. */
export function number(
  value: number,
  { digits = 3, subject = null, part = false }: { digits?: number; subject?: Subject | null; part?: boolean } = {},
): TableValue {
  const text = part ? formatPart(value, { digits }) : formatNumber(value, { digits });
  return { text, exact: String(value), isNumber: true, subject };
}

/** A word that was answered, a dash where there was no answer: a file has an empty cell there. */
export function said({ tokens }: Pick<PageRun, "tokens">, text: string | undefined): TableValue {
  return text === undefined ? { ...word(), text: "–" } : { ...word(text), text: spelledAs(tokens, text) };
}

export function word(text = ""): TableValue {
  return { text: spoken(text), exact: text, isNumber: false, subject: null };
}

export interface Column {
  readonly symbol: string;
  readonly name: string;
  readonly unit: string;
  readonly hue?: Hue;
  readonly at: (row: number) => TableValue;
}

export function ofColumns(
  rows: Pick<Table, "head" | "rows" | "labelOf" | "tokenOf">,
  columns: readonly Column[],
): Table {
  return {
    ...rows,
    columns: columns.map(({ symbol, name, unit, hue = "ink" }) => ({ symbol, name, unit, hue })),
    valueAt: (row, column) => columns[column]!.at(row),
  };
}
