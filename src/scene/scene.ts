// What can be shared? One plain-JSON record with everything a link holds, and its way into a URL hash and back.
// Any hash decodes to a valid Scene, or to the defaults with a sentence saying what was wrong. Leaves to linkFields.ts how a hash
// is taken apart, to linkText.ts a long text's way, and to linkPlaces.ts words that browsers cut differently.

import { compareNames, decodeCompare, defaultCompare, encodeCompare, type CompareScene } from "./compareScene";
import { asTyped, readFields, shorten, type LinkFields } from "./linkFields";
import { decodePlaces, encodePlaces } from "./linkPlaces";
import { decodeTrain, encodeTrain, trainNames } from "./trainScene";
import { packText, unpackText } from "./linkText";
import { maximumTokens } from "#model/contracts/config";
import { floods, mostLongTokens, type Flood } from "#model/contracts/longQuestions";
import {
  choiceKnobs,
  numberKnobs,
  switchKnobs,
  type ChoiceKnobId,
  type KnobId,
  type NumberKnobId,
  type SwitchKnobId,
} from "#model/contracts/knobs";
import { defaultSettings, type MemorySettings, type GateOverride } from "#model/contracts/settings";
import { cutText, longestText } from "#model/contracts/longestText";
import { readsAlike, sameWord, tokensOf } from "#model/contracts/tokenizer";
import { defaultTrain } from "#model/contracts/trainDefaults";
import type { TrainSettings } from "#model/contracts/trainQuestions";
import { noticeWords } from "#words/notices";
import { say } from "#words/say";
import { translatedFields } from "#words/translate";

const words = noticeWords.link;

export const views = ["explore", "compare", "train", "lessons", "glossary"] as const;
export type View = (typeof views)[number];

export const tabs = ["words", "weights", "maps", "wiring", "table", "long"] as const;
export type Tab = (typeof tabs)[number];

/** Of a text with more cues than fit: those around the cursor, those that it meets again or asks, or all of them, small. */
export const cueChoices = ["near", "asked", "all"] as const;
export type CueChoice = (typeof cueChoices)[number];

/** What of Explore may be folded away, in the order of their names. The first screen has none of it. */
export const foldable = ["instrument", "knobs", "text"] as const;
export type Foldable = (typeof foldable)[number];

const seriesNames = ["surprise", "momentum", "gates", "drift", "recall"] as const;
export type SeriesName = (typeof seriesNames)[number];

/** What was different in the earlier run: settings, and drawn gates where they differed (null: they did not). */
export interface Earlier {
  readonly memory: Partial<MemorySettings>;
  readonly overrides: readonly GateOverride[] | null;
}

/** The first token of an answer, and how many it has. */
export interface AnswerSpan {
  readonly token: number;
  readonly length: number;
}

/** Where in a lesson the reader is. */
interface LessonPlace {
  readonly id: string;
  /** From 0. */
  readonly step: number;
  /** Whether what the step lets the reader do has been done. */
  readonly acted: boolean;
}

export interface Scene {
  readonly view: View;
  /** null is none: the lessons are listed. */
  readonly lesson: LessonPlace | null;
  /** Whether the lesson's answers are to be handed in as a file: by a teacher's link. */
  readonly assignment: boolean;
  readonly text: string;
  readonly memory: MemorySettings;
  /** Gates held by hand over ranges of tokens. */
  readonly overrides: readonly GateOverride[];
  /** How many tokens the softmax twin sees, itself included. */
  readonly window: number;
  /** The token every panel speaks of, from 0; null is the last one. */
  readonly cursor: number | null;
  /** Contexts asked at the cursor: tokens whose word is the right answer. */
  readonly asked: readonly number[];
  /** Tokens of the text that answer a question it asks: they are marked. */
  readonly answers: readonly AnswerSpan[];
  readonly tab: Tab;
  /** The made-up text without end that is read beside the text; null while none was asked for. */
  readonly flood: Flood | null;
  /** Which rows the memory in words has. */
  readonly cues: CueChoice;
  /** Which parts of Explore are unfolded. */
  readonly unfolded: readonly Foldable[];
  readonly hiddenSeries: readonly SeriesName[];
  /** Knobs that a link leaves out, for a class. */
  readonly hiddenControls: readonly string[];
  /** What differed in the earlier run that is drawn as a ghost; null draws none. */
  readonly earlier: Earlier | null;
  readonly compare: CompareScene;
  /** What the page would train. */
  readonly train: TrainSettings;
}

export const windowKnob = translatedFields("windowKnob", ["label"], {
  label: "Attention window",
  symbol: "w",
  minimum: 1,
  maximum: 256,
  step: 1,
});

export interface Decoded {
  readonly scene: Scene;
  /** What the link said that could not be, in words for the page; null when all was well. */
  readonly problem: string | null;
}

const version = "1";
/** The cursor of a Scene that names none, where the base does. */
const last = "last";
/** Where a Scene has nothing unfolded, and the base something. */
const noneUnfolded = "none";
/** Where a Scene reads no flood, and the base one. */
const noFlood = "none";
const shortText = 120;
const numberIds = Object.keys(numberKnobs) as NumberKnobId[];
const choiceIds = Object.keys(choiceKnobs) as ChoiceKnobId[];
const switchIds = Object.keys(switchKnobs) as SwitchKnobId[];
const knobIds: readonly KnobId[] = [...numberIds, ...choiceIds, ...switchIds];
const gates = ["theta", "eta", "alpha"] as const;

/** Every name that a link may say. */
export const linkNames: readonly string[] = [
  ...["v", "preset", "view", "lesson", "step", "acted", "assignment", ...knobIds, "window", "draw", "token", "ask"],
  ...[
    "answers",
    "tab",
    "flood",
    "cues",
    "unfold",
    "hide",
    "lock",
    "earlier",
    "earlierdraw",
    ...compareNames,
    ...trainNames,
    "at",
    "text",
    "z",
  ],
];

/** More of one list than a link may say. */
const most = { overrides: 64, asked: 64, answers: 256, names: 64 } as const;
/** What would look as if it had been escaped twice, were it written as it is. */
const escaped = /%[\dA-F]{2}/i;

/** `v=1&theta=0.2&…`: only what differs from `base`; tokens count from 1, as on the page. */
export function encodeScene(scene: Scene, base: Scene): string {
  const parameters = new URLSearchParams({ v: version });
  if (scene.view !== base.view) parameters.set("view", scene.view);
  if (scene.lesson) {
    parameters.set("lesson", scene.lesson.id);
    if (scene.lesson.step > 0) parameters.set("step", String(scene.lesson.step + 1));
    if (scene.lesson.acted) parameters.set("acted", "true");
    if (scene.assignment) parameters.set("assignment", "true");
  }
  for (const id of knobIds) {
    if (scene.memory[id] !== base.memory[id]) parameters.set(id, String(scene.memory[id]));
  }
  if (scene.window !== base.window) parameters.set("window", String(scene.window));
  const silent = pointersOf(base, scene);
  const draw = encodeOverrides(scene.overrides);
  if (draw !== encodeOverrides(silent.overrides)) parameters.set("draw", draw);
  if (scene.cursor !== silent.cursor) parameters.set("token", scene.cursor === null ? last : String(scene.cursor + 1));
  if (scene.asked.join() !== silent.asked.join()) {
    parameters.set("ask", scene.asked.map((token) => token + 1).join(","));
  }
  const answers = encodeAnswers(scene.answers);
  if (answers !== encodeAnswers(silent.answers)) parameters.set("answers", answers);
  if (scene.tab !== base.tab) parameters.set("tab", scene.tab);
  if (encodeFlood(scene.flood) !== encodeFlood(base.flood)) parameters.set("flood", encodeFlood(scene.flood));
  if (scene.cues !== base.cues) parameters.set("cues", scene.cues);
  if (scene.unfolded.join() !== base.unfolded.join()) parameters.set("unfold", scene.unfolded.join() || noneUnfolded);
  if (scene.hiddenSeries.length > 0) parameters.set("hide", scene.hiddenSeries.join(","));
  if (scene.hiddenControls.length > 0) parameters.set("lock", scene.hiddenControls.join(","));
  if (JSON.stringify(scene.earlier) !== JSON.stringify(silent.earlier)) {
    const { memory, overrides } = scene.earlier ?? nothing;
    const pairs = Object.entries(memory).map(([id, value]) => `${id}:${String(value)}`);
    parameters.set("earlier", pairs.join(","));
    if (overrides) parameters.set("earlierdraw", encodeOverrides(overrides));
  }
  encodeCompare(scene.compare, parameters);
  encodeTrain(scene.train, base.train, parameters);
  const places = encodePlaces(pointedAt(scene, parameters), scene);
  if (places !== "") parameters.set("at", places);
  // Last, so that a link which is cut on its way loses nothing else.
  if (scene.text !== base.text) {
    if (scene.text.length <= shortText && !escaped.test(scene.text)) parameters.set("text", scene.text);
    else parameters.set("z", packText(scene.text));
  }
  // Not every program knows that + is a space, and many leave a full stop at the end out of a link.
  return parameters
    .toString()
    .replaceAll("+", "%20")
    .replace(/[.*_]$/, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
}

/** The tokens that a link points at. */
function pointedAt({ cursor, asked, answers, overrides, earlier }: Scene, parameters: URLSearchParams): number[] {
  const ends = (drawn: readonly GateOverride[]): number[] => drawn.flatMap(({ from, to }) => [from, to]);
  return [
    ...(parameters.has("token") && cursor !== null ? [cursor] : []),
    ...(parameters.has("ask") ? asked : []),
    ...(parameters.has("answers") ? answers.flatMap(({ token, length }) => [token, token + length - 1]) : []),
    ...(parameters.has("draw") ? ends(overrides) : []),
    ...(parameters.has("earlierdraw") ? ends(earlier?.overrides ?? []) : []),
  ];
}

/** The Scene a hash stands for, with `base` where it is silent. Never throws. */
export function decodeScene(hash: string, base: Scene): Decoded {
  return sceneOf(readFields(hash, linkNames), base);
}

/** The same of a hash that has been taken apart. */
export function sceneOf({ fields, problems: unknownNames, notices, isEmpty }: LinkFields, base: Scene): Decoded {
  if (isEmpty) return { scene: base, problem: null };
  const written = fields.get("v") ?? version;
  if (fields.size === 0) return { scene: base, problem: words.noVersion };
  if (written !== version) return { scene: base, problem: say(words.otherVersion, { version: shorten(written) }) };
  const problems = [...unknownNames];
  const said = [...notices];
  const text = decodeText(fields, { problems, said }) ?? base.text;
  const memory: Record<string, unknown> = { ...base.memory };
  for (const id of knobIds) {
    const value = fields.get(id);
    if (value !== undefined) assignKnob(memory, { id, value, problems });
  }
  const read = { text, memory: memory as unknown as MemorySettings };
  const silent = pointersOf(base, read);
  const here = decodePlaces(fields.get("at"), read, (value) => {
    problems.push(say(words.place, { value: shorten(value) }));
  });
  const token = (name: string, value: string): number | null => {
    // A token past the end may be of a text that was cut; what no text has is refused with what this one has.
    const mayBe = Number.isInteger(Number(value)) && Number(value) >= 1 && Number(value) <= maximumTokens;
    const length = mayBe ? maximumTokens : tokensOf(text, read.memory).tokens.length;
    const number = whole(name, { value, maximum: length || maximumTokens, problems });
    return number === null ? null : here(number - 1);
  };
  const oneOf = <Value extends string>(name: string, allowed: readonly Value[], otherwise: Value): Value => {
    const value = fields.get(name);
    if (value === undefined) return otherwise;
    const found = allowed.find((candidate) => candidate === value);
    if (found === undefined) problems.push(unknown(name, value));
    return found ?? otherwise;
  };
  const listed = <Value extends string>(name: string, allowed: readonly Value[]): Value[] => {
    const parts = partsOf(fields.get(name) ?? "", { name, most: most.names, problems });
    for (const part of parts) if (!allowed.includes(part as Value)) problems.push(unknown(name, part));
    return allowed.filter((candidate) => parts.includes(candidate));
  };
  const [drawn, cursor, window] = [fields.get("draw"), fields.get("token"), fields.get("window")];
  const [asked, answers, unfold] = [fields.get("ask"), fields.get("answers"), fields.get("unfold")];
  const flood = fields.get("flood");
  const lesson = decodeLesson(fields, problems);
  const scene: Scene = {
    view: oneOf("view", views, base.view),
    lesson,
    assignment: lesson !== null && fields.get("assignment") === "true",
    ...read,
    overrides: drawn === undefined ? silent.overrides : decodeOverrides(drawn, { here, problems }),
    window:
      (window === undefined ? null : whole("window", { value: window, maximum: windowKnob.maximum, problems })) ??
      base.window,
    cursor: cursor === undefined ? silent.cursor : cursor === last ? null : token("token", cursor),
    asked:
      asked === undefined
        ? silent.asked
        : [
            ...new Set(
              partsOf(asked, { name: "ask", most: most.asked, problems })
                .map((part) => token("ask", part))
                .filter((token) => token !== null),
            ),
          ],
    answers: answers === undefined ? silent.answers : decodeAnswers(answers, { here, problems }),
    tab: oneOf("tab", tabs, base.tab),
    flood: flood === undefined ? base.flood : decodeFlood(flood, problems),
    cues: oneOf("cues", cueChoices, base.cues),
    unfolded: unfold === undefined ? base.unfolded : unfold === noneUnfolded ? [] : listed("unfold", foldable),
    hiddenSeries: listed("hide", seriesNames),
    hiddenControls: listed("lock", [...knobIds, "window", "text", "presets"]),
    earlier: fields.has("earlier") ? decodeEarlier(fields, { here, problems }) : silent.earlier,
    compare: decodeCompare(fields, problems),
    train: decodeTrain(fields, base.train, problems),
  };
  return { scene, problem: [...said, ...leftAtDefault(problems)].join(" ") || null };
}

/** As many of the parts that could not be read are named. */
const mostNamed = 3;

function leftAtDefault(problems: readonly string[]): string[] {
  if (problems.length === 0) return [];
  const different = [...new Set(problems)];
  const named = different.slice(0, mostNamed).join("; ");
  const n = different.length - mostNamed;
  return [say(words.leftAtDefault, { parts: n > 0 ? say(words.andMore, { parts: named, n }) : named })];
}

function whole(
  name: string,
  { value, maximum, problems }: { value: string; maximum: number; problems: string[] },
): number | null {
  const number = Number(value);
  if (Number.isInteger(number) && number >= 1 && number <= maximum) return number;
  problems.push(say(words.outOfRange, { name, value: shorten(value), ...asTyped({ minimum: 1, maximum }) }));
  return null;
}

/** The parts of a list, each once, and no more than there may be. */
function partsOf(
  value: string,
  { name, most, problems }: { name: string; most: number; problems: string[] },
): string[] {
  const parts = value.split(",", most + 1);
  if (parts.length > most) problems.push(say(words.listTooLong, { name, most }));
  return [...new Set(parts.slice(0, most))].filter((part) => part !== "");
}

type Pointers = Pick<Scene, "overrides" | "cursor" | "asked" | "answers" | "earlier">;

/** Nothing was different. */
const nothing: Earlier = { memory: {}, overrides: null };

/**
 * What a link means of the base where it is silent about tokens: nothing for another text; for a reader with other tokens
 * the same words of the text. Gates drawn by hand are of the base's own reader alone.
 */
function pointersOf(base: Scene, scene: Pick<Scene, "text" | "memory">): Pointers {
  if (scene.text !== base.text) return { overrides: [], cursor: null, asked: [], answers: [], earlier: null };
  if (readsTheSame(scene, base)) return base;
  const [from, to] = [tokensOf(base.text, base.memory), tokensOf(scene.text, scene.memory)];
  const same = (token: number): number => sameWord({ from, to, token });
  return {
    overrides: [],
    cursor: base.cursor === null ? null : same(base.cursor),
    asked: base.asked.map(same),
    answers: base.answers.map(({ token, length }) => ({ token: same(token), length })),
    earlier: null,
  };
}

/** Whether two Scenes have the same tokens. */
export function readsTheSame(a: Pick<Scene, "text" | "memory">, b: Pick<Scene, "text" | "memory">): boolean {
  return a.text === b.text && readsAlike(a.memory, b.memory);
}

/** What was different in an earlier run; null where nothing was. */
export function differenceOf(
  earlier: { readonly settings: MemorySettings; readonly overrides: readonly GateOverride[] },
  scene: Pick<Scene, "memory" | "overrides">,
): Earlier | null {
  const changed = knobIds.filter((id) => earlier.settings[id] !== scene.memory[id]);
  const memory = Object.fromEntries(changed.map((id) => [id, earlier.settings[id]])) as Partial<MemorySettings>;
  const overrides = encodeOverrides(earlier.overrides) === encodeOverrides(scene.overrides) ? null : earlier.overrides;
  return changed.length > 0 || overrides ? { memory, overrides } : null;
}

/** As lessons are named; which there are is the page's to know. */
const lessonPattern = /^[a-z0-9][a-z0-9-]{0,60}$/;
const mostSteps = 99;

function decodeLesson(fields: LinkFields["fields"], problems: string[]): LessonPlace | null {
  const id = fields.get("lesson");
  if (id === undefined) return null;
  if (!lessonPattern.test(id)) {
    problems.push(unknown("lesson", id));
    return null;
  }
  const step = whole("step", { value: fields.get("step") ?? "1", maximum: mostSteps, problems });
  return { id, step: (step ?? 1) - 1, acted: step !== null && fields.get("acted") === "true" };
}

function decodeText(
  fields: LinkFields["fields"],
  { problems, said }: { problems: string[]; said: string[] },
): string | null {
  const packed = fields.get("z");
  if (packed === undefined) {
    const { text, leftOut } = cutText(fields.get("text") ?? "");
    if (leftOut > 0) said.push(say(words.textTooLong, { most: longestText }));
    return fields.has("text") ? text : null;
  }
  const { text, state } = unpackText(packed);
  if (state === "broken") problems.push(words.textCut);
  if (state === "tooLong") said.push(say(words.textTooLong, { most: longestText }));
  if (state === "cut") said.push(say(words.textShortened, { n: text.length }));
  return text;
}

function assignKnob(
  memory: Record<string, unknown>,
  { id, value, problems }: { id: KnobId; value: string; problems: string[] },
): void {
  if (id in numberKnobs) {
    const { minimum, maximum, whole, label } = numberKnobs[id as NumberKnobId];
    const number = Number(value);
    if (value.trim() !== "" && number >= minimum && number <= maximum && (!whole || Number.isInteger(number)))
      memory[id] = number;
    else {
      const range = { name: label, value: shorten(value), ...asTyped({ minimum, maximum }) };
      problems.push(say(whole ? words.outOfRangeOrNotWhole : words.outOfRange, range));
    }
  } else if (id in choiceKnobs) {
    const { options, label } = choiceKnobs[id as ChoiceKnobId];
    const values = options.map((option) => option.value);
    if (values.includes(value)) memory[id] = value;
    else problems.push(notOneOf(label, value, values));
  } else if (value === "true" || value === "false") memory[id] = value === "true";
  else problems.push(notOneOf(switchKnobs[id as SwitchKnobId].label, value, ["true", "false"]));
}

/** Where a link's token is here, and what could not be read. */
interface Reading {
  readonly here: (token: number) => number;
  readonly problems: string[];
}

function decodeOverrides(value: string, { here, problems }: Reading): GateOverride[] {
  return partsOf(value, { name: "draw", most: most.overrides, problems }).flatMap((part) => {
    const [, name, first, last, number] = /^(\w{1,9}):(\d{1,9})-(\d{1,9}):([\d.]{1,24})$/.exec(part) ?? [];
    const gate = gates.find((candidate) => candidate === name);
    const [from, to] = [Number(first) - 1, Number(last) - 1];
    const held = Number(number);
    const sound =
      gate && from >= 0 && to >= from && to < maximumTokens && held >= 0 && held <= numberKnobs[gate].maximum;
    if (sound) return [{ gate, from: here(from), to: here(to), value: held }];
    problems.push(say(words.drawnGate, { value: shorten(part) }));
    return [];
  });
}

function decodeEarlier(fields: LinkFields["fields"], { here, problems }: Reading): Earlier | null {
  const drawn = fields.get("earlierdraw");
  const memory: Record<string, unknown> = {};
  for (const part of partsOf(fields.get("earlier") ?? "", { name: "earlier", most: most.names, problems })) {
    const [id, setting] = part.split(":", 2);
    const known = knobIds.find((candidate) => candidate === id);
    if (known && setting !== undefined) assignKnob(memory, { id: known, value: setting, problems });
    else problems.push(unknown("earlier", part));
  }
  const overrides = drawn === undefined ? null : decodeOverrides(drawn, { here, problems });
  if (Object.keys(memory).length === 0 && !overrides) return null;
  return { memory: memory, overrides };
}

/** `12,45-47`: tokens from 1, of an answer of several the first and the last. */
function encodeAnswers(answers: readonly AnswerSpan[]): string {
  return answers
    .map(({ token, length }) => (length === 1 ? `${token + 1}` : `${token + 1}-${token + length}`))
    .join(",");
}

function decodeAnswers(value: string, { here, problems }: Reading): AnswerSpan[] {
  return partsOf(value, { name: "answers", most: most.answers, problems }).flatMap((part) => {
    const [, first, end = first] = /^(\d{1,9})(?:-(\d{1,9}))?$/.exec(part) ?? [];
    const [from, to] = [Number(first) - 1, Number(end) - 1];
    if (from >= 0 && to >= from && to < maximumTokens)
      return [{ token: here(from), length: here(to) - here(from) + 1 }];
    problems.push(say(words.answer, { value: shorten(part) }));
    return [];
  });
}

/** `familiar:2000000`: what stands between its facts, and how long it is. */
function encodeFlood(flood: Flood | null): string {
  return flood ? `${flood.words}:${flood.tokens}` : noFlood;
}

function decodeFlood(value: string, problems: string[]): Flood | null {
  if (value === noFlood) return null;
  const [name, length = ""] = value.split(":", 2);
  const found = floods.find((candidate) => candidate === name);
  if (found === undefined) {
    problems.push(unknown("flood", value));
    return null;
  }
  const tokens = whole("flood", { value: length, maximum: mostLongTokens, problems });
  return tokens === null ? null : { words: found, tokens };
}

function encodeOverrides(overrides: readonly GateOverride[]): string {
  return overrides.map(({ gate, from, to, value }) => `${gate}:${from + 1}-${to + 1}:${value}`).join(",");
}

function unknown(name: string, value: string): string {
  return say(words.unknown, { name, value: shorten(value) });
}

function notOneOf(name: string, value: string, allowed: readonly string[]): string {
  return say(words.notOneOf, { name, value: shorten(value), values: allowed.join(", ") });
}

export const emptyScene: Scene = {
  view: "explore",
  lesson: null,
  assignment: false,
  text: "",
  memory: defaultSettings,
  overrides: [],
  window: 16,
  cursor: null,
  asked: [],
  answers: [],
  tab: "weights",
  flood: null,
  cues: "near",
  unfolded: foldable,
  hiddenSeries: [],
  hiddenControls: [],
  earlier: null,
  compare: defaultCompare,
  train: defaultTrain,
};
