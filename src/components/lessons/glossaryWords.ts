// What does the glossary say around its entries? Leaves those to model/contracts/probe.ts and fieldTerms.ts, and its groups to
// glossaryGroups.ts.

import { translated } from "#words/translate";

export const glossaryWords = translated("glossary", {
  title: "Glossary",
  intro:
    "Every symbol of this page: what it means, how it is computed, and what other papers call it. And the words of those papers that are spoken of here.",
  course: "Words of the course",
  asked: "What people ask",
  training: "Training",
  field: "Other papers’ memories and tasks",
  source: "{paper}, arXiv {arxiv}",
  inCompare: "see it in Compare",
  letters: "Letters in the equations",
});
