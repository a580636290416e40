// What is every panel called? Once each: in its heading, its accessible name, its tab, its export, and in the lessons.

import { translated } from "./translate";

export const panelNames = translated("panelNames", {
  compare: "Compare",
  transport: "Transport",
  settings: "Settings",

  thesis: "What this is",
  ask: "Ask it",
  count: "It answers",
  did: "What this word did",
  foot: "Reading",
  story: "What was told and what is asked",
  memorySwitch: "With and without memory",
  strip: "Token strip",
  sentence: "Sentence",
  subSteps: "Sub-steps",
  answers: "Memory in words",
  network: "Inside the network",
  equation: "Equation",
  timeline: "Timeline",
  equationAndTimeline: "Equation and timeline",
  gates: "Gates",
  recall: "Recall",
  next: "Next token",
  inspector: "Inspector",
  weights: "Memory weights",
  writers: "Who wrote this weight",
  maps: "Attention maps",
  wiring: "Wiring",
  table: "Table",

  ladder: "Ladder",
  memories: "Memories",
  compareSettings: "Settings of these memories",
  recallMatrix: "Recall matrix",
  errors: "Error over time",
  capacity: "Capacity",
  ages: "Age",
  cost: "Cost",
  states: "State",
  workbench: "MIRAS workbench",

  forgetting: "Forgetting",
  recallSeries: "Recall after each write",
});
