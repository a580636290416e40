// How is a token of a trained model said? Its vocabulary has words, letters and bytes of words it does not know, and marks.

/** What a person reads where a token stands alone. */
export function spoken(word: string): string {
  if (word === "<spell>") return "(spells)";
  if (word === "<begin>") return "(begins)";
  if (word.startsWith("·")) return `${word.slice(1)}-`;
  return /^<[\da-f]>$/.test(word) ? `byte ${word.slice(1, -1)}` : word;
}
