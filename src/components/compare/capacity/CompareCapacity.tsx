// How many pairs does a memory still answer for after one pass, and for how long? Seeded trials on keys nobody chose for it.
// Leaves how it is measured to the worker; two panels, one experiment.

import type { ReactElement } from "react";
import { useComparison } from "#state/comparison";
import { capacityTrials, storages, storedPairs } from "#model/contracts/compareQuestions";
import { changeScene, useExplorer } from "#state/store";
import { say } from "#words/say";
import { sayShare } from "#words/share";
import { Curves, type CurveAxis } from "#components/chart/Curves";
import { useChosen } from "#components/hooks/chosen";
import { capacitySentence } from "./capacitySentence";
import { lookOf } from "#components/chart/memoryLook";
import { agedOf, agedPairs, measuredOf } from "./measured";
import { PanelFrame } from "#components/panel/PanelFrame";
import { Segmented } from "#components/controls/Segmented";
import { capacityWords } from "./words";
import "./CompareCapacity.css";

const { capacity: words, age: ageWords } = capacityWords;
const height = 230;
const shares: CurveAxis = {
  domain: [0, 1],
  ticks: [0, 0.5, 1],
  format: (share) => sayShare(share),
  scale: "linear",
  name: words.recalled,
};

export function CompareCapacity(): ReactElement {
  const compare = useExplorer(({ scene }) => scene.compare);
  const { measured, done, total } = useMeasured();
  const width = useComparison(({ table }) => table?.config.keyWidth ?? "");
  const sentence = capacitySentence(measured, compare.storage);
  return (
    <PanelFrame
      note={words.notes[compare.storage]}
      tools={
        <Segmented
          label={words.stored}
          options={storages.map((id) => ({ id, name: words.storages[id] }))}
          value={compare.storage}
          choose={(storage) => changeScene({ compare: { ...compare, storage } })}
        />
      }
    >
      <Curves
        label={say(words.curves, { sentence })}
        curves={measured.map(({ memory, points }) => ({
          id: memory.id,
          name: memory.title,
          look: lookOf(memory),
          points: points.map(({ pairs, share, low, high }) => ({ x: pairs, y: share, low, high })),
        }))}
        x={{
          domain: [storedPairs[0], storedPairs.at(-1)!],
          ticks: storedPairs,
          format: String,
          scale: "log",
          name: words.pairs,
        }}
        y={shares}
        height={height}
      />
      <Progress done={done} total={total} />
      <p className="note">
        {say(words.how, { width, trials: capacityTrials })} <b>{sentence}</b>
      </p>
    </PanelFrame>
  );
}

export function CompareAges(): ReactElement {
  const aged = agedOf(useMeasured().measured);
  return (
    <PanelFrame note={say(ageWords.note, { pairs: agedPairs })}>
      <Curves
        label={say(ageWords.curves, { pairs: agedPairs })}
        curves={aged.map(({ memory, point }) => ({
          id: memory.id,
          name: memory.title,
          look: lookOf(memory),
          points: point.byAge.map(({ from, share, low, high }) => ({ x: from + 1, y: share, low, high })),
        }))}
        x={{
          domain: [1, agedPairs / 2 + 1],
          ticks: [0, 1, 2, 4, 8, 16, 32].map((age) => age + 1),
          format: (age) => String(age - 1),
          scale: "log",
          name: ageWords.since,
        }}
        y={shares}
        height={height}
      />
      <p className="note">{ageWords.how}</p>
    </PanelFrame>
  );
}

function useMeasured(): ReturnType<typeof measuredOf> {
  const storage = useExplorer(({ scene }) => scene.compare.storage);
  const capacity = useComparison((state) => state.capacity);
  return measuredOf(useChosen(), { capacity, storage });
}

/** A line that grows while there is something left to measure; when all is measured its room stays, and it is no progress bar. */
function Progress({ done, total }: { done: number; total: number }): ReactElement {
  if (done >= total) return <div className="compare-progress" data-export="omit" />;
  return (
    <div
      className="compare-progress"
      role="progressbar"
      aria-label={words.trials}
      aria-valuemin={0}
      aria-valuemax={total}
      aria-valuenow={done}
      data-export="omit"
    >
      <span style={{ width: `${(100 * done) / total}%` }} />
    </div>
  );
}
