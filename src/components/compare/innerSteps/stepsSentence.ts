// Does recall follow where the newest pairs fit better? Said by the numbers alone, and where an interval tells nothing, so.

import { innerStepCounts, type Change, type Direction } from "#model/contracts/innerSteps";
import { say, sayList, sayNumber } from "#words/say";
import { sayShare } from "#words/share";
import type { SteppedLine, SteppedPoint } from "./shownSteps";
import { innerStepsWords as words } from "./words";

/** null while a line is not known to its end. */
function endsOf({ points }: SteppedLine): { one: SteppedPoint; most: SteppedPoint } | null {
  const one = points.find(({ steps }) => steps === 1);
  const most = points.find(({ steps }) => steps === innerStepCounts.at(-1));
  // While texts are read one after the other, the one may have a text more.
  return one && most?.recalled.asked === one.recalled.asked ? { one, most } : null;
}

/** A line in numbers: “Matrix: error 0.54 → 0.0000058, 254 → 182 of 256 right: fewer; most with 1 step”. */
export function lineSentence(line: SteppedLine): string | null {
  const ends = endsOf(line);
  if (!ends) return null;
  const { one, most } = ends;
  return say(words.line, {
    memory: line.title,
    ...{ from: sayError(one.error), to: sayError(most.error), steps: most.steps },
    ...{ right: one.recalled.right, then: most.recalled.right, asked: most.recalled.asked },
    change: most.change,
    best: line.points.reduce((best, point) => (point.recalled.share > best.recalled.share ? point : best)).steps,
  });
}

/** One sentence over all that is known; "" until all is. */
export function stepsSentence(lines: readonly SteppedLine[], { direction }: { direction: Direction }): string {
  const known = lines.flatMap((line) => {
    const ends = endsOf(line);
    return ends ? [{ title: line.title, ends, change: ends.most.change }] : [];
  });
  if (known.length === 0 || known.length < lines.length) return "";
  if (direction === "up") {
    const points = known.flatMap(({ ends: { one, most } }) => [one, most]);
    if (points.some(({ error }) => error <= 1)) return words.upOther;
    return say(words.up, { share: sayShare(Math.max(...points.map(({ recalled }) => recalled.share))) });
  }
  const fits = known.every(({ ends }) => ends.most.error < ends.one.error);
  const titled = (change: Change): string[] => known.filter((one) => one.change === change).map(({ title }) => title);
  const parts = (["rises", "falls", "same"] as const).flatMap((change) => {
    const titles = titled(change);
    return titles.length > 0 ? [say(words.changes[change], { memories: sayList(titles) })] : [];
  });
  return say(fits ? words.fits : words.mixed, { steps: innerStepCounts.at(-1)!, parts: parts.join("; ") });
}

/** Two digits, whatever its size; what is no number or beyond a thousand fits nothing any more. */
function sayError(error: number): string {
  if (!(error < 1000)) return words.broke;
  return sayNumber(error, { maximumSignificantDigits: 2 });
}
