// Do two pictures show the same?

import type { Page } from "playwright-core";

/**
 * Where two pictures differ by more than `most` of 255: the rounding of an edge, which is not the same each time a page is drawn,
 * unless a test says otherwise.
 */
export async function pixelsApart(
  page: Page,
  pictures: readonly [Buffer, Buffer],
  { most = 40 }: { most?: number } = {},
): Promise<string[]> {
  const reader = await page.context().newPage(); // which has no policy of its own
  const apart = await reader.evaluate(
    async ({ encoded, most }) => {
      const [one, other] = await Promise.all(
        encoded.map(async (base64) => {
          const bitmap = await createImageBitmap(await (await fetch(`data:image/png;base64,${base64}`)).blob());
          const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext("2d")!;
          context.drawImage(bitmap, 0, 0);
          return context.getImageData(0, 0, bitmap.width, bitmap.height);
        }),
      );
      if (one!.width !== other!.width || one!.height !== other!.height) {
        return [`${other!.width} by ${other!.height} pixels, not ${one!.width} by ${one!.height}`];
      }
      const apart: string[] = [];
      one!.data.forEach((level, index) => {
        const difference = Math.abs(level - other!.data[index]!);
        const pixel = Math.floor(index / 4);
        if (difference > most) apart.push(`${pixel % one!.width}, ${Math.floor(pixel / one!.width)}: ${difference}`);
      });
      return apart;
    },
    { encoded: pictures.map((picture) => picture.toString("base64")), most },
  );
  await reader.close();
  return apart;
}
