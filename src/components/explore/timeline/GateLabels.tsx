// Which line is which gate? Direct labels at the lines' ends, moved apart; pressing one chooses the gate that is drawn.

import type { ReactElement } from "react";
import { gates, type Gate } from "#model/contracts/settings";
import { probe } from "#model/contracts/probe";
import { light } from "#state/store";
import { say } from "#words/say";
import type { ValueScale } from "#components/chart/scale";
import { Live } from "#components/hooks/cursor";
import { formatGate } from "#components/text/format";
import type { RowData } from "./Row";
import { timelineWords } from "./words";

const { gates: gateWords } = timelineWords;

export function GateLabels({
  plot,
  run,
  scale,
  gate,
  chooseGate,
}: RowData & { scale: ValueScale; gate: Gate; chooseGate: (gate: Gate) => void }): ReactElement {
  const pitch = 15;
  const ends = gates
    .map((name) => ({ name, y: run && run.filled > 0 ? scale.y(run.columns[name][run.filled - 1]!) : scale.height }))
    .sort((a, b) => a.y - b.y);
  for (let index = 1; index < ends.length; index++) {
    ends[index]!.y = Math.max(ends[index]!.y, ends[index - 1]!.y + pitch);
  }
  const overflow = Math.max(0, ends.at(-1)!.y - scale.height);
  for (let index = ends.length - 1, limit = Infinity; index >= 0; index--) {
    ends[index]!.y = Math.min(index === ends.length - 1 ? ends[index]!.y - overflow : ends[index]!.y, limit);
    limit = ends[index]!.y - pitch;
  }
  return (
    <div className="timeline-gate-labels" role="group" aria-label={gateWords.toDraw}>
      {ends.map(({ name, y }) => (
        <button
          key={name}
          className={`hue-${probe[name].hue}`}
          style={plot.compact ? undefined : { top: y }}
          aria-pressed={gate === name}
          title={say(gateWords.howToDraw, { meaning: probe[name].meaning })}
          onClick={() => chooseGate(name)}
          onPointerEnter={() => light(name)}
          onPointerLeave={() => light(null)}
        >
          <span className="for-screen-readers">{`${probe[name].name} `}</span>
          <i>{probe[name].plain}</i>{" "}
          <Live read={({ columns }, token) => formatGate(columns[name][token]!).replace(/^0\./, ".")} />
        </button>
      ))}
    </div>
  );
}
