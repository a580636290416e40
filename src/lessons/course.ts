// Which lessons are there, in which order? Every file of this folder that begins with a number, by that number.

import { translatedFields } from "#words/translate";
import { lessonTexts, type Lesson } from "./lesson";

const files = import.meta.glob<{ readonly lesson: Lesson }>("./[0-9][0-9]-*.ts", { eager: true });

export const lessons: readonly Lesson[] = Object.keys(files)
  .sort()
  .map((file) => files[file]!.lesson)
  .map((lesson) => translatedFields(`lessons.${lesson.id}`, lessonTexts, lesson));

interface Part {
  readonly title: string;
  /** The lesson that it begins with, by its id. */
  readonly from: string;
}

const parts: readonly Part[] = translatedFields(
  "courseParts",
  ["title"],
  [
    { title: "What a memory keeps", from: "who-remembers" },
    { title: "How Titans writes", from: "write-the-error" },
    { title: "Depth, chunks and training", from: "deep-memory" },
    { title: "Titans, put to the test", from: "three-wirings" },
    { title: "Other memories, and yours", from: "four-choices" },
  ],
);

/** The course in its parts, each with its lessons. */
export function courseParts(): { readonly title: string; readonly lessons: readonly Lesson[] }[] {
  const begins = parts.map(({ from }) => lessons.findIndex(({ id }) => id === from));
  return parts.map(({ title }, part) => ({ title, lessons: lessons.slice(begins[part], begins[part + 1]) }));
}

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
