import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import * as tf from "@tensorflow/tfjs";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { goldenFormat, parseGolden, type GoldenCase } from "#model/contracts/golden";
import { caseOfMemory } from "#model/check/goldenCases";
import { passes, verifyCase } from "#model/check/verify";
import { memoryConfig, randomReading, scan } from "./support/memories";

const golden = (family: string) =>
  readFileSync(fileURLToPath(new URL(`golden/${family}.json`, import.meta.url)), "utf8");
const folder = mkdtempSync(join(tmpdir(), "verify-"));
afterAll(() => rmSync(folder, { recursive: true }));
beforeAll(async () => {
  tf.enableProdMode();
  await tf.setBackend("cpu");
});

interface Changeable {
  name: string;
  family: string;
  tolerance: number;
  config: Record<string, any>; // eslint-disable-line @typescript-eslint/no-explicit-any -- a case is changed wherever it can be
  inputs: Record<string, any>; // eslint-disable-line @typescript-eslint/no-explicit-any
  expected: Record<string, any>; // eslint-disable-line @typescript-eslint/no-explicit-any
}

/** A small memory's case that passes, changed as told. */
function caseOf(change: (golden: Changeable) => void = () => {}): GoldenCase {
  const reading = randomReading({ config: memoryConfig({ widths: [3, 5, 3], chunk: 2 }), length: 5 });
  const { columns } = scan(reading).trace;
  const golden: Changeable = {
    name: "small",
    family: "titans-memory",
    ...structuredClone(caseOfMemory(reading)),
    expected: { loss: Array.from(columns.loss), drift: Array.from(columns.drift) },
    tolerance: 1e-5,
  };
  change(golden);
  return golden;
}

function fileOf(name: string, content: string): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

const documentOf = (...cases: GoldenCase[]): string => JSON.stringify({ format: goldenFormat, cases });

/** The same without a process of its own: what it prints, and the code that it leaves. */
async function verifyHere(...files: string[]): Promise<{ code: number; out: string; err: string }> {
  const typed = process.argv;
  const listen = (stream: "log" | "error") => vi.spyOn(console, stream).mockImplementation(() => {});
  const [log, error] = [listen("log"), listen("error")];
  const said = ({ mock }: typeof log): string => mock.calls.map(([line]) => `${String(line)}\n`).join("");
  vi.resetModules();
  process.argv = [typed[0]!, "scripts/verify.ts", ...files];
  try {
    await import("../scripts/verify");
    return { code: Number(process.exitCode ?? 0), out: said(log), err: said(error) };
  } finally {
    process.argv = typed;
    process.exitCode = undefined;
    log.mockRestore();
    error.mockRestore();
  }
}

function verify(...files: string[]): { code: number | null; out: string; err: string } {
  const runner = fileURLToPath(new URL("../scripts/run.mjs", import.meta.url));
  const { status, stdout, stderr } = spawnSync(process.execPath, [runner, "verify", ...files], { encoding: "utf8" });
  return { code: status, out: stdout, err: stderr };
}

describe("npm run verify", () => {
  test("prints a line a family with the worst error of each engine, and exits 0, where all is right", () => {
    const { code, out, err } = verify(
      fileOf("a.json", golden("linear-attention")),
      fileOf("b.json", documentOf(caseOf())),
    );
    expect(err).toBe("");
    expect(code).toBe(0);
    const error = String.raw`\d\.\de[-+]\d+`;
    expect(out.trim().split("\n")).toEqual([
      expect.stringMatching(`^linear-attention: 6 cases, .*cpu float64 ${error}, cpu float32 ${error}$`),
      expect.stringMatching(
        `^titans-memory: 1 case, .*cpu float64 ${error}, cpu float32 ${error}, simd float32 ${error}, tfjs ${error}$`,
      ),
      `${join(folder, "b.json")}: case "small": not compared: y, gradNorm, momentumNorm, updateNorm, weightNorm, finalWeights, finalMomentum`,
    ]);
  });

  test("exits 1 and names file, case and output of every failure among files that are right", async () => {
    const wrong = fileOf("wrong.json", documentOf(caseOf(), caseOf((it) => { it.name = "off"; it.expected["drift"][3] *= 1.001; }))); // prettier-ignore
    const unknown = fileOf("unknown.json", documentOf(caseOf((it) => (it.family = "crystal-ball"))));
    const empty = fileOf("empty.json", "");
    const { code, out, err } = await verifyHere(wrong, unknown, empty, join(folder, "absent.json"));
    expect(code).toBe(1);
    expect(out).toContain("titans-memory: 2 cases");
    expect(err).toMatch(/wrong\.json: case "off": drift on cpu float64 is off by/);
    expect(err).not.toContain('case "small": drift');
    expect(err).toMatch(/unknown\.json: case "small": family is "crystal-ball"; allowed: titans-memory, /);
    expect(err).toMatch(/empty\.json: not JSON/);
    expect(err).toMatch(/absent\.json: ENOENT/);
  });

  test("shows a text of a file on one line, shortened, with what cannot be seen in it as codes", async () => {
    const name = "\u001b[31mred\u202e\nFAILED " + "long ".repeat(40);
    const wrong = caseOf((it) => { it.name = name; it.expected["loss"][0] = 9; }); // prettier-ignore
    const files = [fileOf("names.json", documentOf(wrong)), fileOf("text.json", "\u001b[2J\r\u2066oh\n".repeat(50))];
    const { code, out, err } = await verifyHere(...files);
    expect(code).toBe(1);
    for (const line of `${out}${err}`.trim().split("\n")) {
      expect(line).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u);
      expect(line.length).toBeLessThan(400);
      expect(line).toMatch(/^(FAILED|titans-memory:|.*: not compared:)/);
    }
    expect(err).toContain(String.raw`case "\u001b[31mred\u202e\nFAILED long`);
  });

  test("exits 1 where no file is given", async () => {
    const { code, err } = await verifyHere();
    expect(code).toBe(1);
    expect(err).toContain("no file given");
  });
});

describe("a malformed file is refused", () => {
  test.each([
    ["", "not JSON"],
    ["[1, 2", "not JSON"],
    ["null", "format is null"],
    ["[".repeat(9000), "nested too deeply; allowed: 32 levels"],
    [documentOf(caseOf((it) => (it.config["p"] = "deep"))).replace('"deep"', "[".repeat(9000) + "]".repeat(9000)), "nested too deeply"], // prettier-ignore
    [`{"format":"${goldenFormat}","cases":"${"[".repeat(9000)}"}`, "no cases"],
    ['{"format":"titans-golden/2","cases":[]}', 'format is "titans-golden/2"'],
    [`{"format":"${goldenFormat}"}`, "no cases"],
    [`{"format":"${goldenFormat}","cases":[]}`, "no cases"],
    [documentOf(caseOf((it) => (it.name = ""))), 'case 1 "": name is missing'],
    [documentOf(caseOf(), caseOf((it) => delete (it as Partial<Changeable>).config)), 'case 2 "small": config is missing'], // prettier-ignore
    [documentOf(caseOf((it) => (it.expected = {}))), "expected is missing or empty"],
    [
      documentOf(caseOf((it) => Object.assign(it, { alpha: [1] }))),
      'case 1 "small": alpha is not known; allowed: name',
    ],
    [documentOf(caseOf((it) => (it.tolerance = 0))), "tolerance is 0"],
  ])("case %#", (text, message) => {
    expect(() => parseGolden(text)).toThrow(message);
  });
});

describe("a malformed case is refused:", () => {
  const malformed: [string, (it: Changeable) => void, string][] = [
    ["a missing input", (it) => delete it.inputs["k"], "inputs.k is not a matrix"],
    ["a ragged input", (it) => it.inputs["q"][2].pop(), "inputs.q[2] has 2 numbers; allowed: 3"],
    ["a NaN, which JSON writes as null", (it) => (it.inputs["v"][1][0] = null), "inputs.v[1][0] is null"],
    ["a gate too short", (it) => it.inputs["theta"].pop(), "inputs.theta is [4]; allowed: [5]"],
    ["no layer", (it) => (it.inputs["weights"] = []), "inputs.weights is not a list of matrices"],
    ["layers that do not fit", (it) => it.inputs["weights"][1].pop(), "inputs.weights[1] has 4 rows; allowed: 5"],
    ["empty rows", (it) => (it.inputs["k"] = [[], [], [], [], []]), "inputs.k has empty rows"],
    [
      "an unknown activation",
      (it) => (it.config["activation"] = "sine"),
      'config.activation is "sine"; allowed: identity',
    ],
    ["a residual that is no switch", (it) => (it.config["residual"] = "yes"), 'config.residual is "yes"; allowed: true, false'], // prettier-ignore
    [
      "a chunk of half a token",
      (it) => (it.config["chunk"] = 0.5),
      "memory chunk is 0.5; allowed: a whole number from 1",
    ],
    [
      "an output that no engine makes",
      (it) => (it.expected["mood"] = [1]),
      "expected.mood is no output of titans-memory",
    ],
    ["an output that objects inherit", (it) => (it.expected["valueOf"] = [1]), "expected.valueOf is no output"],
    ["an expected list too short", (it) => it.expected["loss"].pop(), "expected.loss has 4 entries; allowed: 5"],
    ["an expected NaN", (it) => (it.expected["loss"][2] = null), "expected.loss[2] is null"],
    ["an expected list where rows belong", (it) => (it.expected["y"] = [1, 2, 3, 4, 5]), "expected.y[0] is not a list"],
    ["an expected number where a list belongs", (it) => (it.expected["loss"] = 1), "expected.loss is not a list"],
    ["a family that objects inherit", (it) => (it.family = "constructor"), 'family is "constructor"; allowed: titans-memory'], // prettier-ignore
  ];

  test.each(malformed)("%s", async (_, change, message) => {
    await expect(verifyCase(caseOf(change))).rejects.toThrow(message);
  });

  test("and as it stands, unchanged, the same case passes", async () => {
    expect((await verifyCase(caseOf())).every(passes)).toBe(true);
  });
});

test("a run that leaves the range of numbers fails, and is not passed over as NaN", async () => {
  const verdicts = await verifyCase(caseOf((it) => it.inputs["theta"].fill(1e200)));
  expect(verdicts.length).toBeGreaterThan(0);
  expect(verdicts.some(passes)).toBe(false);
});
