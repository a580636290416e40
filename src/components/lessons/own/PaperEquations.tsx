// Which memory do the paper's equations 15, 24 and 25 read? As the paper prints them, large enough to see every index and star.

import type { ReactElement } from "react";
import { equationWords } from "./equationWords";
import "./PaperEquations.css";

type EquationId = keyof typeof equationWords.of;

interface Sign {
  readonly sign: string;
  readonly index?: string;
  readonly isStarred?: boolean;
  /** The memory of an equation: what the question is about. */
  readonly isMemory?: boolean;
}

const t = { index: "t" } as const;
const signs: Readonly<Record<EquationId, readonly Sign[]>> = {
  memory: [{ sign: "y", ...t }, { sign: "=" }, { sign: "M", isStarred: true, isMemory: true }, { sign: "(q", ...t }, { sign: ")" }], // prettier-ignore
  write: [{ sign: "M", ...t, isMemory: true }, { sign: "=" }, { sign: "M", index: "t−1", isMemory: true }, { sign: "(y", ...t }, { sign: ")" }], // prettier-ignore
  read: [{ sign: "o", ...t }, { sign: "=" }, { sign: "y", ...t }, { sign: "⊗" }, { sign: "M", ...t, isStarred: true, isMemory: true }, { sign: "(y", ...t }, { sign: ")" }], // prettier-ignore
};

export function PaperEquations({ shown, name }: { shown: readonly EquationId[]; name: string }): ReactElement {
  return (
    <section className="paper-equations" aria-label={name}>
      <dl>
        {shown.map((id) => (
          <div key={id}>
            <dt>{equationWords.of[id]}</dt>
            <dd>
              {signs[id].map(({ sign, index, isStarred, isMemory }, at) => (
                <span key={at} data-memory={isMemory || undefined}>
                  {sign}
                  {isStarred && <sup>∗</sup>}
                  {index && <sub>{index}</sub>}
                </span>
              ))}
            </dd>
          </div>
        ))}
      </dl>
      <p className="note">{equationWords.note}</p>
    </section>
  );
}
