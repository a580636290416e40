// What does a small network hold that one matrix cannot? Answers that hang on two things together. And what that costs.

import type { Lesson } from "./lesson";

const shapes = ["Red square: yes.", "Blue square: no.", "Red circle: no.", "Blue circle: yes."];
/** The four in seven shuffled rounds: neither a colour nor a form alone tells the answer. */
const order = [0, 1, 2, 3, 2, 0, 3, 1, 1, 3, 0, 2, 3, 2, 1, 0, 0, 2, 1, 3, 2, 3, 0, 1, 1, 0, 3, 2];
const text = order.map((shape) => shapes[shape]!).join(" ");

/** The last eight answers of the door, two for each shape. */
const doors = [62, 65, 68, 71, 74, 77, 80, 83];
const last = 83;

export const lesson: Lesson = {
  id: "deep-memory",
  title: "Deep memory: what a network holds",
  question: "What can a memory that is a small network hold and a matrix cannot, and when is the matrix better?",
  objective:
    "Explain why a matrix cannot store an exclusive-or, find a network that can, and weigh its gains against size, unrelated facts and stability.",
  scene: {
    text,
    memory: { theta: 0.2, eta: 0, alpha: 0, chunk: 1, reach: 2, keyDecay: 1, depth: 1 },
    cursor: 11,
    asked: doors,
    compare: { memories: ["titans-plain", "titans-deep-plain"] },
  },
  steps: [
    {
      prose:
        "A door that opens for some. *Red square: yes. Blue square: no. Red circle: no. Blue circle: yes.*\n\n" +
        "Red alone tells nothing: one red opens, one does not. Square alone tells nothing either. It is the *pair* that counts.\n\n" +
        "A matrix memory is told these four, over and over, seven rounds in shuffled order. Each answer is written after the two words before it.",
      action: { words: "Read all seven rounds", scene: { cursor: last } },
      focus: ["recall"],
      plain: ["seven"],
    },
    {
      prose:
        "Asked for the last eight answers, the matrix gets four right. That is what a coin would get. It has heard each shape seven times, and it has numbers to spare.",
      scene: { cursor: last },
      focus: ["recall"],
      check: {
        kind: "choose",
        question: "What is in its way?",
        options: [
          {
            words: "It has not heard them often enough",
            hint: "How would an eighth round help? Each round pulls *red* to yes once, and to no once.",
          },
          {
            words: "The matrix is too small",
            hint: "It has 48 by 48 numbers, for four shapes. A few lessons ago a smaller one held ten capitals.",
          },
          { words: "Its answer to a pair is the sum of its answers to the two parts" },
        ],
        hints: ["The key of *red square* is the sum of *red* and *square*. What does a matrix do with a sum?"],
        afterwards:
          "Add up: red square and blue circle make *red + square + blue + circle*. Red circle and blue square make just the same. So both pairs of answers have the same sum. But the first should be twice *yes*, the second twice *no*. No matrix can do that, however large.",
      },
      claims: [
        { shown: "four", of: { kind: "right", asked: doors, at: last } },
        { shown: "48", of: { kind: "setting", knob: "dimension" } },
      ],
      plain: ["seven", "eight", "ten"],
    },
    {
      prose:
        "A deep memory is a small network: a first matrix, a *bend*, a second matrix. The bend treats large and small numbers differently. A unit behind it can speak for *red square* and stay silent for *red circle*.\n\n" +
        "Without a bend two matrices in a row are just one matrix again.",
      focus: ["recall"],
      check: {
        kind: "goal",
        question: "Build a memory that knows the door: all eight answers right.",
        using: ["depth", "hidden", "activation"],
        conditions: [
          {
            words: "The last eight answers are right.",
            of: { kind: "right", asked: doors, at: last },
            is: "above",
            bound: 7,
          },
        ],
        solution: { memory: { depth: 2, activation: "relu" } },
        hints: [
          "First it needs a second layer.",
          "A layer more, and still no gain? Try another bend: some are almost straight where the numbers are small.",
        ],
        afterwards:
          "With ReLU, which has a sharp corner at zero, two layers answer eight. With GELU it is four, as without any bend. Our keys are short, and near zero GELU is almost straight. Trained models can make their keys longer; Titans is trained with smooth bends.",
      },
      claims: [
        {
          shown: "eight",
          of: { kind: "right", asked: doors, at: last },
          scene: { memory: { depth: 2, activation: "relu" } },
        },
        {
          shown: "four",
          of: { kind: "right", asked: doors, at: last },
          scene: { memory: { depth: 2, activation: "gelu" } },
        },
        {
          shown: "four",
          of: { kind: "right", asked: doors, at: last },
          scene: { memory: { depth: 2, activation: "identity", theta: 0.1 } },
        },
      ],
    },
    {
      prose:
        "How does a surprise get into two [matrices](memory)? As in any network: the error goes back the way the answer came. The last layer hears it first. Then it passes back through the bend, so that only units which spoke are held to account.\n\n" +
        "This is backpropagation, run once for every word, while reading.",
      scene: { memory: { depth: 2, activation: "relu" } },
      focus: ["weights"],
      check: {
        kind: "order",
        question: "Put the [write](change) of one word in order.",
        items: [
          "Send the key through both layers",
          "Hold the answer against the word",
          "Find the gradient of the last layer",
          "Pass the error back through the bend",
          "Find the gradient of the first layer",
          "Write both layers",
        ],
        hints: [
          "Backwards starts where forwards ended.",
          "Both layers are written together, at the very end: the first gradient must still see the old weights.",
        ],
        afterwards:
          "One thing is different from a matrix. If all weights were zero, both gradients would be zero too: each needs the other. So a deep memory must not begin with nothing but zeros. Here it begins with small random weights.",
      },
    },
    {
      prose:
        "So a network is the better memory? Take 32 random pairs again, with nothing in common, told once each.\n\n" +
        "With keys of 32 numbers the matrix keeps 1,024 numbers, and the network 6,144. For each word the network does 7 times the work.",
      scene: { memory: { dimension: 32, theta: 0.14 } },
      focus: [],
      reveals: { panels: ["capacity"] },
      check: {
        kind: "choose",
        question: "Which recalls more of the 32 pairs?",
        options: [
          {
            words: "The network: six times the room",
            hint: "Room helps whoever keeps things apart. All pairs share the units of the first layer: what does each write do to the others?",
          },
          { words: "The matrix" },
          {
            words: "Both all of them",
            hint: "One of them nearly. In the other each write also moves what all keys are turned into.",
          },
        ],
        hints: ["What is there to find out about pairs that have nothing in common?"],
        afterwards:
          "The matrix: 98 %, against 72 %. With the smooth GELU the network has 94 %. Now 64 pairs with keys that are *alike*: there the network wins, 43 % to 20 %, because it can pull apart what lies close. Depth pays where there is structure, not for storage alone.",
      },
      claims: [
        { shown: "32", of: { kind: "setting", knob: "dimension" } },
        { shown: "1,024", of: { kind: "cost", cost: "state", memory: "titans-plain", context: 100 } },
        { shown: "6,144", of: { kind: "cost", cost: "state", memory: "titans-deep-plain", context: 100 } },
        {
          shown: "7",
          of: {
            kind: "ratio",
            of: { kind: "cost", cost: "flops", memory: "titans-deep-plain", context: 100 },
            to: { kind: "cost", cost: "flops", memory: "titans-plain", context: 100 },
          },
        },
        { shown: "98 %", of: { kind: "capacity", memory: "titans-plain", storage: "random", pairs: 32 } },
        { shown: "72 %", of: { kind: "capacity", memory: "titans-deep-plain", storage: "random", pairs: 32 } },
        {
          shown: "94 %",
          of: { kind: "capacity", memory: "titans-deep-plain", storage: "random", pairs: 32 },
          scene: { memory: { activation: "gelu" } },
        },
        { shown: "43 %", of: { kind: "capacity", memory: "titans-deep-plain", storage: "correlated", pairs: 64 } },
        { shown: "20 %", of: { kind: "capacity", memory: "titans-plain", storage: "correlated", pairs: 64 } },
      ],
      plain: ["64", "six"],
    },
    {
      prose:
        "Networks can also run away. Back at the door, this one writes hard and carries each push on, by [η](eta). Every overshoot makes both layers larger, and so the next gradient too. Within a dozen words the error is off the scale, and here the reading stops.\n\n" +
        "Code that read on would soon have no numbers left. Users of titans-pytorch report NaN in training (its issues 22 and 53); this is one way to get there.",
      scene: { memory: { dimension: 48, theta: 0.8, eta: 0.6 } },
      focus: ["surprise"],
      plain: ["22", "53"],
      check: {
        kind: "goal",
        question: "Tame it, so that it answers all eight again. There are several cures.",
        using: ["theta", "eta", "clip"],
        conditions: [
          {
            words: "It reads to the end, and the last eight answers are right.",
            of: { kind: "right", asked: doors, at: last },
            is: "above",
            bound: 7,
          },
        ],
        solution: { memory: { theta: 0.2, eta: 0 } },
        hints: [
          "Writing less hard always helps here. Carrying less on makes the whole push smaller.",
          "A clip puts a limit on what one error may do. Zero means that there is none.",
        ],
        afterwards:
          "A smaller step, less momentum, or a bound on the gradient: each takes the fuel away. The clip is ours and not the paper’s; so is forgetting toward the [first weights](start), where the plain rule shrinks a deep memory toward zero.",
      },
    },
    {
      prose:
        "In Titans’ own ablation depth pays: in Table 5 the column “Long Context” has 92.68 for the deep memory, and 85.34 for a matrix. (We take that column for the mean of its needle tasks.)\n\n" +
        "That is with trained keys, in text full of structure. On loose facts, as you saw, a matrix can do better. The trained models of this page keep one matrix a head, no network.",
      scene: { memory: { theta: 0.2, eta: 0 } },
      focus: ["recall"],
      cited: ["92.68", "85.34"].map((shown) => ({ shown, of: { source: "Titans, Table 5" } })),
      plain: ["5"],
      check: {
        kind: "ownWords",
        question: "Give an example of your own: something that a matrix could not store, and why.",
        hints: [],
        modelAnswer:
          "Whether two people get along: not a matter of the one or the other, only of the two together, and a matrix can only add up what each contributes.",
      },
    },
  ],
  notShown:
    "The door is the hardest case for a matrix, and made for the purpose; real text seldom is so pure. Untrained keys simply add up their words. A trained model can put a bend into the keys themselves, and then even a matrix may see the pair. The paper’s figures are cited, not measured here.",
};
