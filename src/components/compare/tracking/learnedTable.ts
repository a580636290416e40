// What does the picture of learned tracking say as a table twin? A row a model and seed: right by length, and its gates at each symbol.

import { askedSymbols } from "#model/contracts/tracked";
import { useTracked } from "#state/tracked";
import { number, ofColumns, word, type Column, type Table } from "#components/panel/tables";
import { say, sayNumber } from "#words/say";
import { trackingWords } from "./words";

const { learned: words } = trackingWords;

export function learnedTable(): Table | null {
  const rows = useTracked.getState().tracked?.rows ?? [];
  if (rows.length === 0) return null;
  const shares = askedSymbols.map((symbols, at): Column => ({
    ...{ symbol: say(words.twin.symbols, { symbols }), name: words.twin.right, unit: words.twin.unit },
    at: (row) => number(rows[row]!.right[at]! / rows[row]!.asked[at]!, { part: true }),
  }));
  const gates: Column = {
    ...{ symbol: words.twin.gates, name: "", unit: "" },
    at: (row) =>
      word(
        rows[row]!.gates.map(({ symbol, theta, eta, alpha }) =>
          say(words.twin.gatesAt, {
            ...{ symbol, theta: sayNumber(theta), alpha: sayNumber(alpha) },
            eta: eta === null ? "–" : sayNumber(eta),
          }),
        ).join("; "),
      ),
  };
  return ofColumns(
    {
      head: words.twin.head,
      rows: rows.length,
      labelOf: (row) => {
        const { task, tracker, seed } = rows[row]!;
        return say(words.twin.row, { task: words.short[task], tracker: words.trackers[tracker], seed });
      },
      tokenOf: null,
    },
    [...shares, gates],
  );
}
