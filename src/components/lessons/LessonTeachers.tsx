// What does a teacher make of a lesson? Its objective, and links to any step: with knobs left out, or as an assignment.

import { Suspense, useState, type ReactElement } from "react";
import { knobNames } from "#guide/answerKey";
import type { LessonKnob } from "#lessons/checks/check";
import { rowOf } from "#lessons/checks/kinds";
import type { Lesson } from "#lessons/lesson";
import { lessonWords } from "#words/lessons";
import { say } from "#words/say";
import { fetchedView } from "#components/hooks/fetched";
import { LessonWords } from "./LessonProse";

const PrintButtons = fetchedView(() => import("./teachers/PrintButtons").then((module) => module.PrintButtons));

export function LessonTeachers({ lesson }: { lesson: Lesson }): ReactElement {
  const [leftOut, setLeftOut] = useState<readonly LessonKnob[]>([]);
  const [isAssignment, setAssignment] = useState(false);
  const { title, objective, steps } = lesson;
  return (
    <div className="lesson-teachers">
      <p>
        <b>{lessonWords.objective}.</b> <LessonWords text={objective} />
      </p>
      <fieldset>
        <legend>{lessonWords.linkChoices}</legend>
        {knobsOf(lesson).map((knob) => (
          <Choice
            key={knob}
            label={say(lessonWords.without, { knob: knobNames[knob].label })}
            isChosen={leftOut.includes(knob)}
            choose={(isChosen) => setLeftOut([...leftOut.filter((one) => one !== knob), ...(isChosen ? [knob] : [])])}
          />
        ))}
        <Choice label={lessonWords.asAssignment} isChosen={isAssignment} choose={setAssignment} />
      </fieldset>
      <p>
        {lessonWords.linksToSteps}{" "}
        {steps.map((_, step) => (
          <a
            key={step}
            href={linkToStep({ lesson, step, leftOut, isAssignment })}
            className="lesson-entry-step"
            aria-label={say(lessonWords.linkToStep, { title, number: step + 1 })}
          >
            {step + 1}
          </a>
        ))}
      </p>
      <Suspense fallback={null}>
        <PrintButtons lesson={lesson} />
      </Suspense>
    </div>
  );
}

/** The knobs that any step of a lesson hands to the reader, each once. */
function knobsOf({ steps }: Lesson): LessonKnob[] {
  const turned = steps.flatMap(({ knobs = [], check }) => [
    ...knobs,
    ...((check && rowOf(check).knobs?.(check)) ?? []),
  ]);
  return [...new Set(turned)];
}

function Choice({
  label,
  isChosen,
  choose,
}: {
  label: string;
  isChosen: boolean;
  choose: (isChosen: boolean) => void;
}): ReactElement {
  return (
    <label className="lesson-choice">
      <input type="checkbox" checked={isChosen} onChange={(event) => choose(event.target.checked)} /> {label}
    </label>
  );
}

/** Says where and nothing of what is to be seen there: the step brings its own Scene. */
export function linkToStep({
  lesson,
  step,
  leftOut = [],
  isAssignment = false,
}: {
  lesson: Lesson;
  step: number;
  leftOut?: readonly LessonKnob[];
  isAssignment?: boolean;
}): string {
  const place = `#v=1&view=lessons&lesson=${lesson.id}${step > 0 ? `&step=${step + 1}` : ""}`;
  return `${place}${isAssignment ? "&assignment=true" : ""}${leftOut.length > 0 ? `&lock=${leftOut.join(",")}` : ""}`;
}
