// Is the reading on screen asked, and no other? A model may be long on its way, and a newer reading may cut an answer off.

import { afterEach, beforeEach, expect, test } from "vitest";
import { askerOf } from "#guide/askReading";
import type { Question } from "#model/contracts/protocol";
import type { Session } from "#state/session";
import { useExplorer, type PageRun } from "#state/store";

const { tokens, scene, engine } = useExplorer.getState();
const measures = [{ kind: "length" }] as const;
let asked: { run: number; question: Question; answer: (answer: unknown) => void }[] = [];
const ask = ((run: number, question: Question) =>
  new Promise((resolve) => asked.push({ run, question, answer: resolve }))) as unknown as Session["ask"];

function run(id: number, { filled = 9, isEnded = true, settings = scene.memory } = {}): PageRun {
  const summary = isEnded ? { filled } : null;
  return { id, tokens, settings, overrides: scene.overrides, filled, read: filled, summary } as PageRun;
}

const settled = async (): Promise<void> => {
  for (let turn = 0; turn < 9; turn++) await Promise.resolve();
};

beforeEach(() => {
  asked = [];
  useExplorer.setState({ scene, tokens, run: null, engine: { ...engine, phase: "live" } });
});
afterEach(() => useExplorer.setState({ run: null, engine }));

test("it waits for as long as the reading of the Scene takes to come, and asks that one", async () => {
  const measured = askerOf({ ask }, new AbortController().signal).measure(measures);
  await settled();
  useExplorer.setState({ run: run(1, { settings: { ...scene.memory } }) }); // of other settings
  await settled();
  expect(asked).toEqual([]);
  useExplorer.setState({ run: run(2) });
  await settled();
  expect(asked.map(({ run }) => run)).toEqual([2]);
  expect(asked[0]!.question).toMatchObject({ kind: "measure", measures, request: { settings: scene.memory } });
  asked[0]!.answer([7]);
  expect(await measured).toEqual([7]);
});

test("what is measured with other settings is asked of the same words, and compared memories are set as those say", async () => {
  useExplorer.setState({ run: run(1) });
  const { measure } = askerOf({ ask }, new AbortController().signal);
  void measure(measures, { memory: { eta: 0 }, window: 31 });
  await settled();
  const words = tokens.tokens.map(({ word }) => word);
  expect(asked[0]!.question).toMatchObject({ request: { words, settings: { ...scene.memory, eta: 0 } } });
  expect(asked[0]!.question).toMatchObject({ compared: { window: 31, knobs: scene.compare.knobs } });
});

test("what a newer reading cuts off is asked of that one, and not of the same again", async () => {
  useExplorer.setState({ run: run(1, { isEnded: false }) });
  const series = askerOf({ ask }, new AbortController().signal).series("surprise", { memory: { eta: 0 } });
  await settled();
  asked[0]!.answer(null);
  await settled();
  useExplorer.setState({ run: run(1, { isEnded: false }) });
  await settled();
  expect(asked.map(({ run }) => run)).toEqual([1]);
  useExplorer.setState({ run: run(2) });
  await settled();
  expect(asked[1]).toMatchObject({ run: 2, question: { request: { settings: { eta: 0 } } } });
  asked[1]!.answer(new Float32Array(3));
  expect(await series).toHaveLength(3);
});

test("a token that is never read has no write, and of nothing nothing is measured", async () => {
  useExplorer.setState({ run: run(1, { filled: 0 }) });
  const asker = askerOf({ ask }, new AbortController().signal);
  const write = asker.write(4);
  const measured = asker.measure(measures);
  await settled();
  asked.forEach(({ answer }) => answer(null));
  expect(await write).toBeNull();
  await expect(measured).rejects.toThrow("engine");
});

test("whoever gives up waits no longer, and a dead engine is waited for by nobody", async () => {
  const giver = new AbortController();
  const given = askerOf({ ask }, giver.signal).write(4);
  giver.abort();
  await expect(given).rejects.toThrow(/abort/i);
  const dead = askerOf({ ask }, new AbortController().signal).write(4);
  useExplorer.setState({ engine: { ...engine, phase: "failed" } });
  await expect(dead).rejects.toThrow("engine");
  expect(asked).toEqual([]);
});
