// What does the course explain and answer? In the glossary: its words with the step that explains each, and what people ask in
// public, answered in a sentence, with the thread where it was asked and the step that shows it.

import type { ReactElement } from "react";
import { confusions, type ConfusionId } from "#lessons/confusions";
import { threadOf } from "#lessons/threads";
import { whereAnswered, whereExplained, type Taught } from "#lessons/spokenOf";
import { terms, type TermId } from "#lessons/terms";
import { glossaryWords as words } from "./glossaryWords";
import { LessonLink } from "./LessonLink";

export function CourseTerms(): ReactElement {
  return (
    <section>
      <h3>{words.course}</h3>
      <dl>
        {(Object.keys(terms) as TermId[]).map((id) => (
          <div key={id} className="glossary-entry" id={`glossary-term-${id}`}>
            <dt>
              <span>{terms[id].name}</span>
            </dt>
            <dd>
              <p>{terms[id].meaning}</p>
              <p className="note">
                <Where taught={whereExplained(id)} />
              </p>
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

export function AskedInPublic(): ReactElement {
  return (
    <section>
      <h3>{words.asked}</h3>
      <dl>
        {(Object.keys(confusions) as ConfusionId[]).map((id) => {
          const { question, answer, asked } = confusions[id];
          return (
            <div key={id} className="glossary-entry" id={`glossary-asked-${id}`}>
              <dt>
                <span>{question}</span>
              </dt>
              <dd>
                <p>{answer}</p>
                <p className="note">
                  <Where taught={whereAnswered(id)} />
                  {asked.map((thread) => (
                    <span key={thread}>
                      {" · "}
                      <a className="link" translate="no" href={threadOf(thread)} target="_blank" rel="noreferrer">
                        {thread}
                      </a>
                    </span>
                  ))}
                </p>
              </dd>
            </div>
          );
        })}
      </dl>
    </section>
  );
}

/** The steps that teach it, as links to them. */
export function Where({ taught }: { taught: readonly Taught[] }): ReactElement {
  return (
    <>
      {taught.map(({ lesson, step }, index) => (
        <span key={lesson.id}>
          {index > 0 && ", "}
          <LessonLink lesson={lesson} step={step}>
            {lesson.title}
          </LessonLink>
        </span>
      ))}
    </>
  );
}
