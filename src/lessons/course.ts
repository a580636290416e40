// Which lessons are there, in which order? Every file of this folder that begins with a number, by that number.

import { translatedFields } from "#words/translate";
import { lessonTexts, type Lesson } from "./lesson";

const files = import.meta.glob<{ readonly lesson: Lesson }>("./[0-9][0-9]-*.ts", { eager: true });

export const lessons: readonly Lesson[] = Object.keys(files)
  .sort()
  .map((file) => files[file]!.lesson)
  .map((lesson) => translatedFields(`lessons.${lesson.id}`, lessonTexts, lesson));

/** Lessons that have become part of another, by the ids that old links name. */
const moved: Readonly<Record<string, string>> = { "read-order": "chunks", "kernels-and-compression": "kernels" };

export function lessonOfId(id: string): Lesson | null {
  const find = (name: string | undefined): Lesson | null => lessons.find((lesson) => lesson.id === name) ?? null;
  return find(id) ?? find(moved[id]);
}

/** The lesson that comes after it; null after the last. */
export function lessonAfter(lesson: Lesson): Lesson | null {
  return lessons[lessons.indexOf(lesson) + 1] ?? null;
}
