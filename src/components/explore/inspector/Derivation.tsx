// How is a number made of others? Its formula with the values under its symbols, and every step on the way to it.
// A value that is a quantity of its own is a button that asks why it is so in turn.

import type { ReactElement } from "react";
import { probe, type OperandId, type QuantityId } from "#model/contracts/probe";
import type { Explanation, Subject, Term } from "#model/contracts/protocol";
import { light, lock } from "#state/store";
import { derivationWords } from "#words/derivation";
import { say } from "#words/say";
import { Formula } from "#components/text/Formula";
import { formatQuantity } from "#components/text/format";
import { symbolOf } from "./symbolOf";

const { why, formula: words } = derivationWords;

export function FormulaWithNumbers({
  subject,
  explanation: { terms, shown },
}: {
  subject: Subject;
  explanation: Explanation;
}): ReactElement {
  const digits = terms.length > 8 ? 2 : 3; // decimals, at least
  return (
    <div className="derivation" role="math" aria-label={sayFormula(subject, terms, shown)}>
      <Operand symbol={subject.quantity} value={shown} subject={null} digits={3} />
      <Sign sign="=" />
      {piecesOf(terms).map((piece, index) => (
        <span className="derivation-piece" key={index}>
          {piece.map((term, place) => (
            <TermView key={place} term={term} digits={digits} />
          ))}
        </span>
      ))}
    </div>
  );
}

/** Where a line may break: before an operator, but not between a plain number and what it multiplies. */
function piecesOf(terms: readonly Term[]): Term[][] {
  const pieces: Term[][] = [[]];
  terms.forEach((term, index) => {
    const isFactor = terms[index - 1]?.kind === "constant";
    if (term.kind === "operator" && "+−·/".includes(term.operator) && !isFactor) pieces.push([]);
    pieces.at(-1)!.push(term);
  });
  return pieces;
}

/** Three digits that count, so that a reader who does the sum gets the number shown. */
function decimalsOf(value: number, least: number): number {
  if (Number.isInteger(value)) return 0;
  const size = Math.min(5, 2 - Math.floor(Math.log10(Math.abs(value))));
  const written = String(Number(value.toFixed(Math.max(size, least)))).split(".")[1] ?? "";
  return Math.max(least, written.length);
}

function TermView({ term, digits }: { term: Term; digits: number }): ReactElement {
  switch (term.kind) {
    case "operand":
      return <Operand symbol={term.symbol} value={term.value} subject={term.subject} digits={digits} />;
    case "operator":
      return <Sign sign={term.operator} tight={"√()".includes(term.operator)} />;
    case "constant":
      return <Sign sign={String(term.value)} tight />;
    case "power":
      return <Sign sign={raised(term.value)} tight />;
    default:
      return term satisfies never;
  }
}

function Operand({
  symbol,
  value,
  subject,
  digits,
}: {
  symbol: QuantityId | OperandId;
  value: number;
  subject: Subject | null;
  digits: number;
}): ReactElement {
  const { name, hue } = symbolOf(symbol);
  const content = (
    <>
      <span className="derivation-symbol">
        <Formula of={symbol} />
      </span>
      <span className="derivation-value">
        {formatQuantity(value, { quantity: symbol, digits: decimalsOf(value, digits) })}
      </span>
    </>
  );
  const style = { color: `var(--${hue}-text)` };
  if (!subject)
    return (
      <span className="derivation-operand" style={style} title={name}>
        {content}
      </span>
    );
  const isElsewhere = symbol in probe;
  return (
    <button
      type="button"
      className="derivation-operand derivation-link"
      style={style}
      title={say(why, { name })}
      aria-label={say(words.whyValued, { name, value: formatQuantity(value, { quantity: symbol, digits }) })}
      onClick={() => lock(subject)}
      onPointerEnter={() => isElsewhere && light(subject.quantity)}
      onPointerLeave={() => light(null)}
    >
      {content}
    </button>
  );
}

function Sign({ sign, tight = false }: { sign: string; tight?: boolean }): ReactElement {
  return (
    <span className={tight ? "derivation-sign derivation-tight" : "derivation-sign"}>
      <span className="derivation-symbol">{sign}</span>
      <span className="derivation-value">{sign === "·" ? "×" : sign}</span>
    </span>
  );
}

/** The full derivation, line by line. */
export function Steps({ steps }: Pick<Explanation, "steps">): ReactElement {
  return (
    <ol className="derivation-steps">
      {steps.map(({ symbol, value, words: meaning, subject }, index) => {
        const { name, hue } = symbolOf(symbol);
        const number = formatQuantity(value, { quantity: symbol, digits: 4 });
        return (
          <li key={index}>
            <span className="derivation-symbol" style={{ color: `var(--${hue}-text)` }} title={name}>
              <Formula of={symbol} />
            </span>
            {subject ? (
              <button
                type="button"
                className="derivation-link"
                onClick={() => lock(subject)}
                title={say(why, { name })}
              >
                {number}
              </button>
            ) : (
              <span>{number}</span>
            )}
            <span className="note">{meaning}</span>
          </li>
        );
      })}
    </ol>
  );
}

function raised(power: number): string {
  return { 2: "²", 3: "³" }[power] ?? `^${power}`;
}

const spokenOperators: Readonly<Partial<Record<string, string>>> = {
  "·": words.times,
  "+": words.plus,
  "−": words.minus,
  "/": words.over,
  "√(": words.rootOf,
};

function sayFormula(subject: Subject, terms: readonly Term[], shown: number): string {
  const said = terms.map((term) => {
    switch (term.kind) {
      case "operand":
        return sayValue(term.symbol, term.value);
      case "operator":
        return spokenOperators[term.operator] ?? term.operator;
      case "constant":
        return String(term.value);
      case "power":
        return term.value === 2 ? words.squared : say(words.toThePower, { power: term.value });
      default:
        return term satisfies never;
    }
  });
  return say(words.equals, { quantity: sayValue(subject.quantity, shown), terms: said.join(" ") });
}

function sayValue(symbol: QuantityId | OperandId, value: number): string {
  return say(words.valued, {
    name: symbolOf(symbol).name,
    value: formatQuantity(value, { quantity: symbol, digits: 3 }),
  });
}
