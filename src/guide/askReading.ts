// How is the reading on screen asked? Once it has read what the Scene says; what a newer reading cut off is asked of that one.
// There is no limit to the patience, a model may be long on its way: who no longer wants to know says so by the signal.

import type { Asker } from "#lessons/checks/check";
import type { Measure, Measured } from "#model/contracts/measure";
import type { TokenQuantity } from "#model/contracts/probe";
import type { ParallelForm } from "#model/contracts/parallel";
import type { RunRequest } from "#model/contracts/protocol";
import { patched, type ScenePatch } from "#scene/scenePatch";
import type { Session } from "#state/session";
import { useExplorer, type Explorer, type PageRun } from "#state/store";
import { noticeWords } from "#words/notices";

interface ReadingAsker extends Asker {
  /** Of the reading on screen, or of the same text with other settings. */
  readonly measure: (measures: readonly Measure[], scene?: ScenePatch) => Promise<readonly Measured[]>;
  /** The chunk of a token, summed as attention is; null where the reading never comes to it. */
  readonly parallel: (token: number) => Promise<ParallelForm | null>;
  /** One quantity along the text on screen, read with other settings. */
  readonly series: (quantity: TokenQuantity, scene: ScenePatch) => Promise<Float32Array>;
}

/** Each of its questions @throws the signal's reason where it is given up, and an Error where there is nobody to answer. */
export function askerOf({ ask }: Pick<Session, "ask">, signal: AbortSignal): ReadingAsker {
  return {
    measure: async (measures, scene = {}) => {
      const measured = await askReading(signal, { reaching: 0 }, (run) => {
        const { window, compare } = patched(useExplorer.getState().scene, scene);
        const compared = { window, knobs: compare.knobs, game: compare.game };
        return ask(run.id, { kind: "measure", measures, request: requestOf(run, scene), compared });
      });
      return answered(measured);
    },
    parallel: (token) => askReading(signal, { reaching: token }, (run) => ask(run.id, { kind: "parallel", token })),
    write: (token) => askReading(signal, { reaching: token }, (run) => ask(run.id, { kind: "write", token })),
    series: async (quantity, scene) => {
      const series = await askReading(signal, { reaching: 0 }, (run) =>
        ask(run.id, { kind: "series", quantity, request: requestOf(run, scene) }),
      );
      return answered(series);
    },
  };
}

/** The answer of the first reading of the Scene that lives to give it; null where that one ends before the token `reaching`. */
async function askReading<Answer>(
  signal: AbortSignal,
  { reaching }: { reaching: number },
  ask: (run: PageRun) => Promise<Answer | null>,
): Promise<Answer | null> {
  for (let cutOff: number | null = null; ;) {
    const run = await readingOnScreen(signal, { not: cutOff });
    const answer = await ask(run);
    signal.throwIfAborted();
    if (answer !== null) return answer;
    const now = useExplorer.getState().run;
    const isAtItsEnd = now?.id === run.id && now.summary !== null;
    if (isAtItsEnd && now.summary.filled <= reaching) return null;
    cutOff = run.id;
  }
}

/** The run of what the Scene says now, once it is on screen; not the one that has a newer one before it already. */
function readingOnScreen(signal: AbortSignal, { not }: { not: number | null }): Promise<PageRun> {
  return new Promise((resolve, reject) => {
    let stop = (): void => {};
    const end = (settle: () => void): void => {
      stop();
      signal.removeEventListener("abort", giveUp);
      settle();
    };
    const giveUp = (): void => end(() => reject(signal.reason as Error));
    const look = (state: Explorer): void => {
      const run = readingOf(state);
      if (state.engine.phase === "failed") end(() => reject(new Error(noticeWords.guide.noAnswer)));
      else if (run && run.id !== not) end(() => resolve(run));
    };
    if (signal.aborted) return giveUp();
    signal.addEventListener("abort", giveUp);
    stop = useExplorer.subscribe(look);
    look(useExplorer.getState());
  });
}

function readingOf({ run, tokens, scene }: Explorer): PageRun | null {
  const isOfScene = run?.tokens === tokens && run.settings === scene.memory && run.overrides === scene.overrides;
  return isOfScene ? run : null;
}

function requestOf({ tokens }: PageRun, patch: ScenePatch = {}): RunRequest {
  const { memory: settings, overrides } = patched(useExplorer.getState().scene, patch);
  return { words: tokens.tokens.map(({ word }) => word), settings, overrides };
}

/** @throws Error where nothing could be read, and so nothing be known. */
function answered<Answer>(answer: Answer | null): Answer {
  if (answer === null) throw new Error(noticeWords.guide.noAnswer);
  return answer;
}
