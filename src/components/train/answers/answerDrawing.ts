// What does a model answer to the fixed text, before it learned anything and now? Both pictures have the same rows and columns; a
// dot's area is how likely the model finds a word. Leaves the words of the panel to words.ts.

import type { TrainLook } from "#model/contracts/trainQuestions";
import { leastAnswer } from "#model/contracts/cues";
import { say } from "#words/say";
import type { Mark } from "#components/chart/keyedMarks";
import { radiusOf } from "#components/chart/dotArea";
import { columnNames } from "#components/train/columnNames";
import { countOf, rowsOf, type RowAnswer } from "#components/train/rowAnswers";
import { path, text, type TrainDrawing } from "#components/train/drawing";
import { answersWords as words } from "./words";

/** `head` has room for names that lean: as more is answered, columns come, and what is below stands still. */
const room = { row: 18, head: 62, left: 92, gap: 44 } as const;
const column = { least: 14, most: 48 } as const;
/** A perfect answer reaches a little into the rows beside its own. */
const radiusOfRow = 0.72;
const mostColumns = 18;

/** What comes in the text, in its order; then what else is answered. */
function columnsOf(...looks: readonly (readonly RowAnswer[])[]): string[] {
  const all = looks.flat();
  const come = all.flatMap(({ right }) => right ?? []);
  const said = all.flatMap(({ says }) => says ?? []);
  return [...new Set([...come, ...said])].slice(0, mostColumns);
}

export function answerDrawing(
  { first, look }: { first: TrainLook | null; look: TrainLook | null },
  { width }: { width: number },
): TrainDrawing {
  if (!first || !look)
    return { height: 40, label: words.empty, texts: [text("empty", { x: 0, y: 16, says: words.empty })] };
  const [then, now] = [rowsOf(first.words), rowsOf(look.words)];
  const columns = columnsOf(then, now);
  const isStacked = width < 520;
  const each = isStacked ? width : (width - room.gap) / 2;
  const step = Math.min(column.most, Math.max(column.least, (each - room.left - 10) / Math.max(1, columns.length)));
  const sizes = { columns, step, cues: look.words.cues };
  const height = room.head + look.words.cues.length * room.row + 6;
  const second = isStacked ? { left: 0, top: height + 14 } : { left: each + room.gap, top: 0 };
  const hasLearned = look.step > 0;
  const title = hasLearned ? say(words.now, { ...countOf(now), step: look.step }) : words.later;
  const parts = [
    pictureOf("then", then, { ...sizes, left: 0, top: 0, title: say(words.before, countOf(then)) }),
    // Its place is kept, and empty until there is something else to say.
    pictureOf("now", hasLearned ? now : [], { ...sizes, ...second, title }),
  ];
  return {
    height: isStacked ? 2 * height + 14 : height,
    label: say(words.label, { before: countOf(then).right, ...countOf(now), step: look.step }),
    paths: parts.flatMap(({ paths }) => paths),
    circles: parts.flatMap(({ circles }) => circles),
    texts: parts.flatMap(({ texts }) => texts),
  };
}

/** Whether an answer that comes without the memory's writes, too, is likely enough to be drawn. */
export function showsFrozen({ first, look }: { first: TrainLook | null; look: TrainLook | null }): boolean {
  return [first, look].some(
    (one) =>
      one !== null &&
      rowsOf(one.words).some(({ right, frozen }) => right !== null && (frozen?.get(right) ?? 0) >= leastAnswer),
  );
}

function pictureOf(
  name: string,
  rows: readonly RowAnswer[],
  {
    columns,
    step,
    cues,
    left,
    top,
    title,
  }: {
    columns: readonly string[];
    step: number;
    cues: readonly string[];
    left: number;
    top: number;
    title: string;
  },
): Required<Pick<TrainDrawing, "paths" | "circles" | "texts">> {
  const x = (at: number): number => left + room.left + (at + 0.5) * step;
  const y = (row: number): number => top + room.head + (row + 0.5) * room.row;
  const radius = Math.min(radiusOfRow * room.row, step / 2);
  const bottom = top + room.head + cues.length * room.row;
  const dot = (row: number, at: number, kind: string, strength: number): Mark[] => {
    const r = radiusOf({ radius }, { strength, least: leastAnswer });
    if (r === 0) return [];
    return [{ key: `${name} ${row} ${at} ${kind}`, attributes: { cx: x(at), cy: y(row), r, class: kind } }];
  };
  return {
    paths: columns.map((_, at) => path(`${name} ${at}`, `M${x(at)} ${top + room.head}V${bottom}`, "plot-baseline")),
    circles: rows.flatMap(({ right, says, likely, frozen }, row) =>
      columns.flatMap((word, at) => {
        const kind = word === right ? "train-dot-right" : word === says ? "train-dot-wrong" : "train-dot-other";
        return [
          ...dot(row, at, kind, likely.get(word) ?? 0),
          ...(word === right && frozen ? dot(row, at, "train-dot-frozen", frozen.get(word) ?? 0) : []),
        ];
      }),
    ),
    texts: [
      text(`${name} title`, { x: left, y: top + 12, says: title, className: ["train-name", "hue-ink"] }),
      ...cues.map((cue, row) =>
        text(`${name} row ${row}`, {
          x: left + room.left - 8,
          y: y(row) + 4,
          says: cue,
          anchor: "end",
          className: ["train-word", "hue-ink"],
        }),
      ),
      ...columnNames(columns, { key: `${name} column`, x, bottom: top + room.head, step }),
    ],
  };
}
