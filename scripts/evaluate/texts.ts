// How many texts does an evaluation read? As many of every task and length as it takes for 24 of them and more to ask
// something that lies beyond the reach of every window. The same texts for every model.

/** Tokens a text: the lengths that all models learn from. Parts are switched off at the shortest alone. */
export const evaluatedLengths = [64, 256, 1024] as const;
/** Stories are asked in texts of four times the longest, too: all tasks there would take the evaluation beyond 10 minutes. */
const storyLengths = [...evaluatedLengths, 4096] as const;

const texts: Record<(typeof storyLengths)[number], number> = { 64: 160, 256: 64, 1024: 32, 4096: 32 };

export function lengthsOf(task: string): readonly (typeof storyLengths)[number][] {
  return task === "story" ? storyLengths : evaluatedLengths;
}

export function textsOfLength(length: (typeof storyLengths)[number]): number {
  return texts[length];
}
