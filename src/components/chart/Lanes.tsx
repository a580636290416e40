// How do several rows along one text stand? One below the other, on one x-axis with one cursor through all of them; a press in
// any takes the cursor there. Leaves what a row is to its panel, which leaves `gutter` at its left for names.

import { useRef, type ReactElement, type ReactNode, type RefObject } from "react";
import { useCursor } from "#components/hooks/cursor";
import { pointIn, pointsAtToken } from "#components/hooks/pointer";
import { sayNumber } from "#words/say";
import { labelledTokens, tokenAt, xOf, type Plot } from "./scale";

const axisHeight = 22;

export function Lanes({
  root,
  plot,
  gutter,
  colour,
  follow,
  children,
}: {
  /** Where its width is measured, and readouts are found. */
  root: RefObject<HTMLDivElement | null>;
  plot: Plot;
  gutter: number; // px
  /** Of marks in all rows. */
  colour?: string;
  /** Writes what stands beside the rows: of the cursor's token, or the last of the plot; −1 where there is none. */
  follow: (token: number) => void;
  children: ReactNode;
}): ReactElement {
  const cursor = useRef<HTMLDivElement>(null);
  useCursor(({ token }) => {
    const at = Math.min(token, plot.tokens - 1);
    if (cursor.current) {
      cursor.current.hidden = at < 0;
      cursor.current.style.transform = `translateX(${gutter + xOf(plot, at)}px)`;
    }
    follow(at);
  });
  const pointer = pointsAtToken<HTMLDivElement>((event) =>
    tokenAt(plot, pointIn(event.currentTarget, event).x - gutter),
  );
  return (
    <div className="lanes" ref={root} style={{ color: colour }} {...pointer}>
      {children}
      <svg className="lanes-axis" width={gutter + plot.width} height={axisHeight} aria-hidden>
        {labelledTokens(plot).map((token) => (
          <text key={token} x={gutter + xOf(plot, token)} y={15} textAnchor="middle">
            {sayNumber(token + 1)}
          </text>
        ))}
      </svg>
      <div ref={cursor} className="lanes-cursor" hidden />
    </div>
  );
}
