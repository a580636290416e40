// Is a token's write an event? While it is written part by part, nothing that a later part brings is anywhere on the page: no text,
// no accessible name, no title, no picture.

import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { subSteps, type SubStep } from "#model/contracts/probe";
import { sharedPage } from "../support/browse";
import { frames, openTab, patience, readouts, settled } from "../support/panels";

const at = sharedPage();

/** Every number with decimals that stands anywhere on the page, seen or only named. */
function numbersOn(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const names = ["aria-label", "aria-valuetext", "aria-description", "title", "alt"];
    const said = [...document.querySelectorAll("body *")].flatMap((element) => [
      ...names.map((name) => element.getAttribute(name) ?? ""),
      ...[...element.childNodes].map((node) => (node.nodeType === Node.TEXT_NODE ? (node.textContent ?? "") : "")),
    ]);
    return [...new Set(said.join(" ").match(/\d+\.\d+/g) ?? [])];
  });
}

async function showPart(page: Page, part: SubStep): Promise<void> {
  await page.getByRole("list", { name: "Sub-steps" }).getByRole("button", { name: part, exact: true }).click();
  await page.mouse.move(2, 2);
  await frames(page, 3);
}

/** The numbers of the page once they have come to rest. */
async function restingNumbers(page: Page): Promise<string[]> {
  let before = await numbersOn(page);
  for (let round = 0; round < 50; round++) {
    await frames(page, 6);
    const now = await numbersOn(page);
    if (JSON.stringify(now) === JSON.stringify(before)) return now;
    before = now;
  }
  throw new Error("The numbers never come to rest.");
}

const values = ["u", "S", "M"] as const;

/** What the equation says once all is written. */
async function writtenValues(page: Page): Promise<Record<(typeof values)[number], string>> {
  const equation = page.getByRole("region", { name: "Equation", exact: true });
  const read = async (name: RegExp): Promise<string> =>
    /\d+\.\d+/.exec((await equation.getByRole("button", { name }).first().textContent()) ?? "")![0];
  return { u: await read(/^surprise/), S: await read(/^push/), M: await read(/^memory(?! before)/) };
}

/** From which part on each may be on the page. */
const brought: Readonly<Record<(typeof values)[number], SubStep>> = { u: "error", S: "carry", M: "write" };

/** What an earlier word counts in a key: a setting, which the caption of the key says. */
const keyDecay = "0.30";

test.each([
  ["a matrix", "v=1&token=18", subSteps.slice(0, -1), ["Attention maps", "Table", "Memory in words"]],
  ["a network", "v=1&token=15&depth=2", ["target", "forget"] as const, []],
])("of %s no part of a write says or shows what a later one brings", async (_, hash, parts, tabs) => {
  const page = await at(hash);
  await settled(page);
  await page.evaluate(() => (document.activeElement as HTMLElement).blur());
  await page.keyboard.press("1"); // the grain of sub-steps
  await showPart(page, "write");
  const before = await restingNumbers(page);
  const pictures = await readouts(page, ["Memory weights"]);
  await page.getByRole("button", { name: "Forward", exact: true }).click();
  await showPart(page, "write");
  const after = await restingNumbers(page);
  const written = await writtenValues(page);
  const finished = after.filter((number) => !before.includes(number) && number !== keyDecay);
  expect(finished).toEqual(expect.arrayContaining(Object.values(written)));

  for (const part of parts) {
    await showPart(page, part);
    await expect.poll(() => readouts(page, ["Memory weights"]), { timeout: patience, message: part }).toEqual(pictures);
    const numbers = await restingNumbers(page);
    for (const name of values) {
      const isKnown = subSteps.indexOf(part) >= subSteps.indexOf(brought[name]);
      expect(numbers.includes(written[name]), `${name} at ${part}`).toBe(isKnown);
    }
    if (part === "key" || part === "guess" || part === "target") {
      expect(
        numbers.filter((number) => finished.includes(number)),
        part,
      ).toEqual([]);
    }
  }

  if (tabs.length > 0) await showPart(page, "target");
  for (const tab of tabs) {
    await openTab(page, tab);
    const numbers = await restingNumbers(page);
    expect(
      numbers.filter((number) => Object.values(written).includes(number)),
      tab,
    ).toEqual([]);
  }
});

test("on the first screen neither a word nor a dot of the picture is ahead of the write", async () => {
  const page = await at("v=1&preset=front&token=18");
  await page.emulateMedia({ reducedMotion: "reduce" }); // a dot has its size at once
  await page.getByRole("button", { name: /^Live\./ }).waitFor({ timeout: patience });
  await page.evaluate(() => (document.activeElement as HTMLElement).blur());
  const picture = page.getByRole("region", { name: "Memory in words", exact: true });
  interface Place {
    readonly x: string;
    readonly y: string;
  }
  /** Every dot but those in the row and in the column of a place. */
  const dots = (left: Place): Promise<string[]> =>
    picture.locator(".answers-picture .answers-dots path").evaluateAll(
      (paths, left) =>
        paths
          .flatMap((path) => [...path.getAttribute("d")!.matchAll(/M(\S+) ([^m]+)m\S+ 0a(\S+)/g)])
          .filter(([, x, y]) => x !== left.x && y !== left.y)
          .map(([, x, y, r]) => [x, y, r].join())
          .sort(),
      left,
    );
  const nowhere: Place = { x: "", y: "" };
  await page.keyboard.press("1");
  await showPart(page, "write");
  const before = await restingNumbers(page);
  await expect.poll(async () => (await dots(nowhere)).length, { timeout: patience }).toBeGreaterThan(20);
  const all = await dots(nowhere);
  for (let part = 0; part < subSteps.length; part++) await page.keyboard.press("s");
  await showPart(page, "write");
  await expect.poll(() => dots(nowhere), { timeout: patience }).not.toEqual(all);
  // The row that is written is asked by the key of its new token, and so a little otherwise than before; and the column of a
  // word that is read for the first time is empty until then.
  const ring = picture.locator(".answers-picture .answers-ring circle");
  const place = { x: (await ring.getAttribute("cx"))!, y: (await ring.getAttribute("cy"))! };
  const written = all.filter((dot) => {
    const [x, y] = dot.split(",");
    return x !== place.x && y !== place.y;
  });
  const after = await restingNumbers(page);
  const finished = after.filter((number) => !before.includes(number) && number !== keyDecay);
  expect(finished.length).toBeGreaterThan(0);
  for (const part of ["key", "target"] as const) {
    await showPart(page, part);
    await expect.poll(() => dots(place), { timeout: patience, message: part }).toEqual(written);
    const numbers = await restingNumbers(page);
    expect(
      numbers.filter((number) => finished.includes(number)),
      part,
    ).toEqual([]);
  }
  await page.keyboard.press("2");
});

test("a write is gone through both ways, and any other gesture ends it", async () => {
  const page = await at("v=1&token=12");
  await settled(page);
  await page.evaluate(() => (document.activeElement as HTMLElement).blur());
  const current = (): Promise<string | null> =>
    page.getByRole("list", { name: "Sub-steps" }).locator("[aria-current=step]").textContent();
  const position = page.getByRole("slider", { name: "Position", exact: true });
  await page.keyboard.press("1");
  for (const part of ["key", "guess", "target"]) {
    await expect.poll(current, { timeout: patience }).toBe(part);
    await page.keyboard.press("s");
  }
  await expect.poll(current, { timeout: patience }).toBe("error");
  await page.keyboard.press("Shift+S");
  await expect.poll(current, { timeout: patience }).toBe("target");
  await page.keyboard.press("s");
  await page.getByRole("button", { name: "Back", exact: true }).click();
  await expect.poll(current, { timeout: patience }).toBe("target");
  await expect.poll(() => position.getAttribute("aria-valuenow"), { timeout: patience }).toBe("12");
  await page.evaluate(() => (document.activeElement as HTMLElement).blur());
  await page.keyboard.press("ArrowRight");
  await expect.poll(current, { timeout: patience }).toBe("write");
  await expect.poll(() => position.getAttribute("aria-valuenow"), { timeout: patience }).toBe("12");
  await page.keyboard.press("2");
});

/** Everything that the page says and draws in the text, the picture and its readouts, one thing a line. */
function everythingOn(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const names = ["aria-label", "aria-valuetext", "aria-valuenow", "aria-description", "title", "alt"];
    const said = [...document.querySelectorAll("body *")].flatMap((element) => {
      if (element.closest("[hidden], script, style, svg")) return [];
      const own = names.flatMap((name) => element.getAttribute(name) ?? []);
      const texts = [...element.childNodes].flatMap((node) =>
        node.nodeType === Node.TEXT_NODE ? (node.textContent?.trim() ?? "") : "",
      );
      const isToken = element.classList.contains("token");
      return [
        ...own,
        ...texts,
        isToken ? `${[...element.classList].sort().join(" ")} ${element.getAttribute("style") ?? ""}` : "",
      ];
    });
    const drawn = [...document.querySelectorAll(".answers-picture *")].map((mark) =>
      [...mark.attributes].map(({ name, value }) => `${name}=${value}`).join(" "),
    );
    return [...said, ...drawn].filter((line) => line !== "");
  });
}

/** The same, once it has come to rest. */
async function restingPage(page: Page): Promise<string[]> {
  let before = await everythingOn(page);
  for (let round = 0; round < 50; round++) {
    await frames(page, 4);
    const now = await everythingOn(page);
    if (JSON.stringify(now) === JSON.stringify(before)) return now;
    before = now;
  }
  throw new Error("The page never comes to rest.");
}

/** The marks that are explained beside the picture now. */
async function keyOn(page: Page): Promise<string[]> {
  const items = page.getByRole("list", { name: "Marks in the picture now" }).getByRole("listitem");
  return (await items.allTextContents()).map((text) => text.trim());
}

const dots = ["right: what followed it last", "faint echoes of other words"];
const told = [...dots, "a perfect answer fills it", "old answer, still said: wrong", "its surprise"];
/** Part by part, of a word that takes another's place where the memory has not moved since its chunk began. */
const keysOfReplacing: Readonly<Record<SubStep, readonly string[]>> = {
  key: [...dots, "its surprise", "how alike its question is: it will change too"],
  guess: [...dots, "its surprise"],
  target: told,
  error: [...told, "what the answer lacks", "must grow, must shrink"],
  carry: [...told, "the past push still moves it"],
  forget: [...told, "what is forgotten of all"],
  write: told,
};

/** How long an answer is kept is found out by reading on from it: the longest that one waits for. */
async function keptSaid(page: Page): Promise<void> {
  const kept = page.locator("[data-part=kept]");
  if ((await kept.count()) > 0) await expect.poll(() => kept.textContent(), { timeout: patience }).not.toBe("");
}

/** What is counted on the page: by the panel, by a reader with a window, and by the picture to who does not see it. */
async function countsOn(page: Page): Promise<string[]> {
  const counts = page.locator(".front-count, .answers-count, .answers .for-screen-readers");
  return (await counts.allTextContents()).map((text) => text.trim());
}

test.each([
  ["a new word", 6, "v=1&preset=front", 3],
  ["a word in another's place", 19, "v=1&preset=front", 3],
  ["a word that comes again, in the instrument", 21, "v=1&preset=front&unfold=instrument&tab=words", 2],
])("%s is written the same whichever way one comes to a part, and counted after it", async (_, word, hash, counts) => {
  const page = await at(`${hash}&token=${word - 1}`);
  await page.getByRole("button", { name: /^Live\./ }).waitFor({ timeout: patience });
  await page.keyboard.press("2"); // the grain of tokens
  await page.keyboard.press("Home");
  for (let token = 1; token < word - 1; token++) await page.keyboard.press("ArrowRight");
  await restingPage(page);
  const counted = await countsOn(page);
  expect(counted.length).toBe(counts);

  await page.keyboard.press("1");
  await showPart(page, "write");
  await page.evaluate(() => (document.activeElement as HTMLElement).blur());
  const onwards: string[][] = [];
  const keys: Record<string, string[]> = {};
  for (const part of subSteps) {
    await page.keyboard.press("s");
    if (part === "write") await keptSaid(page);
    onwards.push(await restingPage(page));
    keys[part] = await keyOn(page);
    // The flag over the curves names the word that is being written, as the text and the picture do.
    const flag = page.locator(".timeline-flag");
    if ((await flag.count()) > 0) expect(await flag.textContent(), part).toMatch(new RegExp(` · ${word}$`));
    if (part !== "write") expect(await countsOn(page), part).toEqual(counted);
  }
  expect(await countsOn(page)).not.toEqual(counted);
  if (word === 19) expect(keys).toEqual(keysOfReplacing);
  await page.keyboard.press("s");
  await restingPage(page);
  for (const [at, part] of [...subSteps.entries()].reverse()) {
    await page.keyboard.press("Shift+S");
    expect(await restingPage(page), `back to ${part}`).toEqual(onwards[at]);
  }
  await page.keyboard.press("2");
  await restingPage(page);
  await page.keyboard.press("s");
  expect(await restingPage(page), "from a whole word").toEqual(onwards[0]);
  await page.keyboard.press("2");
});

/** What a network memory says that it draws, part by part. */
const networkParts: Readonly<Record<SubStep, RegExp>> = {
  key: /key goes in/,
  guess: /comes out on the right is the guess/,
  target: /what should have come out/,
  error: /error goes back/,
  carry: /past push is carried on.*that the past push moves most\..*make \d+/s,
  forget: /every wire loses.*that lose most\..*make \d+/s,
  write: /these wires change most.*that change most\..*make \d+/s,
};

test("for who asks for less motion the parts are seven stills, of the picture and of a network beside it", async () => {
  const page = await at("v=1&preset=front&depth=2&token=18");
  await page.emulateMedia({ reducedMotion: "reduce" });
  const network = page.getByRole("region", { name: "Inside the network", exact: true });
  await network.waitFor({ timeout: patience });
  await page.keyboard.press("2");
  for (const part of subSteps) {
    await page.keyboard.press("s");
    await expect.poll(() => network.textContent(), { timeout: patience, message: part }).toMatch(networkParts[part]);
    const moving = await page.evaluate(
      () => document.getAnimations().filter(({ playState }) => playState === "running").length,
    );
    expect(moving, part).toBe(0);
    expect(await page.getByRole("list", { name: "Sub-steps" }).locator("[aria-current=step]").textContent()).toBe(part);
  }
  await page.keyboard.press("2");
});

/** Which word the text, the lit row and the sentence speak of, as often as the page is drawn, once all of it is. */
function voices(page: Page, milliseconds: number): Promise<{ word: string; row: string; said: string }[]> {
  return page.evaluate(
    (milliseconds) =>
      new Promise((resolve) => {
        const seen: { word: string; row: string; said: string }[] = [];
        const until = performance.now() + milliseconds;
        const textOf = (selector: string): string => document.querySelector(selector)?.textContent ?? "";
        const last = document.body.appendChild(document.createElement("div"));
        last.style.cssText = "position: fixed; height: 1px; width: 1px";
        // What changes its size is told so after every other drawing of a frame.
        const observer = new ResizeObserver(() => {
          const [word, row] = [textOf(".token.cursor"), textOf(".answers-rows .is-current")];
          const said = textOf(".front-did h2") || textOf(".sentence-line");
          seen.push({ word, row, said });
        });
        observer.observe(last);
        const next = (): void => {
          if (performance.now() > until) {
            observer.disconnect();
            last.remove();
            return resolve(seen);
          }
          last.style.width = last.style.width === "1px" ? "2px" : "1px";
          requestAnimationFrame(next);
        };
        next();
      }),
    milliseconds,
  );
}

/** How the text begins: each word after its cue. */
const firstWords = "Mia fox Noor heron Ada owl Tom crab Zoe moth Ben lynx Ivy newt Kai wren Now".split(" ");

test.each([
  ["part by part on the first screen", "v=1&preset=front", 1, 3000],
  ["part by part in the instrument", "v=1&preset=front&unfold=instrument&tab=words", 1, 3000],
  ["fast, word by word", "v=1&preset=front&unfold=instrument&tab=words", 4, 1000],
])("while it reads on %s, text, row and sentence speak of one word", async (_, hash, speed, milliseconds) => {
  const page = await at(`${hash}&token=2`);
  await page.getByRole("button", { name: /^Live\./ }).waitFor({ timeout: patience });
  const faster = page.getByRole("button", { name: /× speed$/ });
  for (let now = 1; now < speed; now *= 2) await faster.click();
  await page.getByRole("button", { name: /^(Read on|Play)/ }).click();
  const seen = await voices(page, milliseconds);
  await page.keyboard.press("Home");
  const spoken = new Set(seen.map(({ word }) => word));
  expect(spoken.size).toBeGreaterThan(1);
  for (const { word, row, said } of seen) {
    expect(said, said).toMatch(
      new RegExp(`^(Reading “${word}” now|What reading “${word}” did|${word} surprises)`, "i"),
    );
    expect([word, row]).toEqual([word, firstWords[firstWords.indexOf(word) - 1]]);
  }
});
