// What does a teacher say at each step of lesson deep-memory?

import type { StepNote } from "./note";

export const notes: readonly StepNote[] = [
  {
    misconception: "With enough repetition a memory learns anything that it is told.",
    ask: "Told only the colour, can you say whether the door opens? Told only the form?",
    expect:
      "No, neither. Each colour and each form opens half the time. Only both together decide, so it answers two of the four.",
  },
  {
    misconception: "The matrix needs more rounds, or more numbers.",
    ask: "Add the keys of red square and blue circle. Then add those of red circle and blue square. What do you notice?",
    expect:
      "The two sums are the same. So a matrix gives both pairs of answers the same sum, though one should be twice yes and one twice no.",
  },
  {
    misconception: "Two layers hold more than one, whatever lies between them.",
    ask: "You have two layers and still half the answers. What is missing?",
    expect:
      "A bend that bends small numbers. Without one, two matrices multiply to one matrix. GELU is almost straight near zero, where all dots lie; ReLU has its corner there.",
  },
  {
    misconception: "The first layer learns first, since the key comes to it first.",
    ask: "Which layer hears first how wrong the answer was?",
    expect:
      "The last one. The error passes back from it through the bend to the first, and both are written at the end.",
  },
  {
    misconception: "More numbers always hold more facts.",
    ask: "The network has six times the room of the small matrix. What does each of its writes do to the pairs stored before?",
    expect:
      "It also moves the first layer, and with it what all keys are turned into. So pairs disturb each other, and even the small matrix recalls more.",
  },
  {
    misconception: "After the last step: a matrix is simply the better store.",
    ask: "What do keys that are alike ask of a memory?",
    expect:
      "To answer differently to nearly the same question. A network can stretch a small difference, a matrix cannot. With as many numbers, each at its best step, it wins.",
  },
  {
    misconception: "NaN is a bug in the code, to be caught with a test.",
    ask: "Why does each overshoot make the next one larger, when the memory is a network?",
    expect:
      "The gradient of one layer is multiplied by the weights of the other. Larger weights, larger gradients. A smaller step or a bound breaks the circle.",
  },
  {
    misconception: "What helps in the paper’s table must help in every model.",
    ask: "Where would you expect depth to pay, and where not?",
    expect:
      "Where answers hang on several things together and there is a lot to tell apart. Our stories are simple, so a matrix with trained keys does as well.",
  },
];
