// Has the engine said what is true at the cursor? The moment there, and what the picture in words asks of the memory.
// Leaves to questions.ts what is asked.

import { currentToken, reachedToken } from "./playhead";
import { useExplorer } from "./store";

/** True also where it is not to be expected soon: while a text is still read, and before there is an engine. */
export function isAnswered(): boolean {
  const { run, engine, moment, asksFor, answers } = useExplorer.getState();
  if (!run?.summary || engine.phase !== "live") return true;
  const isOf = (made: { readonly run: number; readonly token: number } | null, token: number): boolean =>
    made?.run === run.id && made.token === token;
  return isOf(moment, currentToken()) && (asksFor === null || isOf(answers, reachedToken()));
}
