// What is the loss of some texts, and how does it change with every parameter? By tfjs, all texts at once, through titans.ts:
// what gradients.ts is held against. All texts are equally long.

import * as tf from "@tensorflow/tfjs";
import { parameterShapes, type ModelConfig } from "#model/contracts/architecture";
import { logitsOf } from "#model/trained/titans";
import type { GradientsOf, Weights } from "./training";

/** On the current tfjs backend. */
export function tensorGradients(config: ModelConfig): GradientsOf {
  const { vocabulary } = config;
  const shapes = parameterShapes(config);
  const names = Object.keys(shapes);
  return async (parameters, texts) => {
    const batch = texts.length;
    const length = texts[0]!.ids.length;
    const all = <Part extends "ids" | "targets">(part: Part): number[] => texts.flatMap((text) => [...text[part]]);
    const weights = texts.flatMap((text) => [...text.weights]);
    const tensors = tf.tidy(() => {
      const oneHot = (of: number[]): tf.Tensor2D =>
        tf.cast(tf.oneHot(tf.tensor1d(of, "int32"), vocabulary), "float32") as tf.Tensor2D;
      const tokens = tf.reshape<tf.Rank.R3>(oneHot(all("ids")), [batch, length, vocabulary]);
      const expected = tf.mul(oneHot(all("targets")), tf.tensor2d(weights, [batch * length, 1]));
      let guesses: tf.Tensor | null = null;
      const lossOf = (...values: tf.Tensor[]): tf.Scalar => {
        const named = Object.fromEntries(names.map((name, index) => [name, values[index]!]));
        const logits = tf.reshape<tf.Rank.R2>(logitsOf({ config, parameters: named, tokens }), [-1, vocabulary]);
        guesses = tf.keep(tf.argMax(logits, -1));
        return tf.neg(tf.sum(tf.mul(tf.logSoftmax(logits), expected)));
      };
      const inputs = names.map((name) => tf.tensor(parameters[name]!, [...shapes[name]!.shape]));
      const { value, grads } = tf.valueAndGrads(lossOf)(inputs);
      return { value, grads, guesses: guesses! };
    });
    const gradients: Weights = {};
    for (const [index, gradient] of tensors.grads.entries()) {
      gradients[names[index]!] = (await gradient.data()) as Float32Array;
    }
    const loss = (await tensors.value.data())[0]!;
    const guesses = (await tensors.guesses.data()) as Int32Array;
    tf.dispose([tensors.value, tensors.guesses, ...tensors.grads]);
    return {
      loss,
      guesses: texts.map((_, text) => guesses.subarray(text * length, (text + 1) * length)),
      gradients,
    };
  };
}
