// More steps: does recall follow? What a memory fits better after many steps on the same pairs, and what it then recalls, on one
// axis of steps; beside it the same of trained models. Leaves what is asked to state/innerSteps.ts, and its sentence to stepsSentence.ts.

import { useRef, type ReactElement, type ReactNode } from "react";
import {
  directions,
  innerStepCounts,
  stepSources,
  steppedPairs,
  steppedStoryWords,
  storiesAtOnce,
  type Direction,
} from "#model/contracts/innerSteps";
import { useComparison } from "#state/comparison";
import { readStories, seeInnerSteps, stopStories, turnInnerSteps, useInnerSteps } from "#state/innerSteps";
import { Curves, type Curve, type CurveAxis } from "#components/chart/Curves";
import { Segmented } from "#components/controls/Segmented";
import { lookedAt, useSeen } from "#components/hooks/seen";
import { PanelFrame } from "#components/panel/PanelFrame";
import { say, sayNumber } from "#words/say";
import { sayShare } from "#words/share";
import { memoryLines, modelLines, type SteppedLine } from "./shownSteps";
import { lineSentence, stepsSentence } from "./stepsSentence";
import { innerStepsWords as words } from "./words";
import "./InnerSteps.css";

const heights = { error: 130, share: 170 } as const;
const most = innerStepCounts.at(-1)!;
const steps: CurveAxis = {
  ...{ domain: [1, most], ticks: innerStepCounts, scale: "log", name: words.steps },
  format: (count) => sayNumber(count),
};
/** What lies outside stands at its edge: a write that leads away grows without end. */
const errors: Readonly<Record<Direction, CurveAxis>> = {
  down: errorAxis([1e-6, 2], [1e-6, 1e-4, 1e-2, 1]),
  up: errorAxis([0.5, 1000], [1, 10, 100, 1000]),
};
const shares: CurveAxis = {
  ...{ domain: [0, 1], ticks: [0, 0.5, 1], scale: "linear", name: "" },
  format: (share) => sayShare(share),
};

export function InnerSteps(): ReactElement {
  const root = useRef<HTMLDivElement>(null);
  const known = useInnerSteps();
  const table = useComparison(({ table }) => table);
  useSeen(root, seeInnerSteps, lookedAt);
  const { direction, source, problem } = known;
  const [memories, models] = [memoryLines(known, { table }), modelLines(known)];
  const width = table?.config.keyWidth ?? steppedPairs;
  const online = memories.flatMap(onlineOf);
  return (
    <PanelFrame
      note={words.note}
      tools={
        <>
          <Segmented
            label={words.way}
            options={directions.map((id) => ({ id, name: words.ways[id] }))}
            value={direction}
            choose={(direction) => turnInnerSteps({ direction })}
          />
          <Segmented
            label={words.what}
            options={stepSources.map((id) => ({ id, name: say(words.sources[id], { pairs: steppedPairs }) }))}
            value={source}
            choose={(source) => turnInnerSteps({ source })}
          />
        </>
      }
    >
      <div ref={root} className="inner-steps">
        <Side of="memories" title={words.memories} lines={memories} share={words.recalled} bands="all">
          <p className="note">
            {words.which} {source === "pairs" ? words.whyPairs : words.whyText}{" "}
            {source === "pairs" && width < steppedPairs && say(words.room, { pairs: steppedPairs, width })}
            {online.length > 0 && say(words.online, { list: online.join("; ") })}
          </p>
        </Side>
        <Side of="models" title={words.models} lines={models} share={words.answered} bands="lit">
          <Stories />
          <p className="note">{say(words.whyModels, { source: words.source })}</p>
          {direction === "up" && <p className="note">{say(words.whyUp, { source: words.source })}</p>}
        </Side>
      </div>
      {problem !== null && (
        <p className="note" role="alert">
          {say(words.problem, { problem })}{" "}
          <button className="button" data-export="omit" onClick={() => turnInnerSteps({})}>
            {words.again}
          </button>
        </p>
      )}
      <p className="note">{say(words.how, { step: words.step[direction] })}</p>
    </PanelFrame>
  );
}

/** Two plots over one axis, and what they say. */
function Side({
  of,
  title,
  lines,
  share,
  bands,
  children,
}: {
  of: "memories" | "models";
  title: string;
  lines: readonly SteppedLine[];
  share: string;
  /** Those of models are as wide as few stories make them: whether one falls is told by its change on the same stories. */
  bands: "all" | "lit";
  children: ReactNode;
}): ReactElement {
  const direction = useInnerSteps(({ direction }) => direction);
  const sentence = stepsSentence(lines, { direction });
  const isStopped = useInnerSteps(({ reading, stories }) => of === "models" && reading === null && stories.size > 0);
  const curves = (pointsOf: (line: SteppedLine) => Curve["points"]): Curve[] =>
    lines.map((line) => ({
      ...{ id: line.id, name: line.title, look: line.look },
      points: pointsOf(line),
      measured: pointsOf(line),
    }));
  return (
    <div className="inner-steps-side" data-of={of}>
      <h3 className="inner-steps-title">{title}</h3>
      <p className="note">{words.error}</p>
      <Curves
        label={say(words.curveOfError, { of: title })}
        curves={curves(({ points }) => points.map(({ steps, error }) => ({ x: steps, y: shownError(error) })))}
        x={steps}
        y={errors[direction]}
        height={heights.error}
      />
      <p className="note">{share}</p>
      <Curves
        label={say(words.curveOfShare, { of: title, share, sentence })}
        curves={curves(({ points }) =>
          points.map(({ steps, recalled: { share, low, high } }) => ({ x: steps, y: share, low, high })),
        )}
        x={steps}
        y={shares}
        height={heights.share}
        bands={bands}
      />
      <p>
        <b>{sentence || (isStopped ? words.stopped : words.asking)}</b>
      </p>
      <ul className="note inner-steps-lines">
        {lines.map((line) => (
          <Line key={line.id} of={line} />
        ))}
      </ul>
      {children}
    </div>
  );
}

function errorAxis(domain: CurveAxis["domain"], ticks: readonly number[]): CurveAxis {
  return {
    domain,
    ticks,
    scale: "log",
    name: "",
    format: (error) => (error < 0.01 ? powerOfTen(error) : sayNumber(error, { maximumSignificantDigits: 1 })),
  };
}

/** 10⁻⁶, of what is one. */
function powerOfTen(value: number): string {
  return `10⁻${"⁰¹²³⁴⁵⁶⁷⁸⁹"[-Math.round(Math.log10(value))]!}`;
}

function Line({ of }: { of: SteppedLine }): ReactElement | null {
  const said = lineSentence(of);
  return said === null ? null : <li>{said}</li>;
}

/** What is no number any more is as far off as can be. */
function shownError(error: number): number {
  return Number.isFinite(error) ? error : errors.up.domain[1];
}

/** What a text asked on its way, with one step and with the most. */
function onlineOf({ title, points }: SteppedLine): string[] {
  const [one, last] = [points.find(({ steps }) => steps === 1), points.find(({ steps }) => steps === most)];
  if (!one?.online || !last?.online) return [];
  const { right, asked } = last.online;
  return [say(words.onlineOf, { memory: title, right: one.online.right, then: right, asked })];
}

/** How many stories are read, and what reads more or stops. */
function Stories(): ReactElement {
  const { reading, stories } = useInnerSteps();
  const texts = Math.max(0, ...[...stories.values()].map(({ counts }) => counts.length));
  return (
    <div className="inner-steps-reading">
      {reading ? (
        <>
          <button className="button" data-export="omit" onClick={stopStories}>
            {words.stop}
          </button>
          <progress
            aria-label={words.progress}
            max={reading.total}
            value={reading.done}
            aria-valuemax={reading.total}
            aria-valuenow={reading.done}
            data-export="omit"
          />
        </>
      ) : (
        <button className="button" data-export="omit" onClick={() => void readStories()}>
          {say(words.more, { stories: storiesAtOnce })}
        </button>
      )}
      <span className="note">{say(words.read, { texts, words: steppedStoryWords })}</span>
    </div>
  );
}
