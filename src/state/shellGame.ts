// What does the page know of what memories can track? The shell game that is played, how far it is shown, and what every memory can at
// its best. One question at a time to the worker, once somebody sees where it is shown; a game of other settings comes first.

import { create } from "zustand";
import { compositionOf } from "#model/contracts/composition";
import type { GameKnobs, PlayedGame, ShellGame, Tracks } from "#model/contracts/shellGame";
import type { Scene } from "#scene/scene";
import { useComparison } from "./comparison";
import { askLatest, type Wish } from "./latest";
import type { Session } from "./session";
import { changeScene, useExplorer } from "./store";

interface KnownGame {
  /** The last that came, of which settings, and of which knobs beside them. */
  readonly game: { readonly of: PlayedGame; readonly name: string; readonly played: ShellGame } | null;
  /** Swaps that are shown; null: all there are. */
  readonly at: number | null;
  readonly isPlaying: boolean;
  /** The thing that is followed. */
  readonly followed: number;
  /** By memory. */
  readonly tracks: ReadonlyMap<string, Tracks>;
  /** Why something could not be worked out, by what. */
  readonly problems: ReadonlyMap<string, string>;
  readonly sees: { readonly game: boolean; readonly table: boolean };
}

export const useShellGame = create<KnownGame>()(() => ({
  game: null,
  at: null,
  isPlaying: false,
  followed: 0,
  tracks: new Map(),
  problems: new Map(),
  sees: { game: false, table: false },
}));

const { getState, setState, subscribe } = useShellGame;

/** A step of undo, as any other knob. */
export function turnGame(change: Partial<PlayedGame>): void {
  const { compare } = useExplorer.getState().scene;
  setState({ isPlaying: false });
  changeScene(
    { compare: { ...compare, game: { ...compare.game, ...change } } },
    { of: `game ${Object.keys(change).join()}` },
  );
}

/** Shows the game after so many swaps, as far as there are; whoever steps stops it. */
export function showSwaps(at: number): void {
  setState({ at: at >= swapsNow() ? null : Math.max(0, at), isPlaying: false });
}

/** From the beginning where it is over. */
export function playGame(): void {
  setState(({ at, isPlaying }) => ({ isPlaying: !isPlaying, at: at ?? 0 }));
}

/** One swap on; the last ends it. */
export function playOn(): void {
  const { at } = getState();
  const next = (at ?? 0) + 1;
  setState(next >= swapsNow() ? { at: null, isPlaying: false } : { at: next });
}

function swapsNow(): number {
  return useExplorer.getState().scene.compare.game.swaps;
}

export function follow(followed: number): void {
  setState({ followed });
}

export function seeGame(): void {
  setState(({ sees }) => ({ sees: { ...sees, game: true } }));
}

export function seeTracks(): void {
  setState(({ sees }) => ({ sees: { ...sees, table: true } }));
}

/** The memories that the table has: all but what the workbench composes. */
export function trackedMemories(table: ReturnType<typeof useComparison.getState>["table"]): string[] {
  return table?.memories.flatMap(({ id }) => (compositionOf(id) ? [] : [id])) ?? [];
}

/** Asks for what is wanted, until it is closed. */
export function openShellGame({ ask }: Pick<Session, "ask">): () => void {
  let isClosed = false;

  function nextWish(): Wish | null {
    const { run, scene } = useExplorer.getState();
    if (!run || isClosed) return null;
    const { game, sees, tracks, problems } = getState();
    const settings = scene.compare.game;
    const name = gameName(scene);
    if (sees.game && game?.name !== name && !problems.has(name)) {
      return wish(name, async () => {
        const played = await ask(run.id, { kind: "shellGame", ...settings, knobs: knobsOf(scene) });
        if (played) setState({ game: { of: settings, name, played } });
      });
    }
    const memory = trackedMemories(useComparison.getState().table).find((id) => !tracks.has(id) && !problems.has(id));
    if (!sees.table || memory === undefined) return null;
    return wish(memory, async () => {
      const found = await ask(run.id, { kind: "tracks", memory });
      if (found) setState((state) => ({ tracks: new Map(state.tracks).set(memory, found) }));
    });

    /** A newer run takes a question's place: then it is another wish. What fails is not asked for ever. */
    function wish(name: string, asking: () => Promise<void>): Wish {
      return {
        name: `${run!.id} ${name}`,
        ask: () =>
          asking().catch((error: unknown) => {
            const problem = error instanceof Error ? error.message : String(error);
            setState((state) => ({ problems: new Map(state.problems).set(name, problem) }));
          }),
      };
    }
  }

  const { look } = askLatest(nextWish);
  const stops = [useExplorer.subscribe(look), useComparison.subscribe(look), subscribe(look)];
  look();
  return () => {
    isClosed = true;
    setState({ isPlaying: false });
    stops.forEach((stop) => stop());
  };
}

/** Of the game that is set, by which its problem is kept. */
export function gameName(scene: Scene): string {
  return JSON.stringify([scene.compare.game, knobsOf(scene)]);
}

/** As the page's other panels set the memories of Compare. */
function knobsOf({ compare, window }: Scene): GameKnobs {
  return { ...compare.knobs, window };
}
