// What did the memory answer to a context, and was it right? Of one moment, of any token it was asked for.

import { sinceOf, type AnswerState } from "#model/contracts/cues";
import { cueTextOf, factState, successorOf } from "#state/cueAnswers";
import type { PageRun } from "#state/store";
import { say } from "#words/say";
import type { ShownMoment } from "#components/hooks/moment";
import { cueOf } from "#components/text/context";
import { spelledAs } from "#components/text/spelling";
import { recallWords } from "./words";

const { contexts: words } = recallWords;

export interface Shown {
  readonly run: PageRun;
  readonly moment: ShownMoment;
}

/** What became of the word after a context; null where that was too long ago to be asked. */
export function stateAt({ run, moment }: Shown, token: number): AnswerState | null {
  return token < moment.facts.from ? null : factState(run, moment, token);
}

/** What the cue of a context is answered with; null where the memory has no answer. */
export function saidAt(shown: Shown, token: number): string | null {
  const { facts } = shown.moment;
  return shown.run.vocabulary[facts.says[latestAt(shown, token) - facts.from]!] ?? null;
}

/** Whether a word that another took the place of is what its cue is answered with all the same. */
export function isStillSaid(shown: Shown, token: number): boolean {
  return stateAt(shown, token) === "replaced" && saidAt(shown, token) === shown.run.tokens.tokens[token]!.word;
}

function latestAt({ run, moment }: Shown, token: number): number {
  return sinceOf(cueTextOf(run).cues, { of: token, token: moment.token });
}

export function sayContext(shown: Shown, token: number): string {
  const { run } = shown;
  const { text: word } = run.tokens.tokens[token]!;
  const context = { cue: cueOf(run, token, { most: 3 }), word };
  const state = stateAt(shown, token);
  switch (state) {
    case "unread":
      return say(words.unread, context);
    case null:
      return say(words.old, context);
    case "right":
      return say(words.right, context);
    case "none":
      return say(words.nothing, context);
    case "wrong":
      return say(words.wrong, { ...context, said: spelledAs(run.tokens, saidAt(shown, token)!) });
    case "replaced":
      return say(isStillSaid(shown, token) ? words.replacedButSaid : words.replaced, {
        ...context,
        by: spelledAs(run.tokens, successorOf(run, { of: token, token: shown.moment.token })),
      });
    default:
      return state satisfies never;
  }
}
