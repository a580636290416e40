// How fast does an engine read a trained model and its text? Leaves to worker.ts which engines are asked.

import type { ModelEngine } from "./modelEngine";
import type { Trained } from "./trained";

/**
 * Tokens a second: as the page reads, with every quantity kept and in blocks, again and again from the first token on, until
 * enough time was spent reading to tell. To make ready for a text is not counted, nor what comes between two blocks, when
 * `goesOn` is asked.
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
  let read = 0;
  let spent = 0;
  while (spent < milliseconds) {
    const forward = again({ frozen: false, floats: Float32Array, traced: true, kernels: open?.() ?? null });
    while (spent < milliseconds && forward.position < filled) {
      const count = Math.min(block, filled - forward.position);
      const started = performance.now();
      forward.advance(count);
      await forward.settled;
      spent += performance.now() - started;
      read += count;
      if (!(await goesOn())) {
        forward.close();
        return (1000 * read) / spent;
      }
    }
    forward.close();
  }
  return (1000 * read) / spent;
}
