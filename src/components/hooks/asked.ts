// How does a panel ask the engine something of its own? While it is on screen, and the latest question wins.

import { useEffect, useEffectEvent, useState } from "react";
import { notify, useExplorer } from "#state/store";

/**
 * Asks whenever `about` is another, and null asks nothing: what was asked before is given up by its signal and not listened to.
 * Until an answer is there the one before it stays; null while there is none.
 */
export function useAsked<Answer>(about: string | null, ask: (signal: AbortSignal) => Promise<Answer>): Answer | null {
  const [answer, setAnswer] = useState<Answer | null>(null);
  const begin = useEffectEvent(ask);
  useEffect(() => {
    if (about === null) return;
    const asked = new AbortController();
    const { signal } = asked;
    begin(signal).then(
      (answer) => !signal.aborted && setAnswer(() => answer),
      (error: unknown) => !signal.aborted && complain(error),
    );
    return () => asked.abort();
  }, [about]);
  return answer;
}

/** An engine that is gone has said so itself. */
function complain(error: unknown): void {
  if (useExplorer.getState().engine.phase === "failed") return;
  notify(error instanceof Error ? error.message : String(error));
}
