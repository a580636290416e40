// How does a matrix become pixels? Sign is a shape: a cell is a square whose area is |value|, filled +, in stripes −.
// Below 3 px a cell the whole cell is taken, and its opacity is the magnitude. Leaves canvas and colour to matrixCanvas.ts.

interface Pixels {
  readonly width: number;
  readonly height: number;
  /** RGBA, not premultiplied. */
  readonly data: Uint8ClampedArray;
}

interface MatrixPicture {
  readonly values: Float32Array; // (rows, columns)
  readonly rows: number;
  readonly columns: number;
  /** What a full cell stands for: a |value| beyond it is drawn no larger. */
  readonly largest: number;
  readonly colour: readonly [number, number, number];
  /** Device pixels a CSS pixel. */
  readonly ratio: number;
  /** Magnitudes are never negative: their opacity is the share of the largest to the power .75, in full cells of any size. */
  readonly kind: "signed" | "magnitude";
}

const magnitudeExponent = 0.75;

/** Below this many CSS pixels a cell is too small for an area to be read. */
const smallestSquare = 3;
/** A negative square has one gap for so many CSS pixels of its height, at least one. */
const pixelsPerGap = 3;
/** The largest square leaves a gap to its neighbours. */
const fullSquare = 0.94;

/** Paints the whole matrix over the whole of `into`. */
export function paintMatrix(picture: MatrixPicture, into: Pixels): void {
  const { values, rows, columns, largest, colour, ratio, kind } = picture;
  const [red, green, blue] = colour;
  new Uint32Array(into.data.buffer).fill((blue << 16) | (green << 8) | red);
  if (!(largest > 0)) return;
  const cell = Math.min(into.width / columns, into.height / rows); // device pixels
  const squares = kind === "signed" && cell >= smallestSquare * ratio;
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const value = values[row * columns + column]!;
      const share = Math.min(1, Math.abs(value) / largest);
      if (!(share > 0.001)) continue;
      const side = squares ? fullSquare * cell * Math.sqrt(share) : cell;
      const opacity = squares ? 1 : kind === "signed" ? share : share ** magnitudeExponent;
      const left = column * cell + (cell - side) / 2;
      const top = row * cell + (cell - side) / 2;
      if (cell < 1) paintPoint(into, { left, top, side, opacity });
      else {
        addRectangle(into, { left, top, width: side, height: side, opacity });
        if (value < 0) takeStripes(into, { left, top, side, opacity }, ratio);
      }
    }
  }
}

/** The largest |value|; 0 of none. */
export function largestOf(values: Float32Array): number {
  let largest = 0;
  for (let index = 0; index < values.length; index++) largest = Math.max(largest, Math.abs(values[index]!));
  return largest;
}

interface Square {
  readonly left: number;
  readonly top: number;
  readonly side: number;
  readonly opacity: number;
}

/** Takes every second band out of a square: what is left are stripes, one more than there are gaps. */
function takeStripes(into: Pixels, { left, top, side, opacity }: Square, ratio: number): void {
  const gaps = Math.max(1, Math.floor(side / (pixelsPerGap * ratio)));
  const band = side / (2 * gaps + 1);
  for (let gap = 0; gap < gaps; gap++) {
    addRectangle(into, { left, top: top + (2 * gap + 1) * band, width: side, height: band, opacity: -opacity });
  }
}

interface Rectangle {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  readonly opacity: number;
}

/** Adds a rectangle's opacity to every pixel, by how much of the pixel it covers; a negative opacity takes it away. */
function addRectangle(into: Pixels, { left, top, width: across, height: down, opacity }: Rectangle): void {
  const { width, height, data } = into;
  const right = left + across;
  const bottom = top + down;
  const lastX = Math.min(width, Math.ceil(right));
  const lastY = Math.min(height, Math.ceil(bottom));
  for (let y = Math.floor(top); y < lastY; y++) {
    const high = Math.min(bottom, y + 1) - Math.max(top, y);
    for (let x = Math.floor(left); x < lastX; x++) {
      const wide = Math.min(right, x + 1) - Math.max(left, x);
      data[4 * (y * width + x) + 3]! += 255 * opacity * high * wide;
    }
  }
}

/** Many cells share a pixel: it shows the strongest of them, so that a lone strong weight stays visible. */
function paintPoint({ width, height, data }: Pixels, { left, top, side, opacity }: Square): void {
  const lastX = Math.min(width - 1, Math.floor(left + side / 2));
  const lastY = Math.min(height - 1, Math.floor(top + side / 2));
  const at = 4 * (lastY * width + lastX) + 3;
  data[at] = Math.max(data[at]!, 255 * opacity);
}
