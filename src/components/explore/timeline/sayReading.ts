// How did a second reading go, in a few words?

import type { SecondReading } from "#state/selectors";
import { say } from "#words/say";
import { sayShare } from "#words/share";

/** “38 % less”, “12 % more”, “answers 3 of 12, before 9”, “nothing is stored”. */
export function sayReading(
  went: SecondReading,
  words: { readonly less: string; readonly more: string; readonly fewer: string; readonly nothingStored: string },
): string {
  switch (went.kind) {
    case "emptied":
      return words.nothingStored;
    case "fewer":
      return say(words.fewer, { before: went.before, after: went.after, of: went.of });
    case "less":
      return say(went.less < 0 ? words.more : words.less, { percent: sayShare(Math.abs(went.less)) });
    default:
      return went satisfies never;
  }
}
