// Do single keys do anything? As chosen in the help, on this device: who speaks to the page, or hits keys by chance, turns them off.

import { useSyncExternalStore } from "react";

const key = "titans-explorer.shortcuts";
const listeners = new Set<() => void>();
let areOn = stored();

/** Letters, digits, signs and the space bar; arrows, Home, End and Esc always work. */
export function shortcutsAreOn(): boolean {
  return areOn;
}

export function useShortcuts(): boolean {
  return useSyncExternalStore(subscribe, shortcutsAreOn);
}

export function setShortcuts(next: boolean): void {
  areOn = next;
  try {
    if (next) localStorage.removeItem(key);
    else localStorage.setItem(key, "off");
  } catch {
    // Storage is closed or full: the choice lasts as long as the page.
  }
  listeners.forEach((listener) => listener());
}

function stored(): boolean {
  try {
    return localStorage.getItem(key) !== "off";
  } catch {
    return true;
  }
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
