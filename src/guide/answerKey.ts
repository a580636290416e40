// What is the answer to a check, for a teacher? Computed from the check's own row, which also judges readers: there is no second key.
// Leaves to components/lessons/teachers how it is shown, and to worksheets what stands on paper.

import type { Asker, LessonKnob } from "#lessons/checks/check";
import { rowOf, type Check } from "#lessons/checks/kinds";
import type { StepPlace } from "#lessons/checks/shownOrder";
import type { Prose } from "#lessons/markup";
import { choiceKnobs, numberKnobs, switchKnobs } from "#model/contracts/knobs";
import { windowKnob } from "#scene/scene";
import type { ScenePatch } from "#scene/scenePatch";
import { say, sayList, sayNumber, sayRow } from "#words/say";
import { teacherWords } from "#words/teachers";

export interface AnswerKey {
  /** What is right, in a few lines. */
  readonly right: readonly Prose[];
  /** Every wrong option that there is, with what is said to who chooses it. */
  readonly wrong: readonly { readonly words: Prose; readonly reason: Prose }[];
  /** What a good sentence says. */
  readonly points: readonly Prose[];
}

const words = teacherWords.key;
export const knobNames = { ...numberKnobs, ...choiceKnobs, ...switchKnobs, window: windowKnob };

/** As much of it as stands in the check; null where only the engine knows. */
export function writtenKey(check: Check, place: StepPlace): AnswerKey | null {
  switch (check.kind) {
    case "choose":
      return {
        right: check.options.flatMap(({ words, hint }) => (hint === undefined ? [words] : [])),
        wrong: check.options.flatMap(({ words, hint }) => (hint === undefined ? [] : [{ words, reason: hint }])),
        points: [],
      };
    case "goal":
      return keyOf([
        ...check.conditions.map(({ words }) => words),
        say(words.oneWay, { knobs: turned(check.solution) }),
      ]);
    case "ownWords":
      return { right: [check.modelAnswer], wrong: [], points: check.points ?? [] };
    case "odd": {
      const { odd } = check;
      return keyOf([rowOf(check).told({ kind: "odd", check, chosen: odd }, place)]);
    }
    case "order":
      return keyOf(check.items.map((item, index) => say(words.item, { place: index + 1, item })));
    default:
      return null;
  }
}

/** The whole of it. The engine is asked about the reading on screen, as it is for the reader's answer. */
export async function answerKey(check: Check, place: StepPlace, asker: Asker): Promise<AnswerKey> {
  const written = writtenKey(check, place);
  if (written) return written;
  const row = rowOf(check);
  const solved = await row.solve?.(check, asker, { answer: row.begin(check, place), tries: 1 });
  if (!solved) return keyOf([]);
  if (check.kind === "cells") {
    const columns = (await asker.write(check.token))?.layers[0]?.delta.length ?? 1;
    const cells = (solved.answer as readonly number[]).map((cell) =>
      say(words.cell, { row: Math.floor(cell / columns) + 1, column: (cell % columns) + 1 }),
    );
    return keyOf([sayRow(cells), say(words.enough, { enough: check.enough, pick: check.pick })]);
  }
  if (check.kind === "predict" && solved.truth !== undefined) {
    const { truth } = solved;
    const part = check.bands.close * Math.abs(truth);
    const [low, high] = [truth - part, truth + part].map(inTwo) as [string, string];
    return keyOf([inTwo(truth), say(words.close, { low, high })]);
  }
  const attempt = row.attempt(check, { answer: solved.answer, found: await row.find(check, asker) });
  if (check.kind !== "number" || !attempt || !("typed" in attempt))
    return keyOf(attempt ? [row.told(attempt, place)] : []);
  const right = [inTwo(attempt.truth)];
  const wrong = (check.slips ?? []).map(({ times, hint }) => ({
    words: inTwo(times * attempt.truth),
    reason: hint,
  }));
  return { right, wrong, points: [] };
}

function keyOf(right: readonly Prose[]): AnswerKey {
  return { right, wrong: [], points: [] };
}

/** What a patch turns, as its knobs are named: “Momentum η 0.6”. */
function turned({ memory, window, overrides, compare }: ScenePatch): string {
  const knobs: [string, unknown][] = Object.entries({ ...memory, ...compare?.knobs });
  if (window !== undefined) knobs.push(["window", window]);
  const said = knobs.map(([id, value]) => say(words.knob, { knob: labelOf(id), value: saidOf(id, value) }));
  const { game } = compare ?? {};
  return sayList([
    ...said,
    ...(game ? [say(words.game, { rate: game.rate, chunk: game.chunk })] : []),
    ...(overrides?.length ? [words.drawn] : []),
  ]);
}

function labelOf(id: string): string {
  return id in knobNames ? knobNames[id as LessonKnob].label : id;
}

/** As the knob shows it: a number, what is chosen, on or off. */
function saidOf(id: string, value: unknown): string {
  if (typeof value === "number") return sayNumber(value, exact);
  if (typeof value === "boolean") return value ? words.on : words.off;
  const option = id in choiceKnobs ? choiceKnobs[id as keyof typeof choiceKnobs].options : [];
  return option.find((one) => one.value === value)?.label ?? String(value);
}

const exact = { maximumFractionDigits: 10 };

function inTwo(value: number): string {
  return sayNumber(value, { minimumFractionDigits: 2, maximumFractionDigits: 2 });
}
