// Which knobs does a step hand to the reader? Those it names, but what a teacher's link leaves out.

import type { ReactElement } from "react";
import type { LessonKnob } from "#lessons/checks/check";
import { useExplorer } from "#state/store";
import { lessonWords } from "#words/lessons";
import { OneKnob } from "#components/settings/Settings";

export function LessonKnobs({ ids }: { ids: readonly LessonKnob[] }): ReactElement {
  const isEmpty = useExplorer(({ scene }) => ids.every((id) => scene.hiddenControls.includes(id)));
  if (isEmpty) return <p className="note">{lessonWords.leftOut}</p>;
  return (
    // Enter takes the number that was typed; it does not also ask for judgement.
    <div className="lesson-knobs" onKeyDown={(event) => event.key === "Enter" && event.preventDefault()}>
      {ids.map((id) => (
        <OneKnob key={id} id={id} />
      ))}
    </div>
  );
}
