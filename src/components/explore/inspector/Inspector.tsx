// Why this number? The locked number, its formula with its operands, the vectors behind it, and the same in float64.
// Leaves the formula to Derivation.tsx; the numbers are model/explain/explain.ts's.

import { X } from "lucide-react";
import { useRef, useState, type ReactElement, type ReactNode } from "react";
import { probe, type OperandId, type QuantityId } from "#model/contracts/probe";
import type { Explanation, Subject } from "#model/contracts/protocol";
import { hold } from "#state/playhead";
import { lock, useExplorer, type PageRun } from "#state/store";
import { derivationWords } from "#words/derivation";
import { panelNames } from "#words/panelNames";
import { say, sayNumber } from "#words/say";
import { cueOf } from "#components/text/context";
import { Formula } from "#components/text/Formula";
import { FormulaWithNumbers, Steps } from "./Derivation";
import { symbolOf } from "./symbolOf";
import { formatNumber, formatQuantity, formatPower } from "#components/text/format";
import { inProse, spelledAs } from "#components/text/spelling";
import { useBroughtIntoView } from "#components/hooks/inView";
import { hasMemoryPanels } from "#components/panel/NeedsMemory";
import { PanelExport } from "#components/panel/PanelExport";
import { Message } from "#components/text/Message";
import "./Inspector.css";

const { inspector: words, origin: originWords, check: checkWords } = derivationWords;

export function Inspector(): ReactElement {
  const locked = useExplorer((state) => state.locked);
  const run = useExplorer((state) => state.run);
  const explanation = useExplorer((state) => state.explanation);
  const remembers = hasMemoryPanels(run);
  const panel = useRef<HTMLElement>(null);
  useBroughtIntoView(panel, locked && JSON.stringify(locked));
  const isRead = run !== null && locked !== null && locked.token < run.filled;
  return (
    <section ref={panel} aria-label={panelNames.inspector} className="inspector">
      <header className="inspector-header">
        <h2 className="panel-name">{words.title}</h2>
        {locked && (
          <span className="note inspector-lock" data-export="omit">
            {words.locked}
            <button type="button" className="inspector-close" aria-label={words.close} onClick={() => lock(null)}>
              <X size={14} aria-hidden="true" />
            </button>
          </span>
        )}
      </header>
      <PanelExport />
      {!locked ? (
        <p className="note">{remembers ? words.empty : words.emptyWithout}</p>
      ) : !isRead ? (
        <p className="note">{say(words.unread, { token: locked.token + 1 })}</p>
      ) : (
        <Locked
          run={run}
          subject={locked}
          explanation={explanation && sameSubject(explanation.subject, locked) ? explanation : null}
        />
      )}
    </section>
  );
}

/** The explanation arrives a moment after the number, which the page knows already where it is a token's. */
function Locked({
  run,
  subject,
  explanation,
}: {
  run: PageRun;
  subject: Subject;
  explanation: Explanation | null;
}): ReactElement {
  const [open, setOpen] = useState(false);
  const steps = useRef<HTMLDivElement>(null);
  useBroughtIntoView(steps, open ? "steps" : null);
  const { hue, meaning } = probe[subject.quantity];
  const shown =
    explanation?.shown ?? (subject.kind === "quantity" ? run.columns[subject.quantity][subject.token]! : null);
  return (
    <>
      <p className="inspector-number" aria-live="polite">
        <b style={{ color: `var(--${hue}-text)` }}>
          {shown === null ? "–" : formatQuantity(shown, { quantity: subject.quantity, digits: 3 })}
        </b>{" "}
        <span>
          <Whose run={run} subject={subject} />
          <span className="note"> · {sayNumber(subject.token + 1)}</span>
        </span>
      </p>
      {explanation && (
        <>
          {explanation.origin === "gate" && explanation.terms.length === 1 ? (
            <p>{meaning}</p>
          ) : (
            <FormulaWithNumbers subject={subject} explanation={explanation} />
          )}
          <Vectors vectors={explanation.vectors} />
          <p className="note inspector-origin">
            <Origin run={run} explanation={explanation} /> <Check explanation={explanation} />
          </p>
          <button
            type="button"
            className="inspector-steps-button"
            aria-expanded={open}
            data-export="omit"
            onClick={() => setOpen(!open)}
          >
            {open ? words.hideSteps : words.showSteps}
          </button>
          <div ref={steps}>{open && <Steps steps={explanation.steps} />}</div>
        </>
      )}
    </>
  );
}

/** Whose number it is: a token's, or a weight's at a token. */
function Whose({ run, subject }: { run: PageRun; subject: Subject }): ReactElement {
  const name = probe[subject.quantity].name.toLowerCase();
  const word = (
    <strong dir="auto" translate="no">
      {run.tokens.tokens[subject.token]!.text}
    </strong>
  );
  if (subject.kind === "quantity") return <Message words={words.quantity} places={{ name, word }} />;
  if (subject.kind === "answer") {
    const cue = cueOf(run, subject.asked, { most: 1 });
    return (
      <Message
        words={words.answer}
        places={{ cue, answer: inProse(spelledAs(run.tokens, run.vocabulary[subject.word]!)), word }}
      />
    );
  }
  const cell = { name, word, row: subject.row + 1, column: subject.column + 1 };
  return run.rule.depth > 1 ? (
    <Message words={words.layerCell} places={{ ...cell, layer: subject.layer + 1 }} />
  ) : (
    <Message words={words.cell} places={cell} />
  );
}

function Origin({ run, explanation }: { run: PageRun; explanation: Explanation }): ReactNode {
  const { origin, chunkStart, subject } = explanation;
  const { token, quantity } = subject;
  switch (origin) {
    case "chunk":
      return <Message words={originWords.chunk} places={{ token: <TokenLink token={chunkStart} /> }} />;
    case "before":
      return token === 0 ? (
        originWords.start
      ) : (
        <Message words={originWords.before} places={{ token: <TokenLink token={token - 1} /> }} />
      );
    case "gate": {
      const drawn = run.overrides.findLast(
        (override) => override.gate === quantity && override.from <= token && override.to >= token,
      );
      if (drawn) return say(originWords.drawn, { from: drawn.from + 1, to: drawn.to + 1 });
      return quantity === "bound" ? originWords.gates : originWords.knob;
    }
    case "now":
      return originWords.now;
    default:
      return origin satisfies never;
  }
}

function TokenLink({ token }: { token: number }): ReactElement {
  return (
    <button type="button" className="link inspector-token" onClick={() => hold(token)}>
      {say(originWords.token, { token: token + 1 })}
    </button>
  );
}

/** How far the page's float32 is from float64. */
function Check({ explanation: { shown, reference } }: { explanation: Explanation }): ReactElement {
  const difference = Math.abs(shown - reference);
  if (difference === 0) return <>{checkWords.same}</>;
  const digits = Math.floor(-Math.log10(difference / Math.max(Math.abs(reference), difference)));
  const away = (
    <span className="inspector-difference">{say(checkWords.difference, { size: formatPower(difference) })}</span>
  );
  if (digits >= 1) return <Message words={checkWords.agrees} places={{ digits, difference: away }} />;
  const value = formatNumber(reference, { digits: 3 });
  return <Message words={checkWords.disagrees} places={{ value, difference: away }} />;
}

/** Vectors that are compared with one another stand on one scale. */
const alone: ReadonlySet<string> = new Set<QuantityId | OperandId>(["key", "inputVector", "deltaVector"]);
const stripHeight = 20;

/** A signed strip a vector: up is +, down is − and paler. */
function Vectors({ vectors }: Pick<Explanation, "vectors">): ReactElement | null {
  if (vectors.length === 0) return null;
  const largest = (data: ArrayLike<number>): number =>
    Array.from(data).reduce((most, x) => Math.max(most, Math.abs(x)), 0);
  const shared = Math.max(
    1e-12,
    ...vectors.filter(({ symbol }) => !alone.has(symbol)).map(({ data }) => largest(data)),
  );
  return (
    <ul className="inspector-vectors">
      {vectors.map(({ symbol, data }) => {
        const { name, hue } = symbolOf(symbol);
        return (
          <li key={symbol} style={{ color: `var(--${hue})` }}>
            <span className="inspector-vector-name">
              <Formula of={symbol} /> <span className="note">{name}</span>
            </span>
            <svg
              viewBox={`0 0 ${data.length} ${stripHeight}`}
              preserveAspectRatio="none"
              role="img"
              aria-label={say(words.vector, { name, count: data.length })}
            >
              <Bars data={data} scale={alone.has(symbol) ? Math.max(1e-12, largest(data)) : shared} />
            </svg>
          </li>
        );
      })}
    </ul>
  );
}

function Bars({ data, scale }: { data: ArrayLike<number>; scale: number }): ReactElement {
  const middle = stripHeight / 2;
  const bars = { up: "", down: "" };
  Array.from(data).forEach((x, index) => {
    const end = middle - (x / scale) * (middle - 1);
    bars[x >= 0 ? "up" : "down"] += `M${index + 0.12} ${middle}V${end.toFixed(2)}h.76V${middle}z`;
  });
  return (
    <>
      <line x1="0" x2={data.length} y1={middle} y2={middle} className="inspector-axis" />
      <path d={bars.up} fill="currentColor" />
      <path d={bars.down} className="inspector-down" />
    </>
  );
}

function sameSubject(a: Subject, b: Subject): boolean {
  if (a.quantity !== b.quantity || a.token !== b.token) return false;
  if (a.kind === "answer" && b.kind === "answer") return a.asked === b.asked && a.word === b.word;
  if (a.kind !== "cell" || b.kind !== "cell") return a.kind === b.kind;
  return a.layer === b.layer && a.row === b.row && a.column === b.column;
}
