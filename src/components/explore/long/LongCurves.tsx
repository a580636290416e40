// How did the memory go along millions of words? One row a quantity, between its least and its most; a line that can be moved says
// which words are looked at. Leaves these words to LongDetail.tsx.

import { memo, useMemo, useRef, type KeyboardEvent, type PointerEvent, type ReactElement } from "react";
import { aroundToken, keptCurves, type KeptCurve, type LongProgress } from "#model/contracts/longQuestions";
import { probe } from "#model/contracts/probe";
import { lookAtLong, useLongText } from "#state/longReading";
import { useExplorer } from "#state/store";
import { panelNames } from "#words/panelNames";
import { say, sayNumber } from "#words/say";
import { formatTick, valueScale } from "#components/chart/scale";
import { useDrag } from "#components/hooks/drag";
import { pointIn } from "#components/hooks/pointer";
import { useWidth } from "#components/hooks/useWidth";
import { PanelFrame } from "#components/panel/PanelFrame";
import { formatNumber } from "#components/text/format";
import { sayBytes, sayLength, sayWords } from "./amounts";
import { bandPath, leastOf, peakOf } from "./curvePath";
import { curvesTable } from "./longTables";
import { longWords } from "./words";

const words = longWords.curves;
const height = 44;
/** Under a pixel nothing can be told apart. */
const pixelsAPart = 1.5;

export const LongCurves = memo(function LongCurves(): ReactElement {
  const progress = useLongText((state) => state.progress)!;
  const file = useLongText((state) => state.file);
  const asked = useExplorer(({ scene }) => scene.flood?.tokens ?? null);
  const root = useRef<HTMLDivElement>(null);
  const width = Math.max(120, useWidth(root));
  // A made-up text has its whole length from the start; of a file nobody knows how many words it has.
  const tokens = file || asked === null || progress.isOver ? progress.position : asked;
  return (
    <PanelFrame of={{ name: panelNames.longCurves, table: curvesTable }} note={words.note}>
      <div className="long-rows">
        <div ref={root} />
        {keptCurves.map((name) => (
          <Row key={name} name={name} progress={progress} tokens={tokens} width={width} />
        ))}
        <Kept progress={progress} tokens={tokens} width={width} />
        <Position tokens={tokens} width={width} progress={progress} />
        <div className="long-axis" style={{ width }} aria-hidden>
          {[0, 0.25, 0.5, 0.75, 1].map((part) => (
            <span key={part} style={{ left: `${100 * part}%` }}>
              {sayLength(roundTo(part * tokens))}
            </span>
          ))}
        </div>
      </div>
      <p className="note">{words.hint}</p>
    </PanelFrame>
  );
});

function roundTo(token: number): number {
  return token >= 1e6
    ? Math.round(token / 1e4) * 1e4
    : token >= 1000
      ? Math.round(token / 100) * 100
      : Math.round(token);
}

function Row({
  name,
  progress: { curves },
  tokens,
  width,
}: {
  name: KeptCurve;
  progress: LongProgress;
  tokens: number;
  width: number;
}): ReactElement {
  const curve = curves[name];
  const { name: title, plain, hue } = probe[name];
  const { scale, path, label } = useMemo(() => {
    const peak = peakOf(curve);
    const scale = valueScale({ maximum: peak?.value ?? 0, height });
    const path = bandPath(curve, {
      x: (token) => (token / Math.max(1, tokens)) * width,
      y: scale.y,
      parts: width / pixelsAPart,
    });
    const label = peak
      ? say(words.summary, {
          name: title,
          least: formatNumber(leastOf(curve)),
          most: formatNumber(peak.value),
          at: peak.token + 1,
        })
      : title;
    return { scale, path, label };
  }, [curve, tokens, width, title]);
  return (
    <div className="long-row">
      <span className="long-row-name">
        {title} <i className={`hue-${hue}`}>{plain}</i>
      </span>
      <svg width={width} height={height + 2} viewBox={`0 0 ${width} ${height + 2}`} role="img" aria-label={label}>
        <path d={`M0 ${height}H${width}`} className="plot-baseline" />
        {scale.tick !== null && <path d={`M0 ${scale.y(scale.tick)}H${width}`} className="plot-tick-line" />}
        <path d={path} className={`long-band fill-${hue}`} />
      </svg>
      {scale.tick !== null && (
        <span className="long-row-tick" style={{ top: scale.y(scale.tick) }} aria-hidden>
          {formatTick(scale.tick)}
        </span>
      )}
    </div>
  );
}

/** What attention would have to keep, against what the memory does: on one scale, where the memory hardly leaves the ground. */
function Kept({
  progress: { bytes, position },
  tokens,
  width,
}: {
  progress: LongProgress;
  tokens: number;
  width: number;
}): ReactElement {
  const most = (bytes.attention * tokens) / Math.max(1, position);
  const x = (position / Math.max(1, tokens)) * width;
  const y = (kept: number): number => height * (1 - kept / Math.max(1, most));
  const places = { memory: sayBytes(bytes.memory), attention: sayBytes(bytes.attention), read: sayWords(position) };
  return (
    <div className="long-row">
      <span className="long-row-name">{words.kept}</span>
      <svg
        width={width}
        height={height + 2}
        viewBox={`0 0 ${width} ${height + 2}`}
        role="img"
        aria-label={say(words.keptSaid, places)}
      >
        <path d={`M0 ${height}H${width}`} className="plot-baseline" />
        <path d={`M0 ${height}L${x} ${y(bytes.attention)}V${height}Z`} className="long-kept-attention" />
        <path d={`M0 ${y(bytes.memory)}H${x}`} className="long-kept-memory" />
        {/* At the left there is room over the slope. */}
        <text className="long-kept-name" x={6} y={14}>
          {say(words.byAttention, { bytes: places.attention })}
        </text>
        <text className="long-kept-name" x={6} y={28}>
          {say(words.byMemory, { bytes: places.memory })}
        </text>
      </svg>
    </div>
  );
}

/** The line over all rows that says which words are looked at. */
function Position({
  tokens,
  width,
  progress,
}: {
  tokens: number;
  width: number;
  progress: LongProgress;
}): ReactElement {
  const token = useLongText((state) => state.token);
  const detail = useLongText((state) => state.detail);
  const before = useRef(token);
  const under = (event: PointerEvent): number => (pointIn(event.currentTarget, event).x / width) * tokens;
  const drag = useDrag<HTMLDivElement>({
    along: "x",
    start: (event) => {
      before.current = token;
      if (event.pointerType !== "touch") lookAtLong(under(event));
    },
    move: (event) => lookAtLong(under(event)),
    tap: (event) => lookAtLong(under(event)),
    cancel: () => lookAtLong(before.current),
  });
  const onKeyDown = (event: KeyboardEvent): void => {
    const now = token ?? -1;
    const far = Math.max(1, Math.round(tokens / 100));
    const next: Partial<Record<string, number>> = {
      ArrowRight: now + 1,
      ArrowUp: now + 1,
      ArrowLeft: now - 1,
      ArrowDown: now - 1,
      PageUp: now + far,
      PageDown: now - far,
      Home: 0,
      End: progress.position - 1,
    };
    const to = next[event.key];
    if (to === undefined) return;
    lookAtLong(to);
    event.preventDefault();
    event.stopPropagation();
  };
  const at = detail && token !== null && Math.abs(detail.token - token) <= aroundToken ? token - detail.from : -1;
  const numbers = keptCurves.map((name) =>
    say(words.number, { name: probe[name].name, value: formatNumber(detail?.columns[name][at] ?? NaN) }),
  );
  const text =
    token === null
      ? ""
      : detail?.words[at] === undefined
        ? sayNumber(token + 1)
        : say(words.at, { token: token + 1, word: detail.words[at], numbers: numbers.join(", ") });
  return (
    <div
      role="slider"
      tabIndex={0}
      aria-label={words.position}
      aria-valuemin={1}
      aria-valuemax={progress.position}
      aria-valuenow={(token ?? -1) + 1}
      aria-valuetext={text}
      className="long-position"
      style={{ width }}
      onKeyDown={onKeyDown}
      {...drag}
    >
      {token !== null && (
        <span className="long-position-line" style={{ left: ((token + 0.5) / Math.max(1, tokens)) * width }} />
      )}
    </div>
  );
}
