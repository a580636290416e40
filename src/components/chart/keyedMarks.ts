// How do many marks follow numbers without being made again? A group keeps one element a key, moves what stays, and takes away
// what is no more. Leaves which marks there are to the drawings.

const namespace = "http://www.w3.org/2000/svg";

export interface Mark {
  /** The same mark as the one that had this key before. */
  readonly key: string;
  readonly attributes: Readonly<Record<string, string | number>>;
  readonly text?: readonly { readonly text: string; readonly className?: string }[];
}

const kept = new WeakMap<SVGGElement, Map<string, SVGElement>>();

export function drawMarks(
  group: SVGGElement,
  kind: "circle" | "line" | "path" | "rect" | "text",
  marks: readonly Mark[],
): void {
  const before = kept.get(group) ?? new Map<string, SVGElement>();
  const now = new Map<string, SVGElement>();
  const wanted = new Set(marks.map(({ key }) => key));
  for (const [key, element] of before) if (!wanted.has(key)) element.remove();
  // In the order of the marks, whichever were there before: what is drawn does not tell what was.
  let next = group.firstChild;
  for (const { key, attributes, text } of marks) {
    const element = before.get(key) ?? document.createElementNS(namespace, kind);
    for (const [name, value] of Object.entries(attributes)) {
      const written = typeof value === "number" ? String(Math.round(100 * value) / 100) : value;
      if (element.getAttribute(name) !== written) element.setAttribute(name, written);
    }
    if (text && element.textContent !== text.map((part) => part.text).join("")) writeParts(element, text);
    if (element === next) next = element.nextSibling;
    else group.insertBefore(element, next);
    now.set(key, element);
  }
  kept.set(group, now);
}

/** Writes into the parts that stand there: made anew, each would be styled and laid out anew as well. */
function writeParts(element: SVGElement, parts: NonNullable<Mark["text"]>): void {
  while (element.childElementCount > parts.length) element.lastElementChild!.remove();
  parts.forEach(({ text, className = "" }, index) => {
    const span = element.children[index] ?? element.appendChild(document.createElementNS(namespace, "tspan"));
    const written = span.firstChild ?? span.appendChild(document.createTextNode(""));
    if (written.nodeValue !== text) written.nodeValue = text;
    if ((span.getAttribute("class") ?? "") === className) return;
    if (className) span.setAttribute("class", className);
    else span.removeAttribute("class");
  });
}
