// Does an interval hold what it promises, of every kind of text? Sixty trials of each.

import { expect, test } from "vitest";
import { sharesInside } from "../support/secondRuns";

test("a second run on as many other texts falls inside at least 95 times in 100, and of no kind of text much more seldom", () => {
  const inside = sharesInside(60);
  expect(inside.reduce((sum, share) => sum + share, 0) / inside.length).toBeGreaterThanOrEqual(0.95);
  expect(Math.min(...inside)).toBeGreaterThanOrEqual(0.9); // two standard deviations of sixty trials below 95 %
});
