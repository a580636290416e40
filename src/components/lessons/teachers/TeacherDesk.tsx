// What has a teacher at hand beside the lessons? Hand-ins as one table, and what an assignment is.

import type { ReactElement, ReactNode } from "react";
import { teacherWords } from "#words/teachers";
import { HandIns } from "./HandIns";

export function TeacherDesk(): ReactElement {
  return (
    <div className="lesson-desks" data-export="omit">
      <Part title={teacherWords.assignments}>
        <p className="note">{teacherWords.assignmentsAbout}</p>
      </Part>
      <Part title={teacherWords.handIns.title}>
        <HandIns />
      </Part>
    </div>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }): ReactElement {
  return (
    <details className="lesson-desk">
      <summary>{title}</summary>
      {children}
    </details>
  );
}
