// Which lessons are there? Their questions and minutes, how far the reader is, and where to go on.
// Leaves to LessonTeachers.tsx what teachers make of them.

import { Suspense, type ReactElement } from "react";
import { forgetSittings } from "#guide/inventory";
import { switchTeacher, useTeacher } from "#guide/teacher";
import { courseParts, lessons } from "#lessons/course";
import type { Lesson } from "#lessons/lesson";
import { minutesOf } from "#lessons/minutes";
import { forgetAll, progressOf, useProgress, type LessonProgress } from "#guide/progress";
import { patchScene, notify } from "#state/store";
import { lessonWords } from "#words/lessons";
import { say } from "#words/say";
import { teacherWords } from "#words/teachers";
import { fetchedView } from "#components/hooks/fetched";
import { LessonWords } from "./LessonProse";
import { LessonLink, openHere } from "./LessonLink";
import { LessonTeachers } from "./LessonTeachers";

const TeacherDesk = fetchedView(() => import("./teachers/TeacherDesk").then((module) => module.TeacherDesk));
const Inventory = fetchedView(() => import("./Inventory").then((module) => module.Inventory));

export function LessonList({ notice = null }: { notice?: string | null }): ReactElement {
  const hasProgress = useProgress((state) => Object.keys(state.lessons).length > 0);
  const next = useProgress((state) => lessons.find((lesson) => stepsDone(lesson, state.lessons[lesson.id]) === 0));
  const begun = useProgress((state) => lessons.find((lesson) => isBegun(lesson, state.lessons[lesson.id])));
  const forTeachers = useTeacher(({ teaches }) => teaches);
  const minutes = lessons.reduce((sum, lesson) => sum + minutesOf(lesson), 0);
  return (
    <main className="lesson-list" data-paper="whole">
      <h2 className="lesson-list-title">{lessonWords.view}</h2>
      <p className="lesson-list-intro">{lessonWords.intro}</p>
      <div className="lesson-list-head">
        <p className="note">{say(lessonWords.courseLength, { lessons: lessons.length, minutes })}</p>
        <GlossaryLink />
        <button
          type="button"
          className="button lesson-list-teachers"
          aria-pressed={forTeachers}
          onClick={() => switchTeacher("teaches", !forTeachers)}
        >
          {lessonWords.forTeachers}
        </button>
      </div>
      {forTeachers && (
        <Suspense fallback={null}>
          <TeacherDesk />
        </Suspense>
      )}
      {notice && (
        <p className="note" role="status">
          {notice}
        </p>
      )}
      {courseParts().map((part) => (
        <section key={part.title}>
          <h3 className="lesson-part">{part.title}</h3>
          <ol className="lesson-list-items">
            {part.lessons.map((lesson) => (
              <Entry
                key={lesson.id}
                lesson={lesson}
                number={lessons.indexOf(lesson) + 1}
                isNext={lesson === (begun ?? next)}
                forTeachers={forTeachers}
              />
            ))}
          </ol>
        </section>
      ))}
      <details className="lesson-desk">
        <summary>{teacherWords.inventory.title}</summary>
        <Suspense fallback={null}>
          <Inventory />
        </Suspense>
      </details>
      {hasProgress && (
        <button
          type="button"
          className="button"
          onClick={() => {
            forgetAll();
            forgetSittings();
            notify(lessonWords.forgotten);
          }}
        >
          {lessonWords.forget}
        </button>
      )}
    </main>
  );
}

function stepsDone({ steps }: Lesson, progress: LessonProgress | undefined): number {
  return steps.filter((_, step) => progress?.steps[step] !== undefined).length;
}

function isBegun(lesson: Lesson, progress: LessonProgress | undefined): boolean {
  const done = stepsDone(lesson, progress);
  return done > 0 && done < lesson.steps.length;
}

function GlossaryLink(): ReactElement {
  return (
    <a
      className="link"
      href="#v=1&view=glossary"
      onClick={(event) => openHere(event, () => patchScene({ view: "glossary" }))}
    >
      {lessonWords.glossary}
    </a>
  );
}

function Entry({
  lesson,
  number,
  isNext,
  forTeachers,
}: {
  lesson: Lesson;
  number: number;
  /** Whether this is where to go on. */
  isNext: boolean;
  forTeachers: boolean;
}): ReactElement {
  const progress = useProgress((state) => progressOf(lesson.id, state));
  const { title, question, steps } = lesson;
  const done = stepsDone(lesson, progress);
  const isOver = done === steps.length;
  const step = isOver ? 0 : Math.min(progress.at, steps.length - 1);
  const way = lessonWords[isOver ? "again" : done > 0 ? "goOn" : "begin"];
  return (
    <li className="lesson-entry">
      <span className="lesson-entry-number" aria-hidden data-done={isOver || undefined}>
        {isOver ? "✓" : number}
      </span>
      <div>
        <h4>
          <LessonLink lesson={lesson} step={step} className="link lesson-entry-title">
            {title}
          </LessonLink>
        </h4>
        <p className="lesson-entry-question">
          <LessonWords text={question} />
        </p>
        <p className="note lesson-entry-foot">
          <LessonLink
            lesson={lesson}
            step={step}
            label={`${way}: ${title}`}
            className={isNext ? "lesson-button lesson-button-primary" : "link lesson-entry-way"}
          >
            {way}
          </LessonLink>
          <span>{say(lessonWords.minutes, { n: minutesOf(lesson) })}</span>
          {done > 0 && <span>{say(lessonWords.progress, { done, count: steps.length })}</span>}
        </p>
        {forTeachers && <LessonTeachers lesson={lesson} />}
      </div>
    </li>
  );
}
