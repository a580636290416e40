// How long may a text be? Whatever brings one in (box, link, file, command line) cuts it here, and says so.

/** In UTF-16 units. A text of this length has more words than are read, in any language. */
export const longestText = 200_000;

interface CutText {
  readonly text: string;
  /** How many characters were left out. */
  readonly leftOut: number;
}

/** The beginning of a text that may be too long; no character is cut in two. */
export function cutText(text: string, most = longestText): CutText {
  if (text.length <= most) return { text, leftOut: 0 };
  const isInside = /[\uD800-\uDBFF]/.test(text[most - 1]!) && /[\uDC00-\uDFFF]/.test(text[most]!);
  const kept = text.slice(0, isInside ? most - 1 : most);
  return { text: kept, leftOut: text.length - kept.length };
}
