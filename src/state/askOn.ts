// How is something asked that no run has to do with? A newer run takes a question's place: then it is asked again, of that one.

import type { Answers, Question } from "#model/contracts/protocol";
import type { Session } from "./session";
import { useExplorer } from "./store";

/** null: the worker died. @throws Error where the worker failed at it. */
export async function askOn<Kind extends Question["kind"]>(
  { ask }: Pick<Session, "ask">,
  question: Extract<Question, { kind: Kind }>,
): Promise<Answers[Kind] | null> {
  for (;;) {
    const run = useExplorer.getState().run?.id ?? 0;
    const answer = await ask<Kind>(run, question);
    if (answer || (useExplorer.getState().run?.id ?? 0) === run) return answer;
  }
}
