// What does the page know of more steps a chunk? Asked when the panel is first seen: each memory on pairs or on the text, again
// whenever either is another; and trained models on fresh stories, a text at a time, until somebody stops it.

import { create } from "zustand";
import type { CompareSetting } from "#model/contracts/compareQuestions";
import {
  innerStepCounts,
  steppedMemories,
  steppedModels,
  storiesAtOnce,
  type Direction,
  type InnerStepsProgress,
  type SteppedMemory,
  type SteppedModel,
  type SteppedStories,
  type StepSource,
} from "#model/contracts/innerSteps";
import { settingNow } from "./comparison";
import { askOn } from "./askOn";
import { askLatest, type Asking, type Wish } from "./latest";
import type { Session } from "./session";
import { useExplorer } from "./store";

export interface InnerSteps {
  readonly direction: Direction;
  readonly source: StepSource;
  /** Of the direction, the source and the run on screen. */
  readonly memories: ReadonlyMap<SteppedMemory, InnerStepsProgress>;
  /** By `readName`. */
  readonly stories: ReadonlyMap<string, SteppedStories>;
  /** How many readings of those asked for are done; null while nobody reads. */
  readonly reading: { readonly done: number; readonly total: number } | null;
  readonly problem: string | null;
}

export const useInnerSteps = create<InnerSteps>()(() => ({
  direction: "down",
  source: "pairs",
  memories: new Map(),
  stories: new Map(),
  reading: null,
  problem: null,
}));

const { getState, setState } = useInnerSteps;

export function readName({
  model,
  direction,
  steps,
}: {
  model: SteppedModel;
  direction: Direction;
  steps: number;
}): string {
  return `${model} ${direction} ${steps}`;
}

/** The line to the worker, while Compare is on screen. */
let line: Pick<Session, "ask"> | null = null;
let isSeen = false;
let asking: Asking | null = null;

/** Can be asked, once the panel is seen, until it is closed. */
export function openInnerSteps(session: Pick<Session, "ask">): () => void {
  line = session;
  asking = askLatest(nextWish);
  const stop = useExplorer.subscribe((state, before) => {
    if (state.scene !== before.scene || state.run !== before.run) asking?.look();
  });
  return () => {
    stop();
    stopStories();
    [line, asking, isSeen] = [null, null, false];
  };
}

/** Somebody looks: what is not known yet is asked for. */
export function seeInnerSteps(): void {
  isSeen = true;
  asking?.look();
  if (!getState().stories.has(readName({ model: "lmm", direction: getState().direction, steps: 1 })))
    void readStories();
}

export function turnInnerSteps(change: Partial<Pick<InnerSteps, "direction" | "source">>): void {
  if (change.direction) stopStories();
  setState({ ...change, memories: new Map(), problem: null });
  if (isSeen) seeInnerSteps();
}

/** What the memories' points are of. */
let pointsOf = "";

function nextWish(): Wish | null {
  const now = settingNow();
  if (!now || !line || !isSeen) return null;
  const { run, setting } = now;
  const { direction, source } = getState();
  const of = nameOf(run.id, { direction, source, ...setting });
  if (pointsOf !== of) {
    pointsOf = of;
    setState({ memories: new Map() });
  }
  const { memories } = getState();
  const due = steppedMemories.find((memory) => {
    const progress = memories.get(memory);
    return !progress || progress.done < progress.total;
  });
  if (!due) return null;
  const { ask } = line;
  return {
    name: `${of} ${due} ${memories.get(due)?.done ?? 0}`,
    ask: async () => {
      try {
        const progress = await ask(run.id, { kind: "innerSteps", memory: due, direction, source, ...setting });
        if (!progress) return askLater();
        if (pointsOf === of) setState(({ memories }) => ({ memories: new Map(memories).set(due, progress) }));
      } catch (error) {
        setState({ problem: messageOf(error) });
      }
    },
  };
}

/** A question that found no answer, as where its run made room for another, is asked again. */
const laterMilliseconds = 500;

function askLater(): void {
  const mine = asking;
  setTimeout(() => {
    if (asking !== mine) return;
    mine?.forget();
    mine?.look();
  }, laterMilliseconds);
}

/** Everything that makes the points others; pairs are of the run, too: of its gates and widths. */
function nameOf(
  run: number,
  { direction, source, knobs }: Pick<InnerSteps, "direction" | "source"> & CompareSetting,
): string {
  return [run, direction, source, ...Object.values(knobs)].join(" ");
}

/** Set while a reading goes on: whoever stops it, or begins another, takes it away. */
let going: object | null = null;

export function stopStories(): void {
  going = null;
  setState({ reading: null });
}

/** Reads some stories more, each with every model and number of steps: all points grow alike. */
export async function readStories(): Promise<void> {
  if (!line) return;
  const { ask } = line;
  const { direction } = getState();
  const mine = (going = {});
  const known = getState().stories.get(
    readName({ model: steppedModels.at(-1)!, direction, steps: innerStepCounts.at(-1)! }),
  );
  const first = known?.counts.length ?? 0;
  const wanted = Array.from({ length: storiesAtOnce }, (_, index) => first + index).flatMap((text) =>
    steppedModels.flatMap((model) => innerStepCounts.map((steps) => ({ text, model, steps }))),
  );
  setState({ reading: { done: 0, total: wanted.length }, problem: null });
  for (const [done, { text, model, steps }] of wanted.entries()) {
    const name = readName({ model, direction, steps });
    try {
      const before = getState().stories.get(name);
      const known = before?.counts ?? [];
      // Stopped in a story, a reading goes on where it was.
      const isRead = known.length > text;
      const one = steps === 1 ? null : getState().stories.get(readName({ model, direction, steps: 1 }))!.counts;
      const found = isRead
        ? before
        : await askOn<"innerStepsText">({ ask }, { kind: "innerStepsText", model, direction, steps, known, one });
      if (going !== mine) return;
      if (!found) break;
      setState(({ stories }) => ({
        stories: isRead ? stories : new Map(stories).set(name, found),
        reading: { done: done + 1, total: wanted.length },
      }));
    } catch (error) {
      if (going === mine) setState({ problem: messageOf(error) });
      break;
    }
  }
  if (going === mine) stopStories();
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
