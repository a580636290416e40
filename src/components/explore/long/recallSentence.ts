// How far back does it remember, in a sentence? Of what was asked often enough to tell.

import type { LongProgress } from "#model/contracts/longQuestions";
import { say, sayNumber } from "#words/say";
import { sayShare } from "#words/share";
import { farthest } from "./amounts";
import { longWords } from "./words";

const words = longWords.recall;

/** Facts of one distance that must have been asked before it is spoken of. */
const enough = 12;

/** Up to which distance at least half is answered at every distance that was asked often enough, and how it stands beyond. */
export function recallSentence({ recall, chance }: Pick<LongProgress, "recall" | "chance">): string {
  const known = recall.filter(({ asked }) => asked >= enough);
  if (known.length === 0) return words.none;
  const less = known.findIndex(({ right, asked }) => 2 * right < asked);
  const half = known[(less === -1 ? known.length : less) - 1];
  const beyond = recall.filter(({ least }) => least > (half?.least ?? 0));
  const [right, asked] = [sum(beyond, "right"), sum(beyond, "asked")];
  const rest = { share: sayShare(right / asked), chance: sayShare(chance) };
  if (!half) return say(words.noHalf, rest);
  const said = sayNumber(farthest(half));
  return asked < enough ? say(words.allHalf, { half: said }) : say(words.atLeastHalf, { half: said, ...rest });
}

function sum(recall: LongProgress["recall"], of: "right" | "asked"): number {
  return recall.reduce((total, counted) => total + counted[of], 0);
}
