// Is what the panel of levels shows so? Drift, writes, what a level alone answers, and what it lost, worked out again from the
// levels themselves; and the gates that a memory makes for itself. The sentences and tables say the same numbers.

import { beforeAll, describe, expect, test } from "vitest";
import { levelSentence } from "#components/compare/levels/levelSentence";
import { levelTable } from "#components/compare/levels/levelTable";
import { gateSentence } from "#components/compare/madeGates/gateSentence";
import { gateTable } from "#components/compare/madeGates/gateTable";
import { answerComparison } from "#model/compare/answers";
import { firstStack, stackPlan } from "#model/compare/continuum";
import { readStack, writeStack, type StackState } from "#model/compare/levelStack";
import { compareConfigOf, comparedStream } from "#model/compare/stream";
import type { ComparedMoment, LevelsMoment, MadeGates, MemoryTable } from "#model/contracts/compareQuestions";
import { latestOf } from "#model/contracts/cues";
import { tokensOf } from "#model/contracts/tokenizer";
import { cosine, dot, rowOf, type Floats } from "#model/contracts/vectors";
import { runHeadless } from "#model/reading/headless";
import type { Run } from "#model/reading/run";
import { defaultCompare } from "#scene/compareScene";
import { presets } from "#scene/presets";
import { useComparison } from "#state/comparison";
import { useExplorer, type PageRun } from "#state/store";

const { scene } = presets.find(({ id }) => id === "topic")!;
const tokens = tokensOf(scene.text, scene.memory);
const words = tokens.tokens.map(({ word }) => word);
const setting = { asking: "recall", window: 16, knobs: defaultCompare.knobs } as const;
const cursor = 50;
const periods = [1, 4, 16];

let run: Run;
let moment: LevelsMoment;
/** The levels after every token, at their first weights first. */
const states: StackState[] = [];
let plan: ReturnType<typeof stackPlan>;
let keys: Floats;

beforeAll(async () => {
  ({ run } = await runHeadless({ words, settings: scene.memory, overrides: [] }));
  moment = answerComparison(run, { kind: "levels", memory: "continuum", token: cursor, ...setting }) as LevelsMoment;
  const config = compareConfigOf(run, setting);
  plan = stackPlan(config);
  const stream = comparedStream(run, "recall");
  ({ keys } = stream);
  const state = firstStack(plan, { seed: config.seed, floats: Float32Array });
  states.push(structuredClone(state));
  for (let row = 0; row < stream.length; row++) {
    const input = rowOf(keys, { row, width: plan.width });
    const value = rowOf(stream.values, { row, width: plan.width }).map((x, j) => x + input[j]!);
    writeStack(plan, state, { input, value, theta: config.lossScale * stream.theta[row]! });
    states.push(structuredClone(state));
  }
});

/** The word that one level alone answers the key of a token with, after so many tokens; null where less than a tenth of it comes back. */
function saidAlone(level: number, { of, read }: { of: number; read: number }): string | null {
  const { wordVectors, vocabulary } = run.reading;
  const { width } = plan;
  const key = rowOf(keys, { row: of, width });
  const weights = states[0]!.weights.map((block, other) => (other === level ? states[read]!.weights[level]! : block));
  const answer = readStack(plan, weights, key).map((x, j) => x - key[j]!);
  const vectors = vocabulary.map((_, row) => rowOf(wordVectors, { row, width }));
  const nearest = vectors.reduce(
    (best, vector, at) => (cosine(answer, vector) > cosine(answer, vectors[best]!) ? at : best),
    0,
  );
  return dot(answer, vectors[nearest]!) > 0.1 ? vocabulary[nearest]! : null;
}

const newest = (): number[] => run.reading.cues.all.flatMap((cue) => latestOf(cue, cursor) ?? []);
const isRight = (level: number, of: number): boolean => saidAlone(level, { of, read: cursor + 1 }) === words[of];
/** The first token after which a level has written what it read at a token. */
const strikeAfter = (level: number, of: number): number => Math.ceil((of + 1) / periods[level]!) * periods[level]!;

describe("what stands in the lanes of a continuum memory", () => {
  test("is a drift that moves where its clock strikes, and nowhere else", () => {
    expect(moment.levels.map(({ period }) => period)).toEqual(periods);
    moment.levels.forEach(({ drift, period, updates }, level) => {
      expect(updates).toBe(Math.floor((cursor + 1) / period));
      drift.forEach((now, token) => {
        const exact = Math.hypot(
          ...states[token + 1]!.weights[level]!.map((x, at) => x - states[0]!.weights[level]![at]!),
        );
        expect(now).toBeCloseTo(exact, 5);
        if ((token + 1) % period !== 0) expect(now).toBe(drift[token - 1] ?? 0);
      });
    });
  });

  test("counts the cues that a level alone answers, all others at their first weights", () => {
    moment.levels.forEach(({ count }, level) => {
      expect(count.asked).toBe(newest().length);
      expect(count.right).toBe(newest().filter((of) => isRight(level, of)).length);
    });
    expect(moment.without).toMatchObject({ right: 0, asked: newest().length });
    expect(moment.whole.right).toBeGreaterThanOrEqual(Math.max(...moment.levels.map(({ count }) => count.right)));
  });

  test("marks every word by that, and one that another took the place of as neither right nor lost", () => {
    moment.levels.forEach(({ states, lost }, level) => {
      expect(states).toHaveLength(cursor + 1);
      const { at, all } = run.reading.cues;
      states.forEach((state, of) => {
        const latest = (all[at[of]!] && latestOf(all[at[of]!]!, cursor)) ?? of;
        if (words[latest] !== words[of]) expect(state).toBe("replaced");
        else expect(state === "right").toBe(isRight(level, latest));
      });
      for (const of of lost) expect(["wrong", "none"]).toContain(states[of]);
    });
  });

  test("has lost what it answered right after its own write and does not now, and the slower keeps what it answers of that", () => {
    moment.levels.forEach(({ lost, keeps }, level) => {
      const lostBy = (at: number): number[] =>
        newest().filter((of) => {
          const read = strikeAfter(at, of);
          return read <= words.length && saidAlone(at, { of, read }) === words[of] && !isRight(at, of);
        });
      // What its clock has not struck for yet cannot be lost.
      const known = (at: number): number[] => lostBy(at).filter((of) => strikeAfter(at, of) <= cursor + 1);
      expect(lost).toEqual(known(level));
      expect(keeps).toEqual(level === 0 ? [] : known(level - 1).filter((of) => isRight(level, of)));
    });
    expect(moment.levels.flatMap(({ lost }) => lost).length).toBeGreaterThan(0);
  });

  test("is said in a sentence with these numbers", () => {
    const [first, second, third] = moment.levels;
    const said = levelSentence(moment, false);
    expect(said).toContain(
      `Level 1 was written 51 times and alone answers ${first!.count.right} of ${first!.count.asked} cues, ` +
        `level 2 was written 12 times and answers ${second!.count.right}, level 3 was written 3 times and answers ${third!.count.right}.`,
    );
    expect(said).toContain(`All levels together answer ${moment.whole.right}.`);
    const kept = (lost: number, keeps: number): string =>
      levelSentence(
        {
          ...moment,
          levels: [
            { ...first!, lost: Array<number>(lost).fill(0) },
            { ...second!, keeps: Array<number>(keeps).fill(0), lost: [] },
          ],
        },
        true,
      );
    expect(kept(4, 3)).toContain("Level 2 still answers 3 of the 4 that level 1 has lost.");
    expect(kept(4, 4)).toContain("Level 2 still answers all 4 that level 1 has lost.");
    expect(kept(1, 1)).toContain("Level 2 still answers the one that level 1 has lost.");
    expect(kept(4, 0)).toContain("Level 2 does not answer any of the 4 that level 1 has lost.");
    expect(kept(1, 0)).toContain("Level 2 does not answer the one that level 1 has lost.");
    expect(kept(0, 0)).toContain("Level 1 has lost nothing that it once answered.");
    expect(kept(0, 0)).toContain(
      `All levels together answer ${moment.whole.right}; with none of them its memory answers 0.`,
    );
    const early = answerComparison(run, { kind: "levels", memory: "continuum", token: 4, ...setting }) as LevelsMoment;
    expect(levelSentence(early, false)).toContain("Level 3 is first written after word 16.");
  });

  test("is with all levels what the memory's column counts, and of Hope without any what its memory answers by itself", () => {
    const hope = answerComparison(run, { kind: "levels", memory: "hope", token: cursor, ...setting }) as LevelsMoment;
    expect(hope.without).toEqual(countOf("self-modifying"));
    expect(hope.whole).toEqual(countOf("hope"));
    expect(moment.whole).toEqual(countOf("continuum"));

    /** As the column of the memory has it. */
    function countOf(memory: string): unknown {
      const asked = { kind: "comparedAt", memory, token: cursor, asked: [], cues: [], words: [] } as const;
      return (answerComparison(run, { ...asked, ...setting }) as ComparedMoment).count;
    }
  });
});

describe("the gates that a self-modifying memory makes", () => {
  const madeWith = (knobs: Partial<typeof setting.knobs>): MadeGates =>
    answerComparison(run, {
      ...{ kind: "madeGates", memory: "self-modifying" },
      ...{ ...setting, knobs: { ...setting.knobs, ...knobs } },
    }) as MadeGates;

  test("are the text's where it writes neither, and at its first word", () => {
    const none = madeWith({ ownRates: false, ownGates: false });
    none.rate.own.forEach((rate, token) => expect(rate).toBeCloseTo(none.rate.stream[token]!, 6));
    none.keep.own.forEach((keep, token) => expect(keep).toBeCloseTo(none.keep.stream[token]!, 6));
    expect(none.rate.stream[0]).toBeCloseTo(scene.memory.lossScale * scene.memory.theta, 6);
    expect(none.keep.stream[0]).toBeCloseTo(1 - scene.memory.alpha, 6);
    const own = madeWith({});
    expect(own.rate.own[0]).toBeCloseTo(own.rate.stream[0]!, 6);
    expect(own.rate.own[cursor]).not.toBeCloseTo(own.rate.stream[cursor]!, 2);
  });

  test("are said beside the text's, in the digits of the page: what reads the same is the same", () => {
    const gates = (own: number, stream: number) => ({ own: Float32Array.of(own), stream: Float32Array.of(stream) });
    const said = (rate: [number, number], keep: [number, number], titles = ["Hope"]): string =>
      gateSentence({ rate: gates(...rate), keep: gates(...keep) }, { token: 0, titles });
    expect(said([0.12, 0.28], [0.9997, 0.995])).toBe(
      "At token 1 Hope writes at 0.120, more gently than the text’s 0.280, and keeps 0.9997, more than the text’s 0.995.",
    );
    expect(said([0.28001, 0.28], [0.9, 0.95], ["Self-modifying Titans", "Hope"])).toBe(
      "At token 1 Self-modifying Titans and Hope write at 0.280, as the text has it, and keep 0.900, less than the text’s 0.950.",
    );
    expect(said([0.5, 0.28], [0.95, 0.95])).toContain(
      "at 0.500, harder than the text’s 0.280, and keeps 0.950, as the",
    );
  });
});

test("both tables have what stands in the pictures, a row a word", () => {
  const table = answerComparison(run, { kind: "memories", ids: [], ...setting }) as MemoryTable;
  const memories = ["continuum", "self-modifying"];
  const compare = { ...defaultCompare, memories };
  const explorer = {
    ...useExplorer.getState(),
    scene: { ...scene, compare },
    run: { tokens, vocabulary: run.reading.vocabulary } as unknown as PageRun,
  };
  const made = answerComparison(run, { kind: "madeGates", memory: "self-modifying", ...setting }) as MadeGates;
  const comparison = {
    ...useComparison.getState(),
    table,
    levels: new Map([["continuum", moment]]),
    madeGates: new Map([["self-modifying", made]]),
  };
  const levels = levelTable(explorer, comparison)!;
  expect(levels.rows).toBe(words.length);
  expect(levels.columns).toHaveLength(3 + 4 + 4);
  expect(levels.valueAt(cursor, 0).exact).toBe(String(moment.levels[0]!.drift[cursor]));
  expect(levels.valueAt(cursor + 1, 1).text).toBe("not read");
  for (const of of moment.levels[0]!.lost) expect(levels.valueAt(of, 2).text).toBe("yes");
  const gates = gateTable(explorer, comparison)!;
  expect(gates.columns).toHaveLength(4);
  expect([0, 1, 2, 3].map((column) => gates.valueAt(cursor, column).exact)).toEqual(
    [made.rate.own, made.rate.stream, made.keep.own, made.keep.stream].map((gate) => String(gate[cursor])),
  );
});
