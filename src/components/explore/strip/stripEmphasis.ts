// Which words of the strip does a lesson speak of? Those that the window of attention sees stand in a band, those read before it are
// dimmed, and words that it names are framed.

import type { Emphasis } from "#state/store";
import type { Drawn } from "./stripDrawing";

export function emphasise(drawn: Drawn, { window, named }: Emphasis): void {
  const isAny = window !== null || named.length > 0;
  if (!isAny && !drawn.isEmphasised) return;
  drawn.isEmphasised = isAny;
  /** The last word that is out of sight. */
  const gone = window === null ? -Infinity : drawn.token - window;
  for (let token = drawn.from; token < drawn.to; token++) {
    const isSeen = window !== null && token > gone && token <= drawn.token;
    const word = drawn.words[token]!.classList;
    word.toggle("seen", isSeen);
    word.toggle("gone", token <= gone);
    word.toggle("named", named.includes(token));
    // What stands before a word belongs to the one before it.
    const between = drawn.betweens[token]!.classList;
    between.toggle("seen", isSeen && token > 0 && token - 1 > gone);
    between.toggle("gone", token - 1 <= gone);
  }
}
