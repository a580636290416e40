// Which lessons fill a class's time? For each plan what is wished for, in order; what fits is counted, with time to talk, and no lesson
// comes before what it needs. Leaves to minutes.ts how long a lesson is.

import { translatedFields } from "#words/translate";
import type { Lesson } from "./lesson";
import { minutesOf } from "./minutes";

/** How a class goes through a lesson: two at a screen, all before the projector, or each alone. */
type Way = "pairs" | "projector" | "alone";

interface Session {
  readonly minutes: number;
  readonly aim: string;
  /** Lessons by id: those that fit are taken, in this order. */
  readonly wished: readonly (readonly [lesson: string, way: Way])[];
}

interface Plan {
  readonly id: string;
  readonly title: string;
  readonly sessions: readonly Session[];
}

/** The part of a session that is left for talk: the beginning, the end, and what comes up. */
export const talk = 0.1;

const english: readonly Plan[] = [
  {
    id: "one-hour",
    title: "50 minutes: what a memory is",
    sessions: [
      {
        minutes: 50,
        aim: "Why a window is not enough, what a matrix can hold, and why Titans writes the error.",
        wished: [
          ["who-remembers", "projector"],
          ["exact-but-short", "pairs"],
          ["everything-in-one-matrix", "pairs"],
          ["write-the-error", "pairs"],
        ],
      },
    ],
  },
  {
    id: "double-hour",
    title: "90 minutes: how Titans learns while it reads",
    sessions: [
      {
        minutes: 90,
        aim: "From the window to surprise, momentum and forgetting: one write of the memory, in all its parts.",
        wished: [
          ["who-remembers", "projector"],
          ["exact-but-short", "pairs"],
          ["everything-in-one-matrix", "pairs"],
          ["write-the-error", "pairs"],
          ["surprise-is-a-gradient", "projector"],
          ["momentum", "pairs"],
          ["forgetting", "pairs"],
        ],
      },
    ],
  },
  {
    id: "three-double-hours",
    title: "3 × 90 minutes: from one matrix to the paper",
    sessions: [
      {
        minutes: 90,
        aim: "One write of the memory, in all its parts.",
        wished: [
          ["who-remembers", "projector"],
          ["exact-but-short", "pairs"],
          ["everything-in-one-matrix", "pairs"],
          ["where-keys-come-from", "pairs"],
          ["write-the-error", "pairs"],
          ["surprise-is-a-gradient", "projector"],
          ["gradient-by-hand", "alone"],
        ],
      },
      {
        minutes: 90,
        aim: "What is carried on, what is lost, and how it is computed fast.",
        wished: [
          ["surprise-is-a-gradient", "projector"],
          ["momentum", "pairs"],
          ["forgetting", "pairs"],
          ["deep-memory", "pairs"],
          ["chunks", "projector"],
          ["two-loops", "pairs"],
          ["parallel-form", "alone"],
        ],
      },
      {
        minutes: 90,
        aim: "The memory beside attention, and what the papers’ figures show.",
        wished: [
          ["chunks", "projector"],
          ["three-wirings", "projector"],
          ["titans-paper", "pairs"],
          ["needles", "pairs"],
          ["benchmarks", "pairs"],
          ["what-it-costs", "pairs"],
          ["four-choices", "alone"],
        ],
      },
    ],
  },
];

export const plans: readonly Plan[] = translatedFields("plans", ["title", "aim"], english);

interface PlannedSession {
  readonly minutes: number;
  readonly aim: string;
  /** Minutes before the first lesson and after the last. */
  readonly opening: number;
  readonly closing: number;
  /** Each with the minute in which it begins. */
  readonly lessons: readonly {
    readonly lesson: Lesson;
    readonly way: Way;
    readonly from: number;
    readonly to: number;
  }[];
}

/** What fits: no session is fuller than its time without talk, and no lesson stands before one that it needs. */
export function planned({ sessions }: Plan, lessons: readonly Lesson[]): PlannedSession[] {
  const taken = new Set<string>();
  return sessions.map(({ minutes, aim, wished }) => {
    let left = Math.floor(minutes * (1 - talk));
    const chosen = wished.flatMap(([id, way]) => {
      const lesson = lessons.find((one) => one.id === id);
      const fits =
        lesson && !taken.has(id) && minutesOf(lesson) <= left && (lesson.needs ?? []).every((need) => taken.has(need));
      if (!fits) return [];
      taken.add(id);
      left -= minutesOf(lesson);
      return [{ lesson, way }];
    });
    const talking = minutes - chosen.reduce((sum, { lesson }) => sum + minutesOf(lesson), 0);
    const opening = Math.min(5, Math.floor(talking / 2));
    let from = opening;
    return {
      ...{ minutes, aim, opening, closing: talking - opening },
      lessons: chosen.map(({ lesson, way }) => {
        const begins = from;
        from += minutesOf(lesson);
        return { lesson, way, from: begins, to: from };
      }),
    };
  });
}

/** How many lessons have to come before each, one after the other: 0 for what needs none. */
export function depths(lessons: readonly Lesson[]): ReadonlyMap<string, number> {
  const known = new Map<string, number>();
  // In the order of the course, which every need comes before.
  for (const { id, needs = [] } of lessons) {
    known.set(id, Math.max(-1, ...needs.map((need) => known.get(need) ?? -1)) + 1);
  }
  return known;
}

/** What a lesson builds on, but for what these build on themselves. */
export function nearestNeeds({ needs = [] }: Lesson, lessons: readonly Lesson[]): string[] {
  const below = (id: string): readonly string[] => {
    const own = lessons.find((lesson) => lesson.id === id)?.needs ?? [];
    return [...own, ...own.flatMap(below)];
  };
  const further = new Set(needs.flatMap(below));
  return needs.filter((need) => !further.has(need));
}
