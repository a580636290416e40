// How many pairs does a memory still answer for after one pass, and for how long? Seeded trials on keys nobody chose for it.
// Leaves how it is measured to the worker; two panels, one experiment.

import type { ReactElement } from "react";
import { useComparison } from "#state/comparison";
import {
  capacityTrials,
  storages,
  storedPairs,
  type CapacityPoint,
  type CapacityProgress,
  type DescribedMemory,
} from "#model/contracts/compareQuestions";
import { changeScene, useExplorer } from "#state/store";
import { measureWords } from "#words/compareMeasures";
import { panelNames } from "#words/panelNames";
import { say } from "#words/say";
import { sayShare } from "#words/share";
import { Curves, type CurveAxis } from "#components/chart/Curves";
import { useChosen } from "#components/hooks/chosen";
import { capacitySentence } from "./capacitySentence";
import { hueOf } from "#components/chart/marks";
import { ageTable } from "./capacityTables";
import { capacityTable } from "./capacityTables";
import { PanelFrame } from "#components/panel/PanelFrame";
import { Segmented } from "#components/controls/Segmented";
import "./CompareCapacity.css";

const { capacity: words, age: ageWords } = measureWords;
const height = 230;
const shares: CurveAxis = {
  domain: [0, 1],
  ticks: [0, 0.5, 1],
  format: (share) => sayShare(share),
  scale: "linear",
  name: words.recalled,
};

export interface Measured {
  readonly memory: DescribedMemory;
  readonly points: readonly CapacityPoint[];
}

export function CompareCapacity(): ReactElement {
  const compare = useExplorer(({ scene }) => scene.compare);
  const { measured, done, total } = useMeasured();
  const width = useComparison(({ table }) => table?.config.keyWidth ?? "");
  const sentence = capacitySentence(measured, compare.storage);
  return (
    <PanelFrame
      name={panelNames.capacity}
      note={words.notes[compare.storage]}
      table={() => capacityTable(measured)}
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
          hue: hueOf(memory.id),
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

/** How many pairs the age curve is of: more than a matrix of 48 has room for. */
const agedPairs = 64;

export function CompareAges(): ReactElement {
  const { measured } = useMeasured();
  const aged = measured.flatMap(({ memory, points }) => {
    const point = points.find(({ pairs }) => pairs === agedPairs);
    return point ? [{ memory, point }] : [];
  });
  return (
    <PanelFrame name={panelNames.ages} note={say(ageWords.note, { pairs: agedPairs })} table={() => ageTable(aged)}>
      <Curves
        label={say(ageWords.curves, { pairs: agedPairs })}
        curves={aged.map(({ memory, point }) => ({
          id: memory.id,
          name: memory.title,
          hue: hueOf(memory.id),
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

function useMeasured(): { measured: readonly Measured[]; done: number; total: number } {
  const storage = useExplorer(({ scene }) => scene.compare.storage);
  const capacity = useComparison((state) => state.capacity);
  const chosen = useChosen();
  const known = chosen.map((memory) => ({ memory, progress: capacity.get(`${memory.id} ${storage}`) ?? none }));
  return {
    measured: known.map(({ memory, progress }) => ({ memory, points: progress.points })),
    done: known.reduce((sum, { progress }) => sum + progress.done, 0),
    total: known.reduce((sum, { progress }) => sum + progress.total, 0),
  };
}

const none: CapacityProgress = { done: 0, total: capacityTrials * storedPairs.length, points: [] };

/** A line that grows while there is something left to measure. */
function Progress({ done, total }: { done: number; total: number }): ReactElement {
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
      {done < total && <span style={{ width: `${(100 * done) / total}%` }} />}
    </div>
  );
}
