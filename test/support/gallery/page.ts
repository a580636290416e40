// What does docs/gallery.md say? Every picture under its view, with what it shows and the link that opens it.

import type { Picture } from "./pictures";

const titles = { explore: "Explore", compare: "Compare" } as const;

export function galleryPage(pictures: readonly Picture[]): string {
  const lines = [
    "# Gallery",
    "",
    "Every panel, as the page draws it. `npm run gallery` draws them again, and a test fails when a shape or a number is another (`test/journeys/gallery.test.ts`). What stands after # under a picture opens it, put behind the address of the page.",
    "",
  ];
  for (const [view, title] of Object.entries(titles)) {
    lines.push(`## ${title}`, "");
    for (const { file, region, shows, hash } of pictures.filter((picture) => picture.view === view)) {
      lines.push(`**${region}.** ${shows}`, "", `![${region}](gallery/${file}.svg)`, "", `\`#${hash}\``, "");
    }
  }
  return `${lines.join("\n").trimEnd()}\n`;
}
