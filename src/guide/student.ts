// Who works at an assignment? A name or a number, kept for this session. It decides the order in which the things of a check are
// shown, so that neighbours' letters differ, and nothing else: every number on the page is everybody's.

import { create } from "zustand";
import { useExplorer } from "#state/store";

const key = "titans-explorer.student";
export const longestName = 80;

/** As it was typed; empty while nobody has said. */
export const useStudent = create<{ readonly name: string }>()(() => ({ name: stored() }));

export function sayStudent(name: string): void {
  useStudent.setState({ name: name.trim().slice(0, longestName) });
  try {
    sessionStorage.setItem(key, useStudent.getState().name);
  } catch {
    // Then it lasts as long as the page.
  }
}

/** What the order of things hangs on; null outside of assignments: there everybody sees the same. */
export function studentSeed(): string | null {
  const { name } = useStudent.getState();
  return useExplorer.getState().scene.assignment && name !== "" ? seedOf(name) : null;
}

/** However the name is typed: “Ada  Lovelace” is “ada lovelace”. */
export function seedOf(name: string): string {
  return name.normalize("NFKC").trim().replace(/\s+/gu, " ").toLowerCase();
}

function stored(): string {
  try {
    return sessionStorage.getItem(key)?.slice(0, longestName) ?? "";
  } catch {
    return "";
  }
}
