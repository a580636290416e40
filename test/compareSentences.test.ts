// Are the sentences under Compare's panels true? Every number in them computed again from what it means, on the page's own text.

import { beforeAll, describe, expect, test } from "vitest";
import { keptSentence } from "#components/compare/states/keptSentence";
import { costSentence } from "#components/compare/cost/costSentence";
import { capacitySentence } from "#components/compare/capacity/capacitySentence";
import { rungSentence } from "#components/compare/columns/columnSentences";
import { answerComparison } from "#model/compare/answers";
import type {
  CapacityPoint,
  ComparedMoment,
  ComparedReading,
  DescribedMemory,
  MemoryTable,
} from "#model/contracts/compareQuestions";
import { scanMemory } from "#model/kernels/memory.cpu";
import { advance, startRun, type Run } from "#model/reading/run";
import { tokensOf } from "#model/contracts/tokenizer";
import { readWords } from "#model/reading/untrained";
import { defaultScene } from "#scene/presets";

const setting = { asking: "recall", window: 16, knobs: defaultScene.compare.knobs } as const;
const width = defaultScene.memory.dimension;

let run: Run;
let table: MemoryTable;

beforeAll(async () => {
  const { text, memory: settings } = defaultScene;
  const words = tokensOf(text, settings).tokens.map(({ word }) => word);
  run = startRun(readWords({ words, settings, overrides: [] }));
  while (await advance(run, { scan: scanMemory, count: 64 }));
  table = answerComparison(run, { kind: "memories", ids: [], ...setting }) as MemoryTable;
});

function memory(id: string): DescribedMemory {
  return table.memories.find((one) => one.id === id)!;
}

describe("a rung", () => {
  function reading(id: string): ComparedReading {
    return answerComparison(run, { kind: "compared", memory: id, ...setting }) as ComparedReading;
  }

  /** A reading whose every error is the same. */
  function flat(error: number, { sound = 20 }: { sound?: number } = {}): ComparedReading {
    const size = 20;
    return { ...reading("delta"), size, sound, errors: new Float32Array(size).fill(error) };
  }

  function said(now: ComparedReading, then: ComparedReading): string {
    return rungSentence({ before: memory("linear"), reading: now, readingBefore: then });
  }

  test("says by how much per cent the mean error of all tokens is less than that of the memory before", () => {
    const mean = (id: string): number => {
      const errors = [...reading(id).errors];
      return errors.reduce((sum, error) => sum + error) / errors.length;
    };
    const [linear, delta] = [mean("linear"), mean("delta")];
    const sentence = said(reading("delta"), reading("linear"));
    const [, share, which, now, then] =
      /^error ([\d.]+)\s% (less|more) than Linear attention: ([\d.]+), not ([\d.]+)$/u.exec(sentence) ?? [];
    expect(which, sentence).toBe(delta < linear ? "less" : "more");
    expect(Number(share)).toBe(Math.round(100 * Math.abs(1 - delta / linear)));
    expect(Number(now)).toBeCloseTo(delta, 2);
    expect(Number(then)).toBeCloseTo(linear, 2);
  });

  test("counts times from ten times on, says none of an error of 0, a tie below one per cent, and which of the two diverged where", () => {
    expect(said(flat(0.5), flat(1))).toBe("error 50\u202f% less than Linear attention: 0.50, not 1.00");
    expect(said(flat(1.5), flat(1))).toBe("error 50\u202f% more than Linear attention: 1.50, not 1.00");
    expect(said(flat(0.25), flat(8))).toBe("error 32 times less than Linear attention: 0.25, not 8.00");
    expect(said(flat(8), flat(0.25))).toBe("error 32 times more than Linear attention: 8.00, not 0.25");
    expect(said(flat(1.004), flat(1))).toBe("a tie with Linear attention: mean error 1.00, as before");
    expect(said(flat(0.5), flat(0))).toBe("error 0.50, where Linear attention has none");
    expect(said(flat(0), flat(0.5))).toBe("no error, where Linear attention has 0.50");
    expect(said(flat(0), flat(0))).toBe("no error, as Linear attention has none");
    expect(said(flat(1, { sound: 6 }), flat(1))).toBe("diverges at token 7; Linear attention does not");
    expect(said(flat(1), flat(1, { sound: 6 }))).toBe("holds where Linear attention diverges");
  });
});

describe("what is kept", () => {
  test("is counted: a key and a value a token, those in a window, one matrix, and with chunks the weights they began with", () => {
    const token = 40;
    const said = (id: string): string => {
      const moment = answerComparison(run, {
        kind: "comparedAt",
        memory: id,
        token,
        asked: [],
        cues: [],
        words: [],
        ...setting,
      });
      return keptSentence(memory(id), moment as ComparedMoment);
    };
    const written = (count: number): string => `${count.toLocaleString("en")} numbers`;
    expect(said("softmax")).toBe(written(2 * width * (token + 1)));
    expect(said("window")).toBe(written(2 * width * setting.window));
    expect(said("linear")).toBe(written(width * width));
    expect(defaultScene.memory.chunk).toBeGreaterThan(1);
    const [weights, momentum, begun] = [width * width, width * width, width * width];
    expect(said("titans")).toBe(
      `${written(weights + momentum + begun)}, ${(weights + momentum).toLocaleString("en")} drawn: not the weights that the chunk began with`,
    );
  });
});

describe("capacity", () => {
  /** The interval of Wilson for 95 of 100, by its formula. */
  function point(pairs: number, right: number, asked: number): CapacityPoint {
    const [share, z] = [right / asked, 1.959964];
    const middle = (share + z ** 2 / (2 * asked)) / (1 + z ** 2 / asked);
    const half = (z / (1 + z ** 2 / asked)) * Math.sqrt((share * (1 - share)) / asked + z ** 2 / (4 * asked ** 2));
    const [low, high] = [middle - half, middle + half];
    return { pairs, right, asked, share, low, high, trials: 12, squaredError: 0, byAge: [] };
  }

  test("names the best at the most pairs that all were asked, all that their trials do not tell from it, and the worst", () => {
    // 90 and 85 of 120 are within each other's intervals, 60 is not; the 16 pairs that one was asked more are left out.
    const measured = [
      { memory: memory("linear"), points: [point(4, 12, 48), point(8, 60, 120)] },
      { memory: memory("delta"), points: [point(4, 48, 48), point(8, 85, 120)] },
      { memory: memory("titans"), points: [point(4, 48, 48), point(8, 90, 120), point(16, 0, 192)] },
    ];
    const share = (right: number): string => `${Math.round((100 * right) / 120)}\u202f%`;
    expect(capacitySentence(measured, "random")).toBe(
      `Of 8 pairs, Titans and Delta rule recall ${share(90)} (a tie); Linear attention ${share(60)}.`,
    );
    expect(capacitySentence(measured.slice(0, 2), "rewritten")).toBe(
      `Of 8 rewritten pairs, Delta rule recalls ${share(85)}; Linear attention ${share(60)}.`,
    );
    expect(capacitySentence(measured.slice(1), "random")).toMatch(
      /^Of 8 pairs, .*: a tie, as far as the trials tell\.$/u,
    );
    expect(capacitySentence(measured.slice(0, 1), "random"), "one alone is not compared").toBe("");
  });
});

describe("the cost lens", () => {
  test("says the dearest first and who costs the same together: four bytes a number, keys and values with the context", () => {
    const context = 8192;
    const attention = 4 * 2 * width * context;
    const matrix = 4 * width * width;
    const values = [
      { memory: memory("linear"), value: matrix },
      { memory: memory("softmax"), value: attention },
      { memory: memory("delta"), value: matrix },
    ];
    const bytes = (count: number): string => `${count.toLocaleString("en")} bytes`;
    expect(costSentence(values, { cost: "state", context })).toBe(
      `At 8,192 tokens ${memory("softmax").title} keeps ${bytes(attention)}, Linear attention and Delta rule ${bytes(matrix)}.`,
    );
  });

  test("has each memory's size at the context from the memory itself: 4 bytes a number", () => {
    const bytes = (id: string, tokens: number): number => {
      const { fixed, perToken, limit } = memory(id).stateNumbers;
      return 4 * (fixed + perToken * Math.min(tokens, limit ?? tokens));
    };
    expect(bytes("softmax", 8192)).toBe(4 * 2 * width * 8192);
    expect(bytes("window", 8192)).toBe(4 * 2 * width * setting.window);
    expect(bytes("linear", 8192)).toBe(4 * width * width);
    expect(bytes("titans", 8192)).toBe(4 * 3 * width * width);
  });
});
