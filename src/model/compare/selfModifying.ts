// How does the self-modifying memory stand beside the others? Key, value and the logits of both gates make the input of a token,
// and what it learns changes them. Leaves the rule to selfModifyingRules.ts, and the levels after it to hope.ts.

import {
  describing,
  equation,
  running,
  type CompareConfig,
  type ComparedMemory,
  type CompareSetup,
  type Growth,
  type Knob,
  type MemoryRules,
  type StateMatrix,
} from "#model/contracts/comparedMemory";
import { rowOf, type Floats } from "#model/contracts/vectors";
import { mapByReading } from "./read";
import { readPart, writeSelf, type Part, type SelfModifyingPlan, type SelfModifyingState } from "./selfModifyingRules";
import { translatedFields } from "#words/translate";

/** Past a rate of 1 a write that also erases does not settle: (keep − 2η) of what was stored stays. */
const etaMax = 1;
/** A gate of 0 or 1 has no logit that is a number: at this one it is off by 10⁻¹³. */
const largestLogit = 30;

/** How the memory stands to a stream: what it is written with, and what it answers. */
interface SelfModifying {
  readonly plan: SelfModifyingPlan;
  readonly start: SelfModifyingState;
  /** (k_t, v_t, logit(cθ_t / etaMax), logit(1 − α_t)): (d) */
  readonly inputOf: (token: number) => Floats;
  /** (d_k) → (d_v) */
  readonly answer: (state: SelfModifyingState, query: Floats) => Floats;
  readonly draw: (state: SelfModifyingState) => StateMatrix[];
}

/**
 * A key is made of a token's key alone, and a value of its value and gates, so that with nothing generated both are the stream's.
 * What the memory is not written with never leaves zero, and is neither kept nor counted: of M the columns of a value, of M_k those of a key.
 */
export function selfModifyingOf({ stream, config, floats }: CompareSetup): SelfModifying {
  const { keyWidth, valueWidth, lossScale, ownKeys, ownValues, ownRates, ownGates, projects } = config;
  const gates = keyWidth + valueWidth; // where the two logits stand
  const width = gates + 2;
  const written = new Set<Part>(["memory"]);
  if (ownKeys) written.add("key");
  if (ownValues) written.add("value");
  if (ownRates) written.add("eta");
  if (ownGates) written.add("alpha");
  const plan: SelfModifyingPlan = {
    ...{ width, written, etaMax, projects },
    rows: keyWidth,
    passes: {
      memory: { from: keyWidth, to: gates },
      key: { from: 0, to: keyWidth },
      value: { from: keyWidth, to: width },
      eta: { from: gates, to: gates + 1 },
      alpha: { from: gates + 1, to: width },
    },
  };
  const zeros = (columns: number): Floats => new floats(keyWidth * columns);
  return {
    plan,
    start: { memory: zeros(width), key: zeros(width), value: zeros(width), eta: zeros(1), alpha: zeros(1) },
    inputOf(token) {
      const input = new floats(width);
      input.set(rowOf(stream.keys, { row: token, width: keyWidth }));
      input.set(rowOf(stream.values, { row: token, width: valueWidth }), keyWidth);
      input[gates] = logit((lossScale * stream.theta[token]!) / etaMax);
      input[gates + 1] = logit(1 - stream.alpha[token]!);
      return input;
    },
    answer(state, query) {
      const input = new floats(width);
      input.set(query);
      return readPart(plan, state, { part: "memory", input }).slice(keyWidth, gates);
    },
    draw(state) {
      const columnsOf = (data: Floats, from: number, to: number): Floats => {
        const columns = new floats(keyWidth * (to - from));
        for (let row = 0; row < keyWidth; row++)
          columns.set(data.subarray(row * width + from, row * width + to), row * (to - from));
        return columns;
      };
      const drawn = (name: string, data: Floats): StateMatrix => ({
        ...{ name, rows: keyWidth, data },
        columns: data.length / keyWidth,
      });
      return [
        drawn("M", columnsOf(state.memory, keyWidth, gates)),
        ...(ownKeys ? [drawn("Mₖ", columnsOf(state.key, 0, keyWidth))] : []),
        ...(ownValues ? [drawn("Mᵥ", columnsOf(state.value, keyWidth, width))] : []),
        ...(ownRates ? [drawn("M_η", state.eta.slice())] : []),
        ...(ownGates ? [drawn("M_α", state.alpha.slice())] : []),
      ];
    },
  };
}

function logit(share: number): number {
  return Math.max(-largestLogit, Math.min(largestLogit, Math.log(share / Math.max(0, 1 - share))));
}

function rulesOf(setup: CompareSetup): MemoryRules<SelfModifyingState> {
  const { plan, start, inputOf, answer, draw } = selfModifyingOf(setup);
  return { start, answer, draw, write: (state, token) => void writeSelf(plan, state, inputOf(token)) };
}

/** The rate and what is kept at every token, as the memory makes them: just before each is written. */
export function gatesMade(setup: CompareSetup): { readonly eta: Float32Array; readonly keep: Float32Array } {
  const { plan, start, inputOf } = selfModifyingOf(setup);
  const { length } = setup.stream;
  const [eta, keep] = [new Float32Array(length), new Float32Array(length)];
  for (let token = 0; token < length; token++) {
    const made = writeSelf(plan, start, inputOf(token));
    eta[token] = made.eta;
    keep[token] = made.keep;
  }
  return { eta, keep };
}

export const selfModifyingKnobs: readonly Knob[] = [
  ...(["theta", "alpha", "lossScale", "readOrder"] as const),
  ...(["ownKeys", "ownValues", "ownRates", "ownGates", "projects"] as const),
];

/** Numbers of the matrices that are written; the same times what a write and a read do with each. */
export function selfModifyingSize(config: CompareConfig): { numbers: number; flops: number; formula: string } {
  const { keyWidth, valueWidth, ownKeys, ownValues, ownRates, ownGates, projects } = config;
  const key = keyWidth * keyWidth;
  const value = keyWidth * (valueWidth + 2);
  const gates = keyWidth * (Number(ownRates) + Number(ownGates));
  const memory = keyWidth * valueWidth;
  const numbers = memory + Number(ownKeys) * key + Number(ownValues) * value + gates;
  // Of each: predict, write, decay, and the input or the query read; where it projects, the answer alone once more.
  const flops = (projects ? 9 : 7) * numbers;
  const parts = ["d_k·d_v", ownKeys && "d_k²", ownValues && "d_k·(d_v + 2)", ownRates && "d_k", ownGates && "d_k"];
  return { numbers, flops, formula: parts.filter(Boolean).join(" + ") };
}

export const selfModifying: ComparedMemory = {
  ...translatedFields("memories.selfModifying", describing, {
    id: "self-modifying",
    title: "Self-modifying Titans",
    adds: "write its keys, values and gates",
    after: "titans-forgetting",
    equation: equation(
      "k = *Mₖ*(x)/‖Mₖ(x)‖, v = *Mᵥ*(x)",
      "η = σ(*M_η*(x)), a = σ(*M_α*(x))",
      "W ← (aI *− ηkᵀk*)W − ηkᵀ(M(k) − *M(v)*)",
      "W of M, *Mₖ, Mᵥ, M_η and M_α*",
      "y = qM",
    ),
    source: { title: "Nested Learning", arxiv: "2512.24695", equation: "eq. 83–88, with a for its α" },
    remark:
      "M(x) is the part of x that it lets through plus xW, W from zero; in the paper each is a network whose start is learned. x is key, value, and the logits of cθ (at most 1) and of 1−α; keys are made unit. To erase first and then mend the error erases twice: by that alone, a value told again and again comes back by half. The paper reads before it writes.",
  }),
  family: "nested",
  knobs: selfModifyingKnobs,
  stateNumbers(config): Growth {
    const { numbers, formula } = selfModifyingSize(config);
    return { fixed: numbers, perToken: 0, limit: null, formula };
  },
  flopsPerToken(config): Growth {
    const { flops, formula } = selfModifyingSize(config);
    return { fixed: flops, perToken: 0, limit: null, formula: `${config.projects ? 9 : 7}·(${formula})` };
  },
  begin: (setup) => running(rulesOf(setup)),
  map: (setup) => mapByReading((again) => running(rulesOf(again)), setup),
};
