// What would a linear memory's loss be, if one of its weights were a little larger? ℓ = (c/2)‖kM − v‖², as a parabola of the nudge.

import type { Floats } from "./vectors";

export function nudgedLoss(
  { key, error, lossScale }: { key: Floats; error: Floats; lossScale: number },
  { row, column, by }: { row: number; column: number; by: number },
): number {
  // The weight is in one number of the answer alone, times its number of the key.
  let squares = 0;
  for (let place = 0; place < error.length; place++)
    squares += (place === column ? error[place]! + by * key[row]! : error[place]!) ** 2;
  return (lossScale / 2) * squares;
}
