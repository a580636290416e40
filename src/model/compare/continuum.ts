// How does a continuum of memories stand beside the others? Levels of small networks, the first written at every token, each
// next one more rarely: what the fast ones lose, a slow one may still have. Leaves the levels to levelStack.ts.

import {
  describing,
  equation,
  running,
  type CompareConfig,
  type ComparedMemory,
  type CompareSetup,
  type MemoryRules,
  type StateMatrix,
} from "#model/contracts/comparedMemory";
import { rowOf, type Floats, type FloatsOf } from "#model/contracts/vectors";
import { seededWeights } from "#model/reading/untrained";
import { layersOfBlock, readStack, startStack, writeStack, type StackPlan, type StackState } from "./levelStack";
import { memoryWords } from "#words/memories";
import { translatedFields } from "#words/translate";

/** A memory that has levels: its rules, and what it answers with other weights of them. */
export interface Levelled<State> {
  readonly plan: StackPlan;
  readonly rules: MemoryRules<State>;
  readonly stackOf: (state: State) => StackState;
  /** What it would answer with these weights of its levels: (d_k) → (d_v) */
  readonly answerWith: (state: State, weights: readonly Floats[], query: Floats) => Floats;
}

/** Periods 1, f, f² …; all levels are written at the rate of the token, as the paper's one η would have it. */
export function stackPlan(config: CompareConfig): StackPlan {
  const { valueWidth, levels, slowdown, hidden, activation } = config;
  return {
    ...{ width: valueWidth, activation },
    levels: Array.from({ length: levels }, (_, level) => ({ period: slowdown ** level, rate: 1, hidden })),
  };
}

/**
 * W₁ seeded, of variance 2/h, so that ‖σ(kW₁)‖² is about a half of a unit key whatever the widths; W₂ zero: at first a level
 * changes nothing, and its gradient is not zero.
 */
export function firstStack(
  { width, levels }: StackPlan,
  { seed, floats }: { seed: number; floats: FloatsOf },
): StackState {
  return startStack(
    levels.map(({ hidden }, level) => {
      const normal = seededWeights({ widths: [width, hidden, width], seed: seed + 1000 * level, lastScale: 0 });
      return floats.from(normal.map((weight) => weight * Math.sqrt((2 * width) / hidden)));
    }),
  );
}

/** W₁ and W₂ of every level, and what is summed for those that wait. */
export function drawStack({ width, levels }: StackPlan, { weights, sums }: StackState): StateMatrix[] {
  return levels.flatMap(({ hidden, period }, level) => {
    const drawn = (name: string, block: Floats): StateMatrix[] => {
      const [first, second] = layersOfBlock(block, { width, hidden });
      const at = superscripts[level + 1]!;
      return [
        { name: `${name}₁${at}`, rows: width, columns: hidden, data: first.slice() },
        { name: `${name}₂${at}`, rows: hidden, columns: width, data: second.slice() },
      ];
    };
    return [...drawn("W", weights[level]!), ...(period > 1 ? drawn("G", sums[level]!) : [])];
  });
}
const superscripts = "⁰¹²³⁴";

/** Weights of all levels and sums of those that wait; multiply-adds of a read, a way back and a way forward. */
export function stackSize(config: CompareConfig): { numbers: number; flops: number; formula: string } {
  const { levels } = stackPlan(config);
  const blocks = levels.length + levels.filter(({ period }) => period > 1).length;
  const block = 2 * config.valueWidth * config.hidden;
  // Forward, the gradient, the way back, the read: two each; a write on average a period.
  const writes = levels.reduce((sum, { period }) => sum + 2 / period, 0);
  return { numbers: blocks * block, flops: Math.round((8 * levels.length + writes) * block), formula: "2·h·d" };
}

/** @throws RangeError where d_k is not d_v: a residual adds the two. */
export function continuumOf({ stream, config, floats }: CompareSetup): Levelled<StackState> {
  const { keyWidth, valueWidth, lossScale, seed } = config;
  if (keyWidth !== valueWidth)
    throw new RangeError(`keys are ${keyWidth} wide and values ${valueWidth}; allowed: one width, as it is residual`);
  const plan = stackPlan(config);
  const answerWith = (_: StackState, weights: readonly Floats[], query: Floats): Floats =>
    readStack(plan, weights, query).map((x, j) => x - query[j]!);
  return {
    plan,
    stackOf: (state) => state,
    answerWith,
    rules: {
      start: firstStack(plan, { seed, floats }),
      write(state, token) {
        const input = rowOf(stream.keys, { row: token, width: keyWidth });
        const value = rowOf(stream.values, { row: token, width: valueWidth }).map((x, j) => x + input[j]!);
        writeStack(plan, state, { input, value, theta: lossScale * stream.theta[token]! });
      },
      answer: (state, query) => answerWith(state, state.weights, query),
      draw: (state) => drawStack(plan, state),
    },
  };
}

export const continuum: ComparedMemory = {
  ...translatedFields("memories.continuum", describing, {
    id: "continuum",
    title: "Continuum memory",
    adds: "levels written ever more rarely",
    after: "titans-deep-plain",
    equation: equation(
      "F: x ← *x +* σ(xW₁)W₂, *level after level*",
      "G ← G + θ∇(c/2)‖F(k) − k − v‖²",
      "*every fˡ⁻¹ tokens, level l:* W ← W − *G, G ← 0*",
      "y = F(q) − q",
    ),
    source: { title: "Nested Learning", arxiv: "2512.24695", equation: "eq. 70, 71 and 73, the sequential variant" },
    remark:
      "The paper leaves open what a level descends: here all take the gradient of one loss, at one rate. Its blocks hand their input on, so that is taken off the answer. It learns the first weights; here W₁ is random and W₂ zero.",
  }),
  family: "nested",
  knobs: ["theta", "lossScale", "hidden", "activation", "seed", "readOrder", "levels", "slowdown"],
  stateNumbers(config) {
    const { numbers, formula } = stackSize(config);
    const blocks = numbers / (2 * config.hidden * config.valueWidth);
    return { fixed: numbers, perToken: 0, limit: null, formula: `${blocks}·${formula}` };
  },
  flopsPerToken(config) {
    const { flops, formula } = stackSize(config);
    const passes = flops / (2 * config.hidden * config.valueWidth);
    return { fixed: flops, perToken: 0, limit: null, formula: `${Number(passes.toFixed(1))}·${formula}` };
  },
  begin: (setup) => running(continuumOf(setup).rules),
  map: () => ({ over: "nothing", why: memoryWords.noMap.network }),
};
