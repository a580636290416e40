// How does a teacher print a lesson? As a worksheet, with solutions or without.

import { useCallback, useState, type ReactElement } from "react";
import type { Lesson } from "#lessons/lesson";
import { teacherWords } from "#words/teachers";
import { Worksheet } from "./Worksheet";

const words = teacherWords.worksheet;

export function PrintButtons({ lesson }: { lesson: Lesson }): ReactElement {
  const [printing, setPrinting] = useState<"plain" | "solved" | null>(null);
  const printed = useCallback(() => setPrinting(null), []);
  return (
    <p className="lesson-prints">
      <button type="button" className="lesson-link" onClick={() => setPrinting("plain")}>
        {words.print}
      </button>
      <button type="button" className="lesson-link" onClick={() => setPrinting("solved")}>
        {words.printSolved}
      </button>
      {printing && (
        <Worksheet key={printing} lesson={lesson} hasSolutions={printing === "solved"} onPrinted={printed} />
      )}
    </p>
  );
}
