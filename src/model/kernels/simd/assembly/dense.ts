// How are many rows multiplied by one matrix? AssemblyScript, compiled by scripts/simd.mjs.
// Every sum runs over the inputs in their order, so a row gets the same bits with whichever others it is multiplied.
// Rows may be of any width: nothing needs to lie on a multiple of four.

/** y = x W: (rows, inputs) and (inputs, outputs) → (rows, outputs). Four rows by eight columns stay in registers. */
export function dense(x: usize, weights: usize, y: usize, inputs: i32, outputs: i32, rows: i32): void {
  const whole = outputs & ~3;
  let j = 0;
  for (; j + 8 <= whole; j += 8) eightColumns(x, weights, y, inputs, outputs, rows, j);
  if (j < whole) {
    fourColumns(x, weights, y, inputs, outputs, rows, j);
    j += 4;
  }
  for (; j < outputs; j++) oneColumn(x, weights, y, inputs, outputs, rows, j);
}

function eightColumns(x: usize, weights: usize, y: usize, inputs: i32, outputs: i32, rows: i32, j: i32): void {
  const end = (<usize>inputs) << 2;
  const stride = (<usize>outputs) << 2;
  const column = weights + ((<usize>j) << 2);
  let from = x;
  let to = y + ((<usize>j) << 2);
  let left = rows;
  for (; left >= 4; left -= 4) {
    const from1 = from + end;
    const from2 = from1 + end;
    const from3 = from2 + end;
    let a0 = f32x4.splat(0);
    let a1 = a0;
    let b0 = a0;
    let b1 = a0;
    let c0 = a0;
    let c1 = a0;
    let d0 = a0;
    let d1 = a0;
    let row = column;
    for (let i: usize = 0; i < end; i += 4, row += stride) {
      const w0 = v128.load(row);
      const w1 = v128.load(row, 16);
      const a = v128.load32_splat(from + i);
      a0 = f32x4.add(a0, f32x4.mul(a, w0));
      a1 = f32x4.add(a1, f32x4.mul(a, w1));
      const b = v128.load32_splat(from1 + i);
      b0 = f32x4.add(b0, f32x4.mul(b, w0));
      b1 = f32x4.add(b1, f32x4.mul(b, w1));
      const c = v128.load32_splat(from2 + i);
      c0 = f32x4.add(c0, f32x4.mul(c, w0));
      c1 = f32x4.add(c1, f32x4.mul(c, w1));
      const d = v128.load32_splat(from3 + i);
      d0 = f32x4.add(d0, f32x4.mul(d, w0));
      d1 = f32x4.add(d1, f32x4.mul(d, w1));
    }
    v128.store(to, a0);
    v128.store(to, a1, 16);
    v128.store(to + stride, b0);
    v128.store(to + stride, b1, 16);
    v128.store(to + 2 * stride, c0);
    v128.store(to + 2 * stride, c1, 16);
    v128.store(to + 3 * stride, d0);
    v128.store(to + 3 * stride, d1, 16);
    from += 4 * end;
    to += 4 * stride;
  }
  for (; left > 0; left--, from += end, to += stride) {
    let a0 = f32x4.splat(0);
    let a1 = a0;
    let row = column;
    for (let i: usize = 0; i < end; i += 4, row += stride) {
      const a = v128.load32_splat(from + i);
      a0 = f32x4.add(a0, f32x4.mul(a, v128.load(row)));
      a1 = f32x4.add(a1, f32x4.mul(a, v128.load(row, 16)));
    }
    v128.store(to, a0);
    v128.store(to, a1, 16);
  }
}

function fourColumns(x: usize, weights: usize, y: usize, inputs: i32, outputs: i32, rows: i32, j: i32): void {
  const end = (<usize>inputs) << 2;
  const stride = (<usize>outputs) << 2;
  let from = x;
  let to = y + ((<usize>j) << 2);
  for (let left = rows; left > 0; left--, from += end, to += stride) {
    let sum = f32x4.splat(0);
    let row = weights + ((<usize>j) << 2);
    for (let i: usize = 0; i < end; i += 4, row += stride) {
      sum = f32x4.add(sum, f32x4.mul(v128.load32_splat(from + i), v128.load(row)));
    }
    v128.store(to, sum);
  }
}

function oneColumn(x: usize, weights: usize, y: usize, inputs: i32, outputs: i32, rows: i32, j: i32): void {
  const end = (<usize>inputs) << 2;
  const stride = (<usize>outputs) << 2;
  let from = x;
  let to = y + ((<usize>j) << 2);
  for (let left = rows; left > 0; left--, from += end, to += stride) {
    let sum: f32 = 0;
    let row = weights + ((<usize>j) << 2);
    for (let i: usize = 0; i < end; i += 4, row += stride) sum += load<f32>(from + i) * load<f32>(row);
    store<f32>(to, sum);
  }
}
