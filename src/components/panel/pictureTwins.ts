// What is seen on the page and stands in no element? The words in a box that is typed into, and the boxes that sheets add. Of both it
// says where they are; pictureElements.ts draws them.

/** What decides where letters stand, and how they look. */
const letters = [
  ...[
    "font-family",
    "font-size",
    "font-weight",
    "font-style",
    "letter-spacing",
    "line-height",
    "color",
    "text-align",
    "direction",
    "tab-size",
  ],
  ...["padding-top", "padding-right", "padding-bottom", "padding-left"],
  ...["border-top-width", "border-right-width", "border-bottom-width", "border-left-width"],
] as const;

/**
 * No range has the letters of a text box: an element that has them where they stand, in the page until it is removed. Where nothing
 * is typed it has the words that stand there instead.
 */
export function textTwin(area: HTMLTextAreaElement): HTMLElement {
  const twin = document.createElement("div");
  const { left, top } = area.getBoundingClientRect();
  const style = getComputedStyle(area);
  for (const name of letters) twin.style.setProperty(name, style.getPropertyValue(name));
  Object.assign(twin.style, {
    position: "fixed",
    left: `${left}px`,
    top: `${top}px`,
    boxSizing: "border-box",
    // A bar to scroll with takes its room.
    width: `${area.clientWidth + parseFloat(style.borderLeftWidth) + parseFloat(style.borderRightWidth)}px`,
    height: `${area.offsetHeight}px`,
    borderStyle: "solid",
    borderColor: "transparent",
    overflow: "hidden",
    whiteSpace: "pre-wrap",
    overflowWrap: "break-word",
  });
  if (area.value === "") twin.style.color = getComputedStyle(area, "::placeholder").color;
  twin.textContent = area.value || area.placeholder;
  document.body.append(twin);
  twin.scrollTop = area.scrollTop;
  return twin;
}

/** Where a box stands that a sheet adds to an element and lays out by itself; null where it adds none, or words. */
export function addedBox(
  element: Element,
  style: CSSStyleDeclaration,
): { left: number; top: number; width: number; height: number } | null {
  const isBox = style.content === '""' && style.position === "absolute" && style.display !== "none";
  const [left, top, width, height] = [style.left, style.top, style.width, style.height].map(parseFloat) as [
    number,
    number,
    number,
    number,
  ];
  const moved = movedBy(style.transform);
  if (!isBox || !moved || ![left, top, width, height].every(Number.isFinite)) return null;
  const around = getComputedStyle(element);
  // It is laid out in what is around it, which is not always the element.
  if (around.position === "static") return null;
  const box = element.getBoundingClientRect();
  const edge = { left: parseFloat(around.borderLeftWidth), top: parseFloat(around.borderTopWidth) };
  return { left: box.left + edge.left + left + moved.x, top: box.top + edge.top + top + moved.y, width, height };
}

/** Of what is moved and neither turned nor made larger, by how much; null of the rest. */
function movedBy(transform: string): { x: number; y: number } | null {
  if (transform === "none") return { x: 0, y: 0 };
  const [, x, y] = /^matrix\(1, 0, 0, 1, ([-\d.]+), ([-\d.]+)\)$/.exec(transform) ?? [];
  return x === undefined || y === undefined ? null : { x: Number(x), y: Number(y) };
}
