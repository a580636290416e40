// What is a chunk's momentary surprise, on tfjs tensors? The memory's own loss and its gradient, written out by hand,
// so that training the parameters around it needs first-order autodiff only. All tensors are (N, tokens, width).

import * as tf from "@tensorflow/tfjs";
import { layerNormEpsilon, type Activation, type MemoryConfig } from "#model/contracts/config";

/**
 * ℓ of every token at one set of weights, and its gradient in factors: a layer's u_t is inputs_tᵀ deltas_t.
 * Deltas are ∂ℓ/∂z of every layer; the last one, before the layer norm, is clipped.
 */
export function surprise({
  config,
  gain,
  weights,
  keys,
  values,
}: {
  config: MemoryConfig;
  gain: tf.Tensor3D | null;
  weights: readonly tf.Tensor3D[]; // (N, in, out) a layer
  keys: tf.Tensor3D; // (N, n, d_k)
  values: tf.Tensor3D; // (N, n, d_v)
}): { inputs: tf.Tensor3D[]; deltas: tf.Tensor3D[]; loss: tf.Tensor2D } {
  const inputs: tf.Tensor3D[] = [keys]; // (N, n, in) a layer
  const zs: tf.Tensor3D[] = []; // (N, n, out) a layer
  weights.forEach((layerWeights, layer) => {
    if (layer > 0) inputs.push(activate(config.activation, zs[layer - 1]!));
    zs.push(tf.matMul(inputs[layer]!, layerWeights));
  });
  const { output, normalised, inverseDeviation } = outputOf({ config, gain, z: zs.at(-1)!, x: keys });
  const { loss, gradient } = biasOf(config, tf.sub(output, values));

  let delta = gradient; // (N, n, d_v)
  if (gain && normalised && inverseDeviation) {
    // ∂/∂z of g∘LN(z): (h − mean(h) − n·mean(h∘n)) / σ with h = g∘∂ℓ/∂M, n = LN(z)
    const h = tf.mul(gradient, gain);
    const along = tf.mul(normalised, tf.mean(tf.mul(h, normalised), -1, true));
    delta = tf.mul(tf.sub(tf.sub(h, tf.mean(h, -1, true)), along), inverseDeviation);
  }
  if (config.clip !== null) delta = tf.mul(delta, shrinkage(delta, config.clip).scale);

  const deltas = [delta];
  for (let layer = weights.length - 1; layer > 0; layer--) {
    const below = tf.matMul(deltas[0]!, weights[layer]!, false, true); // (N, n, in)
    deltas.unshift(tf.mul(below, slope(config.activation, zs[layer - 1]!)));
  }
  return { inputs, deltas, loss };
}

/** M(x) = [x +] [g∘LN](z), with the parts of the layer norm that its gradient needs. */
export function outputOf({
  config,
  gain,
  z,
  x,
}: {
  config: MemoryConfig;
  gain: tf.Tensor3D | null;
  z: tf.Tensor3D;
  x: tf.Tensor3D;
}): { output: tf.Tensor3D; normalised: tf.Tensor3D | null; inverseDeviation: tf.Tensor3D | null } {
  let output = z;
  let normalised: tf.Tensor3D | null = null;
  let inverseDeviation: tf.Tensor3D | null = null;
  if (gain) {
    const centred = tf.sub(z, tf.mean(z, -1, true));
    inverseDeviation = tf.rsqrt(tf.add(tf.mean(tf.square(centred), -1, true), layerNormEpsilon)); // (N, n, 1)
    normalised = tf.mul(centred, inverseDeviation);
    output = tf.mul(normalised, gain);
  }
  return { output: config.residual ? tf.add(output, x) : output, normalised, inverseDeviation };
}

export function activate(activation: Activation, z: tf.Tensor3D): tf.Tensor3D {
  switch (activation) {
    case "identity":
      return z;
    case "silu":
      return tf.mul(z, tf.sigmoid(z));
    case "gelu":
      return tf.mul(z, normalCumulative(z));
    case "relu":
      return tf.relu(z);
    case "tanh":
      return tf.tanh(z);
    default:
      return activation satisfies never;
  }
}

function slope(activation: Activation, z: tf.Tensor3D): tf.Tensor3D {
  switch (activation) {
    case "identity":
      return tf.onesLike(z);
    case "silu": {
      const sigmoid = tf.sigmoid(z);
      return tf.mul(sigmoid, tf.add(1, tf.mul(z, tf.sub(1, sigmoid))));
    }
    case "gelu": {
      const density = tf.mul(tf.exp(tf.mul(tf.square(z), -0.5)), 1 / Math.sqrt(2 * Math.PI));
      return tf.add(normalCumulative(z), tf.mul(z, density));
    }
    case "relu":
      return tf.step(z);
    case "tanh":
      return tf.sub(1, tf.square(tf.tanh(z)));
    default:
      return activation satisfies never;
  }
}

/** Φ(z) = (1 + erf(z/√2)) / 2 */
function normalCumulative(z: tf.Tensor3D): tf.Tensor3D {
  return tf.mul(tf.add(tf.erf(tf.mul(z, Math.SQRT1_2)), 1), 0.5);
}

/** ℓ and ∂ℓ/∂M(k), of the error M(k) − v. */
function biasOf({ bias, lossScale }: MemoryConfig, error: tf.Tensor3D): { loss: tf.Tensor2D; gradient: tf.Tensor3D } {
  switch (bias.kind) {
    case "l2":
      return { loss: tf.mul(tf.sum(tf.square(error), -1), lossScale / 2), gradient: tf.mul(error, lossScale) };
    case "lp": {
      const size = tf.abs(error);
      const gradient: tf.Tensor3D = tf.mul(tf.mul(tf.pow(size, bias.p - 1), bias.p), tf.sign(error));
      return { loss: tf.sum(tf.pow(size, bias.p), -1), gradient };
    }
    case "huber": {
      const { delta } = bias;
      const { scale, norm } = shrinkage(error, delta); // norm is δ inside, so one line is both branches
      const inside = tf.minimum(tf.sum(tf.square(error), -1), delta * delta);
      const beyond = tf.mul(tf.sub(tf.squeeze(norm, [2]), delta), delta);
      return { loss: tf.add<tf.Tensor2D>(tf.mul(inside, 0.5), beyond), gradient: tf.mul(error, scale) };
    }
    default:
      return bias satisfies never;
  }
}

/** The factor that bounds a row's norm, min(1, bound / ‖row‖), and max(bound, ‖row‖): finite gradients at zero rows too. */
function shrinkage(rows: tf.Tensor3D, bound: number): { scale: tf.Tensor3D; norm: tf.Tensor3D } {
  const squares: tf.Tensor3D = tf.sum(tf.square(rows), -1, true);
  const norm = tf.sqrt<tf.Tensor3D>(tf.maximum(squares, bound * bound)); // (N, n, 1)
  return { scale: tf.div(bound, norm), norm };
}
