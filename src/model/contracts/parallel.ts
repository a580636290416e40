// What is a chunk of a matrix memory, summed as attention is? The products of its queries and keys, what is left of every write, the
// errors that they weigh, and how far the sum is from the answers that were read word by word. Leaves the sums to
// explain/parallelForm.ts.

/** Of `size` tokens from `from` on; matrices are (size, size), row t the answer after token t, column s the write of token s. */
export interface ParallelForm {
  readonly from: number;
  readonly size: number;
  /** q_t·k_s, of all pairs: those above the diagonal are of words that come later, and are not summed. */
  readonly products: Float32Array;
  /** G: how much of the write of s is in the memory after t. 0 above the diagonal. */
  readonly kept: Float32Array;
  /** cθ_s G q_t·k_s: what an error is multiplied with. */
  readonly weights: Float32Array;
  /** ‖v_s − k_s M₀‖ of each token, M₀ being what the chunk began with. (size) */
  readonly errors: Float32Array;
  /** ‖v_s‖. (size) */
  readonly values: Float32Array;
  /** The largest difference, in any number of any answer of the chunk, from the one that was read word by word. */
  readonly gap: number;
  /** The largest number in any answer of the chunk. */
  readonly largest: number;
}
