// Which tokens belong together? A passage that is read twice, marked and named both times.

import type { ReactElement } from "react";
import type { Repeat } from "#state/selectors";
import type { RowPlot } from "./Row";
import { timelineWords } from "./words";

const { timeline: words } = timelineWords;

/** Narrower than this the names are abbreviated, and then left out. */
const fullName = 112; // px
const shortName = 74; // px

export function Bands({ plot, repeat }: { plot: RowPlot; repeat: Repeat }): ReactElement {
  const distance = (repeat.second - repeat.first) * plot.step;
  const readings = [
    { start: repeat.first, full: words.firstReading, short: words.firstReadingShort },
    { start: repeat.second, full: words.secondReading, short: words.secondReadingShort },
  ];
  return (
    <>
      {readings.map(({ start, full, short }) => {
        const left = start * plot.step;
        const room = Math.min(distance, plot.width - left);
        return (
          <div key={start} className="timeline-band" style={{ left, width: repeat.length * plot.step }}>
            <span className="note timeline-band-name">
              {room >= fullName && !plot.compact ? full : room >= shortName ? short : ""}
            </span>
          </div>
        );
      })}
    </>
  );
}
