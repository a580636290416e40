// Does the first screen read, ask and answer by itself, and does everything else unfold from it? By what its parts are called.

import type { Locator, Page } from "playwright-core";
import { expect, test } from "vitest";
import { openPage, sharedPage } from "../support/browse";
import { patience } from "../support/panels";

const at = sharedPage();

const region = (page: Page, name: string): Locator => page.getByRole("region", { name, exact: true });
const says = (page: Page, name: string) =>
  expect.poll(() => region(page, name).textContent(), { timeout: patience, message: name });

test("opened without a link it begins at the first word and reads on by itself, until the first gesture", async () => {
  const { page, close } = await openPage({ hash: "" });
  const foot = region(page, "Reading");
  const word = async (): Promise<number> => Number(/word (\d+) of 28/.exec((await foot.textContent())!)![1]);
  const first = await word();
  expect(first).toBeLessThanOrEqual(2);
  await expect.poll(word, { timeout: patience }).toBeGreaterThan(first);
  await page.getByRole("heading", { name: "A memory that learns while it reads" }).click();
  await foot.getByRole("button", { name: "Read on" }).waitFor();
  const stopped = await word();
  await foot.getByRole("button", { name: "Read on" }).click();
  await foot.getByRole("button", { name: "Pause" }).waitFor();
  await expect.poll(word, { timeout: patience }).toBeGreaterThan(stopped);
  await page.keyboard.press("End");
  await foot.getByRole("button", { name: "Read again" }).waitFor();
  await says(page, "It answers").toMatch(
    /It answers19 of 19 questions rightly“What follows Ada\?”.*A reader who sees only the last 8 words could answer 7\. 4 older answers were replaced/,
  );
  await close();
});

test("one question has two answers: the memory's, and a window's that can no longer see it", async () => {
  const page = await at("v=1&preset=front&token=28");
  await says(page, "Ask it").toMatch(
    /Ada: \?.*the memory says\s*owl\s*owl\s*0\.62.*seeing only the last 8 words\s*nothing.*It forgot Ada 15 words ago/s,
  );
  const other = region(page, "Ask it").getByRole("combobox", { name: "Ask something else" });
  await other.focus(); // which lists what has been read
  await other.selectOption("Noor");
  await says(page, "Ask it").toMatch(
    /Noor: \?.*the memory says\s*kite.*seeing only the last 8 words\s*kite.*It still sees Noor/s,
  );
  await expect.poll(() => page.evaluate(() => location.hash), { timeout: patience }).toContain("ask=4");
  // One word in, nothing that could be asked has been read.
  await other.blur();
  await page.keyboard.press("Home");
  await says(page, "Ask it").toMatch(/nothing yet.*What follows Noor was not read yet/s);
  // No bar is drawn of an answer that there is not.
  expect(await region(page, "Ask it").getByRole("listitem").count()).toBe(0);
  await says(page, "It answers").toMatch(/Nothing to ask yet/);
});

test("what a word did is said with its surprise, and how far its answer moved", async () => {
  const page = await at("v=1&preset=front&token=19");
  await says(page, "What this word did").toMatch(
    /What reading “kite” did.*by 2\.27, as its underline shows \(0: none; the most so far\)\..*After Noor, kite comes back with strength 0\.28, before 0\.00 \(1: the word itself\)/s,
  );
  await says(page, "It answers").toMatch(
    /16 of 17 questions rightly.*1 still says the old word\. 1 older answer was replaced; the newest counts/,
  );
});

test("equation, knobs and text unfold where they are asked for, fold back, and stand in the link", async () => {
  const page = await at("v=1&preset=front&token=9");
  const hash = () => expect.poll(() => page.evaluate(() => location.hash), { timeout: patience });
  await page.getByRole("button", { name: "Turn its knobs" }).click();
  await page.getByRole("slider", { name: /learning rate/i }).waitFor();
  expect(await page.getByRole("textbox", { name: "Text", exact: true }).isVisible()).toBe(false);
  await hash().toContain("unfold=knobs");
  const ownText = page.getByRole("button", { name: "Your own text" });
  await ownText.click();
  const isFocused = (of: Locator) => of.evaluate((element) => element === document.activeElement);
  // What is typed now is the text; folded away, the focus is where it was.
  await expect.poll(() => isFocused(page.getByRole("textbox", { name: "Text", exact: true }))).toBe(true);
  const fold = page.getByRole("button", { name: "Fold the settings away" });
  await fold.focus();
  await page.keyboard.press("Enter");
  await fold.waitFor({ state: "detached" });
  await expect.poll(() => isFocused(ownText)).toBe(true);
  await page.getByRole("button", { name: "The equation, and every number" }).click();
  await region(page, "Equation")
    .or(page.getByRole("figure", { name: "Equation" }))
    .waitFor();
  expect(await region(page, "Settings").count()).toBe(0);
  await hash().toContain("unfold=instrument");
  await page.getByRole("button", { name: "Back to the first screen" }).click();
  await region(page, "Ask it").waitFor();
  await hash().not.toContain("unfold");
});

test("in windows of every usual size all that is said stands beside the picture, and on a phone the count is over it", async () => {
  const page = await at("v=1&preset=front&token=28");
  for (const [width, height] of [
    [1440, 900],
    [1280, 800],
    [1024, 768],
  ] as const) {
    await page.setViewportSize({ width, height });
    await says(page, "What this word did").toMatch(/wren comes back with strength/);
    const hidden = () =>
      page.evaluate(() => {
        const side = document.querySelector(".page-front-side")!;
        return side.scrollHeight - side.clientHeight;
      });
    await expect.poll(hidden, { timeout: patience, message: `${width}` }).toBeLessThanOrEqual(1);
  }
  for (const [width, height] of [
    [390, 844],
    [844, 390],
  ] as const) {
    await page.setViewportSize({ width, height });
    const count = region(page, "Memory in words").getByText("answers 19 of 19 · 4 replaced", { exact: true });
    const inView = async (): Promise<boolean> => {
      const box = await count.boundingBox();
      return box !== null && box.y + box.height < height - 120;
    };
    await expect.poll(inView, { timeout: patience, message: `${width}` }).toBe(true);
    expect(await page.getByRole("heading", { name: "A memory that learns while it reads" }).isVisible()).toBe(true);
    if (width === 390) {
      // Every row has at its end what it is answered with.
      const texts = (of: string) => region(page, "Memory in words").locator(`.answers-${of} text`).allTextContents();
      const [cues, ends] = [await texts("rows"), await texts("ends")];
      expect(ends).toHaveLength(cues.length);
      expect(ends[cues.indexOf("Kai")]).toBe("wren");
    }
    // The row that was read last is seen.
    const row = (await region(page, "Memory in words").locator(".answers-band rect").first().boundingBox())!;
    expect(row.y + row.height, `${width}`).toBeLessThan(height - 50);
  }
  await page.setViewportSize({ width: 1440, height: 900 });
});

test("letters and values are called what they are", async () => {
  const page = await at("v=1&text=GATTACAGATTACA&split=letters&unfold=&token=9");
  await says(page, "Reading").toMatch(/letter 9 of 14/);
  await says(page, "Ask it").toMatch(/seeing only the last 16 letters/);
  await says(page, "Ask it").not.toMatch(/: ?\?/); // what follows letters stands right after them
  await says(page, "It answers").toMatch(/A reader who sees only the last 16 letters/);
});

test("a device remembers what was unfolded, for visits that no link brings", async () => {
  const { page, close } = await openPage({ hash: "v=1&preset=front" });
  await page.getByRole("button", { name: "Your own text" }).click();
  const box = page.getByRole("textbox", { name: "Text", exact: true });
  await box.waitFor();
  const bare = await page.evaluate(() => location.href.replace(/#.*/, ""));
  await page.goto("about:blank");
  await page.goto(bare);
  await box.waitFor();
  expect(await region(page, "Ask it").count()).toBe(1);
  await page.goto("about:blank");
  await page.goto(`${bare}#v=1&preset=front`);
  await region(page, "Ask it").waitFor();
  expect(await box.count()).toBe(0);
  await close();
});

test("a fact of one's own is told among others, and it is said how long it was kept, also by the link", async () => {
  const page = await at("v=1&preset=front&token=19");
  await page.emulateMedia({ reducedMotion: "reduce" }); // then the end is shown at once
  await page.getByRole("button", { name: "Tell it something" }).click();
  await page.getByRole("textbox", { name: "A name, or whatever you will ask for" }).fill("Zelda");
  await page.getByRole("textbox", { name: "What it shall answer" }).fill("dragon");
  await page.getByRole("button", { name: "Tell it, and read on" }).click();
  await says(page, "Reading").toMatch(/word 122 of 122/);
  const kept = /Zelda: \?.*It said dragon for 29 words, until “Thea”: then it said hen\./s;
  await says(page, "Ask it").toMatch(kept);
  await expect.poll(() => page.evaluate(() => location.hash), { timeout: patience }).toMatch(/z=|text=/);
  const link = await page.evaluate(() => location.hash.slice(1));
  await at(link);
  await says(page, "Ask it").toMatch(kept);
  await region(page, "What this is").waitFor(); // folded, as it was
});

test("one press away a trained model is asked about a story, with its memory and without", async () => {
  const page = await at("v=1&preset=front&token=19");
  await page.getByRole("button", { name: "Next: a story" }).click();
  await says(page, "What was told and what is asked").toMatch(
    /The shell lies in Lisbon\..*told 105 tokens before.*said last 67 tokens.*sees 8 tokens.*Where is the shell\?/s,
  );
  const memory = page.getByRole("switch", { name: "Memory on" });
  const wiring = page.getByRole("region", { name: "Wiring", exact: true });
  const drawing = wiring.getByRole("img");
  await says(page, "With and without memory").toMatch(/It answers Lisbon\.99\.2.%for Lisbon, with its memory/);
  await expect.poll(() => drawing.getAttribute("aria-label"), { timeout: patience }).toMatch(/58.% from the memory/);
  await memory.click();
  await says(page, "With and without memory").toMatch(
    /Memory off.*It answers (?!Lisbon).* \(\d+.%\): wrong\.4.%for Lisbon, without it/s,
  );
  // The wires of the memory are dark, and no share is said of them.
  await expect.poll(() => drawing.getAttribute("aria-label"), { timeout: patience }).toMatch(/^The memory is off\./);
  expect(await drawing.locator("[data-wire][data-off]").count()).toBeGreaterThan(3);
  expect(await wiring.innerText()).not.toMatch(/% from the memory/);
  await page.getByRole("button", { name: "Back to the first text" }).click();
  await region(page, "Ask it").waitFor();
});
