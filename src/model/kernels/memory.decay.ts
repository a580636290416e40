// How do a chunk's start and its writes fade from token to token? The triangular matrices A, E and G of the dual form.

import * as tf from "@tensorflow/tfjs";

/** The tokens of a stream from `start` on that lie in one chunk. */
export interface Span {
  readonly start: number;
  readonly length: number;
  readonly beginsChunk: boolean;
}

export function spansOf({ position, length, chunk }: { position: number; length: number; chunk: number }): Span[] {
  const spans: Span[] = [];
  for (let start = 0; start < length; start += spans.at(-1)!.length) {
    const inside = (position + start) % chunk;
    spans.push({ start, length: Math.min(chunk - inside, length - start), beginsChunk: inside === 0 });
  }
  return spans;
}

/** How the start and the writes of a span fade. Row and column 0 are its start, 1 … n its tokens. (N, n+1, n+1) each */
export interface Decay {
  readonly kept: tf.Tensor3D; // A, with a0 as column 0
  readonly carried: tf.Tensor3D; // E, with e0 as column 0 of the tokens' rows
  readonly written: tf.Tensor3D; // G = A·E, with c0 as column 0
}

/**
 * The decay of many spans at once, because an operation costs more than its numbers. Spans shorter than the longest are
 * filled up with gates of one. (N·spans, b+1, b+1) each
 */
export function decayOf({
  eta,
  alpha,
  spans,
}: {
  eta: tf.Tensor2D;
  alpha: tf.Tensor2D;
  spans: readonly Span[];
}): Decay {
  const kept = runningProducts(alignToSpans(tf.sub(1, alpha), spans));
  const side = kept.shape[1];
  // Without its corner, E's column 0 counts what the start's momentum adds, and G's is c0 and not c0 + a0.
  const corner = tf.buffer([side, side], "float32", new Float32Array(side * side).fill(1));
  corner.set(0, 0, 0);
  const carried: tf.Tensor3D = tf.mul(runningProducts(alignToSpans(eta, spans)), corner.toTensor());
  return { kept, carried, written: tf.matMul(kept, carried) };
}

/** Each span's own part of the decay of all. */
export function spanDecays(decay: Decay, { spans, batch }: { spans: readonly Span[]; batch: number }): Decay[] {
  const side = decay.kept.shape[1];
  const bySpan = (all: tf.Tensor3D) => tf.reshape<tf.Rank.R4>(all, [batch, spans.length, side, side]);
  const [kept, carried, written] = [bySpan(decay.kept), bySpan(decay.carried), bySpan(decay.written)];
  return spans.map(({ length }, index) => {
    const size = length + 1;
    const part = (all: tf.Tensor4D): tf.Tensor3D =>
      tf.reshape(tf.slice4d(all, [0, index, 0, 0], [batch, 1, size, size]), [batch, size, size]);
    return { kept: part(kept), carried: part(carried), written: part(written) };
  });
}

// Only the first and the last of some spans may be shorter than the longest.

/** (N, tokens of all spans) → (N·spans, b), a short span filled up with ones. */
function alignToSpans(gate: tf.Tensor2D, spans: readonly Span[]): tf.Tensor2D {
  const [batch, length] = gate.shape;
  const first = spans[0]!.length;
  const longest = longestOf(spans);
  const pieces = [
    tf.slice2d(gate, [0, 0], [batch, first]),
    tf.ones<tf.Rank.R2>([batch, longest - first]),
    tf.slice2d(gate, [0, first], [batch, length - first]),
    tf.ones<tf.Rank.R2>([batch, longest * (spans.length - 1) - (length - first)]),
  ].filter((piece) => piece.size > 0);
  return tf.reshape(tf.concat(pieces, 1), [batch * spans.length, longest]);
}

/** The way back: (N·spans, b) → (N, tokens of all spans). */
export function joinSpans(rows: tf.Tensor2D, { spans, batch }: { spans: readonly Span[]; batch: number }): tf.Tensor2D {
  const first = spans[0]!.length;
  const longest = longestOf(spans);
  const rest = spans.slice(1).reduce((sum, { length }) => sum + length, 0);
  const all = tf.reshape<tf.Rank.R2>(rows, [batch, spans.length * longest]);
  return tf.concat([tf.slice2d(all, [0, 0], [batch, first]), tf.slice2d(all, [0, longest], [batch, rest])], 1);
}

export function longestOf(spans: readonly Span[]): number {
  return Math.max(...spans.map(({ length }) => length));
}

/**
 * P[t,s] = Π_{s<j≤t} gate_j for t ≥ s, else 0: (n, b) → (n, b+1, b+1). Running products by doubling, because they stay
 * exact at gates of zero, where sums of logarithms need a guard that shifts every gate (and tfjs's cumprod has no gradient).
 */
function runningProducts(gates: tf.Tensor2D): tf.Tensor3D {
  const [count, longest] = gates.shape;
  const side = longest + 1;
  const rows = tf.reshape(tf.range(0, side), [side, 1]);
  const columns = tf.range(0, side);
  const below = tf.cast(tf.greater(rows, columns), "float32"); // (b+1, b+1)
  const factors = tf.reshape(tf.concat([tf.ones([count, 1]), gates], 1), [count, side, 1]);
  let products: tf.Tensor3D = tf.add(tf.mul(below, factors), tf.sub(1, below));
  for (let step = 1; step < side; step *= 2) {
    const earlier = tf.slice3d(products, [0, 0, 0], [count, side - step, side]);
    products = tf.mul(products, tf.concat([tf.ones<tf.Rank.R3>([count, step, side]), earlier], 1));
  }
  return tf.mul(products, tf.cast(tf.greaterEqual(rows, columns), "float32"));
}
