// Which numbers do the panels of Compare show, as rows and columns? Their table twins, and what CSV takes away.

import type { ComparedReading } from "../model/compareQuestions";
import type { PageRun } from "../store";
import { formatNumber } from "./format";
import type { Table, TableValue } from "./tables";

/** A memory's whole map: row t is what is in the answer at t. Before it the answer itself. */
export function mapTable(run: PageRun, { size, says, cosine, errors, map }: ComparedReading): Table {
  const { tokens } = run.tokens;
  const answer = [
    { symbol: "answer", name: "nearest word", unit: "word", at: (row: number) => word(run.vocabulary[says[row]!]) },
    { symbol: "cos", name: "to that word", unit: "cosine", at: (row: number) => number(cosine[row]!) },
    { symbol: "‖M(k) − v‖²", name: "error before", unit: "squared", at: (row: number) => number(errors[row]!) },
  ];
  return {
    head: "Word",
    columns: [
      ...answer.map(({ symbol, name, unit }) => ({ symbol, name, unit, hue: "ink" as const })),
      ...(map.over === "nothing" ? [] : Array.from({ length: size }, (_, token) => token)).map((token) => ({
        symbol: tokens[token]!.text,
        name: `weight of token ${token + 1}`,
        unit: map.over,
        hue: "ink" as const,
      })),
    ],
    rows: size,
    labelOf: (row) => tokens[row]!.text,
    tokenOf: (row) => row,
    valueAt: (row, column) =>
      answer[column]?.at(row) ??
      number(map.over === "nothing" ? 0 : map.weights[row * size + column - answer.length]!, { digits: 4 }),
  };
}

export function number(value: number, { digits = 3 }: { digits?: number } = {}): TableValue {
  return { text: formatNumber(value, { digits }), exact: String(value), subject: null };
}

export function word(text = ""): TableValue {
  return { text, exact: text, subject: null };
}
