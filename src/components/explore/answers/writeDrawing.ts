// How is one token's write drawn in the picture of the memory in words? Each part as what it changes: who has a like key, what the
// answer lacks, what the past push still moves, what is forgotten. Leaves the dots themselves, at each part, to answersDrawing.ts.

import { leastAnswer } from "#model/contracts/cues";
import type { SubStep } from "#model/contracts/probe";
import type { CueAnswers } from "#model/contracts/protocol";
import { radiusOf } from "#components/chart/dotArea";
import { isShown, placeOf, type Plot } from "./answersLayout";
import { drawMarks, type Mark } from "#components/chart/keyedMarks";
import type { Picture } from "./picture";

export const writeLayers = {
  under: ["alike"],
  over: ["forgotten", "guess", "wake", "ticks", "gap"],
} as const;

/** Between two answers nothing is drawn that would change a dot by less: CSS pixels of its radius. */
const leastSeen = 0.3;
/** The least cosine of two keys that is worth a bar: those of different words are not quite 0. */
const leastAlike = 0.05;
const barOfRow = 0.7;
/** A miss of a whole word is as long a tick as this share of a row. */
const tickOfRow = 1.6;
/** Of a row, at most. */
const longestTick = 0.5;
const headSize = 3;

type WriteLayer = (typeof writeLayers.under)[number] | (typeof writeLayers.over)[number];

export function drawWrite(
  layers: Readonly<Record<WriteLayer | "band", SVGGElement>>,
  picture: Picture,
): ReturnType<typeof writeMarks> {
  const marks = writeMarks(picture);
  layers.band.classList.toggle("is-asked", picture.stage.subStep === "key");
  drawMarks(layers.alike, "rect", marks.alike);
  drawMarks(layers.guess, "circle", marks.guess);
  drawMarks(layers.gap, "path", marks.gap);
  drawMarks(layers.ticks, "path", marks.ticks);
  drawMarks(layers.wake, "circle", marks.wake);
  drawMarks(layers.forgotten, "line", marks.forgotten);
  return marks;
}

/** What is drawn of the write at its part, and of no later one; nothing where all of it is done. */
export function writeMarks(picture: Picture): Readonly<Record<WriteLayer, readonly Mark[]>> {
  const { stage, answers } = picture;
  const at = (parts: readonly SubStep[], make: (picture: Picture, answers: CueAnswers) => Mark[]): Mark[] =>
    answers && answers.token === stage.token && stage.subStep && parts.includes(stage.subStep)
      ? make(picture, answers)
      : [];
  return {
    alike: at(["key"], alikeBars),
    guess: at(["guess", "target", "error"], guessRings),
    gap: at(["error"], gapArrow),
    ticks: at(["error"], missTicks),
    wake: at(["carry"], wakeRings),
    forgotten: at(["forget"], forgottenLine),
  };
}

/** From the left edge of every other row, as long as its key is like the one that is written: those answers will move too. */
function alikeBars({ plot, text, cues, stage }: Picture, { alike }: CueAnswers): Mark[] {
  const current = text.cues.at[stage.token];
  const longest = plot.columns.count * plot.columnWidth;
  const height = barOfRow * plot.rowHeight;
  return cues.flatMap(({ cue, row }) => {
    const share = alike[row]!;
    if (cue === current || share < leastAlike || !isShown(plot.rows, cue)) return [];
    const width = longest * Math.min(1, share);
    const y = placeOf(plot, { row: cue, column: 0 }).y - height / 2;
    return [{ key: String(cue), attributes: { x: plot.left, y, width, height } }];
  });
}

/** The answer from where the chunk began, where the memory has moved since: what the surprise is measured against. */
function guessRings(picture: Picture, answers: CueAnswers): Mark[] {
  return inRow(picture, answers).flatMap(({ word, at, x, y, row }) => {
    const r = radiusAt(picture.plot, answers.guess[at]!);
    const now = radiusAt(picture.plot, answers.before.strengths[row * answers.words.length + at]!);
    return r === 0 || Math.abs(r - now) < leastSeen ? [] : [{ key: String(word), attributes: { cx: x, cy: y, r } }];
  });
}

/** From the guess to the ring of a perfect answer: what is missing of the word that came. */
function gapArrow(picture: Picture, answers: CueAnswers): Mark[] {
  const { plot, text, stage } = picture;
  const own = inRow(picture, answers).find(({ word }) => word === text.wordOf[stage.token]);
  if (!own) return [];
  const { x, y } = own;
  const from = radiusAt(plot, answers.guess[own.at]!);
  const to = plot.radius;
  const back = from > to ? -1 : 1; // an answer that is too strong has to shrink
  const head = Math.min(headSize, Math.abs(to - from));
  if (head < leastSeen) return [];
  const d = `M${x + from} ${y}H${x + to}m${-back * head} ${-head}l${back * head} ${head}l${-back * head} ${head}`;
  return [{ key: "gap", attributes: { d } }];
}

/** In the other columns: what must grow, upwards, and what must shrink, downwards. */
function missTicks(picture: Picture, answers: CueAnswers): Mark[] {
  const { plot, text, stage } = picture;
  return inRow(picture, answers).flatMap(({ word, at, x, y }) => {
    const miss = answers.error[at]!;
    if (word === text.wordOf[stage.token] || Math.abs(miss) < leastAnswer) return [];
    const length = Math.min(longestTick, tickOfRow * Math.abs(miss)) * plot.rowHeight;
    const end = y - Math.sign(miss) * length;
    const head = Math.min(2, length);
    const d = `M${x} ${y}V${end}m${-head} ${Math.sign(miss) * head}l${head} ${-Math.sign(miss) * head}l${head} ${Math.sign(miss) * head}`;
    return [{ key: String(word), attributes: { d } }];
  });
}

/** As broad as the past push alone makes an answer larger or smaller. */
function wakeRings({ plot, text, stage, cues }: Picture, { words, before, carried }: CueAnswers): Mark[] {
  return cues.flatMap(({ cue, row }) =>
    Array.from(words).flatMap((word, at) => {
      const isRead = text.firstOf[word]! <= stage.read;
      if (!isRead || !isShown(plot.rows, cue) || !isShown(plot.columns, word)) return [];
      const [from, to] = [before, carried].map(({ strengths }) =>
        radiusAt(plot, strengths[row * words.length + at]!),
      ) as [number, number];
      const width = Math.abs(to - from);
      if (width < leastSeen) return [];
      const { x, y } = placeOf(plot, { row: cue, column: word });
      return [
        {
          key: `${cue} ${word}`,
          attributes: { cx: x, cy: y, r: (from + to) / 2, "stroke-width": Math.max(1.5, width) },
        },
      ];
    }),
  );
}

/** CSS pixels: what is forgotten is often too little to be seen. */
const leastGone = 5;

/** A line under all rows: its blue end is as much of it as is forgotten of the memory. */
function forgottenLine({ plot, alpha }: Picture): Mark[] {
  const { left, top, rows, columns, rowHeight, columnWidth } = plot;
  const width = columns.count * columnWidth;
  const y = top + rows.count * rowHeight + 3;
  const kept = Math.min(left + width - leastGone, left + (1 - alpha) * width);
  return [
    { key: "kept", attributes: { x1: left, x2: kept, y1: y, y2: y, class: "is-kept" } },
    { key: "gone", attributes: { x1: kept, x2: left + width, y1: y, y2: y } },
  ];
}

/** The cells of the row that is written, of the words that are asked for and were read. */
function inRow({ plot, text, stage, cues }: Picture, { words }: CueAnswers) {
  const cue = text.cues.at[stage.token] ?? -1;
  const row = cues.find((one) => one.cue === cue)?.row;
  if (row === undefined || !isShown(plot.rows, cue)) return [];
  return Array.from(words, (word, at) => ({ word, at, row, ...placeOf(plot, { row: cue, column: word }) })).filter(
    ({ word }) => isShown(plot.columns, word) && text.firstOf[word]! <= stage.read,
  );
}

function radiusAt(plot: Pick<Plot, "radius">, strength: number): number {
  return radiusOf(plot, { strength, least: leastAnswer });
}
