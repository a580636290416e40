// Where is the cursor, and how does it move? One token rules every panel: played, locked or hovered.
// It moves at frame rate, so panels follow it by `subscribe`. Leaves what a token's numbers are to the store.

import { create } from "zustand";
import { peaksOf } from "./selectors";
import { useExplorer } from "./store";

export const grains = ["substep", "token", "chunk", "peak"] as const;
export type Grain = (typeof grains)[number];

/** The write of one token, in the order it happens. */
export const subSteps = ["key", "guess", "target", "error", "carry", "forget", "write"] as const;
export type SubStep = (typeof subSteps)[number];

export const speeds = [0.5, 1, 2, 4, 8] as const;

interface Playhead {
  /** Where playing or stepping has come to; −1 where there is no token. */
  readonly position: number;
  /** A token held by a click; Esc lets go of it. */
  readonly held: number | null;
  /** A token under the pointer. */
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

/** The token that every readout speaks of; −1 where there is none. */
export function tokenOf({ position, held, hovered }: Pick<Playhead, "position" | "held" | "hovered">): number {
  return Math.min(hovered ?? held ?? position, lastToken());
}

/** The token the ink cursor stands on: as tokenOf, but blind to the pointer. */
export function lockedTokenOf({ position, held }: Pick<Playhead, "position" | "held">): number {
  return Math.min(held ?? position, lastToken());
}

export function currentToken(): number {
  return tokenOf(getState());
}

/** The last token whose numbers are known; −1 where there is none. */
function lastToken(): number {
  return (useExplorer.getState().run?.filled ?? 0) - 1;
}

/** Previews a token under the pointer; null ends the preview. */
export function hover(token: number | null): void {
  if (token !== getState().hovered) setState({ hovered: token });
}

/** Holds a token: a click or Enter. Any gesture stops playing. */
export function hold(token: number): void {
  stop();
  setState({ held: clamp(token), hovered: null, subStep: subSteps.length - 1 });
}

/** Esc: back to the play position. */
export function release(): void {
  setState({ held: null, hovered: null });
}

/** Moves the play position: scrubbing, stepping, links. */
export function seek(token: number): void {
  stop();
  setState({ position: clamp(token), held: null, hovered: null, subStep: subSteps.length - 1 });
}

/** One grain forward or back from where the cursor is. Returns whether there was anywhere to go. */
export function step(direction: 1 | -1, grain: Grain = getState().grain): boolean {
  const from = lockedTokenOf(getState());
  const { subStep } = getState();
  if (grain === "substep") {
    const next = subStep + direction;
    if (next >= 0 && next < subSteps.length) {
      setState({ subStep: next, position: from, held: null, hovered: null });
      return true;
    }
    if (clamp(from + direction) === from) return false;
    setState({
      position: from + direction,
      held: null,
      hovered: null,
      subStep: direction === 1 ? 0 : subSteps.length - 1,
    });
    return true;
  }
  const to = clamp(target({ from, direction, grain }));
  setState({ position: to, held: null, hovered: null, subStep: subSteps.length - 1 });
  return to !== from;
}

function target({
  from,
  direction,
  grain,
}: {
  from: number;
  direction: 1 | -1;
  grain: Exclude<Grain, "substep">;
}): number {
  const { run } = useExplorer.getState();
  if (!run || grain === "token") return from + direction;
  if (grain === "chunk") {
    const { chunk } = run.settings;
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

/** Plays on from the cursor, at the end from the start; up to and including `until` where it is given. */
export function play({ until = Infinity }: { until?: number } = {}): void {
  stop();
  const from = lockedTokenOf(getState());
  const atEnd = from >= lastToken();
  setState({ playing: true, position: atEnd && until === Infinity ? 0 : from, held: null, hovered: null });
  const wait = (): void => {
    const { grain, speed } = getState();
    timer = setTimeout(tick, (1000 * (grain === "substep" ? subStepSeconds : 1 / tokensPerSecond)) / speed);
  };
  const tick = (): void => {
    const reading = useExplorer.getState().run?.summary === null;
    const moved = getState().position < until && step(1);
    if (moved || (reading && getState().position < until)) wait();
    else stop();
  };
  wait();
}

export function stop(): void {
  clearTimeout(timer);
  if (getState().playing) setState({ playing: false });
}

function clamp(token: number): number {
  return Math.max(lastToken() < 0 ? -1 : 0, Math.min(token, lastToken()));
}
