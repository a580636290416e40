// Why does so much of a word come back to a cue? Of a matrix the strength is carried on from token to token as the weights are;
// of a network it is worked out from the answer itself. Leaves who wrote it to wroteAnswer.ts.

import { cosine, norm, rowOf } from "#model/contracts/vectors";
import type { AnswerSubject, Explanation, Step } from "#model/contracts/protocol";
import { readMemoryRows } from "#model/kernels/memory.cpu";
import { stateAt } from "#model/reading/moment";
import type { Run } from "#model/reading/run";
import { group, minus, operand, plus, times, type Expression } from "./expression";
import { stepWords } from "./stepWords";
import { isSum, strengthOf } from "./wroteAnswer";

/** @param reference the same run in float64. */
export function explainAnswer(run: Run, reference: Run, subject: AnswerSubject): Explanation {
  const { token, asked, word } = subject;
  const { config, parameters, stream, wordVectors } = reference.reading;
  const { weights } = stateAt(reference, token);
  const key = rowOf(stream.keys, { row: asked, width: config.widths[0]! });
  const answer = readMemoryRows({ config, parameters, weights, inputs: key });
  const vector = rowOf(wordVectors, { row: word, width: answer.length });
  const parts = {
    askedNorm: norm(answer),
    askedWordNorm: norm(vector),
    askedCosine: cosine(answer, vector),
  };
  const isCarried = isSum(reference);
  const { terms, value } = isCarried
    ? carriedOn(reference, subject)
    : times(
        operand("askedNorm", parts.askedNorm),
        operand("askedWordNorm", parts.askedWordNorm),
        operand("askedCosine", parts.askedCosine),
      );
  const step = (symbol: Step["symbol"], value: number, words: string): Step => ({
    symbol,
    value,
    words,
    subject: null,
  });
  return {
    subject,
    shown: strengthOf(run, { ...subject, weights: stateAt(run, token).weights }),
    reference: value,
    terms,
    vectors: [
      { symbol: "askedKey", data: Float32Array.from(key) },
      { symbol: "askedVector", data: Float32Array.from(answer) },
      { symbol: "askedWord", data: Float32Array.from(vector) },
    ],
    origin: isCarried ? "before" : "now",
    chunkStart: Math.floor(token / config.chunk) * config.chunk,
    steps: [
      step("askedNorm", parts.askedNorm, stepWords.answer.length),
      step("askedWordNorm", parts.askedWordNorm, stepWords.answer.word),
      step("askedCosine", parts.askedCosine, stepWords.answer.cosine),
      step("answer", parts.askedNorm * parts.askedWordNorm * parts.askedCosine, stepWords.answer.product),
    ],
  };
}

/** (1 − α_t) of what it was, and what the push adds; around what the memory says without its weights, or forgets toward. */
function carriedOn(reference: Run, subject: AnswerSubject): Expression {
  const { config, parameters, stream } = reference.reading;
  const { token } = subject;
  const strength = (weights: Float64Array | Float32Array): number => strengthOf(reference, { ...subject, weights });
  const nothing = parameters.initialWeights.map(() => 0);
  const [before, after] = [stateAt(reference, token - 1), stateAt(reference, token)];
  const base = config.decay === "initial" ? strength(parameters.initialWeights) : strength(nothing);
  const keep = operand("keep", 1 - stream.alpha[token]!);
  const past = operand("askedBefore", strength(before.weights), token > 0 ? { ...subject, token: token - 1 } : null);
  const push = operand("askedPush", strength(after.momentum) - strength(nothing));
  if (base === 0) return plus(times(keep, past), push);
  const start = operand("askedStart", base);
  return plus(start, times(keep, group(minus(past, start))), push);
}
