// Which of the three layouts has room? Three columns, two and a rail, or one panel at a time: a phone upright or on its side,
// and a window that is zoomed in. Stylesheets ask the same questions, out of one table.

import { useSyncExternalStore } from "react";
import { breakpoints } from "./breakpoints";

type Layout = "wide" | "middle" | "phone";

const wide = matchMedia(breakpoints.wide);
const small = matchMedia(breakpoints.phone);
const finger = matchMedia(breakpoints.coarse);

/** Paper shows what the screen showed: no panel goes because a sheet is narrow. */
const paper = matchMedia(breakpoints.paper);
let onScreen: Layout = "wide";

export function useLayout(): Layout {
  return useSyncExternalStore(subscribe, read);
}

/** One panel at a time, under a text of one line. */
export function isPhone(): boolean {
  return small.matches;
}

/** Whether what points here is a finger: words say tap, and name no key. */
export function isByFinger(): boolean {
  return finger.matches;
}

function read(): Layout {
  if (!paper.matches) onScreen = small.matches ? "phone" : wide.matches ? "wide" : "middle";
  return onScreen;
}

function subscribe(listener: () => void): () => void {
  wide.addEventListener("change", listener);
  small.addEventListener("change", listener);
  return () => {
    wide.removeEventListener("change", listener);
    small.removeEventListener("change", listener);
  };
}
