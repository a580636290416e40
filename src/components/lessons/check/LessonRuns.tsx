// Three runs of the same text, drawn small: which is the odd one? A series each, on one scale, under a letter.

import type { ReactElement } from "react";
import { letters, runOrder, useDraft, type At } from "#guide/guide";
import type { Odd } from "#lessons/lesson";
import { lessonWords } from "#words/lessons";
import { say } from "#words/say";
import { probe } from "#model/contracts/probe";
import { barsPath } from "#components/chart/marks";
import { largest, plotOf, valueScale } from "#components/chart/scale";
import "./LessonRuns.css";

const size = { width: 640, height: 84 };

export function LessonRuns({
  at,
  check,
  runs,
}: {
  at: At;
  check: Odd;
  /** The series of each, as they stand in the check. */
  runs: readonly Float32Array[];
}): ReactElement {
  const chosen = useDraft((state) => state.chosen);
  const { name, hue } = probe[check.quantity];
  const maximum = Math.max(...runs.map((values) => largest(values, values.length)));
  const scale = valueScale({ maximum, height: size.height });
  return (
    <section aria-label={lessonWords.runsLabel} className="lesson-runs">
      <h2 className="panel-name">{name}</h2>
      {runOrder(at).map((run, index) => {
        const values = runs[run]!;
        const plot = plotOf({ width: size.width, tokens: values.length });
        const label = say(lessonWords.run, { letter: letters[index]! });
        return (
          <figure key={run} aria-label={`${label}, ${name}`} data-chosen={chosen === run || undefined}>
            <figcaption className="panel-name">{letters[index]}</figcaption>
            <svg
              viewBox={`0 0 ${size.width} ${size.height + 1}`}
              preserveAspectRatio="none"
              role="img"
              aria-label={label}
            >
              <path d={barsPath({ values, count: values.length, plot, scale })} className={`fill-${hue}`} />
              <path d={`M0 ${size.height}H${size.width}`} className="lesson-series-axis" />
            </svg>
          </figure>
        );
      })}
    </section>
  );
}
