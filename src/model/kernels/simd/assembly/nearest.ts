// Which of many vectors does each of some rows point to most? AssemblyScript, compiled by scripts/simd.mjs.

import { dots } from "./attend";

/**
 * best_r = argmax_w x_r·v_w, or −1 where another product is within `slack` of it, in shares of ‖x_r‖: then rounding decides.
 * (rows, width) and (count, width) → (rows). `products` is room for `count` numbers and three more.
 */
export function nearest(
  x: usize,
  vectors: usize,
  best: usize,
  width: i32,
  rows: i32,
  count: i32,
  slack: f32,
  products: usize,
): void {
  const row = (<usize>width) << 2;
  for (let r = 0; r < rows; r++) {
    const from = x + <usize>r * row;
    dots(from, vectors, count, width, row, products, 1);
    let square: f32 = 0;
    for (let j: usize = 0; j < row; j += 4) square += load<f32>(from + j) * load<f32>(from + j);
    let highest: f32 = -Infinity;
    let index = -1;
    for (let w = 0; w < count; w++) {
      const product = load<f32>(products + ((<usize>w) << 2));
      if (product > highest) {
        highest = product;
        index = w;
      }
    }
    const bound = highest - slack * Mathf.sqrt(square);
    let near = 0;
    for (let w = 0; w < count; w++) near += i32(load<f32>(products + ((<usize>w) << 2)) >= bound);
    store<i32>(best + ((<usize>r) << 2), near === 1 ? index : -1);
  }
}
