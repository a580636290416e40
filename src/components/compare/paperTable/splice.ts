// Has the reader found the two numbers of the claim, and what do they say in columns of their own?

import { say, sayRow } from "#words/say";
import { paperFigure, splicedFrom, type PaperCell } from "./paperFigures";
import { paperWords as words } from "./words";

export function isSame(one: PaperCell, other: PaperCell): boolean {
  return one.model === other.model && one.needle === other.needle && one.length === other.length;
}

/** A number of the table, and where it stands. */
export function said(cell: PaperCell): string {
  const { model, needle, length } = cell;
  return say(words.cell, {
    model: words.models[model],
    needle: words.needles[needle],
    thousands: length,
    figure: paperFigure(cell),
  });
}

/** What two chosen numbers are; of the claim's own, what stands beside each in its column. */
export function verdict(chosen: readonly PaperCell[]): string {
  if (chosen.length === 0) return "";
  if (chosen.length === 1) return say(words.one, { chosen: said(chosen[0]!) });
  if (!splicedFrom.every((cell) => chosen.some((other) => isSame(cell, other)))) {
    return say(words.wrong, { chosen: sayRow(chosen.map(said)) });
  }
  const [long, short] = splicedFrom as [PaperCell, PaperCell];
  return say(words.found, {
    ...{ first: paperFigure(long), firstModel: words.models[long.model], firstLength: long.length },
    ...{ second: paperFigure(short), secondModel: words.models[short.model], secondLength: short.length },
    sameShort: paperFigure({ ...long, length: short.length }),
    sameLong: paperFigure({ ...short, length: long.length }),
  });
}
