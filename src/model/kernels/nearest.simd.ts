// Which of many vectors is each of some rows nearest to, on SIMD? Leaves to reading/said.ts what a vector means, and the rows
// for which rounding would decide.

import type { Floats } from "#model/contracts/vectors";
import { cpuEngine } from "./memory.onCpu";
import { layOut, openSimd, reserve, type Simd } from "./simd/instance";

/** Far more than float32 rounds away of a product of unit vectors, however wide. */
const slack = 1e-4;

let opened: Simd | null = null;

/**
 * The vector of the largest product with every row, −1 where another is as near. (n, width) and (m, width) → (n)
 * null for float64, and where SIMD does not read.
 */
export function nearestRows({
  rows,
  vectors,
  width,
}: {
  rows: Floats;
  vectors: Floats;
  width: number;
}): Int32Array | null {
  if (!(rows instanceof Float32Array && vectors instanceof Float32Array) || cpuEngine() !== "cpu") return null;
  const simd = (opened ??= openSimd());
  const { take, end } = layOut(simd);
  const [count, words] = [rows.length / width, vectors.length / width];
  const at = {
    rows: take(rows.length + 4),
    vectors: take(vectors.length + 4),
    best: take(count),
    room: take(words + 4),
  };
  reserve(simd, end());
  simd.floats.set(rows, at.rows >> 2);
  simd.floats.set(vectors, at.vectors >> 2);
  simd.call.nearest(at.rows, at.vectors, at.best, width, count, words, slack, at.room);
  return simd.integers.slice(at.best >> 2, (at.best >> 2) + count);
}
