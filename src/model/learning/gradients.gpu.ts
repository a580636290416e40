// What is the loss of some texts, and how does it change with every parameter? On a GPU, many texts at once: the way of each is
// written down once, all of them are handed over together, and texts as long as these go the same way again.
// What gradients.ts is on SIMD. Leaves to training.ts what is done with the gradients.

import { parameterShapes, type ModelConfig } from "#model/contracts/architecture";
import type { Floats } from "#model/contracts/vectors";
import { groupsOf, openArena, type Again, type Arena } from "#model/kernels/arena.gpu";
import { supportsGpuModel } from "#model/trained/forward.gpu";
import { startBlock } from "#model/trained/forward.wiring";
import { blockProgram, learningKernelsOn, multiply } from "./kernels.gpu";
import type { Gradients, GradientsOf, WeighedText, Weights } from "./training";

/** How one text is learned. */
interface ReadingOf {
  /** What is to be uploaded. (T) each */
  readonly ids: Float32Array;
  readonly targets: Float32Array;
  readonly weights: Float32Array;
  /** What comes back. (T) each */
  readonly losses: Float32Array;
  readonly guesses: Float32Array;
  /** In the order of the parameters, one after the other. */
  readonly gradients: readonly Float32Array[];
}

/** How so many texts of one length are learned together. */
interface Batch {
  readonly arena: Arena;
  readonly tokens: number;
  readonly parameters: ReadonlyMap<string, Float32Array>;
  readonly readings: readonly ReadingOf[];
  /** Of all texts, the parameters' one after the other as they lie in the arena. */
  readonly sum: Float32Array;
  readonly again: Again;
}

const mostTogether = 64;

/**
 * What learns texts on a GPU. @throws RangeError where the model is beyond its kernels, or has a part without a way back.
 * What it returns rejects where the GPU refuses.
 */
export function openGpuLearner({ config, device }: { config: ModelConfig; device: GPUDevice }): GradientsOf {
  if (!supportsGpuModel(config))
    throw new RangeError("this model's heads or memories are wider than the GPU's kernels take");
  let open: Batch | null = null;
  const sizes = new Map<number, number>();

  /** Numbers that a text takes. */
  function sizeOf(tokens: number): number {
    const known = sizes.get(tokens);
    if (known !== undefined) return known;
    const { arena } = recorded({ config, device, tokens, texts: 1 });
    const size = arena.size();
    arena.close();
    sizes.set(tokens, size);
    return size;
  }

  /** The batch that reads `count` texts of `tokens` tokens, or as many of them as the GPU can look at. */
  function batchFor(tokens: number, count: number): Batch {
    const most = device.limits.maxStorageBufferBindingSize / 4;
    const together = Math.max(1, Math.min(mostTogether, Math.floor(most / sizeOf(tokens))));
    const texts = Math.ceil(count / Math.ceil(count / together)); // shares of one size
    if (open?.tokens === tokens && open.readings.length === texts) return open;
    open?.arena.close();
    open = recorded({ config, device, tokens, texts });
    return open;
  }

  return async (given, texts) => {
    const gradients: Weights = {};
    for (const [name, numbers] of Object.entries(given)) gradients[name] = new Float32Array(numbers.length);
    const guesses: Int32Array[] = [];
    let loss = 0;
    for (const [tokens, places] of byLength(texts)) {
      const batch = batchFor(tokens, places.length);
      for (let from = 0; from < places.length; from += batch.readings.length) {
        const here = places.slice(from, from + batch.readings.length);
        const found = await learn(
          batch,
          given,
          here.map((place) => texts[place]!),
        ); // one after the other: they share the arena
        loss += found.loss;
        here.forEach((place, index) => (guesses[place] = found.guesses[index]!));
        for (const [name, gradient] of Object.entries(found.gradients)) {
          gradient.forEach((change, at) => (gradients[name]![at]! += change));
        }
      }
    }
    return { loss, guesses, gradients };
  };
}

/** Where the texts of each length stand. */
function byLength(texts: readonly WeighedText[]): Map<number, number[]> {
  const places = new Map<number, number[]>();
  texts.forEach(({ ids }, place) => {
    const others = places.get(ids.length);
    if (others) others.push(place);
    else places.set(ids.length, [place]);
  });
  return places;
}

async function learn(
  { arena, parameters, readings, sum, again }: Batch,
  given: Weights,
  texts: readonly WeighedText[],
): Promise<Gradients> {
  for (const [name, array] of parameters) {
    array.set(given[name]!);
    arena.upload(array);
  }
  readings.forEach(({ ids, targets, weights }, index) => {
    const text = texts[index];
    ids.set(text?.ids ?? ids); // a place without a text counts nothing
    targets.set(text?.targets ?? targets);
    if (text) weights.set(text.weights);
    else weights.fill(0);
    for (const array of [ids, targets, weights]) arena.upload(array);
  });
  await again();
  const gradients: Weights = {};
  const [first] = parameters.values();
  for (const [name, array] of parameters) {
    const from = arena.at(array) - arena.at(first!);
    gradients[name] = sum.slice(from, from + array.length);
  }
  const read = readings.slice(0, texts.length);
  return {
    loss: read.reduce((sum, { losses }) => losses.reduce((total, loss) => total + loss, sum), 0),
    guesses: read.map(({ guesses }) => Int32Array.from(guesses)),
    gradients,
  };
}

/** The way of some texts through a model and back, written down. */
function recorded({
  config,
  device,
  tokens,
  texts,
}: {
  config: ModelConfig;
  device: GPUDevice;
  tokens: number;
  texts: number;
}): Batch {
  const arena = openArena(device);
  const parameters = new Map(
    Object.entries(parameterShapes(config)).map(([name, { shape }]) => [
      name,
      arena.room(shape.reduce((product, side) => product * side, 1)),
    ]),
  );
  const readings = Array.from({ length: texts }, () => readingOf({ config, arena, parameters, tokens }));
  const [first] = parameters.values();
  const last = [...parameters.values()].at(-1)!;
  const numbers = arena.at(last, last.length) - arena.at(first!);
  const sum = arena.room(numbers);
  const firsts = readings.map(({ gradients }) => arena.at(gradients[0]!));
  arena.add({
    program: blockProgram("sumTexts"),
    words: [numbers, firsts[0]!, texts > 1 ? firsts[1]! - firsts[0]! : 0, texts, arena.at(sum)],
    reads: readings.flatMap(({ gradients }) => gradients),
    writes: [sum],
    size: [groupsOf(numbers), 1],
  });
  const all = (array: Float32Array) => ({ array, from: 0, count: array.length });
  const wanted = [sum, ...readings.flatMap(({ losses, guesses }) => [losses, guesses])];
  return { arena, tokens, parameters, readings, sum, again: arena.repeated(wanted.map(all)) };
}

function readingOf({
  config,
  arena,
  parameters,
  tokens,
}: {
  config: ModelConfig;
  arena: Arena;
  parameters: ReadonlyMap<string, Float32Array>;
  tokens: number;
}): ReadingOf {
  const { width, layers, vocabulary } = config;
  const rows = { from: 0, to: tokens };
  const { kernels, back, goBack, gradientOf } = learningKernelsOn(arena);
  const gradients = [...parameters.values()].map(gradientOf); // before all others: one after the other
  const embedding = parameters.get("embedding")!; // (V, d)
  const norm = parameters.get("norm")!;
  const room = (count: number): Float32Array => kernels.room(count) as Float32Array;
  const [ids, targets, weights, losses, guesses] = Array.from({ length: 5 }, () => room(tokens)) as [
    Float32Array,
    Float32Array,
    Float32Array,
    Float32Array,
    Float32Array,
  ];
  const x = room(tokens * width); // (T, d)
  const normed = room(tokens * width);
  kernels.embed({ ids, table: embedding, output: x, width, scale: Math.sqrt(width), ...rows });
  for (let layer = 0; layer < layers; layer++) {
    const weights = (name: string): Floats | null => parameters.get(`layers.${layer}.${name}`) ?? null;
    const plain = { ablation: {}, overrides: [], traced: false };
    startBlock({ config, kernels, length: tokens, weights, ...plain }, x).fill(rows);
  }
  kernels.rmsNorm({ input: x, gain: norm, output: normed, ...rows });

  // logits = normed Eᵀ
  const logits = room(tokens * vocabulary); // (T, V)
  const known = gradientOf(logits);
  multiply(arena, {
    left: { array: normed, steps: [width, 1] },
    right: { array: embedding, steps: [1, width] },
    to: { array: logits },
    size: [tokens, vocabulary, width],
  });
  arena.add({
    program: blockProgram("crossEntropy"),
    words: [...[logits, known, targets, weights, losses, guesses].map((array) => arena.at(array)), vocabulary, tokens],
    reads: [logits, targets, weights],
    writes: [known, losses, guesses],
    size: [1, tokens],
  });
  back(() => {
    const error = { array: known, isGradient: true };
    multiply(arena, {
      left: { ...error, steps: [vocabulary, 1] },
      right: { array: embedding, steps: [width, 1] },
      to: { array: gradientOf(normed), isGradient: true },
      size: [tokens, width, vocabulary],
    });
    multiply(arena, {
      left: { ...error, steps: [1, vocabulary] },
      right: { array: normed, steps: [width, 1] },
      to: { array: gradientOf(embedding), isGradient: true },
      size: [vocabulary, width, tokens],
    });
  });
  goBack();
  return { ids, targets, weights, losses, guesses, gradients };
}
