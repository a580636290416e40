// Which marks does the picture show now? Its key names those and no others.

import type { EncodingId } from "#components/chart/encodings";
import type { Mark } from "#components/chart/keyedMarks";
import type { writeMarks } from "./writeDrawing";

/** In the order of the key. */
export const keyMarks = [
  ...["right", "other", "wrong", "ring", "replaced", "old", "surprise"],
  ...["alike", "guess", "lacks", "missed", "wake", "forgotten"],
] as const satisfies readonly EncodingId[];
type KeyMark = (typeof keyMarks)[number];

/** What was drawn of the picture, by its layers. */
export interface Drawn {
  readonly dots: readonly Mark[];
  readonly ring: readonly Mark[];
  readonly replaced: readonly Mark[];
  readonly write: ReturnType<typeof writeMarks>;
}

/** The underlines of surprises stand in the text over the picture. */
export function marksDrawn({ dots, ring, replaced, write }: Drawn): ReadonlySet<KeyMark> {
  const kinds = new Set(dots.map(({ attributes }) => attributes.class));
  const drawn: Readonly<Record<KeyMark, boolean>> = {
    right: kinds.has("is-right"),
    other: kinds.has("is-other"),
    wrong: kinds.has("is-wrong"),
    ring: ring.length > 0,
    replaced: replaced.some(({ attributes }) => attributes.class === ""),
    old: replaced.some(({ attributes }) => attributes.class === "is-said"),
    surprise: true,
    alike: write.alike.length > 0,
    guess: write.guess.length > 0,
    lacks: write.gap.length > 0,
    missed: write.ticks.length > 0,
    wake: write.wake.length > 0,
    forgotten: write.forgotten.length > 0,
  };
  return new Set(keyMarks.filter((id) => drawn[id]));
}
