// How do the trained models do on the papers' long-context tests in small? One test at a time, a line a model, by the length of
// the text, from what was found before and what is read here; the memory learning or frozen. Leaves the reading to longTests.ts,
// and what it costs to LongCosts.tsx.

import { useCallback, useEffect, useRef, useState, type ReactElement } from "react";
import { longSizes, longTestIds, longestTrained, type LongRow, type LongTestId } from "#model/contracts/longTests";
import { modelTitles } from "#model/contracts/models";
import { compareWithCards, fetchLongResults, readTexts, stopReadingTexts, useLongTests } from "#state/longTests";
import { changeScene, useExplorer } from "#state/store";
import { Curves, type CurveAxis } from "#components/chart/Curves";
import { Segmented } from "#components/controls/Segmented";
import { useSeen } from "#components/hooks/seen";
import { PanelFrame } from "#components/panel/PanelFrame";
import { say, sayList, sayNumber } from "#words/say";
import { sayShare } from "#words/share";
import { longSentence } from "./longSentence";
import { LongCosts } from "./LongCosts";
import { byOf, shownModels } from "./shownRows";
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
  const sizes = longSizes[by].filter((size) => models.some(({ rows }) => rows.some((row) => row.size === size)));
  return (
    <PanelFrame
      tools={
        <Segmented
          label={words.memory}
          options={(["learning", "frozen"] as const).map((id) => ({ id, name: words.states[id] }))}
          value={frozen ? "frozen" : "learning"}
          choose={(state) => {
            stopReadingTexts();
            changeScene({ compare: { ...compare, frozen: state === "frozen" } });
          }}
        />
      }
    >
      <TestMenu />
      {sizes.length > 1 ? (
        <Curves
          label={say(words.curves, { by, sentence })}
          curves={models.map(({ model, title, look, mark, rows }) => ({
            ...{ id: model, name: title, look, mark },
            points: rows.map(pointOf),
            measured: rows.map(pointOf),
            reached: reachedOf(rows.at(-1)!, sizes.at(-1)!),
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
        {by === "tokens" && words.fullStops} {by === "tokens" && words.paper}
      </p>
      {models.length > 0 && <LongCosts models={models} by={by} />}
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

/** The share, and of how long a text where that is not the longest. */
function reachedOf({ accuracy, size }: LongRow, longest: number): string {
  const share = sayShare(accuracy);
  return size === longest ? share : say(words.reachedAt, { share, thousands: size / 1024 });
}

/** Which test, and what it asks. When it is seen, the results are held against the weights that ship. */
function TestMenu(): ReactElement {
  const root = useRef<HTMLDivElement>(null);
  const compare = useExplorer(({ scene }) => scene.compare);
  const isFetched = useLongTests(({ results }) => results !== null);
  const [isSeen, setSeen] = useState(false);
  useSeen(
    root,
    useCallback(() => setSeen(true), []),
  );
  useEffect(() => {
    if (isSeen && isFetched) void compareWithCards();
  }, [isSeen, isFetched]);
  return (
    <div ref={root} className="long-tests-which">
      <label data-export="omit">
        {words.which}{" "}
        <select
          value={compare.test}
          onChange={({ target }) => {
            stopReadingTexts();
            changeScene({ compare: { ...compare, test: longTestIds.find((id) => id === target.value)! } });
          }}
        >
          {groups.map(({ name, tests }) => (
            <optgroup key={name} label={words.groups[name]}>
              {tests.map((id) => (
                <option key={id} value={id}>
                  {words.tests[id]}
                </option>
              ))}
            </optgroup>
          ))}
        </select>
      </label>
      <p>{words.asks[compare.test]}</p>
    </div>
  );
}

const groups = [
  { name: "needles", tests: ["passkey", "number", "word", "several"] },
  { name: "chains", tests: ["oneFact", "twoFacts", "threeFacts"] },
  { name: "recall", tests: ["pairs"] },
] as const satisfies readonly { name: string; tests: readonly LongTestId[] }[];

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
