// Which words does a lesson have? All of them as one flat record, and a lesson with other words in their places: a translation.

import type { Check, Lesson, Step } from "./lesson";

/** Words by where they stand: “title”, “steps.2.prose”, “steps.2.check.hints.0”. */
export type Words = Readonly<Record<string, string>>;

export function wordsOf(lesson: Lesson): Words {
  const words: Record<string, string> = {};
  mapWords(lesson, (key, text) => (words[key] = text));
  return words;
}

/** The lesson in the words of a catalogue; what that lacks stays as it is. */
export function withWords(lesson: Lesson, words: Words): Lesson {
  return mapWords(lesson, (key, text) => words[key] ?? text);
}

type Change = (key: string, text: string) => string;

function mapWords(lesson: Lesson, change: Change): Lesson {
  return {
    ...lesson,
    title: change("title", lesson.title),
    question: change("question", lesson.question),
    objective: change("objective", lesson.objective),
    steps: lesson.steps.map((step, index) => mapStep(step, (key, text) => change(`steps.${index}.${key}`, text))),
    notShown: change("notShown", lesson.notShown),
    more: { ...lesson.more, words: change("more", lesson.more.words) },
  };
}

function mapStep(step: Step, change: Change): Step {
  const { prose, action, marks, check, claims } = step;
  return {
    ...step,
    prose: change("prose", prose),
    ...(action && { action: { ...action, words: change("action", action.words) } }),
    ...(marks && { marks: marks.map((mark, index) => ({ ...mark, words: change(`marks.${index}`, mark.words) })) }),
    ...(check && { check: mapCheck(check, (key, text) => change(`check.${key}`, text)) }),
    // What a claim shows is found in the words, so it is written as they write it.
    ...(claims && {
      claims: claims.map((claim, index) => ({ ...claim, shown: change(`claims.${index}`, claim.shown) })),
    }),
  };
}

function mapCheck(check: Check, change: Change): Check {
  const { question, hints, afterwards } = check;
  const asked = {
    question: change("question", question),
    hints: hints.map((hint, index) => change(`hints.${index}`, hint)),
    ...(afterwards !== undefined && { afterwards: change("afterwards", afterwards) }),
  };
  switch (check.kind) {
    case "predict":
    case "cells":
    case "odd":
      return { ...check, ...asked };
    case "goal":
      return {
        ...check,
        ...asked,
        conditions: check.conditions.map((condition, index) => ({
          ...condition,
          words: change(`conditions.${index}`, condition.words),
        })),
      };
    case "order":
      return { ...check, ...asked, items: check.items.map((item, index) => change(`items.${index}`, item)) };
    case "choose":
      return {
        ...check,
        ...asked,
        options: check.options.map(({ words, hint }, index) => ({
          words: change(`options.${index}`, words),
          ...(hint !== undefined && { hint: change(`options.${index}.hint`, hint) }),
        })),
      };
    case "ownWords":
      return { ...check, ...asked, model: change("model", check.model) };
    default:
      return check satisfies never;
  }
}
