// What is a panel as a drawing? What is on screen, read off the page: one SVG document. It knows neither engine nor store, so that
// the gallery (test/support/gallery) can hold it against any page. Leaves to pictureElements.ts what is in it; what is marked
// data-export="omit" stays out.

import type { Drawing } from "./pictureBox";
import { clipped, drawChildren, drawElement, layered } from "./pictureElements";
import { colourOf, escape, px, xmlText } from "./pictureStyle";
import { attributesBeside, rootOf, usual } from "./pictureSvg";

const margin = 16; // px

/** The panel as it stands, as one SVG document on the page's own ground, with its name and the address that leads back to it. */
export function drawPanel(
  panel: HTMLElement,
  { source }: { source: string },
): { svg: string; /** px */ width: number; /** px */ height: number } {
  const { left, width: wide } = panel.getBoundingClientRect();
  const width = wide + 2 * margin;
  const root = rootOf(getComputedStyle(panel));
  const drawing: Drawing = { marks: [], definitions: [], above: [] };
  let height = margin;
  for (const { over, elements } of stripsOf(panel)) {
    const box = over.getBoundingClientRect();
    const place = { left: left - margin, top: box.top - height, opacity: 1, root };
    for (const element of elements) {
      // The panel's own lines part it from its neighbours.
      if (element === panel) layered(drawing, () => drawChildren(element, place, drawing));
      else if (element === over) layered(drawing, () => drawElement(element, place, drawing));
      else clipped(drawing, { x: 0, y: height, width, height: box.height }, () => drawElement(element, place, drawing));
    }
    height += box.height;
  }
  height += margin;
  const name = escape(panel.getAttribute("aria-label") ?? "");
  const svg = [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${px(width)}" height="${px(height)}" viewBox="0 0 ${px(width)} ${px(height)}"`,
    `${attributesBeside(root, usual)} style="font-variant-numeric:tabular-nums"><title>${name}</title>`,
    `<metadata><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:dc="http://purl.org/dc/elements/1.1/">`,
    `<rdf:Description rdf:about=""><dc:title>${name}</dc:title><dc:source>${escape(source)}</dc:source></rdf:Description>`,
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
