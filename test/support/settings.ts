// Can any setting break the page? Links drawn from a seed, over every knob, tab and odd text; each must leave every panel saying
// something, and no number gone wrong. Leaves to robustness.test.ts, here and in long/, how many are tried.

import type { Page } from "playwright-core";
import { expect } from "vitest";
import { hasMemory } from "#model/contracts/architecture";
import { choiceKnobs, numberKnobs, switchKnobs } from "#model/contracts/knobs";
import { defaultSettings, type MemorySettings } from "#model/contracts/settings";
import { mixerNamed } from "#model/contracts/models";
import { uniform } from "#model/contracts/random";
import { defaultScene, presets } from "#scene/presets";
import { emptyScene, encodeScene, tabs, type Scene } from "#scene/scene";
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
  defaultScene.text,
  presets.find(({ id }) => id === "capitals")!.scene.text,
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
  if (random() < 0.7 || memory.model === "own") memory.model = "untrained"; // no link brings the reader's own
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

/** Opens the Scenes of these seeds one after the other on a page of Explore. */
export async function expectAnySetting(
  page: Page,
  { seeds, complaints }: { seeds: readonly number[]; complaints: readonly string[] },
): Promise<void> {
  const chip = page.getByRole("button", { name: /^(Verified|Approximate|Differs)/ });
  for (const seed of seeds) {
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
    const remembers = model === "untrained" || model === "own" || hasMemory(mixerNamed(model));
    const always = remembers ? panels : (["Token strip", "Sentence", "Equation and timeline", "Recall"] as const);
    await expect.poll(() => panel(page, always[2]).count(), { timeout: patience, message }).toBe(1);
    const inMaps = remembers ? maps : (["Attention"] as const);
    const inTab = {
      words: ["Memory in words"],
      weights: ["Memory weights"],
      maps: inMaps,
      wiring: ["Wiring"],
      table: ["Table"],
      long: ["Long text"],
    }[scene.tab];
    // What is behind a tab is fetched when it is opened.
    const opened = async (): Promise<string[]> => Object.values(await readouts(page, inTab));
    await expect.poll(opened, { timeout: patience, message }).not.toContain("(not on screen)");
    const said = await readouts(page, [...always, ...inTab]);
    for (const name of Object.keys(said).filter((name) => scene.text !== "" || name !== "Sentence")) {
      expect(said[name], `${name}, ${message}`).not.toMatch(/^(|\(not on screen\))$/);
    }
    expect(complaints, message).toEqual([]);
  }
}
