// Which memories recall most? One sentence, computed from what was measured; intervals that overlap are a tie.

import type { DescribedMemory, CapacityPoint, Storage } from "#model/contracts/compareQuestions";
import { namesOf } from "#words/compare";
import { say } from "#words/say";
import { sayShare } from "#words/share";
import { capacityWords } from "./words";

const { capacity } = capacityWords;

/** Which memories recall most at the largest number of pairs that all have been asked; ties are said. */
export function capacitySentence(
  measured: readonly { readonly memory: DescribedMemory; readonly points: readonly CapacityPoint[] }[],
  storage: Storage,
): string {
  const known = measured.filter(({ points }) => points.length > 0);
  const most = Math.min(...known.map(({ points }) => points.at(-1)!.pairs));
  if (known.length < 2 || !Number.isFinite(most)) return "";
  const rows = known
    .flatMap(({ memory, points }) => {
      const point = points.find(({ pairs }) => pairs === most);
      return point ? [{ title: memory.title, point }] : [];
    })
    .sort((a, b) => b.point.share - a.point.share);
  const [first] = rows;
  const last = rows.at(-1);
  if (!first || !last) return "";
  // Intervals that overlap tell nothing apart.
  const tied = rows.filter(({ point }) => point.high >= first.point.low);
  const best = {
    pairs: most,
    storage,
    memories: namesOf(tied.map(({ title }) => title)),
    count: tied.length,
    share: sayShare(first.point.share),
  };
  if (tied.length === rows.length) return say(capacity.allTied, best);
  return say(capacity.best, { ...best, last: last.title, lastShare: sayShare(last.point.share) });
}
