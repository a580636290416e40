// Which texts and settings does the page offer? Each a Scene, with the one thing to notice in it.

import { emptyScene, type Scene } from "./scene";

export interface Preset {
  readonly id: string;
  readonly title: string;
  /** The one thing to notice, in a sentence. */
  readonly notice: string;
  readonly scene: Scene;
}

export const presets: readonly Preset[] = [
  {
    id: "two-readings",
    title: "Two readings, one night",
    notice: "The second reading surprises it less than the first.",
    scene: {
      ...emptyScene,
      text: "Mia keeps a silver fox. Noor keeps a blue heron. Every night one lamp turns slowly over black water while nobody sleeps. At dawn the tide brings rope and green glass. Every night one lamp turns slowly over black water while nobody sleeps. Now Noor keeps a red kite. Who keeps a silver fox? Mia keeps a silver fox.",
      cursor: 47,
      asked: [3, 4, 47, 13, 18, 21, 28, 30],
    },
  },
];

export const defaultScene: Scene = presets[0]!.scene;

export function presetOf(text: string): Preset | null {
  return presets.find((preset) => preset.scene.text === text) ?? null;
}
