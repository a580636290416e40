// How is a write worked out by hand? The memory, its answer and error, the gradient and the new memory, as tables of a few numbers
// that fill as the lesson asks for them. Leaves to handParts.ts how far they are filled.

import type { ReactElement } from "react";
import { writtenNumber } from "#lessons/checks/number";
import { panelNames } from "#words/panelNames";
import { say } from "#words/say";
import { useHandState, type HandPart } from "./handParts";
import { useHandWrite, type HandWrite } from "./handWrite";
import { ownWords as words } from "./words";
import "./ByHand.css";

export function ByHand(): ReactElement {
  const write = useHandWrite();
  const { isShown, isAsked } = useHandState();
  // Before there is an error, nothing is said of the word that it is measured against.
  const note = isShown("error") || isAsked("error") ? words.byHandNote : words.byHandAsked;
  return (
    <section aria-label={panelNames.byHand}>
      <h2 className="panel-name">{panelNames.byHand}</h2>
      <p className="note">{write ? say(note, { word: write.word, context: write.context }) : words.waiting}</p>
      {write && <Sheets write={write} />}
    </section>
  );
}

function Sheets({ write }: { write: HandWrite }): ReactElement {
  const { isShown, isAsked } = useHandState();
  const { key, value, answer, error, before, gradient, after, answerAfter, theta, lossScale } = write;
  const squares = error.reduce((sum, e) => sum + e * e, 0);
  const seen = (part: HandPart): boolean => isShown(part) || isAsked(part);
  const filled = (part: HandPart, numbers: Float32Array): Float32Array | null => (isShown(part) ? numbers : null);
  const errorAfter = answerAfter.map((number, column) => number - value[column]!);
  return (
    <div className="by-hand-sheets">
      <Sheet title={words.before} keys={key} cells={before} hue="ink">
        {seen("answer") && <Row name={words.answer} numbers={filled("answer", answer)} hue="r" count={value.length} />}
        {seen("error") && <Row name={words.value} numbers={value} hue="ink" count={value.length} />}
        {seen("error") && <Row name={words.error} numbers={filled("error", error)} hue="u" count={value.length} />}
        {seen("loss") && (
          <tr>
            <td colSpan={value.length + 1} className="by-hand-loss">
              {say(words.loss, {
                loss: isShown("loss") ? writtenNumber((lossScale / 2) * squares) : words.asked,
              })}
            </td>
          </tr>
        )}
      </Sheet>
      {seen("gradient") && (
        <Sheet
          title={say(words.gradient, { c: String(lossScale) })}
          keys={key}
          cells={filled("gradient", gradient)}
          hue="u"
        >
          <Row name={words.error} numbers={error} hue="u" count={value.length} />
        </Sheet>
      )}
      {seen("after") && (
        <Sheet
          title={say(words.after, { theta: writtenNumber(theta) })}
          keys={key}
          cells={filled("after", after)}
          hue="ink"
        >
          {seen("answerAfter") && (
            <>
              <Row name={words.answerAfter} numbers={answerAfter} hue="r" count={value.length} />
              <Row name={words.value} numbers={value} hue="ink" count={value.length} />
              <Row name={words.errorAfter} numbers={errorAfter} hue="u" count={value.length} />
            </>
          )}
        </Sheet>
      )}
    </div>
  );
}

type Hue = "ink" | "r" | "u";

/** A matrix with the key down its side, and rows of numbers under it. */
function Sheet({
  title,
  keys,
  cells,
  hue,
  children,
}: {
  title: string;
  keys: Float32Array;
  cells: Float32Array | null;
  hue: Hue;
  children: React.ReactNode;
}): ReactElement {
  const columns = keys.length; // keys and values are as long as each other here
  return (
    <table className="by-hand-sheet">
      <caption>{title}</caption>
      <tbody>
        {Array.from(keys, (key, row) => (
          <tr key={row}>
            <th scope="row">
              {row === 0 && <span className="by-hand-name">{words.key}</span>} {writtenNumber(key)}
            </th>
            {Array.from({ length: columns }, (_, column) => (
              <Number key={column} value={cells?.[row * columns + column] ?? null} hue={hue} isWeight />
            ))}
          </tr>
        ))}
      </tbody>
      <tbody>{children}</tbody>
    </table>
  );
}

function Row({
  name,
  numbers,
  hue,
  count,
}: {
  name: string;
  numbers: Float32Array | null;
  hue: Hue;
  count: number;
}): ReactElement {
  return (
    <tr>
      <th scope="row" className="by-hand-name">
        {name}
      </th>
      {Array.from({ length: count }, (_, column) => (
        <Number key={column} value={numbers?.[column] ?? null} hue={hue} />
      ))}
    </tr>
  );
}

/** One number, darker the larger it is; a question mark where it is asked for. */
function Number({ value, hue, isWeight }: { value: number | null; hue: Hue; isWeight?: boolean }): ReactElement {
  const strength = value === null ? 0 : Math.min(1, Math.abs(value) / 1.6);
  return (
    <td
      className={`hue-${hue}`}
      data-weight={isWeight}
      data-asked={value === null || undefined}
      style={{ "--strength": `${(hue === "u" ? 40 : 25) * strength}%` } as React.CSSProperties}
    >
      <span>{value === null ? words.asked : writtenNumber(value)}</span>
    </td>
  );
}
