// What is a teacher told of the lesson on kernels?

import type { StepNote } from "./note";

export const notes: readonly StepNote[] = [
  {
    misconception: "That a memory looks up the one best key. A sum mixes all of them, each by its likeness.",
    ask: "Why do all the others come in at about a half? And why not at a half exactly?",
    expect:
      "Each shares one of two words with the question, silver. The other two words are alike only by chance, some more and some less.",
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
    misconception: "That three terms of the series must be nearer to e than the square alone is.",
    ask: "What does Based count for a key whose s is zero? And ReBased?",
    expect: "Based still counts 1, its first term, so it ignores no such key. The square counts nothing.",
  },
  {
    misconception:
      "That positive features must be better, because weights ought to be positive. They make all keys alike.",
    ask: "In the example the second key counted half by the plain product. Why is Ann at 0.52 here, and not at a half?",
    expect: "Her s is 3.0 where Finn’s is 5.7: chance gives their two words a little in common.",
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
    ask: "Had you expected Based to win with half-alike keys? What did it lose by its short ones?",
    expect:
      "With seven numbers, keys collide by chance as well. The sharper likeness only makes up for that; the intervals overlap.",
  },
  {
    misconception: "That one comparison says which is better. Equal numbers and equal keys answer two questions.",
    ask: "What else than the rule was different in the fight with keys of 16?",
    expect:
      "The store: Based had many times as much. One asks what room buys, the other what a kernel does to given keys.",
  },
  {
    misconception:
      "That e to the likeness just needs a larger matrix. It needs endlessly many features; a series is cut off somewhere.",
    ask: "What would a cube need, in place of the square?",
    expect: "All products of three numbers of the key: again a sum that fits into a matrix, and again far larger.",
  },
];
