// What does a column’s map say as a table? What each token draws on, with the errors beside it.

import { type Table, said, number } from "#components/panel/tables";
import type { ComparedReading } from "#model/contracts/compareQuestions";
import type { PageRun } from "#state/store";
import { compareTableWords as words } from "#words/compareTables";
import { say } from "#words/say";

/** A memory's whole map: row t is what is in the answer at t. Before it the answer itself. */
export function mapTable(run: PageRun, { size, says, cosine, errors, map }: ComparedReading): Table {
  const { tokens } = run.tokens;
  const answer = [
    {
      symbol: words.map.answer,
      name: words.map.nearest,
      unit: words.map.wordUnit,
      at: (row: number) => said(run, run.vocabulary[says[row]!]),
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
