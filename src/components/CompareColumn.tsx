// What does one memory do with this text? Its equation with what is new, what it changed here, its map, and its answer.

import { X } from "lucide-react";
import type { ReactElement } from "react";
import { toggleMemory } from "../comparison";
import type { ComparedReading, DescribedMemory } from "../model/compareQuestions";
import type { Repeat } from "../selectors";
import { useExplorer } from "../store";
import { CausalTriangle, type MapCell } from "./chart/CausalTriangle";
import { CompareAnswer } from "./CompareAnswer";
import { mapSentence, rungSentence } from "./compareSentences";
import { mapTable } from "./compareTables";
import { MemoryEquation } from "./MemoryEquation";
import { PanelFrame } from "./PanelFrame";

const listWidth = 96;
const largestSide = 204;

export function CompareColumn({
  memory,
  before,
  reading,
  readingBefore,
  failure,
  width,
  largest,
  repeat,
  pointed,
  onPoint,
}: {
  memory: DescribedMemory;
  /** The memory it builds on. */
  before: DescribedMemory | null;
  reading: ComparedReading | null;
  readingBefore: ComparedReading | null;
  failure: string | null;
  width: number;
  /** What a full cell stands for on the scale of all; null for the map's own. */
  largest: number | null;
  repeat: Repeat | null;
  pointed: MapCell | null;
  onPoint: (cell: MapCell | null) => void;
}): ReactElement {
  const run = useExplorer((state) => state.run);
  const asking = useExplorer(({ scene }) => scene.compare.asking);
  const side = Math.max(120, Math.min(largestSide, Math.floor(width - listWidth - 14)));
  const map = reading?.map;
  const back = asking === "recall" ? 0 : 1;
  const sentence = map && reading ? mapSentence(map, { size: reading.size, repeat, back }) : "";
  const said = reading && before && readingBefore ? rungSentence({ before, reading, readingBefore }) : null;
  return (
    <PanelFrame
      name={memory.title}
      className="compare-column"
      table={() => (run && reading ? mapTable(run, reading) : null)}
      tools={
        <button
          className="panel-frame-take"
          aria-label={`Take ${memory.title} away`}
          title="Take it away"
          onClick={() => toggleMemory(memory.id)}
        >
          <X size={14} aria-hidden />
        </button>
      }
    >
      <MemoryEquation lines={memory.equation} />
      <p className="compare-column-says">
        {memory.adds}
        {said && (
          <>
            : <b>{said}</b>
          </>
        )}
      </p>
      <div className="compare-column-body">
        {map && map.over !== "nothing" && reading ? (
          <CausalTriangle
            map={{
              from: 0,
              size: reading.size,
              weights: map.weights,
              largest: map.over === "values" && largest !== null ? largest : map.largest,
              window: null,
            }}
            kind="magnitude"
            hue="ink"
            side={side}
            label={`${memory.title}: what is in the answers of ${reading.size} tokens. ${sentence}`}
            sentence={sentence}
            pointed={pointed}
            onPoint={onPoint}
            lastToken={reading.size - 1}
          />
        ) : (
          <p className="note compare-column-missing" style={{ width: side, height: side }}>
            {failure ?? (map?.over === "nothing" ? `No map: ${map.why}` : "reading…")}
          </p>
        )}
        <CompareAnswer reading={reading} />
      </div>
    </PanelFrame>
  );
}
