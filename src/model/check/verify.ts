// Is a golden case right on every engine that runs here? Each recomputes it, and is held to what the file allows.
// Leaves the families to recompute.ts, the file format to golden.ts, and reading files and printing to scripts/verify.ts.

import * as tf from "@tensorflow/tfjs";
import type { Floats } from "#model/contracts/vectors";
import { assertTolerance, nested, type GoldenCase } from "#model/contracts/golden";
import { memoryOfCase } from "./goldenCases";
import { readDual } from "#model/kernels/memory.tfjs";
import { dualInputs } from "#model/kernels/memory.dual";
import { hasSimd } from "#model/kernels/simd/instance";
import { scanMemorySimd } from "#model/kernels/memory.simd";
import { errorsOf, families, familyOf, runScan, type Nested, type Outputs } from "./recompute";

/** An engine recomputes a case; `slack` times the case's tolerance is what it may be off. */
export interface CaseEngine {
  readonly name: string;
  readonly slack: number;
  readonly run: (golden: GoldenCase) => Promise<Outputs> | Outputs;
}

/** What one engine made of one output of a case. */
interface Verdict {
  readonly engine: string;
  readonly output: string;
  /** As errorsOf measures it. */
  readonly error: number;
  readonly allowed: number;
}

/**
 * The dual form adds up whole chunks in 32 bits, so that an unstable run rounds elsewhere than token by token. A file is
 * not wrong for that; on the golden cases the engine itself is held to its own slack.
 */
const unstableSlack = 1000;

/** The tfjs engine on whichever backend is set. */
export const tfjsMemory: CaseEngine = { name: "tfjs", slack: 10, run: runDual };

/** The memory on SIMD; none where this machine has no SIMD. */
export const simdMemory: readonly CaseEngine[] = hasSimd()
  ? [{ name: "simd float32", slack: 10, run: (golden) => runScan(golden, Float32Array, scanMemorySimd) }]
  : [];

const fasterMemories: readonly CaseEngine[] = [...simdMemory, { ...tfjsMemory, slack: unstableSlack }];

/** The engines of every family that Node can run. */
export const engines: Readonly<Record<string, readonly CaseEngine[]>> = Object.fromEntries(
  Object.entries(families).map(([family, { run }]) => {
    const precisions: CaseEngine[] = [
      { name: "cpu float64", slack: 1, run: (golden) => run(golden, Float64Array) },
      { name: "cpu float32", slack: 10, run: (golden) => run(golden, Float32Array) },
    ];
    return [family, family === "titans-memory" ? [...precisions, ...fasterMemories] : precisions];
  }),
);

/**
 * @throws Error where the case is malformed: a family, a setting, an input or an output that no engine knows, a tolerance
 * that lets everything pass, or inputs or expected numbers that are missing, ragged, not finite or of the wrong shape.
 */
export async function verifyCase(golden: GoldenCase, using: readonly CaseEngine[] | null = null): Promise<Verdict[]> {
  familyOf(golden); // throws where there is none
  assertTolerance(golden.tolerance);
  const verdicts: Verdict[] = [];
  for (const engine of using ?? engines[golden.family]!) {
    const errors = errorsOf(golden, await engine.run(golden));
    const allowed = golden.tolerance * engine.slack;
    for (const [output, error] of Object.entries(errors)) {
      verdicts.push({ engine: engine.name, output, error, allowed });
    }
  }
  return verdicts;
}

/** Whether an engine is right; a NaN is not. */
export function passes({ error, allowed }: Verdict): boolean {
  return error <= allowed;
}

async function runDual(golden: GoldenCase): Promise<Outputs> {
  const { config, parameters, stream } = memoryOfCase(golden, Float32Array);
  const inputs = dualInputs({ config, parameters, stream });
  const { reads, loss, state, norms } = readDual({ config, ...inputs, norms: true });
  const column = async (x: tf.Tensor2D): Promise<number[]> => Array.from(await x.data());
  const layers = (all: readonly tf.Tensor3D[]): Promise<Nested[]> =>
    Promise.all(all.map(async (x) => nested((await x.data()) as Floats, x.shape[2])));
  const outputs = {
    y: nested((await reads.data()) as Floats, reads.shape[2]),
    loss: await column(loss),
    gradNorm: await column(norms!.surprise),
    momentumNorm: await column(norms!.momentum),
    updateNorm: await column(norms!.update),
    drift: await column(norms!.drift),
    weightNorm: await column(norms!.weightNorm),
    finalWeights: await layers(state.weights),
    finalMomentum: await layers(state.momentum),
  };
  tf.dispose([inputs, reads, loss, state, norms] as unknown as tf.TensorContainer);
  return outputs;
}
