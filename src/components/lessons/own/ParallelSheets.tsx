// How is a chunk's table drawn? Rows are questions, columns writes, and both carry the number of their word in the chunk. The cell that
// the step asks for has a frame, and a question mark until it is answered. Leaves to ParallelForm.tsx which tables stand together.

import type { ReactElement } from "react";
import { writtenNumber } from "#lessons/checks/number";
import type { ParallelForm as Form } from "#model/contracts/parallel";
import { parallelWords as words } from "./parallelWords";
import "./ParallelForm.css";

/** A word asks with its own key, and is written under that of the word before it. */
export interface Named {
  readonly word: string;
  /** “red →”; nothing at the text’s first word. */
  readonly under: string;
}

export interface PlacedCell {
  readonly row: number;
  readonly column: number;
}

type Hue = "ink" | "r" | "s" | "u";

/** A row the question of a word, a column the write of a word. */
export function Sheet({
  form: { size },
  tokens,
  title,
  before,
  cells,
  hue,
  showsLater = false,
  framed = null,
}: {
  form: Form;
  tokens: readonly Named[];
  title: string;
  /** What is done with it, between it and the one before. */
  before?: string;
  /** null where they are asked for: a question mark stands in the framed one. */
  cells: Float32Array | null;
  hue: Hue;
  /** Whether what is not summed is written, too. */
  showsLater?: boolean;
  framed?: PlacedCell | null;
}): ReactElement {
  const most = Math.max(...(cells ?? []).map(Math.abs));
  const isFramed = (t: number, s: number): boolean => framed?.row === t && framed.column === s;
  return (
    <table className="parallel-sheet">
      <caption>
        {before} {title}
      </caption>
      <thead>
        <tr>
          <td />
          {tokens.map(({ word, under }, s) => (
            <th key={s} scope="col" data-framed={framed?.column === s || undefined}>
              <b>{s + 1}</b>
              <br />
              {under} <br />
              {word}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {tokens.map(({ word }, t) => (
          <tr key={t}>
            <th scope="row" data-framed={framed?.row === t || undefined}>
              <b>{t + 1}</b> {word}
            </th>
            {tokens.map((_, s) => (
              <Cell
                key={s}
                value={cells && (s <= t || showsLater) ? cells[t * size + s]! : null}
                isLater={s > t}
                isFramed={isFramed(t, s)}
                isAsked={!cells && isFramed(t, s)}
                {...{ most, hue }}
              />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** A number of every write. */
export function List({
  tokens,
  title,
  before,
  numbers,
  hue,
}: {
  tokens: readonly Named[];
  title: string;
  before?: string;
  /** null where they are asked for. */
  numbers: Float32Array | null;
  hue: Hue;
}): ReactElement {
  const most = Math.max(...(numbers ?? []));
  return (
    <table className="parallel-sheet">
      <caption>
        {before} {title}
      </caption>
      <tbody>
        {tokens.map(({ word, under }, s) => (
          <tr key={s}>
            <th scope="row">
              <b>{s + 1}</b> {under} {word}
            </th>
            <Cell value={numbers?.[s] ?? null} isLater={false} isAsked={!numbers} {...{ most, hue }} />
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Cell({
  value,
  most,
  hue,
  isLater,
  isFramed = false,
  isAsked,
}: {
  value: number | null;
  most: number;
  hue: Hue;
  /** Of a word that comes later: not summed. */
  isLater: boolean;
  isFramed?: boolean;
  isAsked: boolean;
}): ReactElement {
  const strength = value === null || isLater || most === 0 ? 0 : (40 * Math.abs(value)) / most;
  const shown = value === null ? "" : writtenNumber(value);
  return (
    <td
      className={`hue-${hue}`}
      data-later={isLater || undefined}
      data-framed={isFramed || undefined}
      style={{ "--strength": `${strength}%` } as object}
    >
      <span>{isAsked ? words.asked : shown}</span>
    </td>
  );
}
