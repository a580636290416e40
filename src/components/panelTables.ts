// Which numbers do the panels of Explore take away as CSV, beyond the twins of tables.ts? Each as it stands on screen: of the
// whole run where the panel shows the run, at the cursor's token where it shows that.

import { matrixQuantities, operands, probe, type Hue, type OperandId, type QuantityId } from "../model/probe";
import type { MapName, OwnAttention } from "../model/protocol";
import type { TitansMixer } from "../model/architecture";
import type { Explorer } from "../store";
import { say } from "../words/say";
import { tableWords } from "../words/tables";
import { symbolOf } from "./Derivation";
import { memoryLines, pushLine, startNormOf } from "./equationTerms";
import { momentOf } from "./moment";
import { formatQuantity } from "./format";
import { hasMemoryPanels } from "./NeedsMemory";
import { hasValue, number, recallTable, seriesTable, tokenRows, word, type Table, type TableValue } from "./tables";
import { litShares, nameOfPart, wirings, type Path } from "./wirings";

const { units } = tableWords;

interface Column {
  readonly symbol: string;
  readonly name: string;
  readonly unit: string;
  readonly hue?: Hue;
  readonly at: (row: number) => TableValue;
}

/** The words with their chunk, and where a memory reads them, how much each surprises it. */
export function stripTable({ run }: Explorer): Table | null {
  if (!run || run.filled === 0) return null;
  const chunk: Column = {
    symbol: tableWords.strip.chunk,
    name: "",
    unit: units.count,
    at: (token) => number(Math.floor(token / run.rule.chunk) + 1),
  };
  const surprise: Column = {
    symbol: probe.surprise.plain,
    name: probe.surprise.name,
    unit: probe.surprise.unit,
    at: (token) => number(run.columns.surprise[token]!),
  };
  return ofColumns(tokenRows(run, { from: 0, rows: run.filled }), hasMemoryPanels(run) ? [chunk, surprise] : [chunk]);
}

/** Some series of the run, and of the earlier run whose ghost they show. */
export function rowTable({ run, ghost, scene }: Explorer, quantities: readonly QuantityId[]): Table | null {
  if (!run || run.filled === 0) return null;
  const now = seriesTable(run, quantities);
  if (!ghost || !scene.earlier) return now;
  const before = seriesTable(ghost.run, quantities);
  const columns = [
    ...now.columns,
    ...before.columns.map((column) => ({ ...column, name: say(tableWords.earlierRun, { name: column.name }) })),
  ];
  return {
    ...now,
    columns,
    valueAt: (row, column) =>
      column < now.columns.length
        ? now.valueAt(row, column)
        : row < before.rows
          ? before.valueAt(row, column - now.columns.length)
          : word("–"),
  };
}

/** What stands under every symbol of the two lines, at each token. */
export function equationTable({ run, moment }: Explorer): Table | null {
  if (!run || run.filled === 0) return null;
  const startNorm = moment?.run === run.id ? startNormOf(moment) : null;
  const terms = [...pushLine, ...memoryLines[run.rule.decay].slice(0, -1)].map(({ term }) => term); // S is in both lines
  return ofColumns(
    tokenRows(run, { from: 0, rows: run.filled }),
    terms.map(({ symbol, caption, kind, read }) => ({
      symbol: kind === "matrix" ? `‖${plainSymbol(symbol)}‖` : plainSymbol(symbol),
      name: caption,
      unit: kind === "matrix" ? units.norm : kind === "theta" ? units.rate : units.fraction,
      at(token) {
        const value = read(run, token, startNorm);
        return value === null ? word("–") : number(value);
      },
    })),
  );
}

/** All four matrices of every layer, one below the other. */
export function matricesTable(state: Explorer): Table | null {
  const moment = momentOf(state);
  if (!moment) return null;
  const lines = moment.layers.flatMap((layer, index) =>
    matrixQuantities.flatMap((quantity) =>
      Array.from({ length: layer.rows }, (_, row) => ({ layer, index, quantity, row })),
    ),
  );
  const widest = Math.max(...moment.layers.map(({ columns }) => columns));
  return {
    head: say(tableWords.weights.head, { token: moment.token + 1 }),
    columns: Array.from({ length: widest }, (_, column) => ({
      symbol: String(column + 1),
      name: tableWords.weights.column,
      unit: units.weight,
      hue: "ink",
    })),
    rows: lines.length,
    labelOf: (row) => `${probe[lines[row]!.quantity].plain}, W${lines[row]!.index + 1}, ${lines[row]!.row + 1}`,
    tokenOf: null,
    valueAt(line, column) {
      const { layer, quantity, row } = lines[line]!;
      if (column >= layer.columns) return word();
      return number(layer.matrices[quantity][row * layer.columns + column]!, { digits: 4 });
    },
  };
}

export function recallTableOf(state: Explorer): Table | null {
  const moment = momentOf(state);
  return state.run && moment?.run === state.run.id ? recallTable(state.run, moment) : null;
}

/** A whole map: a row a token that asks, a column a token it draws on; of a model's own attention all that it attends to. */
export function attentionMapTable({ run, maps }: Explorer, name: MapName): Table | null {
  if (!run || maps?.run !== run.id) return null;
  const { from, size } = maps;
  const rows = Math.max(0, Math.min(size, run.filled - from));
  const { tokens } = run.tokens;
  const { attention: heads } = tableWords;
  const square = (weights: Float32Array, head: typeof heads.token | typeof heads.answerAt): Column[] =>
    Array.from({ length: size }, (_, column) => ({
      symbol: tokens[from + column]?.text ?? "",
      name: say(head, { token: from + column + 1 }),
      unit: units.weight,
      at: (row: number) => (column > row ? word() : number(weights[row * size + column]!, { digits: 4, part: true })),
    }));
  const ownColumns = ({ persistent, persistentCount, remembered, window }: OwnAttention): Column[] => [
    ...Array.from({ length: persistentCount }, (_, column) => ({
      symbol: `P${column + 1}`,
      name: heads.persistent,
      unit: units.weight,
      at: (row: number) => number(persistent[row * persistentCount + column]!, { digits: 4, part: true }),
    })),
    ...(remembered ? square(remembered, heads.answerAt) : []),
    ...square(window, heads.token),
  ];
  const columns = name === "softmax" && maps.own ? ownColumns(maps.own) : square(maps.maps[name], heads.token);
  return ofColumns(tokenRows(run, { from, rows }), columns);
}

/** Every number of the derivation: the one on screen, the same in float64, its operands, its steps and its vectors. */
export function inspectorTable({ explanation, locked }: Explorer): Table | null {
  if (!explanation || !locked) return null;
  const { subject, shown, reference, terms, steps, vectors } = explanation;
  const { name } = probe[subject.quantity];
  const { inspector: said } = tableWords;
  interface Line {
    readonly part: string;
    readonly symbol: QuantityId | OperandId;
    readonly words: string;
    readonly value: number;
  }
  const lines: Line[] = [
    {
      part: said.shown,
      symbol: subject.quantity,
      words: say(said.atToken, { name, token: subject.token + 1 }),
      value: shown,
    },
    { part: "float64", symbol: subject.quantity, words: said.again, value: reference },
    ...terms.flatMap((term) =>
      term.kind === "operand"
        ? [{ part: said.operand, symbol: term.symbol, words: symbolOf(term.symbol).name, value: term.value }]
        : [],
    ),
    ...steps.map(({ symbol, words, value }) => ({ part: said.step, symbol, words, value })),
    ...vectors.flatMap(({ symbol, data }) =>
      Array.from(data, (value, index) => ({
        part: said.vector,
        symbol,
        words: say(said.component, { name: symbolOf(symbol).name, number: index + 1 }),
        value,
      })),
    ),
  ];
  return ofColumns({ head: said.head, rows: lines.length, labelOf: (row) => lines[row]!.part, tokenOf: null }, [
    { symbol: said.symbol, name: "", unit: "", at: (row) => word(plainSymbol(lines[row]!.symbol)) },
    { symbol: said.value, name: "", unit: "", at: (row) => number(lines[row]!.value) },
    { symbol: said.what, name: "", unit: "", at: (row) => word(lines[row]!.words) },
  ]);
}

/** What a trained model expects: the likeliest words after the cursor's token, then along the text the word that came. */
export function nextTokenTable(state: Explorer): Table | null {
  const { run } = state;
  const moment = momentOf(state);
  if (!run?.card) return null;
  const { tokens } = run.tokens;
  const here =
    moment?.run === run.id ? (moment.next?.words ?? []).map((said) => ({ ...said, after: moment.token })) : [];
  const along = Array.from({ length: Math.min(run.filled, tokens.length - 1) }, (_, after) => ({
    after,
    word: tokens[after + 1]!.word,
    live: run.columns.nextProbability[after]!,
    frozen: hasValue(run, { quantity: "frozenProbability", token: after })
      ? run.columns.frozenProbability[after]!
      : null,
    comes: true,
  }));
  const lines = [...here.filter(({ comes }) => !comes), ...along];
  const { nextProbability, frozenProbability } = probe;
  const { next: heads } = tableWords;
  const numberOf = (probability: number): TableValue => ({
    text: formatQuantity(probability, { quantity: "nextProbability", digits: 3 }),
    exact: String(probability),
    isNumber: true,
    subject: null,
  });
  return ofColumns(
    {
      head: heads.head,
      rows: lines.length,
      labelOf: (row) => tokens[lines[row]!.after]!.text,
      tokenOf: (row) => lines[row]!.after,
    },
    [
      { symbol: heads.next, name: heads.word, unit: "", at: (row) => word(lines[row]!.word) },
      {
        symbol: nextProbability.plain,
        name: heads.withMemory,
        unit: nextProbability.unit,
        at: (row) => numberOf(lines[row]!.live),
      },
      {
        symbol: frozenProbability.plain,
        name: "",
        unit: frozenProbability.unit,
        at: (row) => (lines[row]!.frozen === null ? word("–") : numberOf(lines[row]!.frozen)),
      },
      {
        symbol: heads.comes,
        name: "",
        unit: units.yesOrNo,
        at: (row) => word(lines[row]!.comes ? tableWords.yes : tableWords.no),
      },
    ],
  );
}

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

function ofColumns(rows: Pick<Table, "head" | "rows" | "labelOf" | "tokenOf">, columns: readonly Column[]): Table {
  return {
    ...rows,
    columns: columns.map(({ symbol, name, unit, hue = "ink" }) => ({ symbol, name, unit, hue })),
    valueAt: (row, column) => columns[column]!.at(row),
  };
}

/** A symbol in plain characters. */
function plainSymbol(symbol: QuantityId | OperandId): string {
  if (symbol in probe) return probe[symbol as QuantityId].plain;
  return operands[symbol as OperandId].symbol
    .replace(/\\(text|operatorname)\{([^}]*)\}/g, "$2")
    .replace(/\\textstyle|\\[,!]/g, " ")
    .replace(/\\([A-Za-z]+)/g, (_, command: string) => characters[command] ?? command)
    .replace(/\{(.)\}/gu, "$1")
    .replace(/-/g, "−")
    .replace(/\s+/g, " ")
    .trim();
}

const characters: Readonly<Record<string, string>> = {
  lVert: "‖",
  rVert: "‖",
  langle: "⟨",
  rangle: "⟩",
  alpha: "α",
  delta: "δ",
  Delta: "Δ",
  eta: "η",
  theta: "θ",
  ell: "ℓ",
  partial: "∂",
  nabla: "∇",
  sum: "Σ",
};
