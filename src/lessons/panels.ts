// Which panels may a lesson put on its stage? Every one once: its id, its name on the page, and whose question it answers.
// Leaves to components/lessons/lessonPanels.tsx how each is drawn.

import { probe } from "#model/contracts/probe";
import { panelNames } from "#words/panelNames";

interface LessonPanel {
  /** Its accessible name. */
  readonly name: string;
  /** What it is made of: one memory's run, or Compare's memories side by side. */
  readonly of: "run" | "comparison";
}

export const panels = {
  /** One series as large as there is room for it. */
  surprise: { name: probe.surprise.name, of: "run" },
  loss: { name: probe.loss.name, of: "run" },
  momentum: { name: probe.momentum.name, of: "run" },
  forgetting: { name: panelNames.forgetting, of: "run" },
  drift: { name: probe.drift.name, of: "run" },
  substeps: { name: panelNames.subSteps, of: "run" },
  equation: { name: panelNames.equation, of: "run" },
  recall: { name: panelNames.recall, of: "run" },
  weights: { name: panelNames.weights, of: "run" },
  wiring: { name: panelNames.wiring, of: "run" },
  next: { name: panelNames.next, of: "run" },
  answers: { name: panelNames.answers, of: "run" },
  network: { name: panelNames.network, of: "run" },
  /** The same, of one part of the write alone: out, and back; and what its bend does. */
  networkThere: { name: panelNames.networkThere, of: "run" },
  networkBack: { name: panelNames.networkBack, of: "run" },
  bends: { name: panelNames.bends, of: "run" },
  recallMatrix: { name: panelNames.recallMatrix, of: "comparison" },
  capacity: { name: panelNames.capacity, of: "comparison" },
  cost: { name: panelNames.cost, of: "comparison" },
  states: { name: panelNames.states, of: "comparison" },
  levels: { name: panelNames.levels, of: "comparison" },
  madeGates: { name: panelNames.madeGates, of: "comparison" },
  byHand: { name: panelNames.byHand, of: "run" },
  nudge: { name: panelNames.nudge, of: "run" },
  /** Of lessons alone: a chunk summed as attention is. */
  chunkWrites: { name: panelNames.chunkWrites, of: "run" },
  products: { name: panelNames.products, of: "run" },
  parallel: { name: panelNames.parallel, of: "run" },
  parallelRest: { name: panelNames.parallelRest, of: "run" },
  parallelTwin: { name: panelNames.parallelTwin, of: "run" },
  /** What a chunk's length costs in training. */
  chunkTriangles: { name: panelNames.chunkTriangles, of: "run" },
  chunkCopies: { name: panelNames.chunkCopies, of: "run" },
  chunkSum: { name: panelNames.chunkSum, of: "run" },
  /** Texts side by side, and what each is made of. */
  nesting: { name: panelNames.nesting, of: "run" },
  /** From a told word to its answer; and back, as the outer gradient goes. */
  wayThere: { name: panelNames.wayThere, of: "run" },
  wayBack: { name: panelNames.wayBack, of: "run" },
  /** A training of a small model. */
  ownTraining: { name: panelNames.ownTraining, of: "run" },
  /** A mark that flips, without a memory and with one. */
  flips: { name: panelNames.flips, of: "comparison" },
  mark: { name: panelNames.mark, of: "comparison" },
  /** And cups that are swapped. */
  swaps: { name: panelNames.swaps, of: "comparison" },
  cups: { name: panelNames.cups, of: "comparison" },
  learnedCups: { name: panelNames.learnedCups, of: "comparison" },
  /** The four questions of MIRAS. */
  fourChoices: { name: panelNames.fourChoices, of: "run" },
  errorCurves: { name: panelNames.errorCurves, of: "run" },
  outerProduct: { name: panelNames.outerProduct, of: "run" },
  /** The text, a line a segment; and levels that are written at different paces. */
  segments: { name: panelNames.segments, of: "run" },
  paces: { name: panelNames.paces, of: "run" },
  /** The way of a word to its key, value and query, and parts of it. */
  projections: { name: panelNames.projections, of: "run" },
  keyAndValue: { name: panelNames.keyAndValue, of: "run" },
  throughMatrices: { name: panelNames.throughMatrices, of: "run" },
  keyMix: { name: panelNames.keyMix, of: "run" },
  /** As the paper prints them: all three, the one of the memory alone, and those of MAC. */
  paperEquations: { name: panelNames.paperEquations, of: "run" },
  paperEquation: { name: panelNames.paperEquation, of: "run" },
  paperMac: { name: panelNames.paperMac, of: "run" },
} as const satisfies Record<string, LessonPanel>;

export type PanelId = keyof typeof panels;
