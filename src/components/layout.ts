// Which of the three layouts has room? Three columns, two and a rail, or one panel at a time.

import { useSyncExternalStore } from "react";

export type Layout = "wide" | "middle" | "phone";

const wide = matchMedia("(min-width: 1100px)");
const narrow = matchMedia("(max-width: 699.98px)");

/** Paper shows what the screen showed: no panel goes because a sheet is narrow. */
const paper = matchMedia("print");
let onScreen: Layout = "wide";

export function useLayout(): Layout {
  return useSyncExternalStore(subscribe, read);
}

function read(): Layout {
  if (!paper.matches) onScreen = wide.matches ? "wide" : narrow.matches ? "phone" : "middle";
  return onScreen;
}

function subscribe(listener: () => void): () => void {
  wide.addEventListener("change", listener);
  narrow.addEventListener("change", listener);
  return () => {
    wide.removeEventListener("change", listener);
    narrow.removeEventListener("change", listener);
  };
}
