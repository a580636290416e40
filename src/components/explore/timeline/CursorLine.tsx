// Which token is it? One ink line through every row with the word at its head, and a thin one where the pointer previews.

import { useRef, type ReactElement, type RefObject } from "react";
import { useCursor, writeText } from "#components/hooks/cursor";
import { xOf } from "#components/chart/scale";
import type { RowPlot } from "./Row";
import { sayNumber } from "#words/say";

export function CursorLine({ plot }: { plot: RowPlot }): ReactElement {
  const ink = useRef<HTMLDivElement>(null);
  const preview = useRef<HTMLDivElement>(null);
  useCursor(
    (cursor, run) => {
      const place = (element: HTMLDivElement | null, token: number): void => {
        if (!element) return;
        const entry = run?.tokens.tokens[token];
        element.hidden = !entry;
        if (!entry) return;
        element.style.transform = `translateX(${xOf(plot, token)}px)`;
        const flag = element.lastElementChild as HTMLElement;
        writeText(flag.firstElementChild as HTMLElement, entry.text);
        writeText(flag.lastElementChild as HTMLElement, sayNumber(token + 1));
      };
      place(ink.current, cursor.locked);
      place(preview.current, cursor.preview ? cursor.token : -1);
    },
    (cursor) => {
      const keepInside = (element: HTMLDivElement | null, token: number): void => {
        if (!element || element.hidden) return;
        const x = xOf(plot, token);
        const flag = element.lastElementChild as HTMLElement;
        const width = flag.offsetWidth;
        const left = Math.max(0, Math.min(x - width / 2, plot.width - width));
        flag.style.transform = `translateX(${left - x}px)`;
        covered.push({ left, right: left + width });
      };
      const covered: { left: number; right: number }[] = [];
      keepInside(ink.current, cursor.locked);
      keepInside(preview.current, cursor.token);
      if (plot.compact) return;
      for (const name of nameElements(ink.current)) {
        const left = name.parentElement!.offsetLeft;
        const right = left + name.offsetWidth;
        const isCovered = covered.some((flag) => flag.left < right && flag.right > left);
        name.style.visibility = isCovered ? "hidden" : "";
      }
    },
  );
  return (
    <>
      <Flagged reference={preview} className="timeline-cursor timeline-cursor-preview" />
      <Flagged reference={ink} className="timeline-cursor" />
    </>
  );
}

/** The names of the readings, on the flags' own line where there is little room: a name under a flag gives way to it. */
function nameElements(within: HTMLElement | null): Iterable<HTMLElement> {
  return within?.closest(".timeline-stack")?.querySelectorAll<HTMLElement>(".timeline-band .note") ?? [];
}

function Flagged({
  reference,
  className,
}: {
  reference: RefObject<HTMLDivElement | null>;
  className: string;
}): ReactElement {
  return (
    <div ref={reference} className={className} hidden aria-hidden>
      <div className="timeline-cursor-line" />
      <div className="timeline-flag">
        <bdi translate="no" />
        <span> · </span>
        <span />
      </div>
    </div>
  );
}
