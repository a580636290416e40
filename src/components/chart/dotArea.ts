// How large is a dot of the memory in words? Areas are as strengths, in every picture that has such dots.

/** An answer of 1 is a disc of this radius, and nothing is drawn of what is no answer. */
export function radiusOf(
  { radius }: { readonly radius: number },
  { strength, least }: { strength: number; least: number },
): number {
  return strength < least ? 0 : radius * Math.sqrt(Math.min(strength, mostDrawn));
}

/** A memory that answers far too strongly is about to diverge: its dots stop growing before they cover the picture. */
const mostDrawn = 2.25;
