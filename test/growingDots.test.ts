// Do the dots of the memory in words come to their sizes, each from where it was, and all that are of a kind in one path?

import { expect, test } from "vitest";
import { dotsFrom, growMilliseconds, pathsAt, type Dots } from "#components/explore/answers/growingDots";

const mark = (key: string, r: number, kind = "is-other") => ({
  key,
  attributes: { cx: 10 * Number(key), cy: 5, r, class: kind },
});
const none: Dots = new Map();
const grows = { isAtOnce: false };

/** The radii that are drawn, kind by kind. */
function radii(dots: Dots, now: number): Readonly<Record<string, number[]>> {
  const { paths } = pathsAt(dots, now);
  return Object.fromEntries(
    Object.entries(paths).map(([kind, path]) => [
      kind,
      [...path.matchAll(/a(\S+)/g)].flatMap(([, r], i) => (i % 2 ? [] : Number(r))),
    ]),
  );
}

test("a new dot grows from nothing to its size, fast at first, and then nothing is left to draw", () => {
  const dots = dotsFrom(none, [mark("1", 8)], { now: 0, ...grows });
  const sizes = [0, 0.25, 0.5, 0.75, 1].map((share) => radii(dots, share * growMilliseconds)["is-other"]![0]!);
  expect(sizes[0]).toBe(0);
  expect(sizes.at(-1)).toBe(8);
  const gains = sizes.slice(1).map((size, index) => size - sizes[index]!);
  expect([...gains].sort((a, b) => b - a)).toEqual(gains);
  expect(pathsAt(dots, growMilliseconds - 1).isDone).toBe(false);
  expect(pathsAt(dots, growMilliseconds).isDone).toBe(true);
});

test("a dot that is asked for again in the size it goes to goes on as it did, and one that turns does so from where it is", () => {
  const half = growMilliseconds / 2;
  const first = dotsFrom(none, [mark("1", 8), mark("2", 8)], { now: 0, ...grows });
  const [now] = radii(first, half)["is-other"]!;
  const second = dotsFrom(first, [mark("1", 8), mark("2", 2)], { now: half, ...grows });
  expect(radii(second, half)["is-other"]).toEqual([now, now]);
  expect(radii(second, growMilliseconds)["is-other"]![0]).toBe(8);
  expect(radii(second, half + growMilliseconds)["is-other"]).toEqual([8, 2]);
});

test("a dot that is wanted no more is gone, and where nothing may move all have their size at once", () => {
  const first = dotsFrom(none, [mark("1", 8), mark("2", 8)], { now: 0, ...grows });
  const second = dotsFrom(first, [mark("2", 3, "is-right")], { now: 1, isAtOnce: true });
  expect(radii(second, 1)).toEqual({ "is-other": [], "is-wrong": [], "is-right": [3] });
  expect(pathsAt(second, 1).isDone).toBe(true);
});

test("a path has each dot around its own place", () => {
  const { paths } = pathsAt(dotsFrom(none, [mark("3", 4), mark("7", 2)], { now: 0, isAtOnce: true }), 0);
  expect(paths["is-other"]).toBe("M30 5m-4 0a4 4 0 1 0 8 0a4 4 0 1 0 -8 0M70 5m-2 0a2 2 0 1 0 4 0a2 2 0 1 0 -4 0");
});
