// How does a drawing of the page go into another document? With its marks as they are, and what the style sheets say of them as
// attributes: each says what its parent does not say already.

import { attributesOf, type Drawing } from "./pictureBox";
import { colourOf, escape, gradientOf, px, type Box } from "./pictureStyle";

/** What a drawing may reach beyond its own box. */
const margin = 12; // px

/** What an element passes on to those in it: an attribute that says no more than its parent's is left out. */
export type Passed = Readonly<Record<string, string>>;

const letterNames = ["font-family", "font-size", "font-weight", "font-style"] as const;

/** Where nobody says otherwise. */
export const usual: Passed = {
  fill: "#000000",
  "fill-opacity": "1",
  stroke: "none",
  "stroke-opacity": "1",
  "stroke-width": "1px",
  "stroke-dasharray": "none",
  "stroke-linejoin": "miter",
  "stroke-linecap": "butt",
  "paint-order": "normal",
  "text-anchor": "start",
  visibility: "visible",
};

/** A document's letters are a panel's; of its marks each says itself how it is drawn. */
export function rootOf(style: CSSStyleDeclaration): Passed {
  return { ...usual, ...lettersOf(style) };
}

export function lettersOf(style: CSSStyleDeclaration): Passed {
  return Object.fromEntries(letterNames.map((name) => [name, style.getPropertyValue(name)]));
}

/** Colours as six digits and an opacity; a gradient stays the definition it names. */
function passedBy(style: CSSStyleDeclaration): Passed {
  const names = [...Object.keys(usual), ...letterNames];
  const passed = Object.fromEntries(names.map((name) => [name, style.getPropertyValue(name)]));
  for (const name of ["fill", "stroke"]) {
    const value = passed[name]!;
    if (!/^(rgb|color)/.test(value)) {
      passed[name] = value.replaceAll('"', "");
      continue;
    }
    const { hex, alpha } = colourOf(value);
    passed[name] = hex;
    if (alpha < 1) passed[`${name}-opacity`] = px(alpha * Number(passed[`${name}-opacity`]));
  }
  return passed;
}

/** What of it has to be said within `around`. */
export function attributesBeside(passed: Passed, around: Passed): string {
  return Object.entries(passed)
    .filter(([name, value]) => value !== around[name])
    .map(([name, value]) => ` ${name}="${escape(value)}"`)
    .join("");
}

/** A drawing keeps its marks; what the style sheets say of them goes with them. */
export function drawSvg(
  element: SVGSVGElement,
  { style, box }: { style: CSSStyleDeclaration; box: Box },
  { opacity, root }: { opacity: number; root: Passed },
  { marks, definitions }: Drawing,
): void {
  const copy = element.cloneNode(true) as SVGSVGElement;
  const originals = [element, ...element.querySelectorAll("*")];
  const copies = [copy, ...copy.querySelectorAll("*")];
  const passed = new Map<Element, Passed>();
  originals.forEach((original, index) => {
    const seen = getComputedStyle(original);
    const target = copies[index]!;
    for (const name of [...target.getAttributeNames()]) {
      if (/^(class|style|role|tabindex|data-.*|aria-.*)$/.test(name)) target.removeAttribute(name);
    }
    if (seen.display === "none") target.setAttribute("display", "none");
    const around = passed.get(original.parentElement!) ?? root;
    const own = passedBy(seen);
    passed.set(original, own);
    for (const [name, value] of Object.entries(own)) say(target, name, value === around[name] ? null : value);
    for (const [name, isUsual] of [
      ["opacity", "1"],
      ["vector-effect", "none"],
    ] as const) {
      const value = seen.getPropertyValue(name);
      say(target, name, value === isUsual ? null : value);
    }
    if (original instanceof SVGTextElement) {
      target.setAttribute("textLength", px(original.getComputedTextLength()));
      target.setAttribute("lengthAdjust", "spacingAndGlyphs");
    }
  });
  for (const name of ["x", "y", "width", "height"] as const) copy.setAttribute(name, px(box[name]));
  copy.setAttribute("overflow", "visible");
  say(copy, "opacity", opacity === 1 ? null : px(opacity));
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

function say(element: Element, name: string, value: string | null): void {
  if (value === null) element.removeAttribute(name);
  else element.setAttribute(name, value);
}
