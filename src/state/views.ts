// Where does a view's link lead? To what is on screen, seen by that view; but a text that nobody has chosen is not compared:
// Explore and Compare each open on a text of their own. Leaves to opening.ts how a Scene comes on screen.

import { compareOpening, isUnchosen } from "#scene/compareOpening";
import { openingScene } from "#scene/presets";
import type { Scene, View } from "#scene/scene";

const openings: Partial<Record<View, Scene>> = { explore: openingScene, compare: compareOpening.scene };

export function seenBy(view: View, scene: Scene): Scene {
  const opening = openings[view];
  if (!opening || !isUnchosen(scene) || scene.text === opening.text) return { ...scene, view };
  return { ...opening, unfolded: scene.unfolded };
}
