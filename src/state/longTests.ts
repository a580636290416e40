// What does the page know of the papers' tests in small? What was found before, fetched when it is first looked at, and what is
// read here on top of it, a text at a time, until somebody stops it. Leaves the reading to the worker.

import { create } from "zustand";
import type { LongResults, LongRow, LongTestId } from "#model/contracts/longTests";
import type { TrainedName } from "#model/contracts/models";
import { askOn } from "./askOn";
import type { Session } from "./session";

export interface LongTests {
  readonly results: LongResults | null;
  /** Rows that were read on here, by `rowName`: they count what was found before, too. */
  readonly live: ReadonlyMap<string, LongRow>;
  /** How long it took to read them, by `timeName`. */
  readonly times: ReadonlyMap<string, ReadTime>;
  /** Models whose weights are others than those of the results. */
  readonly stale: ReadonlySet<TrainedName>;
  /** How many texts of those asked for are read; null while nobody reads. */
  readonly reading: { readonly done: number; readonly total: number; readonly model: TrainedName } | null;
  /** Why something could not be had or read. */
  readonly problem: string | null;
}

/** All texts together that one model read here in one state of its memory. */
interface ReadTime {
  readonly tokens: number;
  readonly milliseconds: number;
}

export const useLongTests = create<LongTests>()(() => ({
  results: null,
  live: new Map(),
  times: new Map(),
  stale: new Set(),
  reading: null,
  problem: null,
}));

const { getState, setState } = useLongTests;

/** Beyond this a text takes seconds; attention over all of it, many. */
const longestLive = 16_384;
const longestLiveFull = 4096;

function rowName({ model, frozen, test, size }: Pick<LongRow, "model" | "frozen" | "test" | "size">): string {
  return [model, frozen, test, size].join(" ");
}

export function timeName({ model, frozen }: Pick<LongRow, "model" | "frozen">): string {
  return `${model} ${frozen}`;
}

/** What is known of one test: every row there is, as far as it was read; none of weights that are not here any more. */
export function knownRows(
  { results, live, stale }: Pick<LongTests, "results" | "live" | "stale">,
  test: LongTestId,
): LongRow[] {
  const found = (results?.rows ?? []).filter(
    (row) => row.test === test && !live.has(rowName(row)) && !stale.has(row.model),
  );
  return [...found, ...[...live.values()].filter((row) => row.test === test)];
}

export async function fetchLongResults(): Promise<void> {
  if (getState().results) return;
  setState({ problem: null });
  try {
    const response = await fetch(new URL("longTests.json", document.baseURI));
    if (!response.ok) throw new Error(`longTests.json: ${response.status}`);
    setState({ results: (await response.json()) as LongResults });
  } catch (error) {
    setState({ problem: error instanceof Error ? error.message : String(error) });
  }
}

let hasCompared = false;

/** Are these results of the weights that ship? What the cards say of each; one that cannot be had is asked again with the next text. */
export async function compareWithCards(): Promise<void> {
  const { results } = getState();
  if (!results || hasCompared) return;
  hasCompared = true;
  await Promise.all(
    Object.entries(results.models).map(async ([model, sha256]) => {
      const response = await fetch(new URL(`models/${model}.json`, document.baseURI)).catch(() => null);
      if (!response?.ok) return;
      const card = (await response.json()) as { readonly sha256: string };
      if (card.sha256 !== sha256) setState(({ stale }) => ({ stale: new Set(stale).add(model as TrainedName) }));
    }),
  );
}

/** The line to the worker, while the tests are on screen. */
let line: Pick<Session, "ask"> | null = null;

/** Fetches what was found before, and can read on, until it is closed. */
export function openLongTests(session: Pick<Session, "ask">): () => void {
  line = session;
  void fetchLongResults();
  return () => {
    line = null;
    stopReadingTexts();
  };
}

/** Set while a reading goes on: whoever stops it, or begins another, takes it away. */
let going: object | null = null;

export function stopReadingTexts(): void {
  going = null;
  setState({ reading: null });
}

/** Reads one text more of every size of a test that takes no more than seconds, for every model. */
export async function readTexts({ test, frozen }: { test: LongTestId; frozen: boolean }): Promise<void> {
  const { results } = getState();
  if (!results || !line) return;
  const { ask } = line;
  const mine = (going = {});
  const wanted = knownRows(getState(), test).filter(
    (row) => row.frozen === frozen && row.size <= (row.model === "full" ? longestLiveFull : longestLive),
  );
  for (const [done, { model, size, right }] of wanted.entries()) {
    setState({ reading: { done, total: wanted.length, model }, problem: null });
    try {
      const answer = await askOn<"longTest">(
        { ask },
        { kind: "longTest", model, test, size, frozen, right, seed: results.seed },
      );
      if (going !== mine) return;
      if (!answer) continue;
      const isStale = results.models[model] !== answer.sha256;
      setState(({ live, times, stale }) => ({
        live: isStale ? live : new Map(live).set(rowName(answer.row), answer.row),
        times: new Map(times).set(timeName(answer.row), added(times.get(timeName(answer.row)), answer)),
        stale: isStale ? new Set(stale).add(model) : stale,
      }));
    } catch (error) {
      if (going !== mine) return;
      setState({ problem: error instanceof Error ? error.message : String(error) });
      break;
    }
  }
  stopReadingTexts();
}

function added(before: ReadTime | undefined, { tokens, milliseconds }: ReadTime): ReadTime {
  return { tokens: tokens + (before?.tokens ?? 0), milliseconds: milliseconds + (before?.milliseconds ?? 0) };
}
