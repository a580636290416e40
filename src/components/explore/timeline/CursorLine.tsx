// Which token is it? One ink line through every row with the word at its head. Leaves the one under the pointer to chart/PointedLine.tsx.

import { useRef, type ReactElement } from "react";
import { useCursor, writeText } from "#components/hooks/cursor";
import { xOf } from "#components/chart/scale";
import type { RowPlot } from "./Row";
import { sayNumber } from "#words/say";

export function CursorLine({ plot }: { plot: RowPlot }): ReactElement {
  const line = useRef<HTMLDivElement>(null);
  const flag = useRef<HTMLDivElement>(null);
  useCursor(
    ({ token }, run) => {
      const entry = run?.tokens.tokens[token];
      if (!line.current || !flag.current) return;
      line.current.hidden = !entry;
      if (!entry) return;
      line.current.style.transform = `translateX(${xOf(plot, token)}px)`;
      writeText(flag.current.firstElementChild as HTMLElement, entry.text);
      writeText(flag.current.lastElementChild as HTMLElement, sayNumber(token + 1));
    },
    {
      measure: ({ token }) => {
        if (!line.current || !flag.current || line.current.hidden) return;
        const x = xOf(plot, token);
        const width = flag.current.offsetWidth;
        const names = plot.compact ? [] : [...nameElements(line.current)];
        const places = names.map((name) => ({ left: name.parentElement!.offsetLeft, width: name.offsetWidth }));
        const start = Math.max(0, Math.min(x - width / 2, plot.width - width));
        flag.current.style.transform = `translateX(${start - x}px)`;
        places.forEach((place, index) => {
          const isCovered = start < place.left + place.width && start + width > place.left;
          names[index]!.style.visibility = isCovered ? "hidden" : "";
        });
      },
    },
  );
  return (
    <div ref={line} className="timeline-cursor" hidden aria-hidden>
      <div className="timeline-cursor-line" />
      <div ref={flag} className="timeline-flag">
        <bdi translate="no" />
        <span> · </span>
        <span />
      </div>
    </div>
  );
}

/** The names of the readings, on the flag's own line where there is little room: a name under the flag gives way to it. */
function nameElements(within: HTMLElement): Iterable<HTMLElement> {
  return within.closest(".timeline-stack")?.querySelectorAll<HTMLElement>(".timeline-band .note") ?? [];
}
