// Where is the forgetting, and what is it good for? One factor on the whole memory: a dial, its half-life, and its price in room.

import type { Measure } from "#model/contracts/measure";
import type { ScenePatch } from "#scene/scenePatch";
import stories from "#scene/stories.json";
import type { Lesson } from "./lesson";

const text =
  "Ada, cellar. Bo, attic. Cleo, tower. Dan, kitchen. Eva, garden. Finn, stable. Gus, chapel. Hana, library. " +
  "Then snow fell on the old house, and nobody spoke until morning.";

/** The room of each of the eight guests. */
const rooms = [1, 3, 5, 7, 9, 11, 13, 15];
const cellar = 1;
const kitchen = 7;
const library = 15;
/** The first word after the list. */
const then = 16;
/** The last word: morning. */
const morning = 27;

const { text: story, cursor: end } = stories.story;

const known = (at: number): Measure => ({ kind: "right", asked: rooms, at });
const size = (token: number): Measure => ({ kind: "quantity", quantity: "weightNorm", token });
const push = (token: number): Measure => ({ kind: "quantity", quantity: "momentum", token });
const setting: Measure = { kind: "setting", knob: "alpha" };
const halfLife: Measure = { kind: "halfLife", token: library };
const stored = (memory: string, storage: "random" | "rewritten"): Measure => ({
  kind: "capacity",
  memory,
  storage,
  pairs: 32,
});
const at = (alpha: number): ScenePatch => ({ memory: { alpha } });
/** Nothing is written after the first word, and no push is carried on: what is left is fading. */
const fading: ScenePatch = {
  memory: { alpha: 0.1, eta: 0, chunk: 1 },
  overrides: [{ gate: "theta", from: 1, to: morning, value: 0 }],
};
const erased: ScenePatch = { overrides: [{ gate: "alpha", from: then, to: then, value: 1 }] };

export const lesson: Lesson = {
  id: "forgetting",
  title: "Forgetting is a dial",
  question: "Where in the equation is the forgetting, how fast does it work, and what does it buy?",
  objective:
    "Find forgetting in the update, turn α into a half-life, and weigh what forgetting costs in room against what it gives when facts change.",
  needs: ["everything-in-one-matrix", "write-the-error", "momentum"],
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
        "Then it snows, and until morning nobody speaks of rooms. In this memory nothing is ever erased.",
      focus: ["answers"],
      reveals: {
        cursor: morning,
        bars: {
          caption: "Rooms that it still knows, of eight",
          as: "count",
          rows: [
            { name: "when the list ends", of: known(library) },
            { name: "in the morning", of: known(morning) },
          ],
        },
      },
      check: {
        kind: "choose",
        question: "How many of the eight rooms does it still know in the morning?",
        options: [
          {
            words: "A few: every new word wears the old ones down",
            hint: "Here are three words of snow. Look at the guests’ rooms: what has become of them?",
          },
          { words: "All eight" },
          {
            words: "None: the list has left its sight",
            hint: "That is how a window loses things. What does a memory lose when words move on? Here are three of them.",
          },
        ],
        hints: ["What would have to happen to the weights for a room to be lost?"],
        afterwards:
          "A memory in weights does not fade by itself. As long as there is room, time does nothing to it. If it is to forget, somebody has to make it.",
        see: { cursor: then + 2 },
      },
      claims: [
        { shown: "eight", of: known(library) },
        { shown: "eight", of: known(morning) },
      ],
    },
    {
      prose:
        "So give it a habit. At **every** word it first shrinks all its [weights](weightNorm) a little. The fraction it loses is called [α](alpha), *alpha*. Here α is 0.1, a tenth.\n\n" +
        "To see that alone, nothing more is written after the first word. The bars are the size of the whole memory: 0.78 after the first word, 0.70 after the second.",
      scene: { ...fading, cursor: 3 },
      focus: [],
      hidesFrom: 4,
      reveals: {
        bars: {
          caption: "Half-life: words until half of what was written is gone",
          as: "decimal",
          digits: 1,
          rows: [
            { name: "α = 0.1, a tenth", of: halfLife },
            { name: "α = 0.02, a fiftieth", of: halfLife, scene: at(0.02) },
          ],
        },
      },
      check: {
        kind: "predict",
        question: "**Draw the bar.** How large is the memory at *kitchen*, seven words after the first?",
        quantity: "weightNorm",
        token: kitchen,
        bands: { spotOn: 0.07, close: 0.2 },
        hints: [
          "Each word takes a tenth of what is *left*, and not of what was there at first. So the steps become smaller.",
          "Seven times over, nine tenths of what was left remain. Try it on paper: 0.78, 0.70, 0.63 …",
        ],
        afterwards:
          "0.37, a little under half. A tenth of what is left goes at every word, so half is gone after 6.6 words. That is the *half-life*. With a fiftieth it is 34.3 words.",
      },
      claims: [
        { shown: "0.1", of: setting },
        { shown: "0.78", of: size(0) },
        { shown: "0.70", of: size(1) },
        { shown: "0.63", of: size(2) },
        { shown: "0.37", of: size(kitchen) },
        { shown: "6.6", of: halfLife },
        { shown: "34.3", of: halfLife, scene: at(0.02) },
      ],
      plain: ["0.02", "seven"],
    },
    {
      prose:
        "A dial can be turned too far, or not far enough. Here it starts at zero, and every word is written again.\n\n" +
        "Ada was given the cellar, and left it long ago. Hana, who came last, is in the library. Let the memory lose the one and keep the other, by morning, with [α](alpha) alone.",
      scene: { memory: { alpha: 0, eta: 0.6, chunk: 4 }, overrides: [], cursor: morning },
      focus: ["answers"],
      reveals: {
        bars: {
          caption: "Rooms that are still known in the morning, of eight",
          as: "count",
          rows: [
            { name: "α = 0", of: known(morning), scene: at(0) },
            { name: "α = 0.05", of: known(morning), scene: at(0.05) },
            { name: "α = 0.1", of: known(morning), scene: at(0.1) },
            { name: "α = 0.15", of: known(morning), scene: at(0.15) },
          ],
        },
      },
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
        solution: at(0.1),
        hints: [
          "The list is one half, the snow the other. What half-life fades the beginning, but not yet the end?",
          "If Hana is lost too, the half-life is too short. If Ada is still there, it is too long.",
        ],
        afterwards:
          "Nothing chose Ada. One factor falls on everything, and what was written long ago has been under it most often.",
      },
      plain: ["0", "0.05", "0.1", "0.15", "eight"],
    },
    {
      prose:
        "Readers of Titans code have asked *where the forgetting is* (titans-pytorch, issue 6). It is the factor in front of the old memory, [(1 − α)](keep), and nothing else. The push S is added **after** it. Both together are a word’s [step](update).\n\n" +
        "And α may differ from word to word. A number from 0 to 1, set for each word, is called a *gate*. Here it is 0, but for one word: at *then* it is 1.",
      scene: { cursor: library, ...erased },
      explains: ["gate"],
      focus: ["equation", "answers"],
      reveals: { cursor: then },
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
            hint: "The push is more than this word’s surprise. What did it still carry one word before?",
          },
        ],
        hints: ["Write down the line M = (1 − α) M + S with α = 1."],
        afterwards:
          "Memory and push are then one and the same, 0.35 in size. Of the guests only Hana survives: asked for her, it says *library*. She came last, and was still in the push.",
        see: {
          bars: {
            caption: "One word before, at *library*",
            as: "decimal",
            rows: [
              { name: "size of the push", of: push(library) },
              { name: "part of it that carries on, η", of: { kind: "setting", knob: "eta" } },
            ],
          },
        },
      },
      claims: [
        { shown: "0.35", of: size(then) },
        { shown: "0.35", of: push(then) },
        { shown: "library", of: { kind: "answer", of: library, at: then } },
      ],
      plain: ["1", "0", "6"],
    },
    {
      prose:
        "Does forgetting make *room*? It sounds right: throw out the old, and the new fits in better.\n\n" +
        "Give the memory 32 unrelated pairs, each told once, and ask for all of them. Without forgetting it answers every one, as linear attention does.",
      scene: {
        memory: { alpha: 0.1 },
        overrides: [],
        cursor: morning,
        compare: { memories: ["titans", "linear"], storage: "random" },
      },
      focus: [],
      bars: {
        caption: "Pairs recalled, of 32, without forgetting",
        as: "percent",
        rows: [
          { name: "Titans, α = 0", of: stored("titans", "random"), scene: at(0) },
          { name: "linear attention", of: stored("linear", "random") },
        ],
      },
      reveals: {
        panels: ["capacity"],
        bars: {
          caption: "The same, with Titans forgetting",
          as: "percent",
          rows: [
            { name: "Titans, α = 0.1", of: stored("titans", "random") },
            { name: "linear attention, which never forgets", of: stored("linear", "random") },
          ],
        },
      },
      check: {
        kind: "choose",
        question: "With α at 0.1, how many of the 32 will Titans answer?",
        options: [
          {
            words: "All of them still: the room was not full",
            hint: "The room was not full, and yet every write shrinks what is there. Compare the half-life with the 32 words.",
          },
          { words: "Clearly fewer" },
          {
            words: "It would even hold more than 32 now",
            hint: "Unrelated keys hardly disturb each other, so there was nothing to throw out. What does the half-life do to the first pairs?",
          },
        ],
        hints: ["How long does a pair last, and how long is the list?"],
        afterwards:
          "It falls from 100 % to 65 %. Forgetting makes no room for what is asked *later*: it makes a memory of the recent.",
        see: {
          bars: {
            caption: "Half-life, in words",
            as: "decimal",
            digits: 1,
            rows: [{ name: "at this α", of: halfLife }],
          },
        },
      },
      claims: [
        { shown: "0.1", of: setting },
        { shown: "100 %", of: stored("titans", "random"), scene: at(0) },
        { shown: "100 %", of: stored("linear", "random") },
        { shown: "65 %", of: stored("titans", "random") },
      ],
      plain: ["32", "0"],
    },
    {
      prose:
        "So why forget? Because facts *change*. Now each of 32 keys is told twice, and only its second value is right.\n\n" +
        "A memory that only adds cannot take the old value back: it is right for 48 %, a coin’s chance. What it can do is fade. A sum with one constant factor is the memory of *RetNet*. In *Mamba-2* each word sets the factor anew.",
      scene: { memory: { alpha: 0 }, compare: { memories: ["retnet", "titans"], storage: "rewritten" } },
      focus: ["capacity"],
      reveals: {
        bars: {
          caption: "Keys told twice, answered by their second value",
          as: "percent",
          rows: [
            { name: "the sum, α = 0", of: stored("retnet", "rewritten"), scene: at(0) },
            { name: "the sum, α = 0.02", of: stored("retnet", "rewritten"), scene: at(0.02) },
            { name: "Titans, α = 0", of: stored("titans", "rewritten"), scene: at(0) },
            { name: "Titans, α = 0.02", of: stored("titans", "rewritten"), scene: at(0.02) },
          ],
        },
      },
      check: {
        kind: "goal",
        question: "Give the **sum** a forgetting with which it answers more than nine tenths of what has changed.",
        using: ["alpha"],
        conditions: [
          {
            words: "The sum (*Decay* in the picture) is right for more than 0.9 of the 32 keys.",
            of: stored("retnet", "rewritten"),
            is: "above",
            bound: 0.9,
          },
        ],
        solution: at(0.02),
        hints: [
          "The older value must have faded a little more than the newer. It takes less than you may think.",
          "Too much α, and the first keys have lost both their values. Go in small steps, with the arrow keys.",
        ],
        afterwards:
          "At α = 0.02 the sum has 99 %, at zero 48 %. Titans has 97 % without any forgetting: it saw its error, and replaced the old value itself.",
      },
      claims: [
        { shown: "48 %", of: stored("retnet", "rewritten") },
        { shown: "99 %", of: stored("retnet", "rewritten"), scene: at(0.02) },
        { shown: "97 %", of: stored("titans", "rewritten") },
      ],
      plain: ["32", "-2", "0", "0.02", "0.9"],
    },
    {
      prose:
        "A trap for readers of papers. In Titans, α is the fraction that is *forgotten*. In Gated DeltaNet and MIRAS the same letter is the fraction *kept*. For what is kept Mamba-2 writes exp(ΔA), and RetNet γ. Code says *decay*, and may mean either.",
      scene: { memory: { alpha: 0 }, cursor: morning },
      answers: ["decayOrRetention"],
      focus: ["answers"],
      reveals: {
        bars: {
          caption: "Half-life on this page, in words",
          as: "decimal",
          digits: 1,
          rows: [
            { name: "α = 0.02", of: halfLife, scene: at(0.02) },
            { name: "α = 0.98", of: halfLife, scene: at(0.98) },
          ],
        },
      },
      check: {
        kind: "goal",
        question:
          "A paper writes M = α M + …, with α = 0.98. Set **this page’s** α so that its memory keeps just as much at each word.",
        using: ["alpha"],
        conditions: [
          { words: "It keeps no more than the paper’s memory.", of: setting, is: "above", bound: 0.0145 },
          { words: "It keeps no less.", of: setting, is: "below", bound: 0.0255 },
        ],
        solution: at(0.02),
        hints: [
          "Here the dial says what is lost. How much does that paper’s memory lose at each word?",
          "What is kept and what is lost add up to one.",
        ],
        afterwards:
          "With 0.98 lost at every word, half of everything would be gone in 0.2 words. With 0.02 it takes 34.3. Read what a letter multiplies before you trust its name.",
      },
      claims: [
        { shown: "0.2", of: halfLife, scene: at(0.98) },
        { shown: "34.3", of: halfLife, scene: at(0.02) },
      ],
      plain: ["0.98", "0.02", "-2"],
    },
    {
      prose:
        "And in trained models? There nobody turns a dial: a gate sets α at every word. In the paper it matters: Table 5, “Long Context”, has 92.68 with forgetting, and 85.60 without. (We take that column for the mean of its long-text tests. The paper does not say.)\n\n" +
        "In the small models of this page it hardly opens. This is one head of one of them, reading a story. Its α is 0.0005 on average. Perhaps that is because nearly everything in these stories may be asked later.",
      scene: { text: story, memory: { model: "lmm", layer: 1, head: 2 }, cursor: end },
      focus: ["forgetting"],
      exhibit: {
        caption: "Titans’ own ablation, as the paper prints it: *Long Context*, in per cent. Not measured here.",
        source: { words: "Titans, Table 5", href: "https://arxiv.org/abs/2501.00663" },
        tables: [
          {
            title: "Neural memory (LMM)",
            columns: ["Long Context"],
            rows: [
              { name: "whole", figures: [92.68] },
              { name: "without forgetting (weight decay)", figures: [85.6] },
            ],
          },
        ],
      },
      check: {
        kind: "ownWords",
        question: "In a sentence of your own: what does forgetting cost, and what does it buy?",
        hints: [],
        modelAnswer:
          "It costs the old, whether it is still wanted or not, and in return outdated facts stop being the answer.",
        points: [
          "It falls on everything alike: the older, the weaker.",
          "It makes no room, and may cost facts that are still true.",
          "It pays where facts change and the old ones must stop being the answer.",
        ],
      },
      claims: [{ shown: "0.0005", of: { kind: "mean", quantity: "alpha", from: 0, to: end } }],
      cited: ["92.68", "85.60"].map((shown) => ({ shown, of: { source: "Titans, Table 5" } })),
      plain: ["5"],
    },
  ],
  remember: "Forgetting is one factor in front of the old memory, which makes no room but lets go of what has changed.",
  notShown:
    "Here α is one number for the whole text, so this memory forgets by age alone. A trained gate may open only where that helps, which no dial can show.",
};
