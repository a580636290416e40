// What is one row of the timeline? Its name, value and symbol in the gutter, its plot, its direct labels at the right.

import { useRef, type ReactElement, type ReactNode } from "react";
import { Eye, EyeOff, X } from "lucide-react";
import { probe, type Hue, type QuantityId, type TokenQuantity } from "#model/contracts/probe";
import { gates } from "#model/contracts/settings";
import { currentToken } from "#state/playhead";
import type { SeriesName } from "#scene/scene";
import { changeScene, divergenceOf, light, lock, useExplorer, type Ghost, type PageRun } from "#state/store";
import { say } from "#words/say";
import { Live, useCursor } from "#components/hooks/cursor";
import { Formula } from "#components/text/Formula";
import { formatGate, formatNumber } from "#components/text/format";
import { PanelExport } from "#components/panel/PanelExport";
import { rowTable } from "./rowTable";
import { PointedLine } from "#components/chart/PointedLine";
import { useRoving } from "#components/hooks/roving";
import { formatTick, xOf, type Plot, type ValueScale } from "#components/chart/scale";
import { timelineWords } from "./words";

const { row: words } = timelineWords;

/** Over a row's plot, so that a line at its edge is not cut. */
export const overPlot = 3; // px

/** What all rows share. */
export interface RowPlot extends Plot {
  /** Too narrow for a gutter beside the plots. */
  readonly compact: boolean;
}

/** What every row draws from. */
export interface RowData {
  readonly plot: RowPlot;
  readonly run: PageRun | null;
  readonly ghost: Ghost | null;
}

type RowName = Exclude<SeriesName, "recall">;

/** The rows, and the quantities whose naming lights each. */
const rowQuantities: Readonly<Record<RowName, readonly QuantityId[]>> = {
  surprise: ["surprise", "loss", "errorNorm", "chunkAnswer"],
  momentum: ["momentum", "alignment", "push"],
  gates: ["theta", "eta", "alpha", "thetaEff", "bound"],
  drift: ["drift", "update", "weightNorm", "memory", "change", "fromStart"],
};
const allQuantities = Object.values(rowQuantities).flat();

/** Whether a row's quantity is named somewhere under the pointer, or another row's is. */
function useLit(name: RowName): "lit" | "dim" | undefined {
  return useExplorer(({ lit }) => {
    if (lit === null || !allQuantities.includes(lit)) return undefined;
    return rowQuantities[name].includes(lit) ? "lit" : "dim";
  });
}

export function Row({
  series,
  label,
  plot,
  scale,
  gutter,
  marks,
  over,
  margin,
}: {
  series: RowName;
  /** The accessible name. */
  label: string;
  plot: Plot;
  scale: ValueScale;
  gutter: ReactNode;
  /** What fades after the cursor. */
  marks: ReactNode;
  /** What does not: the earlier run, dots, handles. */
  over?: ReactNode;
  margin?: ReactNode;
}): ReactElement {
  const hidden = useExplorer((state) => state.scene.hiddenSeries);
  const lit = useLit(series);
  const isHidden = hidden.includes(series);
  const toggle = (): void =>
    changeScene({ hiddenSeries: isHidden ? hidden.filter((other) => other !== series) : [...hidden, series] });
  const root = useRef<HTMLElement>(null);
  useRoving(root);
  const marked = useRef<SVGSVGElement>(null);
  // On the marks alone: what stands on a row is passed on to all that is in it, which would be styled anew at every step.
  useCursor(({ token }) => {
    marked.current?.style.setProperty("--cursor", `${token < 0 ? plot.width : xOf(plot, token)}px`);
  });
  const eye = say(isHidden ? words.show : words.hide, { series: label });
  const name = <span className="timeline-name panel-name">{label}</span>;
  const eyeButton = (
    <button className="timeline-eye" aria-label={eye} title={eye} data-export="omit" onClick={toggle}>
      {isHidden ? <EyeOff size={13} aria-hidden /> : <Eye size={13} aria-hidden />}
    </button>
  );
  if (isHidden) {
    return (
      <section ref={root} aria-label={label} className="timeline-row timeline-row-hidden">
        {eyeButton}
        {name}
      </section>
    );
  }
  const { height } = scale;
  const box = {
    width: plot.width,
    height: height + 2 * overPlot,
    viewBox: `0 ${-overPlot} ${plot.width} ${height + 2 * overPlot}`,
    "aria-hidden": true,
  };
  return (
    <section ref={root} aria-label={label} className={`timeline-row timeline-${series}`} data-lit={lit}>
      <div className="timeline-gutter">
        {name}
        {gutter}
        {eyeButton}
      </div>
      <div className="timeline-plot" data-row={series} style={{ height }}>
        {scale.tick !== null && (
          <span className="timeline-tick" style={{ top: scale.y(scale.tick) }} aria-hidden>
            {formatTick(scale.tick)}
          </span>
        )}
        <svg {...box}>
          <path d={`M0 ${height}H${plot.width}`} className="plot-baseline" />
          {scale.tick !== null && <path d={`M0 ${scale.y(scale.tick)}H${plot.width}`} className="plot-tick-line" />}
        </svg>
        <svg {...box} ref={marked} className="timeline-marks">
          {marks}
        </svg>
        <svg {...box} className="timeline-over">
          {over}
        </svg>
        <PointedLine
          width={plot.width}
          xOf={(token) => xOf(plot, token)}
          read={(run, token) => numbersAt(series, run, token)}
        />
      </div>
      <div className="timeline-margin">{margin}</div>
      <PanelExport
        of={{ name: label, table: () => rowTable(useExplorer.getState(), rowQuantities[series]) }}
        enlarges={false}
      />
    </section>
  );
}

/** What a row says of the token under the pointer. */
function numbersAt(series: RowName, { columns }: PageRun, token: number): string {
  if (series !== "gates") return formatNumber(columns[series][token]!);
  return gates.map((gate) => `${probe[gate].plain} ${formatGate(columns[gate][token]!)}`).join(" · ");
}

/** In the margin there is no room for the zeros of a very small number: 1e−6, as the ticks are written. */
function formatShort(value: number): string {
  const isTiny = value !== 0 && Math.abs(value) < 0.001;
  return isTiny ? formatTick(value) : formatNumber(value);
}

/** A quantity's value at the cursor: hover lights its series, click takes it apart. */
export function Readout({
  of,
  label,
  className,
  withSymbol = false,
}: {
  of: TokenQuantity;
  label?: string;
  className: string;
  withSymbol?: boolean;
}): ReactElement {
  const { name, hue, meaning } = probe[of];
  return (
    <button
      className={className}
      title={say(words.about, { name, meaning })}
      onPointerEnter={() => light(of)}
      onPointerLeave={() => light(null)}
      onFocus={() => light(of)}
      onBlur={() => light(null)}
      onClick={() => lock({ kind: "quantity", quantity: of, token: currentToken() })}
    >
      {label === undefined ? (
        <span className="for-screen-readers">{`${name} `}</span>
      ) : (
        <span className="timeline-readout-label">{`${label} `}</span>
      )}
      <span className={`timeline-number hue-${hue}`}>
        <Live read={(run, token) => (label === undefined ? formatNumber : formatShort)(run.columns[of][token]!)} />
      </span>
      {withSymbol && <Formula of={of} className="timeline-symbol" />}
    </button>
  );
}

/** Where the cursor cuts a line. */
export function CursorDot({ of, plot, scale }: { of: TokenQuantity; plot: Plot; scale: ValueScale }): ReactElement {
  const dot = useRef<SVGCircleElement>(null);
  useCursor(({ token }, run) => {
    if (!dot.current) return;
    const known = run !== null && token >= 0;
    dot.current.style.display = known ? "" : "none";
    if (!known) return;
    dot.current.setAttribute("cx", String(xOf(plot, token)));
    dot.current.setAttribute("cy", String(scale.y(run.columns[of][token]!)));
  });
  return <circle ref={dot} r={4} className={`timeline-dot fill-${probe[of].hue satisfies Hue}`} />;
}

/** Where a run left the numbers that can be trusted: a cross on its last value, and nothing after it but a dotted axis. */
export function DivergedMark({
  of,
  plot,
  run,
  scale,
  told = false,
}: {
  of: TokenQuantity;
  plot: Plot;
  run: PageRun | null;
  scale: ValueScale;
  told?: boolean;
}): ReactElement | null {
  const diverged = run && divergenceOf(run);
  if (!run || !diverged) return null;
  const x = run.filled > 0 ? xOf(plot, run.filled - 1) : 0;
  const y = run.filled > 0 ? scale.y(run.columns[of][run.filled - 1]!) : scale.height;
  const fitsRight = x + 120 < plot.width;
  return (
    <g className="timeline-diverged">
      <path d={`M${run.filled * plot.step} ${scale.height}H${plot.width}`} className="timeline-diverged-rest" />
      <X x={x - 7} y={y - 7} width={14} height={14} strokeWidth={3} />
      {told && (
        <text x={fitsRight ? x + 12 : x - 12} y={Math.max(y, 8) + 4} textAnchor={fitsRight ? "start" : "end"}>
          {say(words.diverged, { token: diverged.token + 1 })}
        </text>
      )}
    </g>
  );
}
