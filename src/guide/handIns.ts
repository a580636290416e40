// What have students handed in? Files of answers, each checked before anything of it is shown: somebody else wrote them. And all of them
// as rows of one table, a row a student and step. Leaves to submission.ts how such a file is made.

import { longestHash } from "#scene/linkFields";
import { longestText } from "#model/contracts/longestText";
import { say } from "#words/say";
import { teacherWords } from "#words/teachers";
import { sittings } from "./inventory";
import { answersFormat } from "./submission";

export interface HandIn {
  readonly lesson: string;
  readonly title: string;
  /** Of the student; of the file, where none was typed. */
  readonly name: string;
  readonly seed: string;
  /** ISO 8601. */
  readonly saved: string;
  readonly steps: readonly HandInStep[];
  readonly inventory: readonly HandInSitting[];
}

interface HandInStep {
  readonly step: number;
  readonly kind: string;
  readonly end: string;
  readonly tries: number;
  readonly first: { readonly answer: string; readonly right: boolean } | null;
  readonly points: readonly boolean[];
  readonly answer: string;
  readonly run: string;
}

interface HandInSitting {
  readonly sitting: (typeof sittings)[number];
  readonly answers: readonly ({ readonly answer: string; readonly right: boolean } | null)[];
}

const words = teacherWords.handIns;
/** As this page made them before first answers were kept, and as it makes them now. */
const formats: readonly unknown[] = ["titans-explorer-answers/1", answersFormat];
const ends: readonly unknown[] = ["done", "shown", "skipped", "unreached"];

/** In bytes: a lesson's answers are a few thousand. */
export const largestFile = 2_000_000;
const most = { steps: 99, tries: 1_000_000, title: 200, name: 200, points: 9, items: 40 } as const;

/** @throws Error that says what is wrong with the file, in words for the page. */
export function readHandIn(text: string, file: string): HandIn {
  const document = parsed(text);
  if (!isRecord(document) || !formats.includes(document["format"])) throw new Error(words.otherFormat);
  const { lesson, name, seed = null, saved, steps, inventory = null } = document;
  const told = isRecord(lesson) ? lesson : wrong("lesson");
  const list = Array.isArray(steps) && steps.length > 0 && steps.length <= most.steps ? steps : wrong("steps");
  const date = textIn(saved, "saved", 40);
  if (Number.isNaN(Date.parse(date))) wrong("saved");
  const id = textIn(told["id"], "lesson.id", 61);
  if (!/^[a-z0-9][a-z0-9-]*$/.test(id)) wrong("lesson.id");
  return {
    lesson: id,
    title: textIn(told["title"], "lesson.title", most.title),
    name: name === null ? file.replace(/\.json$/i, "") : textIn(name, "name", most.name),
    seed: seed === null ? "" : textIn(seed, "seed", most.name),
    saved: new Date(date).toISOString(),
    steps: list.map((step: unknown, index) => stepIn(step, `steps[${index}]`)),
    inventory: inventory === null ? [] : sittingsIn(inventory),
  };
}

function stepIn(written: unknown, at: string): HandInStep {
  const { step, check, end, tries, first = null, points = null, answer, run } = isRecord(written) ? written : wrong(at);
  if (!isCount(step, most.steps) || step === 0) wrong(`${at}.step`);
  if (!ends.includes(end)) wrong(`${at}.end`);
  if (!isCount(tries, most.tries)) wrong(`${at}.tries`);
  const link = run === null ? "" : textIn(run, `${at}.run`, longestHash);
  if (link !== "" && !/^https?:\/\/[^\s"<>]+$/i.test(link)) wrong(`${at}.run`);
  const isPoints = points === null || (Array.isArray(points) && points.length <= most.points && points.every(isFlag));
  if (!isPoints) wrong(`${at}.points`);
  return {
    step: step as number,
    kind: check === null ? "" : kindIn(check, `${at}.check`),
    end: end as string,
    tries: tries as number,
    first: first === null ? null : answerIn(first, `${at}.first`),
    points: (points ?? []) as readonly boolean[],
    answer: answer === null ? "" : textIn(answer, `${at}.answer`, longestText),
    run: link,
  };
}

function kindIn(check: unknown, at: string): string {
  const kind = textIn(isRecord(check) ? check["kind"] : null, `${at}.kind`, 20);
  return /^[a-z]+$/i.test(kind) ? kind : wrong(`${at}.kind`);
}

function answerIn(written: unknown, at: string): { answer: string; right: boolean } {
  const { answer, right } = isRecord(written) ? written : wrong(at);
  if (!isFlag(right)) wrong(`${at}.right`);
  return { answer: answer === null ? "" : textIn(answer, `${at}.answer`, longestText), right: right as boolean };
}

function sittingsIn(written: unknown): HandInSitting[] {
  const told = isRecord(written) ? written : wrong("inventory");
  return sittings.flatMap((sitting) => {
    const answers = told[sitting] ?? null;
    if (answers === null) return [];
    const at = `inventory.${sitting}`;
    if (!Array.isArray(answers) || answers.length > most.items) return wrong(at);
    return [
      {
        sitting,
        answers: answers.map((one: unknown, index) => (one === null ? null : answerIn(one, `${at}[${index}]`))),
      },
    ];
  });
}

/** Of a student's files of one lesson the last one counts. */
export function lastOfEach(handIns: readonly HandIn[]): HandIn[] {
  const last = new Map<string, HandIn>();
  for (const handIn of handIns) {
    const of = `${handIn.name}\n${handIn.lesson}`;
    if ((last.get(of)?.saved ?? "") <= handIn.saved) last.set(of, handIn);
  }
  return [...last.values()].sort((one, other) => compared(one.name, other.name) || compared(one.lesson, other.lesson));
}

function compared(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}

/** The head and a row a student and step; after the lessons, of each student's last file, the ten questions. */
export function rowsOf(handIns: readonly HandIn[]): string[][] {
  const said = (flag: boolean): string => (flag ? words.yes : words.no);
  const steps = handIns.flatMap(({ name, seed, lesson, saved, steps }) =>
    steps.map(({ step, kind, end, tries, first, points, answer, run }) => [
      ...[name, seed, lesson, String(step), kind, end, String(tries)],
      ...[first?.answer ?? "", first ? said(first.right) : "", points.length > 0 ? ratio(points) : "", answer, run],
      saved,
    ]),
  );
  const lastOf = new Map<string, HandIn>();
  for (const handIn of handIns) {
    const isLater = (lastOf.get(handIn.name)?.saved ?? "") <= handIn.saved;
    if (handIn.inventory.length > 0 && isLater) lastOf.set(handIn.name, handIn);
  }
  const items = [...lastOf.values()].flatMap(({ name, seed, saved, inventory }) =>
    inventory.flatMap(({ sitting, answers }) =>
      answers.map((one, item) => [
        ...[name, seed, inventoryLesson, String(item + 1), sitting, one ? "done" : "unreached", one ? "1" : "0"],
        ...[one?.answer ?? "", one ? said(one.right) : "", "", one?.answer ?? "", "", saved],
      ]),
    ),
  );
  return [Object.values(words.columns), ...steps, ...items];
}

/** Under which name the ten questions stand where a lesson's id does. */
const inventoryLesson = "inventory";

function ratio(points: readonly boolean[]): string {
  return say(words.ratio, { of: points.filter(Boolean).length, all: points.length });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Error(words.noJson);
  }
}

function textIn(value: unknown, at: string, longest: number): string {
  return typeof value === "string" && value.length <= longest ? value : wrong(at);
}

function wrong(at: string): never {
  throw new Error(say(words.wrongField, { at }));
}

function isFlag(value: unknown): boolean {
  return typeof value === "boolean";
}

function isCount(value: unknown, most: number): boolean {
  return Number.isInteger(value) && (value as number) >= 0 && (value as number) <= most;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
