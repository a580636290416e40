// How long is a name as it is drawn? Measured once each, without laying out the page.

const context = document.createElement("canvas").getContext("2d")!;
const lengths = new Map<string, number>();

/** CSS pixels, in a font as CSS writes it. */
export function lengthOf(text: string, font: string): number {
  const key = `${font} ${text}`;
  let length = lengths.get(key);
  if (length === undefined) {
    if (context.font !== font) context.font = font;
    lengths.set(key, (length = context.measureText(text).width));
  }
  return length;
}

let loaded = 0;
document.fonts.addEventListener("loadingdone", () => {
  lengths.clear(); // words have other widths now
  loaded++;
});

/** Another number after fonts were loaded: what was made of lengths is to be made again. */
export function fontsLoaded(): number {
  return loaded;
}
