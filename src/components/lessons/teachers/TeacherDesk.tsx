// What has a teacher at hand beside the lessons? Plans, what needs what, what an assignment is, and hand-ins as one table.

import type { ReactElement, ReactNode } from "react";
import { teacherWords } from "#words/teachers";
import { HandIns } from "./HandIns";
import { NeedsMap } from "./NeedsMap";
import { Plans } from "./Plans";

export function TeacherDesk(): ReactElement {
  return (
    <div className="lesson-desks" data-export="omit">
      <Part title={teacherWords.plans}>
        <Plans />
      </Part>
      <Part title={teacherWords.map}>
        <NeedsMap />
      </Part>
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
