// What was measured before, here or elsewhere? A table of a lesson's cited figures, each with its bar, and whose they are.

import type { ReactElement } from "react";
import type { Exhibit, ExhibitScale, ExhibitTable, Figure } from "#lessons/lesson";
import { lessonWords } from "#words/lessons";
import { say } from "#words/say";
import { sayEnds, sayShare } from "#words/share";
import { useLayout } from "#components/hooks/layout";
import { formatNumber } from "#components/text/format";
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

const perCent: ExhibitScale = { full: 100, digits: 1 };

function Table({ table: { title, columns, scales, rows } }: { table: ExhibitTable }): ReactElement {
  const scrolls = useLayout() === "phone"; // what scrolls is reached by keys
  return (
    <div className="lesson-exhibit-table" {...(scrolls && { role: "group", "aria-label": title, tabIndex: 0 })}>
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
          {rows.map(({ name, figures, marked }) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              {figures.map((figure, index) => (
                <Cell
                  key={columns[index]}
                  figure={figure}
                  scale={scales?.[index] ?? perCent}
                  isMarked={marked?.includes(index) ?? false}
                />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Cell({ figure, scale, isMarked }: { figure: Figure; scale: ExhibitScale; isMarked: boolean }): ReactElement {
  if (figure === null) return <td>{formatNumber(NaN)}</td>;
  const isReported = typeof figure === "number";
  const share = isReported ? figure / scale.full : figure.share;
  const number = isReported ? reported(figure, scale) : sayShare(share);
  return (
    <td title={isReported ? undefined : say(lessonWords.interval, sayEnds(figure))}>
      {isMarked ? <strong className="lesson-exhibit-marked">{number}</strong> : number}
      <span className="lesson-exhibit-bar" aria-hidden>
        <span style={{ width: across(share) }} />
        {!isReported && <i style={{ left: across(figure.low), right: across(1 - figure.high) }} />}
      </span>
    </td>
  );
}

function reported(figure: number, { digits, unit }: ExhibitScale): string {
  const number = formatNumber(figure, { digits });
  return unit ? `${number}\u202f${unit}` : number;
}

const across = (share: number): string => `${100 * share}%`;
