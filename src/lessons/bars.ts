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
  /** Where a bar is full, such as how many there are to count; else at the largest of them. */
  readonly full?: number;
  readonly rows: readonly BarRow[];
}

export interface BarRow {
  readonly name: Prose;
  readonly of: Measure;
  /** On top of the step's Scene: other settings, never another text. */
  readonly scene?: ScenePatch;
}

/** The last token that any of them is measured at; −1 where none is measured at a token. */
export function lastTokenOf({ rows }: Bars): number {
  return Math.max(-1, ...rows.flatMap(({ of }) => tokensOf(of)));
}

function tokensOf(measure: Measure): number[] {
  return Object.entries(measure).flatMap(([key, value]: [string, unknown]) => {
    if (key === "asked" || key === "tokens") return value as number[];
    if (["token", "at", "from", "to", "of"].includes(key) && typeof value === "number") return [value];
    return typeof value === "object" && value !== null && "kind" in value ? tokensOf(value as Measure) : [];
  });
}
