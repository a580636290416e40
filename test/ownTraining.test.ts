// Does the page train a model as it is asked to? By a worker that is played here: step for step the same model whatever comes
// between, what is said of it true, and a file that brings it back.

import { beforeEach, describe, expect, onTestFinished, test, vi } from "vitest";
import { hasMemory, titansMixers, type Mixer } from "#model/contracts/architecture";
import { leastAnswer } from "#model/contracts/cues";
import { defaultTrain, presetOf } from "#model/contracts/trainDefaults";
import type { TrainQuestion, TrainSettings, TrainSlice } from "#model/contracts/trainQuestions";
import { idsOf, vocabulary } from "#model/contracts/vocabulary";
import { readOwn, writeOwn } from "#model/learning/ownFile";
import { answerTraining } from "#model/learning/trainAnswers";
import { trainRecipe } from "#model/learning/trainRecipe";
import { probabilities } from "#model/reading/expected";
import { runHeadless } from "#model/reading/headless";
import { startForward } from "#model/trained/forward";
import { readSafetensors, writeSafetensors } from "#model/trained/weights";
import { shippedModel } from "../scripts/models";
import { readModelFile, showOwn, useOwnModel } from "#state/ownModel";
import type { Session } from "#state/session";
import { showScene, useExplorer, type PageRun } from "#state/store";
import {
  goOnTraining,
  openTraining,
  pauseTraining,
  saveTrained,
  startTraining,
  stepTraining,
  useTraining,
} from "#state/training";
import { emptyScene } from "#scene/scene";

const nextTask = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

/** Small enough for a step to take about a millisecond. */
const few: TrainSettings = { ...defaultTrain, width: 16, batch: 4, length: 16, steps: 60 };

/** A worker that answers when it is let; `dies` answers as a new one would, `drops` as one that a newer run was asked of. */
function playedWorker() {
  const asked: TrainQuestion[] = [];
  let isDead = false;
  let drops = 0;
  const ask = async (_run: number, question: TrainQuestion) => {
    asked.push(question);
    await nextTask();
    if (isDead) return null;
    if (question.kind === "openOwn") {
      const { model: _model, ...own } = readOwn(question.bytes);
      return own;
    }
    const answer = await answerTraining(question);
    if (drops-- <= 0) return answer;
    const { run } = useExplorer.getState();
    useExplorer.setState({ run: { ...run, id: (run?.id ?? 0) + 1 } as PageRun });
    return null;
  };
  return {
    asked,
    ask: ask as unknown as Session["ask"],
    dies: () => {
      isDead = true;
    },
    drops: (count: number) => {
      drops = count;
    },
  };
}

/** Closed whatever comes of the test: what goes on asking would train in the next one, too. */
function opened(worker: ReturnType<typeof playedWorker>): () => void {
  const close = openTraining(worker);
  onTestFinished(close);
  return close;
}

const now = useTraining.getState;
const until = async (isSo: () => boolean): Promise<void> => {
  for (const end = performance.now() + 30_000; !isSo(); await nextTask())
    if (performance.now() > end) throw new Error(`not so: ${isSo.toString()}, ${now().phase}, ${now().problem}`);
};

async function trained(settings: TrainSettings): Promise<Uint8Array<ArrayBuffer>> {
  const close = opened(playedWorker());
  startTraining(settings);
  await until(() => now().phase === "over");
  const { bytes } = (await saveTrained())!;
  close();
  return bytes;
}

const weightsOf = (bytes: Uint8Array) => readSafetensors(bytes).tensors;

beforeEach(() => {
  showScene(emptyScene);
  useExplorer.setState({ run: null });
  useTraining.setState({ phase: "nothing", curve: null, before: null, look: null, first: null });
  useOwnModel.setState({ own: null, problem: null });
});

test("a training goes to its end moment by moment: a number a step, and looks from step 0 to the last", async () => {
  const worker = playedWorker();
  const close = opened(worker);
  startTraining(few);
  await until(() => now().phase === "over");
  const { curve, first, look, step, tokens, milliseconds } = now();
  expect([step, tokens]).toEqual([60, 60 * 4 * 16]);
  expect([curve!.losses.length, curve!.accuracies.length, curve!.norms.length]).toEqual([60, 60, 60]);
  expect(curve!.losses.at(-1)!).toBeLessThan(curve!.losses[0]!);
  expect([first!.step, look!.step, curve!.looks.at(-1)]).toEqual([0, 60, look]);
  expect(look!.asked).toBe(look!.distances.reduce((sum, { asked }) => sum + asked, 0));
  expect(look!.chance).toBeCloseTo(1 / 24, 12);
  expect(milliseconds).toBeGreaterThan(0);
  close();
});

test("what a training begins with is told first, on a machine however slow", async () => {
  let clock = 0;
  const slow = vi.spyOn(performance, "now").mockImplementation(() => (clock += 300)); // ms, at every look at it
  onTestFinished(() => slow.mockRestore());
  const question = { kind: "train", training: 901, settings: few, known: 0, steps: null } as const;
  const first = (await answerTraining({ ...question, begins: true })) as TrainSlice;
  const second = (await answerTraining({ ...question, begins: false, known: first.losses.length })) as TrainSlice;
  expect([first.look.step, first.step, second.look.step]).toEqual([0, 1, 2]);
});

test("before a training it is looked at what the settings begin with, anew where they change; the training begins with the same", async () => {
  const worker = playedWorker();
  useExplorer.setState(({ scene }) => ({ scene: { ...scene, train: few } }));
  const close = opened(worker);
  await until(() => now().look !== null);
  expect([now().phase, now().curve, now().look!.step]).toEqual(["nothing", null, 0]);
  const { live } = now().look!.words;
  useExplorer.setState(({ scene }) => ({ scene: { ...scene, train: { ...few, seed: 7 } } }));
  await until(() => now().look!.words.live !== live);
  expect(now().look!.words.live).not.toEqual(live);
  expect(worker.asked.map((question) => question.kind === "train" && [question.begins, question.steps])).toEqual([
    [true, 0],
    [true, 0],
  ]);
  const ahead = now().look!;
  startTraining({ ...few, seed: 7 });
  expect([now().phase, now().look]).toEqual(["training", ahead]);
  await until(() => now().phase === "over");
  expect(now().first).toEqual(ahead);
  expect(now().curve!.looks[0]).toEqual(ahead);
  close();
});

test("a look ahead that a newer run dropped is asked for again", async () => {
  const worker = playedWorker();
  worker.drops(2);
  const close = opened(worker);
  await until(() => now().look !== null);
  expect(worker.asked).toHaveLength(3);
  close();
});

test("what is right beyond the reach, and where the share of another run would fall, are of the answers that are counted", async () => {
  await trained({ ...few, mixer: "window", steps: 10, length: 48 });
  const { asked, right, beyond, second, distances, reach } = now().look!;
  expect(reach).toBe(10);
  const far = distances.filter(({ least }) => least > reach).reduce((sum, { asked }) => sum + asked, 0);
  expect(beyond.asked).toBeGreaterThanOrEqual(far);
  expect(beyond.asked).toBeLessThan(asked);
  expect(beyond.right).toBeLessThanOrEqual(right);
  expect(second.low).toBeLessThanOrEqual(right / asked);
  expect(second.high).toBeGreaterThan(right / asked);
});

test("paused it asks for nothing; by moments and by single steps it comes to the same weights, bit for bit, and by another seed not", async () => {
  const whole = await trained(few);
  const worker = playedWorker();
  const close = opened(worker);
  stepTraining(few);
  await until(() => now().phase === "paused");
  expect([now().step, now().look!.step]).toEqual([1, 1]);
  const questions = worker.asked.length;
  await new Promise((resolve) => setTimeout(resolve, 30));
  expect(worker.asked.length).toBe(questions);
  for (let step = 2; step <= 5; step++) {
    stepTraining(few);
    await until(() => now().phase === "paused");
    expect(now().step).toBe(step);
  }
  goOnTraining();
  await nextTask();
  pauseTraining();
  await new Promise((resolve) => setTimeout(resolve, 120));
  goOnTraining();
  await until(() => now().phase === "over");
  expect(worker.asked.filter((question) => question.kind === "train" && question.begins)).toHaveLength(1);
  expect(weightsOf((await saveTrained())!.bytes)).toEqual(weightsOf(whole));
  close();
  expect(weightsOf(await trained({ ...few, seed: 2 }))).not.toEqual(weightsOf(whole));
});

test("an answer that a newer run dropped is asked for again, and no step of the curve is lost", async () => {
  const whole = await trained(few).then(() => now().curve!);
  const worker = playedWorker();
  const close = opened(worker);
  startTraining(few);
  await until(() => now().step > 0);
  worker.drops(2);
  await until(() => now().phase === "over");
  expect(now().curve!.losses).toEqual(whole.losses);
  expect(now().before).toEqual(whole);
  close();
});

test("left and come back to it goes on; a worker that died is said, what was seen stays, and the next training has it beside it", async () => {
  const worker = playedWorker();
  const close = opened(worker);
  startTraining({ ...few, steps: 2000 });
  await until(() => now().step > 0);
  close();
  await nextTask();
  const left = now().step;
  const closeAgain = opened(worker);
  await until(() => now().step > left);
  worker.dies();
  await until(() => now().phase === "lost");
  const { curve } = now();
  expect(curve!.losses.length).toBe(now().step);
  expect(await saveTrained()).toBeNull();
  startTraining(few);
  expect(now().before).toBe(curve);
  closeAgain();
});

test("what the gates say are means of what they are: between nothing and θ_max, of every layer and head", async () => {
  await trained({ ...few, layers: 2, steps: 10 });
  const { gates, keys, words } = now().look!;
  expect(gates.map(({ layer, head }) => [layer, head])).toEqual([
    [0, 0],
    [1, 0],
  ]);
  for (const { theta, eta, alpha } of gates) {
    expect(theta).toBeGreaterThan(0);
    expect(theta).toBeLessThan(few.thetaMaximum);
    expect(eta).toBeGreaterThan(0);
    expect(eta).toBeLessThan(1);
    expect(alpha).toBeGreaterThan(0);
    expect(alpha).toBeLessThan(1);
  }
  const { names, roles, maps } = keys!;
  const count = names.length;
  expect(maps).toHaveLength(2);
  for (const { cosines } of maps) {
    for (let i = 0; i < count; i++) {
      expect(cosines[i * count + i]).toBeCloseTo(1, 5);
      for (let j = 0; j < i; j++) expect(cosines[i * count + j]).toBeCloseTo(cosines[j * count + i]!, 6);
    }
  }
  // A name is told somewhere before it is asked, and the word told there is the answer.
  expect(new Set(roles)).toEqual(new Set(["told", "asked"]));
  words.after.forEach((token, row) => {
    expect(words.text[token]).toBe("?");
    expect(words.text[token - 1]).toBe(words.cues[row]);
    expect(words.words[words.comes[row]!]).toBe(words.text[token + 1]);
    const chances = words.live.subarray(row * words.words.length, (row + 1) * words.words.length);
    expect(chances.reduce((sum, chance) => sum + chance, 0)).toBeLessThanOrEqual(1 + 1e-5);
  });
});

test("whatever word it says to a question, be it no answer to any, is among its words", async () => {
  const { model, card } = readOwn(await trained({ ...few, width: 32, steps: 10 }));
  const { words } = now().look!;
  const forward = startForward({
    ...{ config: card.config, parameters: model.parameters, ids: idsOf(words.text), traced: false },
    ablation: { frozen: false },
  });
  forward.advance(forward.ids.length);
  const likely = Array.from(words.after, (token) => probabilities(forward, token)).flatMap((row) =>
    vocabulary.filter((_, word) => row[word]! >= leastAnswer),
  );
  expect(likely.length).toBeGreaterThan(0);
  expect(words.words).toEqual(expect.arrayContaining(likely));
  // A model that begins repeats what it reads.
  expect(likely).toContain("?");
});

describe.each([...titansMixers, "window", "full", "linear", "gatedDelta", "mamba2"] as const)(
  "a model wired as %s",
  (mixer: Mixer) => {
    test("is trained, deep where it has a memory, and read again by Explore's own forward pass as it was looked at", async () => {
      for (const deep of hasMemory(mixer) ? [false, true] : [false]) {
        const bytes = await trained({ ...few, mixer, deep, steps: 10 });
        const { model, text, answers, card } = readOwn(bytes);
        expect(card.config.memory.widths).toHaveLength(deep ? 3 : 2);
        const { run } = await runHeadless(
          { words: text, settings: { ...emptyScene.memory, model: "own" }, overrides: [] },
          model,
        );
        const { words } = now().look!;
        expect(text).toEqual(words.text);
        answers.forEach(({ token }, row) => {
          const chance = words.live[row * words.words.length + words.comes[row]!];
          expect(run.columns.nextProbability[token - 1]).toBeCloseTo(chance!, 6);
        });
      }
    });
  },
);

describe("the file of a model", () => {
  test("brings back the same model, bit for bit, and what its card says", async () => {
    const bytes = await trained(few);
    const { model, card } = readOwn(bytes);
    expect(weightsOf(writeOwn(card, model.parameters).bytes)).toEqual(weightsOf(bytes));
    expect(writeOwn(card, model.parameters).bytes).toEqual(bytes);
    expect(card.training).toMatchObject({
      settings: few,
      steps: 60,
      asked: now().look!.asked,
      right: now().look!.right,
    });
    expect(card.config).toEqual(trainRecipe(few).config);
    expect(card.parameters).toBe(now().parameters);
  });

  test("is refused in one sentence that says what is wrong, and what was open stays open", async () => {
    const worker = playedWorker();
    const bytes = await trained({ ...few, steps: 10 });
    expect(await readModelFile(new File([bytes], "own.safetensors"), worker)).toBe(true);
    const { own } = useOwnModel.getState();
    const { tensors, metadata } = readSafetensors(bytes);
    const written = (card: unknown, weights = tensors): Uint8Array<ArrayBuffer> =>
      writeSafetensors(weights, { type: "F32", metadata: { ...metadata, card: JSON.stringify(card) } });
    const card = JSON.parse(metadata["card"]!) as ReturnType<typeof readOwn>["card"];
    const { training } = card;
    const { norm: _norm, ...lacking } = tensors;
    const cases: [Uint8Array<ArrayBuffer>, RegExp][] = [
      [new TextEncoder().encode("no model at all"), /no file of a model/],
      [writeSafetensors(shippedModel("lmm").parameters, { type: "F16" }), /no model that this page has trained/],
      [written("?"), /lost its card/],
      [
        written({ ...card, training: { ...training, settings: { ...few, width: 17 } } }),
        /width is 17; allowed: 16, 32/,
      ],
      [written({ ...card, config: { ...card.config, window: 9 } }), /Another version/],
      [written(card, lacking), /norm is missing/],
      [written(card, { ...tensors, more: tensors["norm"]! }), /1 part more/],
    ];
    for (const [wrong, sentence] of cases) {
      expect(await readModelFile(new File([wrong], "own.safetensors"), worker)).toBe(false);
      expect(useOwnModel.getState().problem).toMatch(sentence);
      expect(useOwnModel.getState().own).toBe(own);
    }
    expect(await readModelFile(new File([new Uint8Array(9e6)], "own.safetensors"), worker)).toBe(false);
    expect(useOwnModel.getState().problem).toMatch(/too large/);
  });

  test("opened, Explore reads a text of its task with it, and the answers stand where they are asked", async () => {
    const bytes = await trained({ ...few, steps: 10 });
    await readModelFile(new File([bytes], "own.safetensors"), playedWorker());
    showOwn();
    const { scene, tokens } = useExplorer.getState();
    const { own } = useOwnModel.getState();
    expect([scene.view, scene.memory.model]).toEqual(["explore", "own"]);
    expect(tokens.tokens.map(({ word }) => word)).toEqual(own!.text);
    expect(scene.answers).toEqual(own!.answers);
  });
});

test.each([
  [{ width: 20 }, /width is 20; allowed: 16, 32/],
  [{ steps: 1.5 }, /steps is 1.5; allowed: whole numbers from 10 to 2000/],
  [{ rate: Number.NaN }, /rate is NaN; allowed: from/],
  [{ task: "x".repeat(100) }, /task is x{40}; allowed: pairs, parity, story/],
])("settings that cannot be, as %j, are refused with what may be", (change, message) => {
  expect(() => trainRecipe({ ...few, ...change } as TrainSettings)).toThrow(message);
});

describe("what is known to fail", () => {
  const until = async (settings: TrainSettings, steps: number) => {
    await answerTraining({ kind: "train", training: -1, settings, begins: true, known: 0, steps: 1 });
    for (;;) {
      const slice = await answerTraining({ kind: "train", training: -1, settings, begins: false, known: 0, steps: 10 });
      if (!slice || !("step" in slice)) throw new Error("no slice");
      if (slice.isOver || slice.step >= steps) return slice;
    }
  };

  test("a θ_max too large for a deep memory: it leaves the numbers that can be trusted in the first text, past its bound", async () => {
    const settings = { ...defaultTrain, ...presetOf("thetaTooLarge", "lmm") };
    const { diverged, step, losses, look } = await until(settings, 1);
    expect([step, losses.length, look.step]).toEqual([0, 0, 0]);
    expect(diverged).toMatchObject({ step: 0, what: "loss", largestNorm: 0 });
    const { token, words, place, thetaEff, bound } = diverged!.memory!;
    expect(place).toEqual({ layer: 1, head: 1 });
    expect(token).toBeLessThan(words.length);
    expect(thetaEff).toBeGreaterThan(bound);
  });

  test("no clip: with a bound on the gradients the same settings and seed go on where without one no step can be made", async () => {
    const settings = { ...defaultTrain, ...presetOf("noClip", "lmm") };
    const { diverged, step, gradientNorms } = await until(settings, 60);
    expect(diverged!.step).toBe(step);
    expect(step).toBeLessThan(60);
    expect(diverged!.largestNorm).toBeCloseTo(Math.max(...gradientNorms), 5);
    const clipped = await until({ ...settings, clip: 1 }, 60);
    expect([clipped.diverged, clipped.step >= 60]).toEqual([null, true]);
  }, 60_000);
});
