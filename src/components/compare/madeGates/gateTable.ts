// What do a memory's own gates say as a table? Tokens down: its rate and what it keeps, each beside the text's.

import { chosenOf } from "#components/hooks/chosen";
import { number, ofColumns, tokenRows, type Table } from "#components/panel/tables";
import type { DescribedMemory, MadeGates } from "#model/contracts/compareQuestions";
import type { Comparison } from "#state/comparison";
import type { Explorer } from "#state/store";
import { madeGateWords } from "./words";

const { table: words } = madeGateWords;

/** The chosen memories that make their gates, and what all of them make alike; null where none has been asked. */
export function gateMakers(
  chosen: readonly DescribedMemory[],
  made: ReadonlyMap<string, MadeGates>,
): { readonly makers: readonly DescribedMemory[]; readonly gates: MadeGates | null } {
  const makers = chosen.filter(({ knobs }) => knobs.includes("ownRates"));
  const gates = makers.flatMap(({ id }) => made.get(id) ?? [])[0] ?? null;
  return { makers, gates };
}

export function gateTable(explorer: Explorer, comparison: Comparison): Table | null {
  const { run } = explorer;
  const { gates } = gateMakers(chosenOf(explorer, comparison), comparison.madeGates);
  if (!run || !gates) return null;
  return ofColumns(
    tokenRows(run, { from: 0, rows: gates.rate.own.length }),
    (["rate", "keep"] as const).flatMap((gate) =>
      (["own", "stream"] as const).map((whose) => ({
        symbol: words[gate],
        name: words[whose],
        unit: "",
        at: (row: number) => number(gates[gate][whose][row]!, { part: gate === "keep" }),
      })),
    ),
  );
}
