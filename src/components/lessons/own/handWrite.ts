// Whose write is worked out by hand? That of the Scene's own cursor, as the engine says it.

import { useExplorer } from "#state/store";
import { askerOf } from "#guide/askReading";
import { useAsked } from "#components/hooks/asked";
import { inProse, written } from "#components/text/spelling";
import { useSession } from "#components/hooks/session";

export interface HandWrite {
  readonly word: string;
  readonly context: string;
  readonly key: Float32Array;
  readonly value: Float32Array;
  readonly answer: Float32Array;
  readonly error: Float32Array;
  /** Row by row. */
  readonly before: Float32Array;
  readonly gradient: Float32Array;
  readonly after: Float32Array;
  readonly answerAfter: Float32Array;
  readonly theta: number;
  readonly lossScale: number;
}

/** null until it is known, and where the memory is not one matrix. */
export function useHandWrite(): HandWrite | null {
  const session = useSession();
  const run = useExplorer((state) => state.run);
  const token = useExplorer(({ scene }) => scene.cursor);
  const write = useAsked(run && token !== null ? `${run.id} ${token}` : null, (signal) =>
    askerOf(session, signal).write(token!),
  );
  if (!run || !write || write.token !== token || write.token >= run.filled || write.layers.length !== 1) return null;
  const { input: key, delta, weights: before, change } = write.layers[0]!;
  const { guess: answer, value } = write;
  const columns = value.length;
  const after = before.map((weight, at) => weight + change[at]!);
  const { tokens } = run.tokens;
  return {
    ...{ key, value, answer, before, after },
    word: inProse(written(tokens[token])),
    context: inProse(written(tokens[token - 1])),
    error: answer.map((number, column) => number - value[column]!),
    gradient: before.map((_, at) => key[Math.floor(at / columns)]! * delta[at % columns]!),
    answerAfter: value.map((_, column) => key.reduce((sum, k, row) => sum + k * after[row * columns + column]!, 0)),
    theta: run.columns.theta[token]!,
    lossScale: run.settings.lossScale,
  };
}
