// Do two drawings show the same, and if not, what is the first thing that differs, in words? Elements, their order and their texts
// have to be the same; lengths and colours as near as two browsers draw one page. Leaves pictures within to pixels.ts.

/** What of one element may differ before it is another. */
const tolerances = {
  /** px; fonts are hinted otherwise from one machine to the next */
  length: 1.5,
  /** px along a line of text: a sign that the page's fonts lack is drawn by another font on every machine */
  alongText: 12,
  /** px */
  letters: 0.5,
  /** of opacities and places in a gradient, and of everything that is no length */
  share: 0.03,
  /** of 255, in each part of a colour */
  colour: 3,
} as const;

interface Part {
  /** `<rect`, `</svg`, or nothing where it is a text. */
  readonly tag: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly text: string;
}

function partsOf(svg: string): Part[] {
  return [...svg.matchAll(/(<\/?[\w:]+)([^>]*)>|([^<]+)/gu)].flatMap(([, tag, attributes = "", text = ""]) => {
    if (tag === undefined) return text.trim() === "" ? [] : [{ tag: "", attributes: new Map(), text: text.trim() }];
    const said = [...attributes.matchAll(/([\w:-]+)="([^"]*)"/gu)].map(([, name, value]) => [name!, value!] as const);
    return [{ tag, attributes: new Map(said), text: "" }];
  });
}

/** null where they show the same. */
export function differenceOf(kept: string, drawn: string): string | null {
  const [before, now] = [partsOf(kept), partsOf(drawn)];
  let said = "";
  for (let place = 0; place < Math.max(before.length, now.length); place++) {
    const [was, is] = [before[place], now[place]];
    const where = said === "" ? "at its beginning" : `after “${said}”`;
    if (!was || !is || was.tag !== is.tag) return `${nameOf(is)} stands where ${nameOf(was)} stood, ${where}`;
    if (was.text !== is.text) return `“${is.text}” stands where “${was.text}” stood, ${where}`;
    for (const name of new Set([...was.attributes.keys(), ...is.attributes.keys()])) {
      const [value, other] = [was.attributes.get(name), is.attributes.get(name)];
      if (!isNear(value, other, { name, tag: was.tag })) {
        return `${name} of ${nameOf(was)} is ${shorten(other)} where it was ${shorten(value)}, ${where}`;
      }
    }
    if (was.text !== "") said = was.text;
  }
  return null;
}

/** The pictures within, as base64. */
export function imagesIn(svg: string): string[] {
  return [...svg.matchAll(/href="data:image\/png;base64,([^"]*)"/gu)].map(([, data]) => data!);
}

function nameOf(part: Part | undefined): string {
  if (!part) return "nothing";
  if (part.tag === "") return `“${part.text}”`;
  return part.tag.startsWith("</") ? `the end of ${part.tag.slice(2)}` : `a ${part.tag.slice(1)}`;
}

function shorten(value: string | undefined): string {
  if (value === undefined) return "not said";
  return value.length > 60 ? `${value.slice(0, 60)}…` : value;
}

const number = /-?(?:\d+\.?\d*|\.\d+)(?:e-?\d+)?/gu;

function isNear(
  value: string | undefined,
  other: string | undefined,
  { name, tag }: { name: string; tag: string },
): boolean {
  if (value === other) return true;
  if (value === undefined || other === undefined) return false;
  if (name === "href") return true; // its pixels are looked at
  if (/^#[\da-f]{6}$/u.test(value) && /^#[\da-f]{6}$/u.test(other)) {
    return [1, 3, 5].every((at) => Math.abs(part(value, at) - part(other, at)) <= tolerances.colour);
  }
  if (value.replaceAll(number, "0") !== other.replaceAll(number, "0")) return false;
  const [numbers, others] = [value.match(number) ?? [], other.match(number) ?? []];
  const most = toleranceOf(name, tag);
  return numbers.every((one, place) => Math.abs(Number(one) - Number(others[place])) <= most);
}

function part(colour: string, at: number): number {
  return parseInt(colour.slice(at, at + 2), 16);
}

const lengths = [
  "d",
  "points",
  "width",
  "height",
  "viewBox",
  "x",
  "y",
  "x1",
  "x2",
  "y1",
  "y2",
  "cx",
  "cy",
  "r",
  "rx",
  "ry",
  "dx",
  "dy",
];

function toleranceOf(name: string, tag: string): number {
  if (/^<t(?:ext|span)$/u.test(tag) && (name === "x" || name === "textLength")) return tolerances.alongText;
  if (lengths.includes(name) || name === "textLength" || name === "transform") return tolerances.length;
  return name === "font-size" ? tolerances.letters : tolerances.share;
}
