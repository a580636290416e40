// What does a text ask? The cues that it meets again, and those of the answers that are marked in it: of a long text, the rows that
// tell what was kept. Leaves which of them are on screen to answersLayout.ts.

import type { AnswerSpan } from "#scene/scene";
import type { CueText } from "#state/cueAnswers";
import type { Listed } from "./answersLayout";

const known = new WeakMap<CueText, { readonly answers: readonly AnswerSpan[]; readonly asked: Listed | null }>();

/** These cues, and the words that ever followed them; null where a text meets nothing again. */
export function askedCues(text: CueText, answers: readonly AnswerSpan[]): Listed | null {
  const before = known.get(text);
  if (before?.answers === answers) return before.asked;
  const { cues, wordOf } = text;
  const marked = new Set(answers.map(({ token }) => cues.at[token] ?? -1));
  const rows = Array.from(cues.all.keys()).filter((cue) => cues.all[cue]!.tokens.length > 1 || marked.has(cue));
  const words = new Set(rows.flatMap((cue) => cues.all[cue]!.tokens.map((token) => wordOf[token]!)));
  const asked = rows.length > 0 ? { rows, columns: [...words].sort((a, b) => a - b) } : null;
  known.set(text, { answers, asked });
  return asked;
}
