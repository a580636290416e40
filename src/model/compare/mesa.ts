// What does Mesa make of a stream? The best matrix there is for all pairs so far, in squared error: what every step toward it can
// be held against. Leaves to mesaRules.ts how it is found.

import { describing, equation, running, type ComparedMemory, type CompareSetup } from "#model/contracts/comparedMemory";
import { answerMesa, emptyMesa, writeMesa, type MesaSequence } from "./mesaRules";
import { mapByReading } from "./read";
import { translatedFields } from "#words/translate";

function beginMesa({ stream, config }: CompareSetup): ReturnType<ComparedMemory["begin"]> {
  const { keyWidth, valueWidth, lossScale, ridge } = config;
  const sequence: MesaSequence = {
    ...{ keys: stream.keys, values: stream.values, keyWidth, valueWidth, lambda: ridge },
    beta: stream.theta.map((theta) => lossScale * theta),
    keep: stream.alpha.map((forgotten) => 1 - forgotten),
  };
  return running({
    start: emptyMesa(sequence),
    write: (state) => writeMesa(sequence, state),
    answer: (state, query) => answerMesa(sequence, { state, query }),
    draw: ({ pairs, squares }) => [
      { name: "G", rows: keyWidth, columns: valueWidth, data: pairs.slice() },
      { name: "H", rows: keyWidth, columns: keyWidth, data: squares.slice() },
    ],
  });
}

export const mesa: ComparedMemory = {
  ...translatedFields("memories.mesa", describing, {
    id: "mesa",
    title: "Mesa",
    adds: "solve for the best matrix",
    after: "mamba2",
    equation: equation("G ← (1−α)G + βkᵀv", "*H ← (1−α)H + βkᵀk*", "y = q*(H + λI)⁻¹*G"),
    source: { title: "MesaNet", arxiv: "2506.05233", equation: "eq. 6 to 8, with β = cθ" },
    remark:
      "But for λ‖M‖² no matrix has less squared error over all pairs so far, each weighed by its β and by what was forgotten since. MesaNet solves for it step by step (conjugate gradients) and learns λ; here it is solved exactly, with one λ.",
  }),
  family: "linear",
  knobs: ["theta", "alpha", "lossScale", "ridge", "readOrder"],
  stateNumbers: ({ keyWidth, valueWidth }) => ({
    fixed: keyWidth * (keyWidth + valueWidth),
    perToken: 0,
    limit: null,
    formula: "d_k·(d_k + d_v)",
  }),
  // Two sums that decay and grow; the factor (a third of d_k³), two triangles, and the read.
  flopsPerToken: ({ keyWidth, valueWidth }) => ({
    fixed: keyWidth ** 3 / 3 + 5 * keyWidth * keyWidth + 5 * keyWidth * valueWidth,
    perToken: 0,
    limit: null,
    formula: "⅓·d_k³ + 5·d_k² + 5·d_k·d_v",
  }),
  begin: beginMesa,
  map: (setup) => mapByReading(beginMesa, setup),
};
