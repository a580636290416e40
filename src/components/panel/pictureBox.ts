// How is a box of the page drawn? Its ground, its borders and its outline; of a run of words each line is a box.

import { gradientOf, isSeen, lengthOf, paint, partsOf, placesIn, polygonPoints, px, type Box } from "./pictureStyle";

export interface Drawing {
  readonly marks: string[];
  readonly definitions: string[];
  /** What is still to be drawn over the rest. */
  readonly above: (() => void)[];
}

/** Ground and borders. */
export function drawBox(
  box: Box,
  { style, ends, opacity }: { style: CSSStyleDeclaration; ends: { first: boolean; last: boolean }; opacity: number },
  drawing: Drawing,
): void {
  const { x, y, width, height } = box;
  const { marks } = drawing;
  const shape = style.clipPath.startsWith("polygon") ? polygonPoints(style.clipPath, box) : null;
  const radius = Math.min(lengthOf(style.borderTopLeftRadius, width) || 0, width / 2, height / 2);
  if (isSeen(style.backgroundColor)) {
    const ground = paint("fill", style.backgroundColor, opacity);
    if (shape) marks.push(`<polygon points="${shape}" ${ground}/>`);
    else marks.push(`<rect ${attributesOf(box)}${radius > 0 ? ` rx="${px(radius)}"` : ""} ${ground}/>`);
  }
  if (style.backgroundImage !== "none") {
    const [across = "0%", down = "0%"] = placesIn(partsOf(style.backgroundPosition)[0]!);
    const [wide = "auto", high = "auto"] = placesIn(partsOf(style.backgroundSize)[0]!);
    const size = {
      width: wide === "auto" ? width : lengthOf(wide, width),
      height: high === "auto" ? height : lengthOf(high, height),
    };
    const at = { x: x + lengthOf(across, width - size.width), y: y + lengthOf(down, height - size.height) };
    fillWith(style.backgroundImage, { ...at, ...size }, { opacity }, drawing);
  }
  const sides = [
    { side: "top", at: [0, 0, 1, 0], inward: [0, 1], isThere: true },
    { side: "bottom", at: [0, 1, 1, 1], inward: [0, -1], isThere: true },
    { side: "left", at: [0, 0, 0, 1], inward: [1, 0], isThere: ends.first },
    { side: "right", at: [1, 0, 1, 1], inward: [-1, 0], isThere: ends.last },
  ] as const;
  const borders = sides.map(({ side, ...rest }) => ({
    ...rest,
    thickness: parseFloat(style.getPropertyValue(`border-${side}-width`)),
    line: style.getPropertyValue(`border-${side}-style`),
    colour: style.getPropertyValue(`border-${side}-color`),
  }));
  if (style.borderImageSource !== "none") {
    const left = borders[2]!.thickness;
    if (left > 0 && ends.first) fillWith(style.borderImageSource, { ...box, width: left }, { opacity }, drawing);
  } else if (
    radius > 0 &&
    borders.every(({ thickness, colour }) => thickness === borders[0]!.thickness && colour === borders[0]!.colour)
  ) {
    const { thickness, line, colour } = borders[0]!;
    if (thickness > 0 && line !== "none" && isSeen(colour)) {
      const inner = {
        x: x + thickness / 2,
        y: y + thickness / 2,
        width: width - thickness,
        height: height - thickness,
      };
      marks.push(
        `<rect ${attributesOf(inner)} rx="${px(radius - thickness / 2)}" fill="none" ${paint("stroke", colour, opacity)} stroke-width="${px(thickness)}"/>`,
      );
    }
  } else for (const border of borders) drawSide(border);
  const ring = ringOf(style.boxShadow);
  if (ring) {
    const grown = {
      x: x - ring.width / 2,
      y: y - ring.width / 2,
      width: width + ring.width,
      height: height + ring.width,
    };
    const around = `rx="${px(radius + ring.width / 2)}" fill="none" stroke-width="${px(ring.width)}"`;
    marks.push(`<rect ${attributesOf(grown)} ${around} ${paint("stroke", ring.colour, opacity)}/>`);
  }
  const outline = {
    thickness: parseFloat(style.outlineWidth),
    line: style.outlineStyle,
    colour: style.outlineColor,
  };
  for (const { at, inward } of sides) drawSide({ ...outline, at, inward: [-inward[0], -inward[1]], isThere: true });

  function drawSide(border: {
    readonly thickness: number;
    readonly line: string;
    readonly colour: string;
    readonly at: readonly [number, number, number, number];
    readonly inward: readonly [number, number];
    readonly isThere: boolean;
  }): void {
    const { thickness, line, colour, isThere } = border;
    if (!isThere || !(thickness > 0) || line === "none" || !isSeen(colour)) return;
    const [x1, y1, x2, y2] = border.at;
    const [right, lower] = [(border.inward[0] * thickness) / 2, (border.inward[1] * thickness) / 2];
    const dash = { dotted: `${px(thickness)} ${px(thickness)}`, dashed: `${px(3 * thickness)} ${px(2 * thickness)}` }[
      line
    ];
    marks.push(
      `<line x1="${px(x + x1 * width + right)}" y1="${px(y + y1 * height + lower)}" x2="${px(x + x2 * width + right)}" y2="${px(y + y2 * height + lower)}"` +
        ` ${paint("stroke", colour, opacity)} stroke-width="${px(thickness)}"${dash ? ` stroke-dasharray="${dash}"` : ""}/>`,
    );
  }
}

/** A shadow without offset and blur is a line around its box; null of any other. */
function ringOf(shadow: string): { colour: string; width: number } | null {
  const [, colour, width] = /^(\w+\([^)]*\)) 0px 0px 0px ([\d.]+)px$/.exec(shadow) ?? [];
  return colour !== undefined && isSeen(colour) ? { colour, width: Number(width) } : null;
}

function fillWith(image: string, box: Box, { opacity }: { opacity: number }, { marks, definitions }: Drawing): void {
  const id = `gradient-${definitions.length}`;
  const gradient = gradientOf(image, box, id);
  if (!gradient) return;
  definitions.push(gradient);
  marks.push(`<rect ${attributesOf(box)} fill="url(#${id})" opacity="${px(opacity)}"/>`);
}

export function attributesOf({ x, y, width, height }: Box): string {
  return `x="${px(x)}" y="${px(y)}" width="${px(width)}" height="${px(height)}"`;
}
