// What does Compare ask where nobody has chosen a text? A question that its memories answer otherwise, chosen by number from
// some twenty texts: here all four still answer another count of cues, and one alone knows what is asked, whatever the seed.
// What is said of it is held against the engine in test/compareOpening.test.ts.

import type { Claim, Stated } from "./claim";
import { defaultCompare } from "./compareScene";
import { comparedScene, openingScene } from "./presets";
import type { Scene } from "./scene";

/** What can be set otherwise, so that others are right too. */
export const openingTrials = { theta: 0.3, window: 16 } as const;

/** What a memory says where Noor is named again, to the cue that she was last told of after. */
const says = (memory: string): Claim["of"] => ({ kind: "comparedAnswer", memory, of: 14, at: 24 });
const harder = { memory: { theta: openingTrials.theta } };
const wider = { window: openingTrials.window };

/** The cursor stands on the name that is asked about; what stands under the question is stated here. */
export const compareOpening: Stated & { readonly scene: Scene } = {
  scene: { ...comparedScene, view: "compare", compare: { ...defaultCompare, asking: "next" } },
  claims: [
    { shown: "kite", of: says("titans") },
    { shown: "heron", of: says("titans-plain") },
    { shown: "heron", of: says("titans-deep") },
    { shown: "0.3", of: { kind: "setting", knob: "theta" }, scene: harder },
    { shown: "kite", of: says("delta"), scene: harder },
    { shown: "8", of: { kind: "setting", knob: "window" } },
    { shown: "16", of: { kind: "setting", knob: "window" }, scene: wider },
    { shown: "kite", of: says("window"), scene: wider },
  ],
  plain: ["three", "ten", "four", "twelve"],
};

/** Whether the text on screen is the one that Compare opens on. */
export function isOpeningText(scene: Pick<Scene, "text">): boolean {
  return scene.text === compareOpening.scene.text;
}

/** Whether a Scene is still what the page or Compare opened with: nobody has chosen it, whatever has been read of it. */
export function isUnchosen(scene: Scene): boolean {
  return [openingScene, compareOpening.scene].some(
    (opening) =>
      scene.lesson === null &&
      scene.text === opening.text &&
      JSON.stringify([scene.memory, scene.overrides, scene.earlier]) ===
        JSON.stringify([opening.memory, opening.overrides, opening.earlier]),
  );
}
