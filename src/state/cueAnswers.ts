// What does the memory answer to each cue of the text, and is that right? Of the run on screen, as the engine answered last:
// what the picture in words draws, and the counts that are said of it. Leaves which cues there are to contracts/cues.ts.

import {
  cuesOf,
  latestOf,
  replacedWords,
  sinceOf,
  stateOf,
  type AnswerCount,
  type AnswerState,
  type Cues,
} from "#model/contracts/cues";
import type { ComparedMoment } from "#model/contracts/compareQuestions";
import { noWord } from "#model/contracts/probe";
import type { CueAnswers, Moment } from "#model/contracts/protocol";
import type { Tokens } from "#model/contracts/tokenizer";
import type { Explorer, PageRun } from "./store";

/** The memories that are asked while a token is written, in the order of the write. */
export type AnswerStage = "before" | "carried" | "forgotten" | "after";

/** A text as its cues and its distinct words. */
export interface CueText {
  readonly cues: Cues;
  /** The word of each token, as an index into the vocabulary. (T) */
  readonly wordOf: Int32Array;
  /** The token where each word stands first. (words) */
  readonly firstOf: Int32Array;
}

type Keyed = Pick<PageRun["rule"], "model" | "reach" | "keyDecay">;

const known = new WeakMap<Tokens, { readonly rule: Keyed; readonly text: CueText }>();

/** Worked out once a text, and anew where another setting makes other keys. */
export function cueTextOf({ tokens, vocabulary, rule }: Pick<PageRun, "tokens" | "vocabulary" | "rule">): CueText {
  const before = known.get(tokens);
  if (before && sameKeys(before.rule, rule)) return before.text;
  const words = tokens.tokens.map(({ word }) => word);
  const indexOf = new Map(vocabulary.map((word, index) => [word, index]));
  const wordOf = Int32Array.from(words, (word) => indexOf.get(word)!);
  const firstOf = new Int32Array(vocabulary.length);
  for (let token = words.length - 1; token >= 0; token--) firstOf[wordOf[token]!] = token;
  const text = { cues: cuesOf(words, rule), wordOf, firstOf };
  known.set(tokens, { rule, text });
  return text;
}

/** Asked for every token of a text, at every step. */
function sameKeys(one: Keyed, other: Keyed): boolean {
  return one === other || (one.model === other.model && one.reach === other.reach && one.keyDecay === other.keyDecay);
}

/** How many cues were read up to a token: they stand in the order of their first appearance, and are looked up with every step. */
export function countRead({ cues: { all } }: Pick<CueText, "cues">, token: number): number {
  let [least, most] = [0, all.length];
  while (least < most) {
    const middle = (least + most) >> 1;
    if (all[middle]!.tokens[0]! <= token) least = middle + 1;
    else most = middle;
  }
  return least;
}

/** One cue and its answer. Words are indices into the vocabulary. */
export interface AnsweredCue {
  /** Its place among the text's cues, and among those that were asked. */
  readonly cue: number;
  readonly row: number;
  /** The word of the latest token read after it; null where none was yet. */
  readonly right: number | null;
  /** What it was answered with before. */
  readonly replaced: readonly number[];
  /** null where the memory has no answer. */
  readonly says: number | null;
  readonly state: Exclude<AnswerState, "replaced">;
}

/**
 * What each asked cue is answered with at a stage of the write, in the order they were asked. `read` is the last token whose
 * word is known: the token that is written, or while its word is not told yet, the one before.
 */
export function answeredCues(
  { cues, wordOf }: CueText,
  { answers, stage, read }: { answers: CueAnswers; stage: AnswerStage; read: number },
): AnsweredCue[] {
  const { says } = answers[stage];
  return Array.from(answers.asked, (asked, row) =>
    answeredCue({ cues, wordOf }, { asked, row, says: says[row]!, read }),
  );
}

/** The same of one cue, which the key of the token `asked` stands for. */
export function answeredCue(
  { cues, wordOf }: Pick<CueText, "cues" | "wordOf">,
  { asked, row, says, read }: { asked: number; row: number; says: number; read: number },
): AnsweredCue {
  const cue = cues.at[asked]!;
  const of = cues.all[cue]!;
  const latest = latestOf(of, read);
  const right = latest === null ? null : wordOf[latest]!;
  const said = says === noWord ? null : says;
  return {
    cue,
    row,
    right,
    replaced: replacedWords(of, { token: read, words: wordOf }),
    says: said,
    state: right === null ? "unread" : said === null ? "none" : said === right ? "right" : "wrong",
  };
}

/** Whether a cue is still answered with a word that another took the place of: wrong, though the memory did learn it. */
export function saysOld({ says, replaced }: Pick<AnsweredCue, "says" | "replaced">): boolean {
  return says !== null && replaced.includes(says);
}

/** Of the cues read so far; `none` say nothing at all, and `old` a word that was replaced. */
export function countAnswers(
  cues: readonly AnsweredCue[],
): AnswerCount & { readonly none: number; readonly old: number } {
  const read = cues.filter(({ state }) => state !== "unread");
  return {
    asked: read.length,
    right: read.filter(({ state }) => state === "right").length,
    none: read.filter(({ state }) => state === "none").length,
    old: read.filter(saysOld).length,
    replaced: read.reduce((sum, { replaced }) => sum + replaced.length, 0),
  };
}

/** What became of the word after the context of the token `of`, in a moment whose contexts from there on were asked again. */
export function factState(run: PageRun, { token, facts }: Pick<Moment, "token" | "facts">, of: number): AnswerState {
  const { cues, wordOf } = cueTextOf(run);
  const answer = (asked: number): number | null => {
    const word = facts.says[asked - facts.from]!;
    return word === noWord ? null : word;
  };
  return stateOf(cues, { of, token, words: wordOf, answer });
}

/** The same of a pair that a compared memory was asked for, by its own answer; null where it was not asked. */
export function pairState({
  moment,
  run,
  pair,
}: {
  moment: Pick<ComparedMoment, "token" | "asked" | "says">;
  run: PageRun;
  pair: number;
}): AnswerState | null {
  const at = moment.asked.indexOf(pair);
  if (at < 0) return null;
  const { cues, wordOf } = cueTextOf(run);
  const word = moment.says[at]!;
  const answer = (): number | null => (word === noWord ? null : word);
  return stateOf(cues, { of: pair, token: moment.token, words: wordOf, answer });
}

/** The last word that was read after the same cue as the token `of`, up to `token`. */
export function successorOf(run: PageRun, { of, token }: { of: number; token: number }): string {
  return run.tokens.tokens[sinceOf(cueTextOf(run).cues, { of, token })]!.text;
}

/** What a Scene asks, once this cue is asked before all others. */
export function askFirst({ cues }: CueText, { cue, asked }: { cue: number; asked: readonly number[] }): number[] {
  const first = cues.all[cue]!.tokens[0]!;
  return [first, ...asked.filter((token) => token !== first)];
}

/** The answers of the run on screen; null until they are there, and of a run before. */
export function shownAnswers({ answers, run }: Pick<Explorer, "answers" | "run">): CueAnswers | null {
  return answers && answers.run === run?.id ? answers : null;
}

/**
 * Of answers, the newest first, those that may be shown while `wanted` is: none that tells of a token ahead. What the engine has
 * answered sooner than the page has gone on waits, and what was shown before stays, so that no dot goes and comes again.
 */
export function answersToShow<Made extends { readonly run: number; readonly token: number }>(
  made: readonly (Made | null | undefined)[],
  { run, wanted }: { run: Pick<PageRun, "id" | "filled">; wanted: number },
): Made | null {
  return made.find((one) => one?.run === run.id && (one.token < run.filled || one.token === wanted)) ?? null;
}

/** What every asked cue is answered with once a token is written: the one on screen, or the one before that is being written. */
export function answersOnce(
  { answers, answersUntilWritten, run }: Pick<Explorer, "answers" | "answersUntilWritten" | "run">,
  token: number,
): CueAnswers | null {
  return [answers, answersUntilWritten].find((made) => made?.run === run?.id && made?.token === token) ?? null;
}
