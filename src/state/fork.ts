// What happens when a knob turns? The Scene changes at once, and the run before it stays as a ghost to compare with.

import type { MemorySettings, GateOverride } from "#model/contracts/settings";
import { differenceOf, readsTheSame, type Scene } from "#scene/scene";
import { changeScene, goesOn, showGesture, showScene, shownRun, useExplorer, type Ghost, type PageRun } from "./store";

/** Turns a knob, or draws a gate: everything else stays as it is, the seed and the text too. One gesture leaves one ghost. */
export function turn(
  change: { readonly memory?: Partial<MemorySettings>; readonly overrides?: readonly GateOverride[] },
  now = performance.now(),
): void {
  const { scene, run, ghost, tokens } = useExplorer.getState();
  const of = [...Object.keys(change.memory ?? {}), change.overrides ? "drawn" : ""].join();
  const next: Scene = {
    ...scene,
    memory: { ...scene.memory, ...change.memory },
    overrides: change.overrides ?? scene.overrides,
  };
  const comparable = run !== null && run.tokens === tokens && run.read > 0 && readsTheSame(scene, next);
  const kept = readsTheSame(scene, next) ? ghost : null;
  const forked: Ghost | null = goesOn(of, now) || kept?.kept || !comparable ? kept : { run: written(run), kept: false };
  if (forked !== ghost) useExplorer.setState({ ghost: forked });
  showGesture({ ...next, earlier: forked && differenceOf(forked.run, next) }, { of, now });
}

/** A token that is just being written on screen is written in the ghost. */
function written(run: PageRun): PageRun {
  return shownRun(run, { ...useExplorer.getState(), unwrittenFrom: null });
}

/** Keeps the ghost while more knobs turn. */
export function keepGhost(kept: boolean): void {
  useExplorer.setState(({ ghost }) => ({ ghost: ghost && { ...ghost, kept } }));
}

export function discardGhost(): void {
  useExplorer.setState({ ghost: null });
  changeScene({ earlier: null });
}

/** Goes back to the ghost's settings; the run on screen becomes the ghost. */
export function swapGhost(): void {
  const { scene, run, ghost } = useExplorer.getState();
  if (!ghost || !run) return;
  const next = { ...scene, memory: ghost.run.settings, overrides: ghost.run.overrides };
  useExplorer.setState({ ghost: { run: written(run), kept: ghost.kept } });
  showScene({ ...next, earlier: differenceOf(run, next) });
}
