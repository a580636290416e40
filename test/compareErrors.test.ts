// Can the rows of errors be read beside each other, whatever one of them does? And what is above the scale is said.

import { expect, test } from "vitest";
import { errorBound, peaksBeyond } from "#components/compare/errors/errorScale";

const flat = (error: number, { sound = 40 } = {}) => ({
  errors: new Float32Array(40).fill(error),
  sound,
});

test("a memory that diverges leaves the scale of the others as it was, but for the room above them", () => {
  const others = [flat(1), flat(0.8), flat(1.2)];
  const diverging = { errors: Float32Array.from({ length: 40 }, (_, token) => 2 ** token), sound: 30 };
  expect(errorBound(others)).toBeCloseTo(1.2);
  expect(errorBound([...others, diverging])).toBeCloseTo(3);
  expect(errorBound([flat(1), diverging])).toBeCloseTo(3);
});

test("one error of a hundred tokens does not press the rest to the floor, and a scale holds all where none stands out", () => {
  const errors = new Float32Array(100).fill(0.5);
  errors[50] = 12.4;
  expect(errorBound([{ errors, sound: 100 }])).toBeCloseTo(1.5);
  expect(errorBound([flat(1), flat(2.5)])).toBeCloseTo(2.5);
  expect(errorBound([flat(0), flat(0)])).toBe(0);
  expect(errorBound([flat(0), flat(2)])).toBe(2);
  expect(errorBound([flat(9, { sound: 0 })])).toBe(0);
});

test("every stretch above the scale has its highest token, up to where the memory diverged", () => {
  const errors = Float32Array.of(1, 4, 6, 5, 1, 7, 1, 9, 9);
  expect(peaksBeyond({ errors, sound: 8 }, 3)).toEqual([2, 5, 7]);
  expect(peaksBeyond({ errors, sound: 7 }, 3)).toEqual([2, 5]);
  expect(peaksBeyond({ errors, sound: 9 }, 9)).toEqual([]);
});
