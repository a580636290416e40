// How do dots become pixels? A dot covers each pixel by as much as it reaches into it, and one that is smaller than a pixel paints
// the one it lies in as strongly as its area is. Leaves where dots stand to overviewLayout.ts.

export interface Pixels {
  readonly width: number;
  readonly height: number;
  /** RGBA, not premultiplied. */
  readonly data: Uint8ClampedArray;
}

export type Colour = readonly [number, number, number];

export interface Dot {
  /** Device pixels. */
  readonly x: number;
  readonly y: number;
  readonly radius: number;
  readonly colour: Colour;
  /** Of the dot's inside. */
  readonly opacity: number;
  /** A hollow one is a ring with a stroke through it. */
  readonly isStruck: boolean;
}

/** Half of a stroke, in device pixels. */
const halfStroke = 0.6;

/** What is painted later lies over what was there where it is as strong. */
export function paintDot(into: Pixels, { x, y, radius, colour, opacity, isStruck }: Dot): void {
  if (radius < 1)
    return paintPixel(into, Math.floor(x), Math.floor(y), colour, opacity * Math.min(1, Math.PI * radius ** 2));
  const reach = Math.ceil(radius + 1);
  for (let row = Math.floor(y) - reach; row <= Math.floor(y) + reach; row++) {
    for (let column = Math.floor(x) - reach; column <= Math.floor(x) + reach; column++) {
      const [dx, dy] = [column + 0.5 - x, row + 0.5 - y];
      const far = Math.hypot(dx, dy);
      const covered = within(radius - far);
      if (covered === 0) continue;
      const line = Math.max(
        within(far - radius + 2 * halfStroke),
        within(halfStroke - Math.abs(dx + dy) * Math.SQRT1_2),
      );
      paintPixel(into, column, row, colour, opacity * covered * (isStruck ? line : 1));
    }
  }
}

/** How much of a pixel lies on the inner side of an edge, which is so far from its middle. */
function within(distance: number): number {
  return Math.max(0, Math.min(1, distance + 0.5));
}

function paintPixel({ width, height, data }: Pixels, x: number, y: number, [r, g, b]: Colour, opacity: number): void {
  if (x < 0 || y < 0 || x >= width || y >= height) return;
  const at = 4 * (y * width + x);
  const alpha = 255 * opacity;
  if (alpha < data[at + 3]!) return;
  data[at] = r;
  data[at + 1] = g;
  data[at + 2] = b;
  data[at + 3] = alpha;
}
