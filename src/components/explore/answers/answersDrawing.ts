// What is drawn of the memory in words? A dot for how much of a word comes back to a cue, the ring of a perfect answer around the
// word that came, and the way from a word that was replaced to its successor. Leaves where all stands to answersLayout.ts.

import { leastAnswer } from "#model/contracts/cues";
import { radiusOf } from "#components/chart/dotArea";
import { strikePath } from "#components/chart/strike";
import { indices, isShown, placeOf, widthOf } from "./answersLayout";
import { drawDots } from "./growingDots";
import type { Drawn } from "./keyDrawn";
import { drawMarks, type Mark } from "#components/chart/keyedMarks";
import { drawWrite, writeLayers } from "./writeDrawing";
import { cueWords, wordName } from "./names";
import { isAsked } from "./writeStage";
import type { Picture } from "./picture";

export const layers = [
  "grid",
  "band",
  ...writeLayers.under,
  "rows",
  "columns",
  "ways",
  "dots",
  "frozen",
  "replaced",
  "ring",
  "ends",
  ...writeLayers.over,
] as const;
export type Layers = Readonly<Record<(typeof layers)[number], SVGGElement>>;

/** Returns the marks that stand for something. */
export function draw(layers: Layers, picture: Picture, { asks, isAtOnce }: { asks: number; isAtOnce: boolean }): Drawn {
  drawFrame(layers, picture, asks);
  const dots = dotMarks(picture);
  const ring = ringMarks(picture);
  const { ways, replaced } = replacedMarks(picture);
  drawDots(layers.dots, dots, { isAtOnce });
  drawFrozen(layers, picture);
  drawMarks(layers.ways, "path", ways);
  drawMarks(layers.replaced, "path", replaced);
  drawMarks(layers.ring, "circle", ring);
  const write = drawWrite(layers, picture);
  drawEnds(layers, picture);
  return { dots, ring, replaced, write };
}

/** The names of rows and columns, and the row that is written. */
function drawFrame(layers: Layers, picture: Picture, asks: number): void {
  const { plot, text, cursor } = picture;
  const current = text.cues.at[cursor.token] ?? -1;
  const { rows, columns, left, top, rowHeight, columnWidth } = plot;
  const right = left + columns.count * columnWidth;
  const bottom = top + rows.count * rowHeight;
  drawMarks(
    layers.grid,
    "line",
    indices(columns).map((word, index) => {
      const { x } = placeOf(plot, { row: 0, column: word });
      return { key: String(index), attributes: { x1: x, x2: x, y1: top, y2: bottom } };
    }),
  );
  const band = {
    x: 0,
    y: placeOf(plot, { row: current, column: 0 }).y - rowHeight / 2,
    width: right,
    height: rowHeight,
  };
  drawMarks(layers.band, "rect", isShown(rows, current) ? [{ key: "row", attributes: band }] : []);
  drawMarks(
    layers.rows,
    "text",
    indices(rows).map((cue, index) => {
      const words = cueWords(picture, cue);
      const isRead = text.cues.all[cue]!.tokens[0]! <= cursor.token;
      const isNow = cue === current ? "is-current" : isRead ? "is-read" : "is-unread";
      const kind = cue === asks ? `${isNow} is-asked` : isNow;
      return {
        key: String(index), // by its place: a text of many cues has others there at every step
        attributes: { x: left - 12, y: placeOf(plot, { row: cue, column: 0 }).y, class: kind },
        text: words.map((text, at) => (at === words.length - 1 ? { text } : { text, className: "answers-before" })),
      };
    }),
  );
  drawMarks(
    layers.columns,
    "text",
    indices(columns).map((word, index) => {
      const { x } = placeOf(plot, { row: 0, column: word });
      const kind = text.firstOf[word]! <= cursor.read ? "is-read" : "is-unread";
      return {
        key: String(index),
        attributes: { transform: `translate(${Math.round(x * 10) / 10} ${top - 8}) rotate(-45)`, class: kind },
        text: [{ text: wordName(picture, word) }],
      };
    }),
  );
}

/** Of the words that were read: what a word still to come has of an answer is chance. */
export function dotMarks(picture: Picture): readonly Mark[] {
  const { plot, text, answers, stage, cues, model } = picture;
  const marks: Mark[] = [];
  for (const { cue, row, right, says, replaced, state } of cues) {
    if (!answers || !isShown(plot.rows, cue) || (model && state === "unread")) continue;
    answers.words.forEach((word, column) => {
      const isRead = text.firstOf[word]! <= stage.read;
      if (!isShown(plot.columns, word) || !isRead || replaced.includes(word)) return;
      const strength = answers[stage.answers].strengths[row * answers.words.length + column]!;
      const r = radiusOf(plot, { strength, least: leastAnswer });
      if (r === 0) return;
      const { x, y } = placeOf(plot, { row: cue, column: word });
      const kind = word === right ? "is-right" : word === says && isAsked(picture, cue) ? "is-wrong" : "is-other";
      marks.push({ key: `${cue} ${word}`, attributes: { cx: x, cy: y, r, class: kind } });
    });
  }
  return marks;
}

/** How likely the model finds each word with its memory frozen: a ring, where the dot is with it. */
function drawFrozen({ frozen }: Layers, { plot, answers, cues, model }: Picture): void {
  const marks: Mark[] = [];
  for (const { cue, row, state } of cues) {
    if (!answers || !model?.frozen || state === "unread" || !isShown(plot.rows, cue)) continue;
    for (const word of indices(plot.columns)) {
      const r = radiusOf(plot, { strength: model.frozen[row * answers.words.length + word]!, least: leastAnswer });
      const { x, y } = placeOf(plot, { row: cue, column: word });
      if (r > 0) marks.push({ key: `${cue} ${word}`, attributes: { cx: x, cy: y, r } });
    }
  }
  drawMarks(frozen, "circle", marks);
}

/** As small as a ring may be that is struck. */
const leastRing = 4;

/** What another word took the place of: struck, and in ink where it is still said, so that nobody takes its row for right. */
export function replacedMarks({ plot, answers, stage, cues }: Picture): Record<"ways" | "replaced", readonly Mark[]> {
  const marks: Mark[] = [];
  const lines: Mark[] = [];
  for (const { cue, row, right, replaced: words, says } of cues) {
    if (!answers || right === null || words.length === 0 || !isShown(plot.rows, cue)) continue;
    const xs = [right, ...words].map((word) => placeOf(plot, { row: cue, column: word }).x);
    const { y } = placeOf(plot, { row: cue, column: right });
    const edge = { left: plot.left, right: plot.left + plot.columns.count * plot.columnWidth };
    const within = (x: number): number => Math.max(edge.left, Math.min(edge.right, x));
    lines.push({
      key: String(cue),
      attributes: { d: `M${within(Math.min(...xs))} ${y}H${within(Math.max(...xs))}` },
    });
    for (const word of words) {
      const column = answers.words.indexOf(word);
      if (column < 0 || !isShown(plot.columns, word)) continue;
      const { x } = placeOf(plot, { row: cue, column: word });
      const strength = answers[stage.answers].strengths[row * answers.words.length + column]!;
      const r = Math.max(leastRing, radiusOf(plot, { strength, least: leastAnswer }));
      marks.push({
        key: `${cue} ${word}`,
        attributes: {
          d: `M${x - r} ${y}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0${strikePath({ x, y, r })}`,
          class: word === says ? "is-said" : "",
        },
      });
    }
  }
  return { ways: lines, replaced: marks };
}

/** Around the word that came: as large as a perfect answer, so that what is missing is seen. */
function ringMarks({ plot, text, cursor, answers }: Picture): readonly Mark[] {
  const cue = text.cues.at[cursor.token] ?? -1;
  const word = text.wordOf[cursor.token] ?? -1;
  const isThere = answers && cursor.read === cursor.token && isShown(plot.rows, cue) && isShown(plot.columns, word);
  const { x, y } = placeOf(plot, { row: cue, column: word });
  return isThere ? [{ key: "ring", attributes: { cx: x, cy: y, r: plot.radius } }] : [];
}

/** Where there is little room: what each row answers, in words. */
function drawEnds({ ends }: Layers, picture: Picture): void {
  const { plot, cues } = picture;
  const x = plot.left + plot.columns.count * plot.columnWidth + 8;
  const named = widthOf(plot.width) === "narrow" ? cues.filter(({ cue }) => isShown(plot.rows, cue)) : [];
  drawMarks(
    ends,
    "text",
    named.map(({ cue, says, state }, index) => {
      const said = isAsked(picture, cue) ? says : null;
      const kind = said === null ? "is-none" : `is-${state}`;
      return {
        key: String(index),
        attributes: { x, y: placeOf(plot, { row: cue, column: 0 }).y, class: kind },
        text: [{ text: said === null ? "–" : wordName(picture, said) }],
      };
    }),
  );
}
