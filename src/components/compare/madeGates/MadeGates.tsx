// What does a self-modifying memory make of its gates? Its rate and what it keeps along the text, over those of the text itself:
// what lies between the two lines is what it changed.

import { useRef, type ReactElement } from "react";
import { writeText } from "#components/hooks/cursor";
import { useChosen } from "#components/hooks/chosen";
import { useWidth } from "#components/hooks/useWidth";
import { lookOf } from "#components/chart/memoryLook";
import { Lanes } from "#components/chart/Lanes";
import { PointedLine } from "#components/chart/PointedLine";
import { linePath } from "#components/chart/marks";
import { plotOf, xOf, type Plot, type ValueScale } from "#components/chart/scale";
import { PanelFrame } from "#components/panel/PanelFrame";
import { formatPart } from "#components/text/format";
import type { MadeGates as Made } from "#model/contracts/compareQuestions";
import { useComparison } from "#state/comparison";
import { useExplorer } from "#state/store";
import { say } from "#words/say";
import { gateSentence } from "./gateSentence";
import { gateMakers } from "./gateTable";
import { madeGateWords as words } from "./words";
import "./MadeGates.css";

const gutter = 132;
const rowHeight = 56;
const rowGap = 10;
const formatGate = (gate: number): string => formatPart(gate, { digits: 3 });

/** Nothing where no memory that makes its gates is chosen. */
export function MadeGates(): ReactElement | null {
  const chosen = useChosen();
  const made = useComparison((state) => state.madeGates);
  const failures = useComparison((state) => state.failures);
  const knobs = useExplorer(({ scene }) => scene.compare.knobs);
  const { makers, gates } = gateMakers(chosen, made);
  if (makers.length === 0) return null;
  const problem = makers.map(({ id }) => failures.get(`${id} gates`)).find((failure) => failure !== undefined);
  const isStream = !knobs.ownRates && !knobs.ownGates;
  return (
    <PanelFrame note={words.note}>
      {!gates && <p className="note">{problem === undefined ? words.asking : say(words.failed, { problem })}</p>}
      {gates && <Rows gates={gates} titles={makers.map(({ title }) => title)} mark={lookOf(makers[0]!).mark} />}
      <p className="note">{isStream ? words.neither : words.why}</p>
    </PanelFrame>
  );
}

function Rows({ gates, titles, mark }: { gates: Made; titles: readonly string[]; mark: string }): ReactElement {
  const root = useRef<HTMLDivElement>(null);
  const said = useRef<HTMLParagraphElement>(null);
  const width = useWidth(root);
  const tokens = gates.rate.own.length;
  const plot = plotOf({ width: Math.max(80, width - gutter), tokens });
  const follow = (token: number): void =>
    writeText(said.current, token < 0 ? "" : gateSentence(gates, { token, titles }));
  return (
    <>
      <p ref={said} className="lanes-said" />
      <Lanes root={root} plot={plot} gutter={gutter} colour={mark} follow={follow}>
        <Row gate="rate" gates={gates} plot={plot} />
        <Row gate="keep" gates={gates} plot={plot} />
      </Lanes>
    </>
  );
}

function Row({ gate, gates, plot }: { gate: "rate" | "keep"; gates: Made; plot: Plot }): ReactElement {
  const { own, stream } = gates[gate];
  const [least, most] = rangeOf(own);
  const [streamLeast, streamMost] = rangeOf(stream);
  const { scale, ticks } = gateScale({ least: Math.min(least, streamLeast), most: Math.max(most, streamMost) }, gate);
  const series = { count: own.length, plot, scale };
  const places = { least, most, streamLeast, streamMost };
  const label = say(
    words.row[gate],
    Object.fromEntries(Object.entries(places).map(([name, value]) => [name, formatGate(value)])) as Record<
      keyof typeof places,
      string
    >,
  );
  return (
    <div className="lane" style={{ height: rowHeight, marginBottom: rowGap }}>
      <span className="lane-name made-gates-name" style={{ width: gutter - 44 }}>
        {words.rows[gate]}
      </span>
      {ticks.map((tick) => (
        <span key={tick} className="note lane-tick" style={{ top: scale.y(tick) - 8, right: plot.width + 6 }}>
          {tick === 0 ? "0" : formatGate(tick)}
        </span>
      ))}
      <svg width={plot.width} height={rowHeight} role="img" aria-label={label}>
        <path className="plot-baseline" d={`M0 ${rowHeight}H${plot.width}`} />
        <path className="plot-ghost" d={linePath({ ...series, values: stream })} />
        <path className="made-gates-line" d={linePath({ ...series, values: own })} />
      </svg>
      <PointedLine
        width={gutter + plot.width}
        xOf={(token) => (token < own.length ? gutter + xOf(plot, token) : null)}
        read={(_, token) => formatGate(own[token]!)}
      />
    </div>
  );
}

function rangeOf(gate: Float32Array): [number, number] {
  const finite = gate.filter(Number.isFinite);
  return finite.length === 0 ? [0, 0] : [Math.min(...finite), Math.max(...finite)];
}

/** A rate is drawn from 0; what is kept is near 1, and drawn over its own range. */
function gateScale(
  { least, most }: { least: number; most: number },
  gate: "rate" | "keep",
): { scale: ValueScale; ticks: readonly number[] } {
  const from = gate === "rate" ? 0 : least;
  const range = Math.max(most - from, 1e-4);
  const room = 7; // px over the highest and under the lowest
  const foot = gate === "rate" ? rowHeight : rowHeight - room;
  const y = (value: number): number => foot - ((foot - room) * (value - from)) / range;
  const valueAt = (at: number): number => from + ((foot - at) * range) / (foot - room);
  return { scale: { y, valueAt, height: rowHeight, tick: null }, ticks: least === most ? [most] : [most, from] };
}
