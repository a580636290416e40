// Does the stage of a lesson show what its words speak of? Bars as the engine measures them, what a wrong answer brings to see, the
// window of attention as its knob says, and on a phone all of it in sight.

import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { lessons } from "#lessons/course";
import { rightOption, type Choose } from "#lessons/checks/choose";
import { shownOrder } from "#lessons/checks/shownOrder";
import { sceneOf, type Lesson, type Step } from "#lessons/lesson";
import { plainText } from "#lessons/markup";
import { patched } from "#scene/scenePatch";
import { lessonWords } from "#words/lessons";
import { panelNames } from "#words/panelNames";
import { openPage, sharedPage } from "../support/browse";
import { readScene } from "../support/lessons";
import { patience } from "../support/panels";
import { atStep, expectPassed } from "../support/reader";

const at = sharedPage();

interface Place<Found> {
  readonly lesson: Lesson;
  readonly step: number;
  readonly found: Found;
  readonly hash: string;
}

/** The first step of the course that has what is looked for. */
function first<Found>(look: (step: Step) => Found | undefined): Place<Found> {
  for (const lesson of lessons) {
    for (const [step, one] of lesson.steps.entries()) {
      const found = look(one);
      if (found !== undefined)
        return { lesson, step, found, hash: `v=1&view=lessons&lesson=${lesson.id}&step=${step + 1}` };
    }
  }
  throw new Error("No step of the course has it.");
}

const chooseOf = ({ check, action }: Step): Choose | undefined =>
  check?.kind === "choose" && !action ? check : undefined;

async function answer(page: Page, { lesson, step, found }: Place<Choose>, place: number): Promise<void> {
  const shown = shownOrder(found.options.length, { lesson: lesson.id, step }).indexOf(place);
  await page.locator(".lesson-option").nth(shown).click();
  await page.getByRole("button", { name: lessonWords.check, exact: true }).click();
}

test("bars are what the engine measures under each row's own settings", async () => {
  const place = first((step) => (step.reveals?.bars?.rows.some(({ scene }) => scene) ? chooseOf(step) : undefined));
  const { lesson, step, found } = place;
  const page = await at(place.hash);
  await answer(page, place, rightOption(found));
  await expectPassed(page);
  const { rows, as } = lesson.steps[step]!.reveals!.bars!;
  const figure = page.locator(".lesson-revealed").getByRole("figure", { name: lessonWords.bars });
  await expect.poll(() => figure.getAttribute("aria-busy"), { timeout: patience }).toBe("false");
  for (const [index, { name, of, scene = {} }] of rows.entries()) {
    const row = figure.getByRole("row").nth(index);
    expect(await row.getByRole("rowheader").innerText()).toBe(plainText(name));
    const measured = (await readScene(patched(sceneOf({ lesson, step, acted: true }), scene))).take(of);
    const said = await row.locator("td").last().innerText();
    if (typeof measured !== "number") expect(said).toBe(measured);
    else {
      const digits = /\.(\d+)/u.exec(said)?.[1]!.length ?? 0;
      const shown = Number(said.replace(/[,\s%]/gu, "").replace("−", "-"));
      expect(Math.abs(shown - (as === "percent" ? 100 : 1) * measured)).toBeLessThanOrEqual(0.51 * 10 ** -digits);
    }
  }
});

test("a wrong answer brings its own things to see, and the right one takes them away", async () => {
  const place = first((step) => {
    const check = chooseOf(step);
    return check?.options.some(({ hint, see }) => hint && see?.bars) ? check : undefined;
  });
  const { found } = place;
  const page = await at(place.hash);
  await atStep({ page, ...place });
  const see = page.getByRole("region", { name: lessonWords.look });
  expect(await see.count()).toBe(0);
  const wrong = found.options.findIndex(({ hint, see }) => hint && see?.bars);
  await answer(page, place, wrong);
  await see.getByText(plainText(found.options[wrong]!.see!.bars!.caption)).waitFor({ timeout: patience });
  await answer(page, place, rightOption(found));
  await expectPassed(page);
  expect(await see.count()).toBe(0);
});

test("the band of the window has as many words as its knob says, and the words before it are dimmed", async () => {
  const { hash, lesson, step } = first(({ shows, check, knobs = [] }) => {
    const turned = check?.kind === "goal" ? [...knobs, ...check.using] : knobs;
    return shows === "window" && turned.includes("window") ? true : undefined;
  });
  const page = await at(hash);
  await atStep({ page, lesson, step });
  const { cursor, window } = sceneOf({ lesson, step, acted: false });
  const seen = page.locator(".lesson-strip .token.seen");
  const gone = page.locator(".lesson-strip .token.gone");
  for (const size of [window, 3]) {
    if (size !== window) {
      const knob = page.locator(".lesson-knobs input").last();
      await knob.fill(String(size));
      await knob.press("Enter");
    }
    const words = Math.min(size, cursor! + 1);
    await expect.poll(() => seen.count(), { timeout: patience }).toBe(words);
    expect(await gone.count()).toBe(cursor! + 1 - words);
    expect(await page.locator(".token-strip-caption").innerText()).toContain(String(size));
  }
});

test("on a phone what an answer brings to see is in sight, after a wrong one and after the right one", async () => {
  const place = first((step) => {
    const check = chooseOf(step);
    return step.reveals?.bars && check?.options.some(({ hint, see }) => hint && see?.bars) ? check : undefined;
  });
  const { lesson, step, found } = place;
  const { page, close } = await openPage({ width: 390, height: 844, touch: true, hash: place.hash });
  await page.emulateMedia({ reducedMotion: "reduce" });
  await atStep({ page, lesson, step });
  const inSight = async (caption: string): Promise<void> => {
    const said = page.locator(".lesson-evidence").getByText(plainText(caption));
    await said.waitFor({ timeout: patience });
    const foot = (await page.locator(".lesson-foot").boundingBox())!;
    const strip = (await page.locator(".lesson-strip").boundingBox())!;
    await expect
      .poll(async () => (await said.boundingBox())!.y, { timeout: patience })
      .toSatisfy((y: number) => y >= strip.y + strip.height && y < foot.y);
  };
  const wrong = found.options.findIndex(({ hint, see }) => hint && see?.bars);
  await answer(page, place, wrong);
  await inSight(found.options[wrong]!.see!.bars!.caption);
  await answer(page, place, rightOption(found));
  await expectPassed(page);
  await inSight(lesson.steps[step]!.reveals!.bars!.caption);
  await close();
});

test("a picture that an answer brought may go, and the one beside it still follows the cursor", async () => {
  const page = await at("v=1&view=lessons&lesson=deep-memory&step=4");
  const picture = page.getByRole("region", { name: panelNames.networkThere, exact: true });
  await page.getByRole("button", { name: lessonWords.showMe, exact: true }).click();
  await page.getByRole("region", { name: panelNames.networkBack, exact: true }).waitFor({ timeout: patience });
  await page.getByRole("button", { name: lessonWords.tryAgain, exact: true }).click();
  await page.getByRole("region", { name: panelNames.networkBack, exact: true }).waitFor({ state: "detached" });
  const drawing = picture.locator(".network-picture");
  const drawn = await drawing.innerHTML();
  await page.locator(".lesson-stage .token").first().click();
  await expect.poll(() => drawing.innerHTML(), { timeout: patience }).not.toBe(drawn);
});
