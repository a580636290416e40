// What does the Inspector say as a table? The operands of the locked number, and every step on the way to it.

import { symbolOf } from "./symbolOf";
import { type Table, ofColumns, word, number } from "#components/panel/tables";
import { plainSymbol } from "#components/text/plainSymbol";
import { probe, type QuantityId, type OperandId } from "#model/contracts/probe";
import type { Explorer } from "#state/store";
import { say } from "#words/say";
import { tableWords } from "#words/tables";

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
