// Pick the cells that the write of a token changes most, from its key and its error. For a memory of one small matrix.

import { rightIf, type Asked, type Asker, type CheckRow } from "./check";

export interface Cells extends Asked {
  readonly kind: "cells";
  readonly token: number;
  /** How many are to be picked, and how many of those must be among the ones that change most. */
  readonly pick: number;
  readonly enough: number;
}

interface CellsAttempt {
  readonly kind: "cells";
  readonly check: Cells;
  /** Places in ΔM, row by row. */
  readonly picked: readonly number[];
  readonly changes: ArrayLike<number>;
}

/** The answer is the places in ΔM that are picked so far; ΔM is what the engine is asked for. */
export const cells: CheckRow<Cells, readonly number[], ArrayLike<number> | null, CellsAttempt> = {
  begin: () => [],
  find: changesOf,
  attempt: (check, { answer: picked, found: changes }) =>
    changes && picked.length === check.pick ? { kind: "cells", check, picked, changes } : null,
  judge: ({ check, picked, changes }) => rightIf(cellsFound(picked, { among: check.pick, changes }) >= check.enough),
  told: ({ picked }) => picked.join(", "),
  async solve(check, asker) {
    const changes = await changesOf(check, asker);
    return { answer: changes ? mostChanged(changes, check.pick) : [] };
  },
};

async function changesOf({ token }: Cells, { write }: Asker): Promise<ArrayLike<number> | null> {
  return (await write(token))?.layers[0]?.change ?? null;
}

/** How many of the picked cells are among those that change most. */
function cellsFound(
  picked: readonly number[],
  { among, changes }: { among: number; changes: ArrayLike<number> },
): number {
  const most = mostChanged(changes, among);
  return [...new Set(picked)].filter((cell) => most.includes(cell)).length;
}

/** The `count` places of the largest |value|, the largest first. */
export function mostChanged(changes: ArrayLike<number>, count: number): number[] {
  return Array.from({ length: changes.length }, (_, cell) => cell)
    .sort((a, b) => Math.abs(changes[b]!) - Math.abs(changes[a]!))
    .slice(0, count);
}
