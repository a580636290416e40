// Where are a lesson's notes for teachers? Each in a file of its own, which comes when it is asked for.

import { translatedFields } from "#words/translate";
import type { StepNote } from "./teaching/note";

const files = import.meta.glob<{ readonly notes: readonly StepNote[] }>("./teaching/*.ts");

/** One a step, in their order; none where the lesson has none yet. */
export async function notesOf(lesson: string): Promise<readonly StepNote[]> {
  const load = files[`./teaching/${lesson}.ts`];
  return load ? translatedFields(`teaching.${lesson}`, ["misconception", "ask", "expect"], (await load()).notes) : [];
}
