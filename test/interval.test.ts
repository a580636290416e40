// Does an interval hold what it promises? Leaves more trials of the first promise to long/interval.test.ts.

import { expect, test } from "vitest";
import { changeOn, secondRunInterval } from "#model/trained/interval";
import { sharesInside } from "./support/secondRuns";

test("a second run on as many other texts falls inside at least 95 times in 100, however alike the answers of a text are", () => {
  const inside = sharesInside(15);
  expect(inside.reduce((sum, share) => sum + share, 0) / inside.length).toBeGreaterThanOrEqual(0.95);
});

test("an interval holds the share it is of, is the same for the same seed, and is wider where the answers of a text go together", () => {
  const alone = Array.from({ length: 200 }, (_, text) => ({ asked: 1, right: text % 2 }));
  const together = Array.from({ length: 20 }, (_, text) => ({ asked: 10, right: 10 * (text % 2) }));
  const [few, many] = [together, alone].map((texts) => secondRunInterval(texts, { seed: "one" }));
  for (const { low, high } of [few!, many!]) {
    expect(low).toBeLessThan(0.5);
    expect(high).toBeGreaterThan(0.5);
  }
  expect(few!.high - few!.low).toBeGreaterThan(2 * (many!.high - many!.low));
  expect(secondRunInterval(together, { seed: "one" })).toEqual(few);
});

test("none of many right is not said to be never, nor all of many always", () => {
  const none = Array.from({ length: 24 }, () => ({ asked: 4, right: 0 }));
  expect(secondRunInterval(none, { seed: "none" })).toMatchObject({ low: 0 });
  expect(secondRunInterval(none, { seed: "none" }).high).toBeGreaterThan(0.02);
  const all = none.map(({ asked }) => ({ asked, right: asked }));
  expect(secondRunInterval(all, { seed: "all" }).low).toBeLessThan(0.98);
});

test("a change on the same texts is told where the shares alone do not tell it, of six texts and no fewer", () => {
  const texts = Array.from({ length: 6 }, (_, text) => ({ asked: 20, before: 20 - 3 * text, after: 18 - 3 * text }));
  const [before, after] = (["before", "after"] as const).map((of) =>
    secondRunInterval(
      texts.map((text) => ({ asked: text.asked, right: text[of] })),
      { seed: "one" },
    ),
  );
  expect(after!.high).toBeGreaterThan(before!.low);
  expect(changeOn(texts)).toBe("falls"); // 2 of 64 ways to turn them round are as extreme
  expect(changeOn(texts.slice(1))).toBe("same"); // 2 of 32
  expect(changeOn(texts.map(({ before, after }) => ({ before: after, after: before })))).toBe("rises");
  expect(changeOn(texts.map((text, at) => ({ ...text, after: text.before + (at % 2 ? -2 : 2) })))).toBe("same");
  // One more in one text of many is no change.
  expect(changeOn(texts.map((text, at) => ({ ...text, after: text.before + Number(at === 0) })))).toBe("same");
});

test("texts in which nothing was asked are refused by name", () => {
  expect(() => secondRunInterval([], { seed: "" })).toThrow(/no text/);
  expect(() =>
    secondRunInterval(
      [
        { asked: 3, right: 1 },
        { asked: 0, right: 0 },
      ],
      { seed: "" },
    ),
  ).toThrow(/text 1 asks 0/);
});
