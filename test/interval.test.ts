// Does an interval hold what it promises? Made-up texts whose answers are right or wrong together, read twice.

import { expect, test } from "vitest";
import { secondRunInterval, shareOf, type TextCount } from "#model/trained/interval";
import { normal, uniform } from "#model/contracts/random";

interface Kind {
  /** Mean share that is right, of all texts. */
  readonly share: number;
  /** Standard deviation of the log odds from text to text. */
  readonly spread: number;
  /** Answers a text, both ends included. */
  readonly asked: readonly [number, number];
}

const kinds: readonly Kind[] = [0.005, 0.05, 0.5, 0.8, 0.97].flatMap((share) =>
  [0.3, 1.5].flatMap((spread) =>
    (
      [
        [1, 3],
        [20, 80],
      ] as const
    ).map((asked) => ({ share, spread, asked })),
  ),
);

function read({ share, spread, asked: [least, most] }: Kind, texts: number, seed: string): TextCount[] {
  const next = uniform(`read ${seed}`);
  const gaussian = normal(`texts ${seed}`);
  return Array.from({ length: texts }, () => {
    const likely = 1 / (1 + Math.exp(-Math.log(share / (1 - share)) - spread * gaussian()));
    const asked = least + Math.floor(next() * (most - least + 1));
    const right = Array.from({ length: asked }, next).filter((chance) => chance < likely).length;
    return { asked, right };
  });
}

test("a second run on as many other texts falls inside at least 95 times in 100, however alike the answers of a text are", () => {
  const trials = 60;
  const inside = kinds.map((kind) => {
    const holds = Array.from({ length: trials }, (_, trial) => {
      const seed = `${JSON.stringify(kind)} ${trial}`;
      const { low, high } = secondRunInterval(read(kind, 24, seed), { seed });
      const again = shareOf(read(kind, 24, `${seed} again`));
      return low <= again && again <= high;
    });
    return holds.filter(Boolean).length / trials;
  });
  const mean = inside.reduce((sum, share) => sum + share, 0) / kinds.length;
  expect(mean).toBeGreaterThanOrEqual(0.95);
  expect(Math.min(...inside)).toBeGreaterThanOrEqual(0.9); // two standard deviations of sixty trials below 95 %
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
