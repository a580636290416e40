// Is the gallery whole, and would it notice? Every panel has its picture and every picture its file, and what is drawn otherwise
// is said in words.

import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { differenceOf } from "./support/gallery/difference";
import { galleryPage } from "./support/gallery/page";
import { pictures, pictured } from "./support/gallery/pictures";

const root = new URL("../", import.meta.url);
const read = (path: string): string => readFileSync(new URL(path, root), "utf8");

test.each(["explore", "compare"] as const)("every panel that the list of %s names has a picture", (view) => {
  const list = read(`src/components/${view}/panels.tsx`);
  const ids = [...list.matchAll(/^ {2}(\w+): \{/gmu)].map(([, id]) => id!);
  expect(ids.length).toBeGreaterThan(8);
  expect(ids.filter((id) => !pictured[view].includes(id))).toEqual([]);
});

test("docs/gallery has the pictures and no others, and docs/gallery.md shows them all", () => {
  const files = pictures.map(({ file }) => `${file}.svg`);
  expect(new Set(files).size).toBe(files.length);
  expect(readdirSync(new URL("docs/gallery/", root)).sort()).toEqual(files.sort());
  expect(read("docs/gallery.md")).toBe(galleryPage(pictures));
});

test.each(pictures.map(({ file, region }) => [file, region]))(
  "%s.svg needs nothing beside it: no style sheet, no program, no font, no address",
  (file, region) => {
    const svg = read(`docs/gallery/${file}.svg`);
    expect(svg).not.toMatch(
      /var\(--|color-mix|class=|<script|@font-face|url\((?!#)|href="(?!data:image\/png|#)|127\.0\.0\.1/u,
    );
    expect(svg).toContain(`<title>${region}</title>`);
  },
);

const kept = read("docs/gallery/timeline.svg");

/** The kept timeline with its first match of a pattern changed. */
function changed(pattern: RegExp, by: (found: string) => string): string {
  const now = kept.replace(pattern, by);
  expect(now, String(pattern)).not.toBe(kept);
  return now;
}

test("a drawing does not differ from itself", () => {
  expect(differenceOf(kept, kept)).toBeNull();
});

test("another number is said with the one that stood there", () => {
  const number = />1\.24</u;
  expect(
    differenceOf(
      kept,
      changed(number, () => ">1.25<"),
    ),
  ).toBe("“1.25” stands where “1.24” stood, after “Surprise”");
});

test("another shape is said: a mark more, a mark less, a line that goes elsewhere", () => {
  const line = /<path d="M[\d.]+ [\d.]+V/u;
  expect(
    differenceOf(
      kept,
      changed(/<path/u, () => "<path/><path"),
    ),
  ).toContain("path");
  expect(
    differenceOf(
      kept,
      changed(/<text[^>]*>[^<]*<\/text>/u, () => ""),
    ),
  ).toContain("stands where");
  const moved = changed(line, (found) => found.replace(/M[\d.]+/u, "M99"));
  expect(differenceOf(kept, moved)).toMatch(/^d of a path is M/u);
});

test("another colour is said, and a rounding of it is not", () => {
  const colour = / fill="#d55e00"/u;
  expect(
    differenceOf(
      kept,
      changed(colour, () => ' fill="#d55f01"'),
    ),
  ).toBeNull();
  expect(
    differenceOf(
      kept,
      changed(colour, () => ' fill="#0e8e6f"'),
    ),
  ).toMatch(/^fill of a .* is #0e8e6f where it was #d55e00/u);
});

test("what fonts and browsers draw otherwise is no difference: a pixel of a shape, a word a little along its line", () => {
  const shift = (by: number) => (found: string) =>
    found.replace(/ x="([\d.]+)"$/u, (_, x: string) => ` x="${Number(x) + by}"`);
  expect(differenceOf(kept, changed(/<text[^>]* x="[\d.]+"/u, shift(8)))).toBeNull();
  expect(differenceOf(kept, changed(/<text[^>]* x="[\d.]+"/u, shift(20)))).toMatch(/^x of a text/u);
  expect(differenceOf(kept, changed(/<rect x="[\d.]+"/u, shift(1)))).toBeNull();
  expect(differenceOf(kept, changed(/<rect x="[\d.]+"/u, shift(3)))).toMatch(/^x of a rect/u);
});
