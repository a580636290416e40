// Which entry of the glossary is asked for? The one whose word led there: the glossary, which is fetched, begins at it.

import type { QuantityId } from "#model/contracts/probe";
import { keepForBack } from "#state/link";
import { patchScene } from "#state/store";

let wanted: QuantityId | null = null;

export function openGlossaryAt(entry: QuantityId): void {
  wanted = entry;
  keepForBack();
  patchScene({ view: "glossary" });
}

/** The entry to begin at, once; null where nobody asked for one. */
export function takeWantedEntry(): QuantityId | null {
  const entry = wanted;
  wanted = null;
  return entry;
}
