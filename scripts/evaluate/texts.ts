// How many texts does an evaluation read? As many of every task and length as it takes for 24 of them and more to ask
// something that lies beyond the reach of every window. The same texts for every model.

/** Tokens a text: the three lengths that all models learn from, and four times the longest. Parts are switched off at the shortest alone. */
export const evaluatedLengths = [64, 256, 1024, 4096] as const;

const texts: Record<(typeof evaluatedLengths)[number], number> = { 64: 160, 256: 64, 1024: 32, 4096: 32 };

export function textsOfLength(length: (typeof evaluatedLengths)[number]): number {
  return texts[length];
}
