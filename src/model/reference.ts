// Is what the page shows right? The same run again in float64, and the worst difference between the two.

import type { Floats } from "./config";
import { initialState, scanMemory } from "./kernels/memory.cpu";
import type { TokenQuantity } from "./probe";
import type { Verification } from "./protocol";
import { startRun, type Run } from "./run";
import { allocateTrace, scanColumns } from "./trace";
import { nextProbability, type Trained } from "./trained";

/** Tokens between two pauses: thousands of tokens through a deep memory take seconds, and no question may wait that long. */
const blockTokens = 256;
/** The same through a trained model, whose tokens take longer. */
const modelBlock = 32;

/**
 * The run's inputs, widened to float64 and read by the reference engine up to where the run's numbers can be trusted.
 * Its page columns stay empty: what is wanted is its trace. `pause` may let others work between two blocks.
 */
export async function referenceRun(run: Run, pause: () => Promise<void> = () => Promise.resolve()): Promise<Run> {
  const { stream, parameters, config } = run.reading;
  const wide = (data: ArrayLike<number>): Float64Array => Float64Array.from(data);
  const reading = {
    ...run.reading,
    parameters: { initialWeights: wide(parameters.initialWeights), gain: parameters.gain && wide(parameters.gain) },
    stream: {
      length: run.filled,
      queries: wide(stream.queries),
      keys: wide(stream.keys),
      values: wide(stream.values),
      theta: wide(stream.theta),
      eta: wide(stream.eta),
      alpha: wide(stream.alpha),
    },
  };
  const state = initialState(reading.parameters);
  const trace = allocateTrace({ config, length: run.filled, floats: Float64Array });
  const scan = { config, parameters: reading.parameters, stream: reading.stream, state, count: blockTokens, trace };
  for (scanMemory(scan); state.position < run.filled; scanMemory(scan)) await pause();
  return {
    ...startRun({ ...reading, stream: { ...reading.stream, length: 0 } }),
    trained: run.trained && (await readAgain(run.trained, { count: run.filled, pause })),
    reading,
    trace,
    state,
    filled: run.filled,
  };
}

/** A trained model from its first token on, in float64: nothing of the page's run goes in but its words. */
async function readAgain(
  trained: Trained,
  { count, pause }: { count: number; pause: () => Promise<void> },
): Promise<Trained> {
  const forward = trained.again({ frozen: false, floats: Float64Array });
  const frozen = trained.frozen && trained.again({ frozen: true, floats: Float64Array });
  for (const reading of frozen ? [forward, frozen] : [forward]) {
    while (reading.position < count && reading.advance(Math.min(modelBlock, count - reading.position))) await pause();
  }
  return { ...trained, forward, frozen };
}

/**
 * Worst |page − reference| / (max|reference| + 1e-6) over every column of the scan, and of a trained model over what it
 * expects: its memory's columns are held against the scan of the same keys, values and gates, its guesses against a whole reading.
 */
export function verifyRun(run: Run, reference: Run): Verification {
  let worst: Verification = { worst: 0, quantity: "surprise" };
  const model = reference.trained?.forward;
  const checked: [TokenQuantity, Floats, Floats][] = scanColumns.map((quantity) => [
    quantity,
    run.trace.columns[quantity],
    reference.trace.columns[quantity],
  ]);
  if (model) {
    const exact = Float64Array.from({ length: run.filled }, (_, token) => nextProbability(model, token));
    checked.push(["nextProbability", run.columns.nextProbability, exact]);
  }
  for (const [quantity, shown, exact] of checked) {
    let difference = 0;
    let largest = 0;
    for (let token = 0; token < run.filled; token++) {
      difference = Math.max(difference, Math.abs(shown[token]! - exact[token]!));
      largest = Math.max(largest, Math.abs(exact[token]!));
    }
    const relative = difference / (largest + 1e-6);
    if (relative > worst.worst) worst = { worst: relative, quantity };
  }
  return worst;
}
