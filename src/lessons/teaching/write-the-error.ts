// What does a teacher get told of lesson write-the-error?

import type { StepNote } from "./note";

export const notes: readonly StepNote[] = [
  {
    misconception: "A memory stores the latest thing it was told, because it was told last.",
    ask: "How would a sum find out which of two tellings came last?",
    expect: "It cannot: adding has no order. It takes a rule that first looks at what is there already.",
  },
  {
    misconception: "Each repetition teaches as much as the first.",
    ask: "If half of the error is undone each time, is it ever gone?",
    expect: "Never wholly, but soon for all purposes: a half, a quarter, an eighth is left.",
  },
  {
    misconception: "Learning needs a training phase; reading only uses what was learned.",
    ask: "Where in these parts does anybody train?",
    expect:
      "Nowhere: asking, comparing and adding are what reading is here. What share is taken is set before and does not change.",
  },
  {
    misconception: "The learning rate is the share of the error that is undone.",
    ask: "With which learning rate would one write undo all of the error, and why not with 1?",
    expect:
      "With a half: the squared error brings a factor of 2, so a write undoes twice the rate. At 1 it overshoots.",
  },
  {
    misconception: "There is one best learning rate.",
    ask: "What got worse when the door turned red?",
    expect: "The others, a little: their keys are not quite at right angles to the key of door.",
  },
  {
    misconception: "A larger step always brings the answer nearer.",
    ask: "An error is taken away twice over. Where does the answer stand, and what does the next write do?",
    expect: "As far away on the other side; the next write brings it back again. It never settles.",
  },
  {
    misconception: "A cleverer rule beats a simple one everywhere.",
    ask: "For which texts would you rather have the sum?",
    expect: "For fresh, unrelated facts that never change. Where things are told anew, the delta rule wins.",
  },
  {
    misconception: "Titans invented writing the error.",
    ask: "What of Titans is older than Titans?",
    expect:
      "The step itself: Widrow and Hoff, then memories of keys and values that use it. Carrying surprise on and forgetting were put together by Titans, word by word.",
  },
];
