import { expect, test } from "vitest";
import { submissionOf } from "#guide/submission";
import { lessons } from "#lessons/course";
import { decodeLink } from "#state/link";

const lesson = lessons[0]!;
const asked = lesson.steps.findIndex(({ check }) => check);
const run = "v=1&view=lessons&lesson=who-remembers&theta=0.3&token=12";
const made = submissionOf({
  lesson,
  name: "",
  progress: { at: 0, steps: { [asked]: { end: "done", tries: 2, answer: "*red*, not blue", run } }, firsts: {} },
  saved: new Date(Date.UTC(2026, 0, 2)),
  page: "https://example.org/titans/",
});

test("a file of answers has a row for every step, in words without marks, and says which were not reached", () => {
  expect(made.steps.map(({ step }) => step)).toEqual(lesson.steps.map((_, index) => index + 1));
  expect(made.steps[asked]).toMatchObject({ end: "done", tries: 2, answer: "red, not blue" });
  expect(made.steps[asked]!.check!.question).not.toMatch(/[*[\]]/);
  expect(made.steps.at(-1)).toMatchObject({ end: "unreached", tries: 0, answer: null, run: null });
  expect(JSON.parse(JSON.stringify(made))).toEqual(made);
});

test("its links open the very run that the reader left", () => {
  const link = new URL(made.steps[asked]!.run!);
  expect(link.origin + link.pathname).toBe("https://example.org/titans/");
  const { scene, problem } = decodeLink(link.hash);
  expect(problem).toBeNull();
  expect(scene).toMatchObject({ cursor: 11, lesson: { id: "who-remembers" }, memory: { theta: 0.3 } });
});
