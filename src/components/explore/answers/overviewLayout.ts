// Where do all cues and all words stand, when each has a pixel or more? The whole is as large as the room where it fits, else it
// is scrolled. Leaves what is painted to overviewPixels.ts.

export interface OverviewPlot {
  /** Of all cells, as large as they must be. CSS pixels, as all lengths. */
  readonly width: number;
  readonly height: number;
  readonly rowHeight: number;
  readonly columnWidth: number;
  /** Of a perfect answer. */
  readonly radius: number;
}

/** No cell is larger than the least of those that have names beside them. */
const mostCell = 17;
const radiusOfRow = 0.78;
/** Where cells are smaller than dots can be seen, strong answers reach into those beside them. */
const leastRadius = 2;

export function overviewOf({
  room,
  rows,
  columns,
}: {
  room: { readonly width: number; readonly height: number };
  rows: number;
  columns: number;
}): OverviewPlot {
  const cell = (length: number, count: number): number => Math.max(1, Math.min(mostCell, length / Math.max(1, count)));
  const rowHeight = cell(room.height, rows);
  const columnWidth = cell(room.width, columns);
  return {
    width: columnWidth * columns,
    height: rowHeight * rows,
    rowHeight,
    columnWidth,
    radius: Math.max(leastRadius, Math.min(radiusOfRow * rowHeight, columnWidth / 2)),
  };
}
