// Can a teacher rely on what only teachers see? The answer key is the judge's own, and there is one for all that is asked.

import { expect, test } from "vitest";
import { answerKey, writtenKey } from "#guide/answerKey";
import type { CheckKind } from "#lessons/checks/kinds";
import { lessons } from "#lessons/course";
import { sceneOf } from "#lessons/lesson";
import { askerAt } from "./support/lessons";

const asked = lessons.flatMap((lesson) =>
  lesson.steps.flatMap(({ check }, step) =>
    check ? [{ lesson, step, check, place: { lesson: lesson.id, step } }] : [],
  ),
);

test("every check has an answer key, and every wrong option its reason", () => {
  for (const { check, place } of asked) {
    const key = writtenKey(check, place);
    const isMeasured = ["predict", "cells", "number"].includes(check.kind);
    if (isMeasured) expect(key).toBeNull();
    else expect(key!.right.join(""), JSON.stringify(place)).not.toBe("");
    if (check.kind === "goal") expect(key!.right.at(-1), JSON.stringify(place)).toMatch(/: .+[^:]\.$/);
    if (check.kind === "choose") expect(key!.wrong).toHaveLength(check.options.length - 1);
  }
});

test("what only the engine knows is asked of it: one of a kind", async () => {
  for (const kind of ["predict", "cells", "number"] satisfies CheckKind[]) {
    const { lesson, step, check, place } = asked.find((one) => one.check.kind === kind)!;
    const { right } = await answerKey(check, place, askerAt(sceneOf({ lesson, step, acted: true })));
    expect(right[0]).toMatch(kind === "cells" ? /^row \d+, column \d+/ : /^[-−]?\d+\.\d\d$/);
  }
});
