// How does a panel become a picture in a file? What is on screen, read off the page box by box: words stay words, lines stay
// lines, and a canvas becomes an image. One way for every panel; what is marked data-export="omit" stays out.

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

export function saveFile(file: Blob, name: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
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

/** The panel as it stands, as one SVG document on the page's own ground. */
export function drawPanel(panel: HTMLElement): { svg: string; width: number; height: number } {
  const box = panel.getBoundingClientRect();
  const width = box.width + 2 * margin;
  const height = box.height + 2 * margin;
  const marks: string[] = [];
  drawElement(panel, { left: box.left - margin, top: box.top - margin, opacity: 1 }, marks);
  const ground = getComputedStyle(document.body).backgroundColor;
  const svg =
    `<svg xmlns="http://www.w3.org/2000/svg" width="${px(width)}" height="${px(height)}" viewBox="0 0 ${px(width)} ${px(height)}">` +
    `<title>${escape(panel.getAttribute("aria-label") ?? "")}</title>` +
    `<rect width="100%" height="100%" fill="${ground}"/>${marks.join("")}</svg>`;
  return { svg, width, height };
}

interface Place {
  readonly left: number;
  readonly top: number;
  readonly opacity: number;
}

function drawElement(element: Element, place: Place, marks: string[]): void {
  const style = getComputedStyle(element);
  const box = element.getBoundingClientRect();
  const isHidden = style.display === "none" || style.visibility === "hidden" || (box.width < 1.01 && box.height < 1.01);
  if (isHidden || element.getAttribute("data-export") === "omit" || element.matches(".for-screen-readers")) return;
  const opacity = place.opacity * Number(style.opacity);
  const inside = { ...place, opacity };
  if (element instanceof SVGSVGElement) {
    marks.push(drawSvg(element, box, inside));
    return;
  }
  drawBox(box, style, inside, marks);
  if (element instanceof HTMLCanvasElement && element.width > 0) {
    marks.push(
      `<image x="${px(box.left - place.left)}" y="${px(box.top - place.top)}" width="${px(box.width)}" height="${px(box.height)}"` +
        ` opacity="${opacity}" preserveAspectRatio="none" href="${element.toDataURL("image/png")}"/>`,
    );
    return;
  }
  for (const child of element.childNodes) {
    if (child instanceof Text) drawText(child, style, inside, marks);
    else if (child instanceof Element) drawElement(child, inside, marks);
  }
}

/** Ground and borders. */
function drawBox(box: DOMRect, style: CSSStyleDeclaration, { left, top, opacity }: Place, marks: string[]): void {
  const x = box.left - left;
  const y = box.top - top;
  const filled = isSeen(style.backgroundColor);
  const shape = style.clipPath.startsWith("polygon") ? polygonPoints(style.clipPath, box, { x, y }) : null;
  const radius = Math.min(parseFloat(style.borderTopLeftRadius) || 0, box.width / 2);
  if (filled && shape) marks.push(`<polygon points="${shape}" fill="${style.backgroundColor}" opacity="${opacity}"/>`);
  else if (filled)
    marks.push(
      `<rect x="${px(x)}" y="${px(y)}" width="${px(box.width)}" height="${px(box.height)}" rx="${px(radius)}"` +
        ` fill="${style.backgroundColor}" opacity="${opacity}"/>`,
    );
  const sides = [
    { width: style.borderTopWidth, line: style.borderTopStyle, colour: style.borderTopColor, at: [0, 0, 1, 0] },
    {
      width: style.borderBottomWidth,
      line: style.borderBottomStyle,
      colour: style.borderBottomColor,
      at: [0, 1, 1, 1],
    },
    { width: style.borderLeftWidth, line: style.borderLeftStyle, colour: style.borderLeftColor, at: [0, 0, 0, 1] },
    { width: style.borderRightWidth, line: style.borderRightStyle, colour: style.borderRightColor, at: [1, 0, 1, 1] },
  ] as const;
  const isRing =
    radius > 0 && sides.every(({ width, colour }) => width === sides[0].width && colour === sides[0].colour);
  if (isRing) drawRing(sides[0]);
  else for (const side of sides) drawLine(side);
  const outline = { width: style.outlineWidth, line: style.outlineStyle, colour: style.outlineColor };
  for (const { at } of sides) drawLine({ ...outline, at });

  function drawRing({ width, line, colour }: { width: string; line: string; colour: string }): void {
    const thickness = parseFloat(width);
    if (!(thickness > 0) || line === "none" || !isSeen(colour)) return;
    const inset = thickness / 2;
    marks.push(
      `<rect x="${px(x + inset)}" y="${px(y + inset)}" width="${px(box.width - thickness)}" height="${px(box.height - thickness)}"` +
        ` rx="${px(radius - inset)}" fill="none" stroke="${colour}" stroke-width="${thickness}" opacity="${opacity}"/>`,
    );
  }

  function drawLine(side: {
    width: string;
    line: string;
    colour: string;
    at: readonly [number, number, number, number];
  }): void {
    const thickness = parseFloat(side.width);
    if (!(thickness > 0) || side.line === "none" || !isSeen(side.colour)) return;
    const [x1, y1, x2, y2] = side.at;
    marks.push(
      `<line x1="${px(x + x1 * box.width)}" y1="${px(y + y1 * box.height)}" x2="${px(x + x2 * box.width)}" y2="${px(y + y2 * box.height)}"` +
        ` stroke="${side.colour}" stroke-width="${thickness}" opacity="${opacity}"/>`,
    );
  }
}

/** Each line of a text at its place. */
function drawText(text: Text, style: CSSStyleDeclaration, { left, top, opacity }: Place, marks: string[]): void {
  if (text.data.trim() === "") return;
  const range = document.createRange();
  let line = { from: 0, top: NaN, left: 0, bottom: 0, right: 0 };
  const flush = (to: number): void => {
    const words = text.data.slice(line.from, to).replace(/\s+/g, " ").trim();
    if (words.trim() === "") return;
    const size = parseFloat(style.fontSize);
    const baseline = (line.top + line.bottom) / 2 + 0.36 * size;
    marks.push(
      `<text x="${px(line.left - left)}" y="${px(baseline - top)}" font-family="${escape(style.fontFamily)}" font-size="${style.fontSize}"` +
        ` font-weight="${style.fontWeight}" font-style="${style.fontStyle}" fill="${style.color}" opacity="${opacity}"` +
        // As wide as on screen, whatever face stands in for the page's own.
        ` textLength="${px(line.right - line.left)}" lengthAdjust="spacingAndGlyphs"` +
        ` xml:space="preserve">${escape(words)}</text>`,
    );
  };
  for (let index = 0; index < text.data.length; index++) {
    if (/\s/.test(text.data[index]!)) continue;
    range.setStart(text, index);
    range.setEnd(text, index + 1);
    const [box] = range.getClientRects();
    if (!box || box.width === 0) continue;
    if (Number.isNaN(line.top) || box.top > line.bottom - 2) {
      if (!Number.isNaN(line.top)) flush(index);
      line = { from: index, top: box.top, left: box.left, bottom: box.bottom, right: box.right };
    }
    line.right = box.right;
  }
  flush(text.data.length);
}

const copied = [
  "fill",
  "fill-opacity",
  "stroke",
  "stroke-width",
  "stroke-dasharray",
  "stroke-opacity",
  "stroke-linejoin",
  "opacity",
  "font-family",
  "font-size",
  "font-weight",
  "font-style",
  "text-anchor",
  "visibility",
] as const;

/** A drawing keeps its marks; what the style sheets say of them goes with them. */
function drawSvg(element: SVGSVGElement, box: DOMRect, { left, top, opacity }: Place): string {
  const copy = element.cloneNode(true) as SVGSVGElement;
  const originals = [element, ...element.querySelectorAll("*")];
  const copies = [copy, ...copy.querySelectorAll("*")];
  originals.forEach((original, index) => {
    const style = getComputedStyle(original);
    const target = copies[index]!;
    target.removeAttribute("class");
    target.removeAttribute("style");
    if (style.display === "none") target.setAttribute("display", "none");
    for (const name of copied) target.setAttribute(name, style.getPropertyValue(name));
    if (original instanceof SVGTextElement) {
      target.setAttribute("textLength", px(original.getComputedTextLength()));
      target.setAttribute("lengthAdjust", "spacingAndGlyphs");
    }
  });
  copy.setAttribute("x", px(box.left - left));
  copy.setAttribute("y", px(box.top - top));
  copy.setAttribute("width", px(box.width));
  copy.setAttribute("height", px(box.height));
  copy.setAttribute("overflow", "visible");
  copy.setAttribute("opacity", String(opacity));
  return new XMLSerializer().serializeToString(copy);
}

function polygonPoints(clip: string, box: DOMRect, { x, y }: { x: number; y: number }): string {
  const corners = clip.slice(clip.indexOf("(") + 1, -1).split(",");
  const length = (part: string, whole: number): number =>
    part.endsWith("%") ? (parseFloat(part) / 100) * whole : parseFloat(part);
  return corners
    .map((corner) => {
      const [across = "0", down = "0"] = corner.trim().split(/\s+/);
      return `${px(x + length(across, box.width))},${px(y + length(down, box.height))}`;
    })
    .join(" ");
}

function isSeen(colour: string): boolean {
  return colour !== "transparent" && !/^rgba\(.*, 0\)$/.test(colour);
}

function px(length: number): string {
  return String(Math.round(100 * length) / 100);
}

function escape(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}
