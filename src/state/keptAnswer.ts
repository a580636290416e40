// How long does a memory keep an answer? From the word that taught it on, token after token: since when it is said, and from where
// no more. Leaves to questions.ts that it is asked.

export interface KeptAnswer {
  /** The token that taught the answer. */
  readonly asked: number;
  /** The first token after which it is said; null while it is not. */
  readonly since: number | null;
  /** The first token after that from which something else is said, or nothing; null where it is kept. */
  readonly lostAt: number | null;
  /** What is said there instead, as the engine says it. */
  readonly says: number | null;
  /** The last token that was asked after. */
  readonly upTo: number;
}

export function notYetKept(asked: number): KeptAnswer {
  return { asked, since: null, lostAt: null, says: null, upTo: asked - 1 };
}

/** One token further: what is said after it. */
export function keptOn(
  kept: KeptAnswer,
  { token, says, right }: { token: number; says: number; right: number },
): KeptAnswer {
  const { since, lostAt } = kept;
  if (lostAt !== null) return { ...kept, upTo: token };
  if (says === right) return { ...kept, since: since ?? token, upTo: token };
  return since === null ? { ...kept, upTo: token } : { ...kept, lostAt: token, says, upTo: token };
}
