// Can a teacher merge what a class hands in? Files are checked strictly, a bad one is named with its reason, and a table for a
// spreadsheet runs nothing that a student wrote.

import { expect, test } from "vitest";
import { lastOfEach, readHandIn, rowsOf } from "#guide/handIns";
import { seedOf } from "#guide/student";
import { submissionOf } from "#guide/submission";
import { lessons } from "#lessons/course";
import { rightOf, inventory } from "#lessons/inventory";
import { shownOrder } from "#lessons/checks/shownOrder";
import { textsFile } from "#components/panel/csv";
import { say } from "#words/say";
import { teacherWords } from "#words/teachers";

const lesson = lessons[0]!;
const asked = lesson.steps.findIndex(({ check }) => check);
const words = teacherWords.handIns;

function made({ name = "Ada", answer = "red", hour = 1 } = {}) {
  return submissionOf({
    lesson,
    name,
    seed: seedOf(name),
    progress: {
      at: 0,
      steps: { [asked]: { end: "done", tries: 2, answer, run: "v=1&theta=0.3", points: [true, false, true] } },
      firsts: { [asked]: { answer: "blue", right: false } },
    },
    inventory: { before: inventory.map(() => ({ answer: "a", right: false })), after: null },
    saved: new Date(Date.UTC(2026, 0, 2, hour)),
    page: "https://example.org/titans/",
  });
}
const read = (document: unknown) => readHandIn(JSON.stringify(document), "seven.json");

test("what the page saves is read back: a row for every step, and for every question asked before the course", () => {
  const [head, ...rows] = rowsOf([read(made())]);
  expect(rows).toHaveLength(lesson.steps.length + inventory.length);
  const row = Object.fromEntries(head!.map((name, column) => [name, rows[asked]![column]]));
  expect(row).toMatchObject({
    ...{ name: "Ada", seed: "ada", lesson: lesson.id, step: String(asked + 1), kind: lesson.steps[asked]!.check!.kind },
    ...{ end: "done", tries: "2", "first answer": "blue", "first right": "no", answer: "red" },
    points: say(words.ratio, { of: 2, all: 3 }),
    run: "https://example.org/titans/#v=1&theta=0.3",
  });
  expect(rows.at(-1)!.slice(2, 5)).toEqual(["inventory", String(inventory.length), "before"]);
});

test("files that were saved before first answers were kept are read too, and one without a name has the file's", () => {
  const { steps, lesson, saved } = made();
  const old = {
    ...{ format: "titans-explorer-answers/1", lesson, name: null, saved },
    steps: steps.map(({ step, check, end, tries, answer, run }) => ({ step, check, end, tries, answer, run })),
  };
  expect(read(old)).toMatchObject({ name: "seven", steps: { length: steps.length } });
});

test("of two files of a student and lesson the later one counts", () => {
  const both = lastOfEach([read(made({ answer: "late", hour: 5 })), read(made({ answer: "early", hour: 2 }))]);
  expect(both.map(({ steps }) => steps[asked]!.answer)).toEqual(["late"]);
});

test("what is no such file is refused, with the place that is wrong", () => {
  const good = made();
  const step = good.steps[asked]!;
  const withStep = (change: object) => ({
    ...good,
    steps: good.steps.map((one, index) => (index === asked ? { ...step, ...change } : one)),
  });
  expect(() => readHandIn("{", "x")).toThrow(words.noJson);
  for (const other of [null, [], {}, { ...good, format: "titans-explorer-answers/9" }])
    expect(() => read(other)).toThrow(words.otherFormat);
  const wrong: [object, string][] = [
    [{ ...good, lesson: { id: "../x", title: "" } }, "lesson.id"],
    [{ ...good, saved: "yesterday" }, "saved"],
    [{ ...good, name: "x".repeat(300) }, "name"],
    [{ ...good, steps: [] }, "steps"],
    [{ ...good, steps: Array(200).fill(step) }, "steps"],
    [withStep({ tries: -1 }), "tries"],
    [withStep({ tries: "2" }), "tries"],
    [withStep({ end: "won" }), "end"],
    [withStep({ run: "javascript:alert(1)" }), "run"],
    [withStep({ answer: 7 }), "answer"],
    [withStep({ first: { answer: "x", right: "yes" } }), "first.right"],
    [withStep({ points: [1] }), "points"],
    [withStep({ check: { kind: "<b>", question: "" } }), "check.kind"],
    [{ ...good, inventory: { before: "all" } }, "inventory.before"],
  ];
  for (const [document, at] of wrong) expect(() => read(document), at).toThrow(at);
});

test("nothing that a student wrote is a formula to a spreadsheet", async () => {
  const mean = ["=1+1", "+1", "-1", "@x", "\t=2", "\ttab"];
  const text = await textsFile(rowsOf(mean.map((answer) => read(made({ name: answer, answer }))))).text();
  for (const answer of mean) expect(text).toContain(`'${answer}`);
  expect(text).not.toMatch(/(^|,)"?[=+@\t-]/mu);
});

test("neighbours in an assignment see another order, each always the same, and never the right one", () => {
  const orderOf = (seed: string): string => shownOrder(4, { lesson: "x", step: 0, seed }).join("");
  const orders = Array.from({ length: 30 }, (_, number) => orderOf(String(number)));
  expect(new Set(orders).size).toBeGreaterThan(10);
  expect(orders).not.toContain("0123");
  expect(orderOf(seedOf(" Ada  LOVELACE"))).toBe(orderOf(seedOf("ada lovelace")));
});

test("each of the ten questions has one right answer, and a reason for every other", () => {
  expect(inventory).toHaveLength(10);
  for (const item of inventory) {
    expect(item.options.filter(({ why }) => why === undefined)).toHaveLength(1);
    expect(rightOf(item)).toBe(0);
    expect(new Set(item.options.map(({ words }) => words)).size).toBe(4);
  }
});
