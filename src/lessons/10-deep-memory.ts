// What does a small network hold that one matrix cannot? Answers that hang on two things together. And what that costs.

import type { Measure } from "#model/contracts/measure";
import type { ScenePatch } from "#scene/scenePatch";
import stories from "#scene/stories.json";
import type { Lesson } from "./lesson";

const shapes = ["Red square: yes.", "Blue square: no.", "Red circle: no.", "Blue circle: yes."];
/** The four in seven shuffled rounds: neither a colour nor a form alone tells the answer. */
const order = [0, 1, 2, 3, 2, 0, 3, 1, 1, 3, 0, 2, 3, 2, 1, 0, 0, 2, 1, 3, 2, 3, 0, 1, 1, 0, 3, 2];
const text = order.map((shape) => shapes[shape]!).join(" ");

/** The answers of the last round, one for each shape. */
const doors = [74, 77, 80, 83];
const last = 83;
const known: Measure = { kind: "right", asked: doors, at: last };
/** How many of the four shapes it knows right after a round, from 1. */
const knownAfter = (round: number): Measure => {
  const first = 12 * (round - 1);
  return { kind: "right", asked: [2, 5, 8, 11].map((answer) => first + answer), at: first + 11 };
};

const { text: story, cursor: end } = stories.story;

const matrix = "titans-plain";
const network = "titans-deep-plain";
const stored = (memory: string, storage: "random" | "correlated", pairs: number): Measure => ({
  kind: "capacity",
  memory,
  storage,
  pairs,
});
/** A matrix of about as many numbers as the network. */
const large = { keys: 78, values: 78 };
const storedLarge = (storage: "random" | "correlated", pairs: number): Measure => ({
  kind: "capacity",
  memory: matrix,
  storage,
  pairs,
  widths: large,
});
const numbers = (memory: string): Measure => ({ kind: "cost", cost: "state", memory, context: 100 });
const numbersLarge: Measure = { kind: "cost", cost: "state", memory: matrix, context: 100, widths: large };
/** What the matrix answers to each of the four, asked after the last round. */
const answered = [
  { name: "*red square*, should be *yes*", of: { kind: "answer", of: 77, at: last } },
  { name: "*blue circle*, should be *yes*", of: { kind: "answer", of: 80, at: last } },
  { name: "*red circle*, should be *no*", of: { kind: "answer", of: 83, at: last } },
  { name: "*blue square*, should be *no*", of: { kind: "answer", of: 74, at: last } },
] as const;
const memory = (settings: ScenePatch["memory"]): ScenePatch => ({ memory: settings });
const bend = (activation: "identity" | "silu" | "gelu" | "relu" | "tanh"): ScenePatch =>
  memory({ depth: 2, activation });
const none = bend("identity");
const relu = bend("relu");
const gelu = bend("gelu");

export const lesson: Lesson = {
  id: "deep-memory",
  title: "Deep memory: what a network holds",
  question: "What can a memory that is a small network hold and a matrix cannot, and when is the matrix better?",
  objective:
    "Explain why a matrix cannot store an exclusive-or, find a network that can, and weigh its gains against size, unrelated facts and stability.",
  needs: ["everything-in-one-matrix", "surprise-is-a-gradient"],
  scene: {
    text,
    memory: { theta: 0.2, eta: 0, alpha: 0, chunk: 1, reach: 2, keyDecay: 1, depth: 1 },
    cursor: 11,
    asked: doors,
  },
  steps: [
    {
      prose:
        "A door that opens for some. *Red square: yes. Blue square: no. Red circle: no. Blue circle: yes.*\n\n" +
        "Red alone tells nothing: one red opens, one does not. Square alone tells nothing either. It is the *pair* that counts.\n\n" +
        "A matrix memory is told these four, over and over, seven rounds in shuffled order. Its key is the sum of the two words before the answer.",
      scene: { cursor: last },
      focus: [],
      reveals: {
        bars: {
          caption: "After seven rounds it answers",
          as: "count",
          rows: [...answered, { name: "right, of the four", of: known }],
          full: 4,
        },
      },
      check: {
        kind: "choose",
        question: "After seven rounds, how many of the four does it answer rightly?",
        options: [
          {
            words: "All four: it has heard each of them seven times",
            hint: "Each round pulls *red* to yes once, and to no once. What is left of *red* after seven rounds?",
            see: {
              bars: {
                caption: "Of the four, known right after a round",
                as: "count",
                full: 4,
                rows: [1, 2, 3, 4, 5, 6].map((round) => ({ name: `round ${round}`, of: knownAfter(round) })),
              },
            },
          },
          { words: "Two, as a coin would" },
          {
            words: "One: the last that it was told",
            hint: "The last write moves *red* and *circle*. It says nothing of *blue* and *square*. Here is how many it knew after earlier rounds.",
            see: {
              bars: {
                caption: "Of the four, known right after a round",
                as: "count",
                full: 4,
                rows: [1, 2, 3, 4, 5, 6].map((round) => ({ name: `round ${round}`, of: knownAfter(round) })),
              },
            },
          },
        ],
        hints: ["What can it learn of *red* alone, and of *square* alone?"],
        afterwards:
          "It has 2 of the four, as a coin would. After some rounds it happens to have one more, but never all four: what it learns of *red* from one pair, the next takes back.",
      },
      claims: [{ shown: "2", of: known }],
      plain: ["seven", "four", "1", "2", "3", "4", "5", "6"],
    },
    {
      prose:
        "It has heard each pair seven times, and for four pairs it has 48 by 48 numbers. Yet it answers no better than a coin.",
      scene: { cursor: last },
      focus: [],
      bars: { caption: "After seven rounds it answers", as: "count", rows: answered },
      reveals: {
        exhibit: {
          caption: "How often each word is in the key of a pair, and in the two keys together.",
          source: { words: "Counted from the four sentences", href: null },
          tables: [
            {
              title: "Both should say yes",
              columns: ["red", "blue", "square", "circle"],
              scales: Array(4).fill({ full: 1, digits: 0 }),
              rows: [
                { name: "red square", figures: [1, 0, 1, 0] },
                { name: "blue circle", figures: [0, 1, 0, 1] },
                { name: "together", figures: [1, 1, 1, 1] },
              ],
            },
            {
              title: "Both should say no",
              columns: ["red", "blue", "square", "circle"],
              scales: Array(4).fill({ full: 1, digits: 0 }),
              rows: [
                { name: "red circle", figures: [1, 0, 0, 1] },
                { name: "blue square", figures: [0, 1, 1, 0] },
                { name: "together", figures: [1, 1, 1, 1] },
              ],
            },
          ],
        },
      },
      check: {
        kind: "choose",
        question: "What is in its way?",
        options: [
          {
            words: "It has not heard them often enough",
            hint: "How would an eighth round help? Each round pulls *red* to yes once, and to no once.",
            see: {
              bars: {
                caption: "Of the four pairs, known right after a round",
                as: "count",
                full: 4,
                rows: [1, 2, 3, 4, 5, 6, 7].map((round) => ({ name: `round ${round}`, of: knownAfter(round) })),
              },
            },
          },
          {
            words: "The matrix is too small",
            hint: "It has 48 by 48 numbers, for four pairs. Here is a larger one.",
            see: {
              bars: {
                caption: "Right answers, of the four",
                as: "count",
                full: 4,
                rows: [
                  { name: "48 by 48", of: known },
                  { name: "64 by 64", of: known, scene: memory({ dimension: 64 }) },
                ],
              },
            },
          },
          { words: "Its answer to a pair is the sum of its answers to the two parts" },
        ],
        hints: ["The key of *red square* is the sum of *red* and *square*. What does a matrix do with a sum?"],
        afterwards:
          "Add the keys of the two that should say *yes*: each word once. Add those of the two that should say *no*: again each word once. The same sum goes in, so the same sum comes out. But one should be twice *yes*, the other twice *no*. No matrix can do that, however large.",
      },
      claims: [{ shown: "48", of: { kind: "setting", knob: "dimension" } }],
      plain: ["seven", "four", "64", "1", "2", "3", "4", "5", "6", "7"],
    },
    {
      prose:
        "A *deep memory* is a small network: a first matrix, a *bend*, a second matrix. Between the two lie its *hidden units*. Without a bend (*identity*), two matrices in a row are just one matrix again, as here.\n\n" +
        "With a bend, a unit can be silent for one key and speak for another. So it can answer to a *pair*. But the numbers that come to the bend are small here: look where the dots are. A smooth curve, seen that near, is almost a straight line. Which bend has a corner there?",
      scene: none,
      explains: ["deep"],
      focus: ["bends"],
      bars: {
        caption: "After seven rounds it answers, with your bend",
        as: "count",
        rows: answered,
      },
      reveals: {
        bars: {
          caption: "Right answers, of the four, by bend",
          as: "count",
          full: 4,
          rows: [
            { name: "none: *identity*", of: known, scene: none },
            { name: "SiLU", of: known, scene: bend("silu") },
            { name: "GELU", of: known, scene: gelu },
            { name: "ReLU", of: known, scene: relu },
            { name: "tanh", of: known, scene: bend("tanh") },
          ],
        },
      },
      check: {
        kind: "goal",
        question: "Choose a bend with which the memory knows the door.",
        using: ["activation"],
        conditions: [
          { words: "Asked after the last word, it answers all four rightly.", of: known, is: "above", bound: 3 },
        ],
        solution: memory({ activation: "relu" }),
        hints: [
          "Choose one, and look at the dots. Do they still lie on a straight line?",
          "Which bend does something else to small numbers below zero than to small numbers above it?",
        ],
        afterwards:
          "With ReLU it knows all 4, with every smooth bend 2, as without any. ReLU cuts even small numbers at zero, so some units are silent. A trained model can make its numbers larger, and then a smooth curve bends as well.",
      },
      claims: [
        { shown: "4", of: known, scene: relu },
        ...[none, bend("silu"), gelu, bend("tanh")].map((scene) => ({ shown: "2", of: known, scene })),
      ],
      plain: ["seven"],
    },
    {
      prose:
        "How does a surprise get into two [matrices](memory) at once? As in any network: the error goes back the way the answer came. The last layer hears it first. Then it passes back through that layer and the bend. With ReLU a silent unit gets none of it: it had no part in the answer.\n\n" +
        "This is backpropagation, run once for every word, while reading. In the picture each strip of bars is a layer, and each line a weight.",
      scene: relu,
      focus: ["networkThere"],
      reveals: { panels: ["networkBack"] },
      check: {
        kind: "order",
        question: "Put the [write](change) of one word in order.",
        items: [
          "Send the key through both layers",
          "Hold the answer against the word",
          "Pass the error back through the last layer and the bend",
          "Find the gradient of the first layer",
          "Write both layers",
        ],
        hints: [
          "Backwards starts where forwards ended.",
          "Both layers are written together, at the very end: the first gradient must still see the old weights.",
        ],
        afterwards:
          "The second picture has the error, right to left: at the answer, and what comes of it at the hidden units. One thing is different from a matrix. If all weights were zero, both gradients would be zero too: each needs the other. So a deep memory must not begin with nothing but zeros. This one begins with small random weights.",
      },
    },
    {
      prose:
        "So is a network the better memory? Take 32 random pairs with nothing in common, told once each.\n\n" +
        "Here is a small matrix, a matrix as large as the network, and the network. Each writes with θ = 0.1: of five learning rates from 0.05 to 0.3, none served any of them better.",
      // Measured at θ 0.05, 0.1, 0.14, 0.2 and 0.3; matrix: 98, 98, 98, 96, 92 %; network: 69, 73, 72, 72, 70 %; large matrix: always 100 %.
      scene: memory({ dimension: 32, theta: 0.1 }),
      shows: "tables",
      focus: [],
      bars: {
        caption: "Numbers that each keeps",
        as: "count",
        rows: [
          { name: "small matrix", of: numbers(matrix) },
          { name: "large matrix", of: numbersLarge },
          { name: "network", of: numbers(network) },
        ],
      },
      reveals: {
        bars: {
          caption: "Pairs recalled, of 32 random ones: the mean of 12 draws",
          as: "percent",
          rows: [
            { name: "small matrix", of: stored(matrix, "random", 32) },
            { name: "large matrix", of: storedLarge("random", 32) },
            { name: "network, ReLU", of: stored(network, "random", 32) },
            { name: "network, GELU", of: stored(network, "random", 32), scene: gelu },
          ],
        },
      },
      check: {
        kind: "choose",
        question: "Which recalls more of the 32 pairs: the **small matrix**, or the network with ReLU?",
        options: [
          {
            words: "The network: six times the room",
            hint: "Room helps whoever keeps things apart. All pairs share these units of the first layer: what does each write do to the others? Here are a few pairs.",
          },
          { words: "The small matrix" },
          {
            words: "Both all of them",
            hint: "One of them nearly. In the other each write also moves what all keys are turned into. Here are a few pairs.",
          },
        ],
        hints: ["What is there to find out about pairs that have nothing in common?"],
        afterwards:
          "The small matrix: 98 %, against 73 %. The large one has all of them. In the network all pairs share the first layer, so each write also moves what the others are turned into. With the smooth GELU the network has 96 %. Where pairs have nothing in common, depth buys nothing here.",
        see: {
          bars: {
            caption: "Pairs recalled, of only 8",
            as: "percent",
            rows: [
              { name: "small matrix", of: stored(matrix, "random", 8) },
              { name: "network, ReLU", of: stored(network, "random", 8) },
            ],
          },
        },
      },
      claims: [
        { shown: "0.1", of: { kind: "setting", knob: "theta" } },
        { shown: "six", of: { kind: "ratio", of: numbers(network), to: numbers(matrix) } },
        { shown: "98 %", of: stored(matrix, "random", 32) },
        { shown: "73 %", of: stored(network, "random", 32) },
        { shown: "96 %", of: stored(network, "random", 32), scene: gelu },
      ],
      plain: ["8", "12", "32", "0.05", "0.3"],
    },
    {
      prose:
        "Now 64 pairs whose keys are *alike*, as those of real words often are: any two of them point half the same way. All memories mix them up more.\n\n" +
        "To be fair, the large matrix plays against the network, with as many numbers. Each writes with the learning rate that serves it best: 0.14 for the matrix, 0.3 for the network.",
      // Measured at the same five θ; small matrix: 15, 20, 20, 22, 22 %; large: 43, 47, 48, 44, 41 %; network: 11, 26, 43, 66, 71 %, and at
      // 0.4, 0.5 and 0.6 65, 54 and 38 %.
      scene: memory({ theta: 0.14 }),
      shows: "tables",
      focus: [],
      bars: {
        caption: "Numbers that each keeps",
        as: "count",
        rows: [
          { name: "large matrix", of: numbersLarge },
          { name: "network", of: numbers(network) },
        ],
      },
      reveals: {
        bars: {
          caption: "Pairs recalled, of 64 with keys that are alike: the mean of 12 draws",
          as: "percent",
          rows: [
            { name: "large matrix, θ = 0.14", of: storedLarge("correlated", 64) },
            { name: "network, θ = 0.14", of: stored(network, "correlated", 64) },
            { name: "network, θ = 0.3", of: stored(network, "correlated", 64), scene: memory({ theta: 0.3 }) },
            { name: "network, θ = 0.4", of: stored(network, "correlated", 64), scene: memory({ theta: 0.4 }) },
          ],
        },
      },
      check: {
        kind: "choose",
        question: "Which recalls more of these 64 pairs?",
        options: [
          {
            words: "The large matrix, as before",
            hint: "A matrix must answer alike keys alike. What can units behind a bend do with two keys that differ a little? Here are keys that differ much.",
          },
          {
            words: "Neither: their numbers are equal",
            hint: "Equal in number, but not in what is done with them. Here are keys that have nothing in common.",
          },
          { words: "The network" },
        ],
        hints: ["Who can pull apart what lies close together?"],
        afterwards:
          "The network: 71 %, against 48 %. A matrix answers two keys as differently as they are; behind a bend, a small difference can count for more. But the network needs hard writes: at the matrix’s θ it has 43 %, and is behind. At 0.4 it falls again, to 65 %. So depth pays here where much must be told apart, not for storage alone.",
        see: {
          bars: {
            caption: "Pairs recalled, of 32 random ones",
            as: "percent",
            rows: [
              { name: "large matrix", of: storedLarge("random", 32) },
              { name: "network", of: stored(network, "random", 32) },
            ],
          },
        },
      },
      claims: [
        { shown: "71 %", of: stored(network, "correlated", 64), scene: memory({ theta: 0.3 }) },
        { shown: "43 %", of: stored(network, "correlated", 64) },
        { shown: "65 %", of: stored(network, "correlated", 64), scene: memory({ theta: 0.4 }) },
        { shown: "48 %", of: storedLarge("correlated", 64) },
        { shown: "0.14", of: { kind: "setting", knob: "theta" } },
      ],
      plain: ["64", "12", "32", "0.3", "0.4"],
    },
    {
      prose:
        "Networks can also run away. Back at the door, this one writes hard and carries each push on, by [η](eta). Every overshoot makes both layers larger, and so the next gradient too. Within a dozen words its surprise is many times as large, and the reading stops.\n\n" +
        "Code that read on would soon have no numbers left. Users of titans-pytorch report NaN in training (its issues 22 and 53). This is one way to get there.",
      scene: { ...memory({ dimension: 48, theta: 0.8, eta: 0.6 }), cursor: last },
      answers: ["nanAtDepth"],
      focus: [],
      bars: {
        caption: "Surprise at the first four answers, with your settings",
        as: "decimal",
        digits: 1,
        rows: [2, 5, 8, 11].map((token, at) => ({
          name: `answer ${at + 1}`,
          of: { kind: "quantity", quantity: "surprise", token },
        })),
      },
      reveals: {
        bars: {
          caption: "Right answers, of the four, with one cure alone",
          as: "count",
          full: 4,
          rows: [
            { name: "a smaller step, θ = 0.2", of: known, scene: memory({ theta: 0.2 }) },
            { name: "a clip of 0.2", of: known, scene: memory({ clip: 0.2 }) },
            { name: "no momentum, η = 0: the reading stops", of: known, scene: memory({ eta: 0 }) },
          ],
        },
      },
      plain: ["22", "53", "0.2", "0", "0.00", "1", "2", "3", "4", "four"],
      check: {
        kind: "goal",
        question:
          "Tame it, so that it answers all four again. At clip 0.00 there is no limit. There are several cures.",
        using: ["theta", "eta", "clip"],
        conditions: [{ words: "It reads to the end, and answers all four rightly.", of: known, is: "above", bound: 3 }],
        solution: memory({ theta: 0.2, eta: 0 }),
        hints: [
          "Writing less hard always helps here. Carrying less on makes the whole push smaller.",
          "A clip puts a limit on what one error may do. Zero means that there is none, and small numbers limit most.",
        ],
        afterwards:
          "A smaller step does it, and so does a tight bound on the gradient. Dropping the momentum alone does not: at this step even the bare writes run away. The clip is this page’s, not the paper’s.",
      },
    },
    {
      prose:
        "Does depth pay in trained models? In Titans’ Table 5 it does: the column “Long Context” has 92.68 for the deep memory, and 85.34 for a matrix. (The paper does not say how it was made. We take it for the mean of its long-text tests.)\n\n" +
        "In the small models of this page it does not. Asked about stories, from beyond the window, a memory of matrices is right for 96 %, and one of networks for 94 %: no difference beyond chance. On stage is one of those networks.",
      scene: { text: story, memory: { model: "lmmDeep", layer: 1, head: 2 }, cursor: end },
      focus: ["network"],
      exhibit: {
        caption:
          "First the paper’s own figures, in per cent. Then ours: questions about stories of 256 words, put to two models, each trained once. By chance alone, a second test could fall anywhere along the thin line.",
        source: { words: "Titans, Table 5; the cards of LMM and LMM, deep", href: "https://arxiv.org/abs/2501.00663" },
        tables: [
          {
            title: "Titans’ neural memory",
            columns: ["Long Context"],
            rows: [
              { name: "deep", figures: [92.68] },
              { name: "a matrix (linear memory)", figures: [85.34] },
            ],
          },
          {
            title: "This page’s LMM",
            columns: ["Stories"],
            rows: [
              { name: "deep", figures: [{ share: 0.9419, low: 0.9059, high: 0.9645 }] },
              { name: "a matrix", figures: [{ share: 0.9588, low: 0.9248, high: 0.9804 }] },
            ],
          },
        ],
      },
      cited: [
        ...["92.68", "85.34"].map((shown) => ({ shown, of: { source: "Titans, Table 5" } })),
        { shown: "96 %", of: { model: "lmm", task: "story", length: 256 } },
        { shown: "94 %", of: { model: "lmmDeep", task: "story", length: 256 } },
      ],
      plain: ["5", "256"],
      check: {
        kind: "ownWords",
        question: "Give an example of your own: something that a matrix could not store, and why.",
        hints: [],
        modelAnswer:
          "Whether two people get along: not a matter of the one or the other, only of the two together, and a matrix can only add up what each contributes.",
        points: [
          "The answer hangs on two things together.",
          "Neither of the two alone says anything about it.",
          "A matrix adds what each part contributes, and that sum is the same for right and wrong pairs.",
        ],
      },
    },
  ],
  remember:
    "A matrix can only add up what the parts of a key say; a network can answer to the pair, and pays for it in size and stability.",
  notShown:
    "The door is the hardest case for a matrix, and made for the purpose. Here keys simply add up their words; trained keys may already hold the pair, and then even a matrix can answer.",
};
