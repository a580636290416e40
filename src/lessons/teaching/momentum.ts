// What does a teacher get told of lesson momentum?

import type { StepNote } from "./note";

export const notes: readonly StepNote[] = [
  {
    misconception: "A shock surprises only where it stands.",
    ask: "Why is the word after thunder a surprise, though it is the most usual word of all?",
    expect: "The memory is asked what follows thunder, and nothing ever did. Surprise is of a pair, not of a word.",
  },
  {
    misconception: "Where nothing surprises, nothing is written.",
    ask: "What would the bar be if the carried part were one half? What if it were one?",
    expect: "Half of the bar before; or the same bar for ever, for then nothing of the push would fade.",
  },
  {
    misconception: "Momentum makes the words after a shock better remembered.",
    ask: "Which way does the push at three go: three’s own, or that of the shock? What does the paper hope for?",
    expect:
      "Here the push writes the shock again, not what follows. The next words are helped only where trained keys make them alike to the shock: that this lesson does not show.",
  },
  {
    misconception: "A memory can only learn a word when it hears it.",
    ask: "When does the memory learn thunder?",
    expect: "Mostly after it has gone by: its answer passes from one to thunder while the count goes on.",
  },
  {
    misconception: "More momentum always means that more is written.",
    ask: "Which settings write as much in all, and what is then different?",
    expect: "All with the same θ / (1 − η). The more momentum, the later the writing comes.",
  },
  {
    misconception: "What was surprising is important.",
    ask: "When would you rather have a long echo, and when a short one?",
    expect: "Long where shocks are news that stays true; short where they are accidents and the old order comes back.",
  },
  {
    misconception: "A better figure in a paper’s table settles the matter.",
    ask: "What would you want to know before you believe that momentum pays?",
    expect:
      "How much two trainings of the same model differ, on which texts it was measured, and whether others found the same.",
  },
];
