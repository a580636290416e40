// What does the page know right now? The Scene, the run that is shown, the earlier run, and the answers of the worker.
// Leaves to session.ts who fills it, to playhead.ts where the cursor is, and to selectors.ts what follows from it.

import { create } from "zustand";
import type { MemorySettings, GateOverride } from "#model/contracts/settings";
import type { LearnedName } from "#model/contracts/models";
import type { Origins } from "#model/contracts/origins";
import type { QuantityId } from "#model/contracts/probe";
import type {
  AnswerSubject,
  AttentionMaps,
  Backend,
  Contributions,
  CueAnswers,
  EverySlice,
  Explanation,
  ModelAnswers,
  ModelCard,
  Moment,
  RunSummary,
  Subject,
  Verification,
  WriteParts,
  WroteAnswer,
} from "#model/contracts/protocol";
import type { PageColumns } from "#model/contracts/pageColumns";
import { tokensOf, type Tokens } from "#model/contracts/tokenizer";
import { defaultScene } from "#scene/presets";
import { differenceOf, readsTheSame, type Scene } from "#scene/scene";
import type { KeptAnswer } from "./keptAnswer";
import { engineWords } from "#words/engine";

/** A run as the page holds it: columns that grow in place, up to `filled`. */
export interface PageRun {
  readonly id: number;
  readonly tokens: Tokens;
  /** The distinct words: what the word columns point into. */
  readonly vocabulary: readonly string[];
  readonly settings: MemorySettings;
  readonly overrides: readonly GateOverride[];
  /** What the memory on screen really is: the settings, or where a trained model reads, its own shape and rule. */
  readonly rule: MemorySettings;
  /** Of the trained model that reads; null for the untrained memory, and until it is known. */
  readonly card: ModelCard | null;
  readonly columns: PageColumns;
  /** How many tokens were read again with the memory frozen. */
  readonly compared: number;
  /** How many tokens the engine has read. */
  readonly read: number;
  /** How many of them may be shown: all, but where a lesson asks for what comes next, or a token is just being written. */
  readonly filled: number;
  /** null while it is still reading. */
  readonly summary: RunSummary | null;
}

/** Where the trained model is that the Scene asks for; null for the untrained memory. */
export type ModelStatus =
  | { readonly phase: "loading"; readonly name: LearnedName; readonly received: number; readonly total: number | null }
  | { readonly phase: "ready"; readonly name: LearnedName; readonly card: ModelCard }
  | { readonly phase: "failed"; readonly name: LearnedName; readonly problem: string };

export interface Emphasis {
  /** How many words attention sees, up to the cursor's; null where that is not shown. */
  readonly window: number | null;
  /** Tokens that are spoken of. */
  readonly named: readonly number[];
}

export const noEmphasis: Emphasis = { window: null, named: [] };

/** What was found out about a run after it was read. It comes late, and no panel is drawn again for it. */
export interface Check {
  readonly run: number;
  readonly verification: Verification;
  /** How fast the engine reads this text, measured warm; null for a recorded run. */
  readonly tokensPerSecond: number | null;
}

/** The run before the last knob was turned, on the same text. */
export interface Ghost {
  readonly run: PageRun;
  /** Kept by hand: turning more knobs does not replace it. */
  readonly kept: boolean;
}

/** Who reads the text, and how. */
export interface EngineStatus {
  readonly phase: "recorded" | "live" | "failed";
  readonly backend: Backend;
  /** Why this backend, in words. */
  readonly reason: string;
}

/** Cues, by tokens that were read after them, and the words of the vocabulary that they may be answered with. */
export interface AsksFor {
  readonly asked: readonly number[];
  readonly words: readonly number[];
}

/** What the memory answers to all of its cues, slice by slice. */
export interface EveryAnswer {
  readonly run: number;
  /** The token after which all were asked, or are being so; and how many are so far. */
  readonly token: number;
  readonly asked: number;
  readonly isAsking: boolean;
  /** In the order of the cues, none left out. */
  readonly slices: readonly EverySlice[];
}

export interface Explorer {
  readonly scene: Scene;
  readonly tokens: Tokens;
  readonly run: PageRun | null;
  readonly ghost: Ghost | null;
  readonly engine: EngineStatus;
  readonly model: ModelStatus | null;
  readonly check: Check | null;
  readonly moment: (Moment & { readonly run: number }) | null;
  readonly maps: (AttentionMaps & { readonly run: number }) | null;
  /** What a picture of the memory in words wants to show; null while there is none on the page. */
  readonly asksFor: AsksFor | null;
  readonly answers: (CueAnswers & { readonly run: number }) | null;
  /** While a token is written, the same of the token before it: what it answers until then. */
  readonly answersUntilWritten: (CueAnswers & { readonly run: number }) | null;
  /** Whether a picture on the page shows the answers to all cues; and those, as far as they were asked. */
  readonly asksEvery: boolean;
  readonly everyAnswer: EveryAnswer | null;
  /** A cue that is asked for every word of the text, by a token that was read after it; null asks none. */
  readonly asksCue: number | null;
  readonly cueAnswer: (CueAnswers & { readonly run: number }) | null;
  /** How many panels on the page draw what a write does inside the memory; and that, of the token written last. */
  readonly writeAskers: number;
  readonly write: (WriteParts & { readonly run: number }) | null;
  /** How many panels on the page draw what key, value and query are made of; and that, of the token under the cursor. */
  readonly originAskers: number;
  readonly origins: (Origins & { readonly run: number }) | null;
  /** How long that cue's answer is kept, along the whole text. */
  readonly kept: (KeptAnswer & { readonly run: number }) | null;
  /** Tokens after which a trained model is asked what it finds likely; null while no picture shows that. */
  readonly asksModel: readonly number[] | null;
  readonly modelAnswers: (ModelAnswers & { readonly run: number }) | null;
  /** What a lesson shows in the text beside its words. */
  readonly emphasis: Emphasis;
  /** Whether the screen of a story tells of the model as it would be without its memory. */
  readonly isMemoryOff: boolean;
  /** The answer whose writers are looked for, and those found so far; `isTrying` while more are looked for. */
  readonly traced: AnswerSubject | null;
  readonly writers: (WroteAnswer & { readonly isTrying: boolean }) | null;
  /** The number the inspector takes apart. */
  readonly locked: Subject | null;
  readonly explanation: Explanation | null;
  readonly contributions: Contributions | null;
  /** A lesson lets the reader guess first: nothing from this token on is shown. null hides nothing. */
  readonly hidesFrom: number | null;
  /** A token is written before the eyes, part by part: nothing from this token on is shown. null hides nothing. */
  readonly unwrittenFrom: number | null;
  /** The quantity whose series glows, named by a word, a symbol or a panel under the pointer. */
  readonly lit: QuantityId | null;
  /** One line under the header. */
  readonly notice: string | null;
  /** What it speaks of: the page as it is, or what was on screen when it was said. */
  readonly noticeOf: "page" | "screen";
  readonly past: readonly Scene[];
  readonly future: readonly Scene[];
}

const rememberedScenes = 100;

export const useExplorer = create<Explorer>()(() => ({
  scene: defaultScene,
  tokens: tokensOf(defaultScene.text, defaultScene.memory),
  run: null,
  ghost: null,
  engine: { phase: "recorded", backend: "cpu", reason: engineWords.chip.starting },
  model: null,
  check: null,
  moment: null,
  maps: null,
  asksFor: null,
  answers: null,
  answersUntilWritten: null,
  asksEvery: false,
  everyAnswer: null,
  asksCue: null,
  cueAnswer: null,
  writeAskers: 0,
  write: null,
  originAskers: 0,
  origins: null,
  kept: null,
  asksModel: null,
  modelAnswers: null,
  emphasis: noEmphasis,
  isMemoryOff: false,
  traced: null,
  writers: null,
  locked: null,
  explanation: null,
  contributions: null,
  hidesFrom: null,
  unwrittenFrom: null,
  lit: null,
  notice: null,
  noticeOf: "page",
  past: [],
  future: [],
}));

/** The check of the run on screen; null while it is still to come. */
export function checkOf({ check, run }: Explorer): Check | null {
  return check && check.run === run?.id ? check : null;
}

/** Shows another Scene. `remember` makes it one step of undo; a gesture remembers only where it began. */
export function showScene(scene: Scene, { remember = true }: { remember?: boolean } = {}): void {
  useExplorer.setState((state) => ({
    ...withScene(state, scene),
    past: remember ? [...state.past, state.scene].slice(-rememberedScenes) : state.past,
    future: remember ? [] : state.future,
  }));
}

/** Changes of one kind within this time are one gesture: one step of undo. */
const gestureMilliseconds = 1200;
let gesture: { of: string; at: number; made: Scene | null } = { of: "", at: -Infinity, made: null };

/** Whether a change of this kind would go on with the gesture that made what is on screen. */
export function goesOn(of: string, now = performance.now()): boolean {
  const { scene } = useExplorer.getState();
  return gesture.of === of && gesture.made === scene && now - gesture.at < gestureMilliseconds;
}

/** Shows what a gesture makes of the Scene: its first change is a step of undo, and those that follow at once are part of it. */
export function showGesture(scene: Scene, { of, now = performance.now() }: { of: string; now?: number }): void {
  const remember = !goesOn(of, now);
  gesture = { of, at: now, made: scene };
  showScene(scene, { remember });
}

/** Changes parts of the Scene as a reader does: a step of undo. What is turned, and not chosen, names the gesture it is part of. */
export function changeScene(patch: Partial<Scene>, { of }: { of?: string } = {}): void {
  const scene = { ...useExplorer.getState().scene, ...patch };
  if (of === undefined) showScene(scene);
  else showGesture(scene, { of });
}

/** Changes parts of the Scene that are not worth a step of undo, such as the tab. */
export function patchScene(patch: Partial<Scene>): void {
  showScene({ ...useExplorer.getState().scene, ...patch }, { remember: false });
}

export function undo(): void {
  useExplorer.setState((state) => {
    const past = state.past.at(-1);
    if (!past) return state;
    const scene = inView(past, state);
    return { ...withScene(state, scene), past: state.past.slice(0, -1), future: [state.scene, ...state.future] };
  });
}

export function redo(): void {
  useExplorer.setState((state) => {
    const [next, ...future] = state.future;
    if (!next) return state;
    const scene = inView(next, state);
    return { ...withScene(state, scene), past: [...state.past, state.scene], future };
  });
}

/** Undo takes back what was done, wherever it is looked at from. */
function inView(scene: Scene, { scene: { view, tab, cues, unfolded } }: Explorer): Scene {
  const isSame = scene.view === view && scene.tab === tab && scene.cues === cues && scene.unfolded === unfolded;
  return isSame ? scene : { ...scene, view, tab, cues, unfolded };
}

function withScene(state: Explorer, scene: Scene): Partial<Explorer> {
  if (readsTheSame(scene, state.scene)) {
    const earlier = state.ghost && differenceOf(state.ghost.run, scene);
    return {
      ...withNotice(state, scene),
      scene,
      ghost: JSON.stringify(earlier) === JSON.stringify(scene.earlier) ? state.ghost : null,
    };
  }
  return {
    ...withNotice(state, scene),
    scene,
    tokens: tokensOf(scene.text, scene.memory),
    ghost: null,
    traced: null,
    writers: null,
    locked: null,
    explanation: null,
    contributions: null,
  };
}

/** Opens the inspector on a number; null closes it. Where no token is read there is no number to open it on. */
export function lock(subject: Subject | null): void {
  if (subject && subject.token < 0) return;
  useExplorer.setState({ locked: subject, explanation: null, contributions: null });
}

/** Looks for who wrote an answer; null looks no more. */
export function trace(subject: AnswerSubject | null): void {
  useExplorer.setState({ traced: subject, writers: null });
}

/** Hides everything from a token on, or nothing more. */
export function hideFrom(token: number | null): void {
  const state = useExplorer.getState();
  if (token !== state.hidesFrom) useExplorer.setState(cut(state, { hidesFrom: token }));
}

/** Shows what was read before a token that is being written, or all of it again. */
export function showWritten(before: number | null): void {
  const state = useExplorer.getState();
  if (before !== state.unwrittenFrom) useExplorer.setState(cut(state, { unwrittenFrom: before }));
}

type Limits = Pick<Explorer, "hidesFrom" | "unwrittenFrom">;

function cut(state: Explorer, limits: Partial<Limits>): Partial<Explorer> {
  const { run } = state;
  const shown = run && shownRun(run, { ...state, ...limits });
  return { ...limits, ...(shown?.filled !== run?.filled && { run: shown }) };
}

/** A run, as far as it may be shown. */
export function shownRun(run: PageRun, { hidesFrom, unwrittenFrom }: Limits): PageRun {
  return { ...run, filled: Math.min(run.read, hidesFrom ?? Infinity, unwrittenFrom ?? Infinity) };
}

/** Where the run on screen broke off; null where it did not, and while what is shown of it ends before that. */
export function divergenceOf({ summary, read, filled }: PageRun): RunSummary["diverged"] {
  return filled < read ? null : (summary?.diverged ?? null);
}

export function light(quantity: QuantityId | null): void {
  useExplorer.setState({ lit: quantity });
}

/** Says something until it is dismissed; of what is on screen until that is another text, memory or view. */
export function notify(notice: string | null, { of = "page" }: { of?: "page" | "screen" } = {}): void {
  useExplorer.setState({ notice, noticeOf: of });
}

/** A notice of what was on screen goes with it. */
function withNotice(state: Explorer, scene: Scene): Partial<Explorer> {
  if (state.noticeOf === "page") return {};
  const { view, text, memory: settings, overrides, lesson } = state.scene;
  const isSame =
    view === scene.view &&
    text === scene.text &&
    lesson?.id === scene.lesson?.id &&
    lesson?.step === scene.lesson?.step &&
    differenceOf({ settings, overrides }, scene) === null;
  return isSame ? {} : { notice: null };
}
