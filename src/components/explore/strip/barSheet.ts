// How is a surprise drawn under its word? As a bar of one of a few sizes, each with rules of its own. A turned knob gives most
// words of a text another bar: a class is looked up, where a number of each word's own would have its colours worked out anew.

/** From 0 up to this one. */
export const largestBar = 26;

/** How far a word reaches to the sides of its letters, in the instrument and on the first screen; TokenStrip.css has the same. */
const pads = { "": 4, ".app[data-folded] ": 1.5 } as const; // px
/** A bar begins so far over the word's lower edge, however thick it is. */
const beginning = 8; // px
const thickness = { least: 1.5, most: 8, underCursor: 2 } as const; // px
/** Of the colour of surprise. Of a word that is not read yet a part of it. */
const strength = { least: 0.3, most: 1 } as const;

let isThere = false;

/** Gives the page the rules of all sizes, once. */
export function dressBars(): void {
  if (isThere) return;
  isThere = true;
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(Array.from({ length: largestBar + 1 }, (_, size) => rulesOf(size)).join("\n"));
  document.adoptedStyleSheets.push(sheet);
}

export function barClass(size: number): string {
  return `bar-${size}`;
}

/** Without a variable where it can be: what names one is read anew for every word. */
function rulesOf(size: number): string {
  const share = size / largestBar;
  const thick = round(thickness.least + share * (thickness.most - thickness.least));
  const strong = round(100 * (strength.least + share * (strength.most - strength.least)));
  const word = `.token.${barClass(size)}`;
  const image = (part: string): string =>
    `background-image: linear-gradient(color-mix(in srgb, var(--u) ${part}, transparent) 0 100%)`;
  const places = Object.entries(pads).map(([where, pad]) => {
    const inset = pad - 1;
    return `${where}${word} { background-position: ${inset}px calc(100% - ${round(beginning - thick)}px); background-size: calc(100% - ${2 * inset}px) ${thick}px }`;
  });
  return [
    `${word} { ${image(`${strong}%`)} }`,
    `${word}:is(.unread, .gone) { ${image(`calc(${strong}% * var(--strip-future, var(--future)))`)} }`,
    ...places,
    `.app ${word}.cursor { background-position: 0 100%; background-size: 100% ${Math.max(thick, thickness.underCursor)}px }`,
  ].join("\n");
}

function round(number: number): number {
  return Math.round(1000 * number) / 1000;
}
