// Light or dark? What was chosen here before, else what the system says. index.html sets it before first paint.

import { useSyncExternalStore } from "react";

export const themes = ["system", "light", "dark"] as const;
export type Theme = (typeof themes)[number];

const key = "titans-explorer.theme";
const system = matchMedia("(prefers-color-scheme: dark)");
const listeners = new Set<() => void>();
let theme = stored();

export function useTheme(): Theme {
  return useSyncExternalStore(subscribe, () => theme);
}

export function setTheme(next: Theme): void {
  theme = next;
  try {
    if (next === "system") localStorage.removeItem(key);
    else localStorage.setItem(key, next);
  } catch {
    // Storage is closed: the choice lasts as long as the page.
  }
  apply();
  listeners.forEach((listener) => listener());
}

function stored(): Theme {
  try {
    return themes.find((name) => name === localStorage.getItem(key)) ?? "system";
  } catch {
    return "system";
  }
}

function apply(): void {
  document.documentElement.dataset.theme = theme === "system" ? (system.matches ? "dark" : "light") : theme;
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  system.addEventListener("change", apply);
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) system.removeEventListener("change", apply);
  };
}
