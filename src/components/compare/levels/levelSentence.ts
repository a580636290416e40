// What is there to see in the levels of a memory? How often each was written, what it alone answers, and what a slower one still
// has of what a faster one has lost: one sentence after the other, of the numbers in the picture.

import type { LevelsMoment } from "#model/contracts/compareQuestions";
import { say, sayRow } from "#words/say";
import { levelWords } from "./words";

const { sentence: words } = levelWords;

/** `hasMemory`: whether a memory stands before the levels, as in Hope. */
export function levelSentence({ token, levels, whole, without }: LevelsMoment, hasMemory: boolean): string {
  const written = levels.filter(({ updates }) => updates > 0);
  const unwritten = levels.find(({ updates }) => updates === 0);
  const row = written.map(({ updates, count }, at) =>
    say(words.level, { level: at + 1, updates, right: count.right, asked: count.asked }),
  );
  const losses = written.slice(1).flatMap(({ keeps }, at) => {
    const { lost } = written[at]!;
    if (lost.length === 0) return [];
    const which = keeps.length === lost.length ? "all" : "some";
    return [say(words.keeps, { slow: at + 2, fast: at + 1, keeps: keeps.length, lost: lost.length, which })];
  });
  const lostNothing = losses.length === 0 && written.length > 1 ? [say(words.noLoss, { fast: 1 })] : [];
  return [
    ...(row.length > 0 ? [say(words.levels, { levels: sayRow(row) })] : []),
    ...(unwritten && unwritten.period > token
      ? [say(words.unwritten, { level: levels.indexOf(unwritten) + 1, token: unwritten.period })]
      : []),
    ...losses,
    ...lostNothing,
    hasMemory
      ? say(words.hope, { right: whole.right, without: without.right })
      : say(words.whole, { right: whole.right }),
  ].join(" ");
}
