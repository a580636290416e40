// What is a teacher told of the lesson on kernels?

import type { StepNote } from "./note";

export const notes: readonly StepNote[] = [
  {
    misconception: "That a memory looks up the one best key. A sum mixes all of them, each by its likeness.",
    ask: "Why do all the others come in at about a half, and not at different strengths?",
    expect: "Each shares one of two words with the question, silver; the other word is unrelated. The rest is chance.",
  },
  {
    misconception: "That softmax is only a way to make weights sum to one. That part changes no ratio at all.",
    ask: "If one likeness is twice another, what is the ratio after e is raised to both?",
    expect:
      "It depends on their size: e to the difference. So the longer the keys, the sharper. Dividing by the sum leaves it as it is.",
  },
  {
    misconception: "That a feature map is something learned or mysterious. Here it is school algebra, multiplied out.",
    ask: "How many features does a key of three numbers need for the square? And one of thirty?",
    expect: "All products of two: nine, and nine hundred. Counting ab and ba once saves nearly half of them.",
  },
  {
    misconception:
      "That positive features must be better, because weights ought to be positive. They make all keys alike.",
    ask: "Why is Based behind ReBased here, though it is nearer to the series of e?",
    expect: "Its 1 + s counts what is unlike, too; its lowest value is a half. The plain square can come to nothing.",
  },
  {
    misconception:
      "That a matrix is always cheaper than attention. Products of two make it as large as a few hundred words kept whole.",
    ask: "How long must a text be before this matrix is the cheaper one?",
    expect:
      "Longer than its numbers divided by those of one word, a key and a value. On a short text attention is cheaper and exact.",
  },
  {
    misconception: "That the sharper kernel must win. At equal numbers its keys are far shorter.",
    ask: "What else than the rule was different in the fight with keys of 16?",
    expect:
      "The store: Based had many times as much. Equal keys and equal numbers are two comparisons, and answer two questions.",
  },
  {
    misconception:
      "That e to the likeness just needs a larger matrix. It needs endlessly many features; a series is cut off somewhere.",
    ask: "What would a cube need, in place of the square?",
    expect: "All products of three numbers of the key: again a sum that fits into a matrix, and again far larger.",
  },
];
