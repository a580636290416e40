// How is a curve of millions of tokens kept in a few numbers? In bins of one width, each with its least and its most and where
// they stand, so that no peak is lost; when there are too many, two become one.

export interface Binned {
  /** Tokens a bin. */
  width: number;
  /** Values so far; the last bin may be only begun. */
  count: number;
  /** By bin; of the values that are numbers, NaN where there is none. */
  readonly least: Float64Array;
  readonly most: Float64Array;
  /** The tokens at which they were. */
  readonly leastAt: Float64Array;
  readonly mostAt: Float64Array;
}

/** Room for at most `bins`, an even number. */
export function emptyBins(bins = 2048): Binned {
  const column = () => new Float64Array(bins).fill(NaN);
  return { width: 1, count: 0, least: column(), most: column(), leastAt: column(), mostAt: column() };
}

/** How many bins have begun. */
export function binsOf({ width, count }: Binned): number {
  return Math.ceil(count / width);
}

/** Adds the next values. */
export function addToBins(binned: Binned, values: ArrayLike<number>): void {
  const { least, most, leastAt, mostAt } = binned;
  for (let index = 0; index < values.length; index++) {
    const token = binned.count++;
    if (token >= least.length * binned.width) halve(binned);
    const bin = Math.floor(token / binned.width);
    const value = values[index]!;
    if (value < least[bin]! || Number.isNaN(least[bin])) {
      least[bin] = value;
      leastAt[bin] = token;
    }
    if (value > most[bin]! || Number.isNaN(most[bin])) {
      most[bin] = value;
      mostAt[bin] = token;
    }
  }
}

/** Two bins become one. */
function halve(binned: Binned): void {
  const { least, most, leastAt, mostAt } = binned;
  const half = least.length / 2;
  for (let bin = 0; bin < half; bin++) {
    const [first, second] = [2 * bin, 2 * bin + 1];
    const low = least[second]! < least[first]! || Number.isNaN(least[first]) ? second : first;
    const high = most[second]! > most[first]! || Number.isNaN(most[first]) ? second : first;
    least[bin] = least[low]!;
    leastAt[bin] = leastAt[low]!;
    most[bin] = most[high]!;
    mostAt[bin] = mostAt[high]!;
  }
  for (const column of [least, most, leastAt, mostAt]) column.fill(NaN, half);
  binned.width *= 2;
}
