// Is what the page shows right? The same run again in float64, and the worst difference between the two.

import { initialState, scanMemory } from "./kernels/memory.cpu";
import type { Verification } from "./protocol";
import { startRun, type Run } from "./run";
import { allocateTrace, scanColumns } from "./trace";

/** Tokens between two pauses: thousands of tokens through a deep memory take seconds, and no question may wait that long. */
const blockTokens = 256;

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
    reading,
    trace,
    state,
    filled: run.filled,
  };
}

/** Worst |page − reference| / (max|reference| + 1e-6) over every column of the scan. */
export function verifyRun(run: Run, reference: Run): Verification {
  let worst: Verification = { worst: 0, quantity: "surprise" };
  for (const quantity of scanColumns) {
    const shown = run.trace.columns[quantity];
    const exact = reference.trace.columns[quantity];
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
