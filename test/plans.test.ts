// Do the plans for a class keep their time? What fits is counted with time to talk, and nothing comes before what it needs.

import { describe, expect, test } from "vitest";
import { lessons } from "#lessons/course";
import { minutesOf } from "#lessons/minutes";
import { depths, nearestNeeds, planned, plans, talk } from "#lessons/plans";

describe.each(plans.map((plan) => [plan.title, plan] as const))("%s", (_, plan) => {
  const sessions = planned(plan, lessons);

  test("fits, with time to talk, and is no half-empty hour", () => {
    for (const { minutes, opening, closing, lessons: chosen } of sessions) {
      const busy = chosen.reduce((sum, { lesson }) => sum + minutesOf(lesson), 0);
      expect(busy).toBeLessThanOrEqual(minutes * (1 - talk));
      expect(busy).toBeGreaterThanOrEqual(minutes * 0.5);
      expect(opening + busy + closing).toBe(minutes);
      expect([chosen[0]!.from, chosen.at(-1)!.to]).toEqual([opening, minutes - closing]);
    }
  });

  test("takes every lesson once, after all that it needs, and names none that there is not", () => {
    const taken: string[] = [];
    for (const { lesson } of sessions.flatMap((session) => session.lessons)) {
      expect(taken).not.toContain(lesson.id);
      expect(taken).toEqual(expect.arrayContaining([...(lesson.needs ?? [])]));
      taken.push(lesson.id);
    }
  });
});

test("on the map every lesson stands below all that it needs", () => {
  const depth = depths(lessons);
  for (const { id, needs = [] } of lessons)
    for (const need of needs) expect(depth.get(id)).toBeGreaterThan(depth.get(need)!);
});

test("a line that other lines make plain is not drawn", () => {
  const of = (id: string, needs: readonly string[]) => ({ ...lessons[0]!, id, needs });
  const course = [of("a", []), of("b", ["a"]), of("c", ["a", "b"])];
  expect(nearestNeeds(course[2]!, course)).toEqual(["b"]);
});
