// What does the page keep of every token? One number or one word of each quantity, in columns that the worker fills.

import { tokenQuantities, wordQuantities, type TokenQuantity, type WordQuantity } from "./probe";

/** One number a token, by quantity. Words are indices into the run's vocabulary. */
export type PageColumns = Readonly<Record<TokenQuantity | WordQuantity, Float32Array>>;

const names = [...tokenQuantities, ...wordQuantities];

/** The columns of a text of `length` tokens, all zeros. */
export function allocateColumns(length: number): PageColumns {
  return columnsOf(() => new Float32Array(length));
}

/** A copy of what stands at the tokens `from` ≤ t < `to`. */
export function sliceColumns(columns: PageColumns, { from, to }: { from: number; to: number }): PageColumns {
  return columnsOf((name) => columns[name].slice(from, to));
}

function columnsOf(column: (name: keyof PageColumns) => Float32Array): PageColumns {
  return Object.fromEntries(names.map((name) => [name, column(name)])) as PageColumns;
}
