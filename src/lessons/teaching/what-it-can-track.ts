// What does a teacher need to know of each step of the lesson on state tracking?

import type { StepNote } from "./note";

export const notes: readonly StepNote[] = [
  {
    misconception: "Having seen most of a text is nearly as good as having seen all of it.",
    ask: "You fall asleep during a coin game and miss one turn. How sure are you of the coin at the end?",
    expect: "Not at all: one missed flip turns every later sign round. Facts can be missed singly; changes cannot.",
  },
  {
    misconception: "Writing a zero under a key turns a plus into a minus.",
    ask: "What is the error when the value is zero, and what is left when all of it is taken away?",
    expect: "The error is the whole old answer; what is left is zero, and it is the same zero for plus and for minus.",
  },
  {
    misconception: "Overshooting is always a fault.",
    ask: "Which number times itself is one again, and is not one? What has it to do with a flip?",
    expect: "Minus one: at twice the error 1 − s is minus one, so two flips cancel, and nothing fades or grows.",
  },
  {
    misconception: "Whatever a memory cannot do, more training or a larger memory will do.",
    ask: "A token adds the same whatever is kept. How could it then add the right thing to plus and to minus?",
    expect: "It cannot: only multiplying acts on what is kept, and numbers from zero to one never change a sign.",
  },
  {
    misconception: "To swap two cups a memory must read both and write both.",
    ask: "First minus second changes its sign, first plus second stays. Where are the two things now?",
    expect: "In each other’s place. The step does it with five and three; let somebody try seven and two.",
  },
  {
    misconception: "A chunk only makes the reading faster.",
    ask: "Two people swap the same shells at the same moment, without looking at each other. What comes of it?",
    expect: "Not the two swaps one after the other. Measured together, the second write does not know of the first.",
  },
  {
    misconception: "If a proof rules out one way, a trained model cannot find another.",
    ask: "Which two things take something away from an old answer in Titans, and in which order?",
    expect: "Forgetting and the step, side by side: 1 − α − s can be below zero though neither is larger than one.",
  },
  {
    misconception: "What is possible by hand is learned by training, and what attention sees it can also follow.",
    ask: "What do the failed runs of a kind that can do it tell us?",
    expect: "That the way is there and hard to find; five runs say little of how hard, and nothing of larger models.",
  },
  {
    misconception: "A theorem in a paper is proved in that paper.",
    ask: "What would you want to see before you believed that a trained Titans can follow any shell game?",
    expect:
      "A proof, or a test on texts longer than those of the training. A good sentence names the sign that never changes.",
  },
];
