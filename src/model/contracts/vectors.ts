// What does one do with a vector, whatever it means? Rows of row-major arrays, lengths, products and angles, in either
// precision. Leaves the loops whose order or speed matters to the kernels that run them.

/** Row-major numbers of either precision. The CPU engine is generic over the two. */
export type Floats = Float32Array | Float64Array;

/** What makes an array of one precision. */
export type FloatsOf = Float32ArrayConstructor | Float64ArrayConstructor;

/** The precision of an array. */
export function floatsOf(like: Floats): FloatsOf {
  return like instanceof Float64Array ? Float64Array : Float32Array;
}

/** Zeros in the precision of another array. */
export function newFloats(like: Floats, length: number): Floats {
  return new (floatsOf(like))(length);
}

/** One row of an array of rows, as a view and not a copy: (n, width) → (width) */
export function rowOf<F extends Floats>(data: F, { row, width }: { row: number; width: number }): F {
  return data.subarray(row * width, (row + 1) * width) as F;
}

/** a·b, with b's numbers from `from` on, so that a row among many needs no view. */
export function dot(a: Floats, b: Floats, from = 0): number {
  const { length } = a;
  let product = 0;
  for (let i = 0, at = from; i < length; i++, at++) product += a[i]! * b[at]!;
  return product;
}

/** ‖a‖ */
export function norm(a: Floats): number {
  return Math.sqrt(dot(a, a));
}

/** a·b / (‖a‖‖b‖); 0 where either vector is zero or not finite. */
export function cosine(a: Floats, b: Floats): number {
  let product = 0;
  let squareA = 0;
  let squareB = 0;
  for (let i = 0; i < a.length; i++) {
    product += a[i]! * b[i]!;
    squareA += a[i]! * a[i]!;
    squareB += b[i]! * b[i]!;
  }
  const squares = squareA * squareB;
  return squares > 0 && squares < Infinity ? product / Math.sqrt(squares) : 0;
}

/** a − b */
export function less(a: Floats, b: Floats): Float64Array {
  return Float64Array.from(a, (x, index) => x - b[index]!);
}
