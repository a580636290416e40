// What does one do with four float32 at a time? Sums over the lanes, and exp, tanh and erf of each.
// AssemblyScript, compiled by scripts/simd.mjs. Every operation is IEEE's own, so all machines give the same bits.

export function all(x: f32): v128 {
  return f32x4.splat(x);
}

// One lane in all four: loading four numbers at once and parting them is faster than loading each, as it needs fewer registers.

export function all0(x: v128): v128 {
  return f32x4.shuffle(x, x, 0, 0, 0, 0);
}
export function all1(x: v128): v128 {
  return f32x4.shuffle(x, x, 1, 1, 1, 1);
}
export function all2(x: v128): v128 {
  return f32x4.shuffle(x, x, 2, 2, 2, 2);
}
export function all3(x: v128): v128 {
  return f32x4.shuffle(x, x, 3, 3, 3, 3);
}

/** x₀ + x₁ + x₂ + x₃ */
export function sumOf(x: v128): f32 {
  return f32x4.extract_lane(x, 0) + f32x4.extract_lane(x, 1) + (f32x4.extract_lane(x, 2) + f32x4.extract_lane(x, 3));
}

/** a x + b */
function grown(a: v128, x: v128, b: f32): v128 {
  return f32x4.add(f32x4.mul(a, x), f32x4.splat(b));
}

/**
 * eˣ within 2 units in the last place, for x clamped to what float32 holds. x = n ln 2 + r, eˣ = 2ⁿ eʳ,
 * |r| ≤ ½ ln 2, by the polynomial of Cephes' expf (Moshier, 1992).
 */
export function expOf(exponent: v128): v128 {
  const x = f32x4.pmin(f32x4.pmax(exponent, all(-87.33654)), all(88.37626));
  // Added to 1.5 · 2²³ a number is rounded to a whole one, which then stands in its lowest bits.
  const shifted = f32x4.add(f32x4.mul(x, all(1.44269504)), all(12582912));
  const n = f32x4.sub(shifted, all(12582912));
  const r = f32x4.sub(f32x4.sub(x, f32x4.mul(n, all(0.693359375))), f32x4.mul(n, all(-2.1219444e-4)));
  let p = grown(all(1.98756915e-4), r, 1.3981999507e-3);
  p = grown(p, r, 8.3334519073e-3);
  p = grown(p, r, 4.1665795894e-2);
  p = grown(p, r, 1.6666665459e-1);
  p = grown(p, r, 5.0000001201e-1);
  p = f32x4.add(grown(f32x4.mul(p, r), r, 1), r);
  const power = i32x4.shl(i32x4.add(shifted, i32x4.splat(127)), 23);
  return f32x4.mul(p, power);
}

/** 1 / (1 + e⁻ˣ) */
export function sigmoidOf(x: v128): v128 {
  return f32x4.div(all(1), f32x4.add(all(1), expOf(f32x4.neg(x))));
}

/** tanh x: an odd polynomial near zero (Cephes' tanhf), 1 − 2 / (e²ˣ + 1) beyond. */
export function tanhOf(x: v128): v128 {
  const square = f32x4.mul(x, x);
  let p = grown(all(-5.70498872745e-3), square, 2.06390887954e-2);
  p = grown(p, square, -5.37397155531e-2);
  p = grown(p, square, 1.33314422036e-1);
  p = grown(p, square, -3.33332819422e-1);
  const near = f32x4.add(x, f32x4.mul(f32x4.mul(x, square), p));
  const twice = expOf(f32x4.mul(x, all(2)));
  const far = f32x4.sub(all(1), f32x4.div(all(2), f32x4.add(twice, all(1))));
  return v128.bitselect(near, far, f32x4.lt(f32x4.abs(x), all(0.625)));
}

/** erf x, a rational in x² of x clamped to ±4, as in Eigen and XLA. */
export function erfOf(argument: v128): v128 {
  const x = f32x4.pmin(f32x4.pmax(argument, all(-4)), all(4));
  const square = f32x4.mul(x, x);
  let above = grown(all(-2.72614225801306e-10), square, 2.77068142495902e-8);
  above = grown(above, square, -2.10102402082508e-6);
  above = grown(above, square, -5.69250639462346e-5);
  above = grown(above, square, -7.34990630326855e-4);
  above = grown(above, square, -2.95459980854025e-3);
  above = grown(above, square, -1.60960333262415e-2);
  let below = grown(all(-1.45660718464996e-5), square, -2.13374055278905e-4);
  below = grown(below, square, -1.68282697438203e-3);
  below = grown(below, square, -7.37332916720468e-3);
  below = grown(below, square, -1.42647390514189e-2);
  return f32x4.div(f32x4.mul(x, above), below);
}
