// What can be shared? One plain-JSON record with everything a link holds, and its way into a URL hash and back.
// Any hash decodes to a valid Scene, or to the defaults with a sentence saying what was wrong.

import { deflateSync, inflateSync, strFromU8, strToU8 } from "fflate";
import { decodeCompare, defaultCompare, encodeCompare, type CompareScene } from "./compareScene";
import { maximumTokens } from "./model/config";
import {
  choiceKnobs,
  defaultSettings,
  numberKnobs,
  switchKnobs,
  type ChoiceKnobId,
  type KnobId,
  type MemorySettings,
  type NumberKnobId,
  type SwitchKnobId,
  type GateOverride,
} from "./model/knobs";
import { sameWord, tokensOf } from "./model/tokenizer";
import { noticeWords } from "./words/notices";
import { say } from "./words/say";
import { translatedFields } from "./words/translate";

const words = noticeWords.link;

export const views = ["explore", "compare", "lessons", "glossary"] as const;
export type View = (typeof views)[number];

export const tabs = ["weights", "maps", "wiring", "table"] as const;
export type Tab = (typeof tabs)[number];

export const seriesNames = ["surprise", "momentum", "gates", "drift", "recall"] as const;
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
export interface LessonPlace {
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
  readonly hiddenSeries: readonly SeriesName[];
  /** Knobs that a link leaves out, for a class. */
  readonly hiddenControls: readonly string[];
  /** What differed in the earlier run that is drawn as a ghost; null draws none. */
  readonly earlier: Earlier | null;
  readonly compare: CompareScene;
}

export const windowKnob = translatedFields("windowKnob", ["label", "unit", "sentence"], {
  label: "Attention window",
  symbol: "w",
  minimum: 1,
  maximum: 256,
  step: 1,
  unit: "tokens",
  sentence: "How many tokens attention can see, this one included.",
});

export interface Decoded {
  readonly scene: Scene;
  /** What the link said that could not be, in words for the page; null when all was well. */
  readonly problem: string | null;
}

const version = "1";
/** The cursor of a Scene that names none, where the base does. */
const last = "last";
const shortText = 120;
const numberIds = Object.keys(numberKnobs) as NumberKnobId[];
const choiceIds = Object.keys(choiceKnobs) as ChoiceKnobId[];
const switchIds = Object.keys(switchKnobs) as SwitchKnobId[];
const knobIds: readonly KnobId[] = [...numberIds, ...choiceIds, ...switchIds];
const gates = ["theta", "eta", "alpha"] as const;

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
  if (scene.text !== base.text) {
    if (scene.text.length <= shortText) parameters.set("text", scene.text);
    else parameters.set("z", toBase64(deflateSync(strToU8(scene.text), { level: 9 })));
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
  if (scene.hiddenSeries.length > 0) parameters.set("hide", scene.hiddenSeries.join(","));
  if (scene.hiddenControls.length > 0) parameters.set("lock", scene.hiddenControls.join(","));
  if (JSON.stringify(scene.earlier) !== JSON.stringify(silent.earlier)) {
    const { memory, overrides } = scene.earlier ?? nothing;
    const pairs = Object.entries(memory).map(([id, value]) => `${id}:${String(value)}`);
    parameters.set("earlier", pairs.join(","));
    if (overrides) parameters.set("earlierdraw", encodeOverrides(overrides));
  }
  encodeCompare(scene.compare, parameters);
  return parameters.toString();
}

/** The Scene a hash stands for, with `base` where it is silent. Never throws. */
export function decodeScene(hash: string, base: Scene): Decoded {
  const parameters = new URLSearchParams(hash.replace(/^#/, ""));
  if ([...parameters.keys()].length === 0) return { scene: base, problem: null };
  const problems: string[] = [];
  const written = parameters.get("v");
  if (written !== version)
    return { scene: base, problem: written === null ? words.noVersion : say(words.otherVersion, { version: written }) };
  const text = decodeText(parameters, problems) ?? base.text;
  const whole = (name: string, value: string, maximum: number): number | null => {
    const token = Number(value);
    if (Number.isInteger(token) && token >= 1 && token <= maximum) return token;
    problems.push(say(words.outOfRange, { name, value: shorten(value), minimum: 1, maximum }));
    return null;
  };
  const memory: Record<string, unknown> = { ...base.memory };
  for (const id of knobIds) {
    const value = parameters.get(id);
    if (value !== null) assignKnob(memory, { id, value, problems });
  }
  const silent = pointersOf(base, { text, memory: memory as unknown as MemorySettings });
  const drawn = parameters.get("draw");
  const cursor = parameters.get("token");
  const window = parameters.get("window");
  const tab = parameters.get("tab");
  if (tab !== null && !tabs.includes(tab as Tab)) problems.push(unknown("tab", tab));
  const view = parameters.get("view");
  if (view !== null && !views.includes(view as View)) problems.push(unknown("view", view));
  const asked = parameters.get("ask");
  const answers = parameters.get("answers");
  const lesson = decodeLesson(parameters, problems);
  const scene: Scene = {
    view: views.find((name) => name === view) ?? base.view,
    lesson,
    assignment: lesson !== null && parameters.get("assignment") === "true",
    text,
    memory: memory as unknown as MemorySettings,
    overrides: drawn === null ? silent.overrides : decodeOverrides(drawn, problems),
    window: (window === null ? null : whole("window", window, windowKnob.maximum)) ?? base.window,
    cursor:
      cursor === null ? silent.cursor : cursor === last ? null : tokenIndex(whole("token", cursor, maximumTokens)),
    asked:
      asked === null
        ? silent.asked
        : asked
            .split(",")
            .filter((part) => part !== "")
            .slice(0, 64)
            .map((part) => tokenIndex(whole("ask", part, maximumTokens)))
            .filter((token) => token !== null),
    answers: answers === null ? silent.answers : decodeAnswers(answers, problems),
    tab: tabs.find((name) => name === tab) ?? base.tab,
    hiddenSeries: seriesNames.filter((name) => parameters.get("hide")?.split(",").includes(name)),
    hiddenControls: [...knobIds, "window", "text", "presets"].filter((id) =>
      parameters.get("lock")?.split(",").includes(id),
    ),
    earlier: parameters.has("earlier") ? decodeEarlier(parameters, problems) : silent.earlier,
    compare: decodeCompare(parameters, problems),
  };
  const problem = problems.length > 0 ? say(words.leftAtDefault, { parts: problems.slice(0, 3).join("; ") }) : null;
  return { scene, problem };
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
  const isTrained = a.memory.model !== "untrained";
  const sameWords = isTrained === (b.memory.model !== "untrained");
  return a.text === b.text && sameWords && (isTrained || a.memory.punctuation === b.memory.punctuation);
}

/** What was different in an earlier run; null where nothing was. */
export function differenceOf(
  earlier: { readonly settings: MemorySettings; readonly overrides: readonly GateOverride[] },
  scene: Scene,
): Earlier | null {
  const changed = knobIds.filter((id) => earlier.settings[id] !== scene.memory[id]);
  const memory = Object.fromEntries(changed.map((id) => [id, earlier.settings[id]])) as Partial<MemorySettings>;
  const overrides = encodeOverrides(earlier.overrides) === encodeOverrides(scene.overrides) ? null : earlier.overrides;
  return changed.length > 0 || overrides ? { memory, overrides } : null;
}

function tokenIndex(token: number | null): number | null {
  return token === null ? null : token - 1;
}

/** As lessons are named; which there are is the page's to know. */
const lessonPattern = /^[a-z0-9][a-z0-9-]{0,60}$/;
const mostSteps = 99;

function decodeLesson(parameters: URLSearchParams, problems: string[]): LessonPlace | null {
  const id = parameters.get("lesson");
  if (id === null) return null;
  if (!lessonPattern.test(id)) {
    problems.push(unknown("lesson", id));
    return null;
  }
  const written = parameters.get("step") ?? "1";
  const step = Number(written);
  const isStep = Number.isInteger(step) && step >= 1 && step <= mostSteps;
  if (!isStep)
    problems.push(say(words.outOfRange, { name: "step", value: shorten(written), minimum: 1, maximum: mostSteps }));
  return { id, step: isStep ? step - 1 : 0, acted: isStep && parameters.get("acted") === "true" };
}

function decodeText(parameters: URLSearchParams, problems: string[]): string | null {
  const packed = parameters.get("z");
  if (packed === null) return parameters.get("text");
  try {
    return strFromU8(inflateSync(fromBase64(packed)));
  } catch {
    problems.push(words.textCut);
    return null;
  }
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
      const range = { name: label, value: shorten(value), minimum, maximum };
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

function decodeOverrides(value: string | null, problems: string[]): GateOverride[] {
  if (!value) return [];
  return value
    .split(",")
    .slice(0, 64)
    .flatMap((part) => {
      const [, name, first, last, number] = /^(\w+):(\d+)-(\d+):([\d.]+)$/.exec(part) ?? [];
      const gate = gates.find((candidate) => candidate === name);
      const from = Number(first) - 1;
      const to = Number(last) - 1;
      const held = Number(number);
      const sound =
        gate && from >= 0 && to >= from && to < maximumTokens && held >= 0 && held <= numberKnobs[gate].maximum;
      if (sound) return [{ gate, from, to, value: held }];
      problems.push(say(words.drawnGate, { value: shorten(part) }));
      return [];
    });
}

function decodeEarlier(parameters: URLSearchParams, problems: string[]): Earlier | null {
  const pairs = parameters.get("earlier");
  const drawn = parameters.get("earlierdraw");
  if (pairs === null) return null;
  const memory: Record<string, unknown> = {};
  for (const part of pairs === "" ? [] : pairs.split(",")) {
    const [id, setting] = part.split(":");
    const known = knobIds.find((candidate) => candidate === id);
    if (known && setting !== undefined) assignKnob(memory, { id: known, value: setting, problems });
    else problems.push(unknown("earlier", part));
  }
  const overrides = drawn === null ? null : decodeOverrides(drawn, problems);
  if (Object.keys(memory).length === 0 && !overrides) return null;
  return { memory: memory, overrides };
}

/** `12,45-47`: tokens from 1, of an answer of several the first and the last. */
function encodeAnswers(answers: readonly AnswerSpan[]): string {
  return answers
    .map(({ token, length }) => (length === 1 ? `${token + 1}` : `${token + 1}-${token + length}`))
    .join(",");
}

function decodeAnswers(value: string, problems: string[]): AnswerSpan[] {
  const parts = value.split(",").filter((part) => part !== "");
  return parts.slice(0, 256).flatMap((part) => {
    const [, first, last = first] = /^(\d+)(?:-(\d+))?$/.exec(part) ?? [];
    const token = Number(first) - 1;
    const length = Number(last) - token;
    if (token >= 0 && length >= 1 && token + length <= maximumTokens) return [{ token, length }];
    problems.push(say(words.answer, { value: shorten(part) }));
    return [];
  });
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

function shorten(value: string): string {
  return value.length > 20 ? `${value.slice(0, 20)}…` : value;
}

function toBase64(bytes: Uint8Array): string {
  let binary = "";
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
}

function fromBase64(text: string): Uint8Array {
  return Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (character) => character.charCodeAt(0));
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
  hiddenSeries: [],
  hiddenControls: [],
  earlier: null,
  compare: defaultCompare,
};
