// How do a few memories' curves stand in one plot? Each in its memory's own look with its name at its end, with intervals as bands
// and measured points as dots; one of them is lit by pointing at its name. Leaves what the axes mean to the panel, where names
// stand to endLabels.ts, and names that share a label to JoinedEnds.tsx.

import { area, line, scaleLinear, scaleLog, symbol } from "d3";
import { useRef, useState, type KeyboardEvent, type PointerEvent, type ReactElement } from "react";
import { useDrag } from "#components/hooks/drag";
import { pointIn } from "#components/hooks/pointer";
import { useWidth } from "#components/hooks/useWidth";
import { curveMarks, type CurveMark } from "./curveMarks";
import { labelLine, labelsHeight, spreadLabels } from "./endLabels";
import { JoinedEnds } from "./JoinedEnds";
import type { MemoryLook } from "./memoryLook";
import "./Curves.css";

interface CurvePoint {
  readonly x: number;
  readonly y: number;
  /** An interval, where there is one. */
  readonly low?: number;
  readonly high?: number;
}

export interface Curve {
  readonly id: string;
  readonly name: string;
  readonly look: MemoryLook;
  readonly points: readonly CurvePoint[];
  /** Points that were measured and not computed: dots, or marks of its own. */
  readonly measured?: readonly CurvePoint[];
  readonly mark?: CurveMark;
  /** What it reaches at its end, where that is said: curves that reach the same then share a label. */
  readonly reached?: string;
}

export interface CurveAxis {
  readonly domain: readonly [number, number];
  readonly ticks: readonly number[];
  readonly format: (value: number) => string;
  readonly scale: "linear" | "log";
  readonly name: string;
}

/** A line across the plot that is moved by pointer and arrow keys. */
interface CurveMarker {
  readonly at: number;
  readonly name: string;
  readonly text: string;
  readonly move: (x: number) => void;
  readonly step: (direction: 1 | -1) => void;
}

const margins = { top: 10, right: 118, bottom: 34, left: 44 };
/** Room for names that share a label, and the width of a plot that has it. */
const joinedMargin = 208;
const joinedFrom = 600;
/** Between the lowest name and that of the axis below it. */
const axisRoom = 8;
const lineWidth = 2;
/** Over the plot, where marks have names. */
const marksRoom = 20;
/** Where no names stand beside the plot. */
const narrowRight = 12;

export function Curves({
  label,
  curves,
  x,
  y,
  height: least,
  marker,
  bands = "all",
  main = null,
  marks = [],
}: {
  label: string;
  curves: readonly Curve[];
  x: CurveAxis;
  y: CurveAxis;
  /** More where the names take more. */
  height: number;
  marker?: CurveMarker;
  /** Of all curves, or where there are many of the one that is pointed at. */
  bands?: "all" | "lit";
  /** The curve that all others stand pale behind, each with its name only while it is pointed at. */
  main?: string | null;
  /** Where something changes along the way. */
  marks?: readonly { readonly at: number; readonly name: string }[];
}): ReactElement {
  const root = useRef<HTMLDivElement>(null);
  const width = Math.max(main === null ? 260 : 160, useWidth(root));
  const [pointed, light] = useState<string | null>(null);
  const lit = pointed ?? main;
  const isJoined = curves.some(({ reached }) => reached !== undefined);
  // Where joined names have all the room they want, they fit.
  const isWide = isJoined && width >= joinedFrom;
  const names = main === null && !isWide ? labelsHeight(curves.map(({ name }) => name)) + axisRoom : 0;
  const joined = isWide ? joinedMargin : margins.right;
  const margin = {
    ...margins,
    top: marks.length > 0 ? marksRoom : margins.top,
    right: main === null ? joined : narrowRight,
  };
  const height = Math.max(least, names + margin.top + margin.bottom);
  const inner = { width: width - margin.left - margin.right, height: height - margin.top - margin.bottom };
  const across = (x.scale === "log" ? scaleLog() : scaleLinear()).domain(x.domain).range([0, inner.width]).clamp(true);
  const up = (y.scale === "log" ? scaleLog() : scaleLinear()).domain(y.domain).range([inner.height, 0]).clamp(true);
  const draw = line<CurvePoint>()
    .x((point) => across(point.x))
    .y((point) => up(point.y));
  const band = area<CurvePoint>()
    .defined((point) => point.low !== undefined)
    .x((point) => across(point.x))
    .y0((point) => up(point.low ?? point.y))
    .y1((point) => up(point.high ?? point.y));
  const ended = curves.flatMap(({ points, ...curve }) =>
    points.length > 0 ? [{ ...curve, x: across(points.at(-1)!.x), y: up(points.at(-1)!.y) }] : [],
  );
  const ends = isJoined ? [] : spreadLabels(ended, inner.height - axisRoom);
  return (
    <div ref={root} className="curves">
      <svg width={width} height={height} role="img" aria-label={label}>
        <g transform={`translate(${margin.left} ${margin.top})`}>
          {y.ticks.map((tick) => (
            <g key={tick}>
              <path className="plot-tick-line" d={`M0 ${up(tick)}H${inner.width}`} />
              <text className="curves-tick" x={-8} y={up(tick) + 4} textAnchor="end">
                {y.format(tick)}
              </text>
            </g>
          ))}
          {x.ticks.map((tick) => (
            <g key={tick}>
              <path className="curves-axis" d={`M${across(tick)} ${inner.height}v4`} />
              <text className="curves-tick" x={across(tick)} y={inner.height + 18} textAnchor="middle">
                {x.format(tick)}
              </text>
            </g>
          ))}
          <path className="curves-axis" d={`M0 ${inner.height}H${inner.width}`} />
          {marks.map(({ at, name }) => (
            <g key={at}>
              <path className="plot-tick-line" d={`M${across(at)} 0V${inner.height}`} />
              <text className="curves-tick" x={across(at) + 3} y={-6}>
                {name}
              </text>
            </g>
          ))}
          <text className="curves-tick" x={inner.width + 18} y={inner.height + 18}>
            {x.name}
          </text>
          {curves.map(({ id, name, look, points, measured, mark = curveMarks.dot }) => {
            const end = ends.find((candidate) => candidate.id === id);
            const isFaint = lit !== null && lit !== id;
            return (
              <g
                key={id}
                className={`curve${isFaint ? " is-faint" : ""}`}
                style={{ color: look.mark }}
                onPointerEnter={() => light(id)}
                onPointerLeave={() => light(null)}
              >
                {(bands === "all" || lit === id) && <path className="curve-band" d={band([...points]) ?? ""} />}
                <path
                  className="curve-line"
                  d={draw([...points]) ?? ""}
                  strokeWidth={lineWidth * look.weight}
                  strokeDasharray={look.pattern}
                />
                {measured?.map((point) => (
                  <path
                    key={point.x}
                    className={`curve-dot${mark.isHollow ? " is-hollow" : ""}`}
                    transform={`translate(${across(point.x)} ${up(point.y)})`}
                    d={shapeOf(mark)}
                  />
                ))}
                {main !== null && lit === id && (
                  <NameInside words={name} of={look} at={{ x: inner.width, y: up(points.at(-1)!.y) }} />
                )}
                {main === null && end && (
                  <>
                    <path
                      className="curve-leader"
                      d={`M${across(points.at(-1)!.x) + 2} ${up(points.at(-1)!.y)}L${inner.width + 9} ${end.y}`}
                    />
                    {end.lines.map((words, line) => (
                      <text
                        key={line}
                        className="curve-name"
                        x={inner.width + 12}
                        y={end.y + 4 + line * labelLine}
                        style={{ fill: look.text }}
                      >
                        {words}
                      </text>
                    ))}
                  </>
                )}
              </g>
            );
          })}
          {isJoined && <JoinedEnds ends={ended} lit={lit} light={light} room={{ ...inner, right: margin.right }} />}
        </g>
      </svg>
      {marker && (
        <Handle
          marker={marker}
          left={margin.left + across(marker.at)}
          top={margin.top}
          height={inner.height}
          valueAt={(left) => across.invert(Math.max(0, Math.min(inner.width, left - margin.left)))}
          domain={x.domain}
        />
      )}
    </div>
  );
}

/** Over the end of its curve; below it, where there is no room. */
function NameInside({
  words,
  of,
  at: { x, y },
}: {
  words: string;
  of: MemoryLook;
  at: { x: number; y: number };
}): ReactElement {
  return (
    <text
      className="curve-name"
      x={x}
      y={y < labelLine ? y + labelLine + 4 : y - 6}
      textAnchor="end"
      style={{ fill: of.text }}
    >
      {words}
    </text>
  );
}

/** As large as a dot of 3.5 px radius. */
const markArea = 40;

function shapeOf({ shape }: CurveMark): string {
  return symbol(shape, markArea)() ?? "";
}

function Handle({
  marker: { at, name, text, move, step },
  left,
  top,
  height,
  valueAt,
  domain,
}: {
  marker: CurveMarker;
  left: number;
  top: number;
  height: number;
  valueAt: (left: number) => number;
  domain: readonly [number, number];
}): ReactElement {
  const follow = (event: PointerEvent): void => move(valueAt(pointIn(event.currentTarget.parentElement!, event).x));
  const before = useRef(at);
  const drag = useDrag<HTMLDivElement>({
    along: "x",
    start: (event) => {
      before.current = at;
      if (event.pointerType !== "touch") follow(event);
    },
    move: follow,
    cancel: () => move(before.current),
  });
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === "ArrowRight" || event.key === "ArrowUp") step(1);
    else if (event.key === "ArrowLeft" || event.key === "ArrowDown") step(-1);
    else if (event.key === "Home") move(domain[0]);
    else if (event.key === "End") move(domain[1]);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div
      role="slider"
      tabIndex={0}
      aria-label={name}
      aria-valuemin={domain[0]}
      aria-valuemax={domain[1]}
      aria-valuenow={at}
      aria-valuetext={text}
      className="curves-marker"
      style={{ left, top: top - 8, height: height + 8 }}
      onKeyDown={onKeyDown}
      {...drag}
    >
      <span className="curves-marker-line" />
      <span className="curves-marker-knob" />
    </div>
  );
}
