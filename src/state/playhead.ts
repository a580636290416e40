// Where is the cursor, and how does it move? One token rules every panel: played, or held by a click.
// What is only pointed at moves nothing: no readout speaks of it.
// It moves at frame rate, so panels follow it by `subscribe`. Leaves what a token's numbers are to the store.

import { create } from "zustand";
import { subSteps } from "#model/contracts/probe";
import { peaksOf } from "./selectors";
import { useExplorer } from "./store";

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
  readonly subStep: number;
  readonly grain: Grain;
  readonly speed: number;
  readonly playing: boolean;
}

const tokensPerSecond = 2.5;
const subStepSeconds = 1.2;

export const usePlayhead = create<Playhead>()(() => ({
  position: -1,
  held: null,
  hovered: null,
  subStep: subSteps.length - 1,
  grain: "token",
  speed: 1,
  playing: false,
}));

const { getState, setState } = usePlayhead;

/**
 * The token that every readout speaks of, the nearest to its place that has numbers: the place may have been taken before
 * there were any. −1 where there is none.
 */
export function currentToken(): number {
  const { position, held } = getState();
  return within(held ?? position, lastToken());
}

/** The token under the pointer; null where the cursor stands on it already, or it has no numbers. */
export function pointedToken(): number | null {
  const { hovered } = getState();
  return hovered === null || hovered > lastToken() || hovered === currentToken() ? null : hovered;
}

/** The last token whose numbers are known; −1 where there is none. */
function lastToken(): number {
  return (useExplorer.getState().run?.filled ?? 0) - 1;
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
  setState({ held, hovered: null, subStep: subSteps.length - 1 });
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
  moveTo(currentToken(), within(subStep, subSteps.length - 1));
}

function advance(direction: 1 | -1, grain: Grain): boolean {
  const from = currentToken();
  const to = within(target({ from, direction, grain }), lastToken());
  if (grain !== "substep") {
    moveTo(to);
    return to !== from;
  }
  const { subStep } = getState();
  const next = subStep + direction;
  if (from >= 0 && next >= 0 && next < subSteps.length) moveTo(from, next);
  else if (to !== from) moveTo(to, direction === 1 ? 0 : subSteps.length - 1);
  else return false;
  return true;
}

function moveTo(position: number, subStep: number = subSteps.length - 1): void {
  setState({ position, held: null, hovered: null, subStep });
}

function target({ from, direction, grain }: { from: number; direction: 1 | -1; grain: Grain }): number {
  const { run } = useExplorer.getState();
  if (!run || grain === "token" || grain === "substep") return from + direction;
  if (grain === "chunk") {
    const { chunk } = run.rule;
    return direction === 1 ? (Math.floor(from / chunk) + 1) * chunk : (Math.ceil(from / chunk) - 1) * chunk;
  }
  const peaks = peaksOf(run);
  return (direction === 1 ? peaks.find((peak) => peak > from) : peaks.findLast((peak) => peak < from)) ?? from;
}

export function setGrain(grain: Grain): void {
  setState({ grain, subStep: grain === "substep" ? 0 : subSteps.length - 1 });
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
  const { grain, subStep } = getState();
  const from = currentToken();
  const inside = grain === "substep" && subStep < subSteps.length - 1;
  const onwards = within(target({ from, direction: 1, grain }), lastToken()) !== from;
  const ended = until === Infinity && !inside && !onwards && !stillReading();
  if (ended) moveTo(0, grain === "substep" ? 0 : undefined);
  else moveTo(from, subStep);
  setState({ playing: true });
  const wait = (): void => {
    const { grain, speed } = getState();
    const seconds = (grain === "substep" ? subStepSeconds : 1 / tokensPerSecond) / speed;
    timer = setTimeout(tick, every ?? 1000 * seconds);
  };
  const tick = (): void => {
    const before = getState().position < until;
    const moved = before && advance(1, getState().grain);
    if (moved || (before && stillReading())) wait();
    else stop();
  };
  wait();
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
