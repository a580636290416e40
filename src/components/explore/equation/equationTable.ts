// What do the two lines say as a table? The number under every symbol, at each token.

import { startNormOf, pushLine, memoryLines } from "./equationTerms";
import { type Table, ofColumns, tokenRows, word, number } from "#components/panel/tables";
import { plainSymbol } from "#components/text/plainSymbol";
import type { Explorer } from "#state/store";
import { tableWords } from "#words/tables";

const { units } = tableWords;

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
