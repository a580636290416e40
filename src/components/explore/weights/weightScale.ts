// What does a full cell of a weight picture stand for? One number for the whole run, so that stepping changes no scale: a memory
// that fades looks faded. Leaves how a cell is drawn to chart/matrixPixels.ts.

import type { MatrixQuantity, TokenQuantity } from "#model/contracts/probe";
import { largest } from "#components/chart/scale";
import type { PageRun } from "#state/store";

/** A full cell is as many times the root mean square of all cells where the matrix is largest. Hardly a cell is larger. */
const timesRootMeanSquare = 5;

/** What a memory holds, and what a token does to it: two scales, for the one is many times the other. */
const sizes = {
  held: ["weightNorm", "drift"],
  done: ["momentum", "update"],
} as const satisfies Record<string, readonly TokenQuantity[]>;

const scaleOf = { memory: "held", fromStart: "held", push: "done", change: "done" } as const satisfies Record<
  MatrixQuantity,
  keyof typeof sizes
>;

/**
 * 5 · max ‖·‖ / √cells, over all tokens that are read; M and M − M₀ share one scale, S and ΔM the other. 0 where nothing is read.
 * `cells`: of all layers together, as the norms are.
 */
export function fullCell(quantity: MatrixQuantity, { run, cells }: { run: PageRun; cells: number }): number {
  const count = run.summary?.diverged ? run.filled : run.read;
  const norms = sizes[scaleOf[quantity]].map((size) => largest(run.columns[size], count));
  return (timesRootMeanSquare * Math.max(...norms)) / Math.sqrt(cells);
}
