// How is a matrix drawn that is far longer than wide? In pieces side by side, since as one it would be a hairline.

interface Folded {
  readonly values: Float32Array; // (rows, columns)
  readonly rows: number;
  readonly columns: number;
  /** How many pieces stand side by side; 1 is the matrix as it is. */
  readonly pieces: number;
  /** Rows of the matrix that a piece has; the last may have fewer. */
  readonly rowsEach: number;
}

/** Longer than this many times its other side a matrix is folded. */
const longest = 8;

/**
 * A tall matrix in as many pieces as make it about as wide as high, the first rows at the left; empty places are 0. A wide one
 * is not: none is.
 */
export function folded({ values, rows, columns }: { values: Float32Array; rows: number; columns: number }): Folded {
  if (columns === 0 || rows <= longest * columns) return { values, rows, columns, pieces: 1, rowsEach: rows };
  const pieces = Math.ceil(Math.sqrt(rows / columns));
  const rowsEach = Math.ceil(rows / pieces);
  const across = pieces * columns;
  const drawn = new Float32Array(rowsEach * across);
  for (let row = 0; row < rows; row++) {
    const piece = Math.floor(row / rowsEach);
    const from = values.subarray(row * columns, (row + 1) * columns);
    drawn.set(from, (row - piece * rowsEach) * across + piece * columns);
  }
  return { values: drawn, rows: rowsEach, columns: across, pieces, rowsEach };
}
