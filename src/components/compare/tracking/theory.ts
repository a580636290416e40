// What is proved of who can track, whatever keys a model finds? By memory, in a sentence with its source; what only a paper states says
// so. Leaves what was found with keys set by hand to compare/tracking.ts.

import { trackingWords } from "./words";

const { theory: words } = trackingWords;

type Said = Exclude<keyof typeof words, "unknown">;

const theoryOf: Readonly<Record<string, Said>> = {
  softmax: "attention",
  window: "window",
  "transformer-xl": "window",
  linear: "positive",
  elu: "positive",
  based: "positive",
  rebased: "positive",
  retnet: "positive",
  mamba2: "positive",
  infini: "positive",
  mesa: "positive",
  delta: "reflects",
  "gated-delta": "reflects",
  kda: "reflects",
  "erase-delta": "reflects",
  "delta-product": "product",
  omega: "omega",
  atlas: "omega",
  "titans-plain": "reflectsPlain",
  "titans-forgetting": "reflectsTitans",
  "titans-momentum": "turns",
  titans: "turns",
  "titans-deep": "deep",
  "titans-deep-plain": "deep",
  "titans-deep-momentum": "deep",
  "titans-deep-forgetting": "deep",
  yaad: "huber",
  hope: "hope",
};

export function theorySentence(memory: string): string {
  const said = theoryOf[memory];
  return said ? words[said] : words.unknown;
}
