// One of a few, shown in a seeded order. The right one has no hint; every other has its own, and `hints` are for all.

import type { Reveal } from "#lessons/lesson";
import type { Prose } from "#lessons/markup";
import { rightIf, type Asked, type CheckRow } from "./check";

export interface Choose extends Asked {
  readonly kind: "choose";
  /** `see` is what this wrong answer brings on stage, in place of the check's own. */
  readonly options: readonly { readonly words: Prose; readonly hint?: Prose; readonly see?: Reveal }[];
}

interface ChooseAttempt {
  readonly kind: "choose";
  readonly check: Choose;
  /** A place in `options`. */
  readonly chosen: number;
}

/** The answer is a place in `options`; null until one is chosen. */
export const choose: CheckRow<Choose, number | null, null, ChooseAttempt> = {
  begin: () => null,
  find: async () => null,
  attempt: (check, { answer: chosen }) => (chosen === null ? null : { kind: "choose", check, chosen }),
  judge: ({ check, chosen }) => rightIf(chosen === rightOption(check)),
  hint: ({ check, chosen }) => check.options[chosen]?.hint ?? null,
  see: ({ check, chosen }) => check.options[chosen]?.see ?? null,
  told: ({ check, chosen }) => check.options[chosen]!.words,
  solve: (check) => ({ answer: rightOption(check) }),
};

/** Its place in `options`. */
export function rightOption({ options }: Choose): number {
  return options.findIndex(({ hint }) => hint === undefined);
}
