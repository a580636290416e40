// What happens inside a memory that is a network, while a token is written? Strips of units from the key to the answer: the key
// goes in, the error comes back through the same wires, and the wires that change most stand out.
// Leaves which wires those are to wires.ts.

import { useMemo, useRef, type ReactElement } from "react";
import { subSteps, type SubStep } from "#model/contracts/probe";
import type { WriteParts } from "#model/contracts/protocol";
import { usePlayhead } from "#state/playhead";
import { useExplorer } from "#state/store";
import { panelNames } from "#words/panelNames";
import { say } from "#words/say";
import { sayShare } from "#words/share";
import { useWidth } from "#components/hooks/useWidth";
import { useWriteParts } from "#components/hooks/asking";
import { PanelExport } from "#components/panel/PanelExport";
import { largestOf } from "#components/chart/matrixPixels";
import { carriedWires, changedWires, forgottenWires, passingWires, type Wires } from "./wires";
import { networkWords as words } from "./words";
import "./Network.css";

/** Which wires a part of the write is about. */
const drawnAt = {
  key: "passing",
  guess: "passing",
  target: "passing",
  error: "passing",
  carry: "carried",
  forget: "forgotten",
  write: "changed",
} as const satisfies Record<SubStep, string>;
const wiresIn = { passing: passingWires, carried: carriedWires, forgotten: forgottenWires, changed: changedWires };

/** CSS pixels. */
const height = 260;
const head = 22;
/** A strip's bars go this far to each side. */
const reach = 26;
const widest = 640;

export function Network({
  only,
  name = panelNames.network,
}: {
  /** The one part of the write that is drawn, whichever is played. */
  only?: SubStep;
  name?: string;
}): ReactElement {
  const box = useRef<HTMLElement>(null);
  const width = useWidth(box);
  const write = useWriteParts();
  const filled = useExplorer(({ run }) => run?.filled ?? 0);
  const played = usePlayhead(({ inParts, subStep }) => (inParts ? subSteps[subStep]! : "write"));
  // While the next token is already written and its parts are not there yet, the last one stands as it is.
  const shown = write && (write.token < filled ? (only ?? "write") : write.token === filled ? (only ?? played) : null);
  return (
    <section ref={box} aria-label={name} className="network">
      <h2 className="panel-name">{name}</h2>
      {write && shown && width > 0 ? (
        <Drawing write={write} part={shown} width={Math.min(width, widest)} />
      ) : (
        <p className="note">{words.waiting}</p>
      )}
      <PanelExport />
    </section>
  );
}

function Drawing({ write, part, width }: { write: WriteParts; part: SubStep; width: number }): ReactElement {
  const kind = drawnAt[part];
  const wires = useMemo(() => wiresIn[kind](write), [write, kind]);
  const at = subSteps.indexOf(part);
  const hasGuess = at >= subSteps.indexOf("guess");
  const hasError = at >= subSteps.indexOf("error");
  const { layers, guess, value } = write;
  const strips = [...layers.map(({ input }) => input), guess];
  const deltas = [null, ...layers.map(({ delta }) => delta)];
  const xOf = (strip: number): number => reach + 4 + (strip * (width - 2 * (reach + 4))) / (strips.length - 1);
  const yOf = (unit: number, count: number): number => head + ((unit + 0.5) * (height - head)) / count;
  const described = say(words.drawn[kind], {
    drawn: wires.drawn.length,
    count: wires.count,
    share: sayShare(wires.share),
  });
  const nameOf = (strip: number): string => {
    const name = strip === 0 ? "key" : strip === strips.length - 1 ? "answer" : "hidden";
    return say(words.strips[name], { count: strips[strip]!.length });
  };
  return (
    <>
      <p className="network-said">{words.parts[part]}</p>
      <svg width={width} height={height} className="network-picture" role="img" aria-label={words.parts[part]}>
        {hasGuess && (
          <g key={part} className={`network-wires is-${part === "error" ? "back" : kind}`}>
            {wiresOf(wires).map(({ layer, from, to, strength, isLess }) => (
              <line
                key={`${layer} ${from} ${to}`}
                x1={xOf(layer)}
                y1={yOf(from, strips[layer]!.length)}
                x2={xOf(layer + 1)}
                y2={yOf(to, strips[layer + 1]!.length)}
                strokeOpacity={0.15 + 0.85 * strength}
                strokeWidth={0.5 + 1.5 * strength}
                className={(kind === "changed" || kind === "carried") && isLess ? "is-less" : undefined}
              />
            ))}
          </g>
        )}
        {strips.map((values, strip) => {
          const x = xOf(strip);
          const isThere = strip === 0 || hasGuess;
          const delta = hasError && part !== "forget" ? (deltas[strip] ?? null) : null;
          const isAnswer = strip === strips.length - 1;
          const bars = { x, yOf: (unit: number) => yOf(unit, values.length) };
          return (
            <g key={strip}>
              <text x={x} y={12} textAnchor={strip === 0 ? "start" : isAnswer ? "end" : "middle"} dx={edge(strip)}>
                {nameOf(strip)}
              </text>
              <line x1={x} x2={x} y1={head} y2={height} className="network-strip" />
              {isThere && <Bars {...bars} values={values} of={values} kind={isAnswer ? "is-answer" : "is-unit"} />}
              {isAnswer && part === "target" && <Bars {...bars} values={value} of={value} kind="is-target" />}
              {delta && <Bars {...bars} values={delta} of={delta} kind="is-error" />}
            </g>
          );
        })}
      </svg>
      <p className="note">
        {hasGuess && `${described} `}
        {words.scale} {hasGuess && words.answerHue} {hasError && part !== "forget" && words.errorHue}
      </p>
    </>
  );

  /** The outer names begin and end with their strips. */
  function edge(strip: number): number {
    return strip === 0 ? -reach : strip === strips.length - 1 ? reach : 0;
  }
}

/** Numbers of a strip as bars from its middle: to the right what is above 0. */
function Bars({
  x,
  yOf,
  values,
  of,
  kind,
}: {
  x: number;
  yOf: (unit: number) => number;
  values: Float32Array;
  /** The numbers whose largest is the longest bar. */
  of: Float32Array;
  kind: "is-unit" | "is-answer" | "is-target" | "is-error";
}): ReactElement {
  const largest = largestOf(of) || 1;
  let d = "";
  values.forEach((value, unit) => (d += `M${x} ${yOf(unit).toFixed(1)}h${((reach * value) / largest).toFixed(1)}`));
  return <path d={d} className={`network-bars ${kind}`} />;
}

/** How strong each wire is beside the strongest of its layer. */
function wiresOf({ drawn }: Wires) {
  return drawn.map(({ value, ...wire }) => {
    const strongest = drawn.find(({ layer }) => layer === wire.layer)!.value;
    return { ...wire, strength: strongest === 0 ? 0 : Math.abs(value / strongest), isLess: value < 0 };
  });
}
