// How is each surprise written, carried and forgotten? θ, η and α along the text, and θ_eff against what is stable.
// Any gate can be drawn by hand over a range: DrawnGates.tsx with the pointer, DrawGate.tsx with a form.

import { useMemo, useState, type ReactElement } from "react";
import { X } from "lucide-react";
import { turn } from "#state/fork";
import { hasEffectiveRate } from "#model/contracts/rule";
import { gates, type Gate } from "#model/contracts/settings";
import { probe } from "#model/contracts/probe";
import { currentToken } from "#state/playhead";
import { light, lock, useExplorer } from "#state/store";
import { panelNames } from "#words/panelNames";
import { say, sayRow } from "#words/say";
import { linePath, stepPath } from "#components/chart/marks";
import { DivergedMark, Row, type RowData } from "./Row";
import { largest, valueScale, type ValueScale } from "#components/chart/scale";
import { Live } from "#components/hooks/cursor";
import { DrawGate } from "./DrawGate";
import { DrawnGates } from "./DrawnGates";
import { GateLabels } from "./GateLabels";
import { formatNumber } from "#components/text/format";
import { Message } from "#components/text/Message";
import { ThetaEff } from "#components/text/ThetaEff";
import { timelineWords } from "./words";

const { gates: gateWords } = timelineWords;

/** A bound far above the gates would flatten them: beyond this many times the largest it is only said. */
const boundInView = 1.25;

export function Gates({ plot, run, ghost, height }: RowData & { height: number }): ReactElement {
  const [gate, chooseGate] = useState<Gate>("alpha");
  /** While a range is being drawn the scale must not move under the pointer. */
  const [heldScale, holdScale] = useState<ValueScale | null>(null);
  const overrides = useExplorer((state) => state.scene.overrides);
  const lit = useExplorer((state) => state.lit);
  const drawing = useMemo(() => {
    const top = (quantity: Gate | "thetaEff" | "bound"): number =>
      run ? largest(run.columns[quantity], run.filled) : 0;
    const gatesTop = Math.max(...gates.map(top), Math.min(top("thetaEff"), 1.5), 0.05);
    const bound = run && run.filled > 0 ? run.columns.bound[0]! : Infinity;
    const maximum = bound < boundInView * gatesTop ? Math.max(bound, gatesTop) : gatesTop;
    const scale = heldScale ?? valueScale({ maximum, height });
    const series = (quantity: Gate | "thetaEff" | "bound") =>
      run && { values: run.columns[quantity], count: run.filled, plot, scale };
    const paths = Object.fromEntries(gates.map((name) => [name, pathOf(series(name), stepPath)])) as Record<
      Gate,
      string
    >;
    const ghostPaths = gates
      .filter((name) => ghost && run && differs(ghost.run.columns[name], run.columns[name], ghost.run.filled))
      .map((name) => stepPath({ values: ghost!.run.columns[name], count: ghost!.run.filled, plot, scale }))
      .join("");
    const lowestBound = run ? run.columns.bound.subarray(0, run.filled).reduce((a, b) => Math.min(a, b), Infinity) : 0;
    return {
      scale,
      paths,
      ghostPaths,
      thetaEff: pathOf(series("thetaEff"), linePath),
      bound: lowestBound <= 1.06 * maximum ? pathOf(series("bound"), linePath) : "",
    };
  }, [plot, run, ghost, height, heldScale]);
  const { scale } = drawing;

  const hasRate = run !== null && hasEffectiveRate(run.rule);
  const drawn = gates.filter((name) => overrides.some((override) => override.gate === name));
  return (
    <Row
      series="gates"
      label={panelNames.gates}
      plot={plot}
      scale={scale}
      gutter={
        <>
          <DrawGate gate={gate} />
          {hasRate && (
            <button
              className="timeline-small"
              title={say(gateWords.rateAndBound, {
                rate: probe.thetaEff.name,
                bound: probe.bound.name.toLowerCase(),
                meaning: probe.bound.meaning,
              })}
              onPointerEnter={() => light("thetaEff")}
              onPointerLeave={() => light(null)}
              onClick={() => lock({ kind: "quantity", quantity: "thetaEff", token: currentToken() })}
            >
              <span className="for-screen-readers">{probe.thetaEff.name} </span>
              <Message
                words={gateWords.rate}
                places={{
                  symbol: (
                    <span aria-hidden>
                      <ThetaEff />
                    </span>
                  ),
                  rate: (
                    <span className="hue-u">
                      <Live read={({ columns }, token) => formatNumber(columns.thetaEff[token]!)} />
                    </span>
                  ),
                  bound: <Live read={({ columns }, token) => boundText(columns.bound[token]!)} />,
                }}
              />
            </button>
          )}
          {drawn.length > 0 && (
            <span className="timeline-small timeline-drawn-words">
              {say(gateWords.drawn, { gates: sayRow(drawn.map((name) => probe[name].plain)) })}
              <button aria-label={gateWords.removeDrawn} onClick={() => turn({ overrides: [] })}>
                <X size={12} aria-hidden />
              </button>
            </span>
          )}
        </>
      }
      marks={
        <>
          {hasRate && (
            <>
              <path d={drawing.bound} className="timeline-bound" />
              <path
                d={drawing.thetaEff}
                className="timeline-thin stroke-u"
                data-lit={lit === "thetaEff" || undefined}
              />
            </>
          )}
          {gates.map((name) => (
            <path
              key={name}
              d={drawing.paths[name]}
              className={`timeline-line stroke-${probe[name].hue}`}
              data-lit={lit === name || undefined}
            />
          ))}
        </>
      }
      over={
        <>
          <path d={drawing.ghostPaths} className="plot-ghost" />
          <DivergedMark of="theta" plot={plot} run={run} scale={scale} />
          <DrawnGates plot={plot} scale={scale} gate={gate} holdScale={holdScale} />
        </>
      }
      margin={<GateLabels plot={plot} run={run} ghost={ghost} scale={scale} gate={gate} chooseGate={chooseGate} />}
    />
  );
}

function pathOf<T>(series: T | null, draw: (series: T) => string): string {
  return series ? draw(series) : "";
}

function differs(a: Float32Array, b: Float32Array, count: number): boolean {
  for (let token = 0; token < count; token++) if (a[token] !== b[token]) return true;
  return false;
}

/** The gutter has room for three digits. */
function boundText(bound: number): string {
  return bound < 0.0005 ? "<.001" : formatNumber(bound, { digits: bound < 0.01 ? 3 : 2 });
}
