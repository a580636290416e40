// Which line is a memory's? A short piece of it beside the memory's name.

import type { ReactElement } from "react";
import type { DescribedMemory } from "#model/contracts/compareQuestions";
import { lookOf } from "./memoryLook";

/** As long as its longest pattern is once. */
const size = { width: 27, height: 8 } as const;
const thickness = 2;

export function MemorySwatch({ memory }: { memory: Pick<DescribedMemory, "family" | "place"> }): ReactElement {
  const { mark, pattern, weight } = lookOf(memory);
  return (
    <svg {...size} style={{ color: mark }} aria-hidden>
      <path
        className="curve-line"
        d={`M0 ${size.height / 2}H${size.width}`}
        stroke="currentColor"
        strokeWidth={thickness * weight}
        strokeDasharray={pattern}
      />
    </svg>
  );
}
