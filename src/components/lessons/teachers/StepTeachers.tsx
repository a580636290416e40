// What does a teacher see of a step? What people believe who get it wrong, what to ask aloud, what to expect, and the answer key.

import { useEffect, useState, type ReactElement } from "react";
import { answerKey } from "#guide/answerKey";
import { askerOf } from "#guide/askReading";
import { placeOf, type At } from "#guide/draft";
import { notesOf } from "#lessons/teacherNotes";
import type { StepNote } from "#lessons/teaching/note";
import type { Session } from "#state/session";
import { teacherWords } from "#words/teachers";
import { useAsked } from "#components/hooks/asked";
import { fetched } from "#components/hooks/fetched";
import { LessonWords } from "#components/lessons/LessonProse";
import { Key } from "./Key";
import { PrintButtons } from "./PrintButtons";

export function StepTeachers({ session, at }: { session: Session; at: At }): ReactElement {
  const { lesson, step } = at;
  const { check } = lesson.steps[step]!;
  const notes = useNotes(lesson.id);
  const note = notes?.[step];
  const name = `${lesson.id} ${step}`;
  const found = useAsked(check ? name : null, async (signal) => ({
    of: name,
    key: await answerKey(check!, placeOf(at), askerOf(session, signal)),
  }));
  return (
    <aside className="lesson-teachers" aria-label={teacherWords.notes} data-export="omit">
      <h3>{teacherWords.notes}</h3>
      {notes === null && <p className="note">{teacherWords.fetching}</p>}
      {notes !== null && !note && <p className="note">{teacherWords.noNotes}</p>}
      {note &&
        (["misconception", "ask", "expect"] as const).map((part) => (
          <p key={part}>
            <b>{teacherWords[part]}.</b> <LessonWords text={note[part]} />
          </p>
        ))}
      {check && (
        <>
          <h3>{teacherWords.answer}</h3>
          {found?.of === name ? <Key of={found.key} /> : <p className="note">{teacherWords.computing}</p>}
        </>
      )}
      <PrintButtons lesson={lesson} />
      <p className="note">{teacherWords.never}</p>
    </aside>
  );
}

/** null until they are here. */
function useNotes(lesson: string): readonly StepNote[] | null {
  const [got, setGot] = useState<{ readonly of: string; readonly notes: readonly StepNote[] } | null>(null);
  useEffect(() => {
    let isWanted = true;
    const set = (notes: readonly StepNote[]): void => {
      if (isWanted) setGot({ of: lesson, notes });
    };
    fetched(() => notesOf(lesson)).then(set, () => set([]));
    return () => void (isWanted = false);
  }, [lesson]);
  return got?.of === lesson ? got.notes : null;
}
