// How does Hope stand beside the others? The self-modifying memory answers first, and the levels of a continuum memory mend its
// answer. Leaves both to selfModifying.ts and continuum.ts.

import { describing, equation, running, type ComparedMemory, type CompareSetup } from "#model/contracts/comparedMemory";
import { rowOf, type Floats } from "#model/contracts/vectors";
import { drawStack, firstStack, stackPlan, stackSize, type Levelled } from "./continuum";
import { readStack, writeStack, type StackState } from "./levelStack";
import { selfModifyingKnobs, selfModifyingOf, selfModifyingSize } from "./selfModifying";
import { writeSelf, type SelfModifyingState } from "./selfModifyingRules";
import { memoryWords } from "#words/memories";
import { translatedFields } from "#words/translate";

interface HopeState {
  readonly self: SelfModifyingState;
  readonly stack: StackState;
}

export function hopeOf(setup: CompareSetup): Levelled<HopeState> {
  const { stream, config, floats } = setup;
  const { keyWidth, valueWidth, lossScale, seed } = config;
  const plan = stackPlan(config);
  const memory = selfModifyingOf(setup);
  const answerWith = ({ self }: HopeState, weights: readonly Floats[], query: Floats): Floats =>
    readStack(plan, weights, memory.answer(self, query));
  return {
    plan,
    stackOf: ({ stack }) => stack,
    answerWith,
    rules: {
      start: { self: memory.start, stack: firstStack(plan, { seed, floats }) },
      write({ self, stack }, token) {
        const input = memory.answer(self, rowOf(stream.keys, { row: token, width: keyWidth }));
        const value = rowOf(stream.values, { row: token, width: valueWidth });
        writeSelf(memory.plan, self, memory.inputOf(token));
        writeStack(plan, stack, { input, value, theta: lossScale * stream.theta[token]! });
      },
      answer: (state, query) => answerWith(state, state.stack.weights, query),
      draw: ({ self, stack }) => [...memory.draw(self), ...drawStack(plan, stack)],
    },
  };
}

export const hope: ComparedMemory = {
  ...translatedFields("memories.hope", describing, {
    id: "hope",
    title: "Hope",
    adds: "mend its answers by levels",
    after: "self-modifying",
    equation: equation("o = qM, *M as in self-modifying Titans*", "y = *F(o), F as in the continuum memory*"),
    source: { title: "Nested Learning", arxiv: "2512.24695", equation: "eq. 94–97" },
    remark:
      "The paper leaves open what its levels descend: here ½‖F(M(k)) − v‖², with M as it was before the token. At first they change nothing. The paper reads before it writes, and adds convolutions.",
  }),
  family: "nested",
  knobs: [...selfModifyingKnobs, "hidden", "activation", "seed", "levels", "slowdown"],
  stateNumbers(config) {
    const [own, stack] = [selfModifyingSize(config), stackSize(config)];
    const blocks = stack.numbers / (2 * config.hidden * config.valueWidth);
    const formula = `${own.formula} + ${blocks}·2·h·d_v`;
    return { fixed: own.numbers + stack.numbers, perToken: 0, limit: null, formula };
  },
  flopsPerToken(config) {
    const [own, stack] = [selfModifyingSize(config), stackSize(config)];
    const passes = Number((stack.flops / (2 * config.hidden * config.valueWidth)).toFixed(1));
    // The memory is asked once more, for what the levels read.
    const asked = 2 * config.keyWidth * config.valueWidth;
    const formula = `${config.projects ? 9 : 7}·(${own.formula}) + 2·d_k·d_v + ${passes}·2·h·d_v`;
    return { fixed: own.flops + asked + stack.flops, perToken: 0, limit: null, formula };
  },
  begin: (setup) => running(hopeOf(setup).rules),
  map: () => ({ over: "nothing", why: memoryWords.noMap.network }),
};
