// How does a lesson stand on paper? Its very words and questions, with boxes and lines to write on, and with solutions where these are
// asked for. Drawn for the printer alone.

import { useEffect, type ReactElement } from "react";
import { createPortal } from "react-dom";
import { writtenKey } from "#guide/answerKey";
import { shownOrder, type StepPlace } from "#lessons/checks/shownOrder";
import type { Check } from "#lessons/checks/kinds";
import { letters } from "#lessons/checks/odd";
import { lessons } from "#lessons/course";
import { sceneOf, type Lesson } from "#lessons/lesson";
import { cutText } from "#model/contracts/longestText";
import { lessonWords } from "#words/lessons";
import { say } from "#words/say";
import { teacherWords } from "#words/teachers";
import { LessonExhibit } from "#components/lessons/LessonExhibit";
import { LessonProse, LessonWords } from "#components/lessons/LessonProse";
import { Key } from "./Key";
import "./Worksheet.css";

const words = teacherWords.worksheet;
/** In characters: more of a text is not read on paper. */
const longestShown = 900;
/** Lines for a sentence of the reader's own. */
const lines = 4;

export function Worksheet({
  lesson,
  hasSolutions,
  onPrinted,
}: {
  lesson: Lesson;
  hasSolutions: boolean;
  onPrinted: () => void;
}): ReactElement {
  useEffect(() => {
    const { dataset } = document.documentElement;
    dataset["worksheet"] = "";
    addEventListener("afterprint", onPrinted);
    print();
    return () => {
      delete dataset["worksheet"];
      removeEventListener("afterprint", onPrinted);
    };
  }, [onPrinted]);
  const number = lessons.indexOf(lesson) + 1;
  const texts = lesson.steps.map((_, step) => sceneOf({ lesson, step, acted: true }).text);
  return createPortal(
    <article className="worksheet">
      <header>
        <p className="note">
          {say(lessonWords.lessonOf, { number, count: lessons.length })}
          {hasSolutions && ` · ${words.solutions}`}
        </p>
        <h1>{lesson.title}</h1>
        <LessonProse text={lesson.question} className="worksheet-question" />
        {!hasSolutions && <p className="worksheet-name">{words.name}</p>}
        <p className="note">{say(words.page, { address: location.href.replace(/#.*$/, "") })}</p>
      </header>
      {lesson.steps.map(({ prose, check, action, exhibit, reveals }, step) => (
        <section key={step}>
          <h2>{step + 1}</h2>
          {texts[step] !== texts[step - 1] && <Text of={texts[step]!} />}
          <LessonProse text={prose} />
          {action && <p className="note">{say(words.action, { action: action.words })}</p>}
          {exhibit && <LessonExhibit exhibit={exhibit} />}
          {check && <Asked check={check} place={{ lesson: lesson.id, step }} hasSolutions={hasSolutions} />}
          {hasSolutions && reveals?.exhibit && <LessonExhibit exhibit={reveals.exhibit} />}
        </section>
      ))}
      <section>
        <h2>{words.end}</h2>
        {hasSolutions ? <LessonProse text={lesson.remember ?? lesson.question} /> : <Lines />}
        <h2>{lessonWords.notShown}</h2>
        <LessonProse text={lesson.notShown} />
      </section>
    </article>,
    document.body,
  );
}

function Text({ of }: { of: string }): ReactElement {
  const { text, leftOut } = cutText(of, longestShown);
  return (
    <p className="worksheet-text">
      <b>{words.text}</b> {text}
      {leftOut > 0 && "…"}
    </p>
  );
}

function Asked({
  check,
  place,
  hasSolutions,
}: {
  check: Check;
  place: StepPlace;
  hasSolutions: boolean;
}): ReactElement {
  const key = writtenKey(check, place);
  return (
    <>
      <LessonProse text={check.question} className="worksheet-question" />
      <Room check={check} place={place} />
      {hasSolutions && (
        <div className="worksheet-solution">
          {key && <Key of={key} />}
          {check.afterwards && <LessonProse text={check.afterwards} />}
        </div>
      )}
    </>
  );
}

/** Where the answer is written. */
function Room({ check, place }: { check: Check; place: StepPlace }): ReactElement {
  switch (check.kind) {
    case "choose":
      return <Boxes of={shownOrder(check.options.length, place).map((option) => check.options[option]!.words)} />;
    case "order":
      return <Boxes of={shownOrder(check.items.length, place).map((item) => check.items[item]!)} />;
    case "odd":
      return <Boxes of={letters.map((letter) => say(lessonWords.run, { letter }))} />;
    case "goal":
      return <Boxes of={check.conditions.map(({ words }) => words)} />;
    case "ownWords":
      return <Lines />;
    case "number":
      return (
        <p className="worksheet-name">
          <LessonWords text={check.label} />:
        </p>
      );
    default:
      return <p className="worksheet-name">{words.answer}</p>;
  }
}

function Boxes({ of }: { of: readonly string[] }): ReactElement {
  return (
    <ul className="worksheet-boxes">
      {of.map((text) => (
        <li key={text}>
          <LessonWords text={text} />
        </li>
      ))}
    </ul>
  );
}

function Lines(): ReactElement {
  return (
    <div className="worksheet-lines" aria-hidden>
      {Array.from({ length: lines }, (_, line) => (
        <div key={line} />
      ))}
    </div>
  );
}
