// Where is the forgetting, and what is it good for? One factor on the whole memory: a dial, its half-life, and its price in room.

import type { Measure } from "#model/contracts/measure";
import type { ScenePatch } from "#scene/scenePatch";
import type { Lesson } from "./lesson";

const text =
  "Ada, cellar. Bo, attic. Cleo, tower. Dan, kitchen. Eva, garden. Finn, stable. Gus, chapel. Hana, library. " +
  "Then snow fell on the old house, and nobody spoke until morning.";

/** The room of each of the eight guests. */
const rooms = [1, 3, 5, 7, 9, 11, 13, 15];
const cellar = 1;
const library = 15;
/** The first word after the list. */
const then = 16;
/** The last word: morning. */
const morning = 27;

const known = (at: number): Measure => ({ kind: "right", asked: rooms, at });
const tenth: ScenePatch = { memory: { alpha: 0.1 } };
const erased: ScenePatch = { overrides: [{ gate: "alpha", from: then, to: then, value: 1 }] };

export const lesson: Lesson = {
  id: "forgetting",
  title: "Forgetting is a dial",
  question: "Where in the equation is the forgetting, how fast does it work, and what does it buy?",
  objective:
    "Find forgetting in the update, turn α into a half-life, and weigh what forgetting costs in room against what it gives when facts change.",
  scene: {
    text,
    memory: { dimension: 64, alpha: 0 },
    cursor: library,
    asked: rooms,
  },
  steps: [
    {
      prose:
        "Eight guests arrive in an old house, and each is given a room. The memory hears them all.\n\n" +
        "Then it snows, and until morning nobody speaks of rooms. In this memory nothing is ever erased. In the morning it still knows all eight.",
      action: { words: "Let it snow until morning", scene: { cursor: morning } },
      focus: ["recall"],
      claims: [
        { shown: "eight", of: known(library) },
        { shown: "eight", of: known(morning) },
      ],
    },
    {
      prose:
        "Now give it a habit: at **every** word it first shrinks all its [weights](weightNorm) a little. The fraction it loses is [α](alpha), *alpha*.\n\n" +
        "Say α is 0.1: each word erases a tenth of what is there, and keeps nine tenths. Nobody chooses *what* is lost. Everything fades at once, like a photograph.",
      scene: { ...tenth, cursor: library },
      focus: ["equation"],
      check: {
        kind: "choose",
        question: "After how many words has a write faded to *half*?",
        options: [
          {
            words: "About 5: five tenths are a half",
            hint: "The second word erases a tenth of what the first one left, which is less than a tenth of the whole.",
          },
          { words: "About 7" },
          {
            words: "About 10, when all the tenths are used up",
            hint: "Keep nine tenths of nine tenths of nine tenths … Does that ever reach nothing?",
          },
        ],
        hints: ["Multiply 0.9 by itself until you pass one half."],
        afterwards: "Its half-life is 6.6 words. With a hundredth instead of a tenth it would be 69.",
      },
      claims: [
        { shown: "0.1", of: { kind: "setting", knob: "alpha" } },
        { shown: "6.6", of: { kind: "halfLife", token: library } },
        { shown: "69", of: { kind: "halfLife", token: library }, scene: { memory: { alpha: 0.01 } } },
      ],
      plain: ["5", "7", "10", "0.9"],
    },
    {
      prose:
        "A dial can be turned too far, or not far enough. Here it starts at zero.\n\n" +
        "Ada was given the cellar, and left it long ago. Hana, who came last, is in the library. Let the memory lose the one and keep the other, by morning, with [α](alpha) alone.",
      scene: { memory: { alpha: 0 }, cursor: morning },
      focus: ["recall", "forgetting"],
      check: {
        kind: "goal",
        question: "Find an α at which Ada’s room is gone in the morning, and Hana’s is not.",
        using: ["alpha"],
        conditions: [
          {
            words: "Asked for Ada, it no longer says *cellar*.",
            of: { kind: "answer", of: cellar, at: morning },
            is: "not",
            bound: "cellar",
          },
          {
            words: "Asked for Hana, it still says *library*.",
            of: { kind: "answer", of: library, at: morning },
            is: "says",
            bound: "library",
          },
        ],
        solution: tenth,
        hints: [
          "The list is one half, the snow the other. What half-life fades the beginning, but not yet the end?",
          "If Hana is lost too, the half-life is too short. If Ada is still there, it is too long.",
        ],
        afterwards:
          "Nothing chose Ada. One factor falls on everything, and what was written long ago has been under it most often.",
      },
    },
    {
      prose:
        "Readers of Titans code have asked: *where is the forgetting?* There is no list of things to delete. It is the factor in front of the old memory, [(1 − α)](keep), and nothing else. In code it is often called *decay*.\n\n" +
        "The push S is added **after** it. Now α is 1 for a single word, *then*: the old memory is multiplied by zero.",
      scene: { memory: { alpha: 0 }, cursor: library, ...erased },
      focus: ["equation"],
      hidesFrom: then,
      reveals: { panels: ["recall"], cursor: then },
      check: {
        kind: "choose",
        question: "What is left in the memory right after that word?",
        options: [
          {
            words: "Nothing at all",
            hint: "Nothing of the *old memory*. What else is added in the same line?",
          },
          { words: "The push of that moment, with what it carried on" },
          {
            words: "Only the word *then*",
            hint: "The push is more than this word’s surprise: momentum is 0.6 here. What was it pushed by just before?",
          },
        ],
        hints: ["Write the line M = (1 − α) M + S down with α = 1."],
        afterwards:
          "Memory and push are then one and the same: both have size 0.35. And one of the eight guests survives, Hana, who came last: her room was still in the push.",
      },
      claims: [
        { shown: "0.6", of: { kind: "setting", knob: "eta" } },
        { shown: "0.35", of: { kind: "quantity", quantity: "weightNorm", token: then }, scene: erased },
        { shown: "0.35", of: { kind: "quantity", quantity: "momentum", token: then }, scene: erased },
        { shown: "one", of: known(then), scene: erased },
      ],
      plain: ["1"],
    },
    {
      prose:
        "Does forgetting make *room*? It sounds right: throw out the old, and the new fits in better.\n\n" +
        "Here the memory is given 32 unrelated pairs, each once, and then asked for all of them. Without forgetting it answers every one.",
      scene: {
        memory: { alpha: 0 },
        overrides: [],
        cursor: morning,
        compare: { memories: ["titans", "linear"], storage: "random" },
      },
      focus: ["capacity"],
      knobs: ["alpha"],
      check: {
        kind: "choose",
        question: "With α at 0.1, how many of the 32 will it answer?",
        options: [
          {
            words: "All of them still: the room was not full",
            hint: "The room was not full, and yet every write shrinks what is there. Think of the half-life.",
          },
          { words: "Clearly fewer" },
          {
            words: "It would even hold more than 32 now",
            hint: "Unrelated keys hardly disturb each other. What was there to be thrown out?",
          },
        ],
        hints: ["Turn the dial, and look at the curve."],
        afterwards:
          "It falls from 100 % to 65 %. Forgetting makes no room for what is asked *later*: it makes a memory of the recent. Linear attention, which never forgets, still has 100 %.",
      },
      claims: [
        { shown: "100 %", of: { kind: "capacity", memory: "titans", storage: "random", pairs: 32 } },
        { shown: "65 %", of: { kind: "capacity", memory: "titans", storage: "random", pairs: 32 }, scene: tenth },
        { shown: "100 %", of: { kind: "capacity", memory: "linear", storage: "random", pairs: 32 } },
        { shown: "0.1", of: { kind: "setting", knob: "alpha" }, scene: tenth },
      ],
      plain: ["32"],
    },
    {
      prose:
        "So why forget? Because facts *change*. Now each of 32 keys is told twice, and only its second value is right.\n\n" +
        "Linear attention adds both, and is right for 48 %: a coin’s chance. The same sum with a little forgetting is, in short, the memory of *Mamba-2*: the older value has faded a little more than the newer.",
      scene: { memory: { alpha: 0.03 }, compare: { memories: ["linear", "mamba2", "titans"], storage: "rewritten" } },
      focus: ["capacity"],
      knobs: ["alpha"],
      check: {
        kind: "choose",
        question: "Titans looks at its error before it writes. Who needs forgetting *more* here?",
        options: [
          { words: "The sum: it has no other way to correct itself" },
          {
            words: "Titans: it writes twice as often",
            hint: "Both write at every word. Which of them notices that the key already has a value?",
          },
          {
            words: "Both alike: old values are in both",
            hint: "Set α to zero and compare the two curves. Who falls?",
          },
        ],
        hints: ["Turn α down to zero, and see whose curve suffers."],
        afterwards:
          "At α = 0.03 the sum has 99 %, at zero 48 %. Titans has 98 % and 97 %: seeing its error, it had replaced the old value itself.",
      },
      claims: [
        { shown: "48 %", of: { kind: "capacity", memory: "linear", storage: "rewritten", pairs: 32 } },
        { shown: "99 %", of: { kind: "capacity", memory: "mamba2", storage: "rewritten", pairs: 32 } },
        { shown: "0.03", of: { kind: "setting", knob: "alpha" } },
        {
          shown: "48 %",
          of: { kind: "capacity", memory: "mamba2", storage: "rewritten", pairs: 32 },
          scene: { memory: { alpha: 0 } },
        },
        { shown: "98 %", of: { kind: "capacity", memory: "titans", storage: "rewritten", pairs: 32 } },
        {
          shown: "97 %",
          of: { kind: "capacity", memory: "titans", storage: "rewritten", pairs: 32 },
          scene: { memory: { alpha: 0 } },
        },
      ],
      plain: ["32", "-2"],
    },
    {
      prose:
        "A trap for readers of papers: the same letter means opposite things. In Titans, α is the fraction that is *forgotten*. In Gated DeltaNet and MIRAS, α is the fraction *kept*. Mamba-2 writes exp(ΔA) for what is kept, and RetNet γ.",
      focus: ["equation"],
      check: {
        kind: "choose",
        question: "A paper writes M = α M + …, with α = 0.98. What is Titans’ α for the same memory?",
        options: [
          {
            words: "0.98 too: it is the same letter",
            hint: "With Titans’ meaning, a memory at 0.98 would lose nearly everything at every word.",
          },
          { words: "0.02" },
          {
            words: "Minus 0.98",
            hint: "It is a fraction that is lost: between nothing and all.",
          },
        ],
        hints: ["What is kept and what is lost add up to one."],
        afterwards: "This page keeps Titans’ letter everywhere, and says *forgetting* beside it.",
      },
      plain: ["0.98", "0.02", "-2"],
    },
    {
      prose:
        "In the paper’s Table 5 the column “Long Context” has 92.68 for the whole memory, and 85.60 without forgetting: of the parts that are taken away there, the greatest loss. (We take that column for the mean of its needle tasks.) A trained model sets α at each word, and so can keep a fact through filler, and let go when the topic changes.",
      scene: { memory: { alpha: 0 }, cursor: morning },
      focus: ["forgetting", "recall"],
      check: {
        kind: "ownWords",
        question: "In a sentence of your own: what does forgetting cost, and what does it buy?",
        hints: [],
        modelAnswer:
          "It costs the old, whether it is still wanted or not, and in return outdated facts stop being the answer.",
      },
      cited: ["92.68", "85.60"].map((shown) => ({ shown, of: { source: "Titans, Table 5" } })),
      plain: ["5"],
    },
  ],
  notShown:
    "Here α is one number for the whole text, so it forgets by age alone. A gate that was trained opens where it helps, which no knob can show. Forgetting here shrinks toward zero; shrinking toward the first weights, which this project adds for deep memories, is another switch. And random pairs are kinder than words: real keys resemble each other.",
};
