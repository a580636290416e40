// How does a memory's equation read? One line a step, without a typesetter: single letters in italics, names upright, and what
// is new against the memory it builds on underlined.

import type { ReactElement } from "react";
import type { EquationLine } from "#model/contracts/comparedMemory";
import "./MemoryEquation.css";

export function MemoryEquation({ lines }: { lines: readonly EquationLine[] }): ReactElement {
  return (
    <p className="memory-equation">
      {lines.map((line, index) => (
        <span key={index}>
          {line.map(({ text, isNew }, part) =>
            isNew ? (
              <em key={part}>
                <Symbols text={text} />
              </em>
            ) : (
              <Symbols key={part} text={text} />
            ),
          )}
        </span>
      ))}
    </p>
  );
}

/** Functions and names have three letters or more, or are written in capitals; everything else is a product of letters. */
const pieces =
  /(_\{[^}]*\}|\^\([^)]*\)|_[\p{L}\p{N}−+]+|[a-z]{3,}(?:’s)?|\b(?:at|of|to|in|the)\b|[A-Z]{2,}|[A-Za-zα-ωΑ-Ωℓ∇])/gu;
const isName = /^([a-z]{2,}(’s)?|[A-Z]{2,})$/;

function Symbols({ text }: { text: string }): ReactElement {
  return (
    <>
      {text.split(pieces).map((piece, index) => {
        if (piece.startsWith("_")) return <sub key={index}>{piece.replace(/^_\{?|\}$/g, "")}</sub>;
        if (piece.startsWith("^")) return <sup key={index}>{piece.slice(2, -1)}</sup>;
        const isSymbol = index % 2 === 1 && !isName.test(piece);
        return isSymbol ? <i key={index}>{piece}</i> : <span key={index}>{piece}</span>;
      })}
    </>
  );
}
