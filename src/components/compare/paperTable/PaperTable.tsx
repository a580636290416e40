// What does the paper say itself, and which two of its numbers are often set side by side though they are of different columns?
// Its table, in which the reader finds them.

import { useState, type ReactElement } from "react";
import { PanelFrame } from "#components/panel/PanelFrame";
import { say } from "#words/say";
import {
  paperFigure,
  paperLengths,
  paperNeedles,
  paperTable,
  splicedClaim,
  splicedFrom,
  type PaperCell,
} from "./paperFigures";
import { isSame, said, verdict } from "./splice";
import { paperWords as words } from "./words";
import "./PaperTable.css";

export function PaperTable(): ReactElement {
  const [chosen, choose] = useState<readonly PaperCell[]>([]);
  const isChosen = (cell: PaperCell): boolean => chosen.some((other) => isSame(cell, other));
  const press = (cell: PaperCell): void =>
    choose(isChosen(cell) ? chosen.filter((other) => !isSame(cell, other)) : [...chosen.slice(-1), cell]);
  return (
    <PanelFrame note={words.note}>
      <div className="paper-scroll">
        <table className="paper-table">
          <thead>
            <tr>
              <th scope="col" rowSpan={2}>
                {words.model}
              </th>
              {paperNeedles.map((needle) => (
                <th key={needle} scope="colgroup" colSpan={paperLengths.length}>
                  {words.needles[needle]}
                </th>
              ))}
            </tr>
            <tr>
              {paperNeedles.flatMap((needle) =>
                paperLengths.map((length) => (
                  <th key={`${needle} ${length}`} scope="col">
                    {say(words.length, { thousands: length })}
                  </th>
                )),
              )}
            </tr>
          </thead>
          <tbody>
            {paperTable.map(({ model }) => (
              <tr key={model}>
                <th scope="row">{words.models[model]}</th>
                {paperNeedles.flatMap((needle) =>
                  paperLengths.map((length) => {
                    const cell = { model, needle, length };
                    return (
                      <td key={`${needle} ${length}`}>
                        <button aria-pressed={isChosen(cell)} aria-label={said(cell)} onClick={() => press(cell)}>
                          {paperFigure(cell)}
                        </button>
                      </td>
                    );
                  }),
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className="note">
        {say(words.task, splicedClaim)}{" "}
        {chosen.length < 2 && (
          <button className="button" onClick={() => choose(splicedFrom)}>
            {words.show}
          </button>
        )}
      </p>
      <p className="note" role="status">
        <b>{verdict(chosen)}</b>{" "}
        {chosen.length > 0 && (
          <button className="button" onClick={() => choose([])}>
            {words.clear}
          </button>
        )}
      </p>
      <p className="note">{words.differs}</p>
    </PanelFrame>
  );
}
