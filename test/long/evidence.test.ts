// Does the stage show what an answer says? Every step of the course as it stands once it is answered: each number that the answer
// claims or cites can be read on the stage then.

import { expect, test } from "vitest";
import { lessons } from "#lessons/course";
import type { Lesson } from "#lessons/lesson";
import { openPage } from "../support/browse";
import { missingOnStage, spokenOf } from "../support/evidence";
import { atStep } from "../support/reader";

/** As a device keeps a lesson all of whose steps were answered. */
function answered({ id, steps }: Lesson): string {
  const over = steps.map((_, step) => [step, { end: "done", tries: 1, answer: "x", run: "v=1", points: null }]);
  return JSON.stringify({ version: 1, state: { lessons: { [id]: { at: 0, steps: Object.fromEntries(over) } } } });
}

test.each(lessons.map((lesson) => [lesson.id, lesson] as const))(
  "every number that an answer of %s speaks of is on the stage then",
  async (id, lesson) => {
    const { page, close } = await openPage({
      width: 1440,
      height: 3000,
      hash: "v=1&view=lessons",
      prepare: async (page) => {
        await page.emulateMedia({ reducedMotion: "reduce" });
        await page.addInitScript((kept) => localStorage.setItem("titans-explorer.lessons", kept), answered(lesson));
      },
    });
    const missing: string[] = [];
    for (const [step, current] of lesson.steps.entries()) {
      if (spokenOf(current).length === 0) continue;
      await page.evaluate((hash) => (location.hash = hash), `v=1&view=lessons&lesson=${id}&step=${step + 1}`);
      await atStep({ page, lesson, step });
      const left = await missingOnStage(page, current, { wait: 12_000 });
      if (left.length > 0) missing.push(`step ${step + 1}: ${left.join(", ")}`);
    }
    expect(missing).toEqual([]);
    await close();
  },
);
