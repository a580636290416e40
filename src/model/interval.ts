// How sure is a share that was counted?

/** Where the true share lies in 95 of 100 such samples. */
export function wilson({ right, asked }: { right: number; asked: number }): { low: number; high: number } {
  const z = 1.959964;
  const share = right / asked;
  const centre = (share + (z * z) / (2 * asked)) / (1 + (z * z) / asked);
  const reach = (z / (1 + (z * z) / asked)) * Math.sqrt((share * (1 - share)) / asked + (z * z) / (4 * asked * asked));
  return {
    low: right === 0 ? 0 : Math.max(0, centre - reach),
    high: right === asked ? 1 : Math.min(1, centre + reach),
  };
}
