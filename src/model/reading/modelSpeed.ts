// How fast does an engine read a trained model and its text? Leaves to worker.ts which engines are asked.

import type { ModelEngine } from "./modelEngine";
import type { Trained } from "./trained";

/**
 * Tokens a second: as the page reads, with every quantity kept and in blocks, again and again from the first token on, until
 * enough time has passed to tell. `goesOn` is asked between two blocks.
 */
export async function speedOfModel(
  { again }: Pick<Trained, "again">,
  {
    open,
    block,
    filled,
    milliseconds,
    goesOn,
  }: {
    open: ModelEngine["open"];
    block: number;
    filled: number;
    milliseconds: number;
    goesOn: () => Promise<boolean>;
  },
): Promise<number> {
  const started = performance.now();
  let read = 0;
  let spent = 0;
  while (spent < milliseconds) {
    const forward = again({ frozen: false, floats: Float32Array, traced: true, kernels: open?.() ?? null });
    while (spent < milliseconds && forward.position < filled) {
      const count = Math.min(block, filled - forward.position);
      forward.advance(count);
      await forward.settled;
      read += count;
      const isWanted = await goesOn();
      spent = performance.now() - started;
      if (!isWanted) return (1000 * read) / spent;
    }
  }
  return (1000 * read) / spent;
}
