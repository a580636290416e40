// What follows from a run? Peaks, repeats, percentiles and effects: pure functions of what the store holds.

import { countOwn, ownAnswers } from "./ownAnswers";
import type { Explorer, Ghost, PageRun } from "./store";
import {
  choiceKnobs,
  numberKnobs,
  switchKnobs,
  type ChoiceKnobId,
  type KnobId,
  type NumberKnobId,
  type SwitchKnobId,
} from "#model/contracts/knobs";
import type { MemorySettings, Gate, GateOverride } from "#model/contracts/settings";
import { hasMemory, type Mixer } from "#model/contracts/architecture";
import { mixerNamed } from "#model/contracts/models";
import type { WordQuantity } from "#model/contracts/probe";
import type { Split } from "#model/contracts/splits";
import type { Token } from "#model/contracts/tokenizer";
import type { AnswerSpan, Earlier } from "#scene/scene";
import { readingWords } from "#words/reading";
import { say, sayRow } from "#words/say";

const cachedPeaks = new WeakMap<PageRun, readonly number[]>();

/** Tokens whose surprise stands out: no lower than both neighbours, and among the run's upper quarter. */
export function peaksOf(run: PageRun): readonly number[] {
  const known = cachedPeaks.get(run);
  if (known) return known;
  const surprise = run.columns.surprise.subarray(0, run.filled);
  const high = quantile(surprise, 0.75);
  const peaks = Array.from(surprise.keys()).filter(
    (token) =>
      surprise[token]! >= high &&
      surprise[token]! >= (surprise[token - 1] ?? -Infinity) &&
      surprise[token]! > (surprise[token + 1] ?? -Infinity),
  );
  cachedPeaks.set(run, peaks);
  return peaks;
}

/** The value below which the fraction `share` of the values lies, between neighbours by straight line; 0 of none. */
export function quantile(values: ArrayLike<number>, share: number): number {
  if (values.length === 0) return 0;
  const sorted = new Float32Array(values).sort();
  const place = share * (sorted.length - 1);
  const below = Math.floor(place);
  const above = Math.min(below + 1, sorted.length - 1);
  return sorted[below]! + (place - below) * (sorted[above]! - sorted[below]!);
}

/** The longest passage that is read twice: where it starts each time, and how many tokens it has. */
export interface Repeat {
  readonly first: number;
  readonly second: number;
  readonly length: number;
}

const shortestRepeat = 5;
/** A word or two over and over is no second reading. */
const fewestWords = 3;

/** Looking for a repeat in a longer text would hold up the page. */
const longestSearched = 1500;
const cachedRepeats = new WeakMap<readonly Token[], Repeat | null>();

/**
 * The longest passage of at least five tokens, three of them distinct, that comes again without overlap, searched for once a
 * text; null where there is none, or the text is too long to search.
 */
export function repeatOf(tokens: readonly Token[]): Repeat | null {
  if (tokens.length > longestSearched) return null;
  const known = cachedRepeats.get(tokens);
  if (known !== undefined) return known;
  const repeat = findRepeat(tokens);
  cachedRepeats.set(tokens, repeat);
  return repeat;
}

/** O(T²): more than a tenth of a second for the longest text. */
function findRepeat(tokens: readonly Token[]): Repeat | null {
  let best: Repeat | null = null;
  let above = new Int32Array(tokens.length + 1);
  /** Where each of the latest distinct words was last read, the latest first. */
  let latest = tokens.length > 0 ? [0] : [];
  for (let second = 1; second < tokens.length; second++) {
    const lengths = new Int32Array(tokens.length + 1);
    const { word } = tokens[second]!;
    latest = [second, ...latest.filter((token) => tokens[token]!.word !== word)].slice(0, fewestWords);
    const latestStart = latest[fewestWords - 1] ?? -1;
    for (let first = 0; first < second; first++) {
      if (tokens[first]!.word !== word) continue;
      const length = Math.min(above[first]! + 1, second - first);
      lengths[first + 1] = length;
      if (second - length + 1 > latestStart) continue;
      if (length >= shortestRepeat && length > (best?.length ?? 0)) {
        best = { first: first - length + 1, second: second - length + 1, length };
      }
    }
    above = lengths;
  }
  return best;
}

/** How a second reading went; less surprise is praise only where as much is answered as at the first. */
export type SecondReading =
  /** Nothing is stored after it. */
  | { readonly kind: "emptied" }
  /** Of its words, so many are answered once they are written, and were at the first reading. */
  | { readonly kind: "fewer"; readonly before: number; readonly after: number; readonly of: number }
  /** How much less it surprises than the first, as a fraction. */
  | { readonly kind: "less"; readonly less: number };

/** null while it is not read, or where the first surprised by nothing. */
export function secondReading(run: PageRun, { first, second, length }: Repeat): SecondReading | null {
  const { columns, filled, card } = run;
  if (second + length > filled) return null;
  const mean = (from: number): number =>
    columns.surprise.subarray(from, from + length).reduce((a, b) => a + b, 0) / length;
  const before = mean(first);
  if (before === 0) return null;
  if (holdsNothing(run, second + length - 1)) return { kind: "emptied" };
  if (!card) {
    const [then, now] = [first, second].map((from) => answeredWords(run, { from, length })) as [number, number];
    if (now < then) return { kind: "fewer", before: then, after: now, of: length };
  }
  return { kind: "less", less: 1 - mean(second) / before };
}

/** How many of the words of a passage their contexts are answered with, right after they are written. */
function answeredWords(run: PageRun, { from, length }: { from: number; length: number }): number {
  const passage = run.tokens.tokens.slice(from, from + length);
  return passage.filter(({ word }, at) => wordSaid(run, { quantity: "answerAfter", token: from + at }) === word).length;
}

/** Less of the most that a memory ever held is as good as nothing: what it then answers is noise. */
const nextToNothing = 0.01;

/** What stands in a column of words at a token; null where the memory had no answer, or none was asked. */
export function wordSaid(
  { vocabulary, columns }: PageRun,
  { quantity, token }: { quantity: WordQuantity; token: number },
): string | null {
  return vocabulary[columns[quantity][token]!] ?? null;
}

/** Whether a memory holds as good as nothing after a token: all was forgotten, or nothing ever written. */
export function holdsNothing({ columns, rule, card }: PageRun, token: number): boolean {
  if (!card && !columns.momentum.subarray(0, token + 1).some((push) => push > 0)) return true;
  // Forgetting goes toward zero, or toward the weights it began with: held is what stands away from there.
  const held = rule.decay === "initial" ? columns.drift : columns.weightNorm;
  let most = 0;
  for (let before = 0; before <= token; before++) most = Math.max(most, held[before]!);
  return held[token]! <= nextToNothing * most;
}

/** What a turned knob did: one named number, then and now. */
export interface Effect {
  readonly id: "answers" | "emptied" | "secondReading" | "recall" | "nextWord" | "surprise" | "diverged";
  readonly before: number;
  readonly after: number;
  /** The largest it could be, where it is a count, and could have been. */
  readonly of: number | null;
  readonly ofBefore: number | null;
}

/**
 * The effects of going from the ghost to the run, in the order in which they matter to a reader: questions answered first.
 * Less surprise is told only where no fewer are answered: a memory that holds nothing any more is surprised by little, too.
 */
export function effectsOf(
  run: PageRun,
  ghost: Ghost,
  { repeat, answers }: { repeat: Repeat | null; answers: readonly AnswerSpan[] },
): Effect[] {
  const earlier = ghost.run;
  const isWhole = run.filled === earlier.filled;
  const effects: Effect[] = [];
  const add = (id: Effect["id"], [before, after]: readonly [number, number], of: number | null = null): void => {
    effects.push({ id, before, after, of, ofBefore: of });
  };
  const addRecall = (): void => {
    const [then, now] = [earlier.summary?.recall, run.summary?.recall];
    if (!then || !now || !isWhole) return;
    effects.push({ id: "recall", before: then.right, after: now.right, of: now.asked, ofBefore: then.asked });
  };
  const areTrained = run.card !== null && earlier.card !== null;
  if (areTrained) {
    const asked = answers.filter(({ token, length }) => token + length <= Math.min(run.filled, earlier.filled));
    if (asked.length > 0) add("answers", [answered(earlier, asked), answered(run, asked)], asked.length);
  } else addRecall();
  const isFewer = effects.some(
    ({ before, after, of, ofBefore }) => after / Math.max(1, of!) < before / Math.max(1, ofBefore!),
  );
  const last = run.filled - 1;
  const isEmptied = last >= 0 && hasMemoryOf(run) && holdsNothing(run, last) && isWhole;
  if (isEmptied) add("emptied", [0, 1]);
  const of = Math.max(0, run.filled - 1);
  if (areTrained) {
    add("nextWord", [expectedWords(earlier), expectedWords(run)], of);
    if (!hasMemoryOf(run) || !hasMemoryOf(earlier)) return effects;
  }
  const [then, now] = [earlier, run].map((one) => repeat && secondReading(one, repeat));
  if (then?.kind === "less" && now?.kind === "less" && !(isFewer && now.less > then.less)) {
    add("secondReading", [then.less, now.less]);
  }
  if (areTrained) addRecall();
  else if (run.summary && earlier.summary && isWhole) add("nextWord", [nextWordHits(earlier), nextWordHits(run)], of);
  const [calmBefore, calmNow] = [meanSurprise(earlier), meanSurprise(run)];
  if (!isEmptied && !(isFewer && calmNow < calmBefore)) add("surprise", [calmBefore, calmNow]);
  return effects;
}

/** How often y_t decoded to the word that came next. */
function nextWordHits({ columns, filled, vocabulary, tokens }: PageRun): number {
  let hits = 0;
  for (let token = 0; token + 1 < filled; token++) {
    if (vocabulary[columns.guess[token]!] === tokens.tokens[token + 1]!.word) hits++;
  }
  return hits;
}

/** How many of the words that came a trained model found likelier than all others together. */
function expectedWords({ columns, filled }: PageRun): number {
  return columns.nextProbability.subarray(0, filled).filter((share) => share > 0.5).length;
}

/** How many answers of a text a trained model found likelier than all other words together, all of their tokens. */
function answered(run: PageRun, answers: readonly AnswerSpan[]): number {
  return countOwn(ownAnswers(run, { answers, token: run.filled - 1 })).right;
}

/** How the model that reads is wired; null of the untrained memory, and of the reader's own until it is there. */
export function mixerOf({ scene, model }: Pick<Explorer, "scene" | "model">): Mixer | null {
  const { model: name } = scene.memory;
  if (name !== "own") return name === "untrained" ? null : mixerNamed(name);
  return model?.phase === "ready" ? model.card.config.mixer : null;
}

function hasMemoryOf({ card }: PageRun): boolean {
  return !card || hasMemory(card.config.mixer);
}

function meanSurprise({ columns, filled }: PageRun): number {
  return filled === 0 ? 0 : columns.surprise.subarray(0, filled).reduce((a, b) => a + b, 0) / filled;
}

/** The drawn gates with one more: what it covers of the same gate gives way to it. In the order of the text. */
export function withOverride(overrides: readonly GateOverride[], added: GateOverride): GateOverride[] {
  const kept = overrides.flatMap((other) => {
    if (other.gate !== added.gate || other.to < added.from || other.from > added.to) return [other];
    const left = { ...other, to: added.from - 1 };
    const right = { ...other, from: added.to + 1 };
    return [left, right].filter(({ from, to }) => from <= to);
  });
  return [...kept, added].sort((a, b) => a.from - b.from);
}

/** The drawn range that holds a gate at a token; null where its knob does. */
export function overrideAt(
  overrides: readonly GateOverride[],
  { gate, token }: { gate: Gate; token: number },
): GateOverride | null {
  return overrides.findLast((drawn) => drawn.gate === gate && drawn.from <= token && token <= drawn.to) ?? null;
}

const { earlier: earlierRun } = readingWords;

/** What was different in the earlier run: “θ 0.05, forget toward zero, no gates drawn”. At most `most` differences are told. */
export function earlierWords({ memory, overrides }: Earlier, most = 2): string {
  const settings = Object.entries(memory).map(([id, value]) =>
    say(earlierRun.setting, { name: nameOf(id as KnobId), value: wordOf(id as KnobId, value) }),
  );
  const drawn = overrides === null ? [] : [overrides.length > 0 ? earlierRun.otherGates : earlierRun.noGates];
  const all = [...settings, ...drawn];
  if (all.length === 0) return "";
  const list = sayRow(all.slice(0, most));
  return all.length > most ? say(earlierRun.andMore, { list }) : list;
}

function nameOf(id: KnobId): string {
  if (id in numberKnobs) return numberKnobs[id as NumberKnobId].symbol;
  const { label } = id in choiceKnobs ? choiceKnobs[id as ChoiceKnobId] : switchKnobs[id as SwitchKnobId];
  return label.toLowerCase();
}

function wordOf(id: KnobId, value: MemorySettings[KnobId]): string {
  if (typeof value === "boolean") return value ? earlierRun.on : earlierRun.off;
  if (id in choiceKnobs) return choiceKnobs[id as ChoiceKnobId].options.find((o) => o.value === value)?.label ?? "";
  return String(value);
}

/** What the parts of a text are called, as it was split: a trained model reads tokens. */
export function unitOf({ model, split }: Pick<MemorySettings, "model" | "split">): Split | "tokens" {
  return model === "untrained" ? split : "tokens";
}
