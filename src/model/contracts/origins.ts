// What are a token's key, value and query made of? Of which words' rows, by which matrix, and how much of each.

export const originRoles = ["key", "value", "query"] as const;
export type OriginRole = (typeof originRoles)[number];

export interface Origin {
  readonly role: OriginRole;
  /** What every word's row is multiplied by; null where the words' rows are taken as they are. (width, size) */
  readonly matrix: Float32Array | null;
  /** The tokens that are mixed, the latest first; −1 stands for the start of the text. (n) */
  readonly mixed: readonly number[];
  /** What of each is mixed: its row, after the matrix. (n, size) */
  readonly rows: Float32Array;
  /** What each adds to the mix: its row times the mixing weights. Their sum is the mix. (n, size) */
  readonly parts: Float32Array;
  /** How much of what is mixed each of them is; all together 1. (n) */
  readonly shares: readonly number[];
  /** What comes of it. (size) */
  readonly made: Float32Array;
}

export interface Origins {
  readonly token: number;
  /** The row of numbers of the token's word, as it comes in: what all three are made of. */
  readonly word: Float32Array;
  /** Numbers of a key, a value or a query. */
  readonly size: number;
  /** In the order of `originRoles`. */
  readonly of: readonly Origin[];
}
