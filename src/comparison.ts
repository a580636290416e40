// What does the page know of memories side by side? One question at a time to the worker, the nearest to the cursor first,
// so that a newer run never waits behind them. Leaves the one memory of Explore to session.ts.

import { create } from "zustand";
import { mostMemories } from "./compareScene";
import {
  compareLimit,
  type ComparedMoment,
  type ComparedReading,
  type CompareSetting,
  type DescribedMemory,
  type MemoryTable,
} from "./model/compareQuestions";
import { currentToken, usePlayhead } from "./playhead";
import type { Session } from "./session";
import { patchScene, say, useExplorer, type PageRun } from "./store";

export interface Comparison {
  /** What everything below is of: the run, and how the memories are asked. */
  readonly of: string;
  /** What the table's sizes are of: it stays on screen while another is asked for. */
  readonly tableOf: string;
  readonly table: MemoryTable | null;
  readonly readings: ReadonlyMap<string, ComparedReading>;
  /** The latest that came, by memory. */
  readonly moments: ReadonlyMap<string, ComparedMoment>;
  /** Why a memory could not read, by memory. */
  readonly failures: ReadonlyMap<string, string>;
}

const nothing: Comparison = {
  of: "",
  tableOf: "",
  table: null,
  readings: new Map(),
  moments: new Map(),
  failures: new Map(),
};

export const useComparison = create<Comparison>()(() => nothing);

const { getState, setState } = useComparison;

/** How many contexts are asked again where none is pinned. */
const latestContexts = 8;

/** Keeps the comparison in step with the Scene, the run and the cursor, until it is closed. */
export function openComparison(session: Session): () => void {
  let isClosed = false;
  let isAsking = false;
  let askedMoments = new Map<string, string>();

  function now(): { run: PageRun; setting: CompareSetting; of: string } | null {
    const { run, scene } = useExplorer.getState();
    if (!run || run.filled === 0) return null;
    const setting = { asking: scene.compare.asking, window: scene.window };
    return { run, setting, of: `${run.id} ${setting.asking} ${setting.window}` };
  }

  /** Asks until there is nothing left to know; an answer that nobody wants any more ends it until something changes. */
  async function work(): Promise<void> {
    if (isAsking) return;
    isAsking = true;
    try {
      while (!isClosed && (await askNext()));
    } finally {
      isAsking = false;
    }
  }

  async function askNext(): Promise<boolean> {
    const at = now();
    if (!at) return false;
    const { run, setting, of } = at;
    if (getState().of !== of) {
      askedMoments = new Map();
      setState(({ table, tableOf }) => ({ ...nothing, of, table, tableOf }));
    }
    const isCurrent = (): boolean => now()?.of === of;
    const { table, tableOf, readings, failures } = getState();
    if (!table || tableOf !== of) {
      const described = await session.ask(run.id, { kind: "memories", ...setting });
      if (described) setState({ table: described, tableOf: of });
      return described !== null || !isCurrent();
    }
    const chosen = chosenMemories(table);
    const wanted = [...chosen, ...predecessorsOf(table, chosen)];
    const unread = wanted.find(({ id }) => !readings.has(id) && !failures.has(id));
    // What is on screen comes before what it is compared with, and the moment before both.
    const due = chosen.find(({ id }) => readings.has(id) && askedMoments.get(id) !== momentWanted(run));
    if (due) {
      const askedNow = momentWanted(run);
      const moment = await session.ask(run.id, {
        kind: "comparedAt",
        memory: due.id,
        token: comparedToken(),
        asked: askedContexts(run),
        ...setting,
      });
      if (!moment) return !isCurrent();
      askedMoments.set(due.id, askedNow);
      if (isCurrent()) setState(({ moments }) => ({ moments: new Map(moments).set(due.id, moment) }));
      return true;
    }
    if (!unread) return false;
    try {
      const reading = await session.ask(run.id, { kind: "compared", memory: unread.id, ...setting });
      if (!reading) return !isCurrent();
      if (isCurrent()) setState((state) => ({ readings: new Map(state.readings).set(unread.id, reading) }));
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      if (isCurrent()) setState((state) => ({ failures: new Map(state.failures).set(unread.id, why) }));
    }
    return true;
  }

  const begin = (): void =>
    void work().catch((error: unknown) =>
      say(`The memories could not be compared: ${error instanceof Error ? error.message : String(error)}`),
    );
  const stops = [
    useExplorer.subscribe((state, before) => {
      if (state.scene !== before.scene || state.run !== before.run) begin();
    }),
    usePlayhead.subscribe(begin),
  ];
  begin();
  return () => {
    isClosed = true;
    stops.forEach((stop) => stop());
  };
}

/** The token Compare speaks of: the cursor's, or the last that it reads. */
export function comparedToken(token = currentToken()): number {
  return Math.min(token, compareLimit - 1);
}

function momentWanted(run: PageRun): string {
  return `${comparedToken()} ${askedContexts(run).join()}`;
}

/** The contexts that are asked again: the Scene's, else the latest with distinct right words. */
export function askedContexts(run: PageRun): number[] {
  const { scene } = useExplorer.getState();
  const { tokens } = run.tokens;
  const inText = scene.asked.filter((token) => token < Math.min(tokens.length, compareLimit));
  if (inText.length > 0) return inText;
  const words = new Set<string>();
  const latest: number[] = [];
  for (let token = comparedToken(); token >= 0 && latest.length < latestContexts; token--) {
    const { word } = tokens[token]!;
    if (!words.has(word)) latest.unshift(token);
    words.add(word);
  }
  return latest;
}

/** What the Scene wants side by side, as far as there is such a memory. */
export function chosenMemories(
  table: MemoryTable,
  ids = useExplorer.getState().scene.compare.memories,
): DescribedMemory[] {
  return ids.flatMap((id) => table.memories.find((memory) => memory.id === id) ?? []);
}

/** The memories that the chosen ones differ from by one idea, and that are not chosen themselves. */
function predecessorsOf({ memories }: MemoryTable, chosen: readonly DescribedMemory[]): DescribedMemory[] {
  return memories.filter(
    ({ id }) => chosen.some(({ after }) => after === id) && chosen.every((memory) => memory.id !== id),
  );
}

/** Puts a memory beside the others, in the order of the table, or takes it away: a step of undo. */
export function toggleMemory(id: string): void {
  const { compare } = useExplorer.getState().scene;
  const order = getState().table?.memories.map((memory) => memory.id) ?? [];
  const memories = compare.memories.includes(id)
    ? compare.memories.filter((other) => other !== id)
    : [...compare.memories, id].sort((a, b) => order.indexOf(a) - order.indexOf(b));
  if (memories.length > mostMemories) return say(`No more than ${mostMemories} memories stand side by side.`);
  patchScene({ compare: { ...compare, memories } });
}
