// How can one matrix hold a whole list? Every pair is added to the same numbers, and each question picks its own out again.

import type { Bars } from "./bars";
import type { Lesson } from "./lesson";

const text =
  "Peru, Lima. Japan, Tokyo. Kenya, Nairobi. Norway, Oslo. Cuba, Havana. Egypt, Cairo. Nepal, Kathmandu. Ghana, Accra. " +
  "Chile, Santiago. Latvia, Riga.";

/** The ten capitals. */
const capitals = [1, 3, 5, 7, 9, 11, 13, 15, 17, 19];
const lima = 1;
const tokyo = 3;
const havana = 9;
const riga = 19;

const door =
  "Door, blue. Door, blue. Door, blue. Window, green. Gate, white. Roof, grey. Then the painters come. Door, red.";
const blues = [1, 3, 5] as const;
const red = 17;

const ofLima: Bars = {
  caption: "Recall of *Lima*, told first",
  as: "decimal",
  rows: [
    { name: "just told", of: { kind: "comparedRecall", memory: "linear", of: lima, at: lima } },
    { name: "after ten pairs", of: { kind: "comparedRecall", memory: "linear", of: lima, at: riga } },
  ],
};
const firstAndLast: Bars = {
  caption: "Recall, once all ten are told",
  as: "decimal",
  rows: [
    { name: "*Lima*, told first", of: { kind: "comparedRecall", memory: "linear", of: lima, at: riga } },
    { name: "*Riga*, told last", of: { kind: "comparedRecall", memory: "linear", of: riga, at: riga } },
  ],
};
/** How well the sum knows that the door is blue, while nobody has said anything else. */
const ofBlue: Bars = {
  caption: "Recall of *blue* for the door, telling by telling",
  as: "decimal",
  rows: [
    { name: "told once", of: { kind: "comparedRecall", memory: "linear", of: blues[0], at: blues[0] } },
    { name: "told three times", of: { kind: "comparedRecall", memory: "linear", of: blues[2], at: blues[2] } },
  ],
};

export const lesson: Lesson = {
  id: "everything-in-one-matrix",
  title: "Linear attention: everything in one matrix",
  question: "How can a matrix of fixed size hold a list, and what happens when the list gets long?",
  objective:
    "Explain a matrix memory as a sum of outer products, say where its noise comes from, and relate its room to the width of its keys.",
  needs: ["exact-but-short"],
  scene: {
    text,
    memory: { dimension: 8, reach: 1, chunk: 1 },
    cursor: lima,
    asked: capitals,
    compare: { memories: ["linear"] },
  },
  steps: [
    {
      prose:
        "One square of numbers is all this memory has. How does *Peru, Lima* get into it?\n\n" +
        "*Peru* is a row of numbers: the [key](key). *Lima* is another: the [value](value). Write the key down the side and the value along the top, and multiply: one product for every cell. This square is the *outer product* of the two.\n\n" +
        "Every pair makes such a square. The memory is their sum, cell by cell, and the words are thrown away.",
      action: { words: "The square of the next pair", scene: { cursor: tokyo } },
      focus: ["outerProduct"],
      explains: ["key", "outerProduct"],
      check: {
        kind: "choose",
        question: "Compare the rows of one square. How do they differ?",
        options: [
          { words: "In size and sign only" },
          {
            words: "Each row belongs to another word",
            hint: "The square was made of two words only. Compare any row with the row of the value above.",
            see: { cursor: lima },
          },
          {
            words: "Not at all: each is the value",
            hint: "Look at a row where the key’s number is small, and at one where it is striped. Are they the value?",
            see: { cursor: lima },
          },
        ],
        hints: ["Pick a column: what do its cells have in common with the key at the side?"],
        afterwards:
          "In size and sign only: each row is the value, times one number of the key. A large number writes the value large, a small one hardly at all, and a striped one with the opposite sign. So no row is *Tokyo*: the value is spread over all rows, as the key says.",
      },
    },
    {
      prose:
        "Now with rows of 32 numbers. The memory stores every word under the word before it. So *Lima, Japan* gets a square, too: twenty squares, all added in the same 1,024 cells. No capital can be read off the picture.\n\n" +
        "To ask, multiply the matrix *M* by a key. The picture asks with the key of the latest pair. Out comes a row of numbers, *y*. It should be like the right answer, *v*. The word nearest to it is the answer.",
      scene: { cursor: lima, memory: { dimension: 32 } },
      action: { words: "Add the other nine", scene: { cursor: riga } },
      focus: ["states"],
      reveals: { panels: ["recallMatrix"] },
      check: {
        kind: "choose",
        question: "Ask for each of the ten countries now. How many capitals come out right?",
        options: [
          {
            words: "One: the last pair lies on top",
            hint: "Adding has no order. Lima was told first: look what became of it.",
            see: { bars: ofLima },
          },
          {
            words: "None: it is all mixed up",
            hint: "Mixed, yes. But look how near the answer for Peru still comes to Lima.",
            see: { bars: ofLima },
          },
          { words: "All ten" },
        ],
        hints: ["The keys are random rows of 32 numbers. How alike are two of them?"],
        afterwards:
          "All ten. Keys of 32 random numbers point almost at right angles. So the question *Peru* lets Peru’s own value through, and keeps the other nineteen down.",
      },
      claims: [
        { shown: "1,024", of: { kind: "cost", cost: "state", memory: "linear", context: 20 } },
        { shown: "ten", acted: true, of: { kind: "comparedRight", memory: "linear", asked: capitals, at: riga } },
        { shown: "32", of: { kind: "setting", knob: "dimension" } },
        { shown: "twenty", of: { kind: "length" } },
      ],
      plain: ["nineteen"],
    },
    {
      prose:
        "Right is not the same as exact. Recall of *Lima* was 0.97 when it had just been told, 0.91 after five pairs, and 0.90 after ten. Nobody spoke of Lima in the meantime.",
      focus: [],
      bars: {
        caption: "Recall of *Lima*",
        as: "decimal",
        rows: [
          { name: "just told", of: { kind: "comparedRecall", memory: "linear", of: lima, at: lima } },
          { name: "after five pairs", of: { kind: "comparedRecall", memory: "linear", of: lima, at: havana } },
          { name: "after ten pairs", of: { kind: "comparedRecall", memory: "linear", of: lima, at: riga } },
        ],
      },
      reveals: {
        bars: {
          caption: "What the answer for Latvia is made of: how much of each capital, and of one country",
          as: "decimal",
          rows: [riga, ...capitals.slice(0, 9), 16].map((of, index) => ({
            name: [
              "*Riga*",
              "*Lima*",
              "*Tokyo*",
              "*Nairobi*",
              "*Oslo*",
              "*Havana*",
              "*Cairo*",
              "*Kathmandu*",
              "*Accra*",
              "*Santiago*",
              "*Chile*",
            ][index]!,
            of: { kind: "comparedWeight", memory: "linear", of, at: riga },
          })),
        },
      },
      check: {
        kind: "choose",
        question: "Why does the answer get worse?",
        options: [
          {
            words: "Old pairs fade",
            hint: "Then what was told last would be the best. Compare.",
            see: { bars: firstAndLast },
          },
          { words: "A little of every other square leaks into it" },
          {
            words: "New pairs overwrite cells that Lima was in",
            hint: "Nothing is overwritten: cells only ever get something added. And the newest pair is no better off.",
            see: { bars: firstAndLast },
          },
        ],
        hints: ["Almost at right angles is not quite at right angles. And there are many others."],
        afterwards:
          "The bars show it for Latvia: its [answer](answer) is 1.00 of *Riga*, plus a little of the others, above zero or below. Every new square adds a leak to all answers. Lima, too, was never alone: *Peru* had been stored before it, under the start of the text. So even at first its recall was 0.97.",
      },
      claims: [
        { shown: "0.97", of: { kind: "comparedRecall", memory: "linear", of: lima, at: lima } },
        { shown: "0.91", of: { kind: "comparedRecall", memory: "linear", of: lima, at: havana } },
        { shown: "0.90", of: { kind: "comparedRecall", memory: "linear", of: lima, at: riga } },
        { shown: "1.00", of: { kind: "comparedWeight", memory: "linear", of: riga, at: riga } },
      ],
      plain: ["five"],
    },
    {
      prose:
        "Back to keys of 8 numbers. In so little room twenty keys cannot keep out of each other’s way. The same sum answers three of the ten countries. To the others it answers with another capital, or even a country.\n\n" +
        "Longer keys make room, but a matrix of keys twice as long has four times the cells.",
      scene: { memory: { dimension: 8 } },
      focus: ["recallMatrix"],
      reveals: {
        bars: {
          caption: "Right of ten, by the length of the keys",
          as: "count",
          rows: ([8, 12, 16, 24, 32] as const).map((dimension) => ({
            name: String(dimension),
            of: { kind: "comparedRight", memory: "linear", asked: capitals, at: riga },
            scene: { memory: { dimension } },
          })),
        },
      },
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
        afterwards: "The longer the keys, the more nearly they stand at right angles, and the less leaks.",
      },
      claims: [
        { shown: "8", of: { kind: "setting", knob: "dimension" } },
        { shown: "three", of: { kind: "comparedRight", memory: "linear", asked: capitals, at: riga } },
      ],
      plain: ["1,000", "12", "16", "24", "32", "twenty"],
    },
    {
      prose:
        "Why call a sum *attention*? Attention compares the question with every key, and mixes the values by these weights. Leave out the softmax, and only multiplications are left:\n\n" +
        "(*question* × *keys*) × *values* = *question* × (*keys* × *values*)\n\n" +
        "On the left, all keys and values must be kept until somebody asks. On the right, the bracket is the sum of squares. It does not know the question, so it can be added up while reading.",
      scene: { memory: { dimension: 32 } },
      focus: [],
      shows: "tables",
      reveals: {
        bars: {
          caption: "Numbers kept after 1,000 words",
          as: "count",
          rows: [
            { name: "all keys and values", of: { kind: "cost", cost: "state", memory: "softmax", context: 1000 } },
            { name: "the sum of squares", of: { kind: "cost", cost: "state", memory: "linear", context: 1000 } },
          ],
        },
      },
      check: {
        kind: "order",
        question: "Put in order how linear attention gets from a pair to an answer, keeping neither word.",
        items: [
          "Make a key and a value",
          "Multiply them into a square",
          "Add the square to the matrix",
          "Throw key and value away",
          "Multiply a question by the matrix",
        ],
        hints: [
          "Only what has been added to the matrix may be thrown away. The bars show that the matrix does not grow by it.",
          "The question is asked of the matrix alone, long after the words are gone.",
        ],
        see: {
          bars: {
            caption: "Numbers kept after two words, and after twenty",
            as: "count",
            rows: [
              { name: "by the matrix, after two", of: { kind: "cost", cost: "state", memory: "linear", context: 2 } },
              {
                name: "by the matrix, after twenty",
                of: { kind: "cost", cost: "state", memory: "linear", context: 20 },
              },
            ],
          },
        },
        afterwards:
          "After 1,000 words the keys and values would be 64,000 numbers; the sum has 1,024. In symbols: M ← M + kᵀv, then y = qM. Most versions also put keys through a function, and divide by the sum of the weights.",
      },
      claims: [
        { shown: "64,000", of: { kind: "cost", cost: "state", memory: "softmax", context: 1000 } },
        { shown: "1,024", of: { kind: "cost", cost: "state", memory: "linear", context: 1000 } },
      ],
      plain: ["1,000"],
    },
    {
      prose:
        "Now something that changes. The door is blue, and the text says so three times. Then the painters come, and it says once: *Door, red*.",
      scene: { text: door, cursor: 15, asked: [red], compare: { memories: ["linear", "softmax"] } },
      focus: [],
      reveals: {
        cursor: red,
        panels: ["recallMatrix"],
        bars: {
          caption: "With which weight each telling is in the matrix’s answer for the door",
          as: "decimal",
          rows: [
            ...blues.map((of) => ({
              name: "*blue*",
              of: { kind: "comparedWeight", memory: "linear", of, at: red } as const,
            })),
            { name: "*red*", of: { kind: "comparedWeight", memory: "linear", of: red, at: red } },
          ],
        },
      },
      hidesFrom: 16,
      check: {
        kind: "choose",
        question: "Having read all of it: what colour does the matrix give the door?",
        options: [
          {
            words: "Red: it is the latest news",
            hint: "How would a sum know what is latest? It holds every telling of *blue* as well.",
            see: { bars: ofBlue },
          },
          { words: "Blue" },
          {
            words: "It cannot say: the two cancel out",
            hint: "They would only balance if both had been added equally often.",
            see: { bars: ofBlue },
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
      plain: ["three", "four"],
    },
    {
      prose:
        "A longer test: random pairs, each told once. Of 32 pairs this matrix recalls 98 %, of 64 still 82 %, of 128 only 47 %. Nothing breaks; it all gets blurred together. Full attention recalls 100 % throughout, and keeps every word to do so.\n\n" +
        "A sum is about the simplest memory there is, and on fresh, unrelated facts it is hard to beat. What it lacks is an eraser.",
      scene: { cursor: red },
      focus: [],
      shows: "tables",
      bars: {
        caption: "Recalled of random pairs by a matrix of 32 by 32",
        as: "percent",
        rows: ([32, 64, 128] as const).map((pairs) => ({
          name: `${pairs} pairs`,
          of: { kind: "capacity", memory: "linear", storage: "random", pairs },
        })),
      },
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
        points: [
          "It says that the question is compared with every key at once.",
          "It says that keys of different things are nearly at right angles.",
          "It says that a little of all others comes along.",
        ],
      },
    },
  ],
  remember:
    "A matrix can hold many pairs as one sum of outer products, because each question picks out its own value and little of the others.",
  notShown:
    "Keys here are random, and so nearly at right angles. Trained models make their own, and related things get related keys: then more leaks.",
};
