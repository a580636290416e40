// Does Compare say what the engine says? Opened by a link, its rungs, its marker and its files, against float64.

import { readFile } from "node:fs/promises";
import type { Locator, Page } from "playwright-core";
import { expect, test } from "vitest";
import { grown } from "#model/contracts/comparedMemory";
import { levelSentence } from "#components/compare/levels/levelSentence";
import { answerComparison } from "#model/compare/answers";
import { memoryOfId } from "#model/compare/memories";
import type { LevelsMoment } from "#model/contracts/compareQuestions";
import { readStream } from "#model/compare/read";
import { compareConfigOf, comparedStream } from "#model/compare/stream";
import { scanMemory } from "#model/kernels/memory.cpu";
import { advance, startRun, type Run } from "#model/reading/run";
import { decode } from "#model/reading/said";
import { tokensOf } from "#model/contracts/tokenizer";
import { readWords } from "#model/reading/untrained";
import { defaultScene } from "#scene/presets";
import { sharedPage } from "../support/browse";
import { frames, patience } from "../support/panels";

const at = sharedPage();

const setting = { asking: "recall", window: defaultScene.window, knobs: defaultScene.compare.knobs } as const;

async function readDefault(): Promise<Run> {
  const { text, memory } = defaultScene;
  const words = tokensOf(text, memory).tokens.map(({ word }) => word);
  const run = startRun(readWords({ words, settings: memory, overrides: [] }));
  while (await advance(run, { scan: scanMemory, count: 64 }));
  return run;
}

function readAs(run: Run, id: string) {
  const memory = memoryOfId(id)!;
  const config = compareConfigOf(run, setting);
  const stream = comparedStream(run, setting.asking);
  return { memory, config, reading: readStream({ memory, stream, config, floats: Float64Array }) };
}

function region(page: Page, name: string): Locator {
  return page.getByRole("region", { name, exact: true });
}

/** A number as the page writes it: two decimals, less where it is short. */
function numberIn(text: string | null): number {
  return Number(
    /[−-]?[\d,]+(\.\d+)?/
      .exec(text ?? "")?.[0]
      .replace("−", "-")
      .replace(",", "") ?? NaN,
  );
}

async function downloadFrom(page: Page, panel: string, item: string): Promise<string> {
  await page.getByRole("button", { name: `${panel}: table and export` }).click();
  const waiting = page.waitForEvent("download");
  await page.getByRole("menuitem", { name: item, exact: true }).click();
  return readFile(await (await waiting).path(), "utf8");
}

test("every column answers at the cursor what its memory answers in float64, and its mean error is the memory's", async () => {
  const token = 47;
  const page = await at(`v=1&view=compare&token=${token + 1}`);
  const run = await readDefault();
  const width = run.reading.config.widths.at(-1)!;
  for (const id of ["window", "linear", "delta", "titans"]) {
    const { memory, reading } = readAs(run, id);
    const column = region(page, memory.title);
    await expect
      .poll(() => column.locator("[data-part=cosine]").textContent(), { timeout: patience, message: memory.title })
      .not.toBe("");
    const { word, cosine } = decode(run.reading, reading.reads.subarray(token * width, (token + 1) * width))!;
    expect(await column.locator("[data-part=word]").textContent()).toBe(run.reading.vocabulary[word]);
    expect(numberIn(await column.locator("[data-part=cosine]").textContent())).toBeCloseTo(cosine, 1);
    const errors = Float64Array.from(reading.errors);
    const mean = errors.reduce((sum, error) => sum + error, 0) / errors.length;
    const shown = await region(page, "Error over time")
      .getByRole("img", { name: `${memory.title}: mean error`, exact: false })
      .first()
      .getAttribute("aria-label");
    expect(Math.abs(numberIn(shown!.replace(memory.title, "")) - mean), memory.title).toBeLessThan(0.006);
  }
});

test("a rung turned on by keyboard stands beside the others and in a table that is on screen, is in the link, and goes again", async () => {
  const page = await at("v=1&view=compare&memories=linear,delta");
  await page.getByRole("button", { name: "Error over time: table and export" }).click();
  await page.getByRole("menuitem", { name: "Show as a table" }).click();
  const columns = (): Promise<string | null> =>
    region(page, "Error over time").getByRole("grid").getAttribute("aria-colcount");
  await expect.poll(columns, { timeout: patience }).toBe("3"); // the words, and a column a memory
  const rung = page.getByRole("switch", { name: /^Gated delta rule/ });
  await rung.focus();
  await page.keyboard.press("Space");
  await region(page, "Gated delta rule").waitFor({ timeout: patience });
  await expect.poll(columns, { timeout: patience }).toBe("4");
  await expect
    .poll(() => new URL(page.url()).hash, { timeout: patience })
    .toContain("memories=linear%2Cdelta%2Cgated-delta");
  await page.reload();
  await region(page, "Gated delta rule").waitFor({ timeout: patience });
  await page.getByRole("button", { name: "Take Gated delta rule away" }).click();
  await expect.poll(() => region(page, "Gated delta rule").count()).toBe(0);
});

test("the marker of the cost lens moves by arrow keys, and its sentence has the memories' own sizes", async () => {
  const page = await at("v=1&view=compare&memories=linear,titans&context=4096");
  const marker = page.getByRole("slider", { name: "Context length", exact: true });
  await marker.waitFor({ timeout: patience });
  await marker.focus();
  await page.keyboard.press("ArrowRight");
  const config = compareConfigOf(await readDefault(), setting);
  const bytes = (id: string): string => (4 * grown(memoryOfId(id)!.stateNumbers(config), 8192)).toLocaleString("en");
  const cost = region(page, "Cost");
  await expect.poll(() => cost.innerText(), { timeout: patience }).toContain("At 8,192 tokens");
  const text = await cost.innerText();
  for (const id of ["softmax", "linear", "titans"]) expect(text, id).toContain(bytes(id));
  await expect.poll(() => new URL(page.url()).hash, { timeout: patience }).toContain("context=8192");
});

test("a panel leaves the page as CSV with the engine's numbers, and as SVG with its words", async () => {
  const page = await at("v=1&view=compare&memories=delta,titans&token=48");
  await region(page, "Error over time")
    .getByRole("img", { name: /^Titans: mean error/ })
    .waitFor({ timeout: patience });
  const csv = await downloadFrom(page, "Error over time", "Download CSV");
  const run = await readDefault();
  const { errors } = readAs(run, "delta").reading;
  const lines = csv.trim().split("\r\n").slice(1);
  expect(lines).toHaveLength(errors.length);
  lines.forEach((line, token) => expect(Number(line.split(",")[2])).toBeCloseTo(errors[token]!, 4));
  await frames(page, 3);
  const svg = await downloadFrom(page, "Delta rule", "Download SVG");
  expect(svg).toMatch(/^<svg xmlns/);
  for (const word of ["Delta rule", "red", "built from"]) expect(svg).toContain(word);
  expect(svg).toContain("data:image/png");
});

test("a composition that makes no memory says why, and a preset of the workbench is one press away", async () => {
  const page = await at("v=1&view=compare&workbench=miras-mlp-l2-decay-momentum");
  const bench = region(page, "MIRAS workbench");
  await bench.getByRole("radio", { name: /^Dot product/ }).check({ timeout: patience });
  await bench.getByText("No such memory.").waitFor({ timeout: patience });
  await bench.getByRole("button", { name: "Moneta" }).click();
  await bench.getByText("This is Moneta.").waitFor({ timeout: patience });
  await bench.getByRole("button", { name: "Put it beside the others" }).click();
  await region(page, "Moneta, composed").waitFor({ timeout: patience });
});

test("a name under the question brings its panel to the top, and the keyboard goes on from there", async () => {
  const page = await at("v=1&view=compare&memories=delta");
  const contents = page.getByRole("navigation", { name: "On this page" });
  await contents.getByRole("button", { name: "MIRAS workbench" }).click();
  const workbench = region(page, "MIRAS workbench");
  const stage = (await page.locator(".app-stage").boundingBox())!;
  await expect.poll(async () => (await workbench.boundingBox())!.y - stage.y, { timeout: patience }).toBeLessThan(2);
  await page.keyboard.press("Tab");
  expect(await workbench.evaluate((panel) => panel.contains(document.activeElement))).toBe(true);
});

test("a press adds the memory that has levels, and a sentence says at the cursor what each alone answers", async () => {
  const page = await at("v=1&view=compare&memories=delta&token=20");
  const levels = region(page, "Levels");
  await levels.getByRole("button", { name: "Add the continuum memory" }).click({ timeout: patience });
  const run = await readDefault();
  for (const [token, key] of [
    [19, null],
    [20, "ArrowRight"],
  ] as const) {
    if (key) await page.keyboard.press(key);
    const asked = { kind: "levels", memory: "continuum", token, ...setting } as const;
    const said = levelSentence(answerComparison(run, asked) as LevelsMoment, false);
    await levels.getByText(said).waitFor({ timeout: patience });
    await levels.getByRole("img", { name: /^Continuum memory, level 3, written every 16 words/ }).waitFor();
  }
});

test("a memory that a link makes up is named as missing, and the others stand", async () => {
  const page = await at("v=1&view=compare&memories=delta,elephant");
  await region(page, "Delta rule").waitFor({ timeout: patience });
  await page.getByText("This page has no memory “elephant”.").waitFor({ timeout: patience });
  await page.getByRole("heading", { name: /^One memory reads/ }).waitFor({ timeout: patience });
});

test("the views are links: Compare opens from Explore at the same token, and Back goes back", async () => {
  const page = await at("v=1&token=20");
  await page.getByRole("navigation", { name: "Views" }).getByRole("link", { name: "Compare" }).click();
  await page.getByRole("heading", { name: /memories read/ }).waitFor({ timeout: patience });
  expect(await page.getByText(/^token 20 ·/).count()).toBe(1);
  await expect.poll(() => new URL(page.url()).hash, { timeout: patience }).toContain("view=compare");
  await page.goBack();
  await region(page, "Token strip").waitFor({ timeout: patience });
  expect(await page.getByRole("link", { name: "Explore" }).getAttribute("aria-current")).toBe("page");
});

test("without a link Compare opens on a question that Titans alone answers, over its text; a press makes the delta rule right too", async () => {
  const page = await at("v=1&preset=front&token=20");
  const views = page.getByRole("navigation", { name: "Views" });
  await views.getByRole("link", { name: "Compare" }).click();
  const alone = "kite is right: Titans says so. Sliding window says lynx, Linear attention and Delta rule say heron.";
  await page.getByText(alone).waitFor({ timeout: patience });
  const strip = region(page, "Token strip");
  expect(await strip.locator(".token.cursor").innerText()).toBe("Noor");
  const inWords = (memory: string): Locator => region(page, `${memory}: memory in words`);
  for (const [memory, picture] of [
    ["Delta rule", "answers 18 of 19 · 3 replaced. Noor: heron 0.41, kite 0.31"],
    ["Titans", "answers 19 of 19 · 3 replaced. Noor: kite 0.60, heron 0.27"],
  ] as const) {
    await inWords(memory).getByRole("img", { name: picture }).waitFor({ timeout: patience });
  }
  const csv = await downloadFrom(page, "Titans: memory in words", "Download CSV");
  expect(csv).toMatch(/^\d+,Noor,kite,0\.60\d*,kite,right,heron/mu);
  await page.getByRole("button", { name: "with θ at 0.3" }).click();
  await page.getByText("kite is right: Delta rule and Titans say so.").waitFor({ timeout: patience });
  await page.getByRole("button", { name: "with θ at 0.3", pressed: true }).click();
  await page.getByText(alone).waitFor({ timeout: patience });
  await strip.getByText("crab", { exact: true }).click();
  await page.getByRole("heading", { name: "What does each expect after crab?" }).waitFor({ timeout: patience });
  await page.goBack();
  await expect.poll(() => strip.locator(".token.cursor").innerText(), { timeout: patience }).toBe("Later");
});

test("what only one memory listens to is turned beside it, changes that memory alone, and is in the link", async () => {
  const page = await at("v=1&view=compare&memories=delta,transformer-xl&segment=16");
  const meanOf = async (title: string): Promise<string> => {
    const picture = region(page, "Error over time").getByRole("img", { name: new RegExp(`^${title}: mean error`) });
    return (await picture.first().getAttribute("aria-label", { timeout: patience }))!;
  };
  // Not of what was compared before: both have read this text.
  for (const title of ["Delta rule", "Transformer-XL"]) {
    await expect.poll(() => meanOf(title), { timeout: patience }).toMatch(/over 59 tokens$/);
  }
  const [delta, segments] = [await meanOf("Delta rule"), await meanOf("Transformer-XL")];
  await page.getByText("Settings that only these memories have").click();
  await page.getByRole("spinbutton", { name: "Segment C" }).fill("2");
  await expect.poll(() => meanOf("Transformer-XL"), { timeout: patience }).not.toBe(segments);
  expect(await meanOf("Delta rule")).toBe(delta);
  await expect.poll(() => new URL(page.url()).hash, { timeout: patience }).toContain("segment=2");
});

test("of a long text the first 512 tokens are compared, and the page says so", async () => {
  const text = Array.from({ length: 700 }, (_, word) => `w${word % 90}`).join(" ");
  const page = await at(`v=1&view=compare&memories=linear,based&text=${text}&token=last`);
  await page
    .getByRole("heading", { name: /^Two memories read the first 512 of 700 words/ })
    .waitFor({ timeout: patience });
  await page.getByText(/^token 512/).waitFor({ timeout: patience });
  for (const title of ["Linear attention", "Based"]) {
    await region(page, title)
      .getByRole("img", { name: /answers of 512 tokens/ })
      .waitFor({ timeout: patience });
  }
  const matrix = region(page, "Recall matrix");
  await expect.poll(() => matrix.getByText("…", { exact: true }).count(), { timeout: patience }).toBe(0);
});

test("a trained model's keys and values go through the same memories", async () => {
  const page = await at("v=1&preset=story&view=compare&memories=linear,titans");
  await page
    .getByRole("heading", { name: /same keys and values of MAC.*, layer \d, head \d/ })
    .waitFor({ timeout: patience });
  for (const title of ["Linear attention", "Titans"]) {
    const word = region(page, title).locator("[data-part=word]");
    await expect.poll(() => word.textContent(), { timeout: patience, message: title }).toMatch(/\S/u);
  }
  expect(await page.locator(".compare-question").innerText()).toContain("one matrix of 32 by 32");
  const column = await region(page, "Titans").innerText();
  for (const said of ["∇ℓ at the chunk’s start", "Titans, eq. 12 to 14"]) expect(column).toContain(said);
});

test("a memory that diverges says where, and the others go on", async () => {
  const text = "tick tock ".repeat(80);
  const settings = "theta=1&lossScale=4&bias=huber&token=last"; // Explore’s own memory then stays within bounds
  const page = await at(`v=1&view=compare&memories=linear,delta&text=${text}&${settings}`);
  const word = (title: string) => region(page, title).locator("[data-part=word]").textContent();
  await expect.poll(() => word("Delta rule"), { timeout: patience }).toBe("diverged");
  await expect.poll(() => word("Linear attention"), { timeout: patience }).toBe("tock");
  expect(await page.locator("body").innerText()).not.toMatch(/NaN|Infinity/);
});

test("where the memory of Explore diverges, Compare says how many words there are to read", async () => {
  const page = await at("v=1&view=compare&theta=1&lossScale=4");
  const title = /^Four memories read the first \d+ of 59 words, up to where the memory of Explore diverged/;
  await page.getByRole("heading", { name: title }).waitFor({ timeout: patience });
});

test("a text more of every size is read by every model, timed and counted; Stop stops, Frozen shows the frozen, and the splice is found", async () => {
  const page = await at("v=1&view=compare&test=pairs");
  const arena = region(page, "The papers’ tests in small");
  await arena.getByRole("img", { name: /^Share of answers that were right/ }).waitFor({ timeout: patience });
  /** Texts that were read, by model and size. */
  const texts = async (): Promise<Map<string, number>> => {
    const [head, ...lines] = (await downloadFrom(page, "The papers’ tests in small", "Download CSV"))
      .trim()
      .split("\r\n")
      .map((line) => [...line.matchAll(/"((?:[^"]|"")*)"|([^,]+)/gu)].map(([, quoted, plain]) => quoted ?? plain!));
    const column = head!.findIndex((name) => name.includes("texts"));
    return new Map(lines.map((line) => [line[0]!, Number(line[column])]));
  };
  const before = await texts();
  await arena.getByRole("button", { name: "Read more texts" }).click();
  await arena.getByRole("columnheader", { name: "Here: ms for 1,000 tokens" }).waitFor({ timeout: patience });
  await arena.getByRole("button", { name: "Read more texts" }).waitFor({ timeout: patience });
  const after = await texts();
  expect(after.size).toBeGreaterThan(20);
  expect([...after].filter(([row, count]) => count !== before.get(row)! + 1)).toEqual([]);
  const time = await arena.getByRole("row", { name: /^LMM / }).first().getByRole("cell").nth(2).textContent();
  expect(Number(time)).toBeGreaterThan(0);

  await arena.getByRole("combobox", { name: "Test" }).selectOption({ label: "Passkey" });
  await arena.getByRole("button", { name: "Read more texts" }).click();
  await arena.getByRole("progressbar", { name: "Texts read" }).waitFor({ timeout: patience });
  await arena.getByRole("button", { name: "Stop" }).click();
  await arena.getByRole("button", { name: "Read more texts" }).waitFor({ timeout: patience });
  expect(await arena.getByRole("progressbar").count()).toBe(0);

  await arena.getByRole("radio", { name: "Frozen" }).click();
  await arena.getByText("with their memory frozen as it was before the first token").waitFor({ timeout: patience });
  await expect.poll(() => new URL(page.url()).hash, { timeout: patience }).toContain("frozen=true");
  expect(
    [...(await texts()).keys()].filter((row) => row.startsWith("LMM")).every((row) => row.includes("frozen")),
  ).toBe(true);

  const paper = region(page, "The paper’s own table");
  await paper.getByRole("button", { name: "Titans (MAG), word, 16K: 88.2" }).click();
  await paper.getByRole("button", { name: "Mamba2, word, 4K: 4.2" }).click();
  await paper.getByText(/^Found\./).waitFor({ timeout: patience });
});
