// How do the memories stand side by side? As many abreast as there is room for, their parts on common lines.
// Leaves one memory to CompareColumn.tsx.

import { useMemo, useRef, useState, type ReactElement } from "react";
import { useComparison } from "#state/comparison";
import type { ComparedReading } from "#model/contracts/compareQuestions";
import { repeatOf } from "#state/selectors";
import { useExplorer } from "#state/store";
import { useWidth } from "#components/hooks/useWidth";
import type { Cell } from "#components/hooks/pointer";
import { useChosen } from "#components/hooks/chosen";
import { CompareColumn } from "./CompareColumn";
import { compareWords } from "#words/compare";
import "./CompareColumns.css";

const gap = 32;
const narrowest = 296;
const mostAbreast = 4;
const words = compareWords.columns;

export function CompareColumns(): ReactElement {
  const row = useRef<HTMLDivElement>(null);
  const width = useWidth(row);
  const chosen = useChosen();
  const { readings, failures } = useComparison();
  const table = useComparison((state) => state.table);
  const run = useExplorer((state) => state.run);
  const scale = useExplorer(({ scene }) => scene.compare.scale);
  const [pointed, point] = useState<Cell | null>(null);
  const [dot, pointDot] = useState<Cell | null>(null);
  const repeat = useMemo(() => (run ? repeatOf(run.tokens.tokens) : null), [run]);
  const shared = useMemo(() => largestOf(chosen.flatMap(({ id }) => readings.get(id) ?? [])), [chosen, readings]);
  const abreast = Math.max(1, Math.min(mostAbreast, Math.floor((width + gap) / (narrowest + gap))));
  // Five would leave three places empty: as even as can be.
  const rows = Math.max(1, Math.ceil(chosen.length / abreast));
  const across = Math.max(Math.ceil(chosen.length / rows), Math.min(3, abreast));
  const columnWidth = (width - (across - 1) * gap) / across;
  const isPhone = abreast === 1;
  return (
    <div
      ref={row}
      data-asking={table ? undefined : ""}
      className={`compare-columns${isPhone ? " is-swiped" : ""}`}
      style={isPhone ? {} : { gridTemplateColumns: `repeat(${across}, minmax(0, 1fr))`, columnGap: gap }}
    >
      {chosen.length === 0 && <p className="note">{table ? words.noneChosen : words.asking}</p>}
      {chosen.map((memory) => (
        <CompareColumn
          key={memory.id}
          memory={memory}
          before={table?.memories.find(({ id }) => id === memory.after) ?? null}
          reading={readings.get(memory.id) ?? null}
          readingBefore={(memory.after && readings.get(memory.after)) || null}
          failure={failures.get(memory.id) ?? null}
          width={isPhone ? Math.min(width, 330) : columnWidth}
          largest={scale === "shared" ? shared : null}
          repeat={repeat}
          pointed={pointed}
          onPoint={point}
          dot={dot}
          onPointDot={pointDot}
        />
      ))}
    </div>
  );
}

/** The largest weight over values of all maps. Over surprises weights mean something else, and keep their own scale. */
function largestOf(readings: readonly ComparedReading[]): number {
  return Math.max(0, ...readings.map(({ map }) => (map.over === "values" ? map.largest : 0)));
}
