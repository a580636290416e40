// What does each level of a memory know? A lane a level on the words of the text, the slow under the fast: how far it has moved,
// when it is written, what it alone still answers; and between two lanes, what the slower one has of what the faster one lost.

import { useRef, type ReactElement } from "react";
import { writeText } from "#components/hooks/cursor";
import { useChosen } from "#components/hooks/chosen";
import { useWidth } from "#components/hooks/useWidth";
import { lookOf } from "#components/chart/memoryLook";
import { Lanes } from "#components/chart/Lanes";
import { MemorySwatch } from "#components/chart/MemorySwatch";
import { PointedLine } from "#components/chart/PointedLine";
import { plotOf, xOf } from "#components/chart/scale";
import { PanelFrame } from "#components/panel/PanelFrame";
import { formatNumber } from "#components/text/format";
import type { DescribedMemory, LevelsMoment } from "#model/contracts/compareQuestions";
import { toggleMemory, useComparison } from "#state/comparison";
import { useExplorer } from "#state/store";
import { say } from "#words/say";
import { Lane, LevelMarks, Losses } from "./LevelLane";
import { levelSentence } from "./levelSentence";
import { levelledMemories } from "./levelTable";
import { levelWords as words } from "./words";
import "./CompareLevels.css";

/** For the names of the lanes; where there is little room they say less. */
const gutters = { wide: 172, narrow: 112, least: 560 } as const;
/** Hope's memory answers first. */
const hasMemory = ({ knobs }: DescribedMemory): boolean => knobs.includes("ownKeys");

export function CompareLevels(): ReactElement {
  const chosen = useChosen();
  const moments = useComparison((state) => state.levels);
  const failures = useComparison((state) => state.failures);
  const levelled = chosen.filter(({ knobs }) => knobs.includes("levels"));
  const shown = levelledMemories(levelled, moments);
  const problem = levelled.map(({ id }) => failures.get(`${id} levels`)).find((failure) => failure !== undefined);
  const token = shown[0]?.moment.token;
  return (
    <PanelFrame
      title={token === undefined ? undefined : say(words.title, { token: token + 1 })}
      note={levelled.length > 0 && (levelled.every(hasMemory) ? words.noteHope : words.note)}
    >
      {levelled.length === 0 && (
        <p className="lanes-said">
          {words.none}{" "}
          <button className="button" onClick={() => toggleMemory("continuum")}>
            {words.add}
          </button>
        </p>
      )}
      {levelled.length > 0 && shown.length === 0 && (
        <p className="note">{problem === undefined ? words.asking : say(words.failed, { problem })}</p>
      )}
      {shown.map(({ memory, moment }) => (
        <Levels key={memory.id} memory={memory} moment={moment} />
      ))}
      {shown.length > 0 && <LevelMarks memory={shown[0]!.memory} />}
    </PanelFrame>
  );
}

function Levels({ memory, moment }: { memory: DescribedMemory; moment: LevelsMoment }): ReactElement {
  const root = useRef<HTMLDivElement>(null);
  const width = useWidth(root);
  const scale = useExplorer(({ scene }) => scene.compare.scale);
  const { levels } = moment;
  const gutter = width < gutters.least ? gutters.narrow : gutters.wide;
  const tokens = levels[0]!.drift.length;
  const plot = plotOf({ width: Math.max(80, width - gutter), tokens });
  const most = levels.map(({ drift }) => Math.max(...drift.filter(Number.isFinite)));

  const follow = (token: number): void =>
    root.current?.querySelectorAll<HTMLElement>("[data-level]").forEach((readout) => {
      const drift = levels[Number(readout.dataset.level)]?.drift[token];
      writeText(readout, say(words.drift, { drift: drift === undefined ? "–" : formatNumber(drift) }));
    });
  return (
    <div>
      <p className="lanes-said">
        <MemorySwatch memory={memory} /> <b>{memory.title}:</b> {levelSentence(moment, hasMemory(memory))}
      </p>
      <Lanes root={root} plot={plot} gutter={gutter} colour={lookOf(memory).mark} follow={follow}>
        {levels.map((_, level) => (
          <div key={level} className="compare-level">
            {level > 0 && <Losses moment={moment} level={level} plot={plot} gutter={gutter} />}
            <Lane
              memory={memory}
              moment={moment}
              level={level}
              plot={plot}
              gutter={gutter}
              isNarrow={gutter === gutters.narrow}
              maximum={scale === "shared" ? Math.max(...most) : most[level]!}
            />
            <PointedLine
              width={gutter + plot.width}
              xOf={(token) => (token < tokens ? gutter + xOf(plot, token) : null)}
              read={(_run, token) => formatNumber(levels[level]!.drift[token]!)}
            />
          </div>
        ))}
      </Lanes>
    </div>
  );
}
