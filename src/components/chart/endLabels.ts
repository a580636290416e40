// Where does a curve's name stand? Beside its end, in as many lines as it takes, moved off its neighbours as little as it takes.

/** Of a line of a name, px. */
export const labelLine = 15;
/** Letters that a line has room for beside the plot. */
const lineLetters = 17;
const mostLines = 3;

/** A name in lines that fit beside the plot, broken between words; what is longer than three lines ends in …. */
export function labelLines(name: string): readonly string[] {
  const lines: string[] = [];
  for (const word of name.split(" ")) {
    const line = lines.at(-1);
    if (line !== undefined && line.length + 1 + word.length <= lineLetters) lines[lines.length - 1] = `${line} ${word}`;
    else lines.push(word);
  }
  const shown = lines.map((line) => (line.length > lineLetters ? `${line.slice(0, lineLetters - 1)}…` : line));
  return shown.length <= mostLines ? shown : [...shown.slice(0, mostLines - 1), `${shown[mostLines - 1]!} …`];
}

interface EndLabel {
  readonly id: string;
  readonly lines: readonly string[];
  /** The middle of the first line, px from the plot's top. */
  readonly y: number;
}

/** How high all names are, one below the other. */
export function labelsHeight(names: readonly string[]): number {
  return labelLine * names.reduce((sum, name) => sum + labelLines(name).length, 0);
}

/** Names at the heights where their curves end, in the order of these; none touches another, and none leaves the plot below. */
export function spreadLabels(
  ends: readonly { readonly id: string; readonly name: string; readonly y: number }[],
  height: number,
): EndLabel[] {
  const placed = [...ends].sort((a, b) => a.y - b.y).map(({ id, name, y }) => ({ id, lines: labelLines(name), y }));
  for (const [index, label] of placed.entries()) {
    const above = placed[index - 1];
    if (above) label.y = Math.max(label.y, above.y + labelLine * above.lines.length);
  }
  let limit = height;
  for (const label of placed.toReversed()) {
    label.y = Math.min(label.y, limit - labelLine * (label.lines.length - 1));
    limit = label.y - labelLine;
  }
  return placed;
}
