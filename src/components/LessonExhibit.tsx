// What was measured before, here or elsewhere? A table of a lesson's cited figures, each with its bar, and whose they are.

import type { ReactElement } from "react";
import type { Exhibit, ExhibitTable, Figure } from "../lessons/lesson";
import { lessonWords } from "../words/lessons";
import { say } from "../words/say";
import { formatNumber } from "./format";
import { LessonWords } from "./LessonProse";
import "./LessonExhibit.css";

export function LessonExhibit({ exhibit }: { exhibit: Exhibit }): ReactElement {
  const { caption, source, tables } = exhibit;
  return (
    <figure className="lesson-exhibit" aria-label={lessonWords.exhibit}>
      <figcaption>
        <LessonWords text={caption} />{" "}
        {source.href === null ? (
          source.words
        ) : (
          <a className="link" href={source.href} target="_blank" rel="noreferrer">
            {source.words}
          </a>
        )}
      </figcaption>
      <div className="lesson-exhibit-tables">
        {tables.map((table) => (
          <Table key={table.title} table={table} />
        ))}
      </div>
    </figure>
  );
}

function Table({ table: { title, columns, rows } }: { table: ExhibitTable }): ReactElement {
  return (
    <table>
      <caption>{title}</caption>
      <thead>
        <tr>
          <td />
          {columns.map((column) => (
            <th key={column} scope="col">
              {column}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ name, figures }) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            {figures.map((figure, index) => (
              <Cell key={columns[index]} figure={figure} />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Cell({ figure }: { figure: Figure }): ReactElement {
  const { percent, low, high } = typeof figure === "number" ? { percent: figure } : figure;
  const written = formatNumber(percent, { digits: Number.isInteger(percent) && low !== undefined ? 0 : 1 });
  const isCounted = low !== undefined && high !== undefined;
  return (
    <td title={isCounted ? say(lessonWords.interval, { low, high }) : undefined}>
      {written}
      <span className="lesson-exhibit-bar" aria-hidden>
        <span style={{ width: `${percent}%` }} />
        {isCounted && <i style={{ left: `${low}%`, right: `${100 - high}%` }} />}
      </span>
    </td>
  );
}
