// Which panels may a lesson put on its stage? Every one once: its id, its name on the page, and whose question it answers.
// Leaves to components/lessonPanels.tsx how each is drawn.

import { translatedFields } from "../words/translate";

interface LessonPanel {
  /** Its accessible name. */
  readonly name: string;
  /** What it is made of: one memory's run, or Compare's memories side by side. */
  readonly of: "run" | "comparison";
}

const english = {
  /** One series as large as there is room for it. */
  surprise: { name: "Surprise", of: "run" },
  loss: { name: "Loss", of: "run" },
  momentum: { name: "Momentum", of: "run" },
  forgetting: { name: "Forgetting", of: "run" },
  drift: { name: "Memory drift", of: "run" },
  recallSeries: { name: "Recall after each write", of: "run" },
  probability: { name: "Probability of the next word", of: "run" },
  /** The four rows of Explore on one axis. */
  timeline: { name: "Timeline", of: "run" },
  sentence: { name: "Sentence", of: "run" },
  substeps: { name: "Sub-steps", of: "run" },
  equation: { name: "Equation", of: "run" },
  recall: { name: "Recall", of: "run" },
  inspector: { name: "Inspector", of: "run" },
  weights: { name: "Memory weights", of: "run" },
  maps: { name: "Attention maps", of: "run" },
  wiring: { name: "Wiring", of: "run" },
  next: { name: "Next token", of: "run" },
  table: { name: "Table", of: "run" },
  ladder: { name: "Ladder", of: "comparison" },
  memories: { name: "Memories", of: "comparison" },
  recallMatrix: { name: "Recall matrix", of: "comparison" },
  errors: { name: "Error over time", of: "comparison" },
  capacity: { name: "Capacity", of: "comparison" },
  ages: { name: "Age", of: "comparison" },
  cost: { name: "Cost", of: "comparison" },
  states: { name: "State", of: "comparison" },
  workbench: { name: "MIRAS workbench", of: "comparison" },
} as const satisfies Record<string, LessonPanel>;

export const panels = translatedFields("panels", ["name"], english);

export type PanelId = keyof typeof panels;
