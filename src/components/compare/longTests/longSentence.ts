// Who is best at a test, at its largest size that several models were asked? One sentence, computed from what is shown.

import { longTestWords as words } from "./words";
import { say, sayNumber } from "#words/say";
import { sayShare } from "#words/share";
import type { ShownModel } from "./shownRows";
import { namesOf } from "#words/compare";

export function longSentence(models: readonly ShownModel[], by: "tokens" | "pairs"): string {
  const sizes = models.map(({ rows }) => rows.at(-1)!.size);
  const size = Math.max(...sizes.filter((size) => sizes.filter((other) => other === size).length > 1));
  const rows = models.flatMap(({ title, rows }) => {
    const row = rows.find((row) => row.size === size);
    return row ? [{ title, row }] : [];
  });
  if (rows.length === 0) return "";
  const most = Math.max(...rows.map(({ row }) => row.accuracy));
  const [first] = rows;
  const { asked, right, chance } = first!.row;
  const of = { by, size: sayNumber(size), chance: sayShare(chance) };
  if (most === 0) return say(words.none, of);
  const best = rows.filter(({ row }) => row.accuracy === most).map(({ title }) => title);
  return say(words.best, {
    ...of,
    ...{ model: namesOf(best), count: best.length, share: sayShare(most), asked: asked * right.length },
  });
}
