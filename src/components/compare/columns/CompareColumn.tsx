// What does one memory do with this text? What it answers to every cue, its equation with what is new, what it changed here, its
// map, and its answer at the cursor.

import { X } from "lucide-react";
import type { ReactElement } from "react";
import { toggleMemory } from "#state/comparison";
import type { ComparedReading, DescribedMemory } from "#model/contracts/compareQuestions";
import type { Repeat } from "#state/selectors";
import { useExplorer } from "#state/store";
import { MemorySwatch } from "#components/chart/MemorySwatch";
import { CausalTriangle } from "#components/chart/CausalTriangle";
import type { Cell } from "#components/hooks/pointer";
import { AnswerDots } from "./AnswerDots";
import { CompareAnswer } from "./CompareAnswer";
import { rungSentence } from "./columnSentences";
import { mapSentence } from "./columnSentences";
import { mapTable } from "./mapTable";
import { MemoryEquation } from "#components/text/MemoryEquation";
import { PanelFrame } from "#components/panel/PanelFrame";
import { Message } from "#components/text/Message";
import { compareWords } from "#words/compare";
import { say } from "#words/say";

const listWidth = 96;
const largestSide = 204;
const words = compareWords.column;

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
  dot,
  onPointDot,
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
  pointed: Cell | null;
  onPoint: (cell: Cell | null) => void;
  /** The same of the picture in words. */
  dot: Cell | null;
  onPointDot: (cell: Cell | null) => void;
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
      of={{ name: memory.title, table: () => (run && reading ? mapTable(run, reading) : null) }}
      title={
        <>
          <MemorySwatch memory={memory} /> {memory.title}
        </>
      }
      className="compare-column"
      tools={
        <button
          className="panel-frame-tool"
          aria-label={say(words.takeMemoryAway, { memory: memory.title })}
          title={words.takeAway}
          onClick={({ currentTarget }) => {
            // The last one leaves no other column for the focus: its switch takes it, or what adds a memory.
            const isLast = useExplorer.getState().scene.compare.memories.length === 1;
            const picker = currentTarget
              .closest(".compare")
              ?.querySelector<HTMLElement>(".compare-rung[aria-checked=true], .compare-picker:not(.is-added)");
            toggleMemory(memory.id);
            if (isLast) picker?.focus();
          }}
        >
          <X size={14} aria-hidden />
        </button>
      }
    >
      <AnswerDots memory={memory} width={width} pointed={dot} onPoint={onPointDot} />
      <MemoryEquation lines={memory.equation} />
      <p className="compare-column-says">
        {said ? <Message words={words.addsAndDid} places={{ adds: memory.adds, did: <b>{said}</b> }} /> : memory.adds}
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
            label={say(words.map, { memory: memory.title, tokens: reading.size, sentence })}
            sentence={sentence}
            pointed={pointed}
            onPoint={onPoint}
            lastToken={reading.size - 1}
          />
        ) : (
          <p className="note compare-column-missing" style={{ width: side, height: side }}>
            {failure ?? (map?.over === "nothing" ? say(words.noMap, { why: map.why }) : words.reading)}
          </p>
        )}
        <CompareAnswer reading={reading} />
      </div>
      <p className="note compare-column-source">
        {memory.remark}{" "}
        <a className="link" href={`https://arxiv.org/abs/${memory.source.arxiv}`} target="_blank" rel="noreferrer">
          {say(words.source, { paper: memory.source.title, equation: memory.source.equation })}
        </a>
      </p>
    </PanelFrame>
  );
}
