// How does a link lead into a lesson? At once, and as any link in a new tab.

import type { MouseEvent, ReactElement } from "react";
import { openStep } from "#guide/guide";
import type { Lesson } from "#lessons/lesson";
import { keepForBack } from "#state/link";
import { linkToStep } from "./LessonTeachers";

/** A link's own work is left to it where it opens a tab or a window of its own. */
export function openHere(event: MouseEvent, open: () => void): void {
  if (event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  keepForBack();
  open();
}

export function LessonLink({
  lesson,
  step,
  label,
  className = "link",
  children,
}: {
  lesson: Lesson;
  step: number;
  label?: string;
  className?: string;
  children: string;
}): ReactElement {
  return (
    <a
      className={className}
      href={linkToStep({ lesson, step })}
      aria-label={label}
      onClick={(event) => openHere(event, () => openStep({ lesson, step }))}
    >
      {children}
    </a>
  );
}
