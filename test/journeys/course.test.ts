// Can the course be walked? A reader without a pointer goes through every step of every lesson, is told a hint for a wrong answer,
// passes each check with a right one, and goes on from each lesson to the next. What the lessons say is held against the engine
// in lessons.test.ts.

import { afterAll, beforeAll, expect, test } from "vitest";
import { lessons } from "../../src/lessons/course";
import { lessonWords } from "../../src/words/lessons";
import { openPage } from "./browse";
import { patience } from "./panels";
import { answer, atStep, sentence, tabTo, written } from "./reader";

let open: Awaited<ReturnType<typeof openPage>>;

beforeAll(async () => {
  open = await openPage({ width: 800, height: 600, hash: `v=1&view=lessons&lesson=${lessons[0]!.id}` });
  await open.page.emulateMedia({ reducedMotion: "reduce" });
});
afterAll(() => open.close());

test.each(lessons.map((lesson) => [lesson.id, lesson] as const))(
  "%s is walked to its end by keyboard alone, with a hint for a wrong answer, and leads on",
  async (id, lesson) => {
    const { page } = open;
    const next = lessons[lessons.indexOf(lesson) + 1];
    if (!(await page.locator(".lesson-title").getByText(lesson.title, { exact: true }).count())) {
      await page.goto(page.url().replace(/#.*/u, `#v=1&view=lessons&lesson=${id}`)); // the lesson before did not lead here
    }
    for (const [step, { prose, action, check }] of lesson.steps.entries()) {
      await atStep({ page, lesson, step });
      const text = page.locator(".lesson-text");
      expect(await text.innerText()).toContain(written(prose).split("\n")[0]);
      if (action) {
        await page.keyboard.press("Space");
        await page.locator(".lesson-act").waitFor({ state: "detached", timeout: patience });
      }
      if (check) await answer({ page, lesson, step });
      if (check?.afterwards) expect(await text.innerText()).toContain(written(check.afterwards));
      await page.keyboard.press("Space");
    }
    await page.locator(".lesson-foot").getByText(lessonWords.closing, { exact: true }).waitFor({ timeout: patience });
    const text = await page.locator(".lesson-text").innerText();
    expect(text).toContain(written(lesson.notShown));
    const asked = lesson.steps.flatMap(({ check }) => (check?.kind === "ownWords" ? [check] : []));
    for (const { modelAnswer } of asked) expect(text).toContain(written(modelAnswer));
    if (asked.length > 0) expect(text).toContain(sentence);
    expect(open.complaints).toEqual([]);
    if (!next) return;
    await tabTo(page, page.locator(".lesson-closing").getByRole("link", { name: lesson.more.words, exact: true }));
    await page.keyboard.press("Enter");
    await atStep({ page, lesson: next, step: 0 });
  },
);
