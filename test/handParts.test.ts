// Does a sheet that is worked out by hand keep open what is asked, and all that follows from it?

import { expect, test } from "vitest";
import { lessons } from "#lessons/course";
import { handState } from "#components/lessons/own/handParts";

const lesson = lessons.find(({ id }) => id === "gradient-by-hand")!;

test("what a step asks has a question mark until it is answered, and nothing after it is shown", () => {
  const open = handState(lesson, { step: 1, isOver: false });
  expect([open.isAsked("loss"), open.isAsked("gradient")]).toEqual([true, false]);
  expect([open.isShown("answer"), open.isShown("loss"), open.isShown("gradient")]).toEqual([true, false, false]);
});

test("who is asked for the loss works out the error, too", () => {
  const open = handState(lesson, { step: 1, isOver: false });
  expect([open.isAsked("error"), open.isShown("error")]).toEqual([true, false]);
  expect(handState(lesson, { step: 1, isOver: true }).isShown("error")).toBe(true);
});

test("once it is answered all is shown that no later step asks for", () => {
  const over = handState(lesson, { step: 1, isOver: true });
  expect([over.isAsked("loss"), over.isShown("loss"), over.isShown("gradient")]).toEqual([false, true, false]);
  const end = handState(lesson, { step: lesson.steps.length - 1, isOver: false });
  expect(end.isShown("answerAfter")).toBe(true);
});
