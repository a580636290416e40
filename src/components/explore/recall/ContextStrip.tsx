// Which contexts can it still answer, at a glance? One bar a context, in the order read: full and filled where the first guess is
// right, low and in ink where it is wrong, pale where nothing is said, hollow and struck where another word took its place, with a
// heavy edge in ink where it is said all the same.

import { useState, type KeyboardEvent, type MouseEvent, type ReactElement } from "react";
import { recallLimit } from "#model/contracts/protocol";
import { hold } from "#state/playhead";
import { partAt, pointIn } from "#components/hooks/pointer";
import { isStillSaid, sayContext, stateAt, type Shown } from "./answered";
import { recallWords } from "./words";

const { contexts: words } = recallWords;

const stripWidth = 1000;
const stripHeight = 20;

export function ContextStrip({ run, moment }: Shown): ReactElement {
  const [pointed, setPointed] = useState<number | null>(null);
  const { from, says } = moment.facts;
  const places = Math.min(recallLimit, run.tokens.tokens.length);
  const width = stripWidth / places;
  const gap = Math.min(2, width / 6);
  const bars = { right: "", wrong: "", none: "", replaced: "", struck: "", old: "" };
  says.forEach((_, index) => {
    const state = stateAt({ run, moment }, from + index);
    if (state === null || state === "unread") return;
    if (state === "replaced") bars.struck += `M${index * width} ${0.72 * stripHeight}h${width}`;
    const top = state === "right" ? 0 : stripHeight * 0.45;
    const kind = isStillSaid({ run, moment }, from + index) ? "old" : state;
    bars[kind] += `M${index * width + gap} ${top}h${width - 2 * gap}V${stripHeight}h${2 * gap - width}z`;
  });
  const last = says.length - 1;
  const at = pointed === null ? null : Math.min(pointed, last);
  const indexUnder = (event: MouseEvent): number => {
    const { x, width: length } = pointIn(event.currentTarget, event);
    return Math.min(last, partAt(x, { length, count: places }));
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const now = at ?? last;
    const moves: Partial<Record<string, number>> = { ArrowLeft: now - 1, ArrowRight: now + 1, Home: 0, End: last };
    const to = moves[event.key];
    if (to !== undefined) setPointed(Math.max(0, Math.min(last, to)));
    else if (event.key === "Enter" || event.key === " ") hold(from + now);
    else return;
    event.preventDefault();
  };
  return (
    <>
      <div
        className="contexts-strip"
        role="slider"
        tabIndex={0}
        aria-label={words.strip}
        aria-valuemin={from + 1}
        aria-valuemax={from + says.length}
        aria-valuenow={from + 1 + (at ?? last)}
        aria-valuetext={sayContext({ run, moment }, from + (at ?? last))}
        onPointerMove={(event) => setPointed(indexUnder(event))}
        onPointerLeave={() => setPointed(null)}
        onBlur={() => setPointed(null)}
        onClick={(event) => hold(from + indexUnder(event))}
        onKeyDown={onKeyDown}
      >
        <svg viewBox={`0 0 ${stripWidth} ${stripHeight}`} preserveAspectRatio="none" aria-hidden="true">
          <path className="contexts-bars-none" d={bars.none} />
          <path className="contexts-bars-wrong" d={bars.wrong} />
          <path className="contexts-bars-replaced" d={bars.replaced} data-dense={places > 100 || undefined} />
          <path className="contexts-bars-right" d={bars.right} />
          <path className="contexts-bars-old" d={bars.old} />
          <path className="contexts-bars-struck" d={bars.struck} />
          {at !== null && (
            <line
              className="contexts-pointed"
              x1={(at + 0.5) * width}
              x2={(at + 0.5) * width}
              y1="0"
              y2={stripHeight}
            />
          )}
        </svg>
      </div>
      {at !== null && (
        <p className="contexts-pointed-words" aria-hidden="true">
          {sayContext({ run, moment }, from + at)}
        </p>
      )}
    </>
  );
}
