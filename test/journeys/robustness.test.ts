// Can any setting break the page? Twenty-eight links drawn from a seed, over every knob, tab and odd text; then links that are none.

import { expect, test } from "vitest";
import { uniform } from "../../src/model/random";
import { choiceKnobs, defaultSettings, numberKnobs, switchKnobs, type MemorySettings } from "../../src/model/knobs";
import { hasMemory } from "../../src/model/architecture";
import { defaultScene, presets } from "../../src/presets";
import { emptyScene, encodeScene, tabs, type Scene } from "../../src/scene";
import { openPage } from "./browse";
import { expectNoWrongNumbers, frames, maps, panel, panels, patience, readouts } from "./panels";

const texts = [
  "",
  "a",
  "no no no no no no no no no no no no",
  "🦊🐦🦊 e\u0301 é ﬁ ½ — “x”",
  "夜里,一盏灯在黑水上慢慢转动,没有人睡觉。",
  "مرحبا بالعالم مرحبا",

  '<b>bold</b> & "quoted" \\ %20 #hash',
  "0 1 2 3 -4 5e6 0x7 ∞ √2",
  `${"lorem ipsum dolor sit amet ".repeat(30)}`,
  presets[0]!.scene.text,
  presets[1]!.scene.text,
];

/** A Scene with about half its knobs anywhere in their range, every fourth of them at an end of it. */
function drawScene(seed: number): Scene {
  const random = uniform(String(seed));
  const pick = <T>(options: readonly T[]): T => options[Math.floor(random() * options.length)]!;
  const memory: Record<string, unknown> = { ...defaultSettings };
  for (const [id, { minimum, maximum, step, whole }] of Object.entries(numberKnobs)) {
    if (random() < 0.5) continue;
    const anywhere = Math.min(maximum, minimum + step * Math.floor((random() * (maximum - minimum)) / step));
    const value = random() < 0.25 ? pick([minimum, maximum]) : anywhere;
    memory[id] = whole ? Math.round(value) : Number(value.toFixed(4));
  }
  for (const [id, { options }] of Object.entries(choiceKnobs)) if (random() < 0.5) memory[id] = pick(options).value;
  if (random() < 0.7) memory.model = "untrained";
  for (const id of Object.keys(switchKnobs)) memory[id] = random() < 0.3;
  return {
    ...emptyScene,
    text: pick(texts),
    memory: memory as unknown as MemorySettings,
    window: 1 + Math.floor(random() * 256),
    tab: pick(tabs),
    cursor: random() < 0.5 ? null : Math.floor(random() * 70),
    asked: random() < 0.5 ? [] : [0, 3, 500],
    overrides: random() < 0.7 ? [] : [{ gate: pick(["theta", "eta", "alpha"]), from: 2, to: 9, value: pick([0, 0.9]) }],
    earlier: random() < 0.7 ? null : { memory: { theta: 0.05 }, overrides: null },
  };
}

test("no setting shows a number gone wrong, an empty panel or an error", { timeout: 360_000 }, async () => {
  const { page, complaints, close } = await openPage({ hash: "v=1&token=48" });
  const chip = page.getByRole("button", { name: /^(Verified|Approximate|Differs)/ });
  for (let seed = 1; seed <= 28; seed++) {
    const scene = drawScene(seed);
    const hash = encodeScene(scene, defaultScene);
    const message = `seed ${seed}: #${hash}`;
    await page.evaluate((next) => (location.hash = next), hash);
    const box = page.getByRole("textbox", { name: "Text", exact: true });
    await expect.poll(() => box.inputValue(), { timeout: patience, message }).toBe(scene.text);
    await frames(page, 3);
    if (/\p{L}|\p{N}/u.test(scene.text)) {
      await expect.poll(() => chip.count(), { timeout: patience, message }).toBe(1);
    }
    await expectNoWrongNumbers(page, message);
    const { model } = scene.memory;
    // A model without a memory has no series of one, and one map.
    const remembers = model === "untrained" || hasMemory(model);
    const always = remembers ? panels : (["Token strip", "Sentence", "Equation and timeline", "Recall"] as const);
    await expect.poll(() => panel(page, always[2]).count(), { timeout: patience, message }).toBe(1);
    const inMaps = remembers ? maps : (["Attention"] as const);
    const inTab = { weights: ["Memory weights"], maps: inMaps, wiring: ["Wiring"], table: ["Table"] }[scene.tab];
    const said = await readouts(page, [...always, ...inTab]);
    for (const name of Object.keys(said).filter((name) => scene.text !== "" || name !== "Sentence")) {
      expect(said[name], `${name}, ${message}`).not.toMatch(/^(|\(not on screen\))$/);
    }
    expect(complaints, message).toEqual([]);
  }
  await close();
});

test("a link that is garbage, cut or old says so and shows the nearest there is", async () => {
  const { page, close } = await openPage({ hash: "v=1&token=48" });
  const notice = page.getByRole("status").filter({ hasText: /link|preset/ });
  for (const [hash, says] of [
    ["v=2&theta=0.3", /of a kind this page does not know/],
    ["%%%&&&===", /of a kind this page does not know/],
    ["v=1&theta=banana&eta=0.5", /could not be read.*Learning rate θ “banana” \(allowed: 0 to 1\)/],
    ["v=1&chunk=2.5&tab=kitchen", /Chunk size “2.5”.*whole.*tab “kitchen”/],
    ["v=1&z=!!!notdeflate", /the text was cut or changed on its way/],
    ["v=1&preset=nowhere", /no preset “nowhere”/],
    ["v=1&text=one%20two&token=9", /points at token 9, but the text has 2/],
    ["v=1&draw=omega:1-2:3", /drawn gate “omega:1-2:3”/],
  ] as const) {
    await page.evaluate((next) => (location.hash = next), hash);
    await expect.poll(() => notice.textContent(), { timeout: patience, message: hash }).toMatch(says);
    await expectNoWrongNumbers(page, hash);
  }
  expect(await panel(page, "Token strip").isVisible()).toBe(true);
  await notice.getByRole("button", { name: "Dismiss" }).click();
  await expect.poll(() => notice.count()).toBe(0);
  await close();
});
