// Notes for who teaches “Read a list, answer later”.

import type { StepNote } from "./note";

export const notes: readonly StepNote[] = [
  {
    misconception: "The picture is a list of what was said: old words stay in it for good.",
    ask: "What is a row of this picture, and what is a column?",
    expect:
      "A row is a question: what followed this word? A column is a word that may come back. A large green dot is a strong, right answer; a struck circle is one that was replaced.",
  },
  {
    misconception: "What a model has read it knows.",
    ask: "Why does it not help the window that it has read about Mia?",
    expect:
      "It keeps only what it sees. Mia’s fox lies before the shading, and nothing of it is kept. Some will say that it is faint: it is not, what is left is chance.",
  },
  {
    misconception: "A sum keeps the newest best, as it lies on top.",
    ask: "If you add two numbers, can you see in the sum which came last?",
    expect:
      "No: adding has no order. So heron and kite stand side by side under Noor, and which wins is luck. Here the old ones do.",
  },
  {
    misconception: "Right and exact are the same.",
    ask: "Why are the bars of the third column short, though all its answers are right?",
    expect:
      "All facts share one matrix and blur each other a little. The right word is still the nearest one, so the answer is right without being exact.",
  },
  {
    misconception: "A longer window is the same thing as a better memory.",
    ask: "What does the window pay for every further word, and when does it stop paying?",
    expect:
      "Two rows of numbers a word, and never. A good second answer: it now sees old and new animals alike, and nothing tells it which is newer.",
  },
  {
    misconception: "One of the three is simply the best.",
    ask: "For which task would you take each of the three?",
    expect:
      "The window for the last few sentences word by word; the sum for many unrelated facts that never change; the memory that learns where things change.",
  },
];
