// Why did the numbers stop? Which quantity passed which limit at which token, why, and what would cure it.

import type { ReactElement } from "react";
import { turn } from "../fork";
import { hasEffectiveRate, numberKnobs } from "../model/knobs";
import { probe } from "../model/probe";
import type { Divergence } from "../model/protocol";
import { useExplorer, type PageRun } from "../store";
import { formatNumber } from "./format";
import { hasMemoryPanels } from "./NeedsMemory";
import { written } from "./spelling";
import "./DivergedNotice.css";

/** `hasCures`: whether it offers them; a lesson may ask the reader for one. */
export function DivergedNotice({ hasCures = true }: { hasCures?: boolean } = {}): ReactElement | null {
  const run = useExplorer((state) => state.run);
  const diverged = run?.summary?.diverged;
  if (!run || !diverged) return null;
  const { token, quantity, limit, thetaEff, bound, place } = diverged;
  const { chunk, clip, theta } = run.rule;
  const isPlain = hasEffectiveRate(run.rule);
  const lower = lowerTheta(run, diverged);
  // What was carried on from a drawn gate of a trained model may break a later token.
  const isDrawn = run.overrides.some(
    ({ gate, from, to }) => from <= token && (run.card !== null || (gate === "theta" && token <= to)),
  );
  const { thetaScale, etaScale, alphaScale } = run.settings;
  const isScaled = run.card !== null && [thetaScale, etaScale, alphaScale].some((scale) => scale !== 1);
  return (
    <div className="diverged" role="status">
      <p className="diverged-sentence">
        {!hasMemoryPanels(run) ? (
          <>
            Each write undoes more than its error
            {thetaEff > bound && ` (${formatNumber(thetaEff)} of it, and a repeated word bears ${formatNumber(bound)})`}
            , and the next errors are larger still.{" "}
          </>
        ) : !isPlain ? (
          <>The writes overshoot, and the next surprises are larger still. </>
        ) : thetaEff > bound ? (
          <>
            The writes overshoot: <i>θ</i>
            <sub>eff</sub> is {formatNumber(thetaEff)}; chunks of {chunk} bear {formatNumber(bound)} of one repeated
            word.{" "}
          </>
        ) : (
          <>
            The writes overshoot: <i>θ</i>
            <sub>eff</sub> is {formatNumber(thetaEff)}. One repeated word would bear {formatNumber(bound)}, but here
            many keys overlap.{" "}
          </>
        )}
        {probe[quantity].name}
        {place && ` in layer ${place.layer}, head ${place.head},`} passed{" "}
        {limit.toLocaleString("en", { maximumSignificantDigits: 3 })} at token {token + 1}, “
        {written(run.tokens.tokens[token])}”; everything before it stands.
      </p>
      {hasCures && (
        <div className="diverged-cures">
          {isScaled && (
            <button className="button" onClick={() => turn({ memory: { thetaScale: 1, etaScale: 1, alphaScale: 1 } })}>
              Its own gates again
            </button>
          )}
          {lower !== null && (
            <button className="button" onClick={() => turn({ memory: { theta: lower } })}>
              {lower < theta / 2 || (isPlain && thetaEff > bound) ? "Lower" : "Halve"} θ to {formatNumber(lower)}
            </button>
          )}
          {isDrawn && (
            <button className="button" onClick={() => turn({ overrides: [] })}>
              Undo the drawn gates
            </button>
          )}
          {clip !== 1 && !run.card && (
            <button className="button" onClick={() => turn({ memory: { clip: 1 } })}>
              Clip the gradient
            </button>
          )}
        </div>
      )}
    </div>
  );
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
