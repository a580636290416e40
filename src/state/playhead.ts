// Where is the cursor, and how does it move? One token rules every panel: played, or held by a click.
// What is only pointed at moves nothing: no readout speaks of it.
// It moves at frame rate, so panels follow it by `subscribe`. A token may be written before the eyes, in seven parts: what is
// shown then ends before it. Leaves what a token's numbers are to the store.

import { create } from "zustand";
import { subSteps } from "#model/contracts/probe";
import { peaksOf } from "./selectors";
import { showWritten, useExplorer } from "./store";

export const grains = ["substep", "token", "chunk", "peak"] as const;
type Grain = (typeof grains)[number];

export const speeds = [0.5, 1, 2, 4, 8] as const;

interface Playhead {
  /** Where playing or stepping has come to; −1 where there is no token. */
  readonly position: number;
  /** A token held by a click; Esc lets go of it. */
  readonly held: number | null;
  /** A token under the pointer: looked at, and nothing more. */
  readonly hovered: number | null;
  /** Which part of the write of its token is shown: the last, unless it is written in parts. */
  readonly subStep: number;
  /** Whether the token at the position is written before the eyes: nothing later than its present part is on the page. */
  readonly inParts: boolean;
  readonly grain: Grain;
  readonly speed: number;
  readonly playing: boolean;
}

const tokensPerSecond = 2.5;
/** A part of a write has a caption that wants to be read, or is one of seven that a reader sees go by; what came of it is read too. */
const partSeconds = { read: 1.2, seen: 0.2, written: 0.6 } as const;
/** Up to this speed, playing shows every write in its parts. */
const fastestInParts = 1;
const wholeWrite = subSteps.length - 1;

export const usePlayhead = create<Playhead>()(() => ({
  position: -1,
  held: null,
  hovered: null,
  subStep: wholeWrite,
  inParts: false,
  grain: "token",
  speed: 1,
  playing: false,
}));

const { getState, setState } = usePlayhead;

/** A token that is written before the eyes, and how far. */
export interface Writing {
  readonly token: number;
  /** Of `subSteps`; at the last of them the token is written, and shown. */
  readonly subStep: number;
}

export function writingOf({
  position,
  subStep,
  inParts,
}: Pick<Playhead, "position" | "subStep" | "inParts">): Writing | null {
  return inParts && position >= 0 && position <= lastToken() ? { token: position, subStep } : null;
}

/** Whether a token is written before the eyes, and not all of it is. */
export function isInWrite({ inParts, subStep }: Pick<Playhead, "inParts" | "subStep">): boolean {
  return inParts && subStep < wholeWrite;
}

/** Whether somebody looks at one part of a write: played on they pass too fast for their sentences. */
export function standsInWrite(playhead: Playhead): boolean {
  return playhead.grain === "substep" || (!playhead.playing && isInWrite(playhead));
}

usePlayhead.subscribe(({ inParts, position, subStep }) => {
  showWritten(inParts && position >= 0 ? position + (subStep === wholeWrite ? 1 : 0) : null);
});
// Another view begins with whole tokens.
useExplorer.subscribe((state, before) => {
  const { inParts, position } = getState();
  if (inParts && state.scene.view !== before.scene.view) moveTo(position);
});

/** The token that is written, or else the one the cursor stands on. */
export function reachedToken(): number {
  const { position, held } = getState();
  return within(held ?? position, lastToken());
}

/**
 * The token that every readout speaks of, the nearest to its place that is shown with its numbers: the place may have been
 * taken before there were any. While a token is written, the one before it. −1 where there is none.
 */
export function currentToken(): number {
  const { position, held } = getState();
  return within(held ?? position, lastShown());
}

/** The token under the pointer; null where the cursor stands on it already, or it is not shown with its numbers. */
export function pointedToken(): number | null {
  const { hovered } = getState();
  return hovered === null || hovered > lastShown() || hovered === reachedToken() ? null : hovered;
}

function lastShown(): number {
  return (useExplorer.getState().run?.filled ?? 0) - 1;
}

/** The last token that may be gone to, also where what is shown ends before it; −1 where there is none. */
export function lastToken(): number {
  const { run, hidesFrom } = useExplorer.getState();
  return Math.min(run?.read ?? 0, hidesFrom ?? Infinity) - 1;
}

/** Points at a token; null points at none. */
export function hover(token: number | null): void {
  const hovered = token !== null && token < 0 ? null : token;
  if (hovered !== getState().hovered) setState({ hovered });
}

/** Holds a token: a click or Enter. Any gesture stops playing. */
export function hold(token: number): void {
  stop();
  const held = lastToken() < 0 ? null : within(token, lastToken());
  setState({ held, hovered: null, subStep: wholeWrite, inParts: false });
}

/** Esc: back to the play position. */
export function release(): void {
  setState({ held: null, hovered: null });
}

/** Moves the play position: scrubbing. */
export function seek(token: number): void {
  stop();
  moveTo(within(token, lastToken()));
}

/** Puts the play position where a Scene has it, before its run is there: every reader stops at what has been read. */
export function place(token: number): void {
  stop();
  moveTo(token);
}

/** One grain forward or back from where the cursor is. Returns whether there was anywhere to go. */
export function step(direction: 1 | -1, grain: Grain = getState().grain): boolean {
  stop();
  return advance(direction, grain);
}

/** Shows one part of the write of the token under the ink cursor. */
export function showSubStep(subStep: number): void {
  stop();
  moveTo(reachedToken(), { subStep: within(subStep, wholeWrite) });
}

/** A token that is just being written is written at once. Returns the token that the page then speaks of. */
export function finishWrite(): number {
  const writing = writingOf(getState());
  if (writing && writing.subStep < wholeWrite) seek(writing.token);
  return currentToken();
}

/** One grain on or back: from within a write the next token is the one that is written, and the one before it the last. */
function advance(direction: 1 | -1, grain: Grain): boolean {
  if (grain === "substep") return advancePart(direction);
  const from = direction === 1 ? currentToken() : reachedToken();
  const to = within(target({ from, direction, grain }), lastToken());
  moveTo(to);
  return to !== from;
}

/** One part on or back: after the last part of a write the first of the next token's, and the other way round. */
function advancePart(direction: 1 | -1): boolean {
  const from = reachedToken();
  const to = within(from + direction, lastToken());
  const next = getState().subStep + direction;
  if (from >= 0 && next >= 0 && next <= wholeWrite) moveTo(from, { subStep: next });
  else if (to !== from) moveTo(to, { subStep: direction === 1 ? 0 : wholeWrite });
  else return false;
  return true;
}

/** Moves to a token, whole; or to a part of its write. Compare follows whole tokens alone. */
function moveTo(position: number, part: { readonly subStep: number } | null = null): void {
  const inParts = part !== null && useExplorer.getState().scene.view !== "compare";
  setState({ position, held: null, hovered: null, subStep: part?.subStep ?? wholeWrite, inParts });
}

function target({ from, direction, grain }: { from: number; direction: 1 | -1; grain: Grain }): number {
  const { run } = useExplorer.getState();
  if (!run || grain === "token" || grain === "substep") return from + direction;
  if (grain === "chunk") {
    const { chunk } = run.rule;
    return direction === 1 ? (Math.floor(from / chunk) + 1) * chunk : (Math.ceil(from / chunk) - 1) * chunk;
  }
  const peaks = peaksOf(run.filled > lastToken() ? run : { ...run, filled: lastToken() + 1 });
  return (direction === 1 ? peaks.find((peak) => peak > from) : peaks.findLast((peak) => peak < from)) ?? from;
}

/** At the grain of sub-steps the token under the ink cursor is written once more, from the first part on. */
export function setGrain(grain: Grain): void {
  const { position, held, subStep, inParts } = getState();
  if (grain === "substep") moveTo(held ?? position, { subStep: inParts && subStep < wholeWrite ? subStep : 0 });
  else setState({ subStep: wholeWrite, inParts: false });
  setState({ grain });
}

export function setSpeed(speed: number): void {
  setState({ speed });
}

let timer: ReturnType<typeof setTimeout> | undefined;

/**
 * Plays on from the cursor, from the start where nothing is left to play; up to and including `until` where it is given.
 * `every` many milliseconds, where it is given, are a step, whatever the speed.
 */
export function play({ until = Infinity, every = null }: { until?: number; every?: number | null } = {}): void {
  stop();
  if (useExplorer.getState().tokens.tokens.length === 0) return;
  const inParts = (): boolean => getState().grain === "substep" || (every === null && showsParts());
  const grainNow = (): Grain => (inParts() ? "substep" : getState().grain);
  const { subStep } = getState();
  const isInside = subStep < wholeWrite;
  const from = isInside ? currentToken() : reachedToken();
  const goesOn = within(target({ from, direction: 1, grain: grainNow() }), lastToken()) !== from;
  const hasEnded = until === Infinity && !isInside && !goesOn && !stillReading();
  if (hasEnded) moveTo(0, inParts() ? { subStep: 0 } : null);
  else moveTo(reachedToken(), inParts() || isInside ? { subStep } : null);
  setState({ playing: true });
  const wait = ({ isFirst = false } = {}): void => {
    const { grain, speed, subStep } = getState();
    const seen = subStep === wholeWrite && !isFirst ? partSeconds.written : partSeconds.seen;
    const seconds = grain === "substep" ? partSeconds.read : inParts() ? seen : 1 / tokensPerSecond;
    timer = setTimeout(tick, every ?? (1000 * seconds) / speed);
  };
  const tick = (): void => {
    const before = getState().position < until || getState().subStep < wholeWrite;
    const moved = before && advance(1, grainNow());
    if (moved || (before && stillReading())) wait();
    else stop();
  };
  wait({ isFirst: true });
}

/**
 * Whether playing token by token is slow enough to show every write in its parts. Only Explore draws them; a trained model's
 * text is read for its answers, word by word.
 */
function showsParts(): boolean {
  const { grain, speed } = getState();
  const { run, scene } = useExplorer.getState();
  return grain === "token" && speed <= fastestInParts && scene.view === "explore" && !run?.card;
}

export function stop(): void {
  clearTimeout(timer);
  if (getState().playing) setState({ playing: false });
}

function stillReading(): boolean {
  return useExplorer.getState().run?.summary === null;
}

function within(value: number, last: number): number {
  return Math.max(last < 0 ? -1 : 0, Math.min(value, last));
}
