// What does a model's card say that it remembers? The shares it was found to get right, and which of them is which.
// Leaves to evaluation.ts how they are counted.

/**
 * Which answers a share counts. `within` and `beyond` are the same for all models: within the reach that is common to them, and
 * beyond it. `own` is what lies within the model's own reach without its memory, where that is shorter.
 */
export type Range = "within" | "beyond" | "own" | DistanceRange;
/** Tokens since the value was last mentioned, both ends included: "28–54". */
export type DistanceRange = `${number}–${number}`;

/** The ablation that keeps a memory as it was before the first token. */
export const frozenMemory = "memory frozen";

/** What a share is a share of. */
export interface Asked {
  readonly task: string;
  /** "none" for the whole model. */
  readonly ablation: string;
  readonly range: Range;
  /** "all", or one kind alone: see questionKinds in trained/tasks/task.ts. */
  readonly question: string;
  /** Tokens a text. */
  readonly length: number;
}

export interface CardRow extends Asked {
  /** Texts that ask such an answer. */
  readonly texts: number;
  /** Answers asked. */
  readonly trials: number;
  /** Share of answers all of whose tokens the model would have said. */
  readonly accuracy: number;
  /** Where a second run on as many other texts falls, at least 95 times in 100: see interval.ts. */
  readonly low: number;
  readonly high: number;
  /** Share that a guesser gets right who knows the kinds of question, and of a story its people. */
  readonly chance: number;
}

export interface CardEvaluation {
  readonly seed: number;
  /** Tokens back: what the model sees without its memory, null for all of them, and what divides `within` and `beyond`. */
  readonly reach: { readonly own: number | null; readonly common: number };
  readonly rows: readonly CardRow[];
}

/** A row by what it is of, where that is not the whole model and all questions beyond the common reach; null where there is none. */
export function cardRow({ rows }: CardEvaluation, of: Pick<Asked, "task" | "length"> & Partial<Asked>): CardRow | null {
  const { ablation = "none", range = "beyond", question = "all", task, length } = of;
  const isIt = (row: CardRow): boolean =>
    row.task === task &&
    row.length === length &&
    row.ablation === ablation &&
    row.range === range &&
    row.question === question;
  return rows.find(isIt) ?? null;
}

/** Less than this of what it has in sight, and a model has not learned to read a task. */
const trainedShare = 0.8;

/** What a model gets right of stories of 64 tokens within its own reach, or within the common one where that is nearer. */
export function shareInSight(evaluation: CardEvaluation): number | null {
  const { own, common } = evaluation.reach;
  const hasOwn = own !== null && own < common;
  const stories = { task: "story", length: 64 };
  const row =
    (hasOwn && cardRow(evaluation, { ...stories, range: "own" })) ||
    cardRow(evaluation, { ...stories, range: "within" });
  return row?.accuracy ?? null;
}

/** Whether nothing may be concluded from what a model lacks, for it was hardly trained: it fails on what it has in sight. */
export function isBarelyTrained(evaluation: CardEvaluation): boolean {
  const share = shareInSight(evaluation);
  return share !== null && share < trainedShare;
}

/**
 * The same of one task: a model that has attention alone, and misses what that sees of it, has not learned it. How good it is
 * at stories says nothing then.
 */
export function isBarelyTrainedFor(
  task: string,
  { mixer, evaluation }: { readonly mixer: string; readonly evaluation: CardEvaluation },
): boolean {
  if (isBarelyTrained(evaluation)) return true;
  if (mixer !== "full" && mixer !== "window") return false;
  const row = cardRow(evaluation, { task, length: 64, range: mixer === "window" ? "own" : "within" });
  return row !== null && row.accuracy < trainedShare;
}
