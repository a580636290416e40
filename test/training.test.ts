// Does the trainer learn, and does an interrupted training go on as if nothing had happened? The command itself, on a tiny model.

import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import type { ModelCard } from "#model/contracts/protocol";

const folder = mkdtempSync(join(tmpdir(), "titans-training-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Step {
  readonly step: number;
  readonly loss: number;
}

/** `npm run train -- tiny`, ended by Ctrl-C once its log has `interruptAt` steps. */
function train(name: string, { steps, interruptAt }: { steps: number; interruptAt?: number }): Promise<number | null> {
  const out = join(folder, name);
  const args = ["scripts/run.mjs", "train", "tiny", "--steps", String(steps), "--out", out, "--weights", out];
  const child = spawn(process.execPath, args, { stdio: "ignore" });
  const watch = setInterval(() => {
    if (interruptAt === undefined || stepsOf(name).length < interruptAt) return;
    clearInterval(watch);
    child.kill("SIGINT");
  }, 20);
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code) => {
      clearInterval(watch);
      resolve(code);
    });
  });
}

function stepsOf(name: string): Step[] {
  const file = join(folder, name, "log.jsonl");
  if (!existsSync(file)) return [];
  const lines = readFileSync(file, "utf8").split("\n").slice(0, -1); // the last one may be half written
  return lines.map((line) => JSON.parse(line) as Step);
}

const weightsOf = (name: string): Buffer => readFileSync(join(folder, name, "tiny.safetensors"));

function meanLoss(steps: readonly Step[]): number {
  return steps.reduce((sum, { loss }) => sum + loss, 0) / steps.length;
}

const steps = 50;
const whole = train("whole", { steps });

test("a short training brings the loss from that of guessing to under 4.9 nats a token", async () => {
  expect(await whole).toBe(0);
  const made = stepsOf("whole");
  expect(made.map(({ step }) => step)).toEqual(Array.from({ length: steps }, (_, index) => index + 1));
  expect(meanLoss(made.slice(0, 3))).toBeGreaterThan(5.5); // ln 314 is 5.75
  expect(meanLoss(made.slice(-10))).toBeLessThan(4.9);
});

test("a training that was interrupted ends with the very weights of one that was not", async () => {
  expect(await whole).toBe(0);
  expect(await train("interrupted", { steps, interruptAt: 6 })).toBe(130);
  expect(stepsOf("interrupted").length).toBeLessThan(steps);
  expect(await train("interrupted", { steps })).toBe(0);
  expect(weightsOf("interrupted").equals(weightsOf("whole"))).toBe(true);
  expect(stepsOf("interrupted").map(({ step }) => step)).toEqual(stepsOf("whole").map(({ step }) => step));
});

test("a training that is at its end makes no step more, and writes its card anew, with its curve", async () => {
  expect(await whole).toBe(0);
  const file = join(folder, "whole", "tiny.json");
  const card = readFileSync(file, "utf8");
  rmSync(file);
  expect(await train("whole", { steps })).toBe(0);
  expect(readFileSync(file, "utf8")).toBe(card);
  const { loss, curve } = JSON.parse(card) as ModelCard;
  const made = stepsOf("whole");
  expect(made).toHaveLength(steps);
  expect(loss).toBeCloseTo(meanLoss(made.slice(-25)), 3);
  expect(curve!.points.at(-1)).toMatchObject({ step: steps, tokens: steps * 8 * 32 });
  expect(curve!.points[0]!.loss).toBeCloseTo(made[0]!.loss, 3);
});
