// How far back does a trained model see without its memory? Its window, its layers and its convolutions together: what lies
// farther back it can only know from what was written while it read. By formula, and measured by changing one token.
// Leaves to evaluation.ts and training.ts what they make of it, and to recipes.ts the one distance that compares all models.

import { hasGates, type Mixer, type ModelConfig } from "#model/contracts/architecture";
import { startForward, type ParameterArrays } from "./forward";
import { uniform } from "#model/contracts/random";

/** What decides how far a model sees. */
type ReachConfig = Pick<ModelConfig, "mixer" | "layers" | "window" | "convolution">;

/**
 * The largest R for which what a model expects after token t can depend on token t − R, with its memory frozen as it was before
 * the first token. In tokens; Infinity where attention sees all. A layer's convolution sees `convolution` − 1 tokens back, its
 * window `window` − 1, and every layer goes on where the one above it began.
 */
export function reachOf({ layers, ...config }: ReachConfig): number {
  let reach = 0;
  // MAC's segments end at fixed places: how far it sees depends on where in a segment it asks.
  for (let phase = 0; phase < config.window; phase++) {
    const asked = config.window * layers * (config.window + 2 * config.convolution) + phase; // far enough in
    let first = asked;
    for (let layer = 0; layer < layers; layer++) first = firstSeenBy(first, config);
    reach = Math.max(reach, asked - first);
  }
  return reach;
}

/** The first token that one layer's output at `token` depends on. */
function firstSeenBy(token: number, { mixer, window, convolution }: Omit<ReachConfig, "layers">): number {
  const convolved = (at: number): number => at - (convolution - 1);
  const attended = (at: number): number => convolved(at - (window - 1));
  switch (mixer) {
    case "lmm":
      return convolved(token);
    case "mag":
    case "window":
      return attended(token);
    case "mal":
      return attended(convolved(token)); // attention over what the memory answered
    case "mac": {
      const found = (at: number): number => convolved(at - (at % window)); // from where its segment begins
      return found(convolved(token)); // the gate asks the memory with what was found just before, too
    }
    case "full":
      return -Infinity;
    case "linear":
    case "gatedDelta":
    case "mamba2":
      return token; // all they know of others comes out of their matrix
    default:
      return mixer satisfies never;
  }
}

/** Whether a value last mentioned `distance` tokens before its answer is out of sight: the answer is expected one token before it. */
export function isBeyond(distance: number, reach: number): boolean {
  return distance - 1 > reach;
}

/**
 * The same by experiment: a token is changed, the memory stays as it was before the first one, and nothing farther on may
 * change but by it. Infinity where the change is felt to the end of the text.
 */
export function measuredReach({ config, parameters }: { config: ModelConfig; parameters: ParameterArrays }): number {
  const { window, convolution, layers, vocabulary } = config;
  const length = 2 * layers * (window + 3 * convolution);
  const next = uniform("reach");
  const ids = Int32Array.from({ length }, () => Math.floor(next() * vocabulary));
  const whole = expectedOf({ config, parameters, ids });
  let reach = 0;
  for (let changed = 0; changed < window; changed++) {
    const others = ids.with(changed, (ids[changed]! + 1) % vocabulary);
    const without = expectedOf({ config, parameters, ids: others });
    const last = whole.findLastIndex((logit, at) => logit !== without[at]);
    reach = Math.max(reach, Math.floor(last / vocabulary) - changed);
    if (last >= (length - 1) * vocabulary) return Infinity;
  }
  return reach;
}

/** Logits with the memory frozen, in float64. (T, V) */
function expectedOf({
  config,
  parameters,
  ids,
}: {
  config: ModelConfig;
  parameters: ParameterArrays;
  ids: Int32Array;
}): Float64Array {
  const forward = startForward({
    ...{ config, ids, traced: false, floats: Float64Array, ablation: { frozen: true } },
    parameters: hasGates(config.mixer) ? parameters : withoutReads(parameters, config.mixer),
  });
  forward.advance(ids.length);
  return forward.logits as Float64Array;
}

/** A sum without gates cannot be frozen. It starts empty, so that frozen it would answer nothing. */
function withoutReads(parameters: ParameterArrays, mixer: Mixer): ParameterArrays {
  if (mixer !== "linear") return parameters;
  return Object.fromEntries(
    Object.entries(parameters).map(([name, { shape, data }]) => [
      name,
      { shape, data: name.endsWith(".readNorm") ? data.slice().fill(0) : data },
    ]),
  );
}
