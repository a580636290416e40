// How does a panel become a picture in a file? An SVG with its fonts in it and the way back to it, or a PNG of that.
// Leaves to drawPanel.ts what is drawn.

import { currentLink } from "#state/link";
import { shellWords } from "#words/shell";
import { drawPanel } from "./drawPanel";
import { escape } from "./pictureStyle";
import { saveFile } from "./saveFile";

/** A PNG has this many pixels a CSS pixel, so that it can be printed. */
const density = 2;
/** What a browser takes to unpack fonts inside a picture; no event tells. */
const fontMilliseconds = 400;

export async function downloadPicture(
  panel: HTMLElement,
  { file, kind }: { file: string; kind: "svg" | "png" },
): Promise<void> {
  const link = new URL(location.href);
  link.hash = currentLink();
  const picture = drawPanel(panel, { source: link.href });
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
