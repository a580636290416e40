// How is a lesson's prose read? Paragraphs whose linked words light their series, as the series lights them.

import { Fragment, type ReactElement } from "react";
import { letterOf, paragraphsOf, quantityOf, type Piece, type Prose } from "#lessons/markup";
import { letters } from "#model/contracts/probe";
import { Meant } from "#components/text/prose";

export function LessonProse({ text, className }: { text: Prose; className?: string }): ReactElement {
  return (
    <>
      {paragraphsOf(text).map((pieces, index) => (
        <p key={index} className={className}>
          <Pieces pieces={pieces} />
        </p>
      ))}
    </>
  );
}

/** Marked words inside a line. */
export function LessonWords({ text }: { text: Prose }): ReactElement {
  return <Pieces pieces={paragraphsOf(text).flat()} />;
}

function Pieces({ pieces }: { pieces: readonly Piece[] }): ReactElement {
  return (
    <>
      {pieces.map(({ kind, text, of }, index) => {
        const words = text.replace(/(\d) %/gu, "$1\u202f%");
        const quantity = of === null ? null : quantityOf(of);
        if (quantity)
          return (
            <Meant key={index} of={quantity}>
              {words}
            </Meant>
          );
        const letter = of === null ? null : letterOf(of);
        if (letter) {
          return (
            <abbr key={index} className="prose-noun prose-ink" title={letters[letter].meaning}>
              {words}
            </abbr>
          );
        }
        if (kind === "emphasis") return <em key={index}>{words}</em>;
        if (kind === "bold") return <strong key={index}>{words}</strong>;
        return <Fragment key={index}>{words}</Fragment>;
      })}
    </>
  );
}
