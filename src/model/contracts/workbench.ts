// Which memories does MIRAS (arXiv 2504.13173) make out of four choices? What each choice is called, what it looks like as a
// function, the models they are known as, and which do not go together. Leaves to composition.ts what links say of them, and to
// miras.ts how a composition runs.

import { memoryWords } from "#words/memories";
import { say } from "#words/say";
import { translatedFields } from "#words/translate";
import type { CompareConfig } from "./comparedMemory";
import { idOf, type Composition } from "./composition";

type Choice = Composition[keyof Composition];

/** Its name in a picker, and in one sentence what it does. */
export const choices: Readonly<Record<Choice, { readonly title: string; readonly sentence: string }>> =
  translatedFields("workbenchChoices", ["title", "sentence"], {
    matrix: { title: "Matrix", sentence: "One matrix: every answer is a weighted sum of its rows." },
    products: {
      title: "Matrix with products",
      sentence:
        "One matrix that also sees all products of two coordinates of its key: more room, and many more numbers.",
    },
    mlp: { title: "Small network", sentence: "Two layers with a bend between them." },
    l2: { title: "ℓ₂", sentence: "The squared error: twice as wrong pushes twice as hard." },
    lp: {
      title: "ℓₚ",
      sentence: "Each coordinate's error to the power p: above 2, large errors push much harder than small ones.",
    },
    huber: { title: "Huber", sentence: "Squared up to δ, straight beyond: no error pushes harder than δ." },
    dot: { title: "Dot product", sentence: "More of the value, whatever it answers already: Hebb's rule." },
    omega: {
      title: "ℓ₂ of the last tokens",
      sentence: "The squared errors of the last m tokens together: a write mends all of them.",
    },
    none: { title: "None", sentence: "Nothing is given up." },
    decay: { title: "ℓ₂ (decay)", sentence: "Every weight shrinks by the same share α." },
    channel: {
      title: "A share a channel",
      sentence:
        "Each coordinate of the key forgets at a rate of its own: the first nothing, the last as two tokens would.",
    },
    projected: {
      title: "Less its own answer",
      sentence:
        "Every weight shrinks by α, and what the memory answers to the key is taken out before the push: with a dot product that is the delta rule, with ℓ₂ it erases twice.",
    },
    lq: { title: "Lq", sentence: "The sum decays by α and is scaled by its own Lq norm: a large memory writes small." },
    kl: {
      title: "KL (softmax)",
      sentence: "Every row is a set of shares that sum to 1; without a push they return to even ones.",
    },
    descent: { title: "Gradient descent", sentence: "Steps along this token's surprise alone." },
    momentum: { title: "With momentum", sentence: "Carries past surprise on." },
    muon: {
      title: "With Muon",
      sentence: "Carries past surprise on, and makes all its directions about as strong before it is written.",
    },
  });

interface KnownModel {
  readonly title: string;
  readonly composition: Composition;
  /** What it takes of the config to be that model. */
  readonly config: Partial<CompareConfig>;
}

/** Known models, on one matrix; OmegaNet and Atlas are of Atlas (arXiv 2505.23735), Hope’s rule is delta gradient descent (Nested Learning, arXiv 2512.24695, eq. 88). MIRAS itself trains Moneta, Yaad and Memora with two layers. */
export const knownModels = translatedFields("workbenchPresets", ["title"], {
  hebbian: {
    title: "Linear attention",
    composition: { architecture: "matrix", bias: "dot", retention: "none", algorithm: "descent" },
    config: {},
  },
  retnet: {
    title: "RetNet",
    composition: { architecture: "matrix", bias: "dot", retention: "decay", algorithm: "descent" },
    config: {},
  },
  delta: {
    title: "DeltaNet",
    composition: { architecture: "matrix", bias: "l2", retention: "none", algorithm: "descent" },
    config: {},
  },
  titans: {
    title: "Titans",
    composition: { architecture: "matrix", bias: "l2", retention: "decay", algorithm: "momentum" },
    config: {},
  },
  omega: {
    title: "OmegaNet",
    composition: { architecture: "matrix", bias: "omega", retention: "decay", algorithm: "descent" },
    config: {},
  },
  atlas: {
    title: "Atlas",
    composition: { architecture: "matrix", bias: "omega", retention: "decay", algorithm: "muon" },
    config: {},
  },
  dgd: {
    title: "Hope's rule",
    composition: { architecture: "matrix", bias: "l2", retention: "projected", algorithm: "descent" },
    config: {},
  },
  moneta: {
    title: "Moneta",
    composition: { architecture: "matrix", bias: "lp", retention: "lq", algorithm: "descent" },
    config: { p: 3, q: 4 },
  },
  yaad: {
    title: "Yaad",
    composition: { architecture: "matrix", bias: "huber", retention: "decay", algorithm: "descent" },
    config: {},
  },
  memora: {
    title: "Memora",
    composition: { architecture: "matrix", bias: "l2", retention: "kl", algorithm: "descent" },
    config: {},
  },
} as const satisfies Readonly<Record<string, KnownModel>>);

/** The known model that a composition is, whatever its config; null where it has no name. */
export function knownModelOf(composition: Composition): keyof typeof knownModels | null {
  const id = idOf(composition);
  for (const name of Object.keys(knownModels) as (keyof typeof knownModels)[]) {
    if (idOf(knownModels[name].composition) === id) return name;
  }
  return null;
}

/** Why a composition makes no memory, in plain words; null where it does. */
export function refusalOf(
  { architecture, bias, retention }: Composition,
  { p, q, delta }: Pick<CompareConfig, "p" | "q" | "delta">,
): string | null {
  const { refusals } = memoryWords;
  if (bias === "dot" && architecture === "mlp") {
    return refusals.dotInNetwork;
  }
  if (retention === "channel" && architecture !== "matrix") return refusals.channelOfKey;
  if (retention === "projected" && architecture !== "matrix") return refusals.projectedKey;
  if (bias === "lp" && !(p >= 1)) return say(refusals.power, { p });
  if (bias === "huber" && !(delta > 0)) return say(refusals.bend, { delta });
  if (retention === "lq" && !(q >= 1)) return say(refusals.norm, { q });
  return null;
}

/**
 * The loss of one coordinate that is off by `error` from a target of 1. l2, and omega for each token: (c/2)e² · lp: |e|ᵖ · huber: e²/2 inside δ,
 * δ(|e| − δ/2) beyond · dot: −(1 + e), the answer times its target, without a lowest point.
 */
export function lossAt(
  error: number,
  { bias, config }: { bias: Composition["bias"]; config: Pick<CompareConfig, "lossScale" | "p" | "delta"> },
): number {
  const size = Math.abs(error);
  switch (bias) {
    case "l2":
    case "omega":
      return (config.lossScale / 2) * size * size;
    case "lp":
      return size ** config.p;
    case "huber":
      return size <= config.delta ? (size * size) / 2 : config.delta * (size - config.delta / 2);
    case "dot":
      return -(1 + error);
    default:
      return bias satisfies never;
  }
}

/**
 * What keeping one weight costs. none: 0 · decay, channel at its own rate, and projected beside what its key says: w²/2 · lq: |w|^q/q · kl: w ln(nw) − w + 1/n for a row of n shares, 0 where
 * all are even, and null below 0, where a share cannot be.
 */
export function penaltyAt(
  weight: number,
  { retention, config }: { retention: Composition["retention"]; config: Pick<CompareConfig, "q" | "valueWidth"> },
): number | null {
  switch (retention) {
    case "none":
      return 0;
    case "decay":
    case "channel":
    case "projected":
      return (weight * weight) / 2;
    case "lq":
      return Math.abs(weight) ** config.q / config.q;
    case "kl": {
      if (weight < 0) return null;
      const even = 1 / config.valueWidth;
      return (weight === 0 ? 0 : weight * Math.log(weight / even)) - weight + even;
    }
    default:
      return retention satisfies never;
  }
}
