// What does a setting mean at the value it has? One line under its knob.

import { hasEffectiveRate, type KnobId, type MemorySettings } from "../model/knobs";
import { formatNumber, formatPercent } from "./format";

/** The line under a knob; null where its name says it all. */
export function meaningOf(id: KnobId | "window", settings: MemorySettings): string | null {
  const { theta, eta, alpha, chunk, depth, hidden, dimension, lossScale, clip, reach, keyDecay } = settings;
  const isDeep = depth > 1;
  switch (id) {
    case "theta": {
      if (theta === 0) return "nothing is ever written";
      const isPlain = hasEffectiveRate(settings);
      if (isPlain && theta * lossScale > 1) return `a write overshoots by ${formatPercent(theta * lossScale - 1)}`;
      return isPlain ? `a write undoes ${formatPercent(theta * lossScale)} of its error` : "how hard each write is";
    }
    case "eta":
      return eta === 0 ? "no push carries on" : `each push counts ${formatNumber(1 / (1 - eta), { digits: 1 })} times`;
    case "alpha":
      return forgetting(alpha);
    case "chunk":
      return chunk === 1 ? "surprise is always up to date" : "surprise is taken at its start";
    case "depth":
      return isDeep ? `a network of ${depth} layers` : "one matrix; 2 is a network";
    case "hidden":
      return isDeep ? `${hidden} numbers between layers` : null;
    case "dimension":
      return isDeep ? `${dimension} numbers a key` : `room for ${dimension} facts at most`;
    case "window":
      return "what the softmax twin sees";
    case "activation":
      return isDeep ? null : "these two need a depth of 2 or 3";
    case "clip":
      return clip === 0 ? "no limit" : `no error weighs over ${formatNumber(clip)}`;
    case "lossScale":
      return lossScale === 2
        ? "2 is the paper's eq. 12"
        : lossScale === 1
          ? "1 is the paper's eq. 17"
          : "2 in eq. 12, 1 in eq. 17";
    case "reach":
      return reach === 1 ? "only the word before" : `the ${reach} words before`;
    case "keyDecay":
      return keyDecay === 0 ? "only the nearest counts" : `each word back counts ${formatPercent(keyDecay)}`;
    case "readOrder":
    case "decay":
    case "bias":
    case "punctuation":
    case "residual":
    case "layerNorm":
    case "seed":
    case "model":
    case "layer":
    case "head":
      return null;
    case "thetaScale":
    case "etaScale":
    case "alphaScale":
      return scaling(settings[id], id);
    case "writes":
      return settings.writes ? null : "frozen before the first token";
    case "carries":
      return settings.carries ? null : "η is 0 everywhere";
    case "forgets":
      return settings.forgets ? null : "α is 0 everywhere";
    case "persistent":
      return settings.persistent ? null : "nothing stands before the text";
    default:
      return id satisfies never;
  }
}

function forgetting(alpha: number): string {
  if (alpha === 0) return "nothing is ever forgotten";
  if (alpha === 1) return "each token erases everything";
  const tokens = Math.log(0.5) / Math.log(1 - alpha);
  return tokens < 1
    ? "half is gone within a token"
    : `half is gone in ${tokens < 3 ? formatNumber(tokens, { digits: 1 }) : Math.round(tokens)} tokens`;
}

function scaling(scale: number, id: "thetaScale" | "etaScale" | "alphaScale"): string {
  if (scale === 1) return "as it was trained";
  if (scale === 0)
    return `${{ thetaScale: "nothing is ever written", etaScale: "no push carries on", alphaScale: "nothing is ever forgotten" }[id]}`;
  return `${formatNumber(scale)} × as trained${id === "thetaScale" ? "" : ", at most 1"}`;
}
