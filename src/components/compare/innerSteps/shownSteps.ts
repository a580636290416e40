// What is known of each memory and model by the number of its steps? One line each, in one order, whatever came when.

import type { Share } from "#model/contracts/compareQuestions";
import { innerStepCounts, steppedMemories, steppedModels, type Change } from "#model/contracts/innerSteps";
import { modelTitles } from "#model/contracts/models";
import type { Comparison } from "#state/comparison";
import { readName, type InnerSteps } from "#state/innerSteps";
import { lookOf, type MemoryLook } from "#components/chart/memoryLook";
import { innerStepsWords } from "./words";

const { names } = innerStepsWords;

export interface SteppedLine {
  readonly id: string;
  readonly title: string;
  readonly look: MemoryLook;
  readonly points: readonly SteppedPoint[];
}

export interface SteppedPoint {
  readonly steps: number;
  /** Of what was just written, Σ‖M(k) − v‖² ∕ Σ‖v‖². */
  readonly error: number;
  readonly recalled: Share;
  /** From one step. */
  readonly change: Change;
  /** Of what the text asks on its way; null where it asks nothing, and of a model, which is asked nothing else. */
  readonly online: Share | null;
}

export function memoryLines(
  { memories }: Pick<InnerSteps, "memories">,
  { table }: Pick<Comparison, "table">,
): SteppedLine[] {
  return steppedMemories.flatMap((id) => {
    const described = table?.memories.find((memory) => memory.id === id);
    if (!described) return [];
    const known = memories.get(id)?.points ?? [];
    const one = known[0]?.atEnd;
    const points = known.map(({ steps, error, atEnd, online }) => ({
      ...{ steps, error, recalled: atEnd, online },
      change: changeFrom(one!, atEnd),
    }));
    return [{ id, title: names[id], look: lookOf(described), points }];
  });
}

export function modelLines({ stories, direction }: Pick<InnerSteps, "stories" | "direction">): SteppedLine[] {
  return steppedModels.map((model, place) => ({
    id: model,
    title: modelTitles[model].short,
    look: lookOf({ family: "titans", place }),
    points: innerStepCounts.flatMap((steps) => {
      const read = stories.get(readName({ model, direction, steps }));
      return read ? [{ steps, error: read.error, recalled: read.answers, change: read.change, online: null }] : [];
    }),
  }));
}

/** Of intervals that overlap neither is said to be the larger. */
function changeFrom(one: Share, other: Share): Change {
  if (other.low > one.high) return "rises";
  return other.high < one.low ? "falls" : "same";
}
