// Which lessons are there, in which order? Every file of this folder that begins with a number, by that number.

import { translatedFields } from "#words/translate";
import { lessonTexts, type Lesson } from "./lesson";

const files = import.meta.glob<{ readonly lesson: Lesson }>("./[0-9][0-9]-*.ts", { eager: true });

export const lessons: readonly Lesson[] = Object.keys(files)
  .sort()
  .map((file) => files[file]!.lesson)
  .map((lesson) => translatedFields(`lessons.${lesson.id}`, lessonTexts, lesson));

export function lessonOfId(id: string): Lesson | null {
  return lessons.find((lesson) => lesson.id === id) ?? null;
}
