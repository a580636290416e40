// How does the worker read a text that is too long to be kept? One at a time, a moment whenever it is asked to go on, so that
// pausing is not asking; other questions are let in between two blocks. Leaves the reading to longJourney.ts.

import type { LongAnswers, LongProgress, LongQuestion, LongRequest } from "#model/contracts/longQuestions";
import { wilson } from "#model/trained/interval";
import { detailAt, readBlock, startJourney, type LongJourney } from "./longJourney";
import { bytesOf } from "./longText";
import type { LongFile } from "./longWords";
import { chanceOfAnswer } from "./planted";

/** How long it reads before it says how far it is. */
const sliceMilliseconds = 120;

interface Current {
  readonly id: number;
  readonly journey: LongJourney;
  milliseconds: number;
}

let current: Current | null = null;
/** Slices wait for each other: whoever asks twice has the blocks read one after the other all the same. */
let turn: Promise<unknown> = Promise.resolve();

/** @throws RangeError for a token that was not read. */
export async function answerLong(
  question: LongQuestion,
  pause: () => Promise<void>,
): Promise<LongAnswers[LongQuestion["kind"]]> {
  switch (question.kind) {
    case "long":
      if (question.begins) current = begin(question);
      return takeTurn(() => (current?.id === question.reading ? readSlice(current, pause) : Promise.resolve(null)));
    case "longAt":
      return current?.id === question.reading ? detailAt(current.journey, { token: question.token, pause }) : null;
    default:
      return question satisfies never;
  }
}

function takeTurn<Made>(make: () => Promise<Made>): Promise<Made> {
  const made = turn.then(make);
  turn = made.catch(() => null);
  return made;
}

function begin({ reading: id, settings, tokens, words }: LongRequest & { readonly reading: number }): Current {
  const source = typeof words === "string" ? words : fileOf(words);
  return { id, journey: startJourney({ settings, source, tokens }), milliseconds: 0 };
}

function fileOf(file: Blob): LongFile {
  return {
    size: file.size,
    bytesAt: async (from, count) => new Uint8Array(await file.slice(from, from + count).arrayBuffer()),
  };
}

/** Reads on for a moment; a newer reading ends it. */
async function readSlice(asked: Current, pause: () => Promise<void>): Promise<LongProgress | null> {
  const started = performance.now();
  do {
    const before = performance.now();
    await readBlock(asked.journey);
    asked.milliseconds += performance.now() - before;
    await pause();
    if (current !== asked) return null;
  } while (!asked.journey.isOver && performance.now() - started < sliceMilliseconds);
  return progressOf(asked);
}

function progressOf({ journey, milliseconds }: Current): LongProgress {
  const { reading, planted, words, tokens, isOver } = journey;
  return {
    ...{ position: reading.position, isOver, milliseconds, curves: reading.curves, facts: planted.count },
    share: isOver ? 1 : Math.max(reading.position / tokens, words.share()),
    bytes: bytesOf(reading),
    recall: planted.recall.map((counted) => ({
      ...counted,
      ...(counted.asked > 0 ? wilson(counted) : { low: 0, high: 1 }),
    })),
    chance: chanceOfAnswer,
    diverged: reading.diverged,
  };
}
