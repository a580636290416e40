// Does the page keep a text without end in step with what is asked? Slices by a worker that is played here, and what is drawn of
// them: no peak is lost on the way to the screen.

import { beforeEach, expect, test } from "vitest";
import { bandPath, peakOf } from "#components/explore/long/curvePath";
import { curvesTable, recallTable } from "#components/explore/long/longTables";
import { recallSentence } from "#components/explore/long/recallSentence";
import { addToBins, emptyBins } from "#model/contracts/binned";
import { normal } from "#model/contracts/random";
import type { LongQuestion } from "#model/contracts/longQuestions";
import { answerLong } from "#model/reading/longAnswers";
import {
  beginLongAgain,
  goOnLong,
  lookAtLong,
  openLongReading,
  pauseLong,
  readFlood,
  readLongFile,
  stopLong,
  useLongText,
} from "#state/longReading";
import { changeScene, showScene, useExplorer } from "#state/store";
import { emptyScene } from "#scene/scene";
import type { Session } from "#state/session";

const noPause = (): Promise<void> => Promise.resolve();
const nextTask = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

/** A worker that answers when it is let; `dies` answers as a new one would, which knows nothing. */
function playedWorker() {
  const asked: LongQuestion[] = [];
  let isDead = false;
  const ask = async (_run: number, question: LongQuestion) => {
    asked.push(question);
    await nextTask();
    return isDead ? null : answerLong(question, noPause);
  };
  return {
    asked,
    ask: ask as unknown as Session["ask"],
    dies: () => {
      isDead = true;
    },
  };
}

const now = useLongText.getState;
const until = async (isSo: () => boolean): Promise<void> => {
  for (const end = performance.now() + 30_000; !isSo(); await nextTask())
    if (performance.now() > end) throw new Error(`not so: ${isSo.toString()}, ${now().phase}`);
};

beforeEach(() => {
  useLongText.setState({ file: null, refused: null });
  showScene({ ...emptyScene, memory: { ...emptyScene.memory, dimension: 8 } });
  beginLongAgain();
});

test("a made-up text is read to its end, slice by slice, and a text of other settings from its first word", async () => {
  const worker = playedWorker();
  const close = openLongReading(worker);
  await nextTask();
  expect([now().phase, worker.asked]).toEqual(["nothing", []]);
  readFlood({ words: "familiar", tokens: 60_000 });
  await until(() => now().phase === "over");
  expect([now().progress!.position, now().progress!.share]).toEqual([60_000, 1]);
  const first = now().progress!;
  changeScene({ memory: { ...useExplorer.getState().scene.memory, theta: 0.01 } });
  await until(() => now().phase === "over" && now().progress !== first && now().progress!.isOver);
  expect(now().progress!.curves.surprise.most).not.toEqual(first.curves.surprise.most);
  expect(worker.asked.filter((question) => question.kind === "long" && question.begins)).toHaveLength(2);
  changeScene({ flood: null });
  await until(() => now().phase === "nothing");
  expect(now().progress).toBeNull();
  close();
});

test("paused it asks for nothing, goes on where it was, and stopped keeps what was read", async () => {
  const worker = playedWorker();
  const close = openLongReading(worker);
  readFlood({ words: "strange", tokens: 2_000_000 });
  await until(() => now().progress !== null);
  pauseLong();
  await until(() => now().phase === "paused");
  await nextTask();
  await new Promise((resolve) => setTimeout(resolve, 300));
  const [questions, read] = [worker.asked.length, now().progress!.position];
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(worker.asked.length).toBe(questions);
  goOnLong();
  await until(() => now().progress!.position > read);
  expect(worker.asked.filter((question) => question.kind === "long" && question.begins)).toHaveLength(1);
  stopLong();
  goOnLong();
  expect(now().phase).toBe("stopped");
  expect(now().progress!.position).toBeGreaterThan(read);
  lookAtLong(1234);
  await until(() => now().detail !== null);
  expect(now().detail).toMatchObject({ token: 1234, from: 1234 - 256 });
  lookAtLong(1e9);
  expect(now().token).toBe(now().progress!.position - 1);
  close();
});

test("whoever comes back finds it where it was; a worker that died is said, and reads again only when asked to", async () => {
  const worker = playedWorker();
  const close = openLongReading(worker);
  readFlood({ words: "familiar", tokens: 2_000_000 });
  await until(() => now().progress !== null);
  close();
  const read = now().progress!.position;
  const closeAgain = openLongReading(worker);
  await until(() => now().progress!.position > read);
  worker.dies();
  await until(() => now().phase === "lost");
  expect(now().progress!.position).toBeGreaterThan(read);
  closeAgain();
});

test("a file that is empty or no text is refused and what is read stays; a text file is read, and no link says it", async () => {
  const worker = playedWorker();
  const close = openLongReading(worker);
  readFlood({ words: "familiar", tokens: 10_000 });
  await until(() => now().phase === "over");
  await readLongFile(new File([], "empty.txt"));
  expect(now()).toMatchObject({ refused: "empty", file: null, phase: "over" });
  await readLongFile(new File([new Uint8Array([0x50, 0x4b, 3, 4, 0, 0])], "picture.zip"));
  expect(now()).toMatchObject({ refused: "notText", file: null });
  await readLongFile(new File([new Uint8Array([0xe9, 0x74, 0xe9, 0x20])], "latin.txt"));
  expect(now()).toMatchObject({ refused: "notText", phase: "over" });
  const words = "one lamp turns slowly ".repeat(4000);
  await readLongFile(new File([words], "lamp.txt"));
  await until(() => now().phase === "over" && now().file !== null && now().progress?.isOver === true);
  expect(now().progress!.position).toBe(16_000 + 2 * now().progress!.facts);
  expect(useExplorer.getState().scene.flood).toBeNull();
  changeScene({ text: "another one" });
  await until(() => now().phase === "nothing");
  expect(now().file).toBeNull();
  close();
});

test("what is drawn of a curve reaches every peak of it, however many bins share a pixel", () => {
  const gaussian = normal("drawn");
  const curve = emptyBins(256);
  const values = Float64Array.from({ length: 30_000 }, (_, token) => (token === 12_345 ? 50 : Math.abs(gaussian())));
  addToBins(curve, values);
  expect(peakOf(curve)).toEqual({ value: 50, token: 12_345 });
  const path = bandPath(curve, { x: (token) => token, y: (value) => -value, parts: 20 });
  const heights = [...path.matchAll(/[ML](?:[\d.]+) (-?[\d.]+)/gu)].map(([, y]) => Number(y));
  expect(Math.min(...heights)).toBe(-50);
  expect(bandPath(emptyBins(4), { x: Number, y: Number, parts: 5 })).toBe("");
});

test("the sentence says up to where at least half is answered, and counts all beyond together; tables have every distance", async () => {
  const counted = (least: number, right: number, asked = 100) => ({ least, right, asked, low: 0, high: 1 });
  const recall = [counted(1, 1, 2), counted(2, 99), counted(4, 80), counted(8, 40), counted(16, 10)];
  const chance = 1 / 32;
  expect(recallSentence({ recall, chance })).toContain("up to 7 words ago");
  expect(recallSentence({ recall, chance })).toContain("25\u202f%");
  expect(recallSentence({ recall: recall.slice(0, 3), chance })).toContain("up to 7 words ago");
  expect(recallSentence({ recall: [counted(1, 3), counted(2, 1)], chance })).toContain("2\u202f%");
  expect(recallSentence({ recall: [counted(1, 1, 2)], chance })).toBe("No fact was asked yet.");

  const worker = playedWorker();
  const close = openLongReading(worker);
  readFlood({ words: "familiar", tokens: 20_000 });
  await until(() => now().phase === "over");
  const { progress } = now();
  const rows = recallTable()!;
  expect(rows.rows).toBe(progress!.recall.filter(({ asked }) => asked > 0).length);
  const right = Array.from({ length: rows.rows }, (_, row) => Number(rows.valueAt(row, 1).exact));
  expect(right).toEqual(progress!.recall.flatMap(({ asked, right }) => (asked > 0 ? [right] : [])));
  const curves = curvesTable()!;
  expect(curves.rows).toBe(Math.ceil(20_000 / progress!.curves.surprise.width));
  const most = Array.from({ length: curves.rows }, (_, row) => Number(curves.valueAt(row, 1).exact));
  expect(Math.max(...most)).toBe(peakOf(progress!.curves.surprise)!.value);
  close();
});
