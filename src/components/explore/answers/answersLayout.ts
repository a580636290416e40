// Where does each cue and each word stand in the picture? Rows and columns that fit into the room there is, and of a text that
// has more of them, those around the cursor. Leaves what is drawn there to answersDrawing.ts.

/** Consecutive rows or columns that are on screen: from which place on, and how many. */
export interface Shown {
  readonly from: number;
  readonly count: number;
  /** Which cues or words have a place at all, in their order, where not all of them have; else each has its own. */
  readonly listed?: readonly number[];
}

export interface Plot {
  readonly width: number;
  readonly height: number;
  readonly rows: Shown;
  readonly columns: Shown;
  /** How many rows there is room for. */
  readonly fits: number;
  /** Where the first row's and the first column's cells begin. CSS pixels, as all lengths. */
  readonly left: number;
  readonly top: number;
  readonly rowHeight: number;
  readonly columnWidth: number;
  /** Of a perfect answer: of strength 1. */
  readonly radius: number;
}

const sizes = {
  wide: { row: { least: 17, usual: 22, most: 27 }, column: { least: 17, most: 40 }, end: 8, rows: 22 },
  /** Every row is a thumb high, and has its strongest answer at its end. */
  narrow: { row: { least: 40, usual: 44, most: 48 }, column: { least: 22, most: 40 }, end: 76, rows: 12 },
} as const;
type Width = keyof typeof sizes;

/** The letters that those are for; where names are written larger, all is. */
const usualLetters = 14; // px

/** `font` as CSS writes it, its size first. */
export function scaleOf(font: string): number {
  return parseFloat(font) / usualLetters;
}

export function widthOf(width: number): Width {
  return width < 520 ? "narrow" : "wide";
}

/** The picture has no more cells a side: more would be too small to tell apart. */
export const mostShown = 40;
/** A perfect answer reaches a little into the rows beside its own: what is left of a gap is easier seen. */
const radiusOfRow = 0.78;
/** Where fewer rows of a thumb are in sight, as in a flat window, rows are as low as under a mouse: rather seen than touched. */
const fewestThumbs = 6;

export function plotOf({
  width,
  height,
  labels,
  count,
  at,
  listed = null,
  before,
  scale = 1,
}: {
  width: number;
  height: number;
  /** How much larger than usual names are written. */
  scale?: number;
  /** How long the longest names are: of the rows across, of the columns up. */
  labels: { readonly row: number; readonly column: number };
  count: { readonly rows: number; readonly columns: number };
  /** The row and the column that must be on screen; −1 where there is none. */
  at: { readonly row: number; readonly column: number };
  /** The only cues and words that are shown where not all cues have room; null shows those around `at`. */
  listed?: Listed | null;
  /** What was shown before: rows and columns stay where they are as long as they may. */
  before: Pick<Plot, "rows" | "columns"> | null;
}): Plot {
  const left = Math.ceil(1.1 * labels.row) + 12; // the row that is asked stands in bold
  const top = Math.ceil(labels.column) + 8;
  const { column, end, ...size } = sizes[widthOf(width)];
  const [across, down] = [Math.max(1, width - left - end), Math.max(1, height - top - 8)];
  const row = down < fewestThumbs * sizes.narrow.row.least ? sizes.wide.row : size.row;
  const fits = (length: number, least: number): number => Math.max(1, Math.min(mostShown, Math.floor(length / least)));
  const most = { rows: fits(down, scale * row.least), columns: fits(across, scale * column.least) };
  const chosen = count.rows > most.rows ? listed : null;
  const shown = (part: "rows" | "columns", at: number): Shown => {
    const list = chosen?.[part];
    const of = { count: list?.length ?? count[part], at: list ? placeAmong(list, at) : at };
    return { ...windowOf({ ...of, most: most[part], before: before?.[part] }), ...(list && { listed: list }) };
  };
  const rows = shown("rows", at.row);
  const columns = shown("columns", at.column);
  const rowHeight = Math.min(scale * row.most, down / Math.max(1, rows.count));
  const columnWidth = Math.min(scale * column.most, across / Math.max(1, columns.count));
  const radius = Math.min(radiusOfRow * rowHeight, columnWidth / 2);
  return { width, height, rows, columns, fits: most.rows, left, top, rowHeight, columnWidth, radius };
}

/** The part of a list on screen: what was there before, moved no further than brings `at` into it with a few after it. */
function windowOf({
  count,
  most,
  at,
  before,
}: {
  count: number;
  most: number;
  at: number;
  before: Shown | undefined;
}): Shown {
  if (count <= most) return { from: 0, count };
  const margin = Math.min(3, Math.floor(most / 4));
  const from = before?.count === most ? before.from : 0;
  const lowest = Math.max(0, at - most + 1 + margin);
  const highest = Math.max(0, at - margin);
  return { from: Math.min(count - most, Math.max(lowest, Math.min(from, highest))), count: most };
}

export function placeOf(plot: Plot, { row, column }: Cell): { x: number; y: number } {
  return {
    x: plot.left + (placeIn(plot.columns, column) - plot.columns.from + 0.5) * plot.columnWidth,
    y: plot.top + (placeIn(plot.rows, row) - plot.rows.from + 0.5) * plot.rowHeight,
  };
}

export function isShown(shown: Shown, index: number): boolean {
  const place = placeIn(shown, index);
  return isListed(shown, index) && place >= shown.from && place < shown.from + shown.count;
}

/** Whether a cue or word has a place at all, on screen or not. */
export function isListed({ listed }: Shown, index: number): boolean {
  return !listed || listed[placeAmong(listed, index)] === index;
}

/** The cues or words on screen, in their order. */
export function indices({ from, count, listed }: Shown): readonly number[] {
  return listed ? listed.slice(from, from + count) : Array.from({ length: count }, (_, index) => from + index);
}

/** Which place a cue or word has; one without any has that of the last listed before it. */
export function placeIn({ listed }: Shown, index: number): number {
  return listed ? placeAmong(listed, index) : index;
}

/** The last of ascending numbers that is not larger; −1 where all are. */
function placeAmong(listed: readonly number[], index: number): number {
  let [least, most] = [0, listed.length];
  while (least < most) {
    const middle = (least + most) >> 1;
    if (listed[middle]! <= index) least = middle + 1;
    else most = middle;
  }
  return least - 1;
}

/** Cues and words that are shown, and no others: ascending. */
export interface Listed {
  readonly rows: readonly number[];
  readonly columns: readonly number[];
}

/** A cue and a word, as places among the text's. */
export interface Cell {
  readonly row: number;
  readonly column: number;
}

/** From cell to cell, by keys. */
export const moves: Partial<Record<string, Cell>> = {
  ArrowUp: { row: -1, column: 0 },
  ArrowDown: { row: 1, column: 0 },
  ArrowLeft: { row: 0, column: -1 },
  ArrowRight: { row: 0, column: 1 },
};

/** The cell under a place in the picture; null beside the cells. */
export function cellAt(plot: Plot, { x, y }: { x: number; y: number }): Cell | null {
  const row = indexAt(plot.rows, Math.floor((y - plot.top) / plot.rowHeight));
  const column = indexAt(plot.columns, Math.floor((x - plot.left) / plot.columnWidth));
  return row === null || column === null ? null : { row, column };
}

/** The cue or word at a place on screen, counted from the first there; null beside them. */
function indexAt(shown: Shown, place: number): number | null {
  return indices(shown)[place] ?? null;
}

/** How high the picture is where nothing else says so: no higher than half a screen. */
export function naturalHeight(rows: number, { width, scale }: { width: number; scale: number }): number {
  const { row, rows: most } = sizes[widthOf(width)];
  return 72 + scale * row.usual * Math.max(1, Math.min(rows, most));
}
