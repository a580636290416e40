// What does a setting mean at the value it has? One line under its knob.

import type { KnobId } from "#model/contracts/knobs";
import { hasEffectiveRate } from "#model/contracts/rule";
import { isTogether } from "#model/contracts/splits";
import type { MemorySettings } from "#model/contracts/settings";
import { unitOf } from "#state/selectors";
import { say } from "#words/say";
import { sayShare } from "#words/share";
import { formatNumber } from "#components/text/format";
import { meaningWords } from "./meaningWords";

/** The line under a knob; null where its name says it all. */
export function meaningOf(id: KnobId | "window", settings: MemorySettings): string | null {
  const { theta, eta, alpha, chunk, depth, hidden, dimension, lossScale, clip, reach, keyDecay } = settings;
  const isDeep = depth > 1;
  switch (id) {
    case "theta": {
      if (theta === 0) return meaningWords.theta.nothing;
      if (!hasEffectiveRate(settings)) return meaningWords.theta.otherwise;
      const undone = theta * lossScale;
      return undone > 1
        ? say(meaningWords.theta.overshoots, { percent: sayShare(undone - 1) })
        : say(meaningWords.theta.undoes, { percent: sayShare(undone) });
    }
    case "eta":
      return eta === 0
        ? meaningWords.eta.nothing
        : say(meaningWords.eta.counts, { times: formatNumber(1 / (1 - eta), { digits: 1 }) });
    case "alpha":
      return forgetting(alpha);
    case "chunk":
      return chunk === 1 ? meaningWords.chunk.one : meaningWords.chunk.more;
    case "depth":
      return isDeep ? say(meaningWords.depth.more, { depth }) : meaningWords.depth.one;
    case "hidden":
      return isDeep ? say(meaningWords.hidden, { count: hidden }) : null;
    case "dimension":
      return say(isDeep ? meaningWords.dimension.numbers : meaningWords.dimension.apart, { count: dimension });
    case "window":
      return meaningWords.window;
    case "activation":
      return isDeep ? null : meaningWords.activation;
    case "clip":
      return clip === 0 ? meaningWords.clip.none : say(meaningWords.clip.most, { most: formatNumber(clip) });
    case "lossScale":
      return lossScale === 2
        ? meaningWords.lossScale.two
        : lossScale === 1
          ? meaningWords.lossScale.one
          : meaningWords.lossScale.other;
    case "split":
      return settings.split === "words" ? null : meaningWords.split[settings.split];
    case "punctuation":
      return settings.split === "separators" && settings.punctuation === "read"
        ? meaningWords.punctuation.separators
        : null;
    case "reach":
      if (isTogether(settings.split)) return say(meaningWords.reach.together, { count: reach });
      return say(reach === 1 ? meaningWords.reach.one : meaningWords.reach.more, {
        count: reach,
        unit: unitOf(settings),
      });
    case "keyDecay":
      if (isTogether(settings.split)) {
        if (keyDecay === 0) return meaningWords.keyDecay.longest;
        return say(meaningWords.keyDecay.endings, { percent: sayShare(keyDecay) });
      }
      return keyDecay === 0
        ? meaningWords.keyDecay.nearest
        : say(meaningWords.keyDecay.fading, { percent: sayShare(keyDecay) });
    case "readOrder":
    case "decay":
    case "bias":
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
      return settings.writes ? null : meaningWords.writes;
    case "carries":
      return settings.carries ? null : meaningWords.carries;
    case "forgets":
      return settings.forgets ? null : meaningWords.forgets;
    case "persistent":
      return settings.persistent ? null : meaningWords.persistent;
    default:
      return id satisfies never;
  }
}

function forgetting(alpha: number): string {
  if (alpha === 0) return meaningWords.alpha.nothing;
  if (alpha === 1) return meaningWords.alpha.everything;
  const tokens = Math.log(0.5) / Math.log(1 - alpha);
  if (tokens < 1) return meaningWords.alpha.withinToken;
  return say(meaningWords.alpha.halfLife, {
    tokens: tokens < 3 ? formatNumber(tokens, { digits: 1 }) : Math.round(tokens),
  });
}

const scaledToZero = {
  thetaScale: meaningWords.theta.nothing,
  etaScale: meaningWords.eta.nothing,
  alphaScale: meaningWords.alpha.nothing,
};

function scaling(scale: number, id: keyof typeof scaledToZero): string {
  if (scale === 1) return meaningWords.scale.asTrained;
  if (scale === 0) return scaledToZero[id];
  const times = formatNumber(scale);
  return say(id === "thetaScale" ? meaningWords.scale.times : meaningWords.scale.timesAtMostOne, { times });
}
