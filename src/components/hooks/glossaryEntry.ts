// Which entry of the glossary is asked for? The one whose word led there: the glossary, which is fetched, begins at it.

import type { QuantityId } from "#model/contracts/probe";
import type { TrainTerm } from "#words/trainTerms";
import { keepForBack } from "#state/link";
import { patchScene } from "#state/store";

type Entry = QuantityId | TrainTerm;

let wanted: Entry | null = null;

export function openGlossaryAt(entry: Entry): void {
  wanted = entry;
  keepForBack();
  patchScene({ view: "glossary" });
}

/** The entry to begin at, once; null where nobody asked for one. */
export function takeWantedEntry(): Entry | null {
  const entry = wanted;
  wanted = null;
  return entry;
}
