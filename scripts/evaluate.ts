// `npm run evaluate [-- NAME…] [--seed N] [--json FILE] [--cards] [--long] [--full] [--grid] [--track] [--readme] [--log FILE]`: how
// well do the shipped models remember?
// Prints tables from public/models, and how many of the figures fall where the cards say that a second run's do. `--cards`
// writes the figures into the models' cards and into public/longTests.json, `--long` reads the papers' tests in small alone,
// `--full` reads them up to 64k tokens, `--grid` trains small models and asks how many pairs they hold, `--track` others and asks
// what they can track, `--readme` writes what is known into the README and a lesson, reading nothing, `--log`
// plots a training log. Two models are read at a time, each by a process of its own; what one has read is kept until all have,
// so that an interrupted evaluation goes on. Leaves grading to evaluation.ts.

import { spawn } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import type { ModelConfig } from "#model/contracts/architecture";
import {
  ablations,
  evaluateTask,
  evaluationRow,
  isAblated,
  type Counted,
  type EvaluationRow,
} from "#model/trained/evaluation";
import { cardRow, type CardEvaluation, type CardRow } from "#model/contracts/evaluated";
import { measuredReach } from "#model/trained/reach";
import { commonReach, recipes } from "#model/trained/recipes";
import { tasks } from "#model/trained/tasks/tasks";
import type { TrainedName } from "#model/contracts/models";
import type { ParameterArrays } from "#model/trained/forward";
import type { LongCost, LongRow } from "#model/contracts/longTests";
import type { GridRow } from "#model/contracts/pairGrid";
import { readSafetensors } from "#model/trained/weights";
import { cardText } from "./card";
import { assertWritable, typed, wholeNumber } from "./commandLine";
import { gridModelsLeft, keepGridRow, printGrid, trainGridModel, type GridModel } from "./evaluate/grid";
import { keepNeedles } from "./evaluate/lesson";
import { costOf, keepLong, longRowsOf, printCosts, printLong } from "./evaluate/long";
import { plotLog } from "./evaluate/plot";
import { fillTracked } from "./evaluate/track";
import { marks, readmeTables } from "./evaluate/readme";
import { printTables } from "./evaluate/table";
import { evaluatedLengths, lengthsOf, textsOfLength } from "./evaluate/texts";

interface Card {
  readonly name: string;
  readonly config: ModelConfig;
  readonly sha256: string;
  readonly evaluation?: CardEvaluation;
}

const folder = join("public", "models");
const kept = join(".cache", "evaluation");
const processes = 2;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    seed: { type: "string", default: "7" },
    json: { type: "string" },
    cards: { type: "boolean", default: false },
    long: { type: "boolean", default: false },
    full: { type: "boolean", default: false },
    grid: { type: "boolean", default: false },
    track: { type: "boolean", default: false },
    readme: { type: "boolean", default: false },
    log: { type: "string" },
    only: { type: "string" },
  },
});
const seed = wholeNumber(values.seed, { option: "seed", from: 0 });
const counts = values.log === undefined && values.only === undefined && !values.readme && !values.grid && !values.track;
if (values.json !== undefined) {
  if (!counts)
    throw new Error("--json keeps what is counted: it goes with none of --log, --only, --grid, --track and --readme");
  assertWritable(values.json, "json");
}

if (values.log !== undefined) {
  plotLog(values.log);
} else if (values.grid) {
  await fillGrid();
} else if (values.track) {
  await fillTracked(positionals, seed);
} else if (values.only !== undefined) {
  evaluateModel(namesOf([values.only])[0]!);
} else if (values.readme) {
  writeReadme();
  keepNeedles();
} else {
  const names = namesOf(positionals);
  await side(names, evaluateApart);
  const evaluations = names.map((name) => JSON.parse(readFileSync(keptAs(name), "utf8")) as Kept);
  const rows = evaluations.flatMap(({ name, counted }) => counted.map((of) => evaluationRow(name, of, seed)));
  if (!values.long) printTables(rows);
  printLong(evaluations.flatMap(({ long }) => long));
  printCosts(evaluations);
  sayAgreement(rows);
  if (values.json !== undefined) writeFileSync(values.json, `${JSON.stringify({ seed, rows }, null, 1)}\n`);
  if (values.cards && !values.long) evaluations.forEach(writeCard);
  if (values.cards) keepLong(evaluations, seed);
  names.forEach((name) => rmSync(keptAs(name)));
}

/** What one model was found to remember, kept until all models are read. */
interface Kept {
  readonly name: string;
  readonly sha256: string;
  readonly reach: number | null;
  readonly counted: readonly Counted[];
  readonly long: readonly LongRow[];
  readonly cost: LongCost;
}

/** Two at a time. */
async function side<Item>(items: readonly Item[], work: (item: Item) => Promise<void>): Promise<void> {
  const left = [...items];
  await Promise.all(
    Array.from({ length: processes }, async () => {
      for (let item = left.shift(); item !== undefined; item = left.shift()) await work(item);
    }),
  );
}

/** Trains what is missing in it, each model by a process of its own that hands its row over in a file. */
async function fillGrid(): Promise<void> {
  if (values.only !== undefined) {
    const model = gridModelsLeft([], seed).find((model) => gridName(model) === values.only);
    if (!model) throw new RangeError(`nothing is missing of ${typed(values.only)}`);
    mkdirSync(kept, { recursive: true });
    return writeFileSync(gridFile(model), JSON.stringify(await trainGridModel(model, seed)));
  }
  await side(gridModelsLeft(positionals, seed), async (model) => {
    process.stderr.write(`${gridName(model)}\n`);
    await runApart(["--grid", "--only", gridName(model)]);
    keepGridRow(JSON.parse(readFileSync(gridFile(model), "utf8")) as GridRow, seed);
    rmSync(gridFile(model));
  });
  printGrid(seed);
}

function gridName({ mixer, width }: GridModel): string {
  return `${mixer}.${width}`;
}

function gridFile(model: GridModel): string {
  return join(kept, `grid.${gridName(model)}.${seed}.json`);
}

function keptAs(name: string): string {
  return join(kept, [name, seed, values.long && "long", values.full && "full", "json"].filter(Boolean).join("."));
}

/** @throws RangeError where a name is no recipe's, or its weights are not there. */
function namesOf(asked: readonly string[]): string[] {
  const shipped = recipes.map(({ name }) => name).filter((name) => existsSync(join(folder, `${name}.safetensors`)));
  for (const name of asked) {
    if (!shipped.includes(name)) {
      throw new RangeError(`no weights of ${typed(name)} in ${folder}; there are ${shipped.join(", ") || "none"}`);
    }
  }
  return asked.length > 0 ? [...new Set(asked)] : shipped;
}

function evaluateModel(name: string): void {
  const { config, sha256 } = readCard(name);
  const { tensors: parameters } = readSafetensors(readFileSync(join(folder, `${name}.safetensors`)));
  const own = measuredReach({ config, parameters });
  const long = longRowsOf({ name: name as TrainedName, config, parameters, seed, isFull: values.full });
  const cost = costOf({ config, parameters, seed });
  const counted = values.long ? [] : countModel({ name, config, parameters, own });
  mkdirSync(kept, { recursive: true });
  const found: Kept = { name, sha256, reach: Number.isFinite(own) ? own : null, counted, long, cost };
  writeFileSync(keptAs(name), JSON.stringify(found));
}

function countModel({
  name,
  config,
  parameters,
  own,
}: {
  name: string;
  config: ModelConfig;
  parameters: ParameterArrays;
  own: number;
}): Counted[] {
  const cells = Object.entries(ablations)
    .filter(([ablation, parts]) => ablation === "none" || isAblated(config, parts))
    .flatMap(([ablation]) =>
      tasks.flatMap((task) =>
        (ablation === "none" ? lengthsOf(task.id) : evaluatedLengths.slice(0, 1)).map((length) => ({
          ablation,
          length,
          task,
        })),
      ),
    );
  return cells.flatMap(({ ablation, length, task }, done) => {
    process.stderr.write(
      `${name}: ${task.id}, ${length} tokens, ${ablation === "none" ? "whole" : ablation} (${done + 1} of ${cells.length})\n`,
    );
    const texts = textsOfLength(length);
    const reach = { own, common: commonReach };
    return evaluateTask({ config, parameters, task, ablation, length, texts, seed, reach });
  });
}

/** Leaves what was found in `kept`; what an interrupted evaluation of the same weights left there is found already. */
function evaluateApart(name: string): Promise<void> {
  if (
    existsSync(keptAs(name)) &&
    (JSON.parse(readFileSync(keptAs(name), "utf8")) as Kept).sha256 === readCard(name).sha256
  ) {
    return Promise.resolve();
  }
  const flags = (["long", "full"] as const).filter((flag) => values[flag]).map((flag) => `--${flag}`);
  return runApart(["--only", name, ...flags]);
}

/** The same command in a process of its own. */
function runApart(args: readonly string[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const all = [join("scripts", "run.mjs"), "evaluate", ...args, "--seed", String(seed)];
    const child = spawn(process.execPath, all, { stdio: "inherit" });
    child.on("error", reject);
    child.on("close", (code) => {
      if (code === 0) resolve();
      else reject(new Error(`evaluate ${args.join(" ")} ended with ${code}`));
    });
  });
}

function readCard(name: string): Card {
  return JSON.parse(readFileSync(join(folder, `${name}.json`), "utf8")) as Card;
}

/** Beyond the figures of whole texts, distances have no place in a card: they are printed only. */
function cardRowsOf(name: string, rows: readonly EvaluationRow[]): CardRow[] {
  return rows
    .filter(
      ({ model, range, question, ablation }) =>
        model === name && !/^\d/u.test(range) && (ablation === "none" || question === "all"),
    )
    .map(({ model: _, ...row }) => rounded(row));
}

function writeCard({ name, reach, counted }: Kept): void {
  const rows = cardRowsOf(
    name,
    counted.map((of) => evaluationRow(name, of, seed)),
  );
  const evaluation: CardEvaluation = { seed, reach: { own: reach, common: commonReach }, rows };
  writeFileSync(join(folder, `${name}.json`), cardText({ ...readCard(name), evaluation }));
}

function rounded(row: CardRow): CardRow {
  return Object.fromEntries(
    Object.entries(row).map(([name, value]) => [name, typeof value === "number" ? Number(value.toFixed(4)) : value]),
  ) as unknown as CardRow;
}

/** How many of this run's shares fall where the cards, made with another seed, say that a second run's do. */
function sayAgreement(rows: readonly EvaluationRow[]): void {
  let [inside, all] = [0, 0];
  for (const row of rows) {
    const { evaluation } = readCard(row.model);
    const said = evaluation && evaluation.seed !== seed ? cardRow(evaluation, row) : null;
    if (said === null) continue;
    all++;
    if (said.low <= row.accuracy && row.accuracy <= said.high) inside++;
  }
  if (all > 0) console.log(`\n${inside} of ${all} shares lie where the cards say that a second run's do`);
}

/** @throws Error where the README has lost its marks. */
function writeReadme(): void {
  const models = namesOf([]).map((name) => ({ name, evaluation: readCard(name).evaluation! }));
  const text = readFileSync("README.md", "utf8");
  const [from, to] = marks.map((mark) => text.indexOf(mark));
  if (from === -1 || to === -1) throw new Error(`README.md has no ${marks.join(" … ")}`);
  const made = `${marks[0]}\n\n${readmeTables(models)}\n\n`;
  writeFileSync("README.md", text.slice(0, from) + made + text.slice(to));
}
