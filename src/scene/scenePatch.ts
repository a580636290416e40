// What changes of a Scene? What lessons and claims say of it: the parts they name, and all others as they were.

import type { CompareScene } from "./compareScene";
import type { MemorySettings } from "#model/contracts/settings";
import type { Scene } from "./scene";

/** What changes; of the memory and of Compare only what is named. Another text drops what pointed at the old one's tokens. */
export interface ScenePatch extends Partial<Omit<Scene, "memory" | "compare" | "view" | "lesson">> {
  readonly memory?: Partial<MemorySettings>;
  readonly compare?: Partial<CompareScene>;
}

export function patched(scene: Scene, { memory, compare, ...patch }: ScenePatch): Scene {
  const isOther = patch.text !== undefined && patch.text !== scene.text;
  const base = isOther ? { ...scene, cursor: null, asked: [], answers: [], overrides: [], earlier: null } : scene;
  return {
    ...base,
    ...patch,
    memory: { ...base.memory, ...memory },
    compare: { ...base.compare, ...compare },
  };
}
