// What does the engine say of a step's numbers? Each is measured now and stands as a bar beside its name, written as the words of the
// lesson write it.

import type { ReactElement } from "react";
import { askerOf } from "#guide/askReading";
import type { BarRow, Bars } from "#lessons/bars";
import { noAnswer, type Measure, type Measured } from "#model/contracts/measure";
import { probe, type Hue } from "#model/contracts/probe";
import type { Scene } from "#scene/scene";
import { patched, type ScenePatch } from "#scene/scenePatch";
import type { Session } from "#state/session";
import { useExplorer } from "#state/store";
import { lessonWords } from "#words/lessons";
import { sayNumber } from "#words/say";
import { sayRounded, sayShare } from "#words/share";
import { useAsked } from "#components/hooks/asked";
import { formatNumber } from "#components/text/format";
import { LessonWords } from "./LessonProse";

export function LessonBars({
  session,
  bars,
  scene,
}: {
  session: Session;
  bars: Bars;
  /** What the words speak of, whatever knobs were turned since; null for what is on screen. */
  scene: Scene | null;
}): ReactElement {
  const { caption, rows } = bars;
  const settings = useExplorer((state) => JSON.stringify(rows.map((row) => settingsOf(row, scene ?? state.scene))));
  const reading = useExplorer(({ run }) => (run?.summary ? `${run.id} ${run.compared}` : null));
  const measured = useAsked(reading && `${reading} ${settings}`, async (signal) => {
    const { measure } = askerOf(session, signal);
    const patches = JSON.parse(settings) as ScenePatch[];
    return Promise.all(rows.map(async ({ of }, index) => (await measure([of], patches[index]))[0] ?? null));
  });
  return (
    <figure className="lesson-exhibit lesson-bars" aria-label={lessonWords.bars} aria-busy={!measured}>
      <figcaption>
        <LessonWords text={caption} />
      </figcaption>
      <table>
        <tbody>
          {rows.map((row, index) => (
            <Row key={index} row={row} bars={bars} measured={measured} value={measured?.[index]} />
          ))}
        </tbody>
      </table>
    </figure>
  );
}

/** What a row is measured with: everything that a reading and the compared memories depend on but the text. */
function settingsOf({ scene: patch = {} }: BarRow, scene: Scene): ScenePatch {
  const { memory, overrides, window, compare } = patched(scene, patch);
  return { memory, overrides, window, compare: { knobs: compare.knobs, game: compare.game } };
}

function Row({
  row: { name, of },
  bars,
  measured,
  value,
}: {
  row: BarRow;
  bars: Bars;
  measured: readonly Measured[] | null;
  value: Measured | undefined;
}): ReactElement {
  const numbers = (measured ?? []).filter((one) => typeof one === "number");
  const least = Math.min(0, ...numbers);
  const most = Math.max(bars.as === "percent" || isFullAtOne(of) ? 1 : 0, bars.full ?? 0, ...numbers);
  const percent = (size: number): string => `${most > least ? (100 * size) / (most - least) : 0}%`;
  return (
    <tr>
      <th scope="row">
        <LessonWords text={name} />
      </th>
      <td className="lesson-bars-track" aria-hidden>
        {typeof value === "number" && (
          <svg style={{ fill: `var(--${hueOf(of)})` }}>
            <rect x={percent(Math.min(0, value) - least)} width={percent(Math.abs(value))} height="100%" />
            {least < 0 && <line x1={percent(-least)} x2={percent(-least)} y2="100%" stroke="var(--ink)" />}
          </svg>
        )}
      </td>
      <td>{value === undefined ? <span className="note">{lessonWords.measuring}</span> : written(value, bars)}</td>
    </tr>
  );
}

/** Cosines, and the weights of attention, which sum to one. */
function isFullAtOne(measure: Measure): boolean {
  if (measure.kind === "comparedWeight") return measure.memory === "window";
  return ["recall", "comparedRecall", "likeness"].includes(measure.kind);
}

/** As a claim is written: as many decimals for all, and a part of a whole never as none or all of it. */
function written(value: Measured, { as, digits = as === "decimal" ? 2 : 0 }: Bars): string {
  if (value === noAnswer) return lessonWords.saysNothing;
  if (typeof value === "string") return value;
  if (value === null || !Number.isFinite(value)) return formatNumber(NaN);
  const size = as === "percent" ? 100 * value : value;
  const rounded = Number(size.toFixed(digits)) || 0; // a zero has no sign
  const number = sayNumber(rounded, { minimumFractionDigits: digits, maximumFractionDigits: digits }).replace("-", "−");
  if (as !== "percent") return number;
  const isPart = value > 0 && value < 1;
  return isPart && [0, 100].includes(Number(number)) ? sayShare(value) : sayRounded(number);
}

/** A number has the colour of what it measures; green is what is right, which a likeness alone does not say. */
function hueOf(measure: Measure): Hue {
  switch (measure.kind) {
    case "quantity":
    case "mean":
      return probe[measure.quantity].hue;
    case "difference":
      return hueOf(measure.of);
    case "right":
    case "foreseen":
    case "capacity":
    case "comparedRight":
      return "r";
    default:
      return "ink";
  }
}
