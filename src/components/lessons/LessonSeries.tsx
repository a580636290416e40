// How does one quantity go along the text? Its series as large as there is room for it, with the tokens that the lesson names.
// Leaves to LessonGuess.tsx the bar that the reader draws.

import { extent } from "d3";
import { useMemo, useRef, type ReactElement, type ReactNode } from "react";
import type { Mark } from "#lessons/lesson";
import { lessonWords } from "#words/lessons";
import { say } from "#words/say";
import { probe, type TokenQuantity } from "#model/contracts/probe";
import type { Token } from "#model/contracts/tokenizer";
import { currentToken } from "#state/playhead";
import { light, lock, useExplorer } from "#state/store";
import { PointedLine } from "#components/chart/PointedLine";
import { barShare, barsPath } from "#components/chart/marks";
import {
  formatTick,
  largest,
  plotOf,
  tokenAt,
  valueScale,
  xOf,
  type Plot,
  type ValueScale,
} from "#components/chart/scale";
import { useEnlarged } from "#components/hooks/enlarged";
import { useWidth } from "#components/hooks/useWidth";
import { Live, useCursor } from "#components/hooks/cursor";
import { pointIn, pointsAtToken } from "#components/hooks/pointer";
import { Formula } from "#components/text/Formula";
import { formatNumber } from "#components/text/format";
import { Enlarge } from "#components/panel/Enlarge";
import { gutter, roomForWord, SeriesMarks, top } from "./LessonSeriesMarks";
import { inProse, written } from "#components/text/spelling";
import "./LessonSeries.css";

/** Bars narrower than this cannot be told apart: then only the tokens around the one in question are drawn. */
const narrowestBar = 9; // px
/** Tokens that are drawn after one that is still to be guessed. */
const unread = 10;
/** Over and under an enlarged plot. */
const aroundPlot = 160; // px
/** Room over the largest bar, since the next may be larger. */
const headroom = 1.25;

export interface GuessPlace {
  readonly plot: Plot;
  readonly scale: ValueScale;
  /** The place of the token in the plot, from 0. */
  readonly place: number;
}

/** A bar that the reader draws before it is shown. */
export interface GuessedBar {
  readonly token: number;
  /** Whether it is still to be judged. */
  readonly isOpen: boolean;
  /** What it turned out to be: the scale has room for it. */
  readonly truth: number | null;
  /** Drawn over the plot. */
  readonly draw: (place: GuessPlace) => ReactNode;
}

export function LessonSeries({
  of,
  marks = [],
  height: usual,
  guess,
}: {
  of: TokenQuantity;
  marks?: readonly Mark[];
  height: number;
  guess?: GuessedBar | undefined;
}): ReactElement {
  const root = useRef<HTMLElement>(null);
  const width = useWidth(root);
  const enlarged = useEnlarged(root);
  const height = enlarged ? Math.max(usual, enlarged.height - aroundPlot) : usual;
  const run = useExplorer((state) => state.run);
  const count = useExplorer((state) => (state.run?.tokens ?? state.tokens).tokens.length);
  const cursor = useExplorer(({ scene }) => scene.cursor);
  const isLit = useExplorer((state) => state.lit === of);
  const { name, hue } = probe[of];
  const about = guess?.isOpen ? guess.token : null;
  const truth = guess?.truth ?? null;
  const hasRoom = guess !== undefined && (guess.isOpen || truth !== null);

  const inner = Math.max(80, width - gutter);
  const most = Math.max(1, Math.floor(inner / narrowestBar));
  const focus = guess?.token ?? cursor ?? count;
  // A guess has the past before it and a little of what is still to come after it.
  const to = guess
    ? Math.min(count, focus + 1 + unread)
    : Math.min(count, Math.max(most, Math.round(focus + most / 5)));
  const from = Math.max(0, to - most);
  const shown = to - from;
  const plot = useMemo(() => plotOf({ width: inner, tokens: Math.max(1, shown) }), [inner, shown]);
  const filled = run?.filled ?? 0;
  const values = useMemo(
    () => run?.columns[of].subarray(from, Math.max(from, Math.min(filled, from + shown))),
    [run, of, from, filled, shown],
  );
  const scale = useMemo(() => {
    const maximum = Math.max(values ? largest(values, values.length) : 0, truth ?? 0);
    return valueScale({ maximum: (hasRoom ? headroom : 1) * maximum, height });
  }, [values, truth, height, hasRoom]);
  const byToken = new Map(marks.map((mark) => [mark.token, mark])); // the later one of two at a token is of the answer
  const named = [...byToken.values()].filter(
    // Where the truth is drawn beside the guess, that says the value.
    ({ token }) => token >= from && token < from + (values?.length ?? 0) && !(truth !== null && token === guess?.token),
  );
  const bars = values ? barsPath({ values, count: values.length, plot, scale }) : "";
  const ticks = ticksOf(scale);

  const past = useRef<SVGRectElement>(null);
  const bar = useRef<SVGRectElement>(null);
  const flag = useRef<HTMLSpanElement>(null);
  useCursor(({ token }, now) => {
    const at = Math.max(-1, token - from);
    past.current?.setAttribute("width", String(Math.max(0, (at + 1) * plot.step)));
    const place = token - from;
    const value = now && place >= 0 && place < shown && token < now.filled ? now.columns[of][token]! : null;
    const y = value === null ? height : scale.y(value);
    bar.current?.setAttribute("x", String(xOf(plot, place) - (barShare * plot.step) / 2));
    bar.current?.setAttribute("width", String(barShare * plot.step));
    bar.current?.setAttribute("y", String(y));
    bar.current?.setAttribute("height", String(height - y));
    if (flag.current) {
      flag.current.style.display = value === null || about !== null ? "none" : "";
      flag.current.style.left = `${gutter + xOf(plot, place)}px`;
    }
  });

  const pointer = pointsAtToken<HTMLDivElement>((event) => {
    if (about !== null) return null;
    const { x } = pointIn(event.currentTarget.querySelector(".lesson-series-field")!, event);
    return Math.min(from + tokenAt(plot, x), filled - 1);
  });
  const clip = `lesson-series-${of}`;
  return (
    <section
      ref={root}
      aria-label={name}
      className="lesson-series"
      data-lit={isLit || undefined}
      data-hue={hue}
      onPointerEnter={() => light(of)}
      onPointerLeave={() => light(null)}
    >
      <header className="lesson-series-head">
        <h2 className="panel-name">{name}</h2>
        <Formula of={of} className="lesson-series-symbol" />
        <button
          type="button"
          className={`lesson-series-value hue-${hue}`}
          title={`${name}: ${probe[of].meaning}`}
          onFocus={() => light(of)}
          onBlur={() => light(null)}
          onClick={() => lock({ kind: "quantity", quantity: of, token: currentToken() })}
        >
          <Live read={(now, token) => formatNumber(now.columns[of][token]!)} />
        </button>
        <span className="panel-ways">
          <Enlarge name={name} />
        </span>
        <span className="note lesson-series-span">
          {say(lessonWords.tokensShown, { from: from + 1, to: Math.min(filled, from + shown) })}
        </span>
      </header>
      <div
        className="lesson-series-plot"
        style={{ height: height + top + 28, "--gutter": `${gutter}px` } as React.CSSProperties}
        {...pointer}
      >
        {ticks.map((tick) => (
          <span key={tick} className="lesson-series-tick note" style={{ top: top + scale.y(tick) - 8 }} aria-hidden>
            {formatTick(tick)}
          </span>
        ))}
        <svg
          className="lesson-series-field"
          width={inner}
          height={height + 1}
          style={{ left: gutter, top }}
          role="img"
          aria-label={run && values ? summary(name, { values, from }) : name}
        >
          <defs>
            <clipPath id={clip}>
              <rect ref={past} y={-top} height={height + top} />
            </clipPath>
          </defs>
          {ticks.map((tick) => (
            <path key={tick} d={`M0 ${scale.y(tick)}H${inner}`} className="lesson-series-line" />
          ))}
          <path d={bars} className={`fill-${hue} lesson-series-future`} />
          <path d={bars} className={`fill-${hue} lesson-series-bars`} clipPath={`url(#${clip})`} />
          {values &&
            named.map(({ token }) => (
              <rect
                key={token}
                className={`fill-${hue}`}
                x={xOf(plot, token - from) - (barShare * plot.step) / 2}
                width={barShare * plot.step}
                y={scale.y(values[token - from]!)}
                height={height - scale.y(values[token - from]!)}
              />
            ))}
          <rect ref={bar} className={`fill-${hue}`} />
          {about !== null && named[0] && values && (
            <path
              className="lesson-series-level"
              d={`M${xOf(plot, named[0].token - from)} ${scale.y(values[named[0].token - from]!)}H${Math.min(inner, xOf(plot, about - from) + plot.step)}`}
            />
          )}
          <path d={`M0 ${height}H${inner}`} className="lesson-series-axis" />
          {about !== null && <Unread plot={plot} from={about - from} height={height} />}
        </svg>
        {run && values && (
          <SeriesMarks marks={named} values={values} words={run.tokens.tokens} plot={plot} scale={scale} from={from} />
        )}
        {plot.step < roomForWord && (
          <span ref={flag} className="lesson-series-flag" style={{ top: top + height + 4 }} aria-hidden>
            <Live read={({ tokens }, token) => inProse(written(tokens.tokens[token]))} />
          </span>
        )}
        {plot.step >= roomForWord && run && values && (
          <Words
            words={run.tokens.tokens}
            from={from}
            count={values.length}
            but={hasRoom ? guess.token : null}
            {...{ plot, height }}
          />
        )}
        {about === null && (
          <PointedLine
            width={gutter + inner}
            xOf={(token) => (token >= from && token < from + shown ? gutter + xOf(plot, token - from) : null)}
            read={(now, token) => formatNumber(now.columns[of][token]!)}
          />
        )}
        {guess && hasRoom && (
          <div className="lesson-series-over" style={{ left: gutter, top, width: inner, height }}>
            {guess.draw({ plot, scale, place: guess.token - from })}
          </div>
        )}
      </div>
    </section>
  );
}

/** The word under every bar, where there is room for it. */
function Words({
  words,
  from,
  count,
  but,
  plot,
  height,
}: {
  words: readonly Token[];
  from: number;
  count: number;
  /** The token that is guessed, whose word stands there already. */
  but: number | null;
  plot: Plot;
  height: number;
}): ReactElement {
  return (
    <>
      {Array.from({ length: count }, (_, place) => place)
        .filter((place) => from + place !== but)
        .map((place) => (
          <span
            key={place}
            className="lesson-series-word"
            style={{ top: top + height + 4, left: gutter + xOf(plot, place), maxWidth: plot.step - 2 }}
            aria-hidden
          >
            {inProse(written(words[from + place]))}
          </span>
        ))}
    </>
  );
}

/** What is not read yet, as small marks on the axis. */
function Unread({ plot, from, height }: { plot: Plot; from: number; height: number }): ReactElement {
  const marks = Array.from({ length: Math.max(0, plot.tokens - from - 1) }, (_, index) => from + 1 + index);
  const path = marks
    .map((place) => `M${xOf(plot, place) - 0.35 * plot.step} ${height - 2}h${0.7 * plot.step}`)
    .join("");
  return <path d={path} className="lesson-series-unread" />;
}

function ticksOf({ tick }: ValueScale): number[] {
  if (tick === null) return [0];
  const digit = Number(tick.toExponential(0)[0]);
  const parts = digit <= 4 ? digit : digit % 2 === 0 ? 2 : 1;
  return Array.from({ length: parts + 1 }, (_, index) => Number(((tick * index) / parts).toPrecision(6)));
}

function summary(name: string, { values, from }: { values: Float32Array; from: number }): string {
  if (values.length === 0) return name;
  const [low = NaN, high = NaN] = extent(values);
  return say(lessonWords.seriesText, {
    name,
    from: from + 1,
    to: from + values.length,
    low: formatNumber(low),
    high: formatNumber(high),
  });
}
