// Where do the names of columns stand? Level above them where the longest has room; else they lean. Leaves the columns to the pictures.

import type { Mark } from "#components/chart/keyedMarks";
import { text } from "./drawing";

/** px, of a letter of the words' face: no word of the vocabulary is wider on average. */
const letter = 7;
const gap = 8;

/** How wide a column is whose name stands level. px */
export function levelWidth(names: readonly string[]): number {
  return letter * longestOf(names) + gap;
}

/** How high the names are over columns of this width. px */
export function namesHeight(names: readonly string[], step: number): number {
  return isLevel(names, step) ? 22 : 12 + Math.SQRT1_2 * letter * longestOf(names);
}

export function columnNames(
  names: readonly string[],
  { key, x, bottom, step }: { key: string; x: (column: number) => number; bottom: number; step: number },
): Mark[] {
  const level = isLevel(names, step);
  return names.map((says, column) => {
    const place = { x: x(column), y: bottom - 6, says, anchor: level ? "middle" : "start" } as const;
    const { attributes, ...mark } = text(`${key} ${column}`, { ...place, className: ["train-word", "hue-ink"] });
    const transform = `rotate(${level ? 0 : -45} ${place.x} ${place.y})`;
    return { ...mark, attributes: { ...attributes, transform } };
  });
}

function isLevel(names: readonly string[], step: number): boolean {
  return step >= levelWidth(names);
}

function longestOf(names: readonly string[]): number {
  return Math.max(0, ...names.map(({ length }) => length));
}
