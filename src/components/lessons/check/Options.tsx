// Where is one of a few chosen? A radio button each, in the order in which they are shown.

import type { ReactElement, ReactNode } from "react";
import { answerWith } from "#guide/draft";

export function Options({
  name,
  label,
  order,
  chosen,
  isOver,
  inRow = false,
  children,
}: {
  name: string;
  label: string;
  /** Places among the options, as they are shown. */
  order: readonly number[];
  chosen: number | null;
  isOver: boolean;
  /** Beside each other; else one under the other. */
  inRow?: boolean;
  /** What an option says; `shown` is where it stands. */
  children: (place: number, shown: number) => ReactNode;
}): ReactElement {
  return (
    <div className="lesson-options" role="radiogroup" aria-label={label} data-row={inRow || undefined}>
      {order.map((place, shown) => (
        <label key={place} className="lesson-option">
          <input
            type="radio"
            name={name}
            checked={chosen === place}
            disabled={isOver && chosen !== place}
            onChange={() => answerWith(place)}
          />
          <span>{children(place, shown)}</span>
        </label>
      ))}
    </div>
  );
}
