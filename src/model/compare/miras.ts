// Which compositions of MIRAS (arXiv 2504.13173), and of what came after it, are memories like any other? All that make sense, and three by their names.
// Leaves to workbench.ts the choices, and to mirasRules.ts how they run.

import {
  describing,
  equation,
  running,
  type CompareConfig,
  type ComparedMemory,
  type CompareSetup,
  type Knob,
  type MemoryMap,
  type RunningMemory,
  type StateMatrix,
} from "#model/contracts/comparedMemory";
import { layersOf, parameterCount } from "#model/contracts/config";
import type { Floats } from "#model/contracts/vectors";
import { muonFlops, muonSteps } from "./newtonSchulz";
import { answerMiras, composedMemory, startOf, writeMiras } from "./mirasRules";
import { mapByReading } from "./read";
import { drawLayers } from "./titans";
import { idOf, type Composition } from "#model/contracts/composition";
import { choices, knownModelOf, knownModels, refusalOf } from "#model/contracts/workbench";
import { memoryWords } from "#words/memories";
import { say } from "#words/say";
import { translatedFields } from "#words/translate";

/** Linear in its values: one matrix, gradients that are, steps along them, and a gate that scales every weight by what it is told. */
function isLinear({ architecture, bias, retention, algorithm }: Composition): boolean {
  return (
    architecture !== "mlp" &&
    (bias === "l2" || bias === "dot" || bias === "omega") &&
    retention !== "lq" &&
    retention !== "kl" &&
    algorithm !== "muon"
  );
}

function whyNoMap({ architecture, retention, bias, algorithm }: Composition): string {
  const { noMap } = memoryWords;
  if (algorithm === "muon") return noMap.alike;
  if (retention === "kl") return noMap.shares;
  if (retention === "lq") return noMap.rescaled;
  if (architecture === "mlp") return noMap.network;
  return say(noMap.bias, { bias: choices[bias].title });
}

const ownComposition = translatedFields("memories.composition", describing, {
  title: "Your composition",
  adds: "your own four choices",
  source: { title: "MIRAS", arxiv: "2504.13173", equation: "its four choices" },
  remark: null,
});

/** What MIRAS does otherwise with these choices. */
const remarks: Partial<Record<keyof typeof knownModels, { readonly remark: string }>> = translatedFields(
  "memories.mirasRemarks",
  describing,
  {
    omega: {
      remark:
        "The paper learns how much each of its last tokens counts, and writes c for their number; here each is 1/m.",
    },
    atlas: {
      remark: "The paper learns how much each of its last tokens counts; here each is 1/m. NS is Muon’s Newton–Schulz.",
    },
    dgd: {
      remark:
        "Delta gradient descent of Nested Learning (arXiv 2512.24695, eq. 88). It erases twice: of one pair told again and again it answers half. Hope also writes its keys, values and gates.",
    },
    moneta: {
      remark:
        "MIRAS trains two layers with a layer norm; this is one matrix. It writes α for what is kept, here 1 − α.",
    },
    yaad: {
      remark:
        "Beyond δ MIRAS’s Yaad takes the gradient of ℓ₁. Ours takes Huber’s loss of the error’s length, its eq. 15. MIRAS trains two layers; this is one matrix.",
    },
    memora: {
      remark: "MIRAS trains two layers with a layer norm. This is one matrix, and the softmax is taken row by row.",
    },
  },
);

/**
 * A composition as a memory like any other.
 * @throws RangeError where it makes none: ask `refusalOf` first. Its `begin` throws the same where the config does not fit.
 */
export function mirasMemory(composition: Composition, named: Partial<ComparedMemory> = {}): ComparedMemory {
  const { architecture, bias, retention, algorithm } = composition;
  const deep = architecture === "mlp";
  const momentum = algorithm !== "descent";
  const sees = bias === "omega";
  const refuse = (config: Pick<CompareConfig, "p" | "q" | "delta">): void => {
    const refusal = refusalOf(composition, config);
    if (refusal !== null) throw new RangeError(`${idOf(composition)}: ${refusal}`);
  };
  refuse({ p: 2, q: 2, delta: 1 });
  const begin = ({ stream, config, floats }: CompareSetup): RunningMemory => {
    refuse(config);
    const scan = { composition, config, stream, floats };
    return running({
      start: startOf(scan),
      write: (state) => writeMiras(scan, state),
      answer: ({ weights }, query) => answerMiras(scan, { weights, query }),
      draw: ({ position, weights, momentum: push }) => [
        ...drawLayers({ config: composedMemory(composition, config), weights, momentum: momentum ? push : null }),
        ...(sees ? drawLastTokens(stream, { config, position }) : []),
      ],
    });
  };
  const knobs: Knob[] = ["theta", "readOrder"];
  if (momentum) knobs.push("eta");
  if (retention !== "none") knobs.push("alpha");
  if (bias === "l2" || sees) knobs.push("lossScale");
  if (sees) knobs.push("past");
  if (bias === "lp") knobs.push("p");
  if (bias === "huber") knobs.push("delta");
  if (retention === "lq") knobs.push("q");
  if (deep) knobs.push("hidden", "activation", "clip");
  if (deep || retention === "lq") knobs.push("seed");
  const layers = (config: CompareConfig) => layersOf(composedMemory(composition, config).widths);
  const weights = (config: CompareConfig): number => parameterCount(composedMemory(composition, config).widths);
  const formula = { matrix: "d_k·d_v", products: "½d_k·(d_k + 3)·d_v", mlp: "h·(d_k + d_v)" }[architecture];
  const copies = momentum ? 2 : 1;
  // Predict (not for a dot product) and write, for each token in view; read; carry; decay; the gate passes over all weights twice.
  const gated = retention === "lq" || retention === "kl" ? 2 : 0;
  const projected = retention === "projected" ? 4 : 0;
  const each = sees ? 4 : 0;
  const passes =
    (bias === "dot" ? 4 : 6) - each + (momentum ? 2 : 0) + (retention === "none" ? 0 : 1) + gated + projected;
  const alike = algorithm === "muon" ? ` + ${say(memoryWords.equations.alike, { steps: muonSteps })}` : "";
  const known = knownModelOf(composition);
  return {
    ...ownComposition,
    id: idOf(composition),
    ...(known && { title: knownModels[known].title, remark: remarks[known]?.remark ?? null }),
    family: "miras",
    after: null,
    equation: equation(...linesOf(composition)),
    knobs,
    stateNumbers: (config) => ({
      fixed: copies * weights(config),
      perToken: sees ? config.keyWidth + config.valueWidth : 0,
      limit: sees ? config.past - 1 : null,
      formula: `${copies}·${formula}${sees ? " + (d_k + d_v)·min(n, m − 1)" : ""}`,
    }),
    flopsPerToken: (config) => ({
      fixed:
        passes * weights(config) +
        (deep ? 2 * config.hidden * config.valueWidth : 0) +
        (alike ? layers(config).reduce((sum, layer) => sum + muonFlops(layer), 0) : 0),
      perToken: each * weights(config),
      limit: sees ? config.past : null,
      formula: `${sees ? `(${passes} + 4·min(n, m))` : passes}·${formula}${deep ? " + 2·h·d_v" : ""}${alike}`,
    }),
    begin,
    map: (setup): MemoryMap =>
      isLinear(composition) ? mapByReading(begin, setup) : { over: "nothing", why: whyNoMap(composition) },
    ...named,
  };
}

/** The keys and values that the next write sees again. */
function drawLastTokens(
  { keys, values }: CompareSetup["stream"],
  { config: { keyWidth, valueWidth, past }, position }: { config: CompareConfig; position: number },
): StateMatrix[] {
  const from = Math.max(0, position - (past - 1));
  const part = (name: string, data: Floats, columns: number): StateMatrix => ({
    ...{ name, rows: position - from, columns },
    data: data.slice(from * columns, position * columns),
  });
  return [part("K", keys, keyWidth), part("V", values, valueWidth)];
}

/** What differs from the delta rule, one matrix with ℓ2, no retention and plain descent, is new. */
function linesOf({ architecture, bias, retention, algorithm }: Composition): string[] {
  const loss = {
    l2: "∇ (c/2)‖M(k) − v‖²",
    lp: "∇ *‖M(k) − v‖ₚᵖ*",
    huber: "∇ *Huber_δ(‖M(k) − v‖)*",
    dot: "∇ *−M(k)·v*",
    omega: `*${say(memoryWords.equations.lastTokens, { sum: "(1/m) Σ∇ (c/2)‖M(k) − v‖²" })}*`,
  }[bias];
  const push = { descent: "− θu", momentum: "+ *S*", muon: "+ *θNS(S)*" }[algorithm];
  const carried = { descent: [], momentum: ["S ← *ηS* − θu"], muon: ["S ← *ηS − u*"] }[algorithm];
  const kept = {
    none: [`W ← W ${push}`],
    decay: [`W ← *(1−α)*W ${push}`],
    channel: [`W ← *diag(1−α)*W ${push}`],
    projected: [`W ← *(1−α − ${bias === "l2" || bias === "omega" ? "c" : ""}θkᵀk)*W ${push}`],
    lq: [`*A ← (1−α)A* ${push}`, "W = *A/‖A‖_q^(q−2)*"],
    kl: [`W ← *softmax((1−α) ln* W ${push}*)*`],
  }[retention];
  const answer = { matrix: "y = qW", products: "y = *φ(q)*W", mlp: "y = *σ(qW₁)W₂*" }[architecture];
  return [`u = ${loss}`, ...carried, ...kept, answer];
}

export const moneta = mirasMemory(
  knownModels.moneta.composition,
  translatedFields("memories.moneta", describing, {
    id: "moneta",
    adds: "ℓₚ errors, kept by their norm",
    after: "titans-forgetting",
    source: { title: "MIRAS", arxiv: "2504.13173", equation: "Moneta, eq. 24 and 25" },
  }),
);

export const yaad = mirasMemory(
  knownModels.yaad.composition,
  translatedFields("memories.yaad", describing, {
    id: "yaad",
    adds: "no error pushes beyond δ",
    after: "titans-forgetting",
    source: { title: "MIRAS", arxiv: "2504.13173", equation: "Yaad, eq. 26" },
  }),
);

export const memora = mirasMemory(
  knownModels.memora.composition,
  translatedFields("memories.memora", describing, {
    id: "memora",
    adds: "weights that are shares of one",
    after: "titans-forgetting",
    source: { title: "MIRAS", arxiv: "2504.13173", equation: "Memora, eq. 27" },
  }),
);
