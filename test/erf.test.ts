import { expect, test } from "vitest";
import { erf } from "#model/kernels/erf";

/** 2/√π ∫₀ˣ exp(−t²) dt by Simpson's rule. */
function integral(x: number): number {
  const intervals = 4000;
  const step = x / intervals;
  let sum = 0;
  for (let n = 0; n <= intervals; n++) {
    const weight = n === 0 || n === intervals ? 1 : n % 2 ? 4 : 2;
    sum += weight * Math.exp(-((n * step) ** 2));
  }
  return (2 / Math.sqrt(Math.PI)) * (step / 3) * sum;
}

test("erf is its integral within 1e-13, on every branch of the approximation", () => {
  for (let x = -6.5; x <= 6.5; x += 0.0625) expect(Math.abs(erf(x) - integral(x)), `at ${x}`).toBeLessThan(1e-13);
});

test("erf has no jump where one approximation hands over to the next", () => {
  for (const edge of [0.84375, 1.25, 1 / 0.35, 6]) {
    expect(Math.abs(erf(edge + 1e-12) - erf(edge - 1e-12)), `at ${edge}`).toBeLessThan(2e-12);
  }
});

test("erf is odd, and −1 and 1 at the infinities", () => {
  for (const x of [0, 1e-9, 0.5, 1, 2, 5]) expect(erf(-x)).toBe(-erf(x));
  expect(erf(Infinity)).toBe(1);
  expect(erf(-Infinity)).toBe(-1);
});
