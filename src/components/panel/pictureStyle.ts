// How does what a style sheet says become what an SVG file can say? Colours as six digits and an opacity, gradients and masks as
// definitions, lengths as numbers. Nothing here depends on the page's own style sheet, so the file stands alone.

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

interface Colour {
  /** #rrggbb */
  readonly hex: string;
  /** 0 … 1 */
  readonly alpha: number;
}

const known = new Map<string, Colour>();

/** Any colour that a browser computes, also `color(srgb …)`, which few other programs read. */
export function colourOf(css: string): Colour {
  const found = known.get(css);
  if (found) return found;
  const opaque = /^rgb\((\d+), (\d+), (\d+)\)$/.exec(css)?.slice(1).map(Number);
  const [red = 0, green = 0, blue = 0, alpha = 255] = opaque ?? pixelOf(css);
  const hex = `#${[red, green, blue].map((part) => part.toString(16).padStart(2, "0")).join("")}`;
  const colour = { hex, alpha: alpha / 255 };
  known.set(css, colour);
  return colour;
}

function pixelOf(css: string): Uint8ClampedArray {
  const canvas = document.createElement("canvas");
  canvas.width = canvas.height = 1;
  const context = canvas.getContext("2d", { willReadFrequently: true })!;
  context.fillStyle = css;
  context.fillRect(0, 0, 1, 1);
  return context.getImageData(0, 0, 1, 1).data;
}

export function isSeen(colour: string): boolean {
  return colourOf(colour).alpha > 0;
}

/** `fill` or `stroke` with a colour. */
export function paint(property: "fill" | "stroke", css: string, opacity = 1): string {
  const { hex, alpha } = colourOf(css);
  const whole = alpha * opacity;
  return `${property}="${hex}"${whole < 1 ? ` ${property}-opacity="${px(whole)}"` : ""}`;
}

/** A length as computed: px, %, or a sum of such in calc(). */
export function lengthOf(css: string, whole: number): number {
  let sum = 0;
  for (const [, sign, digits, unit] of css.matchAll(/([+-]\s)?(-?[\d.]+(?:e-?\d+)?)(px|%)?/g)) {
    sum += (sign?.startsWith("-") ? -1 : 1) * Number(digits) * (unit === "%" ? whole / 100 : 1);
  }
  return sum;
}

/** What stands between commas, but not inside brackets. */
export function partsOf(css: string): string[] {
  return css.split(/,(?![^(]*\))/).map((part) => part.trim());
}

/** A linear gradient to the right or down across a box, as a definition with this id; null where it is another. */
export function gradientOf(css: string, { x, y, width, height }: Box, id: string): string | null {
  const inner = /^linear-gradient\((.*)\)$/.exec(css)?.[1];
  if (inner === undefined) return null;
  const parts = partsOf(inner);
  const isAcross = parts[0] === "to right" || parts[0] === "90deg";
  if (/^to |deg$/.test(parts[0]!)) parts.shift();
  const long = isAcross ? width : height;
  let reached = 0;
  const stops = parts.flatMap((part, index) => {
    const colour = /^[a-z]+\([^)]*\)|^[a-z]+|^#\w+/.exec(part)![0];
    const rest = part.slice(colour.length).trim();
    const places = rest === "" ? [index / Math.max(1, parts.length - 1)] : placesIn(rest);
    return places.map((place) => {
      reached = Math.max(reached, typeof place === "number" ? place : lengthOf(place, long) / Math.max(long, 1e-6));
      const { hex, alpha } = colourOf(colour);
      return `<stop offset="${Math.round(1e5 * Math.min(1, reached)) / 1e5}" stop-color="${hex}" stop-opacity="${px(alpha)}"/>`;
    });
  });
  const line = isAcross
    ? `x1="${px(x)}" x2="${px(x + width)}" y1="0" y2="0"`
    : `y1="${px(y)}" y2="${px(y + height)}" x1="0" x2="0"`;
  return `<linearGradient id="${id}" gradientUnits="userSpaceOnUse" ${line}>${stops.join("")}</linearGradient>`;
}

/** What stands between spaces, but not inside calc(). */
export function placesIn(css: string): string[] {
  return css.match(/calc\((?:[^()]|\([^()]*\))*\)|\S+/g) ?? [];
}

/** The polygon that a box is cut to, as an SVG's points. */
export function polygonPoints(clip: string, { x, y, width, height }: Box): string {
  return partsOf(clip.slice(clip.indexOf("(") + 1, -1))
    .map((corner) => {
      const [across = "0", down = "0"] = placesIn(corner);
      return `${px(x + lengthOf(across, width))},${px(y + lengthOf(down, height))}`;
    })
    .join(" ");
}

export function px(length: number): string {
  return String(Math.round(100 * length) / 100);
}

export function escape(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}

/** Everything that XML 1.0 has no place for (most control characters, halves of pairs, U+FFFE, U+FFFF) as �: a reader refuses the rest. */
export function xmlText(document: string): string {
  return document.replaceAll(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, "\uFFFD");
}
