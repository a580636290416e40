// Does the memory follow? One sentence of cups and one of the mark, computed from the game.

import { nothingHeld, type CupsGame, type MarkGame } from "#model/contracts/shellGame";
import { say } from "#words/say";
import { sayShare } from "#words/share";
import { trackingWords as words } from "./words";

/** By number: A, B, C … */
export const thingNames: readonly string[] = words.things.split(" ");

export function gameSentence({ cups: n, truth, held, sure, partsAt }: CupsGame, memory: string): string {
  const swaps = truth.length / n - 1;
  if (partsAt === null) {
    const least = Math.min(...sure.subarray(swaps * n));
    return [
      say(words.keeps, { memory, swaps }),
      ...(least < 0.995 ? [say(words.weak, { sure: sayShare(least) })] : []),
    ].join(" ");
  }
  const from = partsAt * n;
  const cup = truth.subarray(from, from + n).findIndex((thing, cup) => thing !== held[from + cup]);
  const said = held[from + cup]!;
  return say(words.parted, {
    ...{ memory, at: partsAt, cup: cup + 1 },
    thing: thingNames[truth[from + cup]!]!,
    holds: said === nothingHeld ? "nothing" : "thing",
    held: thingNames[said] ?? "",
  });
}

export function markSentence({ flips, partsAt }: MarkGame, memory: string): string {
  return partsAt === null
    ? say(words.mark.keeps, { memory, tokens: flips.length })
    : say(words.mark.parted, { memory, at: partsAt });
}
