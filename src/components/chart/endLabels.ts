// Where does a curve's name stand? Beside its end, in as many lines as it takes, moved off its neighbours as little as it takes.
// Where what is reached is said, too, curves that end at one height share a label.

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
  return spread(
    ends.map(({ id, name, y }) => ({ id, lines: labelLines(name), y })),
    height,
  );
}

interface JoinedEnd {
  readonly id: string;
  readonly name: string;
  /** What is reached there: the same for all that share a label. */
  readonly reached: string;
  readonly y: number;
}

interface JoinedLabel {
  /** A word and whose name it is part of; null of what is reached. */
  readonly lines: readonly (readonly { readonly words: string; readonly id: string | null }[])[];
  /** The middle of the first line, px from the plot's top. */
  readonly y: number;
  /** Where its curves end. */
  readonly end: number;
}

/** Labels of what is reached and by whom, one for all that reach the same; they stand as those of `spreadLabels` do. */
export function joinLabels(
  ends: readonly JoinedEnd[],
  { height, letters }: { height: number; letters: number },
): JoinedLabel[] {
  const groups = new Map<string, JoinedEnd[]>();
  for (const end of ends) groups.set(end.reached, [...(groups.get(end.reached) ?? []), end]);
  const labels = [...groups.values()].map((group) => {
    const words = group.flatMap(({ id, name }, place) => {
      const isLast = place === group.length - 1;
      return (isLast ? name : `${name},`).split(" ").map((words) => ({ words, id: id as string | null }));
    });
    const { y, reached } = group[0]!;
    return { lines: broken([{ words: reached, id: null }, ...words], letters), y, end: y };
  });
  return spread(labels, height);
}

/** Lines of no more than so many letters, but for a word that is longer; words of one name beside each other stay one. */
function broken(
  words: readonly { readonly words: string; readonly id: string | null }[],
  letters: number,
): { words: string; id: string | null }[][] {
  const lines: { words: string; id: string | null }[][] = [];
  let used = 0;
  for (const { words: word, id } of words) {
    const line = lines.at(-1);
    if (line === undefined || used + 1 + word.length > letters) {
      lines.push([{ words: word, id }]);
      used = word.length;
      continue;
    }
    used += 1 + word.length;
    const last = line.at(-1)!;
    if (last.id === id) line[line.length - 1] = { words: `${last.words} ${word}`, id };
    else line.push({ words: ` ${word}`, id });
  }
  return lines;
}

/** Moves them apart, down as far as it takes and then up from the bottom of the plot. */
function spread<Label extends { readonly lines: readonly unknown[]; y: number }>(
  labels: readonly Label[],
  height: number,
): Label[] {
  const placed = [...labels].sort((a, b) => a.y - b.y);
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
