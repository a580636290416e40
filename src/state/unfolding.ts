// What of Explore is unfolded? It is part of the Scene, but no step of undo: folding changes nothing that is read. A device
// remembers it for visits that no link brings. Leaves to the page what folded parts look like.

import { foldable, type Foldable } from "#scene/scene";
import { patchScene, useExplorer } from "./store";

const key = "titans-explorer.unfolded";

/** Unfolds a part of Explore, or folds it away. */
export function unfold(part: Foldable, isUnfolded = true): void {
  const { unfolded } = useExplorer.getState().scene;
  if (unfolded.includes(part) === isUnfolded) return;
  const next = foldable.filter((each) => (each === part ? isUnfolded : unfolded.includes(each)));
  patchScene({ unfolded: next });
  try {
    localStorage.setItem(key, next.join());
  } catch {
    // Storage is closed or full: the choice lasts as long as the page.
  }
}

/** Folds the knobs and the text away. */
export function foldSettings(): void {
  unfold("knobs", false);
  unfold("text", false);
}

/** What was unfolded here last; nothing on a new device. */
export function lastUnfolded(): readonly Foldable[] {
  try {
    const stored = (localStorage.getItem(key) ?? "").split(",");
    return foldable.filter((part) => stored.includes(part));
  } catch {
    return [];
  }
}
