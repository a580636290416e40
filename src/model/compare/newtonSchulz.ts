// What is a matrix whose directions all count alike? Its singular values brought near 1 by a few steps of Newton–Schulz, as Muon
// does to a momentum before it is written. In float64, whatever the matrix is in: small directions grow by some hundred times.

import type { Floats } from "#model/contracts/vectors";

/** Of X ← aX + (bA + cA²)X with A = XXᵀ: Jordan and others, Muon (2024), the coefficients of its five steps. */
const [a, b, c] = [3.4445, -4.775, 2.0315];
const epsilon = 1e-7;

/** Steps of Muon. */
export const muonSteps = 5;

/** What they cost: the first product and the last, and four of the shorter side a step, less three; half where symmetric. */
export function muonFlops({ rows, columns }: { rows: number; columns: number }): number {
  const short = Math.min(rows, columns);
  return 3 * short * rows * columns + (4 * muonSteps - 3) * short ** 3;
}

/**
 * X = S/(‖S‖_F + ε), then `steps` times X ← aX + (bA + cA²)X with A = XXᵀ, S transposed first where it has more rows than
 * columns; no step leaves S as it is. Every X is a polynomial of A times the first X, so only what is as small as the shorter side
 * squared is multiplied at each step. (rows, columns) → the same
 */
export function newtonSchulz(
  matrix: Floats,
  { rows, columns, steps }: { rows: number; columns: number; steps: number },
): Float64Array {
  const first = Float64Array.from(matrix);
  if (steps === 0) return first;
  const turned = rows > columns;
  const [short, long] = turned ? [columns, rows] : [rows, columns];
  const x = turned ? transposed(first, { rows, columns }) : first; // (short, long)
  let square = 0;
  for (const number of x) square += number * number;
  const scale = 1 / (Math.sqrt(square) + epsilon);
  for (let at = 0; at < x.length; at++) x[at]! *= scale;

  let gram = rowProducts(x, x, { rows: short, width: long }); // A
  let all: Float64Array | null = null; // what the first X is multiplied with
  const times = (one: Float64Array, other: Float64Array): Float64Array =>
    rowProducts(one, other, { rows: short, width: short });
  for (let step = 0; step < steps; step++) {
    const factor = times(gram, gram);
    for (let at = 0; at < factor.length; at++) factor[at] = b * gram[at]! + c * factor[at]!;
    for (let i = 0; i < short; i++) factor[i * (short + 1)]! += a;
    all = all ? times(factor, all) : factor;
    if (step < steps - 1) gram = times(times(factor, gram), factor);
  }
  const result = new Float64Array(x.length);
  for (let i = 0; i < short; i++) {
    for (let k = 0; k < short; k++) {
      const weight = all![i * short + k]!;
      for (let j = 0; j < long; j++) result[i * long + j]! += weight * x[k * long + j]!;
    }
  }
  return turned ? transposed(result, { rows: short, columns: long }) : result;
}

/**
 * one·otherᵀ where that is symmetric: half of it is computed. For one = other it always is; for polynomials of one symmetric
 * matrix it is their product. (rows, width) twice → (rows, rows)
 */
function rowProducts(
  one: Float64Array,
  other: Float64Array,
  { rows, width }: { rows: number; width: number },
): Float64Array {
  const products = new Float64Array(rows * rows);
  for (let i = 0; i < rows; i++) {
    for (let j = i; j < rows; j++) {
      let sum = 0;
      for (let k = 0, p = i * width, q = j * width; k < width; k++, p++, q++) sum += one[p]! * other[q]!;
      products[i * rows + j] = sum;
      products[j * rows + i] = sum;
    }
  }
  return products;
}

function transposed(matrix: Float64Array, { rows, columns }: { rows: number; columns: number }): Float64Array {
  const turned = new Float64Array(matrix.length);
  for (let i = 0, at = 0; i < rows; i++) {
    for (let j = 0; j < columns; j++, at++) turned[j * rows + i] = matrix[at]!;
  }
  return turned;
}
