// How is one level drawn? Its drift as steps, a tick at every write, and under it a mark for every word that it alone answers, or
// did once; between two lanes a triangle for what the slower has of what the faster lost. Leaves their order to CompareLevels.tsx.

import type { ReactElement } from "react";
import { lookOf } from "#components/chart/memoryLook";
import { stepPath } from "#components/chart/marks";
import { formatTick, valueScale, xOf, type Plot } from "#components/chart/scale";
import { formatNumber } from "#components/text/format";
import type { DescribedMemory, LevelsMoment } from "#model/contracts/compareQuestions";
import { say } from "#words/say";
import { laneLabel } from "./levelTable";
import { levelWords as words } from "./words";

const driftHeight = 36;
const tickHeight = 5;
const answerHeight = 12;
const height = driftHeight + tickHeight + answerHeight;
/** Writes nearer to one another than this are one line. */
const leastBetween = 2.5; // px
/** Lines are of the memory's colour: of the drift, and of ticks and rings. */
const drawn = {
  line: { fill: "none", stroke: "currentColor", strokeWidth: 1.5 },
  write: { fill: "none", stroke: "currentColor", strokeWidth: 1.25 },
} as const;
const middle = driftHeight + tickHeight + answerHeight / 2;

interface LaneProps {
  readonly moment: LevelsMoment;
  readonly level: number;
  readonly plot: Plot;
  readonly gutter: number;
}

export function Lane({
  memory,
  moment,
  level,
  plot,
  gutter,
  isNarrow,
  maximum,
}: LaneProps & { memory: DescribedMemory; isNarrow: boolean; maximum: number }): ReactElement {
  const { period, drift, states, lost, count } = moment.levels[level]!;
  const broken = drift.findIndex((x) => !Number.isFinite(x));
  const known = broken < 0 ? drift.length : broken;
  const scale = valueScale({ maximum, height: driftHeight });
  const steps = stepPath({ values: drift, count: known, plot, scale });
  const writes = Math.floor(known / period);
  const ticks =
    period * plot.step < leastBetween
      ? `M0 ${driftHeight + tickHeight / 2}H${plot.width}`
      : Array.from(
          { length: writes },
          (_, index) => `M${round(((index + 1) * period - 1) * plot.step)} ${driftHeight}v${tickHeight}`,
        ).join("");
  const size = Math.max(1.5, Math.min(7, 0.7 * plot.step));
  const isLost = new Set(lost);
  const dots = (tokens: readonly number[]): string =>
    tokens
      .map(
        (token) =>
          `M${round(xOf(plot, token) - size / 2)} ${middle}a${size / 2} ${size / 2} 0 1 0 ${size} 0a${size / 2} ${size / 2} 0 1 0 ${-size} 0Z`,
      )
      .join("");
  const read = states.map((_, token) => token);
  return (
    <div className="lane" style={{ height }}>
      <div className="lane-name" style={{ width: gutter - 26, color: lookOf(memory).text }}>
        <b>{say(words.level, { level: level + 1 })}</b>{" "}
        {!isNarrow && <span className="note">{say(words.every, { period })}</span>}
        <div className="note" data-level={level} />
        <div className="note">{say(words.alone, { right: count.right, asked: count.asked })}</div>
      </div>
      <span className="note lane-tick" style={{ top: scale.tick ? scale.y(scale.tick) - 8 : 0, right: plot.width + 4 }}>
        {scale.tick ? formatTick(scale.tick) : ""}
      </span>
      <svg
        width={plot.width}
        height={height}
        role="img"
        aria-label={laneLabel({ memory, moment }, level, formatNumber(drift[moment.token]!))}
      >
        <path fill="currentColor" fillOpacity={0.12} d={steps && `${steps}V${driftHeight}H0Z`} />
        <path {...drawn.line} d={steps} />
        <path className="plot-baseline" d={`M0 ${driftHeight}H${plot.width}`} />
        <path {...drawn.write} d={ticks} />
        <path
          className="compare-lane-read"
          d={dots(read.filter((token) => states[token] !== "right" && !isLost.has(token)))}
        />
        <path className="compare-lane-lost" {...drawn.write} d={dots(lost)} />
        <path fill="currentColor" d={dots(read.filter((token) => states[token] === "right"))} />
      </svg>
    </div>
  );
}

const betweenHeight = 16;

/** What the slower of two levels has of what the faster one lost, over the slower one's lane. */
export function Losses({ moment, level, plot, gutter }: LaneProps): ReactElement {
  const { keeps } = moment.levels[level]!;
  const { lost } = moment.levels[level - 1]!;
  const places = { lost: lost.length, keeps: keeps.length };
  return (
    <div className="lane" style={{ height: betweenHeight }}>
      <div className="lane-name" style={{ width: gutter - 26 }}>
        <span className="note">{say(words.lost, places)}</span>
      </div>
      <svg
        width={plot.width}
        height={betweenHeight}
        role="img"
        aria-label={say(words.between, { ...places, fast: level, slow: level + 1 })}
      >
        <path fill="currentColor" d={keeps.map((token) => triangleAt(xOf(plot, token))).join("")} />
      </svg>
    </div>
  );
}

function triangleAt(x: number): string {
  return `M${round(x - 4.5)} 4h9l-4.5 8Z`;
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}

/** What each mark means, drawn as it is in the lanes. */
export function LevelMarks({ memory }: { memory: DescribedMemory }): ReactElement {
  const { marks } = words;
  return (
    <ul className="note compare-levels-marks">
      <Mark name={marks.drift} colour={lookOf(memory).mark}>
        <path {...drawn.line} d="M1 10H7V5H13V2H17" />
      </Mark>
      <Mark name={marks.written} colour={lookOf(memory).mark}>
        <path {...drawn.write} d="M4 4v5M14 4v5" />
      </Mark>
      <Mark name={marks.right} colour={lookOf(memory).mark}>
        <circle fill="currentColor" cx={9} cy={6} r={3.5} />
      </Mark>
      <Mark name={marks.lost} colour={lookOf(memory).mark}>
        <circle className="compare-lane-lost" {...drawn.write} cx={9} cy={6} r={3.5} />
      </Mark>
      <Mark name={marks.read} colour={lookOf(memory).mark}>
        <circle className="compare-lane-read" cx={9} cy={6} r={3.5} />
      </Mark>
      <Mark name={marks.keeps} colour={lookOf(memory).mark}>
        <path fill="currentColor" d={triangleAt(9)} transform="translate(0 -2)" />
      </Mark>
    </ul>
  );
}

function Mark({ name, colour, children }: { name: string; colour: string; children: ReactElement }): ReactElement {
  return (
    <li>
      <svg width={18} height={12} style={{ color: colour }} aria-hidden>
        {children}
      </svg>{" "}
      <span>{name}</span>
    </li>
  );
}
