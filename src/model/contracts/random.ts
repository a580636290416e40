// Where does chance come from? From a seed and nothing else, so that every run can be made again.

/** Uniform numbers in [0, 1), the same for the same seed: sfc32, started from a hash of the seed's text. */
export function uniform(seed: string): () => number {
  let a = 0x9e3779b9;
  let b = 0x243f6a88;
  let c = 0xb7e15162;
  for (let index = 0; index < seed.length; index++) {
    const code = seed.charCodeAt(index);
    a = Math.imul(a ^ code, 0x85ebca6b);
    b = Math.imul(b ^ code ^ (a >>> 13), 0xc2b2ae35);
    c = Math.imul(c ^ code ^ (b >>> 16), 0x27d4eb2f);
  }
  let counter = 1;
  const next = (): number => {
    const sum = (a + b + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (c << 21) | (c >>> 11);
    c = (c + sum) | 0;
    return (sum >>> 0) / 2 ** 32;
  };
  for (let warmUp = 0; warmUp < 12; warmUp++) next();
  return next;
}

/** Normal numbers of mean 0 and variance 1 (Box–Muller), the same for the same seed. */
export function normal(seed: string): () => number {
  const next = uniform(seed);
  return () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next());
}
