// What does a teacher need to know of each step of the lesson on Hope?

import type { StepNote } from "./note";

export const notes: readonly StepNote[] = [
  {
    misconception: "A level that is written rarely has missed most of the words.",
    ask: "Somebody writes a diary every evening, and another once a fortnight. Who has lived through more days?",
    expect:
      "Both the same: the slow one sums them up. At the end of this text it was written twice, with 32 of the 33 words.",
  },
  {
    misconception: "The more often something is written, the better it remembers.",
    ask: "What happens to yesterday’s entry when the page is written over every minute?",
    expect:
      "The fast level loses first, and the slower one still has all of that. The slowest was hardly written: here the middle one answers most.",
  },
  {
    misconception: "Gates are settings of a model, and fixed while it reads.",
    ask: "When you read the same line a third time, how hard do you try to remember it?",
    expect:
      "Gently: little is left to learn. Here the rate falls, too, but for another reason: what is added lies below zero on its scale.",
  },
  {
    misconception: "One striking word in a chart proves the story.",
    ask: "Which word of this chart speaks for the story, and which one against it?",
    expect:
      "*Above* speaks for it, *butter* of the fourth kitchen against it. What is new to a memory is a key: here it is mostly *ocean*.",
  },
  {
    misconception: "A larger architecture answers more, trained or not.",
    ask: "What would convince you that the levels help? Which two models would you train?",
    expect: "Hope with and without levels, the same texts, several seeds. Untrained it is one cue fewer here.",
  },
  {
    misconception: "The newest model wins every column of its paper.",
    ask: "Which column would the authors of a Transformer paper have printed?",
    expect: "The hidden facts: there attention that sees everything is ahead. Perplexity favours Hope.",
  },
  {
    misconception: "Hope is Titans with a larger memory.",
    ask: "Which of the two ideas could be used without the other?",
    expect: "Both can. A good sentence names paces and self-made gates, and says that nothing was trained here.",
  },
];
