// What did the memory answer to a context, and was it right? Of one moment, of any token it was asked for.

import type { PageRun } from "#state/store";
import { say } from "#words/say";
import type { ShownMoment } from "#components/hooks/moment";
import { cueOf } from "#components/text/context";
import { spoken } from "#components/text/spelling";
import { recallWords } from "./words";

const { contexts: words } = recallWords;

export interface Shown {
  readonly run: PageRun;
  readonly moment: ShownMoment;
}

export function isAnswered(shown: Shown, token: number): boolean {
  return saidAt(shown, token) === shown.run.tokens.tokens[token]!.word;
}

/** null where the memory has no answer. */
export function saidAt({ run, moment: { facts } }: Shown, token: number): string | null {
  return run.vocabulary[facts.says[token - facts.from]!] ?? null;
}

export function sayContext(shown: Shown, token: number): string {
  const { run, moment } = shown;
  const { text: word } = run.tokens.tokens[token]!;
  const cue = cueOf(run, token, { most: 3 });
  if (token > moment.token) return say(words.unread, { cue, word });
  if (token < moment.facts.from) return say(words.old, { cue, word });
  if (isAnswered(shown, token)) return say(words.right, { cue, word });
  const said = saidAt(shown, token);
  return said === null ? say(words.nothing, { cue, word }) : say(words.wrong, { cue, word, said: spoken(said) });
}
