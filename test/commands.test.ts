// Does every command say in a sentence what is wrong with what was typed? Each command as it is from a terminal, and the many
// ways to be wrong without a process for each.

import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test, vi } from "vitest";
import { assertFolder, assertWritable, sayMistake, wholeNumber } from "../scripts/commandLine";
import { plotLog } from "../scripts/evaluate/plot";
import { visibleLine } from "#model/contracts/readable";

const folder = mkdtempSync(join(tmpdir(), "commands-"));
afterAll(() => rmSync(folder, { recursive: true }));

function run(...args: readonly string[]): Promise<{ code: number | null; out: string; err: string }> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, ["scripts/run.mjs", ...args]);
    let [out, err] = ["", ""];
    child.stdout.on("data", (part: Buffer) => (out += part.toString()));
    child.stderr.on("data", (part: Buffer) => (err += part.toString()));
    child.on("close", (code) => resolve({ code, out, err }));
  });
}

/**
 * The same without a process of its own, which loads for a second what a refused argument has no use for: as run.mjs does it,
 * the command is imported, and what it throws is told by `sayMistake`.
 */
async function runHere([name, ...args]: readonly string[]): Promise<{ code: number; err: string }> {
  const typed = process.argv;
  const said: unknown[] = [];
  const listen = vi.spyOn(console, "error").mockImplementation((line: unknown) => void said.push(line));
  vi.resetModules();
  process.argv = [typed[0]!, join("scripts", `${name!}.ts`), ...args];
  try {
    await import(`../scripts/${name!}.ts`);
    return { code: 0, err: said.join("\n") };
  } catch (error) {
    const mistake = sayMistake(name!, error);
    return { code: mistake.code, err: [...said, mistake.said].join("\n") };
  } finally {
    process.argv = typed;
    listen.mockRestore();
  }
}

function expectSentence(err: string, message: string): void {
  expect(err).toContain(message);
  expect(err).not.toMatch(/[^\P{C}\n]/u); // nothing that cannot be seen
  expect(err.length).toBeLessThan(800);
  expect(err).not.toMatch(/^\s+at |node:internal|\.ts:\d+/m);
  expect(err.trim().split("\n").length).toBeLessThanOrEqual(2); // the sentence, and how the command is used
}

const absent = join(folder, "absent");

test.each([
  [["verify", "--mood"], 2, "Unknown option '--mood'"],
  [["train", "--mood"], 2, "Unknown option '--mood'"],
  [["bench", "--mood"], 2, "Unknown option '--mood'"],
  [["record", "--mood"], 2, "Unknown option '--mood'"],
  [["stories", "--mood"], 2, "Unknown option '--mood'"],
  [["evaluate", "--mood"], 2, "Unknown option '--mood'"],
  [["trace", "--file", absent], 2, `ENOENT: no such file or directory, open '${absent}'`],
  [["trace", "--scene", "v=9"], 2, "v=9"],
  [["trace", "--tokens", "many"], 1, "--tokens is many; allowed: a whole number from 1"],
  [["trace", "--tokens", "9", "--text", "mia"], 2, "--tokens goes with --file and --scene alone"],
  [["trace", "--tokens", "9", "--file", absent], 2, `there is no file "${absent}"`],
  [
    ["trace", "--text", "mia", "--scene", "v=1&model=window", "--out", join(folder, "state.json")],
    1,
    "writes no memory, so there is no state",
  ],
  [["train", "nobody"], 1, 'no recipe "nobody"; there are lmm'],
  [["train", "window", "--steps", "0", "--out", folder], 1, "--steps is 0; allowed: a whole number from 1"],
  [["bench", "--json"], 2, "argument missing"],
  [["stories", "long"], 2, "Unexpected argument 'long'"],
  [["trace", "--text", "mia", "--out", join(absent, "x.json")], 2, `cannot be written: there is no folder "${absent}"`],
  [["evaluate", "--json", join(absent, "x.json")], 1, `cannot be written: there is no folder "${absent}"`],
  [["evaluate", "--seed", ""], 1, '--seed is ""; allowed: a whole number from 0'],
  [["evaluate", "--log", "package.json"], 1, '"package.json", line 1: not a step of a training log'],
  [["evaluate", "--only", "nobody"], 1, 'no weights of "nobody"'],
  [["evaluate", "\u001b[31m\u202e".repeat(500)], 1, String.raw`no weights of "\u001b[31m\u202e`],
  [["evaluate", "--log", "package.json", "--json", join(folder, "log.json")], 1, "--json keeps what is counted"],
  [["bench", "--json", ""], 1, '--json "" names no file'],
  [["bench", "--only", "memories,mood"], 1, '--only names "mood"; allowed: memories, '],
  [["bench", "--gpu", "--dawn", absent], 1, `is not in --dawn "${absent}"; npm install --no-save webgpu@`],
  [["train", "lmm", "--out", folder, "--weights", join("package.json", "x")], 1, '"package.json" is no folder'],
] as const)("%j", async (args, code, message) => {
  const said = await runHere(args);
  expectSentence(said.err, message);
  expect(said.code).toBe(code);
  // Whether a place can be written to is tried before the work.
  const places = args.filter((argument) => argument.startsWith(join(folder, "/")));
  for (const place of places) expect(existsSync(place)).toBe(false);
});

test.concurrent.each([
  [["trace", "--mood"], 2, "Unknown option '--mood'"],
  [["train", "nobody"], 1, 'no recipe "nobody"'],
  [["nobody"], 2, "run: there is no "],
] as const)("the process of %j ends with one sentence and %d", async (args, code, message) => {
  const said = await run(...args);
  expectSentence(said.err, message);
  expect(said.out).toBe("");
  expect(said.code).toBe(code);
});

test.each(["", " ", "1e999", "0x10", "-3", "1.5", "1e3", "NaN", "Infinity", "٣", "+1", "9".repeat(400)])(
  "a number is written in digits, in every command: %j is none",
  (value) => {
    for (const option of ["seed", "steps"]) {
      expect(() => wholeNumber(value, { option, from: 0 })).toThrow(
        new RegExp(
          `^--${option} is (\\S{1,60}|" ?"); allowed: a whole number from 0( to 9007199254740991)?, in digits$`,
        ),
      );
    }
    expect(wholeNumber("0", { option: "seed", from: 0 })).toBe(0);
    expect(() => wholeNumber("0", { option: "port", from: 1, to: 65535 })).toThrow("from 1 to 65535");
  },
);

test("an error of a browser's kind, whose code is a number, is told like any other", () => {
  const aborted = new DOMException("the card took too long", "AbortError");
  expect(sayMistake("bench", aborted)).toEqual({ said: "bench: the card took too long", code: 1 });
});

test("whether a file can be written is found out without leaving one, or touching the one there is", () => {
  const file = join(folder, "tried.json");
  assertWritable(file, "json");
  expect(existsSync(file)).toBe(false);
  writeFileSync(file, "kept");
  assertWritable(file, "json");
  expect(readFileSync(file, "utf8")).toBe("kept");
  for (const [path, reason] of [
    ["", /names no file/],
    [" ", /names no file/],
    [folder, /it is a folder/],
    [join(absent, "x.json"), /there is no folder/],
    [join(file, "x.json"), /is no folder/],
    [join(folder, "x".repeat(999)), /name is too long/],
  ] as const) {
    expect(() => assertWritable(path, "json")).toThrow(reason);
  }
  for (const path of ["", file, join(file, "x")]) expect(() => assertFolder(path, "out")).toThrow(/^--out ".*/u);
  const made = join(folder, "made", "deeper");
  assertFolder(made, "out");
  expect(existsSync(made)).toBe(false);
});

test("a log is plotted, and one that is damaged names its line", async () => {
  const log = join(folder, "log.jsonl");
  const step = { step: 1, loss: 2, accuracy: 0, farAccuracy: 0, seconds: 1 };
  writeFileSync(log, `${JSON.stringify(step)}\n\n${JSON.stringify({ ...step, step: 2 })}\n`);
  const { code, out } = await run("evaluate", "--log", log);
  expect(code).toBe(0);
  expect(out).toMatch(/loss, nats a token\n {3}2\.00 │██\n/);
  expect(out.split("answers beyond")[1]).not.toContain("█"); // nothing was right
  const damaged = join(folder, "damaged.jsonl");
  writeFileSync(damaged, `${JSON.stringify(step)}\n\n{"step":2,"loss":null}\n`);
  expect(() => plotLog(damaged)).toThrow(`${JSON.stringify(damaged)}, line 3: not a step`);
});

test("a training that is ended early leaves the model that ships as it is", async () => {
  const shipped = () => ["json", "safetensors"].map((kind) => digestOf(`public/models/window.${kind}`));
  const before = shipped();
  const { code, out, err } = await run("train", "window", "--steps", "1", "--out", folder, "--backend", "wasm");
  expect(err).toBe("");
  expect(code).toBe(0);
  expect(out).toContain("what ships in public/models is as it was");
  expect(shipped()).toEqual(before);
  expect(existsSync(join(folder, "window.safetensors"))).toBe(true);
});

test("without a memory a trace prints what the model expects, and no numbers of a memory", async () => {
  const { code, out } = await run(
    "trace",
    "--text",
    "mia likes tea.",
    "--scene",
    "v=1&model=window&token=4000&ask=3999",
  );
  expect(code).toBe(0);
  const [heads, ...lines] = out.trim().split("\n");
  expect(heads!.split("\t")).toEqual(["token", "word", "p(next)"]);
  expect(lines).toHaveLength(4);
  const probabilities = lines.map((line) => line.split("\t")[2]);
  expect(probabilities.slice(0, -1).every((probability) => Number(probability) > 0)).toBe(true);
  expect(probabilities.at(-1)).toBe("–"); // nothing is known to come
});

test("a trace shows every word on its line, what cannot be seen in it as codes", async () => {
  const { code, out } = await run("trace", "--text", "mi\u200ba li\u202ekes te\u00ada \u001b[31m می\u200cخواهم");
  expect(code).toBe(0);
  const words = out.split("\n").flatMap((line) => line.split("\t")[1] ?? []);
  expect(words).toEqual(
    expect.arrayContaining([String.raw`mi\u200ba`, String.raw`li\u202ekes`, String.raw`te\u00ada`]),
  );
  expect(words).toContain("می\u200cخواهم"); // spelt so
  expect(out).not.toMatch(/[\u200b\u202e\u00ad\u001b]/u);
});

test("a text that somebody else wrote is one short line, and nothing in it is hidden", () => {
  expect(visibleLine("plain words, ‘quotes’ and 👩‍👩‍👧 stay")).toBe("plain words, ‘quotes’ and 👩‍👩‍👧 stay");
  expect(visibleLine("a\n\r\t\u2028\u0085\ufeff\ud800\u{e0041}b")).toBe(
    String.raw`a\n\r\t\u2028\u0085\ufeff\ud800\u{e0041}b`,
  );
  for (const [text, most] of [
    ["\u001b".repeat(300), 80],
    ["x".repeat(81), 80],
    ["👩".repeat(99), 80],
    ["abc", 2],
  ] as const) {
    const line = visibleLine(text, most);
    expect(Array.from(line).length).toBeLessThanOrEqual(most);
    expect(line.endsWith("…")).toBe(true);
  }
  expect(visibleLine("x".repeat(80), 80)).toBe("x".repeat(80));
});

test("what points past the end of the text is not in the link that a trace keeps", async () => {
  const file = join(folder, "trace.json");
  const link = "v=1&token=4000&ask=2,3999";
  expect((await run("trace", "--text", "mia likes tea", "--scene", link, "--out", file)).code).toBe(0);
  const { page } = JSON.parse(readFileSync(file, "utf8")) as { page: { hash: string } };
  const kept = new URLSearchParams(page.hash);
  expect(["3", "last", null]).toContain(kept.get("token"));
  expect(kept.get("ask")).toBe("2");
});

function digestOf(file: string): string {
  return createHash("sha256").update(readFileSync(file)).digest("hex");
}
