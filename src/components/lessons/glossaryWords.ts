// What does the glossary say around its entries? Leaves those to model/contracts/probe.ts, and its groups to components/lessons/glossaryGroups.ts.

import { translated } from "#words/translate";

export const glossaryWords = translated("glossary", {
  title: "Glossary",
  intro: "Every symbol of this page: what it means, how it is computed, and what other papers call it.",
  training: "Training",
  letters: "Letters in the equations",
});
