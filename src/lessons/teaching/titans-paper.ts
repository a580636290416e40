// What is a teacher told of the lesson on reading the paper?

import type { StepNote } from "./note";

export const notes: readonly StepNote[] = [
  {
    misconception: "Persistent tokens are the long-term memory, because they are always there.",
    ask: "If the same model reads another book tomorrow, which of the three starts empty?",
    expect:
      "Attention and the long-term memory. The persistent tokens are what training left, the same for both books.",
  },
  {
    misconception: "The paper starts from the three wirings, since they are its best-known picture.",
    ask: "Which piece could you leave out, and still have a memory that learns?",
    expect: "All but the error. Momentum, forgetting and chunks improve or speed it up; the wirings only place it.",
  },
  {
    misconception: "A formula without an index means “at the present moment”.",
    ask: "You want to program equation 15. Which matrix do you pass in: before or after the update?",
    expect: "It does not say; both are fair. Programs differ here, so ask before comparing two of them.",
  },
  {
    misconception: "A table has one winner.",
    ask: "Which column would you care about for a search engine, and which for a chat program?",
    expect: "Any reasoned choice. The point: the answer to “which is best” changes with it.",
  },
  {
    misconception: "What the text of a paper says of its table has been checked by somebody.",
    ask: "How would you write the sentence so that every cell agrees with it?",
    expect: "For example: MAC is best in long contexts, MAG in perplexity, and both are above MAL in reasoning.",
  },
  {
    misconception: "A column’s name tells what was measured.",
    ask: "Why is it worth finding out that a figure is a mean of short and long texts?",
    expect: "A mean hides the fall along the length: two models with the same mean may differ at the far end.",
  },
  {
    misconception: "The part with the largest loss is the most important one in every model.",
    ask: "Why does the order of the parts not say how much MAC would lose?",
    expect: "They were taken from the memory alone. In MAC, attention may stand in for what is missing.",
  },
  {
    misconception: "An ablation is the same as switching a part off.",
    ask: "What happens to the other weights when a model is trained without a part?",
    expect: "They adapt to its absence. A part switched off afterwards leaves weights that count on it.",
  },
];
