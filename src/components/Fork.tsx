// What did turning the knob do? The most telling difference to the earlier run, then all of them; keep, swap or drop it.

import { ArrowLeftRight, Pin, X } from "lucide-react";
import { useEffect, useMemo, useRef, useState, type ReactElement } from "react";
import { discardGhost, keepGhost, swapGhost } from "../fork";
import type { KnobId } from "../model/knobs";
import { differenceOf } from "../scene";
import { effectsOf, repeatOf, type Effect } from "../selectors";
import { useExplorer } from "../store";
import { formatNumber, formatPercent } from "./format";
import "./Fork.css";

/** Speaking starts when the knob has rested this long. */
const restMilliseconds = 700;
/** A change this small, of what could change, is not worth naming first. */
const telling = 0.01;

/** The knob that stands apart from the earlier run; "drawn" where only gates drawn by hand do; null without one. */
export function useForkedKnob(): KnobId | "drawn" | null {
  return useExplorer(({ ghost, scene }) => {
    const difference = ghost && differenceOf(ghost.run, scene);
    if (!difference) return null;
    return (Object.keys(difference.memory)[0] as KnobId | undefined) ?? "drawn";
  });
}

export function Fork(): ReactElement | null {
  const run = useExplorer((state) => state.run);
  const ghost = useExplorer((state) => state.ghost);
  const tokens = useExplorer((state) => state.tokens);
  const repeat = useMemo(() => repeatOf(tokens.tokens), [tokens]);
  const isComparable = run !== null && ghost !== null && run !== ghost.run && run.tokens === ghost.run.tokens;
  const effects = useMemo(
    () => (isComparable ? effectsOf(run, ghost, repeat) : []),
    [isComparable, run, ghost, repeat],
  );
  const divergedAt = run?.summary?.diverged?.token ?? null;
  const [first, ...others] = inOrder(effects);
  const spoken = useRested(first && run?.summary ? `${first.id} ${wordsOf(first)}` : "");
  const chip = useRef<HTMLDivElement>(null);
  useEffect(() => {
    void chip.current?.scrollIntoView({ block: "nearest" }); // a promise in newer browsers, which is no clean-up
  }, []);
  if (!ghost) return null;
  return (
    <div ref={chip} className="fork" data-kept={ghost.kept || undefined}>
      <div className="fork-effect" tabIndex={others.length > 0 ? 0 : undefined}>
        {divergedAt !== null ? (
          <p>
            <strong>✗ diverged at {divergedAt + 1}</strong>
          </p>
        ) : (
          first && <EffectLine effect={first} />
        )}
        <div className="fork-others">
          {(divergedAt === null ? others : effects).map((effect) => (
            <EffectLine key={effect.id} effect={effect} />
          ))}
        </div>
      </div>
      <div className="fork-actions">
        <button
          className="fork-action"
          aria-pressed={ghost.kept}
          title="Keep this earlier run while more knobs turn"
          onClick={() => keepGhost(!ghost.kept)}
        >
          <Pin size={12} aria-hidden /> {ghost.kept ? "Kept" : "Keep"}
        </button>
        <button
          className="fork-action"
          title="Go back to the earlier settings, and compare the other way"
          onClick={swapGhost}
        >
          <ArrowLeftRight size={12} aria-hidden /> Swap
        </button>
        <button className="fork-action" aria-label="Discard" title="Discard the earlier run" onClick={discardGhost}>
          <X size={13} aria-hidden />
        </button>
      </div>
      <p className="for-screen-readers" aria-live="polite">
        {spoken}
      </p>
    </div>
  );
}

function EffectLine({ effect }: { effect: Effect }): ReactElement {
  return (
    <p>
      {effect.id} <strong>{wordsOf(effect)}</strong>
    </p>
  );
}

function wordsOf({ id, before, after, of }: Effect): string {
  switch (id) {
    case "second reading":
      return before < 0 === after < 0
        ? `${formatPercent(Math.abs(before))} → ${lessOrMore(after)}`
        : `${lessOrMore(before)} → ${lessOrMore(after)}`;
    case "recall":
    case "next word":
      return `${before} → ${after} of ${of ?? "–"}${before > 0 ? ` (${signedPercent(after / before - 1)})` : ""}`;
    case "surprise":
      return `${formatNumber(before)} → ${formatNumber(after)}${before > 0 ? ` (${signedPercent(after / before - 1)})` : ""}`;
    case "diverged":
      return `at token ${after + 1}`;
    default:
      return id satisfies never;
  }
}

function lessOrMore(less: number): string {
  return `${formatPercent(Math.abs(less))} ${less < 0 ? "more" : "less"}`;
}

function signedPercent(fraction: number): string {
  return `${fraction > 0 ? "+" : ""}${formatPercent(fraction)}`;
}

/** In the order in which they matter, but those that hardly moved come last. */
function inOrder(effects: readonly Effect[]): Effect[] {
  const moved = ({ id, before, after, of }: Effect): boolean =>
    Math.abs(after - before) / (id === "second reading" ? 1 : (of ?? Math.max(before, Number.MIN_VALUE))) >= telling;
  return [...effects.filter(moved), ...effects.filter((effect) => !moved(effect))];
}

/** The text once it has stood still. */
function useRested(text: string): string {
  const [rested, setRested] = useState("");
  useEffect(() => {
    const timer = setTimeout(() => setRested(text), restMilliseconds);
    return () => clearTimeout(timer);
  }, [text]);
  return rested;
}
