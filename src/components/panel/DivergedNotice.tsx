// Why did the numbers stop? Which quantity passed which limit at which token, why, and what would cure it.

import type { ReactElement } from "react";
import { turn } from "#state/fork";
import { numberKnobs } from "#model/contracts/knobs";
import { hasEffectiveRate } from "#model/contracts/rule";
import { probe } from "#model/contracts/probe";
import type { Divergence } from "#model/contracts/divergence";
import { divergenceOf, useExplorer, type PageRun } from "#state/store";
import { noticeWords } from "#words/notices";
import { say, sayNumber } from "#words/say";
import { formatNumber } from "#components/text/format";
import { hasMemoryPanels } from "./NeedsMemory";
import { Message } from "#components/text/Message";
import { written } from "#components/text/spelling";
import { ThetaEff } from "#components/text/ThetaEff";
import "./DivergedNotice.css";

const words = noticeWords.diverged;

/** `hasCures`: whether it offers them; a lesson may ask the reader for one. */
export function DivergedNotice({ hasCures = true }: { hasCures?: boolean } = {}): ReactElement | null {
  const run = useExplorer((state) => state.run);
  const diverged = run && divergenceOf(run);
  if (!run || !diverged) return null;
  const { token, quantity, limit, thetaEff, bound, place } = diverged;
  const { clip, theta } = run.rule;
  const isPlain = hasEffectiveRate(run.rule);
  const lower = lowerTheta(run, diverged);
  // What was carried on from a drawn gate of a trained model may break a later token.
  const isDrawn = run.overrides.some(
    ({ gate, from, to }) => from <= token && (run.card !== null || (gate === "theta" && token <= to)),
  );
  const { thetaScale, etaScale, alphaScale } = run.settings;
  const isScaled = run.card !== null && [thetaScale, etaScale, alphaScale].some((scale) => scale !== 1);
  const passed = {
    quantity: probe[quantity].name,
    limit: sayNumber(limit, { maximumSignificantDigits: 3 }),
    token: token + 1,
    word: written(run.tokens.tokens[token]),
  };
  return (
    <div className="diverged" role="status">
      <p className="diverged-sentence">
        <Cause run={run} diverged={diverged} />{" "}
        {place ? say(words.passedIn, { ...passed, ...place }) : say(words.passed, passed)}
      </p>
      {hasCures && (
        <div className="diverged-cures">
          {isScaled && (
            <button className="button" onClick={() => turn({ memory: { thetaScale: 1, etaScale: 1, alphaScale: 1 } })}>
              {words.ownGates}
            </button>
          )}
          {lower !== null && (
            <button className="button" onClick={() => turn({ memory: { theta: lower } })}>
              {say(lower < theta / 2 || (isPlain && thetaEff > bound) ? words.lower : words.halve, {
                theta: formatNumber(lower),
              })}
            </button>
          )}
          {isDrawn && (
            <button className="button" onClick={() => turn({ overrides: [] })}>
              {words.undoDrawn}
            </button>
          )}
          {clip !== 1 && !run.card && (
            <button className="button" onClick={() => turn({ memory: { clip: 1 } })}>
              {words.clip}
            </button>
          )}
        </div>
      )}
    </div>
  );
}

/** Why the numbers grew, in a sentence. */
function Cause({ run, diverged: { thetaEff, bound } }: { run: PageRun; diverged: Divergence }): ReactElement {
  const numbers = { rate: formatNumber(thetaEff), bound: formatNumber(bound) };
  const isOver = thetaEff > bound;
  if (!hasMemoryPanels(run)) return <>{isOver ? say(words.undoesMoreBy, numbers) : words.undoesMore}</>;
  if (!hasEffectiveRate(run.rule)) return <>{words.overshoots}</>;
  const places = { ...numbers, thetaEff: <ThetaEff /> };
  if (isOver) return <Message words={words.overBound} places={{ ...places, chunk: run.rule.chunk }} />;
  return <Message words={words.underBound} places={places} />;
}

/** The largest θ under the bound, on the knob's steps; half of θ where the bound is not what was passed. */
function lowerTheta({ rule, card }: PageRun, { thetaEff, bound }: Divergence): number | null {
  if (card) return null;
  const { theta } = rule;
  const { step } = numberKnobs.theta;
  const wanted = hasEffectiveRate(rule) && thetaEff > bound ? (theta * bound) / thetaEff : theta / 2;
  const lower = Number((Math.floor(wanted / step + 1e-9) * step).toFixed(4));
  return lower > 0 && lower < theta ? lower : null;
}
