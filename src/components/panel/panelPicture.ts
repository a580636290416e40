// How does a panel become a picture in a file? What is on screen, read off the page: one SVG document, or a PNG of it.
// Leaves to pictureElements.ts what is in it; what is marked data-export="omit" stays out.

import { currentLink } from "#state/link";
import { shellWords } from "#words/shell";
import type { Drawing } from "./pictureBox";
import { clipped, drawChildren, drawElement } from "./pictureElements";
import { colourOf, escape, px, xmlText } from "./pictureStyle";
import { saveFile } from "./saveFile";

const margin = 16; // px
/** A PNG has this many pixels a CSS pixel, so that it can be printed. */
const density = 2;
/** What a browser takes to unpack fonts inside a picture; no event tells. */
const fontMilliseconds = 400;

export async function downloadPicture(
  panel: HTMLElement,
  { file, kind }: { file: string; kind: "svg" | "png" },
): Promise<void> {
  const picture = drawPanel(panel);
  // A picture drawn from a file may load nothing: the fonts have to be in it.
  const fonts = await facesOf(picture.svg);
  const withFonts = picture.svg.replace("</title>", () => `</title><style>${fonts}</style>`);
  const svg = new Blob([withFonts], { type: "image/svg+xml" });
  if (kind === "svg") return saveFile(svg, `${file}.svg`);
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
    if (!png) throw new Error(shellWords.frame.noPng);
    saveFile(png, `${file}.png`);
  } finally {
    URL.revokeObjectURL(address);
  }
}

/** The faces that a picture asks for, of those that this page has loaded, as a style sheet that needs no network. */
async function facesOf(svg: string): Promise<string> {
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
    const isAsked =
      svg.includes(escape(style.getPropertyValue("font-family").replaceAll('"', ""))) &&
      svg.includes(`font-style="${slant}"`);
    if (!path || !isAsked || !loaded.has(`${slant} ${range}`)) return "";
    const font = await (await fetch(new URL(path, sheet.href ?? document.baseURI))).blob();
    const data = await new Promise<string>((resolve, reject) => {
      const reader = new FileReader();
      reader.onload = () => resolve(reader.result as string);
      reader.onerror = () => reject(new Error(shellWords.frame.noFont));
      reader.readAsDataURL(font);
    });
    const weight = style.getPropertyValue("font-weight");
    return `@font-face{font-family:${style.getPropertyValue("font-family")};font-style:${slant};font-weight:${weight};unicode-range:${range};src:url(${data})}`;
  });
  return (await Promise.all(faces)).join("");
}

/** The panel as it stands, as one SVG document on the page's own ground, with its name and the way back to it. */
function drawPanel(panel: HTMLElement): { svg: string; width: number; height: number } {
  const { left, width: wide } = panel.getBoundingClientRect();
  const width = wide + 2 * margin;
  const drawing: Drawing = { marks: [], definitions: [] };
  let height = margin;
  for (const { over, elements } of stripsOf(panel)) {
    const box = over.getBoundingClientRect();
    const place = { left: left - margin, top: box.top - height, opacity: 1 };
    for (const element of elements) {
      // The panel's own lines part it from its neighbours.
      if (element === panel) drawChildren(element, place, drawing);
      else if (element === over) drawElement(element, place, drawing);
      else clipped(drawing, { x: 0, y: height, width, height: box.height }, () => drawElement(element, place, drawing));
    }
    height += box.height;
  }
  height += margin;
  const name = escape(panel.getAttribute("aria-label") ?? "");
  const link = new URL(location.href);
  link.hash = currentLink();
  const svg = [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${px(width)}" height="${px(height)}" viewBox="0 0 ${px(width)} ${px(height)}"`,
    ` style="font-variant-numeric:tabular-nums"><title>${name}</title>`,
    `<metadata><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:dc="http://purl.org/dc/elements/1.1/">`,
    `<rdf:Description rdf:about=""><dc:title>${name}</dc:title><dc:source>${escape(link.href)}</dc:source></rdf:Description>`,
    `</rdf:RDF></metadata><defs>${drawing.definitions.join("")}</defs>`,
    `<rect width="100%" height="100%" fill="${colourOf(getComputedStyle(document.body).backgroundColor).hex}"/>`,
    `${drawing.marks.join("")}</svg>`,
  ].join("");
  return { svg: xmlText(svg), width, height };
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
