// How does this token change the memory? The two lines of the paper, with this token's number under every symbol.
// Hovering a symbol lights its series, a click on a number takes it apart, a gate can be dragged or typed.

import { useMemo, useRef, type ReactElement } from "react";
import { probe, subSteps } from "#model/contracts/probe";
import { finishWrite, usePlayhead } from "#state/playhead";
import { overrideAt } from "#state/selectors";
import { light, lock, useExplorer, type PageRun } from "#state/store";
import { derivationWords } from "#words/derivation";
import { panelNames } from "#words/panelNames";
import { say } from "#words/say";
import { largest } from "#components/chart/scale";
import { isShown, Live, useCursor } from "#components/hooks/cursor";
import {
  cellValuesOf,
  memoryLines,
  pushLine,
  startNormOf,
  type CellValues,
  type Line,
  type Term,
} from "./equationTerms";
import { Formula } from "#components/text/Formula";
import { formatGate, formatNumber } from "#components/text/format";
import { GateSymbol } from "./GateSymbol";
import { PanelExport } from "#components/panel/PanelExport";
import { useRoving } from "#components/hooks/roving";
import "./Equation.css";

const { equation: words } = derivationWords;

/** The bar of the largest matrix of a run. */
const longestBar = 60; // px

/** One weight in the place of the matrices. */
interface Cell {
  readonly token: number;
  readonly name: string;
  readonly values: CellValues;
}

export function Equation(): ReactElement {
  const run = useExplorer((state) => state.run);
  const decay = useExplorer((state) => (state.run?.rule ?? state.scene.memory).decay);
  const startNorm = useExplorer(({ moment, run }) => (moment && moment.run === run?.id ? startNormOf(moment) : null));
  const explanation = useExplorer((state) => state.explanation);
  const subStep = usePlayhead((state) => (state.inParts || state.grain === "substep" ? state.subStep : null));
  const norms = useMemo(() => {
    if (!run) return 0;
    return Math.max(largest(run.columns.surprise, run.filled), largest(run.columns.weightNorm, run.filled));
  }, [run]);
  const cell = useMemo((): Cell | null => {
    const values = cellValuesOf(explanation);
    if (!values || explanation?.subject.kind !== "cell") return null;
    const { token, row, column } = explanation.subject;
    return { token, name: say(words.cell, { row: row + 1, column: column + 1 }), values };
  }, [explanation]);

  const root = useRef<HTMLElement>(null);
  useRoving(root, ".equation-value");

  const draw = (line: Line) => (
    <div className="equation-line">
      {line.map(({ operator, term }, index) => (
        <TermColumn key={index} operator={operator} {...{ term, startNorm, cell, norms, subStep }} />
      ))}
    </div>
  );
  return (
    <section ref={root} aria-label={panelNames.equation} className="equation">
      <div className="equation-inner">
        <div className="equation-gutter">
          <h2 className="panel-name">{panelNames.equation}</h2>
          <p className="note equation-note">
            <Live read={(_run, token) => (cell?.token === token ? cell.name : words.bySize)} />
          </p>
        </div>
        <div className="equation-lines" data-long={decay === "initial" || cell !== null || undefined}>
          {draw(pushLine)}
          {draw(memoryLines[decay])}
        </div>
      </div>
      <PanelExport />
    </section>
  );
}

function TermColumn({
  operator,
  term,
  startNorm,
  cell,
  norms,
  subStep,
}: {
  operator: string;
  term: Term;
  startNorm: number | null;
  cell: Cell | null;
  norms: number;
  subStep: number | null;
}): ReactElement {
  const { symbol, caption, quantity, kind, inBrackets, back, brought } = term;
  const { hue } = probe[quantity];
  const lit = useExplorer((state) => state.lit === quantity);
  const bar = useRef<HTMLSpanElement>(null);
  const numberAt = (run: PageRun, token: number): number | null => {
    if (!isShown(run, { token, part: brought })) return null;
    return cell?.token === token && kind === "matrix" ? term.readCell(cell.values) : term.read(run, token, startNorm);
  };
  useCursor(({ token }, run) => {
    if (!bar.current) return;
    const number = run && token >= 0 ? numberAt(run, token) : null;
    const most = cell?.token === token ? Math.max(...[...cell.values.values()].map(Math.abs)) : norms;
    bar.current.style.width = `${number === null || most === 0 ? 0 : (longestBar * Math.abs(number)) / most}px`;
  });

  const used = subSteps.indexOf(term.subStep);
  const phase = subStep === null ? undefined : subStep < used ? "later" : subStep === used ? "now" : "used";
  const glyph = (
    <>
      {inBrackets && "("}
      <Formula of={symbol} />
      {inBrackets && ")"}
    </>
  );
  return (
    <>
      {operator !== "" && (
        <span className="equation-operator" data-phase={phase}>
          {operator}
        </span>
      )}
      <div
        className={`equation-term hue-${hue}`}
        data-lit={lit || undefined}
        data-phase={phase}
        onPointerEnter={() => light(quantity)}
        onPointerLeave={() => light(null)}
        onFocus={() => light(quantity)}
        onBlur={() => light(null)}
      >
        {kind === "matrix" ? (
          <span className="equation-symbol">{glyph}</span>
        ) : (
          <GateSymbol gate={kind}>{glyph}</GateSymbol>
        )}
        <button
          className="equation-value"
          onClick={() => lock({ kind: "quantity", quantity, token: Math.max(0, finishWrite() - back) })}
        >
          <span className="for-screen-readers">{`${caption} `}</span>
          <Live
            read={(run, token) => {
              const number = numberAt(run, token);
              if (number === null) return "–";
              return kind === "matrix"
                ? formatNumber(number, { digits: cell?.token === token ? 3 : 2 })
                : formatGate(number);
            }}
          />
        </button>
        {kind === "matrix" && <span ref={bar} className={`equation-bar equation-bar-${hue}`} aria-hidden />}
        <span className="equation-caption note">
          {kind === "matrix" ? (
            caption
          ) : (
            <Live
              read={({ overrides }, token) => (overrideAt(overrides, { gate: kind, token }) ? words.forced : caption)}
            />
          )}
        </span>
      </div>
    </>
  );
}
