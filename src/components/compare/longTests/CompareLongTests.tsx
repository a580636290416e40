// How do the trained models do on the papers' long-context tests in small? One test at a time, a line a model, by the length of
// the text, from what was found before and what is read here; the memory learning or frozen. Leaves the reading to longTests.ts.

import type { ReactElement } from "react";
import { longSizes, longTestIds, longestTrained, type LongRow } from "#model/contracts/longTests";
import { modelTitles } from "#model/contracts/models";
import type { CompareScene } from "#scene/compareScene";
import { fetchLongResults, readTexts, stopReadingTexts, useLongTests } from "#state/longTests";
import { changeScene, useExplorer } from "#state/store";
import { Curves, type CurveAxis } from "#components/chart/Curves";
import { Segmented } from "#components/controls/Segmented";
import { PanelFrame } from "#components/panel/PanelFrame";
import { say, sayList, sayNumber, sayRow } from "#words/say";
import { sayShare } from "#words/share";
import { longSentence } from "./longSentence";
import { byOf, shownModels, type ShownModel } from "./shownRows";
import { longTestWords as words } from "./words";
import "./LongTests.css";

const height = 260;
const shares: CurveAxis = {
  domain: [0, 1],
  ticks: [0, 0.5, 1],
  format: (share) => sayShare(share),
  scale: "linear",
  name: words.right,
};

export function CompareLongTests(): ReactElement {
  const compare = useExplorer(({ scene }) => scene.compare);
  const { test, frozen } = compare;
  const known = useLongTests();
  const models = shownModels(known, { test, frozen });
  const by = byOf(test);
  const sentence = longSentence(models, by);
  const choose = (change: Partial<CompareScene>): void => {
    stopReadingTexts();
    changeScene({ compare: { ...compare, ...change } });
  };
  const sizes = longSizes[by].filter((size) => models.some(({ rows }) => rows.some((row) => row.size === size)));
  return (
    <PanelFrame
      note={words.asks[test]}
      tools={
        <Segmented
          label={words.memory}
          options={(["learning", "frozen"] as const).map((id) => ({ id, name: words.states[id] }))}
          value={frozen ? "frozen" : "learning"}
          choose={(state) => choose({ frozen: state === "frozen" })}
        />
      }
    >
      <label className="long-tests-which" data-export="omit">
        {words.which}{" "}
        <select
          value={test}
          onChange={({ target }) => choose({ test: longTestIds.find((id) => id === target.value)! })}
        >
          {longTestIds.map((id) => (
            <option key={id} value={id}>
              {words.tests[id]}
            </option>
          ))}
        </select>
      </label>
      {sizes.length > 1 ? (
        <Curves
          label={say(words.curves, { by, sentence })}
          curves={models.map(({ model, title, look, rows }) => ({
            id: model,
            name: title,
            look,
            points: rows.map(pointOf),
            measured: rows.map(pointOf),
          }))}
          x={{
            ...{ domain: [sizes[0]!, sizes.at(-1)!], ticks: sizes, scale: "log", name: words[by] },
            format: (size) => (by === "pairs" ? sayNumber(size) : say(words.thousands, { thousands: size / 1024 })),
          }}
          y={shares}
          height={height}
          bands="lit"
        />
      ) : (
        known.problem === null && <p className="note">{words.loading}</p>
      )}
      <Reading />
      <p className="note">
        <b>{sentence}</b>{" "}
        {frozen ? words.frozenNote : say(words.trainedNote, { by, most: sayNumber(longestTrained[by]) })} {words.bands}{" "}
        {by === "tokens" && words.fullStops}
      </p>
      <Kept models={models} />
      {known.stale.size > 0 && (
        <p className="note">
          {say(words.stale, { models: sayList([...known.stale].map((name) => modelTitles[name].short)) })}
        </p>
      )}
    </PanelFrame>
  );
}

function pointOf({ size, accuracy, low, high }: LongRow): { x: number; y: number; low: number; high: number } {
  return { x: size, y: accuracy, low, high };
}

/** What is read here, how far it is, and how it is stopped. */
function Reading(): ReactElement {
  const { test, frozen } = useExplorer(({ scene }) => scene.compare);
  const { results, reading, problem } = useLongTests();
  return (
    <div className="long-tests-reading" data-export="omit">
      {reading ? (
        <button className="button" onClick={stopReadingTexts}>
          {words.stop}
        </button>
      ) : (
        <button className="button" disabled={!results} onClick={() => void readTexts({ test, frozen })}>
          {words.reads}
        </button>
      )}
      {reading && (
        <>
          <progress aria-label={words.progress} max={reading.total} value={reading.done} />
          <span className="note">{say(words.reading, { ...reading, model: modelTitles[reading.model].short })}</span>
        </>
      )}
      {problem !== null && (
        <span className="note" role="alert">
          {say(words.problem, { problem })}{" "}
          <button className="button" onClick={() => void fetchLongResults()}>
            {words.again}
          </button>
        </span>
      )}
    </div>
  );
}

/** What each model keeps of the longest text that it read. */
function Kept({ models }: { models: readonly ShownModel[] }): ReactElement {
  const kept = models.map(({ title, rows }) => {
    const { bytes } = rows.at(-1)!;
    return say(words.kept, { model: title, bytes: sayNumber(Math.round(bytes / 1000)) });
  });
  return (
    <p className="note">
      {words.bytes}: {sayRow(kept)}
    </p>
  );
}
