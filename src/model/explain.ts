// Why this number? Its formula worked out again in float64, the vectors behind it and the whole derivation, line by line.
// Leaves the formulas themselves to formulas.ts, and their operands to write.ts.

import { chunkGains, layersOf, type Floats } from "./config";
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
import { stateAt } from "./moment";
import type { OperandId, QuantityId, TokenQuantity } from "./probe";
import type { Explanation, Step, Subject } from "./protocol";
import type { Run } from "./run";
import type { Odds } from "./trained";
import { alongSurprise, dot, gradientNorm, less, norm, writeAt, type Write } from "./write";

/** @param reference the same run in float64. */
export function explain(run: Run, reference: Run, subject: Subject): Explanation {
  const { token } = subject;
  const write = writeAt(reference, { token, guess: run.columns.guess[token]! });
  const around = subject.kind === "quantity" ? surroundings[subject.quantity] : surroundingsOfCell(subject);
  const { terms, value } =
    subject.kind === "quantity" ? formulas[subject.quantity](write) : cellFormulas[subject.quantity](write, subject);
  return {
    subject,
    shown: subject.kind === "quantity" ? run.columns[subject.quantity][token]! : cellShown(run, subject),
    reference: value,
    terms,
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
      line("readNorm", norm(read), "how long the read is"),
      line("wordNorm", norm(guessed), "the word it is nearest to, as a direction"),
      line("readProduct", dot(read, guessed), "how far the read reaches along that word"),
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
        line("inputCell", input[cell.row]!, `what row ${cell.row + 1} was given`),
        line("deltaCell", delta[cell.column]!, `how the loss depends on column ${cell.column + 1}`),
        line("surpriseCell", surprise, "their product is this weight's surprise"),
        line("pushBefore", write.before.momentum[at]!, "its push one token ago", beforeCell(cell, "push")),
        line("push", cellFormulas.push(write, cell).value, "carried on, less θ times the surprise", {
          ...cell,
          quantity: "push",
        }),
        line("start", write.start[at]!, "where it started"),
        line("memoryBefore", write.before.weights[at]!, "what it was one token ago", beforeCell(cell, "memory")),
        line("memory", cellFormulas.memory(write, cell).value, "kept, and the push added", {
          ...cell,
          quantity: "memory",
        }),
        line("change", cellFormulas.change(write, cell).value, "so it moved by this", { ...cell, quantity: "change" }),
      ];
    },
  };
}

function guessSteps(write: Write): Step[] {
  const { key, guess, value, isTrained } = write;
  return [
    line("keyNorm", norm(key), keyWords(write)),
    line("guessNorm", norm(guess), "the guess, at the weights the chunk began with"),
    line(
      "valueNorm",
      norm(value),
      isTrained ? "the target: what the model made of the word" : "the target: the word's own vector",
    ),
    line("guessProduct", dot(guess, value), "how far the guess reaches along the target"),
    own("errorNorm", write, "what is between them"),
    own("loss", write, "as the memory's own loss measures it"),
  ];
}

function surpriseSteps(write: Write): Step[] {
  const { layers, clipped, config } = write;
  const last = norm(layers.at(-1)!.delta);
  return [
    ...guessSteps(write),
    line("gradient", gradientNorm(write), "the loss's pull on the answer"),
    ...(write.normalised || clipped
      ? [line("delta", last, clipped ? `held at the clip of ${config.clip}` : "the same, back through the layer norm")]
      : []),
    ...(layers.length > 1
      ? layers.flatMap(({ input, delta }, index) => [
          line(inputIds[index]!, norm(input), `what layer ${index + 1} was given`),
          line(deltaIds[index]!, norm(delta), `what came back to layer ${index + 1}`),
          line(surpriseIds[index]!, surpriseOfLayer(write, index).value, "their product"),
        ])
      : []),
    own("surprise", write, "the gradient's size over all weights"),
  ];
}

function pushSteps(write: Write): Step[] {
  const { before, eta, theta } = write;
  const past = norm(before.momentum);
  const surprise = formulas.surprise(write).value;
  return [
    ...surpriseSteps(write),
    line("momentumBefore", past, "the push one token ago", earlier("momentum", write)),
    line("carried", eta * past, "of which η is carried on"),
    line("written", theta * surprise, "and θ of this token's surprise is added"),
    line("momentumProduct", alongSurprise(write, before.momentum), "below 0 they pull the same way"),
    own("momentum", write, "the push now"),
  ];
}

function writeSteps(write: Write): Step[] {
  const { before, alpha } = write;
  return [
    ...pushSteps(write),
    ...forgetSteps(write).slice(0, 1),
    line("weightBefore", norm(before.weights), "the memory one token ago", earlier("weightNorm", write)),
    forgottenStep(write, alpha),
    own("update", write, "how far the memory moved"),
    own("weightNorm", write, "the memory now"),
    own("drift", write, "how far it is from its start"),
  ];
}

function forgottenStep({ config, before, start }: Write, alpha: number): Step {
  return config.decay === "initial"
    ? line("forgottenDrift", alpha * norm(less(before.weights, start)), "what forgetting takes, toward the start")
    : line("forgotten", alpha * norm(before.weights), "what forgetting takes");
}

function forgetSteps(write: Write): Step[] {
  const { alpha } = write;
  return [
    line("keep", 1 - alpha, "the fraction that stays"),
    ...(alpha > 0 && alpha < 1
      ? [line("halfLife", Math.LN2 / -Math.log1p(-alpha), "tokens until half of a write is gone, at this rate")]
      : []),
    forgottenStep(write, alpha),
  ];
}

function rateSteps(write: Write): Step[] {
  return [
    line("lossScale", write.config.lossScale, "the loss is c/2 times the squared error"),
    own("theta", write, "how hard surprise is written"),
    line("keyNorm", norm(write.key), "the key's length"),
    own("thetaEff", write, "the part of its error that one write undoes"),
    own("bound", write, "where a word repeated for ever would diverge"),
  ];
}

function boundSteps(write: Write): Step[] {
  const { alpha, eta, config } = write;
  const { keepAll, carryAll, written, pushed, carried } = chunkGains({ alpha, eta, chunk: config.chunk });
  return [
    own("alpha", write, "the fraction forgotten"),
    own("eta", write, "the push carried on"),
    line("chunk", config.chunk, "tokens between two looks at the weights"),
    line("keepChunk", keepAll, "kept over a chunk"),
    line("carryChunk", carryAll, "momentum left after a chunk"),
    line("chunkWritten", written, "what unit writes add to the weights over a chunk"),
    line("chunkPushed", pushed, "what they add to the push"),
    line("chunkCarried", carried, "what one unit of old push adds to the weights"),
    own("bound", write, "past this, errors grow from chunk to chunk"),
    own("thetaEff", write, "this token's rate"),
  ];
}

function cosineSteps(
  write: Write,
  { answer, symbols: [length, product] }: { answer: Floats; symbols: readonly [OperandId, OperandId] },
): Step[] {
  const { key, value, isTrained } = write;
  return [
    line("keyNorm", norm(key), keyWords(write)),
    line(length, norm(answer), "how long the answer is"),
    line("valueNorm", norm(value), isTrained ? "how long the target is" : "the right word has length 1"),
    line(product, dot(answer, value), "how far the answer reaches along it"),
  ];
}

function keyWords({ isTrained }: Write): string {
  return isTrained ? "the key: what the model made of the text up to here" : "the key: the words before, mixed";
}

function oddsSteps(next: Odds | null): Step[] {
  if (!next) return [];
  return [
    line("logit", next.logit, "what the model makes of the token that really comes next"),
    line("highest", next.highest, "and of the one it finds likeliest"),
    line("odds", next.odds, "e to their difference"),
    line("allOdds", next.all, "the same of every token it knows, added up"),
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
