// What does a text say in numbers, and who says so? Lessons and presets state it here, as what the engine can be asked for.
// test/support/claims.ts holds every claim against the float64 engine, and finds every number that is none.

import type { Measure } from "#model/contracts/measure";
import type { ScenePatch } from "./scenePatch";

/** A number or word as a text has it, and what the engine says of it: “2.12”, “38 %”, “seven”, “kite”, “over a third”. */
export interface Claim {
  readonly shown: string;
  readonly of: Measure;
  /** How near: without it, rounded as it is shown; “over” and “almost” are beyond it, and before it, by a quarter at most. */
  readonly is?: "over" | "almost";
  /** On top of the Scene that the text is about: another setting, which is only spoken of. */
  readonly scene?: ScenePatch;
}

export interface Stated {
  /** What the words say of the engine. */
  readonly claims?: readonly Claim[];
  /** Numbers in the words that measure nothing. */
  readonly plain?: readonly string[];
}
