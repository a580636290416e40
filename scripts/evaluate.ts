// `npm run evaluate [-- NAME…] [--seed N] [--json FILE] [--cards] [--log FILE]`: how well do the shipped models remember?
// Prints a table from public/models; `--cards` writes the figures into the models' cards, `--log` plots a training log.
// Two models are read at a time, each by a process of its own. Leaves grading to evaluation.ts.

import { spawn } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import type { ModelConfig } from "../src/model/architecture";
import { ablations, evaluateTask, isAblatable, type EvaluationRow } from "../src/model/evaluation";
import { recipes, type TrainingPlan } from "../src/model/recipes";
import { tasks } from "../src/model/tasks/task";
import { readSafetensors } from "../src/model/weights";
import { plotLog } from "./evaluate/plot";
import { printTable } from "./evaluate/table";

interface Card {
  readonly name: string;
  readonly config: ModelConfig;
  readonly plan: TrainingPlan;
  readonly sha256: string;
}

const folder = join("public", "models");
const processes = 2;
/** Tokens read a task, model and length; parts are switched off at the training length alone. */
const tokensEach = 3072;
/** In training lengths. */
const lengths = [1, 4, 16];

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    seed: { type: "string", default: "7" },
    json: { type: "string" },
    cards: { type: "boolean", default: false },
    log: { type: "string" },
    only: { type: "string" },
  },
});

if (values.log !== undefined) {
  plotLog(values.log);
} else if (values.only !== undefined) {
  process.stdout.write(JSON.stringify(evaluateModel(values.only)));
} else {
  const names = namesOf(positionals);
  const rows: EvaluationRow[] = [];
  const left = [...names];
  await Promise.all(
    Array.from({ length: processes }, async () => {
      for (let name = left.shift(); name !== undefined; name = left.shift()) rows.push(...(await evaluateApart(name)));
    }),
  );
  rows.sort((one, other) => names.indexOf(one.model) - names.indexOf(other.model));
  printTable(rows);
  if (values.json !== undefined) writeFileSync(values.json, `${JSON.stringify({ rows }, null, 1)}\n`);
  if (values.cards) names.forEach((name) => writeCard(name, rows));
}

/** @throws RangeError where a name is no recipe's, or its weights are not there. */
function namesOf(asked: readonly string[]): string[] {
  const shipped = recipes.map(({ name }) => name).filter((name) => existsSync(join(folder, `${name}.safetensors`)));
  for (const name of asked) {
    if (!shipped.includes(name)) {
      throw new RangeError(`no weights of "${name}" in ${folder}; there are ${shipped.join(", ") || "none"}`);
    }
  }
  return asked.length > 0 ? [...asked] : shipped;
}

function evaluateModel(name: string): EvaluationRow[] {
  const { config, plan } = readCard(name);
  const { tensors: parameters } = readSafetensors(readFileSync(join(folder, `${name}.safetensors`)));
  const seed = Number(values.seed);
  if (!Number.isInteger(seed)) throw new RangeError(`--seed is ${values.seed}; allowed: a whole number`);
  const rows: EvaluationRow[] = [];
  for (const [ablation, parts] of Object.entries(ablations)) {
    if (!isAblatable(config, parts)) continue;
    for (const times of ablation === "none" ? lengths : [1]) {
      for (const task of tasks) {
        const length = times * plan.length;
        const texts = Math.ceil(tokensEach / length);
        rows.push(...evaluateTask({ model: name, config, parameters, task, ablation, length, texts, seed }));
      }
    }
  }
  return rows;
}

function evaluateApart(name: string): Promise<EvaluationRow[]> {
  return new Promise((resolve, reject) => {
    const args = [join("scripts", "run.mjs"), "evaluate", "--only", name, "--seed", values.seed];
    const child = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "inherit"] });
    let text = "";
    child.stdout.on("data", (part: Buffer) => (text += part.toString()));
    child.on("error", reject);
    child.on("close", (code) => {
      process.stderr.write(`${name} read\n`);
      if (code === 0) resolve(JSON.parse(text) as EvaluationRow[]);
      else reject(new Error(`the evaluation of ${name} ended with ${code}`));
    });
  });
}

function readCard(name: string): Card {
  return JSON.parse(readFileSync(join(folder, `${name}.json`), "utf8")) as Card;
}

function writeCard(name: string, rows: readonly EvaluationRow[]): void {
  const evaluation = {
    seed: Number(values.seed),
    rows: rows.filter(({ model }) => model === name).map(({ model: _, ...row }) => rounded(row)),
  };
  writeFileSync(join(folder, `${name}.json`), `${JSON.stringify({ ...readCard(name), evaluation }, null, 1)}\n`);
}

function rounded<Row extends object>(row: Row): object {
  return Object.fromEntries(
    Object.entries(row).map(([name, value]) => [name, typeof value === "number" ? Number(value.toFixed(4)) : value]),
  );
}
