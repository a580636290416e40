// What does a memory's picture in words say? Its count, a cell, and what the question at the token is answered with.

import { leastAnswer } from "#model/contracts/cues";
import { formatNumber } from "#components/text/format";
import { compareWords } from "#words/compare";
import { say, sayRow } from "#words/say";
import type { DotsPicture } from "./dotsPicture";

const words = compareWords.dots;

/** “answers 18 of 19 · 3 replaced”. */
export function countSaid({ count: { right, asked, replaced } }: Pick<DotsPicture, "count">): string {
  const count = say(words.count, { right, asked });
  return replaced > 0 ? say(words.withReplaced, { count, replaced }) : count;
}

/** “Noor: 0.41 of heron, replaced by kite”. */
export function cellSaid(picture: DotsPicture, cell: { readonly row: number; readonly column: number }): string {
  const { rows, words: names, strengthAt, columnOf } = picture;
  const row = rows[cell.row];
  const word = names[cell.column];
  if (!row || word === undefined) return "";
  const strength = strengthAt(cell);
  if (!row.answered || strength === null) return say(words.unread, { cue: row.name });
  const { right, replaced, says } = row.answered;
  const said = { cue: row.name, word, strength: formatNumber(strength) };
  const isAt = (of: number | null): boolean => of !== null && columnOf(of) === cell.column;
  if (isAt(right)) return say(says === right ? words.right : words.rightButNot, said);
  if (replaced.some(isAt)) {
    const by = names[columnOf(right!)];
    if (by === undefined) return say(words.replaced, said);
    return say(isAt(says) ? words.replacedButSaid : words.replacedBy, { ...said, right: by });
  }
  if (isAt(says)) return say(words.says, said);
  return say(strength < leastAnswer ? words.none : words.other, said);
}

const mostListed = 2;

/** The strongest words of the row that is asked: “Noor: heron 0.41, kite 0.28”. */
export function currentSaid({ rows, words: names, current, strengthAt }: DotsPicture): string {
  if (!current) return "";
  const { name, answered } = rows[current.row]!;
  if (!answered) return say(words.unread, { cue: name });
  const strongest = names
    .map((word, column) => ({ word, strength: strengthAt({ row: current.row, column }) ?? 0 }))
    .filter(({ strength }) => strength >= leastAnswer)
    .sort((a, b) => b.strength - a.strength)
    .slice(0, mostListed)
    .map(({ word, strength }) => say(words.strength, { word, strength: formatNumber(strength) }));
  return strongest.length === 0
    ? say(words.nothing, { cue: name })
    : say(words.current, { cue: name, words: sayRow(strongest) });
}
