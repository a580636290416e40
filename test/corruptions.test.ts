// Does a file with one thing wrong in it ever pass? Each golden family, spoilt in every way that a file can be.

import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { pageOf } from "#components/shell/tracePage";
import { goldenFormat, largestTolerance, parseGolden, type GoldenCase } from "#model/contracts/golden";
import { familyOf, notCompared } from "#model/check/recompute";
import { engines, passes, verifyCase } from "#model/check/verify";

type Nested = number | Nested[];
/** The place of a number in nested lists, and what holds it. */
type Cell = { row: Nested[]; at: number; value: number };

function cellsOf(row: Nested[]): Cell[] {
  return row.flatMap((value, at) => (typeof value === "number" ? [{ row, at, value }] : cellsOf(value)));
}

/** The number of an output that says most. */
function largestOf(output: Nested[]): Cell {
  return cellsOf(output).reduce((most, cell) => (Math.abs(cell.value) > Math.abs(most.value) ? cell : most));
}

const corruptions: Record<string, (output: Nested[]) => unknown> = {
  "every number × −3": (output) => cellsOf(output).forEach(({ row, at, value }) => (row[at] = -3 * value)),
  "one number off by a thousandth": (output) => {
    const { row, at, value } = largestOf(output);
    row[at] = value * 1.001;
  },
  "two numbers swapped": (output) => {
    const cells = cellsOf(output);
    const most = largestOf(output);
    const least = cells.reduce((a, b) => (Math.abs(b.value - most.value) > Math.abs(a.value - most.value) ? b : a));
    most.row[most.at] = least.value;
    least.row[least.at] = most.value;
  },
  "a number dropped": (output) => cellsOf(output)[0]!.row.pop(),
  "a row dropped": (output) => output.pop(),
  "a row too many": (output) => output.push(structuredClone(output[0]!)),
  "a string for a number": (output) => (cellsOf(output)[0]!.row[0] = "0.5" as unknown as number),
  "a NaN, which JSON writes as null": (output) => (cellsOf(output)[0]!.row[0] = null as unknown as number),
  "a number beyond all": (output) => (largestOf(output).row[0] = Infinity),
};

/** Whether the float64 engine finds the case wrong, or refuses it. */
async function isFound(golden: GoldenCase): Promise<boolean> {
  try {
    const [parsed] = parseGolden(JSON.stringify({ format: goldenFormat, cases: [golden] }));
    return !(await verifyCase(parsed!, engines[parsed!.family]!.slice(0, 1))).every(passes);
  } catch (error) {
    expect((error as Error).message).toMatch(/^[^\n]{10,400}$/); // a sentence, and no stack
    return true;
  }
}

describe.each(Object.keys(engines))("%s", (family) => {
  const all = parseGolden(readFileSync(new URL(`golden/${family}.json`, import.meta.url), "utf8"));
  const cases = [all[0]!, all.at(-2)!]; // the last of titans-memory is long

  it.each(Object.keys(corruptions))("%s is found in every output", async (name) => {
    const missed: string[] = [];
    for (const golden of cases) {
      for (const output of Object.keys(golden.expected)) {
        const spoilt = structuredClone(golden);
        corruptions[name]!(spoilt.expected[output] as Nested[]);
        if (JSON.stringify(spoilt) === JSON.stringify(golden)) continue; // one number alone, swapped with itself
        if (!(await isFound(spoilt))) missed.push(`${golden.name}: ${output}`);
      }
    }
    expect(missed).toEqual([]);
  });

  it("no file may allow itself more than a thousandth, and so pass with any numbers", async () => {
    for (const tolerance of [14.5, 9.98, 1, 1.001e-3, Infinity, NaN, "1e-5", null, 0, -1]) {
      const spoilt = { ...structuredClone(cases[0]!), tolerance: tolerance as number };
      corruptions["every number × −3"]!(Object.values(spoilt.expected)[0] as Nested[]);
      await expect(verifyCase(spoilt)).rejects.toThrow(/tolerance is .*; allowed: a number above 0, up to 0.001/);
      expect(await isFound({ ...cases[0]!, tolerance: tolerance as number })).toBe(true);
    }
    expect(await isFound({ ...cases[0]!, tolerance: largestTolerance })).toBe(false);
  });

  it("a setting or an input that no engine knows is refused, and not passed over", async () => {
    for (const group of ["config", "inputs"] as const) {
      const spoilt = { ...cases[0]!, [group]: { ...cases[0]![group], mood: 1 } };
      await expect(verifyCase(spoilt)).rejects.toThrow(`${group}.mood is not known; allowed: `);
    }
  });
});

type Change = (golden: Changeable) => void;
interface Changeable {
  readonly config: Record<string, unknown>;
  readonly inputs: Record<string, unknown>;
}

/** The case of a family whose config begins so, changed as told. */
function changedCase(family: string, config: Readonly<Record<string, unknown>>, change: Change): GoldenCase {
  const all = parseGolden(readFileSync(new URL(`golden/${family}.json`, import.meta.url), "utf8"));
  const found = all.find((golden) => Object.entries(config).every(([name, value]) => golden.config[name] === value));
  const golden = structuredClone(found!);
  change(golden);
  return golden;
}

const sets =
  (group: "config" | "inputs", name: string, value: unknown): Change =>
  (golden) =>
    Object.assign(golden[group], { [name]: value });

describe("what the rule of a case never reads is refused, and not passed over:", () => {
  const gates = Array.from({ length: 12 }, () => 0.1);
  it.each([
    ["titans-memory", { bias: "l2" }, "config", "p", 3],
    ["titans-memory", { bias: "l2" }, "config", "delta", 0.4],
    ["titans-memory", { bias: "lp" }, "config", "delta", 0.4],
    ["titans-memory", { bias: "lp" }, "config", "lossScale", 1],
    ["titans-memory", { bias: "huber" }, "config", "p", 3],
    ["titans-memory", { bias: "huber" }, "config", "lossScale", 1e9],
    ["linear-attention", { normalise: false }, "config", "eps", 1],
    ["linear-attention", { featureMap: "elu1" }, "inputs", "gamma", gates],
    ["linear-attention", { featureMap: "taylor2" }, "inputs", "beta", gates],
    ["matrix-rule", { rule: "hebbian" }, "inputs", "alpha", gates],
    ["matrix-rule", { rule: "delta" }, "inputs", "alpha", gates],
    ["miras", { model: "moneta" }, "config", "delta", 0.3],
    ["miras", { model: "yaad" }, "config", "p", 3],
    ["miras", { model: "yaad" }, "config", "q", 4],
    ["miras", { model: "memora" }, "config", "p", 3],
    ["miras", { model: "memora" }, "config", "delta", 0.3],
  ] as const)("%s, %j: %s.%s", async (family, config, group, name, value) => {
    const spoilt = changedCase(family, config, sets(group, name, value));
    const sentence = new RegExp(`^${group}\\.${name} is .*, and nothing reads it where config\\..* is .*; allowed: `);
    await expect(verifyCase(spoilt)).rejects.toThrow(sentence);
  });

  it.each([
    ["titans-memory", { bias: "lp" }, "config", "lossScale", 2],
    ["titans-memory", { bias: "l2" }, "config", "lossScale", 2],
    ["titans-memory", { bias: "l2" }, "config", "p", null],
    ["linear-attention", { normalise: false }, "config", "eps", 0],
  ] as const)("what changes nothing may stand there: %s, %j: %s.%s %j", async (family, config, group, name, value) => {
    const golden = changedCase(family, config, sets(group, name, value));
    expect((await verifyCase(golden)).every(passes)).toBe(true);
  });
});

it.each([
  ["miras", { model: "moneta" }],
  ["miras", { model: "yaad" }],
  ["miras", { model: "memora" }],
  ["matrix-rule", { rule: "delta" }],
  ["softmax-attention", {}],
  ["linear-attention", { featureMap: "elu1", normalise: true }],
  ["infini-attention", { delta: true }],
  ["titans-memory", { bias: "huber" }],
] as const)("one value of 10⁹ lets no wrong answer of %s, %j pass", async (family, config) => {
  const spoilt = changedCase(family, config, ({ inputs }) => {
    (inputs["v"] as number[][])[3]![0] = 1e9;
  });
  expect((await verifyCase(spoilt, engines[family]!.slice(0, 1))).every(passes)).toBe(false);
});

it("a value that nobody sees does not excuse what the others are read as", async () => {
  const hidden = changedCase("softmax-attention", {}, ({ inputs }) => {
    (inputs["v"] as number[][]).at(-1)![0] = 1e9;
    const mask = inputs["mask"] as number[][];
    inputs["mask"] = mask.map((row, token) =>
      token === mask.length - 1 ? row.map((_, at) => (at === 0 ? 1 : 0)) : row,
    );
  });
  const { y } = (await engines["softmax-attention"]![0]!.run(hidden)) as { y: number[][] };
  const right = { ...hidden, expected: { y } };
  expect((await verifyCase(right)).every(passes)).toBe(true);
  const wrong = { ...hidden, expected: { y: y.map((row) => row.map((value) => -3 * value)) } };
  expect((await verifyCase(wrong)).some(passes)).toBe(false);
});

describe("a mask says what is seen by 0 and 1, or by false and true:", () => {
  const masked = (write: (sees: number, at: number) => unknown): GoldenCase =>
    changedCase("softmax-attention", {}, ({ inputs }) => {
      inputs["mask"] = (inputs["mask"] as number[][]).map((row) => row.map(write));
    });

  it("both are read", async () => {
    for (const write of [(sees: number) => sees, (sees: number) => sees === 1])
      expect((await verifyCase(masked(write))).every(passes)).toBe(true);
  });

  it.each([0.5, 2, -1, "1", null, 1e-9, [1]])("%j is refused with its place", async (value) => {
    await expect(verifyCase(masked((sees, at) => (at === 0 ? value : sees)))).rejects.toThrow(
      `inputs.mask[0][0] is ${JSON.stringify(value)}; allowed: 0 or 1, false or true`,
    );
  });
});

it("what a family has and a case does not list is named, and each family makes what it says it has", async () => {
  for (const family of Object.keys(engines)) {
    const [golden] = parseGolden(readFileSync(new URL(`golden/${family}.json`, import.meta.url), "utf8"));
    expect(notCompared(golden!)).toEqual([]);
    const { y, ...rest } = golden!.expected;
    expect(notCompared({ family, expected: { y } })).toEqual(Object.keys(rest).sort(inOrderOf(familyOf({ family }))));
    const made = await engines[family]![0]!.run(golden!);
    expect(Object.keys(made).sort()).toEqual([...familyOf({ family }).outputs].sort());
  }
});

const inOrderOf =
  ({ outputs }: { readonly outputs: readonly string[] }) =>
  (one: string, other: string): number =>
    outputs.indexOf(one) - outputs.indexOf(other);

it("true zeros are right: a memory that writes nothing and forgets toward its start moves by nothing", async () => {
  const [golden] = parseGolden(readFileSync(new URL("golden/titans-memory.json", import.meta.url), "utf8"));
  const length = (golden!.inputs["k"] as unknown[]).length;
  const zeros = Array.from({ length }, () => 0);
  const still: GoldenCase = {
    ...golden!,
    config: { ...golden!.config, decay: "initial" },
    inputs: { ...golden!.inputs, theta: zeros, alpha: zeros.map(() => 0.3) },
    expected: { momentumNorm: zeros, updateNorm: zeros, drift: zeros },
  };
  expect((await verifyCase(still)).filter((verdict) => !passes(verdict))).toEqual([]);
  const moved = { ...still, expected: { drift: zeros.map(() => 1e-3) } };
  expect((await verifyCase(moved)).some(passes)).toBe(false);
});

describe("a trace file is opened by its link, and refused in a sentence where", () => {
  const trace = (): Record<string, unknown> & { cases: GoldenCase[] } => ({
    format: goldenFormat,
    page: { hash: "v=1", words: ["a", "b"] },
    cases: [
      {
        name: "two words",
        family: "matrix-rule",
        config: { rule: "hebbian" },
        inputs: { q: [[1], [1]], k: [[1], [1]], v: [[1], [2]], beta: [1, 1] },
        expected: { y: [[1], [3]] },
        tolerance: 1e-5,
      },
    ],
  });
  const opened = (change: (it: ReturnType<typeof trace>) => void) => {
    const it = trace();
    change(it);
    return pageOf(JSON.stringify(it), "x.json");
  };
  const spoilInput = (name: string, value: unknown) => (it: ReturnType<typeof trace>) =>
    Object.assign(it.cases[0]!.inputs, { [name]: value });

  it("nothing is wrong with it, it is opened", () => {
    expect(opened(() => {})).toEqual({ hash: "v=1", problem: null });
  });

  it.each([
    ["it has no cases", (it: ReturnType<typeof trace>) => (it.cases = []), /^x\.json is damaged.*: no cases/],
    ["cases are none", (it: ReturnType<typeof trace>) => Object.assign(it, { cases: "two" }), /no cases/],
    ["a key is a word", spoilInput("k", [["one"], [1]]), /inputs\.k\[0\]\[0\] is "one"/],
    ["a gate is null", spoilInput("beta", [1, null]), /inputs\.beta\[1\] is null/],
    ["rows are missing", spoilInput("v", [[1]]), /inputs\.v has 1 rows; allowed: 2/],
    ["an input is none", spoilInput("q", 4), /inputs\.q is not a matrix/],
    [
      "an answer is nothing",
      (it: ReturnType<typeof trace>) => Object.assign(it.cases[0]!, { expected: { y: [[], []] } }),
      /expected\.y has empty rows/,
    ],
    [
      "it allows itself everything",
      (it: ReturnType<typeof trace>) => Object.assign(it.cases[0]!, { tolerance: 5 }),
      /tolerance is 5/,
    ],
    ["it comes from elsewhere", (it: ReturnType<typeof trace>) => delete it["page"], /not exported from this page/],
    ["it is of another kind", (it: ReturnType<typeof trace>) => (it["format"] = "x"), /not a trace file/],
  ])("%s", (_, change, message) => {
    const { hash, problem } = opened(change);
    expect(hash).toBeNull();
    expect(problem).toMatch(message);
    expect(problem).toMatch(/^[^\n]{10,300}$/);
  });
});
