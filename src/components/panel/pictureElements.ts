// What is in a panel? Its boxes, words, canvases and drawings, one by one as they stand on the page, as marks of an SVG document.
// Leaves grounds and borders to pictureBox.ts, and how colours and gradients are written to pictureStyle.ts.

import { attributesOf, drawBox, type Drawing } from "./pictureBox";
import { colourOf, escape, gradientOf, paint, px, type Box } from "./pictureStyle";

/** What a drawing may reach beyond its own box. */
const margin = 12; // px

interface Place {
  readonly left: number;
  readonly top: number;
  readonly opacity: number;
}

export function drawElement(element: Element, place: Place, drawing: Drawing): void {
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
  if (element instanceof HTMLInputElement && element.type === "radio") {
    const { x, y, width, height } = boxOf(box, place);
    const at = `cx="${px(x + width / 2)}" cy="${px(y + height / 2)}"`;
    drawing.marks.push(
      `<circle ${at} r="${px(width / 2 - 1)}" fill="none" ${paint("stroke", style.color, inside.opacity)}/>`,
      ...(element.checked
        ? [`<circle ${at} r="${px(width / 4)}" ${paint("fill", style.color, inside.opacity)}/>`]
        : []),
    );
    return;
  }
  const isCut =
    style.overflow !== "visible" &&
    style.display !== "inline" &&
    (element.scrollWidth > element.clientWidth + 1 || element.scrollHeight > element.clientHeight + 1);
  if (isCut) clipped(drawing, boxOf(box, place), () => drawChildren(element, inside, drawing));
  else drawChildren(element, inside, drawing);
}

export function drawChildren(element: Element, place: Place, drawing: Drawing): void {
  const style = getComputedStyle(element);
  for (const child of element.childNodes) {
    if (child instanceof Text) drawText(child, style, place, drawing.marks);
    else if (child instanceof Element) drawElement(child, place, drawing);
  }
}

function boxOf(box: DOMRect, { left, top }: Pick<Place, "left" | "top">): Box {
  return { x: box.left - left, y: box.top - top, width: box.width, height: box.height };
}

/** What `draw` draws, as far as it is in a box. */
export function clipped({ marks }: Drawing, box: Box, draw: () => void): void {
  const view = [box.x, box.y, box.width, box.height].map(px).join(" ");
  marks.push(`<svg ${attributesOf(box)} viewBox="${view}" overflow="hidden">`);
  draw();
  marks.push("</svg>");
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
