// What does the Lessons view show? The lesson that the Scene names, or the list of all of them.

import type { ReactElement } from "react";
import { lessonOfId } from "#lessons/course";
import { lessonWords } from "#words/lessons";
import { say } from "#words/say";
import type { Session } from "#state/session";
import { useExplorer } from "#state/store";
import { LessonList } from "./LessonList";
import { LessonPage } from "./LessonPage";
import "./Lessons.css";

export function Lessons({ session }: { session: Session }): ReactElement {
  const place = useExplorer(({ scene }) => scene.lesson);
  const lesson = place && lessonOfId(place.id);
  if (!place) return <LessonList />;
  if (!lesson) return <LessonList notice={say(lessonWords.unknown, { id: place.id })} />;
  const step = Math.min(place.step, lesson.steps.length);
  return <LessonPage key={lesson.id} session={session} lesson={lesson} step={step} acted={place.acted} />;
}
