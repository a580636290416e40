// Why this number? Its formula worked out again in float64, the vectors behind it and the whole derivation, line by line.
// Leaves the formulas themselves to formulas.ts, and their operands to write.ts.

import { chunkGains, layersOf } from "#model/contracts/config";
import { dot, less, norm, type Floats } from "#model/contracts/vectors";
import {
  beforeCell,
  cellFormulas,
  earlier,
  formulas,
  placeOf,
  surpriseIds,
  surpriseOfLayer,
  type CellSubject,
} from "./formulas";
import { constant } from "./expression";
import { stateAt } from "#model/reading/moment";
import type { OperandId, QuantityId, TokenQuantity } from "#model/contracts/probe";
import type { Explanation, Step, Subject } from "#model/contracts/protocol";
import type { Run } from "#model/reading/run";
import type { Odds } from "#model/reading/expected";
import { explainAnswer } from "./explainAnswer";
import { alongSurprise, gradientNorm, writeAt, type Write } from "./write";
import { say } from "#words/say";
import { stepWords } from "./stepWords";

/** @param reference the same run in float64. */
export function explain(run: Run, reference: Run, subject: Subject): Explanation {
  if (subject.kind === "answer") return explainAnswer(run, reference, subject);
  const { token } = subject;
  const write = writeAt(reference, { token, guess: run.columns.guess[token]! });
  const around = subject.kind === "quantity" ? surroundings[subject.quantity] : surroundingsOfCell(subject);
  const { terms, value } =
    subject.kind === "quantity" ? formulas[subject.quantity](write) : cellFormulas[subject.quantity](write, subject);
  const shown = subject.kind === "quantity" ? run.columns[subject.quantity][token]! : cellShown(run, subject);
  const isDefined = !Number.isNaN(shown); // not so the angle of a vector that is as good as zero
  return {
    subject,
    shown,
    reference: isDefined ? value : NaN,
    terms: isDefined ? terms : constant(NaN).terms,
    vectors: around.vectors(write).map(([symbol, data]) => ({ symbol, data: Float32Array.from(data) })),
    origin: around.origin,
    chunkStart: write.chunkStart,
    steps: around.steps(write),
  };
}

interface Surroundings {
  readonly origin: Explanation["origin"];
  readonly vectors: (write: Write) => readonly (readonly [symbol: QuantityId | OperandId, data: Floats])[];
  readonly steps: (write: Write) => Step[];
}

const none = (): [] => [];
const guessVectors: Surroundings["vectors"] = ({ value, guess, error }) => [
  ["value", value],
  ["chunkGuess", guess],
  ["error", error],
];

const surroundings: Readonly<Record<TokenQuantity, Surroundings>> = {
  surprise: { origin: "chunk", vectors: guessVectors, steps: surpriseSteps },
  loss: { origin: "chunk", vectors: guessVectors, steps: guessSteps },
  errorNorm: { origin: "chunk", vectors: guessVectors, steps: guessSteps },
  momentum: { origin: "before", vectors: none, steps: pushSteps },
  alignment: { origin: "before", vectors: none, steps: pushSteps },
  theta: { origin: "gate", vectors: none, steps: rateSteps },
  eta: { origin: "gate", vectors: none, steps: pushSteps },
  alpha: { origin: "gate", vectors: none, steps: forgetSteps },
  thetaEff: { origin: "now", vectors: ({ key }) => [["key", key]], steps: rateSteps },
  bound: { origin: "gate", vectors: none, steps: boundSteps },
  update: { origin: "before", vectors: none, steps: writeSteps },
  drift: { origin: "before", vectors: none, steps: writeSteps },
  weightNorm: { origin: "before", vectors: none, steps: writeSteps },
  recallBefore: {
    origin: "before",
    vectors: ({ key, value, answerBefore }) => [
      ["key", key],
      ["value", value],
      ["answerBeforeVector", answerBefore],
    ],
    steps: (write) =>
      cosineSteps(write, { answer: write.answerBefore, symbols: ["answerBeforeNorm", "answerBeforeProduct"] }),
  },
  recallAfter: {
    origin: "now",
    vectors: ({ key, value, answerAfter }) => [
      ["key", key],
      ["value", value],
      ["answerAfterVector", answerAfter],
    ],
    steps: (write) =>
      cosineSteps(write, { answer: write.answerAfter, symbols: ["answerAfterNorm", "answerAfterProduct"] }),
  },
  guessCosine: {
    origin: "now",
    vectors: ({ read, guessed }) => [
      ["read", read],
      ["word", guessed],
    ],
    steps: ({ read, guessed }) => [
      line("readNorm", norm(read), stepWords.read.read),
      line("wordNorm", norm(guessed), stepWords.read.word),
      line("readProduct", dot(read, guessed), stepWords.read.product),
    ],
  },
  nextProbability: { origin: "now", vectors: none, steps: ({ next }) => oddsSteps(next.live) },
  frozenProbability: { origin: "now", vectors: none, steps: ({ next }) => oddsSteps(next.frozen) },
};

function surroundingsOfCell(cell: CellSubject): Surroundings {
  return {
    origin: cell.quantity === "push" ? "chunk" : "before",
    vectors: ({ layers }) => [
      ["inputVector", layers[cell.layer]!.input],
      ["deltaVector", layers[cell.layer]!.delta],
    ],
    steps(write) {
      const { input, delta } = write.layers[cell.layer]!;
      const at = placeOf(write, cell);
      const surprise = input[cell.row]! * delta[cell.column]!;
      return [
        line("inputCell", input[cell.row]!, say(stepWords.cell.input, { row: cell.row + 1 })),
        line("deltaCell", delta[cell.column]!, say(stepWords.cell.delta, { column: cell.column + 1 })),
        line("surpriseCell", surprise, stepWords.cell.surprise),
        line("pushBefore", write.before.momentum[at]!, stepWords.cell.pushBefore, beforeCell(cell, "push")),
        line("push", cellFormulas.push(write, cell).value, stepWords.cell.push, {
          ...cell,
          quantity: "push",
        }),
        line("start", write.start[at]!, stepWords.cell.start),
        line("memoryBefore", write.before.weights[at]!, stepWords.cell.memoryBefore, beforeCell(cell, "memory")),
        line("memory", cellFormulas.memory(write, cell).value, stepWords.cell.memory, {
          ...cell,
          quantity: "memory",
        }),
        line("change", cellFormulas.change(write, cell).value, stepWords.cell.change, { ...cell, quantity: "change" }),
      ];
    },
  };
}

function guessSteps(write: Write): Step[] {
  const { key, guess, value, isTrained } = write;
  return [
    line("keyNorm", norm(key), keyWords(write)),
    line("guessNorm", norm(guess), stepWords.guess.guess),
    line("valueNorm", norm(value), isTrained ? stepWords.guess.trainedValue : stepWords.guess.value),
    line("guessProduct", dot(guess, value), stepWords.guess.product),
    own("errorNorm", write, stepWords.guess.error),
    own("loss", write, stepWords.guess.loss),
  ];
}

function surpriseSteps(write: Write): Step[] {
  const { layers, clipped } = write;
  const last = norm(layers.at(-1)!.delta);
  return [
    ...guessSteps(write),
    line("gradient", gradientNorm(write), stepWords.surprise.gradient),
    ...(write.normalised || clipped ? [line("delta", last, clipWords(write))] : []),
    ...(layers.length > 1
      ? layers.flatMap(({ input, delta }, index) => [
          line(inputIds[index]!, norm(input), say(stepWords.surprise.layerInput, { layer: index + 1 })),
          line(deltaIds[index]!, norm(delta), say(stepWords.surprise.layerDelta, { layer: index + 1 })),
          line(surpriseIds[index]!, surpriseOfLayer(write, index).value, stepWords.surprise.layerSurprise),
        ])
      : []),
    own("surprise", write, stepWords.surprise.surprise),
  ];
}

function clipWords({ clipped, config }: Write): string {
  return clipped && config.clip !== null
    ? say(stepWords.surprise.clipped, { clip: config.clip })
    : stepWords.surprise.normalised;
}

function pushSteps(write: Write): Step[] {
  const { before, eta, theta } = write;
  const past = norm(before.momentum);
  const surprise = formulas.surprise(write).value;
  return [
    ...surpriseSteps(write),
    line("momentumBefore", past, stepWords.push.before, earlier("momentum", write)),
    line("carried", eta * past, stepWords.push.carried),
    line("written", theta * surprise, stepWords.push.written),
    line("momentumProduct", alongSurprise(write, before.momentum), stepWords.push.alignment),
    own("momentum", write, stepWords.push.now),
  ];
}

function writeSteps(write: Write): Step[] {
  const { before, alpha } = write;
  return [
    ...pushSteps(write),
    ...forgetSteps(write).slice(0, 1),
    line("weightBefore", norm(before.weights), stepWords.write.before, earlier("weightNorm", write)),
    forgottenStep(write, alpha),
    own("update", write, stepWords.write.update),
    own("weightNorm", write, stepWords.write.now),
    own("drift", write, stepWords.write.drift),
  ];
}

function forgottenStep({ config, before, start }: Write, alpha: number): Step {
  return config.decay === "initial"
    ? line("forgottenDrift", alpha * norm(less(before.weights, start)), stepWords.forget.forgottenToStart)
    : line("forgotten", alpha * norm(before.weights), stepWords.forget.forgotten);
}

function forgetSteps(write: Write): Step[] {
  const { alpha } = write;
  return [
    line("keep", 1 - alpha, stepWords.forget.keep),
    ...(alpha > 0 && alpha < 1 ? [line("halfLife", Math.LN2 / -Math.log1p(-alpha), stepWords.forget.halfLife)] : []),
    forgottenStep(write, alpha),
  ];
}

function rateSteps(write: Write): Step[] {
  return [
    line("lossScale", write.config.lossScale, stepWords.rate.lossScale),
    own("theta", write, stepWords.rate.theta),
    line("keyNorm", norm(write.key), stepWords.rate.key),
    own("thetaEff", write, stepWords.rate.thetaEff),
    own("bound", write, stepWords.rate.bound),
  ];
}

function boundSteps(write: Write): Step[] {
  const { alpha, eta, config } = write;
  const { keepAll, carryAll, written, pushed, carried } = chunkGains({ alpha, eta, chunk: config.chunk });
  return [
    own("alpha", write, stepWords.bound.alpha),
    own("eta", write, stepWords.bound.eta),
    line("chunk", config.chunk, stepWords.bound.chunk),
    line("keepChunk", keepAll, stepWords.bound.keepChunk),
    line("carryChunk", carryAll, stepWords.bound.carryChunk),
    line("chunkWritten", written, stepWords.bound.written),
    line("chunkPushed", pushed, stepWords.bound.pushed),
    line("chunkCarried", carried, stepWords.bound.carried),
    own("bound", write, stepWords.bound.bound),
    own("thetaEff", write, stepWords.bound.thetaEff),
  ];
}

function cosineSteps(
  write: Write,
  { answer, symbols: [length, product] }: { answer: Floats; symbols: readonly [OperandId, OperandId] },
): Step[] {
  const { key, value, isTrained } = write;
  return [
    line("keyNorm", norm(key), keyWords(write)),
    line(length, norm(answer), stepWords.cosine.answer),
    line("valueNorm", norm(value), isTrained ? stepWords.cosine.trainedValue : stepWords.cosine.value),
    line(product, dot(answer, value), stepWords.cosine.product),
  ];
}

function keyWords({ isTrained }: Write): string {
  return isTrained ? stepWords.guess.trainedKey : stepWords.guess.key;
}

function oddsSteps(next: Odds | null): Step[] {
  if (!next) return [];
  return [
    line("logit", next.logit, stepWords.odds.logit),
    line("highest", next.highest, stepWords.odds.highest),
    line("odds", next.odds, stepWords.odds.odds),
    line("allOdds", next.all, stepWords.odds.all),
  ];
}

const inputIds = ["input1", "input2", "input3"] as const;
const deltaIds = ["delta1", "delta2", "delta3"] as const;

function line(symbol: QuantityId | OperandId, value: number, words: string, subject: Subject | null = null): Step {
  return { symbol, value, words, subject };
}

/** A line that is a quantity of its own. */
function own(quantity: TokenQuantity, write: Write, words: string): Step {
  return line(quantity, formulas[quantity](write).value, words, { kind: "quantity", quantity, token: write.token });
}

function cellShown(run: Run, cell: CellSubject): number {
  const { config, parameters } = run.reading;
  const at = placeOf({ layers: layersOf(config.widths).map((layer) => ({ layer })) }, cell);
  const { weights, momentum } = stateAt(run, cell.token);
  switch (cell.quantity) {
    case "memory":
      return weights[at]!;
    case "push":
      return momentum[at]!;
    case "change":
      return weights[at]! - stateAt(run, cell.token - 1).weights[at]!;
    case "fromStart":
      return weights[at]! - parameters.initialWeights[at]!;
    default:
      return cell.quantity satisfies never;
  }
}
