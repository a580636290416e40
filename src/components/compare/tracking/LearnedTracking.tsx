// What do small models learn to track, when nobody sets their keys? A little plot a model and task: share right by length, a dot a seed,
// guessing as a line. Leaves the training to `npm run evaluate -- --track`.

import { useRef, type ReactElement } from "react";
import { scaleLinear, scaleLog } from "d3";
import {
  askedSymbols,
  shortestSymbols,
  trackedChance,
  trackedSeeds,
  trackedTasks,
  trackedTexts,
  trackedWidth,
  trackers,
  trainedSymbols,
  type TrackedRow,
  type TrackedTask,
  type Tracker,
} from "#model/contracts/tracked";
import { fetchTracked, useTracked } from "#state/tracked";
import { useSeen } from "#components/hooks/seen";
import { PanelFrame } from "#components/panel/PanelFrame";
import { say, sayNumber } from "#words/say";
import { sayShare } from "#words/share";
import { flippingSentence, forgettingSentence, learnedSentence } from "./learnedSentence";
import { trackingWords } from "./words";
import "./LearnedTracking.css";

const { learned: words } = trackingWords;

export function LearnedTracking({ tasks = trackedTasks }: { tasks?: readonly TrackedTask[] }): ReactElement {
  const root = useRef<HTMLDivElement>(null);
  useSeen(root, see);
  const { tracked, problem } = useTracked();
  const rows = tracked?.rows ?? [];
  return (
    <PanelFrame note={say(words.note, { trained: trainedSymbols, seeds: trackedSeeds.length })} className="tracking">
      <div ref={root}>
        {tasks.map((task) => (
          <section key={task} aria-label={words.tasks[task]}>
            <h3 className="panel-name">{words.tasks[task]}</h3>
            {rows.length > 0 && (
              <p className="note">
                <b>{learnedSentence(rows, task)}</b>
              </p>
            )}
            <div className="tracking-multiples">
              {trackers.map((tracker) => (
                <Multiple
                  key={tracker}
                  task={task}
                  tracker={tracker}
                  rows={rows.filter((row) => row.task === task && row.tracker === tracker)}
                />
              ))}
            </div>
          </section>
        ))}
        {rows.length > 0 && (
          <p className="note">
            {flippingSentence(rows)} {forgettingSentence(rows)}{" "}
            {say(words.how, {
              ...{ steps: sayNumber(rows[0]!.steps), width: trackedWidth, texts: trackedTexts },
              ...{ least: shortestSymbols, trained: trainedSymbols },
            })}{" "}
            {rows.length < trackedTasks.length * trackers.length * trackedSeeds.length && words.missing}
          </p>
        )}
        {!tracked && problem === null && <p className="note">{words.loading}</p>}
        {problem !== null && (
          <p className="note" role="alert">
            {say(words.problem, { problem })}{" "}
            <button className="button" onClick={() => void fetchTracked()}>
              {words.again}
            </button>
          </p>
        )}
      </div>
    </PanelFrame>
  );
}

function see(): void {
  void fetchTracked();
}

const size = { width: 158, height: 112 };
const margin = { left: 40, right: 16, top: 8, bottom: 22 };
const across = scaleLog()
  .domain([askedSymbols[0], askedSymbols.at(-1)!])
  .range([margin.left + 8, size.width - margin.right]);
const up = scaleLinear()
  .domain([0, 1])
  .range([size.height - margin.bottom, margin.top]);
/** Between the dots of two seeds, so that equal ones do not lie on each other. */
const apart = 3;

function Multiple({
  task,
  tracker,
  rows,
}: {
  task: TrackedTask;
  tracker: Tracker;
  rows: readonly TrackedRow[];
}): ReactElement {
  const chance = trackedChance[task];
  const shares = (at: number): number[] => rows.map(({ right, asked }) => right[at]! / asked[at]!);
  const place = (row: number, at: number): [number, number] => [
    across(askedSymbols[at]!) + (row - (rows.length - 1) / 2) * apart,
    up(rows[row]!.right[at]! / rows[row]!.asked[at]!),
  ];
  const said = askedSymbols.map((symbols, at) => {
    const all = shares(at);
    return say(words.row, { symbols, least: sayShare(Math.min(...all)), most: sayShare(Math.max(...all)) });
  });
  return (
    <figure>
      <figcaption className="note">{words.trackers[tracker]}</figcaption>
      <svg
        viewBox={`0 0 ${size.width} ${size.height}`}
        width="100%"
        role="img"
        aria-label={say(words.plot, {
          task: words.tasks[task],
          tracker: words.trackers[tracker],
          rows: rows.length > 0 ? said.join("; ") : "",
        })}
      >
        {[0, 1].map((share) => (
          <text
            key={share}
            className="tracking-name"
            style={{ textAnchor: "end" }}
            x={margin.left - 4}
            y={up(share) + 4}
          >
            {sayShare(share)}
          </text>
        ))}
        <path className="tracking-shape" d={`M${margin.left} ${up(chance)}H${size.width - margin.right + 6}`} />
        <text className="tracking-name" style={{ textAnchor: "end" }} x={margin.left - 4} y={up(chance) + 4}>
          {sayShare(chance)}
        </text>
        {askedSymbols.map((symbols) => (
          <text
            key={symbols}
            className="tracking-name"
            style={{ textAnchor: "middle" }}
            x={across(symbols)}
            y={size.height - 6}
          >
            {symbols}
          </text>
        ))}
        {rows.map(({ seed, right }, row) =>
          right.length === 0 ? null : (
            <g key={seed}>
              <path
                className="tracking-shape"
                strokeOpacity={0.4}
                d={askedSymbols.map((_, at) => `${at === 0 ? "M" : "L"}${place(row, at).join(" ")}`).join("")}
              />
              {askedSymbols.map((symbols, at) => (
                <circle key={symbols} className="fill-ink" cx={place(row, at)[0]} cy={place(row, at)[1]} r={2.6} />
              ))}
            </g>
          ),
        )}
      </svg>
    </figure>
  );
}
