// What does a step measure before the reader's eyes? A few numbers of the engine side by side, each a bar: what an answer speaks of.
// Leaves to components/lessons/LessonBars.tsx how they are asked for and drawn.

import type { Measure } from "#model/contracts/measure";
import type { ScenePatch } from "#scene/scenePatch";
import type { Prose } from "./markup";

export interface Bars {
  /** What a bar's length is. */
  readonly caption: Prose;
  /** How a number is written: a share of one in per cent, a count, or with so many decimals (two without). Bars begin at zero. */
  readonly as: "percent" | "count" | "decimal";
  readonly digits?: number;
  readonly rows: readonly BarRow[];
}

interface BarRow {
  readonly name: Prose;
  readonly of: Measure;
  /** On top of the step's Scene: other settings, never another text. */
  readonly scene?: ScenePatch;
}
