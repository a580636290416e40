// Does every panel look as it was kept in docs/gallery, shape by shape and number by number? `npm run gallery` keeps how it looks now.

import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import type { Page } from "playwright-core";
import { afterAll, inject, test } from "vitest";
import { sharedPage } from "../support/browse";
import { differenceOf, imagesIn } from "../support/gallery/difference";
import { drawPicture } from "../support/gallery/draw";
import { galleryPage } from "../support/gallery/page";
import { pictures, type Picture } from "../support/gallery/pictures";
import { settled } from "../support/panels";
import { pixelsApart } from "../support/pixels";

const at = sharedPage();
const docs = new URL("../../docs/", import.meta.url);
const folder = new URL("gallery/", docs);
const keeps = inject("keeps");

/** What heat maps may differ by in a pixel, of 255. */
const mostApart = 8;

/** Pictures of one Scene follow each other, and share it. */
const inTurn = pictures.toSorted((a, b) => sceneOf(a).localeCompare(sceneOf(b)));

function sceneOf({ hash, prepare }: Picture): string {
  return `${hash} ${prepare?.name ?? ""}`;
}

let page: Page;
let shown = "";

test.for(inTurn)("the page draws $region as docs/gallery has it: $file", async (picture) => {
  if (shown !== sceneOf(picture)) {
    page = await at(picture.hash);
    await settled(page);
    await picture.prepare?.(page);
    shown = sceneOf(picture);
  }
  const path = new URL(`${picture.file}.svg`, folder);
  // What is kept already stays as it is where nothing shows.
  const kept = await readFile(path, "utf8").catch((error: unknown) => (keeps ? "" : Promise.reject(error as Error)));
  async function difference(drawn: string): Promise<string | null> {
    const other = differenceOf(kept, drawn);
    if (other !== null) return other;
    const [before, now] = [imagesIn(kept), imagesIn(drawn)];
    for (const [place, image] of before.entries()) {
      if (image === now[place]) continue;
      const [one, two] = [Buffer.from(image, "base64"), Buffer.from(now[place]!, "base64")];
      const [apart] = await pixelsApart(page, [one, two], { most: mostApart });
      if (apart) return `heat map ${place + 1} of ${before.length} differs at ${apart}`;
    }
    return null;
  }
  const drawn = await drawPicture(page, picture, async (svg) => (await difference(svg)) === null);
  const found = await difference(drawn);
  if (found !== null && keeps) {
    await mkdir(folder, { recursive: true });
    return writeFile(path, `${drawn}\n`);
  }
  if (found !== null)
    throw new Error(
      `${picture.region}: ${found}. If that is meant, npm run gallery keeps it: look at docs/gallery/${picture.file}.svg.`,
    );
});

afterAll(async () => {
  if (!keeps) return;
  const files = pictures.map(({ file }) => `${file}.svg`);
  for (const file of await readdir(folder)) if (!files.includes(file)) await rm(new URL(file, folder));
  await writeFile(new URL("gallery.md", docs), galleryPage(pictures));
});
