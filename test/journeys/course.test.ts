// Can the course be walked? A reader without a pointer goes through every step of a lesson, passes each check with a right answer,
// and goes on to the next lesson; is told a hint for a wrong answer to each guess, and to the first check of every other kind.
// Leaves all other lessons to long/course.test.ts; what the lessons say is held against the engine in lessons.test.ts.

import { afterAll, beforeAll, expect, test } from "vitest";
import { lessons } from "#lessons/course";
import type { Check } from "#lessons/checks/kinds";
import type { Lesson } from "#lessons/lesson";
import { openPage } from "../support/browse";
import { walk, walkOn } from "../support/reader";

/** The first, one about a trained model, and between them every kind of check. */
const walkedIds = ["who-remembers", "surprise-is-a-gradient", "gradient-by-hand", "three-wirings", "four-choices"];
const walked = lessons.filter(({ id }) => walkedIds.includes(id));
const checksOf = (some: readonly Lesson[]): Check[] =>
  some.flatMap(({ steps }) => steps.flatMap(({ check }) => check ?? []));
const isFirstOfKind = (check: Check): boolean => checksOf(walked).find(({ kind }) => kind === check.kind) === check;

let open: Awaited<ReturnType<typeof openPage>>;

beforeAll(async () => {
  open = await openPage({ width: 800, height: 600, hash: `v=1&view=lessons&lesson=${lessons[0]!.id}` });
  await open.page.emulateMedia({ reducedMotion: "reduce" });
});
afterAll(() => open.close());

test("those that are walked have every kind of check", () => {
  const kindsOf = (some: readonly Lesson[]) => [...new Set(checksOf(some).map(({ kind }) => kind))].sort();
  expect(walked).toHaveLength(walkedIds.length);
  expect(kindsOf(walked)).toEqual(kindsOf(lessons));
});

test.each(walked.map((lesson) => [lesson.id, lesson] as const))(
  "%s is walked to its end by keyboard alone, and leads on; a guess, or a check of a new kind, that is wrong gets a hint",
  async (_, lesson) => {
    const { page } = open;
    const next = lessons[lessons.indexOf(lesson) + 1];
    await walk(page, lesson, { wrongFirst: (check) => check.kind === "predict" || isFirstOfKind(check) });
    expect(open.complaints).toEqual([]);
    if (next) await walkOn(page, { to: next });
  },
);
