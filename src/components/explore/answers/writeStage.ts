// Which memory does the picture ask? The one after the cursor's token; while a token is written in parts, the one that stands
// at its part, and no word of the text that comes later is known.

import { subSteps, type SubStep } from "#model/contracts/probe";
import type { AnswerStage, CueText } from "#state/cueAnswers";

export interface WriteStage {
  /** The token whose cue is asked: the last one read, or the one that is being written. */
  readonly token: number;
  readonly answers: AnswerStage;
  /** The last token whose word is known: until its target is shown, not the one that is being written. */
  readonly read: number;
  /** The part of the write that is shown; null where all of it is done. */
  readonly subStep: SubStep | null;
}

const stages = {
  key: "before",
  guess: "before",
  target: "before",
  error: "before",
  carry: "carried",
  forget: "forgotten",
  write: "after",
} as const satisfies Record<SubStep, AnswerStage>;

/** The last token that all of is written. */
export function writtenUpTo({ token, answers }: WriteStage): number {
  return answers === "after" ? token : token - 1;
}

/** Whether what a cue is answered with can be wrong: some word was written after it. What comes back before that is chance. */
export function isAsked({ text: { cues }, stage }: { text: CueText; stage: WriteStage }, cue: number): boolean {
  return cues.all[cue]!.tokens[0]! <= writtenUpTo(stage);
}

export function stageOf({
  token,
  writing,
}: {
  token: number;
  /** The token that is written in parts, and the place of its part among the sub-steps. */
  writing: { readonly token: number; readonly subStep: number } | null;
}): WriteStage {
  if (!writing) return { token, answers: "after", read: token, subStep: null };
  const subStep = subSteps[writing.subStep]!;
  const isTold = writing.subStep >= subSteps.indexOf("target");
  return { token: writing.token, answers: stages[subStep], read: isTold ? writing.token : writing.token - 1, subStep };
}
