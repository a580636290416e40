// How is a model's card written into its file? As JSON that can be read and compared line by line.

/** Longer ones are broken. */
const longestLine = 240;

/** A record or a list without another in it stands on a line of its own. */
export function cardText(card: object): string {
  const text = JSON.stringify(card, null, 1).replaceAll(/[[{]\n[^[\]{}]*\n\s*[\]}]/gu, (inner) => {
    const line = inner.replaceAll(/\n\s*/gu, " ");
    return line.length <= longestLine ? line : inner;
  });
  return `${text}\n`;
}
