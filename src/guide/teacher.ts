// What has a teacher switched on? Notes and answers beside the steps, and the projector: kept for this session, and in no link.

import { create } from "zustand";

interface Teacher {
  /** Whether notes and answers are shown. */
  readonly teaches: boolean;
  /** Whether the stage is drawn for a room, and what an answer reveals waits for a word of the teacher's. */
  readonly projects: boolean;
  /** The step whose answer has been judged, or is about to be, and not been revealed yet. */
  readonly held: string | null;
}

type Switch = "teaches" | "projects";

const key = "titans-explorer.teacher";

export const useTeacher = create<Teacher>()(() => {
  const kept = stored();
  return { teaches: kept.includes("teaches"), projects: kept.includes("projects"), held: null };
});

export function switchTeacher(name: Switch, isOn: boolean): void {
  useTeacher.setState({ [name]: isOn, held: null });
  const { teaches, projects } = useTeacher.getState();
  try {
    sessionStorage.setItem(key, [teaches && "teaches", projects && "projects"].filter(Boolean).join(" "));
  } catch {
    // Then it lasts as long as the page.
  }
}

/** In front of a class what an answer reveals is held back, from before the answer is judged. */
export function holdReveal(step: string): void {
  if (useTeacher.getState().projects) useTeacher.setState({ held: step });
}

export function reveal(): void {
  useTeacher.setState({ held: null });
}

function stored(): readonly string[] {
  try {
    return sessionStorage.getItem(key)?.split(" ") ?? [];
  } catch {
    return [];
  }
}
