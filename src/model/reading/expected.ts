// What does a trained model expect next? The probabilities of its words after a token, read off its forward pass.

import type { Forward } from "#model/trained/forward";
import type { NextWords } from "#model/contracts/protocol";
import { rowOf } from "#model/contracts/vectors";
import { vocabulary } from "#model/contracts/vocabulary";
import { canFreeze, type Trained } from "./trained";

/** p_t: how likely token t + 1 is after token t. Of the last token nothing is known to come: 0. */
export function nextProbability(forward: Forward, token: number): number {
  const next = nextOdds(forward, token);
  return next ? next.odds / next.all : 0;
}

/** What the softmax divides: e^(z − max) of one token, and of all together. */
export interface Odds {
  readonly odds: number;
  readonly all: number;
  readonly logit: number;
  readonly highest: number;
}

/** Of the token that really comes next; null of the last one. */
export function nextOdds(forward: Forward, token: number): Odds | null {
  const next = forward.ids[token + 1];
  return next === undefined ? null : oddsOf(forward, { token, next });
}

function oddsOf(
  { logits, config: { vocabulary } }: Pick<Forward, "logits" | "config">,
  { token, next }: { token: number; next: number },
): Odds {
  const from = token * vocabulary;
  let highest = -Infinity;
  for (let at = from; at < from + vocabulary; at++) if (logits[at]! > highest) highest = logits[at]!;
  let all = 0;
  for (let at = from; at < from + vocabulary; at++) all += Math.exp(logits[at]! - highest);
  const logit = logits[from + next]!;
  return { odds: Math.exp(logit - highest), all, logit, highest };
}

/** How many words are listed at most: some that are likeliest with the memory, some with it frozen, and the one that comes. */
const listed = { live: 4, frozen: 3, all: 6 };

export function nextWords(trained: Trained, token: number): NextWords {
  const { forward, frozen } = trained;
  const live = probabilities(forward, token);
  const twin = frozen && token < frozen.position ? probabilities(frozen, token) : null;
  const next = forward.ids[token + 1];
  const wanted = new Set([
    ...(next === undefined ? [] : [next]),
    ...order(live).slice(0, listed.live),
    ...(twin ? order(twin).slice(0, listed.frozen) : []),
  ]);
  return {
    words: [...wanted]
      .slice(0, listed.all)
      .sort((a, b) => live[b]! - live[a]!)
      .map((id) => ({ word: vocabulary[id]!, live: live[id]!, frozen: twin && twin[id]!, comes: id === next })),
    compared: twin ? "yes" : canFreeze(trained) ? "soon" : "never",
  };
}

/** The word that a model finds likeliest after a token. */
export function likeliestNext(forward: Forward, token: number): string {
  return vocabulary[order(probabilities(forward, token))[0]!]!;
}

/** How likely every word of the vocabulary is after a token: the softmax of its row. (V) */
export function probabilities(forward: Forward, token: number): Float64Array {
  const size = forward.config.vocabulary;
  const { all, highest } = oddsOf(forward, { token, next: 0 });
  const row = rowOf(forward.logits, { row: token, width: size });
  return Float64Array.from(row, (logit) => Math.exp(logit - highest) / all);
}

function order(numbers: Float64Array): number[] {
  return Array.from(numbers.keys()).sort((a, b) => numbers[b]! - numbers[a]!);
}
