// Do the parts of an answer make up the answer? Of a matrix what every token wrote sums to it, in float32 and in float64; of a
// network a write that is taken away is a text read without it. And its derivation is the number shown.

import { expect, test } from "vitest";
import { referenceRun } from "#model/check/reference";
import type { AnswerSubject } from "#model/contracts/protocol";
import { defaultSettings, type GateOverride, type MemorySettings } from "#model/contracts/settings";
import { explain } from "#model/explain/explain";
import { wroteAnswer } from "#model/explain/wroteAnswer";
import { answersAt } from "#model/reading/answers";
import { runHeadless } from "#model/reading/headless";

const words = "mia fox noor heron ada owl tom crab zoe moth now noor kite later mia fox zoe moth noor kite".split(" ");
const drawn: readonly GateOverride[] = [
  { gate: "alpha", from: 4, to: 6, value: 0.3 },
  { gate: "eta", from: 10, to: 12, value: 0 },
];

async function read(changes: Partial<MemorySettings>, overrides: readonly GateOverride[] = []) {
  const settings = { ...defaultSettings, dimension: 16, hidden: 12, ...changes };
  const { run } = await runHeadless({ words, settings, overrides });
  return { run, reference: await referenceRun(run) };
}

const subjects: readonly AnswerSubject[] = [
  [0, 0, 0],
  [3, 3, 3],
  [12, 12, 11],
  [19, 18, 11],
  [19, 1, 1],
].map(([token, asked, word]) => ({ kind: "answer", quantity: "answer", token: token!, asked: asked!, word: word! }));

test.each([
  ["a matrix", {}, []],
  ["a matrix with drawn gates", {}, drawn],
  ["a matrix that forgets toward its start", { decay: "initial", alpha: 0.1 }, drawn],
  ["a matrix beside which the key passes", { residual: true }, drawn],
  ["a matrix with a clip, in chunks of one", { clip: 0.4, chunk: 1 }, drawn],
] as const)(
  "the answer of %s is the sum of what every token wrote, and of what is left of the start",
  async (_, changes, overrides) => {
    const { run, reference } = await read(changes, overrides);
    for (const subject of subjects) {
      for (const [of, error] of [
        [run, 2e-6],
        [reference, 2e-7], // the amounts are float32
      ] as const) {
        const { how, fromStart, from, amounts, shown } = wroteAnswer(of, { subject, before: subject.token + 1 });
        expect([how, from, amounts.length]).toEqual(["sum", 0, subject.token + 1]);
        expect(Math.abs(amounts.reduce((sum, amount) => sum + amount, fromStart) - shown)).toBeLessThan(error);
      }
      const { after } = answersAt(run, { ...subject, asked: [subject.asked], words: [subject.word] });
      expect(wroteAnswer(run, { subject, before: subject.token + 1 }).shown).toBeCloseTo(after.strengths[0]!, 6);
    }
  },
);

test("of a network, a write that is taken away is a text read without it, latest first, in slices", async () => {
  const { run } = await read({ depth: 2 });
  const subject = subjects[3]!;
  const shown = answersAt(run, { ...subject, asked: [subject.asked], words: [subject.word] }).after.strengths[0]!;
  const all = wroteAnswer(run, { subject, before: 20, milliseconds: Infinity });
  expect([all.how, all.from, all.amounts.length]).toEqual(["takenAway", 0, 20]);
  for (const token of [0, 11, 12, 18, 19]) {
    const { run: without } = await read({ depth: 2 }, [{ gate: "theta", from: token, to: token, value: 0 }]);
    const other = answersAt(without, { ...subject, asked: [subject.asked], words: [subject.word] }).after.strengths[0]!;
    expect(all.amounts[token]).toBeCloseTo(shown - other, 5);
  }
  const one = wroteAnswer(run, { subject, before: 13, milliseconds: 0 });
  expect([one.from, ...one.amounts]).toEqual([12, all.amounts[12]]);
});

test("the word that was written last after a cue did most of its answer", async () => {
  for (const changes of [{}, { depth: 2 }]) {
    const { run } = await read({ dimension: 48, ...changes });
    const { amounts } = wroteAnswer(run, { subject: subjects[3]!, before: 20, milliseconds: Infinity });
    const best = amounts.indexOf(Math.max(...amounts));
    expect(words[best]).toBe("kite");
  }
});

test.each([
  ["a matrix", {}],
  ["a matrix that forgets toward its start", { decay: "initial", alpha: 0.1 }],
  ["a matrix beside which the key passes", { residual: true }],
  ["a network", { depth: 2 }],
  ["a layer norm", { layerNorm: true, theta: 0.05 }],
] as const)("the derivation of an answer of %s works out to the number shown", async (_, changes) => {
  const { run, reference } = await read(changes);
  for (const subject of subjects) {
    const { shown, reference: value, terms, steps } = explain(run, reference, subject);
    expect(shown).toBeCloseTo(value, 4);
    const written = terms.map((term) =>
      term.kind === "operator" ? term.operator.replace("·", "*").replace("−", "-") : `(${term.value})`,
    );
    expect((new Function(`return ${written.join("")}`) as () => number)()).toBeCloseTo(value, 12);
    expect(steps.at(-1)).toMatchObject({ symbol: "answer" });
    expect(steps.at(-1)!.value).toBeCloseTo(value, 12);
  }
});
