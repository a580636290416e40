// Who holds most pairs, narrow and wide? One sentence, computed from what is shown.

import { gridPairs, gridWidths, type GridRow, type GridWidth } from "#model/contracts/pairGrid";
import { modelTitles } from "#model/contracts/models";
import { namesOf } from "#words/compare";
import { say } from "#words/say";
import { sayShare } from "#words/share";
import { pairGridWords as words } from "./words";

/** Of as many pairs as were asked at most: the best at the narrowest width and at the widest that are there. */
export function gridSentence(rows: readonly GridRow[]): string {
  const pairs = gridPairs.at(-1)!;
  const bests = gridWidths.flatMap((width) => bestAt(rows, { width, pairs }) ?? []);
  const [narrow] = bests;
  const wide = bests.at(-1);
  if (!narrow || !wide) return "";
  return [
    say(words.narrow, { pairs, ...narrow }),
    ...(wide === narrow ? [] : [say(words.wide, { ...wide, width: wide.width })]),
  ].join(" ");
}

function bestAt(
  rows: readonly GridRow[],
  { width, pairs }: { width: GridWidth; pairs: number },
): { width: number; models: string; count: number; share: string } | null {
  const found = rows.flatMap(({ mixer, cells, ...row }) => {
    const cell = row.width === width ? cells.find((cell) => cell.pairs === pairs) : undefined;
    return cell ? [{ mixer, accuracy: cell.accuracy }] : [];
  });
  if (found.length === 0) return null;
  const most = Math.max(...found.map(({ accuracy }) => accuracy));
  const best = found.filter(({ accuracy }) => accuracy === most).map(({ mixer }) => modelTitles[mixer].short);
  return { width, models: namesOf(best), count: best.length, share: sayShare(most) };
}
