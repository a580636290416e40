// How can one matrix hold a whole list? Every pair is added to the same numbers, and each question picks its own out again.

import type { Lesson } from "./lesson";

const text =
  "Peru, Lima. Japan, Tokyo. Kenya, Nairobi. Norway, Oslo. Cuba, Havana. Egypt, Cairo. Nepal, Kathmandu. Ghana, Accra. " +
  "Chile, Santiago. Latvia, Riga.";

/** The ten capitals. */
const capitals = [1, 3, 5, 7, 9, 11, 13, 15, 17, 19];
const lima = 1;
const havana = 9;
const riga = 19;

const door =
  "Door, blue. Door, blue. Door, blue. Window, green. Gate, white. Roof, grey. Then the painters come. Door, red.";
const red = 17;

export const lesson: Lesson = {
  id: "everything-in-one-matrix",
  title: "Linear attention: everything in one matrix",
  question: "How can a matrix of fixed size hold a list, and what happens when the list gets long?",
  objective:
    "Explain a matrix memory as a sum of key-value products, say where its noise comes from, and relate its room to the width of its keys.",
  scene: {
    text,
    memory: { dimension: 32, reach: 1 },
    cursor: 1,
    asked: capitals,
    compare: { memories: ["linear"] },
  },
  steps: [
    {
      prose:
        "One square of numbers, and nothing else. It has just read *Peru, Lima*.\n\n" +
        "*Peru* is a row of numbers: the [key](key). *Lima* is another: the [value](value). Write the key down the side and the value along the top, and multiply: one product for every cell. This square, the *outer product* of the two, is what was put into the matrix. Then both words were thrown away.\n\n" +
        "The next pair gives another square. It is *added on top*.",
      action: { words: "Add nine more", scene: { cursor: riga } },
      focus: ["states"],
    },
    {
      prose:
        "Ten pairs now lie on top of each other in the same 1,024 numbers, together with unintended links from each capital to the next country. No cell belongs to one country. Nobody could read a capital off the picture.\n\n" +
        "To ask, multiply the matrix by a key: *Peru*. Out comes a row of numbers, and the nearest word is the answer.",
      scene: { cursor: riga },
      focus: ["states"],
      reveals: { panels: ["recallMatrix"] },
      check: {
        kind: "choose",
        question: "How many of the ten does it answer correctly?",
        options: [
          {
            words: "One: the last pair lies on top",
            hint: "Adding has no order: the sum is the same whichever pair came last.",
          },
          {
            words: "None: it is all mixed up",
            hint: "Mixed, yes. But *Peru* as a question weighs each pair by how much its key is like Peru’s.",
          },
          { words: "All ten" },
        ],
        hints: ["The keys are random rows of 32 numbers. How alike are two of them?"],
        afterwards:
          "All ten. Keys of 32 random numbers point almost at right angles. So the question *Peru* lets [all of Peru’s value](answer) through, and only a little of each other one.",
      },
      claims: [
        { shown: "1,024", of: { kind: "cost", cost: "state", memory: "linear", context: 20 } },
        { shown: "ten", of: { kind: "comparedRight", memory: "linear", asked: capitals, at: riga } },
        { shown: "32", of: { kind: "setting", knob: "dimension" } },
      ],
    },
    {
      prose:
        "Right is not the same as exact. Recall says how near an answer is to its word: one is the very same.\n\n" +
        "For *Lima* it was 0.97 when only Peru had been told, 0.91 after five pairs, and 0.90 after ten. Nobody touched Lima in the meantime.",
      focus: ["recallMatrix"],
      check: {
        kind: "choose",
        question: "Why does the answer get worse?",
        options: [
          {
            words: "Old pairs fade",
            hint: "Then the newest would be the best. Compare *Peru* with *Latvia* in the table.",
          },
          { words: "A little of every other pair leaks into it" },
          {
            words: "New pairs overwrite cells that Lima was in",
            hint: "Nothing is overwritten here. Every cell only ever gets something added.",
          },
        ],
        hints: ["Almost at right angles is not quite at right angles. And there are many others."],
        afterwards:
          "Riga, told last, is at 0.84, worse than Lima, told first. In a sum nothing is old. Each answer carries the leaks of all the others, and every new pair adds one.",
      },
      claims: [
        { shown: "0.97", of: { kind: "comparedRecall", memory: "linear", of: lima, at: lima } },
        { shown: "0.91", of: { kind: "comparedRecall", memory: "linear", of: lima, at: havana } },
        { shown: "0.90", of: { kind: "comparedRecall", memory: "linear", of: lima, at: riga } },
        { shown: "0.84", of: { kind: "comparedRecall", memory: "linear", of: riga, at: riga } },
      ],
    },
    {
      prose:
        "Now the keys have only 8 numbers. In so little room ten directions cannot keep out of each other’s way. The same sum answers three of the ten.\n\n" +
        "Longer keys make room, but a matrix of keys twice as long has four times the cells.",
      scene: { memory: { dimension: 8 } },
      focus: ["recallMatrix", "states"],
      check: {
        kind: "goal",
        question: "Find keys just long enough: all ten right, in fewer than 1,000 numbers. Several lengths will do.",
        using: ["dimension"],
        conditions: [
          {
            words: "All ten are answered correctly.",
            of: { kind: "comparedRight", memory: "linear", asked: capitals, at: riga },
            is: "above",
            bound: 9,
          },
          {
            words: "The matrix has fewer than 1,000 numbers.",
            of: { kind: "cost", cost: "state", memory: "linear", context: 20 },
            is: "below",
            bound: 1000,
          },
        ],
        solution: { memory: { dimension: 24 } },
        hints: [
          "The matrix is as wide as it is high. Whose square stays below a thousand?",
          "Turn the length up a step at a time, and watch the crosses go.",
        ],
        afterwards:
          "A rule of thumb: up to about as many things as its keys have numbers, nearly all answers are right. Beyond that more and more go wrong.",
      },
      claims: [
        { shown: "8", of: { kind: "setting", knob: "dimension" } },
        { shown: "three", of: { kind: "comparedRight", memory: "linear", asked: capitals, at: riga } },
      ],
      plain: ["1,000"],
    },
    {
      prose:
        "Why call a sum *attention*? Attention compares the question with every key, and mixes the values by these weights.\n\n" +
        "Leave out the softmax, which sharpens the weights. Only multiplications are left, and their brackets can be moved: (*question* × *keys*) × *values* is *question* × (*keys* × *values*). The second bracket does not know the question. It can be added up while reading, and it never grows.",
      scene: { memory: { dimension: 32 } },
      focus: [],
      reveals: { panels: ["memories"] },
      check: {
        kind: "order",
        question: "Put in order what linear attention does with one word, so that it need not keep the word.",
        items: [
          "Make a key and a value",
          "Multiply them into a square",
          "Add the square to the matrix",
          "Throw key and value away",
          "Multiply a question by the matrix",
        ],
        hints: [
          "Only what has been added to the matrix may be thrown away.",
          "The question is asked of the matrix alone, long after the words are gone.",
        ],
        afterwards:
          "In symbols: M ← M + kᵀv, then y = qM. Plain linear attention is this; most versions put keys through a function first, and divide by the sum of the weights.",
      },
    },
    {
      prose:
        "Now something that changes. The door is blue, and the text says so three times. Then the painters come, and it says once: *Door, red*.",
      scene: { text: door, cursor: 15, asked: [red], compare: { memories: ["linear", "softmax"] } },
      focus: [],
      reveals: { panels: ["memories"], cursor: red },
      hidesFrom: 16,
      check: {
        kind: "choose",
        question: "Having read all of it: what colour does the matrix give the door?",
        options: [
          {
            words: "Red: it is the latest news",
            hint: "How would a sum know what is latest?",
          },
          { words: "Blue" },
          {
            words: "It cannot say: the two cancel out",
            hint: "They would only balance if both had been added equally often.",
          },
        ],
        hints: ["Count what was added under the key *door*."],
        afterwards:
          "Blue. Each telling was added with weight 1.00, so it is three votes to one. Be fair: attention that sees all four says *blue* as well. It counts too, and here it cannot tell what came last.",
      },
      claims: [
        { shown: "Blue", of: { kind: "comparedAnswer", memory: "linear", of: red, at: red } },
        { shown: "1.00", of: { kind: "comparedWeight", memory: "linear", of: 1, at: red } },
        { shown: "1.00", of: { kind: "comparedWeight", memory: "linear", of: red, at: red } },
        { shown: "blue", of: { kind: "comparedAnswer", memory: "softmax", of: red, at: red } },
      ],
    },
    {
      prose:
        "A longer test: random pairs, each told once. Of 32 pairs this matrix recalls 98 %, of 64 still 82 %, of 128 only 47 %. Nothing breaks; it all gets blurred together. Full attention recalls 100 % throughout, and keeps every word to do so.\n\n" +
        "A sum is about the simplest memory there is, and on fresh, unrelated facts it is hard to beat. What it lacks is an eraser.",
      scene: { cursor: red },
      focus: ["capacity"],
      claims: [
        { shown: "98 %", of: { kind: "capacity", memory: "linear", storage: "random", pairs: 32 } },
        { shown: "82 %", of: { kind: "capacity", memory: "linear", storage: "random", pairs: 64 } },
        { shown: "47 %", of: { kind: "capacity", memory: "linear", storage: "random", pairs: 128 } },
        { shown: "100 %", of: { kind: "capacity", memory: "softmax", storage: "random", pairs: 128 } },
      ],
      plain: ["32", "64", "128"],
      check: {
        kind: "ownWords",
        question: "Explain to a friend: if all pairs lie in the same cells, how can the right one come out?",
        hints: [],
        modelAnswer:
          "The question weighs every stored pair by how alike the keys are; its own key matches fully and the others hardly, so its value stands out from their murmur.",
      },
    },
  ],
  notShown:
    "Keys here are random, and so nearly at right angles. Trained models make their own, and related things get related keys: then more leaks. The functions that linear attention puts its keys through come in a later lesson. And nothing here says how to *train* such a model.",
};
