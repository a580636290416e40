// Is a typed number judged as paper is? Near is right, an empty box is no answer, a known slip gets its own hint.
// And are the numbers of a write that is worked out by hand the engine's own?

import { describe, expect, test } from "vitest";
import { number, numberTyped, type TypedNumber } from "#lessons/checks/number";
import { hintFor, judge, passes } from "#lessons/judge";
import type { Measure, WritePart } from "#model/contracts/measure";
import { defaultScene } from "#scene/presets";
import { patched } from "#scene/scenePatch";
import { readScene } from "./support/lessons";

const asked: TypedNumber = {
  kind: "number",
  question: "What is it?",
  label: "it",
  of: { kind: "length" },
  slips: [{ times: -1, hint: "Mind the sign." }],
  hints: ["Count again."],
};

function typed(answer: string) {
  return number.attempt(asked, { answer, found: -1.6 });
}

describe("a typed number", () => {
  test("may have a comma, and any minus", () => {
    expect(["-1.6", "−1,60", "–1.6", " -1.6 "].map(numberTyped)).toEqual([-1.6, -1.6, -1.6, -1.6]);
  });

  test("is no answer while the box is empty, or holds no number", () => {
    for (const answer of ["", "  ", "-", "about two", "1.2.3"]) expect(typed(answer)).toBeNull();
  });

  test("is right as near as two decimals say it", () => {
    expect(passes(judge(typed("-1.6")!))).toBe(true);
    expect(passes(judge(typed("-1.605")!))).toBe(true);
    expect(passes(judge(typed("-1.62")!))).toBe(false);
  });

  test("gets the hint of the slip that makes it, and else the next one", () => {
    expect(hintFor(typed("1.6")!, 1)).toBe("Mind the sign.");
    expect(hintFor(typed("3")!, 1)).toBe("Count again.");
  });
});

test("a write worked out by hand is what the engine wrote: error, gradient, step and answer", async () => {
  const token = 5;
  const memory = { dimension: 6, eta: 0, alpha: 0, chunk: 1, theta: 0.2 };
  const { takeExactly: take } = await readScene(patched(defaultScene, { memory }));
  const part = async (part: WritePart, at: number) => (await take({ kind: "writePart", part, token, at })) as number;
  const [width, c, theta] = [6, 2, 0.2];
  for (let column = 0; column < width; column++) {
    const answer = await part("answer", column);
    const error = await part("error", column);
    expect(error).toBeCloseTo(answer - (await part("value", column)), 12);
    let [before, after] = [0, 0];
    for (let row = 0; row < width; row++) {
      const at = row * width + column;
      const key = await part("key", row);
      const gradient = await part("gradient", at);
      expect(gradient).toBeCloseTo(c * key * error, 6);
      expect(await part("after", at)).toBeCloseTo((await part("before", at)) - theta * gradient, 6);
      before += key * (await part("before", at));
      after += key * (await part("after", at));
      const loss = async (by: number) => (await take({ kind: "nudgedLoss", token, weight: at, by })) as number;
      expect(((await loss(1e-5)) - (await loss(-1e-5))) / 2e-5).toBeCloseTo(gradient, 6);
    }
    expect(answer).toBeCloseTo(before, 6);
    expect(await part("answerAfter", column)).toBeCloseTo(after, 6);
  }
  const loss: Measure = { kind: "quantity", quantity: "loss", token };
  expect(await take({ kind: "nudgedLoss", token, weight: 0, by: 0 })).toBeCloseTo((await take(loss)) as number, 6);
});

test("a memory of several matrices has no numbers to be worked out by hand", async () => {
  const { take } = await readScene(patched(defaultScene, { memory: { depth: 2, hidden: 16 } }));
  expect(take({ kind: "writePart", part: "key", token: 2, at: 0 })).toBeNull();
});
