// Which formula is a number made of? One for every quantity of the page and every kind of weight, on one token's operands.
// Each is worked out in float64 as it is written. Leaves the steps around it to explain.ts.

import { chunkGains, type Layer } from "#model/contracts/config";
import {
  constant,
  group,
  minus,
  operand,
  over,
  plus,
  power,
  root,
  squared,
  times,
  type Expression,
} from "./expression";
import type { MatrixQuantity, OperandId, TokenQuantity } from "#model/contracts/probe";
import type { Subject } from "#model/contracts/protocol";
import type { Odds } from "#model/reading/expected";
import { alongSurprise, gradientNorm, type Write } from "./write";
import { dot, less, norm } from "#model/contracts/vectors";

export type CellSubject = Extract<Subject, { kind: "cell" }>;

export const formulas: Readonly<Record<TokenQuantity, (write: Write) => Expression>> = {
  surprise(write) {
    const { layers, config, key, clipped, error } = write;
    const keyNorm = operand("keyNorm", norm(key));
    if (layers.length > 1) return root(plus(...layers.map((_, index) => squared(surpriseOfLayer(write, index)))));
    if (clipped) return times(keyNorm, operand("clip", config.clip!));
    if (write.normalised) return times(keyNorm, operand("delta", norm(layers[0]!.delta)));
    switch (config.bias.kind) {
      case "l2":
        return times(operand("lossScale", config.lossScale), keyNorm, linkTo("errorNorm", write));
      case "huber":
        return times(
          keyNorm,
          norm(error) <= config.bias.delta ? linkTo("errorNorm", write) : operand("huber", config.bias.delta),
        );
      case "lp":
        return times(keyNorm, operand("gradient", gradientNorm(write)));
      default:
        return config.bias satisfies never;
    }
  },
  loss(write) {
    const { config, error } = write;
    const { bias } = config;
    switch (bias.kind) {
      case "l2":
        return times(over(operand("lossScale", config.lossScale), constant(2)), squared(linkTo("errorNorm", write)));
      case "lp":
        return power(operand("errorPower", lpNorm(error, bias.p)), bias.p);
      case "huber": {
        const delta = operand("huber", bias.delta);
        const size = linkTo("errorNorm", write);
        if (size.value <= bias.delta) return over(squared(size), constant(2));
        return times(delta, group(minus(size, over(delta, constant(2)))));
      }
      default:
        return bias satisfies never;
    }
  },
  errorNorm({ guess, value }) {
    return distance({
      a: operand("chunkGuess", norm(guess)),
      b: operand("valueNorm", norm(value)),
      product: operand("guessProduct", dot(guess, value)),
    });
  },
  momentum(write) {
    const { before, eta, theta } = write;
    const past = pastOf("momentum", "momentumBefore", write, norm(before.momentum));
    const own = times(linkTo("theta", write, theta), linkTo("surprise", write));
    if (eta * past.value === 0) return own;
    const carry = linkTo("eta", write, eta);
    return root(
      minus(
        plus(
          times(squared(carry), squared(past)),
          times(squared(linkTo("theta", write, theta)), squared(linkTo("surprise", write))),
        ),
        times(
          constant(2),
          carry,
          linkTo("theta", write, theta),
          operand("momentumProduct", alongSurprise(write, before.momentum)),
        ),
      ),
    );
  },
  alignment(write) {
    const push = linkTo("momentum", write);
    const surprise = linkTo("surprise", write);
    if (push.value === 0 || surprise.value === 0) return constant(NaN);
    const product = operand("alignmentProduct", -alongSurprise(write, write.after.momentum));
    return over(product, group(times(push, surprise)));
  },
  theta: (write) => operand("theta", write.theta),
  eta: (write) => operand("eta", write.eta),
  alpha: (write) => operand("alpha", write.alpha),
  thetaEff: (write) =>
    times(
      operand("lossScale", write.config.lossScale),
      linkTo("theta", write, write.theta),
      squared(operand("keyNorm", norm(write.key))),
    ),
  bound(write) {
    const { eta, alpha, config } = write;
    const one = constant(1);
    if (config.chunk === 1) {
      return times(group(plus(one, operand("keep", 1 - alpha))), group(plus(one, linkTo("eta", write, eta))));
    }
    const gains = chunkGains({ alpha, eta, chunk: config.chunk });
    const keep = operand("keepChunk", gains.keepAll);
    const carry = operand("carryChunk", gains.carryAll);
    const written = operand("chunkWritten", gains.written);
    const crossed = times(operand("chunkCarried", gains.carried), operand("chunkPushed", gains.pushed));
    const oscillation = over(
      times(group(plus(one, keep)), group(plus(one, carry))),
      group(minus(times(written, group(plus(one, carry))), crossed)),
    );
    const growth = minus(crossed, times(written, carry));
    const spiral = over(group(minus(one, times(keep, carry))), group(growth));
    return growth.value > 0 && spiral.value < oscillation.value ? spiral : oscillation;
  },
  update(write) {
    const { alpha, after, before, config, start } = write;
    const push = linkTo("momentum", write);
    if (alpha === 0) return push;
    const anchored = config.decay === "initial";
    const data = anchored ? less(before.weights, start) : before.weights;
    const past = anchored
      ? pastOf("drift", "driftBefore", write, norm(data))
      : pastOf("weightNorm", "weightBefore", write, norm(data));
    if (past.value === 0) return push;
    const forget = linkTo("alpha", write, alpha);
    return root(
      minus(
        plus(squared(push), times(squared(forget), squared(past))),
        times(constant(2), forget, operand(anchored ? "pushDrift" : "pushMemory", dot(after.momentum, data))),
      ),
    );
  },
  drift(write) {
    const { before, after, start } = write;
    const drift = less(before.weights, start);
    const past = pastOf("drift", "driftBefore", write, norm(drift));
    const step = linkTo("update", write);
    if (past.value === 0) return step;
    return sumNorm({
      a: past,
      b: step,
      product: operand("changeDrift", dot(less(after.weights, before.weights), drift)),
    });
  },
  weightNorm(write) {
    const { before, after, alpha, config } = write;
    const past = pastOf("weightNorm", "weightBefore", write, norm(before.weights));
    if (config.decay === "initial") {
      const product = dot(less(after.weights, before.weights), before.weights);
      return sumNorm({ a: past, b: linkTo("update", write), product: operand("changeMemory", product) });
    }
    const keep = operand("keep", 1 - alpha);
    const push = linkTo("momentum", write);
    const product = operand("pushMemory", dot(after.momentum, before.weights));
    return root(plus(times(squared(keep), squared(past)), squared(push), times(constant(2), keep, product)));
  },
  recallBefore: ({ answerBefore, value }) =>
    cosine({
      a: operand("answerBeforeNorm", norm(answerBefore)),
      b: operand("valueNorm", norm(value)),
      product: operand("answerBeforeProduct", dot(answerBefore, value)),
    }),
  recallAfter: ({ answerAfter, value }) =>
    cosine({
      a: operand("answerAfterNorm", norm(answerAfter)),
      b: operand("valueNorm", norm(value)),
      product: operand("answerAfterProduct", dot(answerAfter, value)),
    }),
  guessCosine: ({ read, guessed }) =>
    cosine({
      a: operand("readNorm", norm(read)),
      b: operand("wordNorm", norm(guessed)),
      product: operand("readProduct", dot(read, guessed)),
    }),
  nextProbability: ({ next }) => share(next.live),
  frozenProbability: ({ next }) => share(next.frozen),
};

/** One weight at [i, j]: the matrix formulas hold cell by cell. */
export const cellFormulas: Readonly<Record<MatrixQuantity, (write: Write, cell: CellSubject) => Expression>> = {
  memory(write, cell) {
    const at = placeOf(write, cell);
    const keep = operand("keep", 1 - write.alpha);
    const past = pastCell("memory", "memoryBefore", cell, write.before.weights[at]!);
    const push = operand("push", write.after.momentum[at]!, { ...cell, quantity: "push" });
    if (write.config.decay === "zero") return plus(times(keep, past), push);
    const start = operand("start", write.start[at]!);
    return plus(start, times(keep, group(minus(past, start))), push);
  },
  push(write, cell) {
    const at = placeOf(write, cell);
    const { input, delta } = write.layers[cell.layer]!;
    return minus(
      times(linkTo("eta", write, write.eta), pastCell("push", "pushBefore", cell, write.before.momentum[at]!)),
      times(
        linkTo("theta", write, write.theta),
        operand("inputCell", input[cell.row]!),
        operand("deltaCell", delta[cell.column]!),
      ),
    );
  },
  change(write, cell) {
    const at = placeOf(write, cell);
    const past = pastCell("memory", "memoryBefore", cell, write.before.weights[at]!);
    const anchored = write.config.decay === "initial";
    const faded = anchored ? group(minus(past, operand("start", write.start[at]!))) : past;
    const push = operand("push", write.after.momentum[at]!, { ...cell, quantity: "push" });
    return minus(push, times(linkTo("alpha", write, write.alpha), faded));
  },
  fromStart(write, cell) {
    const at = placeOf(write, cell);
    const now = operand("memory", write.after.weights[at]!, { ...cell, quantity: "memory" });
    return minus(now, operand("start", write.start[at]!));
  },
};

export const surpriseIds = ["surprise1", "surprise2", "surprise3"] as const;

export function surpriseOfLayer({ layers }: Write, index: number): Expression {
  const { input, delta } = layers[index]!;
  return operand(surpriseIds[index]!, norm(input) * norm(delta));
}

function lpNorm(vector: Float64Array, p: number): number {
  return vector.reduce((sum, x) => sum + Math.abs(x) ** p, 0) ** (1 / p);
}

interface Pair {
  readonly a: Expression;
  readonly b: Expression;
  readonly product: Expression;
}

/** ‖A − B‖ */
function distance({ a, b, product }: Pair): Expression {
  return root(minus(plus(squared(a), squared(b)), times(constant(2), product)));
}

/** ‖A + B‖ */
function sumNorm({ a, b, product }: Pair): Expression {
  return root(plus(squared(a), squared(b), times(constant(2), product)));
}

/** 0 where an answer is nothing at all, as the page shows it. */
function cosine({ a, b, product }: Pair): Expression {
  return a.value * b.value === 0 ? constant(0) : over(product, group(times(a, b)));
}

/** Of all odds, those of the next token. */
function share(odds: Odds | null): Expression {
  return odds ? over(operand("odds", odds.odds), operand("allOdds", odds.all)) : constant(0);
}

/** Another quantity of the same token as an operand: its own formula's value, and a question of its own. */
function linkTo(quantity: TokenQuantity, write: Write, value = formulas[quantity](write).value): Expression {
  return operand(quantity, value, { kind: "quantity", quantity, token: write.token });
}

/** What a quantity was one token ago, as an operand. */
function pastOf(quantity: TokenQuantity, symbol: OperandId, write: Write, value: number): Expression {
  return operand(symbol, value, earlier(quantity, write));
}

export function earlier(quantity: TokenQuantity, { token }: Pick<Write, "token">): Subject | null {
  return token > 0 ? { kind: "quantity", quantity, token: token - 1 } : null;
}

function pastCell(quantity: MatrixQuantity, symbol: OperandId, cell: CellSubject, value: number): Expression {
  return operand(symbol, value, beforeCell(cell, quantity));
}

export function beforeCell(cell: CellSubject, quantity: MatrixQuantity): Subject | null {
  return cell.token > 0 ? { ...cell, quantity, token: cell.token - 1 } : null;
}

export function placeOf(
  { layers }: { readonly layers: readonly { readonly layer: Layer }[] },
  { layer, row, column }: Pick<CellSubject, "layer" | "row" | "column">,
): number {
  const { offset, columns } = layers[layer]!.layer;
  return offset + row * columns + column;
}
