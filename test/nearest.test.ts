// Is the word that SIMD finds the word that the plain loop finds? To the bit, also where rounding could decide.

import fc from "fast-check";
import { afterEach, expect, test } from "vitest";
import { chooseCpuEngine } from "#model/kernels/memory.onCpu";
import { nearestRows } from "#model/kernels/nearest.simd";
import { normal } from "#model/contracts/random";
import { saidIn, saidInRows } from "#model/reading/said";

afterEach(() => chooseCpuEngine("cpu"));

/** Directions of words, some of them the same, some of a hair's difference, some not read yet; answers near, between and of none. */
const asked = fc
  .record({
    width: fc.integer({ min: 1, max: 40 }),
    words: fc.integer({ min: 0, max: 21 }),
    rows: fc.integer({ min: 0, max: 12 }),
    seed: fc.string({ maxLength: 8 }),
  })
  .map(({ width, words, rows, seed }) => {
    const gaussian = normal(seed);
    const wordVectors = new Float32Array(words * width).map(() => gaussian() / Math.sqrt(width));
    const rowAt = (data: Float32Array, index: number) => data.subarray(index * width, (index + 1) * width);
    for (let word = 3; word < words; word++) {
      if (word % 4 === 0) rowAt(wordVectors, word).set(rowAt(wordVectors, word - 1));
      if (word % 4 === 1) rowAt(wordVectors, word).set(rowAt(wordVectors, word - 1).map((x) => x * (1 + 1e-6)));
      if (word % 4 === 2) rowAt(wordVectors, word).fill(0);
    }
    const answers = new Float32Array(rows * width).map(() => gaussian());
    for (let row = 0; row < rows; row++) {
      if (row % 3 === 1 && words > 0) rowAt(answers, row).set(rowAt(wordVectors, (5 * row) % words));
      if (row % 4 === 3) rowAt(answers, row).fill([0, NaN, Infinity][row >> 2]!);
    }
    const untouched = new Float32Array(rows * width).map(() => 0.1 * gaussian());
    return { width, rows, wordVectors, answers, untouched, rowAt };
  });

test("all rows at once say what each says alone, in word and cosine", () => {
  fc.assert(
    fc.property(asked, fc.boolean(), ({ width, rows, wordVectors, answers, untouched, rowAt }, isTrained) => {
      const expected = Array.from({ length: rows }, (_, row) =>
        saidIn(
          { wordVectors },
          { answer: rowAt(answers, row), untouched: isTrained ? null : rowAt(untouched, row) },
          1,
        ),
      );
      const all = { answers, untouched: isTrained ? null : untouched, width };
      expect(saidInRows({ wordVectors }, all, 1)).toEqual(expected);
      chooseCpuEngine("loops");
      expect(saidInRows({ wordVectors }, all, 1)).toEqual(expected);
      chooseCpuEngine("cpu");
    }),
    { numRuns: 200, seed: 2 },
  );
});

test("SIMD names a vector where it is the nearest, and leaves a tie to others", () => {
  const vectors = Float32Array.of(1, 0, 0, 1, 0, 1);
  const rows = Float32Array.of(3, 1, 1, 3);
  expect(Array.from(nearestRows({ rows, vectors, width: 2 })!)).toEqual([0, -1]);
  expect(nearestRows({ rows: Float64Array.from(rows), vectors, width: 2 })).toBeNull();
});
