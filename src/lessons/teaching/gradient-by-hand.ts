// What does a teacher get told of lesson gradient-by-hand?

import type { StepNote } from "./note";

export const notes: readonly StepNote[] = [
  {
    misconception: "A memory looks up the cell that belongs to the key.",
    ask: "Which of the weights take part in the answer to David?",
    expect:
      "All of them: each is multiplied by the number of the key beside it, and each column is added up. No cell belongs to anybody.",
  },
  {
    misconception: "Errors of different sign cancel each other out.",
    ask: "Why square the error before adding it up? What else could we do?",
    expect:
      "Squares have no sign and count large misses more. Absolute values would do too: then every error would push equally hard, which the lesson on four choices comes back to.",
  },
  {
    misconception: "A gradient is a formula that one has to know.",
    ask: "What could you do if nobody told you the formula, but you could compute the loss as often as you like?",
    expect:
      "Nudge each weight in turn and see how much the loss grows. It costs one computation a weight, which is why the formula is worth having.",
  },
  {
    misconception: "All weights share the blame for an error equally.",
    ask: "Which weights have the larger gradient: those beside a large key or those above a large error?",
    expect: "It takes both: the gradient is their product, and so zero if one of them is.",
  },
  {
    misconception: "A negative gradient means that the weight has to shrink.",
    ask: "The gradient is negative here. Does the weight go up or down?",
    expect: "Up. The gradient says where the loss grows, and the write goes the other way.",
  },
  {
    misconception: "The larger the learning rate, the better the memory learns.",
    ask: "What happens to the answer if the rate is larger than the one that lands on the word?",
    expect:
      "It overshoots. At twice the rate that lands exactly it ends as far away as it began; beyond that each write makes it worse.",
  },
  {
    misconception: "Key times error is a rule that somebody chose for this memory.",
    ask: "Could one choose another rule than key times error for this loss?",
    expect:
      "As a rule for writing, yes. As the gradient of the squared error, no: it follows from the question what a nudge does to the loss.",
  },
];
