// What did turning the knob do? The most telling difference to the earlier run, then all of them; keep, swap or drop it.

import { ArrowLeftRight, Pin, X } from "lucide-react";
import { useEffect, useMemo, useRef, useState, type ReactElement } from "react";
import { discardGhost, keepGhost, swapGhost } from "#state/fork";
import type { KnobId } from "#model/contracts/knobs";
import { differenceOf } from "#scene/scene";
import { effectsOf, repeatOf, type Effect } from "#state/selectors";
import { divergenceOf, useExplorer } from "#state/store";
import { say } from "#words/say";
import { sayShare } from "#words/share";
import { shellWords } from "#words/shell";
import { formatNumber, formatPair } from "#components/text/format";
import { Message } from "#components/text/Message";
import "./Fork.css";

const words = shellWords.fork;

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
  const answers = useExplorer(({ scene }) => scene.answers);
  const repeat = useMemo(() => repeatOf(tokens.tokens), [tokens]);
  const isComparable = run !== null && ghost !== null && run !== ghost.run && run.tokens === ghost.run.tokens;
  const effects = useMemo(
    () => (isComparable ? effectsOf(run, ghost, { repeat, answers }) : []),
    [isComparable, run, ghost, repeat, answers],
  );
  const divergedAt = run ? (divergenceOf(run)?.token ?? null) : null;
  const [first, ...others] = inOrder(effects);
  const spoken = useRested(
    first && run?.summary ? say(words.effect, { effect: words.effects[first.id], change: wordsOf(first) }) : "",
  );
  const chip = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // In the next frame, which lays the page out anyhow: asked at once the key would wait for that, and the page be laid out twice.
    const frame = requestAnimationFrame(() => chip.current?.scrollIntoView({ block: "nearest" }));
    return () => cancelAnimationFrame(frame);
  }, []);
  if (!ghost) return null;
  return (
    <div ref={chip} className="fork" data-kept={ghost.kept || undefined} translate="no">
      <div className="fork-effect" tabIndex={others.length > 0 ? 0 : undefined}>
        {divergedAt !== null ? (
          <p>
            <strong>{say(words.divergedAt, { token: divergedAt + 1 })}</strong>
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
          title={words.keepMeans}
          onClick={() => keepGhost(!ghost.kept)}
        >
          <Pin size={12} aria-hidden /> {ghost.kept ? words.kept : words.keep}
        </button>
        <button className="fork-action" title={words.swapMeans} onClick={swapGhost}>
          <ArrowLeftRight size={12} aria-hidden /> {words.swap}
        </button>
        <button className="fork-action" aria-label={words.discard} title={words.discardMeans} onClick={discardGhost}>
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
      <Message
        words={words.effect}
        places={{ effect: words.effects[effect.id], change: <strong>{wordsOf(effect)}</strong> }}
      />
    </p>
  );
}

function wordsOf({ id, before, after, of, ofBefore }: Effect): string {
  switch (id) {
    case "secondReading": {
      const change = { before: sayShare(Math.abs(before)), after: sayShare(Math.abs(after)) };
      if (before < 0) return say(after < 0 ? words.stillMore : words.moreToLess, change);
      return say(after < 0 ? words.lessToMore : words.stillLess, change);
    }
    case "emptied":
      return words.nothingStored;
    case "answers":
    case "recall":
    case "nextWord": {
      const change = { before, after, of: of ?? "–", ofBefore: ofBefore ?? "–" };
      if (of !== ofBefore) return say(words.countOfOther, change);
      return before > 0
        ? say(words.countBy, { ...change, by: sayShare(after / before - 1, { signed: true }) })
        : say(words.count, change);
    }
    case "surprise": {
      if (before === 0) return say(words.amount, { before: formatNumber(before), after: formatNumber(after) });
      const { one, other, said } = formatPair(before, after, (a, b) => sayShare(b / a - 1, { signed: true }));
      return say(words.amountBy, { before: one, after: other, by: said });
    }
    case "diverged":
      return say(words.atToken, { token: after + 1 });
    default:
      return id satisfies never;
  }
}

/** In the order in which they matter: what is still answered leads, moved or not, and of the rest what hardly moved comes last. */
function inOrder(effects: readonly Effect[]): Effect[] {
  const moved = ({ id, before, after, of }: Effect): boolean =>
    ["answers", "recall", "emptied"].includes(id) ||
    Math.abs(after - before) / (id === "secondReading" ? 1 : (of ?? Math.max(before, Number.MIN_VALUE))) >= telling;
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
