// What is the loss of some texts, and how does it change with every parameter? On SIMD, text after text: read through the
// wiring of the page with kernels that know the way back. Leaves to training.ts what is done with the gradients.

import { parameterShapes, type ModelConfig } from "#model/contracts/architecture";
import type { Floats } from "#model/contracts/vectors";
import { startBlock } from "#model/trained/forward.wiring";
import { openArena } from "./arena";
import { at, learningKernels } from "./kernels";
import type { Gradients, WeighedText, Weights } from "./training";

type Learner = (parameters: Weights, texts: readonly WeighedText[]) => Gradients;

/** How texts of one length are learned. */
interface ReadingOf {
  readonly tokens: number;
  readonly learn: (text: WeighedText) => { loss: number; guesses: Int32Array };
}

/**
 * What learns texts of up to `length` tokens.
 * @throws Error where there is no SIMD; RangeError where there is no memory left, or the model has a part without a way back:
 * widths that are no multiples of four, a memory's bias other than l2.
 */
export function openLearner({ config, length }: { config: ModelConfig; length: number }): Learner {
  const { width, layers, vocabulary, heads } = config;
  for (const [name, value] of Object.entries({ width, "head width": width / heads, feedForward: config.feedForward })) {
    if (value % 4 !== 0) throw new RangeError(`${name} is ${value} in training; allowed: multiples of 4`);
  }
  const shapes = Object.entries(parameterShapes(config)).map(([name, { shape }]) => ({
    name,
    count: shape.reduce((product, side) => product * side, 1),
  }));
  const numbers = shapes.reduce((sum, { count }) => sum + count, 0);
  const arena = openArena({ config, length, parameters: numbers + 4 * (width + shapes.length) });
  const { simd, apart, take, save, gradientOf } = arena;
  const { floats, integers, call } = simd;
  const columns = Math.ceil(vocabulary / 4) * 4; // of logits: the last may be of no word
  const parameters = new Map<string, Floats>(
    shapes.map(({ name, count }) => {
      const room = take(name === "embedding" ? columns * width : count);
      return [name, new Float32Array(floats.buffer, room, count)];
    }),
  );
  arena.keep();
  const embedding = parameters.get("embedding")!; // (V, d)
  const norm = parameters.get("norm")!;
  let open: ReadingOf | null = null;

  /** Texts of `tokens` tokens: their addresses stay from one to the next. */
  function openFor(tokens: number): ReadingOf {
    const rows = { from: 0, to: tokens };
    arena.begin();
    const { kernels, step, forward, back } = learningKernels(arena);
    const { room, embed, rmsNorm } = kernels;
    const ids = room(tokens).fill(0); // any text, until there is one
    const x = room(tokens * width); // (T, d)
    const normed = room(tokens * width);
    embed({ ids, table: embedding, output: x, width, scale: Math.sqrt(width), ...rows });
    for (let layer = 0; layer < layers; layer++) {
      const weights = (name: string): Floats | null => parameters.get(`layers.${layer}.${name}`) ?? null;
      const plain = { ablation: {}, overrides: [], traced: false };
      startBlock({ config, kernels, length: tokens, weights, ...plain }, x).fill(rows);
    }
    rmsNorm({ input: x, gain: norm, output: normed, ...rows });

    // logits = normed Eᵀ, and what the loss says of them takes their place
    const [table, y] = [at(embedding), at(normed)];
    const logits = save(tokens * columns); // (T, V)
    const [wanted, weighs, guessed] = [save(tokens), save(tokens), save(tokens)];
    integers.fill(0, wanted >> 2, (guessed >> 2) + tokens);
    let loss = 0;
    step(
      () => {
        floats.fill(0, logits >> 2, (logits >> 2) + tokens * columns);
        call.toInputs(table, y, logits, columns, width, tokens);
        loss = call.crossEntropy(logits, wanted, weighs, guessed, vocabulary, columns, tokens);
      },
      () => {
        call.dense(logits, table, y + apart, columns, width, tokens);
        call.toWeights(logits, y, table + apart, columns, width, tokens);
      },
    );
    return {
      tokens,
      learn: (text) => {
        ids.set(text.ids);
        integers.set(text.targets, wanted >> 2);
        floats.set(text.weights, weighs >> 2);
        forward();
        arena.clear();
        back();
        return { loss, guesses: integers.slice(guessed >> 2, (guessed >> 2) + tokens) };
      },
    };
  }

  /** Reads one text, and adds its gradients to what is there. */
  function learn(text: WeighedText): ReturnType<ReadingOf["learn"]> {
    if (open?.tokens !== text.ids.length) open = openFor(text.ids.length);
    return open.learn(text);
  }

  return (given, texts) => {
    for (const [name, array] of parameters) {
      (array as Float32Array).set(given[name]!);
      gradientOf(array).fill(0);
    }
    const read = texts.map(learn);
    const gradients: Weights = {};
    for (const [name, array] of parameters) gradients[name] = gradientOf(array).slice();
    return {
      loss: read.reduce((sum, { loss }) => sum + loss, 0),
      guesses: read.map(({ guesses }) => guesses),
      gradients,
    };
  };
}
