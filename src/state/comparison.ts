// What does the page know of memories side by side? One question at a time to the worker, the nearest to the cursor first,
// so that a newer run never waits behind them. Leaves the one memory of Explore to session.ts.

import { create } from "zustand";
import { mostMemories } from "#scene/compareScene";
import { idOf } from "#model/contracts/composition";
import {
  compareLimit,
  type CapacityProgress,
  type ComparedMoment,
  type ComparedReading,
  type CompareSetting,
  type DescribedMemory,
  type LevelsMoment,
  type MadeGates,
  type MemoryTable,
  type TimedToken,
} from "#model/contracts/compareQuestions";
import { comparedCues } from "./comparedCues";
import { currentToken, usePlayhead } from "./playhead";
import { askLatest, type Wish } from "./latest";
import type { Session } from "./session";
import { notify, showScene, useExplorer, type PageRun } from "./store";
import { compareWords } from "#words/compare";
import { say, sayRow } from "#words/say";

export interface Comparison {
  /** What the readings and moments are of: the run, and how the memories are asked. */
  readonly of: string;
  /** What the table's sizes are of: it stays on screen while another is asked for. */
  readonly tableOf: string;
  readonly table: MemoryTable | null;
  readonly readings: ReadonlyMap<string, ComparedReading>;
  /** The latest that came, by memory. */
  readonly moments: ReadonlyMap<string, ComparedMoment>;
  /** The latest that came, by memory: of those that have levels. */
  readonly levels: ReadonlyMap<string, LevelsMoment>;
  /** By memory: of those that write their own gates. */
  readonly madeGates: ReadonlyMap<string, MadeGates>;
  /** By memory and what is stored. */
  readonly capacity: ReadonlyMap<string, CapacityProgress>;
  /** By memory and context. */
  readonly times: ReadonlyMap<string, TimedToken>;
  /** Why something could not be done, by what. */
  readonly failures: ReadonlyMap<string, string>;
}

const nothing: Omit<Comparison, "of" | "table" | "tableOf"> = {
  readings: new Map(),
  moments: new Map(),
  levels: new Map(),
  madeGates: new Map(),
  capacity: new Map(),
  times: new Map(),
  failures: new Map(),
};

export const useComparison = create<Comparison>()(() => ({ of: "", tableOf: "", table: null, ...nothing }));

const { getState, setState } = useComparison;
const { notices } = compareWords;

/** How many contexts are asked again where none is pinned. */
const latestContexts = 8;

/** Contexts in which a token is timed, as far as getting there does not take too long. */
export const timedContexts = [1024, 4096, 16384] as const;

/** What keeps everything: the cost of the others is held against it. */
export const costReference = "softmax";

/**
 * Keeps the comparison in step with the Scene, the run and the cursor, until it is closed.
 * `capacity`: whether it is measured how much each memory holds, which takes long and only its own panels show.
 */
export function openComparison(
  session: Session,
  { capacity: measuresCapacity }: { readonly capacity: boolean },
): () => void {
  let isClosed = false;
  /** What each memory's moment was asked for. */
  let askedMoments = new Map<string, string>();
  /** The token that each memory's levels were asked at. */
  let askedLevels = new Map<string, number>();

  function nextWish(): Wish | null {
    const now = settingNow();
    if (!now || isClosed) return null;
    const { run, setting, of } = now;
    if (getState().of !== of) {
      askedMoments = new Map();
      askedLevels = new Map();
      setState({ of, ...nothing });
    }
    const { scene } = useExplorer.getState();
    const { table, tableOf, readings, capacity, times, failures } = getState();
    /** An answer that comes when something else is on screen is dropped. */
    const isCurrent = (): boolean => settingNow()?.of === of;

    /** What fails is kept by `failsAs`, so that it is not asked for ever; without the table there is nothing else to ask. */
    const wish = (name: string, { failsAs, ask }: { failsAs: string | null; ask: () => Promise<void> }): Wish => ({
      name: `${of} ${name}`,
      ask: () =>
        ask().catch((error: unknown) => {
          const problem = error instanceof Error ? error.message : String(error);
          if (failsAs === null) notify(say(notices.failed, { problem }));
          else setState(({ failures }) => ({ failures: new Map(failures).set(failsAs, problem) }));
        }),
    });

    const ids = [...scene.compare.memories, idOf(scene.compare.workbench)];
    const wantedTable = `${of} ${ids.join()}`;
    if (!table || tableOf !== wantedTable) {
      return wish(`table ${ids.join()}`, {
        failsAs: null,
        ask: async () => {
          const described = await session.ask(run.id, { kind: "memories", ids, ...setting });
          if (!described) return;
          setState({ table: described, tableOf: wantedTable });
          sayUnknown(described);
        },
      });
    }
    const chosen = chosenMemories(table);
    const wanted = [...chosen, ...predecessorsOf(table, chosen)];
    const { storage, cost } = scene.compare;

    // What is on screen comes before what it is compared with, and the cursor before both.
    const due = chosen.find(({ id }) => readings.has(id) && askedMoments.get(id) !== momentWanted(run));
    if (due) return momentOf(due.id);
    const unread = wanted.find(({ id }) => !readings.has(id) && !failures.has(id));
    if (unread) return readingOf(unread.id);
    const levelled = chosen.find(
      ({ id, knobs }) =>
        knobs.includes("levels") && askedLevels.get(id) !== comparedToken() && !failures.has(`${id} levels`),
    );
    if (levelled) return levelsOf(levelled.id);
    const selfMade = chosen.find(
      ({ id, knobs }) => knobs.includes("ownRates") && !getState().madeGates.has(id) && !failures.has(`${id} gates`),
    );
    if (selfMade) return madeGatesOf(selfMade.id);
    const unmeasured = chosen.find(({ id }) => {
      const progress = capacity.get(`${id} ${storage}`);
      return (!progress || progress.done < progress.total) && !failures.has(`${id} ${storage}`);
    });
    if (unmeasured && measuresCapacity) return capacityOf(unmeasured.id);
    if (cost !== "time") return null;
    const full = table.memories.filter(({ id }) => id === costReference);
    for (const context of timedContexts) {
      const untimed = [...chosen, ...full].find(
        ({ id }) => !times.has(`${id} ${context}`) && !failures.has(`${id} ${context}`),
      );
      if (untimed) return timeOf(untimed.id, context);
    }
    return null;

    function momentOf(memory: string): Wish {
      const asked = askedContexts(run);
      const { cues, words } = comparedCues(run, { token: comparedToken(), asking: setting.asking });
      const question = { kind: "comparedAt", memory, token: comparedToken(), asked, cues, words, ...setting } as const;
      const askedNow = momentWanted(run);
      return wish(`moment ${memory} ${askedNow}`, {
        failsAs: memory,
        ask: async () => {
          askedMoments.set(memory, askedNow);
          const moment = await session.ask(run.id, question);
          if (moment && isCurrent()) setState(({ moments }) => ({ moments: new Map(moments).set(memory, moment) }));
        },
      });
    }

    function readingOf(memory: string): Wish {
      return wish(`reading ${memory}`, {
        failsAs: memory,
        ask: async () => {
          const reading = await session.ask(run.id, { kind: "compared", memory, ...setting });
          if (reading && isCurrent()) setState((state) => ({ readings: new Map(state.readings).set(memory, reading) }));
        },
      });
    }

    function levelsOf(memory: string): Wish {
      const token = comparedToken();
      return wish(`levels ${memory} ${token}`, {
        failsAs: `${memory} levels`,
        ask: async () => {
          askedLevels.set(memory, token);
          const moment = await session.ask(run.id, { kind: "levels", memory, token, ...setting });
          if (moment && isCurrent()) setState(({ levels }) => ({ levels: new Map(levels).set(memory, moment) }));
        },
      });
    }

    function madeGatesOf(memory: string): Wish {
      return wish(`gates ${memory}`, {
        failsAs: `${memory} gates`,
        ask: async () => {
          const made = await session.ask(run.id, { kind: "madeGates", memory, ...setting });
          if (made && isCurrent()) setState(({ madeGates }) => ({ madeGates: new Map(madeGates).set(memory, made) }));
        },
      });
    }

    function capacityOf(memory: string): Wish {
      const name = `${memory} ${storage}`;
      return wish(`capacity ${name} ${capacity.get(name)?.done ?? 0}`, {
        failsAs: name,
        ask: async () => {
          const progress = await session.ask(run.id, { kind: "capacity", memory, storage, ...setting });
          if (progress && isCurrent()) setState((state) => ({ capacity: new Map(state.capacity).set(name, progress) }));
        },
      });
    }

    function timeOf(memory: string, context: number): Wish {
      const name = `${memory} ${context}`;
      return wish(`time ${name}`, {
        failsAs: name,
        ask: async () => {
          const timed = await session.ask(run.id, { kind: "timed", memory, context, ...setting });
          if (timed && isCurrent()) setState((state) => ({ times: new Map(state.times).set(name, timed) }));
        },
      });
    }
  }

  const { look } = askLatest(nextWish);
  const stops = [
    useExplorer.subscribe((state, before) => {
      if (state.scene !== before.scene || state.run !== before.run) look();
    }),
    usePlayhead.subscribe(look),
  ];
  look();
  return () => {
    isClosed = true;
    stops.forEach((stop) => stop());
  };
}

export function settingNow(): { run: PageRun; setting: CompareSetting; of: string } | null {
  const { run, scene } = useExplorer.getState();
  if (!run || run.filled === 0) return null;
  const { asking, knobs } = scene.compare;
  const setting = { asking, window: scene.window, knobs };
  return { run, setting, of: `${run.id} ${asking} ${setting.window} ${Object.values(knobs).join()}` };
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

/** A link may name what this page does not have, or a composition that makes no memory. */
function sayUnknown({ memories }: MemoryTable): void {
  const { scene } = useExplorer.getState();
  const unknown = scene.compare.memories.filter((id) => memories.every((memory) => memory.id !== id));
  if (unknown.length === 0) return;
  notify(say(notices.unknown, { memories: sayRow(unknown.map((id) => say(notices.named, { id }))) }), { of: "screen" });
}

/** The memories that the chosen ones differ from by one idea, and that are not chosen themselves. */
function predecessorsOf({ memories }: MemoryTable, chosen: readonly DescribedMemory[]): DescribedMemory[] {
  return memories.filter(
    ({ id }) => chosen.some(({ after }) => after === id) && chosen.every((memory) => memory.id !== id),
  );
}

/** Puts a memory beside the others, in the order of the table, or takes it away: a step of undo. */
export function toggleMemory(id: string): void {
  const { scene } = useExplorer.getState();
  const { compare } = scene;
  const order = getState().table?.memories.map((memory) => memory.id) ?? [];
  const memories = compare.memories.includes(id)
    ? compare.memories.filter((other) => other !== id)
    : [...compare.memories, id].sort((a, b) => order.indexOf(a) - order.indexOf(b));
  if (memories.length > mostMemories) return notify(say(notices.most, { most: mostMemories }), { of: "screen" });
  showScene({ ...scene, compare: { ...compare, memories } });
}

/** Mean of ‖M(k) − v‖² over the tokens that both have read. */
export function meanError({ errors }: ComparedReading, tokens: number): number {
  let sum = 0;
  for (let token = 0; token < tokens; token++) sum += errors[token]!;
  return tokens > 0 ? sum / tokens : 0;
}
