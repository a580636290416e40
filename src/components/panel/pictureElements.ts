// What is in a panel? Its boxes, words, canvases and drawings, one by one as they stand on the page, as marks of an SVG document.
// Leaves grounds and borders to pictureBox.ts, what no element stands for to pictureTwins.ts, drawings to pictureSvg.ts, and how colours
// and gradients are written to pictureStyle.ts.

import { attributesOf, drawBox, type Drawing } from "./pictureBox";
import { addedBox, textTwin } from "./pictureTwins";
import { attributesBeside, drawSvg, lettersOf, type Passed } from "./pictureSvg";
import { escape, paint, px, type Box } from "./pictureStyle";

interface Place {
  readonly left: number;
  readonly top: number;
  readonly opacity: number;
  /** What the document itself passes on. */
  readonly root: Passed;
}

export function drawElement(element: Element, place: Place, drawing: Drawing): void {
  // What stays in place while the rest scrolls lies over it.
  if (getComputedStyle(element).position === "sticky") drawing.above.push(() => drawThis(element, place, drawing));
  else drawThis(element, place, drawing);
}

function drawThis(element: Element, place: Place, drawing: Drawing): void {
  const style = getComputedStyle(element);
  const box = element.getBoundingClientRect();
  // What is folded away in a <details> has a box, and is not there.
  const isThere = element.checkVisibility({ visibilityProperty: true });
  const isHidden = !isThere || (box.width < 1.01 && box.height < 1.01);
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
  if (element instanceof HTMLTextAreaElement) {
    const twin = textTwin(element);
    const { clientLeft, clientTop, clientWidth: width, clientHeight: height } = element;
    const inner = { left: box.left + clientLeft, top: box.top + clientTop, width, height };
    clipped(drawing, boxOf(inner, place), () => drawChildren(twin, inside, drawing));
    twin.remove();
    return;
  }
  const written = writtenIn(element);
  if (written !== null) return drawField(written, { style, box: boxOf(box, place) }, inside, drawing.marks);
  const isCut =
    style.overflow !== "visible" &&
    style.display !== "inline" &&
    (element.scrollWidth > element.clientWidth + 1 || element.scrollHeight > element.clientHeight + 1);
  const drawInside = (): void => {
    drawAdded(element, "::before", inside, drawing);
    drawChildren(element, inside, drawing);
    drawAdded(element, "::after", inside, drawing);
  };
  if (isCut) clipped(drawing, boxOf(box, place), drawInside);
  else drawInside();
}

/** A box that a sheet adds to an element: a switch's knob, the line under a chosen tab. */
function drawAdded(element: Element, which: "::before" | "::after", place: Place, drawing: Drawing): void {
  const style = getComputedStyle(element, which);
  const box = addedBox(element, style);
  if (!box) return;
  const opacity = place.opacity * Number(style.opacity);
  drawBox(boxOf(box, place), { style, ends: { first: true, last: true }, opacity }, drawing);
}

export function drawChildren(element: Element, place: Place, drawing: Drawing): void {
  const style = getComputedStyle(element);
  for (const child of element.childNodes) {
    if (child instanceof Text) drawText(child, style, place, drawing.marks);
    else if (child instanceof Element) drawElement(child, place, drawing);
  }
}

function boxOf(
  box: Pick<DOMRect, "left" | "top" | "width" | "height">,
  { left, top }: Pick<Place, "left" | "top">,
): Box {
  return { x: box.left - left, y: box.top - top, width: box.width, height: box.height };
}

/** What `draw` draws, as far as it is in a box. */
export function clipped(drawing: Drawing, box: Box, draw: () => void): void {
  const view = [box.x, box.y, box.width, box.height].map(px).join(" ");
  drawing.marks.push(`<svg ${attributesOf(box)} viewBox="${view}" overflow="hidden">`);
  layered(drawing, draw);
  drawing.marks.push("</svg>");
}

/** What `draw` draws, and over it what it holds back. */
export function layered(drawing: Drawing, draw: () => void): void {
  const outer = drawing.above.splice(0);
  draw();
  for (let next = drawing.above.shift(); next; next = drawing.above.shift()) next();
  drawing.above.push(...outer);
}

/** What stands in a field of one line; null where an element is none. */
function writtenIn(element: Element): string | null {
  if (element instanceof HTMLSelectElement) return element.selectedOptions[0]?.text ?? "";
  const isField = element instanceof HTMLInputElement && ["text", "number", "search"].includes(element.type);
  return isField ? element.value : null;
}

/** No range has the letters of a field: they stand in its middle, from the end that they are aligned to. */
function drawField(
  text: string,
  { style, box }: { style: CSSStyleDeclaration; box: Box },
  { opacity, root }: Place,
  marks: string[],
): void {
  if (text === "" || opacity === 0) return;
  const inset = (side: "left" | "right"): number =>
    parseFloat(style.getPropertyValue(`padding-${side}`)) + parseFloat(style.getPropertyValue(`border-${side}-width`));
  const isAtEnd = /^(right|end)$/.test(style.textAlign);
  const [x, anchor] = isAtEnd
    ? [box.x + box.width - inset("right"), "end"]
    : style.textAlign === "center"
      ? [box.x + box.width / 2, "middle"]
      : [box.x + inset("left"), "start"];
  marks.push(
    `<text x="${px(x)}" y="${px(box.y + box.height / 2 + 0.36 * parseFloat(style.fontSize))}" text-anchor="${anchor}"` +
      `${attributesBeside(lettersOf(style), root)} ${paint("fill", style.color, opacity)}>${escape(text)}</text>`,
  );
}

/** Each line of a text at its place. */
function drawText(text: Text, style: CSSStyleDeclaration, { left, top, opacity, root }: Place, marks: string[]): void {
  if (text.data.trim() === "") return;
  const letters = attributesBeside(lettersOf(style), root);
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
        `${letters} ${paint("fill", style.color, opacity)}` +
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
    if (!line || box.top > (line.top + line.bottom) / 2) {
      flush(index);
      line = { from: index, left: box.left, right: box.right, top: box.top, bottom: box.bottom };
    }
    line.left = Math.min(line.left, box.left);
    line.right = Math.max(line.right, box.right);
  }
  flush(text.data.length);
}
