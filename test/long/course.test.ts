// Is a reader told a hint for every wrong answer? Each check of the course answered wrong, by keyboard, and then right; each lesson
// walked to its end, from where it leads on to the next; and each walked on a phone by a finger alone.

import { expect, test } from "vitest";
import { lessons } from "#lessons/course";
import { openPage } from "../support/browse";
import { walk, walkOn } from "../support/reader";
import { walkByTouch } from "../support/toucher";

test.each(lessons.map((lesson) => [lesson.id, lesson] as const))(
  "%s gives a hint for a wrong answer to each of its checks, goes on after a right one, and leads on",
  async (id, lesson) => {
    const { page, complaints, close } = await openPage({
      width: 800,
      height: 600,
      hash: `v=1&view=lessons&lesson=${id}`,
      prepare: (page) => page.emulateMedia({ reducedMotion: "reduce" }),
    });
    await walk(page, lesson, { wrongFirst: () => true });
    const next = lessons[lessons.indexOf(lesson) + 1];
    if (next) await walkOn(page, { to: next });
    expect(complaints).toEqual([]);
    await close();
  },
);

test.each(lessons.map((lesson) => [lesson.id, lesson] as const))(
  "%s is walked to its end on a phone, by a finger alone",
  async (id, lesson) => {
    const { page, complaints, close } = await openPage({
      width: 390,
      height: 844,
      touch: true,
      hash: `v=1&view=lessons&lesson=${id}`,
      prepare: (page) => page.emulateMedia({ reducedMotion: "reduce" }),
    });
    await walkByTouch(page, lesson);
    expect(complaints).toEqual([]);
    await close();
  },
);
