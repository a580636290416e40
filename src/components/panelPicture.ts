// How does a panel become a picture in a file? What is on screen, read off the page box by box: words stay words, lines stay
// lines, and a canvas becomes an image. One way for every panel; what is marked data-export="omit" stays out.
// Leaves to pictureStyle.ts how colours and gradients are written.

import { currentLink } from "../link";
import {
  colourOf,
  escape,
  gradientOf,
  isSeen,
  lengthOf,
  paint,
  partsOf,
  polygonPoints,
  px,
  type Box,
} from "./pictureStyle";
import { saveFile } from "./saveFile";

const margin = 12; // px
/** A PNG has this many pixels a CSS pixel, so that it can be printed. */
const density = 2;
/** What a browser takes to unpack fonts inside a picture; no event tells. */
const fontMilliseconds = 400;

export async function downloadPicture(
  panel: HTMLElement,
  { file, kind }: { file: string; kind: "svg" | "png" },
): Promise<void> {
  const picture = drawPanel(panel);
  if (kind === "svg") return saveFile(new Blob([picture.svg], { type: "image/svg+xml" }), `${file}.svg`);
  // A picture drawn from a file may load nothing: the fonts have to be in it.
  const withFonts = picture.svg.replace("</title>", `</title><style>${await loadedFonts()}</style>`);
  const svg = new Blob([withFonts], { type: "image/svg+xml" });
  const image = new Image();
  const address = URL.createObjectURL(svg);
  try {
    image.src = address;
    await image.decode();
    const canvas = document.createElement("canvas");
    canvas.width = Math.ceil(picture.width * density);
    canvas.height = Math.ceil(picture.height * density);
    const context = canvas.getContext("2d")!;
    context.drawImage(image, 0, 0, canvas.width, canvas.height); // asks for the faces, which are not there at once
    await new Promise((resolve) => setTimeout(resolve, fontMilliseconds));
    context.drawImage(image, 0, 0, canvas.width, canvas.height);
    const png = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, "image/png"));
    if (!png) throw new Error("the browser made no PNG of it");
    saveFile(png, `${file}.png`);
  } finally {
    URL.revokeObjectURL(address);
  }
}

/** The faces that this page has loaded, as a style sheet that needs no network. */
async function loadedFonts(): Promise<string> {
  const loaded = new Set(
    [...document.fonts].filter(({ status }) => status === "loaded").map((face) => `${face.style} ${face.unicodeRange}`),
  );
  const rules = [...document.styleSheets].flatMap((sheet) =>
    [...sheet.cssRules].filter((rule) => rule instanceof CSSFontFaceRule).map((rule) => ({ rule, sheet })),
  );
  const faces = rules.map(async ({ rule: { style }, sheet }) => {
    const range = style.getPropertyValue("unicode-range");
    const slant = style.getPropertyValue("font-style") || "normal";
    const [, path] = /url\("?([^")]+)"?\)/.exec(style.getPropertyValue("src")) ?? [];
    if (!path || !loaded.has(`${slant} ${range}`)) return "";
    const font = await (await fetch(new URL(path, sheet.href ?? document.baseURI))).blob();
    const data = await new Promise<string>((resolve, reject) => {
      const reader = new FileReader();
      reader.onload = () => resolve(reader.result as string);
      reader.onerror = () => reject(new Error("a font could not be read"));
      reader.readAsDataURL(font);
    });
    const weight = style.getPropertyValue("font-weight");
    return `@font-face{font-family:${style.getPropertyValue("font-family")};font-style:${slant};font-weight:${weight};unicode-range:${range};src:url(${data})}`;
  });
  return (await Promise.all(faces)).join("");
}

/** The panel as it stands, as one SVG document on the page's own ground, with its name and the way back to it. */
export function drawPanel(panel: HTMLElement): { svg: string; width: number; height: number } {
  const { left, width: wide } = panel.getBoundingClientRect();
  const width = wide + 2 * margin;
  const drawing: Drawing = { marks: [], definitions: [] };
  let height = margin;
  for (const { over, elements } of stripsOf(panel)) {
    const box = over.getBoundingClientRect();
    const place = { left: left - margin, top: box.top - height, opacity: 1 };
    for (const element of elements) {
      if (element === over) drawElement(element, place, drawing);
      else clipped(drawing, { x: 0, y: height, width, height: box.height }, () => drawElement(element, place, drawing));
    }
    height += box.height;
  }
  height += margin;
  const name = escape(panel.getAttribute("aria-label") ?? "");
  const link = new URL(location.href);
  link.hash = currentLink();
  const svg =
    `<svg xmlns="http://www.w3.org/2000/svg" width="${px(width)}" height="${px(height)}" viewBox="0 0 ${px(width)} ${px(height)}"` +
    ` style="font-variant-numeric:tabular-nums"><title>${name}</title>` +
    `<metadata><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:dc="http://purl.org/dc/elements/1.1/">` +
    `<rdf:Description rdf:about=""><dc:title>${name}</dc:title><dc:source>${escape(link.href)}</dc:source></rdf:Description>` +
    `</rdf:RDF></metadata><defs>${drawing.definitions.join("")}</defs>` +
    `<rect width="100%" height="100%" fill="${colourOf(getComputedStyle(document.body).backgroundColor).hex}"/>` +
    `${drawing.marks.join("")}</svg>`;
  return { svg, width, height };
}

/** A row of several that share their axis is drawn with what stands at their head and foot, and with what goes across them. */
function stripsOf(panel: HTMLElement): { over: Element; elements: readonly Element[] }[] {
  const around = [...panel.parentElement!.children];
  const shared = (part: string): Element[] => around.filter((element) => element.getAttribute("data-export") === part);
  const isBeside = (element: Element): boolean => element === panel || shared("across").includes(element);
  return [...shared("head"), panel, ...shared("foot")].map((over) => ({
    over,
    elements: around.filter((element) => element === over || (isBeside(element) && element !== panel)),
  }));
}

interface Place {
  readonly left: number;
  readonly top: number;
  readonly opacity: number;
}

interface Drawing {
  readonly marks: string[];
  readonly definitions: string[];
}

function drawElement(element: Element, place: Place, drawing: Drawing): void {
  const style = getComputedStyle(element);
  const box = element.getBoundingClientRect();
  const isHidden = style.display === "none" || style.visibility === "hidden" || (box.width < 1.01 && box.height < 1.01);
  const isControl = element.matches("[data-export=omit], .for-screen-readers, svg.lucide");
  if (isHidden || isControl) return;
  const inside = { ...place, opacity: place.opacity * Number(style.opacity) };
  if (element instanceof SVGSVGElement) return drawSvg(element, { style, box: boxOf(box, place) }, inside, drawing);
  const lines = style.display === "inline" ? [...element.getClientRects()] : [box];
  lines.forEach((line, index) => {
    const isWhole = style.getPropertyValue("box-decoration-break") === "clone";
    const ends = { first: isWhole || index === 0, last: isWhole || index === lines.length - 1 };
    drawBox(boxOf(line, place), { style, ends, opacity: inside.opacity }, drawing);
  });
  if (element instanceof HTMLCanvasElement) {
    if (element.width === 0) return;
    drawing.marks.push(
      `<image ${attributesOf(boxOf(box, place))} opacity="${px(inside.opacity)}" preserveAspectRatio="none" href="${element.toDataURL("image/png")}"/>`,
    );
    return;
  }
  const drawInside = (): void => {
    for (const child of element.childNodes) {
      if (child instanceof Text) drawText(child, style, inside, drawing.marks);
      else if (child instanceof Element) drawElement(child, inside, drawing);
    }
  };
  const isCut =
    style.overflow !== "visible" &&
    style.display !== "inline" &&
    (element.scrollWidth > element.clientWidth + 1 || element.scrollHeight > element.clientHeight + 1);
  if (isCut) clipped(drawing, boxOf(box, place), drawInside);
  else drawInside();
}

function boxOf(box: DOMRect, { left, top }: Pick<Place, "left" | "top">): Box {
  return { x: box.left - left, y: box.top - top, width: box.width, height: box.height };
}

function attributesOf({ x, y, width, height }: Box): string {
  return `x="${px(x)}" y="${px(y)}" width="${px(width)}" height="${px(height)}"`;
}

/** What `draw` draws, as far as it is in a box. */
function clipped({ marks }: Drawing, box: Box, draw: () => void): void {
  const view = [box.x, box.y, box.width, box.height].map(px).join(" ");
  marks.push(`<svg ${attributesOf(box)} viewBox="${view}" overflow="hidden">`);
  draw();
  marks.push("</svg>");
}

/** Ground and borders. */
function drawBox(
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
    const [across = "0%", down = "0%"] = placesOf(style.backgroundPosition);
    const [wide = "auto", high = "auto"] = placesOf(style.backgroundSize);
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

/** The two lengths of a position or a size. */
function placesOf(css: string): string[] {
  return partsOf(css)[0]!.match(/calc\((?:[^()]|\([^()]*\))*\)|\S+/g) ?? [];
}

function fillWith(image: string, box: Box, { opacity }: { opacity: number }, { marks, definitions }: Drawing): void {
  const id = `gradient-${definitions.length}`;
  const gradient = gradientOf(image, box, id);
  if (!gradient) return;
  definitions.push(gradient);
  marks.push(`<rect ${attributesOf(box)} fill="url(#${id})" opacity="${px(opacity)}"/>`);
}

/** Each line of a text at its place. */
function drawText(text: Text, style: CSSStyleDeclaration, { left, top, opacity }: Place, marks: string[]): void {
  if (text.data.trim() === "") return;
  const range = document.createRange();
  const size = parseFloat(style.fontSize);
  const isLeftward = style.direction === "rtl";
  interface Line {
    readonly from: number;
    left: number;
    right: number;
    readonly top: number;
    readonly bottom: number;
  }
  let line: Line | null = null;
  const flush = (to: number): void => {
    const words = line && text.data.slice(line.from, to).replace(/\s+/g, " ").trim();
    if (!line || !words) return;
    const baseline = (line.top + line.bottom) / 2 + 0.36 * size - top;
    const ends = { left: line.left - left, right: line.right - left };
    marks.push(
      `<text x="${px(isLeftward ? ends.right : ends.left)}" y="${px(baseline)}"${isLeftward ? ' direction="rtl"' : ""}` +
        ` font-family="${escape(style.fontFamily)}" font-size="${px(size)}"` +
        ` font-weight="${style.fontWeight}" font-style="${style.fontStyle}" ${paint("fill", style.color, opacity)}` +
        // As wide as on screen, whatever face stands in for the page's own.
        ` textLength="${px(ends.right - ends.left)}" lengthAdjust="spacingAndGlyphs"` +
        ` xml:space="preserve">${escape(words)}</text>`,
    );
    const decoration = { "line-through": 0.3, underline: -0.12, overline: 0.95 }[style.textDecorationLine];
    if (decoration === undefined) return;
    const y = px(baseline - decoration * size);
    marks.push(
      `<line x1="${px(ends.left)}" x2="${px(ends.right)}" y1="${y}" y2="${y}" ${paint("stroke", style.textDecorationColor, opacity)}` +
        `${style.textDecorationStyle === "dotted" ? ' stroke-dasharray="1 2"' : ""} stroke-width="${parseFloat(style.textDecorationThickness) || 1}"/>`,
    );
  };
  for (let index = 0; index < text.data.length; index++) {
    if (/\s/.test(text.data[index]!)) continue;
    range.setStart(text, index);
    range.setEnd(text, index + 1);
    const [box] = range.getClientRects();
    if (!box || box.width === 0) continue;
    if (!line || box.top > line.bottom - 2) {
      flush(index);
      line = { from: index, left: box.left, right: box.right, top: box.top, bottom: box.bottom };
    }
    line.left = Math.min(line.left, box.left);
    line.right = Math.max(line.right, box.right);
  }
  flush(text.data.length);
}

const copied = [
  "fill-opacity",
  "stroke-width",
  "stroke-dasharray",
  "stroke-opacity",
  "stroke-linejoin",
  "stroke-linecap",
  "vector-effect",
  "paint-order",
  "opacity",
  "font-family",
  "font-size",
  "font-weight",
  "font-style",
  "text-anchor",
  "visibility",
] as const;

/** A drawing keeps its marks; what the style sheets say of them goes with them. */
function drawSvg(
  element: SVGSVGElement,
  { style, box }: { style: CSSStyleDeclaration; box: Box },
  { opacity }: Place,
  { marks, definitions }: Drawing,
): void {
  const copy = element.cloneNode(true) as SVGSVGElement;
  const originals = [element, ...element.querySelectorAll("*")];
  const copies = [copy, ...copy.querySelectorAll("*")];
  originals.forEach((original, index) => {
    const seen = getComputedStyle(original);
    const target = copies[index]!;
    for (const name of [...target.getAttributeNames()]) {
      if (/^(class|style|role|tabindex|data-.*|aria-.*)$/.test(name)) target.removeAttribute(name);
    }
    if (seen.display === "none") target.setAttribute("display", "none");
    for (const name of copied) target.setAttribute(name, seen.getPropertyValue(name));
    for (const name of ["fill", "stroke"] as const) {
      const value = seen.getPropertyValue(name);
      if (!/^(rgb|color)/.test(value)) {
        target.setAttribute(name, value.replaceAll('"', ""));
        continue;
      }
      const { hex, alpha } = colourOf(value);
      target.setAttribute(name, hex);
      if (alpha < 1) {
        target.setAttribute(`${name}-opacity`, px(alpha * Number(seen.getPropertyValue(`${name}-opacity`))));
      }
    }
    if (original instanceof SVGTextElement) {
      target.setAttribute("textLength", px(original.getComputedTextLength()));
      target.setAttribute("lengthAdjust", "spacingAndGlyphs");
    }
  });
  for (const name of ["x", "y", "width", "height"] as const) copy.setAttribute(name, px(box[name]));
  copy.setAttribute("overflow", "visible");
  copy.setAttribute("opacity", px(opacity));
  const drawn = new XMLSerializer().serializeToString(copy);
  const id = `mask-${definitions.length}`;
  const gradient = style.maskImage === "none" ? null : gradientOf(style.maskImage, box, `${id}-gradient`);
  if (!gradient) {
    marks.push(drawn);
    return;
  }
  const room = { x: box.x - margin, y: box.y - margin, width: box.width + 2 * margin, height: box.height + 2 * margin };
  definitions.push(
    `${gradient.replaceAll(/stop-color="[^"]*"/g, 'stop-color="#ffffff"')}<mask id="${id}" maskUnits="userSpaceOnUse" ${attributesOf(room)}>` +
      `<rect ${attributesOf(room)} fill="url(#${id}-gradient)"/></mask>`,
  );
  marks.push(`<g mask="url(#${id})">${drawn}</g>`);
}
