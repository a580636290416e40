// Does what is drawn keep out of each other's way, and say what it cuts? Measured in the page: words against lines, pins and
// tabs, texts against their boxes; line ends; and what only a pointer would bring up, where there is none.

import type { Locator, Page } from "playwright-core";
import { expect, test } from "vitest";
import { sharedPage } from "../support/browse";
import { pixelsApart } from "../support/pixels";
import { atRest, openTab, panel, patience, settled } from "../support/panels";

const at = sharedPage();
const onTablet = sharedPage({ width: 1280, height: 800, touch: true });
const onPhone = sharedPage({ width: 390, height: 844, touch: true });

/** Of the boxes of the first, those that lie on a box of the second. */
function overlaps(page: Page, first: string, second: string): Promise<string[]> {
  return page.evaluate(
    ([first, second]) => {
      const boxes = (selector: string): [string, DOMRect][] =>
        [...document.querySelectorAll(selector)]
          .filter((element) => element.checkVisibility({ opacityProperty: true, visibilityProperty: true }))
          .map((element) => {
            const range = document.createRange();
            range.selectNodeContents(element);
            const drawn = element.textContent.trim() === "" ? element : range;
            return [element.textContent.trim() || element.className, drawn.getBoundingClientRect()];
          });
      return boxes(first!).flatMap(([name, a]) =>
        boxes(second!)
          .filter(
            ([, b]) =>
              Math.min(a.right, b.right) - Math.max(a.left, b.left) > 1 &&
              Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 1,
          )
          .map(([other]) => `“${name}” lies on “${other}”`),
      );
    },
    [first, second],
  );
}

test("what is said of a pointed weight covers no tab and moves none", async () => {
  const page = await at("v=1&token=48");
  await settled(page);
  const tabs = page.getByRole("tab");
  const places = () => tabs.evaluateAll((all) => all.map((tab) => tab.getBoundingClientRect().top));
  const before = await places();
  await page.locator(".weight-picture canvas").first().hover();
  await expect.poll(() => page.locator(".memory-weights-cell").textContent(), { timeout: patience }).toMatch(/\d/);
  expect(await overlaps(page, ".memory-weights-cell", "[role=tab]")).toEqual([]);
  expect(await places()).toEqual(before);
});

test("the cursor passes behind the words on the surprises, not through them", async () => {
  const page = await at("v=1&token=20");
  await atRest(page);
  const words = page.locator(".timeline-annotation-now");
  const box = (await words.boundingBox())!;
  // The letters alone, without the halo around them.
  const clip = { x: box.x + 8, y: box.y + box.height / 2 - 5, width: box.width - 16, height: 10 };
  const picture = () => page.screenshot({ clip, animations: "disabled" });
  const lineAt = async (): Promise<number> => {
    const line = (await page
      .locator(".timeline-cursor:not(.timeline-cursor-preview) .timeline-cursor-line")
      .boundingBox())!;
    return line.x + line.width / 2;
  };
  expect(await lineAt()).toBeLessThan(box.x);
  const clear = await picture();
  await page.keyboard.press("End");
  for (let back = 0; back < 20 && (await lineAt()) > box.x + 0.8 * box.width; back++) {
    await page.keyboard.press("ArrowLeft");
    await atRest(page);
  }
  expect(await lineAt()).toBeGreaterThan(box.x);
  expect(await pixelsApart(page, [clear, await picture()])).toEqual([]);
});

test("two readings next to each other are named apart: in full, in short, or not at all", async () => {
  const passage = "one two three four five one two three four five";
  const named: string[] = [];
  for (const before of [4, 20, 30, 60, 100]) {
    const words = Array.from({ length: before }, (_, word) => `w${word}`).join(" ");
    const page = await at(`v=1&text=${encodeURIComponent(`${words} ${passage}`)}&token=1`);
    await atRest(page);
    const names = page.locator(".timeline-band .note");
    await expect.poll(() => names.count(), { timeout: patience }).toBe(2);
    const [first, second] = await names.evaluateAll((all) =>
      all.map((name) => {
        const { left, right } = name.getBoundingClientRect();
        return { text: name.textContent, left, right };
      }),
    );
    named.push(`${first!.text}, ${second!.text}`);
    if (first!.text && second!.text) expect(second!.left - first!.right, named.at(-1)).toBeGreaterThan(2);
  }
  expect(named[0]).toBe("first reading, second reading");
  expect(new Set(named).size, named.join("; ")).toBeGreaterThan(2);
});

test("the pin of a pointed row of recall covers neither its cue nor its answer", async () => {
  const page = await at("v=1&token=48");
  await settled(page);
  const rows = page.locator(".contexts-rows li", { has: page.locator(".recall-pin") });
  for (const row of await rows.all()) {
    await row.hover();
    const pin = (await row.locator(".recall-pin").first().boundingBox())!;
    for (const part of await row.locator(".contexts-cue, .contexts-bar, .contexts-answer").all()) {
      const said = (await part.boundingBox())!;
      expect(said.x + said.width, (await row.textContent()) ?? "").toBeLessThanOrEqual(pin.x + 1);
    }
  }
});

test("a chosen tab leaves no line of the text cut in two", async () => {
  const page = await at("v=1&token=48");
  await settled(page);
  for (const tab of ["Wiring", "Attention maps", "Table", "Memory weights"]) {
    await openTab(page, tab);
    await atRest(page);
    const cut = await page.evaluate(() => {
      const stage = document.querySelector(".app-stage")!.getBoundingClientRect();
      return [...document.querySelectorAll(".token-strip [data-token]")]
        .filter((word) => {
          const { top, bottom } = word.getBoundingClientRect();
          return top < stage.top - 1 && bottom > stage.top + 1;
        })
        .map((word) => word.textContent);
    });
    expect(cut, tab).toEqual([]);
  }
});

test("numbers too small for their column stay in it", async () => {
  const page = await at("v=1&token=30&theta=0.0000003&eta=0&alpha=0");
  await settled(page);
  const values = page.locator(".timeline-second, .timeline-value, .timeline-small");
  expect((await values.allTextContents()).join(), "one is too small for two decimals").toMatch(/×\s10⁻/u);
  const over = await values.evaluateAll((all) =>
    all
      .filter((value) => {
        const column = value.closest(".timeline-margin") ?? value.closest(".timeline-row")!;
        return value.getBoundingClientRect().right > column.getBoundingClientRect().right + 1;
      })
      .map((value) => value.textContent),
  );
  expect(over).toEqual([]);
});

test("the line ends of a text stand on the strip: as lines on a wide page, as signs in the one line of a phone", async () => {
  const hash = `v=1&text=${encodeURIComponent("one two three\nfour five\n\nsix")}&token=2`;
  const page = await at(hash);
  await settled(page);
  const tops = (on: Page) =>
    on
      .locator(".token-strip [data-token]")
      .evaluateAll((words) => words.map((word) => Math.round(word.getBoundingClientRect().top)));
  const [one, two, three, four, five, six] = await tops(page);
  expect([two, three]).toEqual([one, one]);
  expect(four).toBeGreaterThan(three!);
  expect(five).toBe(four);
  expect(six).toBeGreaterThan(five!);

  const phone = await onPhone(hash);
  await phone.locator(".token-strip-break").first().waitFor({ timeout: patience });
  expect(new Set(await tops(phone)).size).toBe(1);
  const signs = await phone
    .locator(".token-strip-break")
    .evaluateAll((ends) => ends.map((end) => getComputedStyle(end, "::before").content));
  expect(signs.every((sign) => sign === '"↵"')).toBe(true);
});

test("what is cut says the whole of it under the pointer", async () => {
  const page = await at(
    `v=1&text=${encodeURIComponent(`${"Donaudampfschifffahrtsgesellschaftskapitän ".repeat(6)}end`)}&token=5`,
  );
  await settled(page);
  const cut = await page.evaluate(() => {
    const all = [...document.querySelectorAll<HTMLElement>("main *, aside *")].filter(
      (element) =>
        getComputedStyle(element).textOverflow === "ellipsis" &&
        element.scrollWidth > element.clientWidth &&
        element.clientWidth > 0 &&
        element.title === "",
    );
    all.slice(0, 5).forEach((element, place) => (element.dataset["cut"] = String(place)));
    return Math.min(5, all.length);
  });
  expect(cut).toBeGreaterThan(0);
  for (let place = 0; place < cut; place++) {
    const element = page.locator(`[data-cut="${place}"]`);
    await element.dispatchEvent("pointerover", { bubbles: true });
    expect(await element.getAttribute("title")).toBe((await element.textContent())!.trim());
  }
});

/** The smallest letters that a reader allows, as the browser sets them: no field is smaller. */
async function withLettersOf(field: Locator, size: string): Promise<{ text: number; room: number }> {
  return field.evaluate((input, size) => {
    (input as HTMLElement).style.fontSize = size;
    return { text: input.scrollWidth, room: input.clientWidth };
  }, size);
}

test("a gate's number is whole in its field, also where a reader's smallest letters are large", async () => {
  const page = await at("v=1&token=48&alpha=0.005");
  await settled(page);
  const field = panel(page, "Settings").getByRole("textbox", { name: /α/ });
  for (const size of ["13px", "18px", "24px"]) {
    const { text, room } = await withLettersOf(field.first(), size);
    expect(text, size).toBeLessThanOrEqual(room);
  }
});

test("where there is no pointer, wide as the page may be, pins and exports are seen, and no field is so small that it zooms", async () => {
  const page = await onTablet("v=1&token=48");
  await settled(page);
  const faint = await page
    .locator(".recall-pin, .panel-export")
    .evaluateAll((all) =>
      all
        .filter((one) => one.checkVisibility() && Number(getComputedStyle(one).opacity) < 0.5)
        .map((one) => one.getAttribute("aria-label")),
    );
  expect(faint).toEqual([]);
  for (const tablet of [page, await onPhone("v=1&token=48")]) {
    const small = await tablet
      .locator("textarea, select, input:not([type=range], [type=checkbox], [type=radio])")
      .evaluateAll((all) =>
        all
          .filter((field) => parseFloat(getComputedStyle(field).fontSize) < 16)
          .map((field) => field.getAttribute("aria-label")),
      );
    expect(small).toEqual([]);
  }
});
