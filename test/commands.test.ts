// Does every command say in a sentence what is wrong with what was typed? Run as they are from a terminal.

import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";

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

const absent = join(folder, "absent");

test.concurrent.each([
  [["trace", "--mood"], 2, "Unknown option '--mood'"],
  [["trace", "--file", absent], 2, `ENOENT: no such file or directory, open '${absent}'`],
  [["trace", "--scene", "v=9"], 2, "v=9"],
  [
    ["trace", "--text", "mia", "--scene", "v=1&model=window", "--out", absent],
    1,
    "writes no memory, so there is no state",
  ],
  [["verify", "--mood"], 2, "Unknown option '--mood'"],
  [["train", "nobody"], 1, 'no recipe "nobody"; there are lmm'],
  [["train", "window", "--steps", "0", "--out", folder], 1, "--steps is 0; allowed: a whole number from 1"],
  [["train", "--mood"], 2, "Unknown option '--mood'"],
  [["evaluate", "nobody"], 1, 'no weights of "nobody"'],
  [["bench", "--json"], 2, "argument missing"],
  [["record", "--mood"], 2, "Unknown option '--mood'"],
  [["stories", "long"], 2, "Unexpected argument 'long'"],
] as const)("%j", async (args, code, message) => {
  const said = await run(...args);
  expect(said.err).toContain(message);
  expect(said.err).not.toMatch(/^\s+at |node:internal|\.ts:\d+/m);
  expect(said.err.trim().split("\n").length).toBeLessThanOrEqual(2); // the sentence, and how the command is used
  expect(said.code).toBe(code);
  expect(existsSync(absent)).toBe(false);
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
  expect(lines.slice(0, -1).every((line) => Number(line.split("\t")[2]) > 0)).toBe(true);
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
