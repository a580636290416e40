// Does a trained model read in the page? Chosen, it changes every panel; frozen, it forgets; not to be had, it says why.

import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { presets } from "#scene/presets";
import { modelTitles, trainedModels } from "#model/contracts/models";
import { learnedSentence } from "#components/settings/learned";
import { departureWords, departuresOf } from "#words/departures";
import { shippedModel } from "../../scripts/models";
import { openPage, sharedPage } from "../support/browse";
import {
  afterChange,
  atRest,
  cursorToken,
  expectNoWrongNumbers,
  panel,
  panels,
  patience,
  settled,
  turnTo,
  type,
} from "../support/panels";

const at = sharedPage();

/** What the panel says of the word that really comes: how likely it is with the memory, and with it frozen. */
async function likelihoods(page: Page): Promise<{ live: number; frozen: number }> {
  const next = page.getByRole("region", { name: "Next token", exact: true });
  const shares = await next.locator(".next-token-readout strong").allTextContents();
  const [live = NaN, frozen = NaN] = shares.map((text) => Number(text.replace(/[<>%]/gu, "").trim()) / 100);
  return { live, frozen };
}

/** Until the frozen memory has read the text too. */
async function compared(page: Page): Promise<void> {
  await expect.poll(async () => (await likelihoods(page)).frozen, { timeout: patience }).not.toBeNaN();
}

test("choosing a model changes every panel, and the page says that it is trained", async () => {
  const page = await at("v=1&token=48");
  const settings = panel(page, "Settings");
  await expect.poll(() => settings.innerText(), { timeout: patience }).toContain("Untrained");
  const named = [...panels, "Memory weights"];
  await afterChange(page, { act: () => turnTo(page, "Model", "LMM: memory alone"), changes: named, names: named });
  await expect.poll(() => settings.innerText(), { timeout: patience }).toMatch(/Trained .* by this project/);
  await expect.poll(() => page.getByRole("region", { name: "Next token", exact: true }).count()).toBe(1);

  await afterChange(page, {
    act: () => turnTo(page, "Head", "2"),
    changes: ["Surprise", "Gates", "Recall"],
    names: named,
  });
  await afterChange(page, {
    act: () => turnTo(page, "Learning rate θ ×", "2"),
    changes: ["Gates", "Memory drift"],
    names: named,
  });
  await expectNoWrongNumbers(page);
});

test("freezing the memory makes the model forget a fact it knew", async () => {
  const page = await at("v=1&preset=story");
  await settled(page);
  await compared(page);
  const knew = await likelihoods(page);
  expect(knew.live).toBeGreaterThan(0.5);
  expect(knew.frozen).toBeLessThan(0.3);
  await turnTo(page, "Memory", "off");
  await expect.poll(async () => (await likelihoods(page)).live, { timeout: patience }).toBeLessThan(0.3);
  await turnTo(page, "Memory", "on");
  await expect.poll(async () => (await likelihoods(page)).live, { timeout: patience }).toBeCloseTo(knew.live, 2);
});

test("inside one head its memory is asked with each of its own keys, and says what it answers", async () => {
  const page = await at("v=1&preset=story&tab=words");
  await settled(page);
  const region = panel(page, "Memory in words");
  const own = region.getByText(/^the model answers \d+ of \d+/);
  await own.waitFor({ timeout: patience });
  const inside = region.getByRole("button", { name: "Inside this head" });
  await inside.click();
  expect(await inside.getAttribute("aria-pressed")).toBe("true");
  await region.getByText(/^what one head’s memory answers to each of its keys/).waitFor();
  const picture = region.getByRole("application", { name: /^What comes back to each cue/ });
  const id = (await picture.getAttribute("aria-describedby"))!;
  const said = page.locator(`[id="${id}"]`);
  await expect.poll(() => said.textContent(), { timeout: patience }).toMatch(/^(no answer yet|answers \d+ of \d+)/);
  await picture.focus();
  await page.keyboard.press("ArrowLeft");
  const cell = region.locator(".answers-label");
  await expect.poll(() => cell.textContent(), { timeout: patience }).toMatch(/^\S+: −?\d\S* of \S+, M\(k\)·v, /);
  await inside.click();
  await own.waitFor();
});

test("a question typed at the end of a story is read, and what it expects has no truth yet", async () => {
  const page = await at("v=1&preset=story");
  await settled(page);
  const box = page.getByRole("textbox", { name: "Text", exact: true });
  const story = await box.inputValue();
  await type(page, `${story} Where is the key?`);
  const next = page.getByRole("region", { name: "Next token", exact: true });
  await expect.poll(() => next.innerText(), { timeout: patience }).toContain("not written yet");
  await expect.poll(() => next.innerText(), { timeout: patience }).toContain("key ?");
  // The answers of the story are still marked.
  expect(await page.locator("[data-answer]").count()).toBeGreaterThan(3);
});

test("every model can be chosen, and what it does not have is said and not shown", { timeout: 180_000 }, async () => {
  const page = await at("v=1&preset=story&tab=maps");
  await settled(page);
  const names = ["MAG: memory as gate", "MAL: memory as layer", "LMM: memory alone"];
  const without = ["Sliding window alone", "Full attention", "Linear attention", "Gated delta rule", "Mamba-2’s decay"];
  for (const name of [...names, ...without]) {
    await turnTo(page, "Model", name);
    await expect.poll(() => panel(page, "Settings").innerText(), { timeout: patience }).toMatch(/Trained .* by/);
    await settled(page);
    const says = without.includes(name) ? "has no memory that learns by surprise" : "Its own answers";
    await expect.poll(() => panel(page, "Recall").innerText(), { timeout: patience, message: name }).toContain(says);
    await expectNoWrongNumbers(page, name);
  }
});

test("a link to a preset's tab stands at the preset's own token, and its marks are told from the sentence's own", async () => {
  const page = await at("v=1&preset=story&tab=wiring");
  await settled(page);
  expect(await cursorToken(page)).toBe(presets.find(({ id }) => id === "story")!.scene.cursor! + 1);
  // Here as in a narrow window the sentence begins with the model's own answer, with its memory and without.
  const sentence = /^Asked now, the model answers Lisbon \(99\.2.%\), and without its memory (?!Lisbon)\S+ \(\d+.%\)\./;
  await expect.poll(() => panel(page, "Sentence").innerText(), { timeout: patience }).toMatch(sentence);
  await page.setViewportSize({ width: 1024, height: 768 });
  await expect.poll(() => panel(page, "Sentence").innerText(), { timeout: patience }).toMatch(sentence);
  expect(await panel(page, "Sentence").innerText()).toMatch(/“\?” surprises this head’s memory/);
  await page.setViewportSize({ width: 1440, height: 900 });
  // The picture that the link asks for is in view, though it begins under the fold.
  const drawing = (await page
    .getByRole("region", { name: "Wiring", exact: true })
    .locator(".wiring-drawing")
    .boundingBox())!;
  const transport = (await panel(page, "Transport").boundingBox())!;
  expect(drawing.y + drawing.height).toBeLessThan(transport.y);
});

test("words that no training showed are named, and a run driven over its limit says where and how to go on", async () => {
  const { page, close } = await openPage({
    hash: "v=1&model=mag&text=Mia%20likes%20pizza.%20What%20does%20Mia%20like%3F",
  });
  await settled(page);
  expect(await panel(page, "Settings").innerText()).toContain("1 word it never learned is spelled out: pizza");
  await page.evaluate(() => (location.hash = "v=1&preset=story&draw=theta:1-81:1,eta:1-81:0.99"));
  const next = page.getByRole("region", { name: "Next token", exact: true });
  await expect.poll(() => next.innerText(), { timeout: patience }).toContain("The run diverged");
  await expect.poll(() => page.locator(".diverged").innerText()).toMatch(/passed [\d.,]+ at token \d+, “.+”/);
  await expectNoWrongNumbers(page);
  await page.getByRole("button", { name: "Undo the drawn gates" }).click();
  await expect.poll(() => next.innerText(), { timeout: patience }).not.toContain("The run diverged");
  await close();
});

test("what a model does otherwise than its paper is one press away", async () => {
  const page = await at("v=1&preset=story");
  await settled(page);
  const settings = panel(page, "Settings");
  expect(await settings.innerText()).toContain("one matrix of 32 by 32, no network");
  await settings.getByText(departureWords.title).click();
  await expect.poll(() => settings.innerText()).toContain(departuresOf({ mixer: "mac", isDeep: false })[0]);
});

test("how a model learned is one press away, before the curves of all others that ship", async () => {
  const page = await at("v=1&preset=story");
  await settled(page);
  const learned = panel(page, "Settings").locator(".model-settings-learned");
  await learned.locator("summary").click();
  const { curve } = shippedModel("mac").card;
  await expect.poll(() => learned.innerText()).toContain(learnedSentence(curve!));
  await expect.poll(() => learned.locator(".curve-line").count()).toBe(trainedModels.length);
  expect(await learned.locator(".curve-name").allTextContents()).toEqual([modelTitles.mac.short]);
});

test("weights that are not what they should be are named, and there is a way on", async () => {
  // A page of its own: one that read a story has the model already.
  const { page, close } = await openPage({ hash: "v=1&token=48" });
  const before = await atRest(page);
  await page.route("**/models/mac.json", (route) => route.fulfill({ body: "<html>", contentType: "text/html" }));
  await turnTo(page, "Model", "MAC: memory as context");
  await panel(page, "Settings").getByRole("button", { name: "Back to untrained" }).click();
  await settled(page);
  expect((await atRest(page))["Surprise"]).toBe(before["Surprise"]);
  await page.unroute("**/models/mac.json");

  let isBroken = true;
  await page.route("**/models/mac.safetensors", async (route) => {
    if (!isBroken) return route.continue();
    const response = await route.fetch();
    const body = await response.body();
    body[body.length - 1] = body[body.length - 1]! ^ 1;
    return route.fulfill({ response, body });
  });
  await turnTo(page, "Model", "MAC: memory as context");
  const settings = panel(page, "Settings");
  await expect
    .poll(() => settings.innerText(), { timeout: patience })
    .toContain("not the file that its card describes");
  expect((await atRest(page))["Surprise"]).toBe(before["Surprise"]); // what was there stays

  isBroken = false;
  await settings.getByRole("button", { name: "Try again" }).click();
  await expect.poll(() => settings.innerText(), { timeout: patience }).toMatch(/Trained .* by/);
  await settled(page);
  await close();
});
