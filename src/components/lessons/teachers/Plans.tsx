// How is a class's time filled? Each plan minute by minute, with links to its lessons.

import type { ReactElement } from "react";
import { lessons } from "#lessons/course";
import { readingPace } from "#lessons/minutes";
import { planned, plans, talk } from "#lessons/plans";
import { say } from "#words/say";
import { sayShare } from "#words/share";
import { teacherWords } from "#words/teachers";
import { LessonLink } from "#components/lessons/LessonLink";

const words = teacherWords.planning;

export function Plans(): ReactElement {
  const share = sayShare(talk);
  return (
    <>
      <p className="note">{say(words.about, { pace: readingPace, share })}</p>
      {plans.map((plan) => (
        <section key={plan.id} className="lesson-plan" aria-label={plan.title}>
          <h3>{plan.title}</h3>
          {planned(plan, lessons).map(({ minutes, aim, opening, closing, lessons: chosen }, session) => (
            <table key={session}>
              <caption>
                {plan.sessions.length > 1 && say(words.session, { number: session + 1 })} {aim}
              </caption>
              <tbody>
                <Row from={0} to={opening} what={words.opening} />
                {chosen.map(({ lesson, way, from, to }) => (
                  <Row key={lesson.id} from={from} to={to} what={words[way]}>
                    <LessonLink lesson={lesson} step={0}>
                      {lesson.title}
                    </LessonLink>
                  </Row>
                ))}
                <Row from={minutes - closing} to={minutes} what={words.closing} />
              </tbody>
            </table>
          ))}
        </section>
      ))}
    </>
  );
}

function Row({
  from,
  to,
  what,
  children,
}: {
  from: number;
  to: number;
  what: string;
  children?: ReactElement;
}): ReactElement {
  return (
    <tr>
      <th scope="row">{say(words.minutes, { from, to })}</th>
      <td>
        {children} {what}
      </td>
    </tr>
  );
}
