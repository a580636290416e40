// How does a lesson end? With what the reader said beside what we would say, what was not shown, and where to go on.

import { useState, type FormEvent, type ReactElement } from "react";
import { sittingsInWords } from "#guide/inventory";
import { studentSeed, useStudent } from "#guide/student";
import { submissionOf } from "#guide/submission";
import { lessonAfter } from "#lessons/course";
import type { Lesson } from "#lessons/lesson";
import { lessonWords } from "#words/lessons";
import { say } from "#words/say";
import { progressOf, useProgress } from "#guide/progress";
import { useExplorer } from "#state/store";
import { LessonLink } from "./LessonLink";
import { LessonProse, LessonWords } from "./LessonProse";
import { saveFile } from "#components/panel/saveFile";

/** The reader's answers and runs as a file. An assignment asks for it; anybody may keep it. */
function SubmissionForm({ lesson }: { lesson: Lesson }): ReactElement {
  const isAssignment = useExplorer(({ scene }) => scene.assignment);
  const student = useStudent(({ name }) => name);
  const [name, setName] = useState(isAssignment ? student : "");
  function save(event: FormEvent): void {
    event.preventDefault();
    const made = submissionOf({
      lesson,
      ...{ name: name.trim(), seed: studentSeed(), saved: new Date(), page },
      ...{ progress: progressOf(lesson.id), inventory: sittingsInWords() },
    });
    const file = new Blob([JSON.stringify(made, null, 2)], { type: "application/json" });
    saveFile(file, `${lesson.id}-answers.json`);
  }
  const page = location.href.replace(/#.*$/, "");
  return (
    <form className="lesson-hand-in" data-assignment={isAssignment || undefined} onSubmit={save}>
      {isAssignment && <h3>{lessonWords.assignment}</h3>}
      <p className="note">{lessonWords.submissionNote}</p>
      <label className="note">
        {lessonWords.yourName}{" "}
        <input type="text" autoComplete="off" value={name} onChange={(event) => setName(event.currentTarget.value)} />
      </label>{" "}
      <button type="submit" className={isAssignment ? "lesson-button lesson-button-primary" : "lesson-button"}>
        {lessonWords.saveAnswers}
      </button>
    </form>
  );
}

export function LessonClosing({ lesson }: { lesson: Lesson }): ReactElement {
  const { steps } = useProgress((state) => progressOf(lesson.id, state));
  const said = lesson.steps.flatMap(({ check }, step) =>
    check?.kind === "ownWords" ? [{ check, answer: steps[step]?.answer ?? null, ticks: steps[step]?.points }] : [],
  );
  const isAssignment = useExplorer(({ scene }) => scene.assignment);
  const { more, remember } = lesson;
  const following = lessonAfter(lesson);
  return (
    <div className="lesson-closing">
      <LessonProse text={remember ?? lesson.question} className="lesson-remember" />
      <p>
        <b>{lessonWords.notShown}.</b> <LessonWords text={lesson.notShown} />
      </p>
      {isAssignment && <SubmissionForm lesson={lesson} />}
      <h3>{lessonWords.more}</h3>
      <p className="lesson-onward">
        {following && (
          <LessonLink lesson={following} step={0} className="lesson-button lesson-button-primary">
            {following.title}
          </LessonLink>
        )}
        {more && (
          <a className="link" href={more.href}>
            {more.words}
          </a>
        )}
      </p>
      {said.length > 0 && <h3>{lessonWords.endTitle}</h3>}
      {said.map(({ check, answer, ticks }) => (
        <div key={check.question}>
          <LessonProse text={check.question} className="lesson-question" />
          <p>
            <b>{lessonWords.yours}.</b> {answer ?? lessonWords.saidNothing}
          </p>
          <p>
            <b>{lessonWords.ours}.</b> <LessonWords text={check.modelAnswer} />
          </p>
          {ticks && (
            <p className="note">
              {say(lessonWords.pointsFound, { n: ticks.filter(Boolean).length, count: ticks.length })}
            </p>
          )}
        </div>
      ))}
      {!isAssignment && <SubmissionForm lesson={lesson} />}
    </div>
  );
}
