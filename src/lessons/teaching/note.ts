// What does a teacher get told of a step? What people believe who get it wrong, what to ask aloud, and what may be answered.
// A file of this folder a lesson, named by its id: a note for every step, in their order. Fetched with the teacher's switch alone.

import type { Prose } from "#lessons/markup";

export interface StepNote {
  readonly misconception: Prose;
  readonly ask: Prose;
  readonly expect: Prose;
}
