// Where along the text are we? Token numbers, a tick where each chunk begins, and how far a run in progress has read.

import type { ReactElement } from "react";
import type { PageRun } from "#state/store";
import { labelledTokens, xOf, type Plot } from "#components/chart/scale";
import { sayNumber } from "#words/say";

const height = 24;
/** Chunk ticks nearer than this would be a grey bar. */
const nearestTicks = 4;

export function Axis({ plot, run }: { plot: Plot; run: PageRun | null }): ReactElement {
  const { width, tokens, step } = plot;
  const labels = labelledTokens(plot);
  const chunk = run?.rule.chunk ?? 1;
  const every = chunk * step >= nearestTicks ? chunk : null;
  let ticks = labels.map((token) => `M${xOf(plot, token).toFixed(1)} 0v5`).join("");
  for (let token = 0; every && token < tokens; token += every) ticks += `M${xOf(plot, token).toFixed(1)} 0v4`;
  return (
    <svg className="timeline-axis" width={width} height={height} aria-hidden>
      <path className="timeline-axis-line" d={`M0 .5H${width}${ticks}`} />
      {labels.map((token) => (
        <text key={token} x={xOf(plot, token)} y={18} textAnchor="middle">
          {sayNumber(token + 1)}
        </text>
      ))}
      {run && run.summary === null && run.filled < tokens && (
        <path className="timeline-working" d={`M0 1H${run.filled * step}`} />
      )}
    </svg>
  );
}
