// Three runs of the same text, drawn small: which is the odd one? A series each, on one scale, under a letter.

import type { ReactElement } from "react";
import { askerOf } from "#guide/askReading";
import { placeOf, useAnswer } from "#guide/draft";
import { letters, runOrder, type Odd } from "#lessons/checks/odd";
import { lessonWords } from "#words/lessons";
import { say } from "#words/say";
import { probe, type Hue } from "#model/contracts/probe";
import { barsPath } from "#components/chart/marks";
import { largest, plotOf, valueScale } from "#components/chart/scale";
import { useAsked } from "#components/hooks/asked";
import type { CheckDrawing, CheckProps } from "./drawing";
import { Options } from "./Options";
import "./LessonRuns.css";

export const odd: CheckDrawing<Odd, number | null> = { Answer, Stage };

const size = { width: 640, height: 84 };

function Answer({ at, check, isOver }: CheckProps<Odd>): ReactElement {
  const chosen = useAnswer(at, check) ?? (isOver ? check.odd : null);
  return (
    <Options
      name={at.lesson.id}
      label={lessonWords.runsLabel}
      order={runOrder(placeOf(at))}
      chosen={chosen}
      isOver={isOver}
      inRow
    >
      {(_, shown) => nameOf(shown)}
    </Options>
  );
}

/** Each run is read beside the one on screen. */
function Stage({ session, at, check, isOver }: CheckProps<Odd>): ReactElement {
  const chosen = useAnswer(at, check) ?? (isOver ? check.odd : null);
  const { quantity } = check;
  const runs = useAsked(quantity, (signal) => {
    const { series } = askerOf(session, signal);
    return Promise.all(check.runs.map((scene) => series(quantity, scene)));
  });
  if (!runs) return <p className="note">{lessonWords.readingRuns}</p>;
  const { name } = probe[quantity];
  const maximum = Math.max(...runs.map((values) => largest(values, values.length)));
  return (
    <section aria-label={lessonWords.runsLabel} className="lesson-runs">
      <h2 className="panel-name">{name}</h2>
      {runOrder(placeOf(at)).map((run, shown) => (
        <figure
          key={run}
          aria-label={`${nameOf(shown)}, ${name}`}
          data-chosen={chosen === run || undefined}
          data-named={isOver || undefined}
        >
          <figcaption className="panel-name">
            {isOver ? say(lessonWords.runIs, { letter: letters[shown]!, what: check.items[run]! }) : letters[shown]}
          </figcaption>
          <Series values={runs[run]!} maximum={maximum} label={nameOf(shown)} hue={probe[quantity].hue} />
        </figure>
      ))}
    </section>
  );
}

function nameOf(shown: number): string {
  return say(lessonWords.run, { letter: letters[shown]! });
}

function Series({
  values,
  maximum,
  label,
  hue,
}: {
  values: Float32Array;
  maximum: number;
  label: string;
  hue: Hue;
}): ReactElement {
  const { width, height } = size;
  const plot = plotOf({ width, tokens: values.length });
  const scale = valueScale({ maximum, height });
  return (
    <svg viewBox={`0 0 ${width} ${height + 1}`} preserveAspectRatio="none" role="img" aria-label={label}>
      <path d={barsPath({ values, count: values.length, plot, scale })} className={`fill-${hue}`} />
      <path d={`M0 ${height}H${width}`} className="lesson-series-axis" />
    </svg>
  );
}
