// What is a lesson? Plain data: prose, changes of the Scene, panels by id, and checks that the engine judges (checks/).
// What is on screen at a step is a pure function of the lesson, the step, and whether the reader has acted.

import type { Claim } from "#scene/claim";
import type { LongTestId } from "#model/contracts/longTests";
import type { TrainedName } from "#model/contracts/models";
import { defaultScene } from "#scene/presets";
import type { Scene } from "#scene/scene";
import { patched, type ScenePatch } from "#scene/scenePatch";
import { lastTokenOf, type Bars } from "./bars";
import type { LessonKnob } from "./checks/check";
import { rowOf, type Check } from "./checks/kinds";
import type { ConfusionId } from "./confusions";
import type { Prose } from "./markup";
import type { PanelId } from "./panels";
import type { TermId } from "./terms";

/** Under which names a lesson's words stand: what a translation may change. */
export const lessonTexts = [
  "title",
  "question",
  "objective",
  "prose",
  "words",
  "hint",
  "hints",
  "afterwards",
  "items",
  "modelAnswer",
  "remember",
  "notShown",
  "points",
  "caption",
  "columns",
  "name",
  // What a claim shows is found in the words, so it is written as they write it.
  "shown",
] as const;

export interface Lesson {
  /** As links name it: never changed. */
  readonly id: string;
  readonly title: string;
  /** What the reader can answer afterwards. */
  readonly question: Prose;
  /** For teachers: what it teaches, as an objective. */
  readonly objective: Prose;
  /** The lessons that it builds on, by their ids: what a teacher's map draws. */
  readonly needs?: readonly string[];
  /** What every step begins from: changes of the default Scene. */
  readonly scene: ScenePatch;
  readonly steps: readonly Step[];
  /** The one sentence worth remembering. */
  readonly remember?: Prose;
  /** The one limit of what was seen that a reader must know. */
  readonly notShown: Prose;
  /** Where to read on, beside the next lesson. */
  readonly more?: { readonly words: Prose; readonly href: string };
  /** Numbers in the words of the lesson itself that measure nothing. */
  readonly plain?: readonly string[];
}

export interface Step {
  /** At most 120 words. Read first; then the action, then the check. */
  readonly prose: Prose;
  /** What changes on arriving, on top of all that earlier steps and actions changed. */
  readonly scene?: ScenePatch;
  /** What the space bar does, and its words on the button. Where only the cursor moves, it steps there token by token. */
  readonly action?: { readonly words: string; readonly scene: ScenePatch };
  /** What is on stage beside the text: the first is drawn large. */
  readonly focus: readonly PanelId[];
  /** Figures that were measured before, drawn under the panels. */
  readonly exhibit?: Exhibit;
  /** What the engine measures now, drawn as bars under the panels: of an action that reads on, once it is taken. */
  readonly bars?: Bars;
  /**
   * What the text shows beside its words: the words that the window of attention sees, in a band that follows the cursor; or the segments
   * that attention sees one at a time, where each is a chunk, with lines between them and the cursor’s shaded. Or there is no
   * text: the step is about tables, which were not made of it, or a panel of its own draws it.
   */
  readonly shows?: "window" | "segments" | "tables";
  /** What comes on stage beside it once the check is answered: there the reader sees what is so. */
  readonly reveals?: Reveal;
  /** Knobs that the step offers to turn, under the panels. */
  readonly knobs?: readonly LessonKnob[];
  /** Nothing from this token on is shown before the check is answered; a prediction hides its own. */
  readonly hidesFrom?: number;
  /** Nor is what comes from this token on once it is answered: a later step asks for it. */
  readonly keepsHidden?: number;
  /** Tokens that a series names, with their value. */
  readonly marks?: readonly Mark[];
  readonly check?: Check;
  /** The words that this step explains: none of them is used before it. */
  readonly explains?: readonly TermId[];
  /** The confusions from public threads that it answers. */
  readonly answers?: readonly ConfusionId[];
  /** What the words of this step say of the engine. */
  readonly claims?: readonly StepClaim[];
  /** Figures in its words that were measured before. */
  readonly cited?: readonly Cited[];
  /** Numbers in its words that measure nothing. */
  readonly plain?: readonly string[];
}

export interface Reveal {
  readonly panels?: readonly PanelId[];
  readonly exhibit?: Exhibit;
  readonly bars?: Bars;
  /** Where the cursor goes. */
  readonly cursor?: number;
  readonly marks?: readonly Mark[];
}

/** A figure as the words show it, and where it stands: in a shipped model's card, in the long tests, or in what `source` names. */
interface Cited {
  readonly shown: string;
  readonly of: CardFigure | CardReach | LongFigure | { readonly source: string };
}

/** The share of a task's answers beyond the reach of every window that a shipped model got right, as its card holds it. */
export interface CardFigure {
  readonly model: TrainedName;
  readonly task: "story" | "needle" | "pairs" | "list";
  /** Tokens a text. */
  readonly length: number;
  /** The part that was switched off. */
  readonly without?: "memory" | "momentum" | "forgetting" | "persistent tokens";
  /** Other answers than those beyond: see model/contracts/evaluated.ts. */
  readonly range?: "within" | "own";
  /** What guessing gets of these answers, in place of the model's share. */
  readonly take?: "chance";
}

/** How many tokens back a shipped model sees without its memory, as its card holds it. */
interface CardReach {
  readonly model: TrainedName;
  readonly reach: "own";
}

/** The share of a long test's answers that a shipped model got right, as public/longTests.json holds it. */
export interface LongFigure {
  readonly model: TrainedName;
  readonly test: LongTestId;
  /** Tokens a text, or pairs in one. */
  readonly size: number;
  /** In place of the share: what the model keeps of such a text, or what guessing gets. */
  readonly take?: "bytes" | "chance";
}

/** Cited figures: the engine on this page does not make them, so they say who did. */
export interface Exhibit {
  readonly caption: Prose;
  readonly source: { readonly words: string; readonly href: string | null };
  readonly tables: readonly ExhibitTable[];
}

export interface ExhibitTable {
  readonly title: string;
  readonly columns: readonly string[];
  /** By column, where its numbers are not per cent: what fills a bar, and how many decimals they have. */
  readonly scales?: readonly (ExhibitScale | null)[];
  readonly rows: readonly ExhibitRow[];
}

interface ExhibitRow {
  readonly name: string;
  readonly figures: readonly Figure[];
  /** The columns, from 0, whose figures the words speak of: they are framed. */
  readonly marked?: readonly number[];
}

export interface ExhibitScale {
  readonly full: number;
  readonly digits: number;
  /** As it stands after every number. */
  readonly unit?: string;
}

/**
 * A number as it was reported, in per cent where its column has no scale; or a share that was counted here, and from where to where the thin line goes, which the caption
 * explains; null for none.
 */
export type Figure = number | Counted | null;

export interface Counted {
  readonly share: number;
  readonly low: number;
  readonly high: number;
}

export interface Mark {
  readonly token: number;
  /** Beside the token's own word and value: “first time”. */
  readonly words: string;
}

/** What the prose says of the engine at its step. */
interface StepClaim extends Claim {
  /** Whether it is true once the reader has acted, and not before. */
  readonly acted?: boolean;
}

/** The Scene at a step: the lesson's, then what every step and action up to here changed, in order. */
export function sceneOf({ lesson, step, acted }: { lesson: Lesson; step: number; acted: boolean }): Scene {
  const patches = lesson.steps
    .slice(0, step + 1)
    .flatMap(({ scene, action }, index) => [scene, index < step || acted ? action?.scene : undefined]);
  const scene = [lesson.scene, ...patches].reduce<Scene>((made, patch) => patched(made, patch ?? {}), defaultScene);
  return { ...scene, view: "lessons", lesson: { id: lesson.id, step, acted } };
}

/** The first token that a step hides until its check is answered; null where it hides nothing. */
export function hiddenFrom({ check, hidesFrom }: Step): number | null {
  const asked = check ? rowOf(check).token?.(check) : undefined;
  return asked === undefined ? (hidesFrom ?? null) : Math.min(asked, hidesFrom ?? Infinity);
}

/** What is measured before the reader's eyes by now: nothing that an action still reads on to, and nothing of what is hidden. */
export function barsNow({ bars, action }: Step, at: { isActed: boolean; hides: number | null }): Bars | undefined {
  if (!bars || (!at.isActed && action && movesOnly(action.scene))) return undefined;
  return at.hides === null || lastTokenOf(bars) < at.hides ? bars : undefined;
}

/** Whether an action only moves the cursor, so that the text is read on before the eyes. */
export function movesOnly({ cursor, ...others }: ScenePatch): boolean {
  return typeof cursor === "number" && Object.keys(others).length === 0;
}
