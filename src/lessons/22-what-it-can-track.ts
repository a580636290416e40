// Can a memory follow what changes, and not only keep what it was told? A mark that flips, cups that are swapped, and which rules
// can do it: a reflection, at twice the error.

import type { Measure } from "#model/contracts/measure";
import type { PlayedGame } from "#model/contracts/shellGame";
import type { ScenePatch } from "#scene/scenePatch";
import type { Bars } from "./bars";
import type { Lesson } from "./lesson";

/** As the mark of the game flips, word for word. */
const text = "stay stay flip stay stay stay flip flip flip stay stay stay";
const tokens = 12;
/** The game's swaps, each by the numbers of its two cups. */
const swapped = "1↔3 1↔2 2↔3 1↔3 1↔2 1↔2 2↔3 1↔3 1↔2 2↔3 1↔2 1↔3";
/** What the text shows: words of the mark, or swaps. */
const shown = (text: string): ScenePatch => ({ text, cursor: tokens - 1, memory: { chunk: 1, split: "separators" } });
/** The first flip. */
const firstFlip = 2;

const played: PlayedGame = {
  memory: "titans-plain",
  ...{ cups: 3, swaps: tokens, rate: 1, chunk: 1, decay: 0, momentum: 0, seed: 1 },
  flips: "random",
};
const playing = (game: Partial<PlayedGame>): ScenePatch => ({ compare: { game: { ...played, ...game } } });
/** A flip at every token, by a memory that forgets as much as it is corrected. */
const forgetful: Partial<PlayedGame> = { memory: "titans-forgetting", decay: 0.95, flips: "all" };

const follows = (what: "mark" | "cups", game: Partial<PlayedGame> = {}): Measure => ({ kind: "follows", what, game });
const markAfter = (after: number, game: Partial<PlayedGame> = {}): Measure => ({ kind: "markAnswer", after, game });

/** Tokens of the mark that each follows, with keys set by hand. */
const followed: Bars = {
  caption: "Right signs in a row, of 12, not counting the one that was told. Keys are set by hand.",
  as: "count",
  rows: [
    { name: "Linear attention", of: follows("mark", { memory: "linear" }) },
    { name: "Decay (Mamba-2)", of: follows("mark", { memory: "mamba2", decay: 0.05 }) },
    { name: "Delta rule, *s* = 1", of: follows("mark", { memory: "delta", rate: 1 }) },
    { name: "Delta rule, *s* = 2", of: follows("mark", { memory: "delta", rate: 2 }) },
  ],
};
/** What one of them answers when minus would be right. */
const fading: Bars = {
  caption: "What a decay answers. From the third token on the mark is minus.",
  as: "decimal",
  rows: [2, 3, 6].map((after) => ({
    name: `After ${after} tokens`,
    of: markAfter(after, { memory: "mamba2", decay: 0.05 }),
  })),
};
/** What one flip leaves when only a part is taken away. */
const lesser: Bars = {
  caption: "What the first flip leaves of an answer of 1.",
  as: "decimal",
  rows: [0.25, 0.5].map((rate) => ({ name: `*s* = ${rate}`, of: markAfter(firstFlip + 1, { rate }) })),
};
/** What one flip leaves when a memory both forgets and corrects, a little of each. */
const beside: Bars = {
  caption: "What one flip leaves of an answer of 1.",
  as: "decimal",
  rows: [
    { name: "*s* = 0.5, α = 0", decay: 0 },
    { name: "*s* = 0.5, α = 0.3", decay: 0.3 },
  ].map(({ name, decay }) => ({ name, of: markAfter(1, { ...forgetful, rate: 0.5, decay }) })),
};
/** Cups followed without overshooting. */
const halfway: Bars = {
  caption: "Swaps followed, of 12, with keys set by hand.",
  as: "count",
  rows: [
    { name: "Only the surprise, *s* = 0.5", of: follows("cups", { rate: 0.5 }) },
    { name: "Only the surprise, *s* = 1", of: follows("cups", { rate: 1 }) },
  ],
};

export const lesson: Lesson = {
  id: "what-it-can-track",
  title: "What it can track",
  question: "Why can some memories follow a shell game of any length, and others not even count to two?",
  objective:
    "Explain parity and swaps as writes, say why nothing that only adds and fades can follow them, and tell apart what is possible, what is learned and what is only claimed.",
  needs: ["write-the-error", "chunks"],
  scene: { text, memory: { chunk: 1 }, cursor: tokens - 1, ...playing({}) },
  steps: [
    {
      prose:
        "Now something *changes*, and a memory must keep up. A mark is told once, as plus. Then every *flip* turns it into its opposite, and every *stay* leaves it. So its sign at the end depends on whether the number of flips is even or odd: on its **parity**.\n\n" +
        "The *state* of a memory is all that it carries from one word to the next. Keeping it true is called **state tracking**.",
      focus: ["flips"],
      explains: ["state"],
      check: {
        kind: "choose",
        question:
          "Somebody heard the plus, then slept through four words, and saw all the others. What do they know of the mark at the end?",
        see: { cursor: firstFlip },
        options: [
          { words: "Nothing sure: it may have turned while they slept" },
          {
            words: "It is probably right: they saw most of the words",
            hint: "Suppose that one of the four was a flip. What does that do to every sign after it?",
          },
          {
            words: "Its sign: they know how it began, and count the flips",
            hint: "They count only the flips that they saw. Was there one among the words that they missed?",
          },
        ],
        hints: ["Put one flip among the words that they missed."],
        afterwards:
          "They missed the flip at the third word. If they still think of plus, all their later signs are wrong. Old words never stop counting.",
      },
      reveals: { cursor: firstFlip },
    },
    {
      prose:
        "How could a memory write a flip? It holds the mark as its answer to one key. A *flip* is one more token with the same key, and with zero as its value. A *stay* writes nothing.\n\n" +
        "So at a flip the whole old answer is an error. The rule of *Write the error* takes a part of the error away: call this part *s*, the rate. Of the old answer 1 − *s* is left.",
      focus: ["flips"],
      check: {
        kind: "choose",
        question: "A full correction has *s* = 1. What does the memory answer after the first flip?",
        see: { bars: lesser },
        options: [
          { words: "Zero" },
          {
            words: "Minus",
            hint: "Minus would be true, as the line shows. But put *s* = 1 into 1 − *s*: is that below zero?",
          },
          {
            words: "Plus, as before",
            hint: "For that nothing may be taken away. How much does *s* = 1 take?",
          },
        ],
        hints: ["Of the old answer 1 − *s* is left."],
        afterwards:
          "0.00, from the first flip to the end. Plus and minus would leave the same zero, so no later word can tell them apart.",
      },
      reveals: { panels: ["mark"] },
      claims: [{ shown: "0.00", of: markAfter(tokens) }],
      plain: ["1", "2", "0.25", "0.5"],
    },
    {
      prose:
        "Between *s* = 1 and *s* = 2 a write overshoots: it lands on the other side of what it corrects. When facts were stored that was a fault. At 2 it even was the edge beyond which a memory explodes.\n\n" +
        "The memory in the picture is *Titans, only the surprise*: Titans without momentum and without forgetting. Its keys, values and rate are set by hand. This shows what is possible, not what a model learns.",
      focus: ["mark"],
      check: {
        kind: "goal",
        question:
          "**Turn the rate in the picture.** The sign must be right at every word, and nothing may fade or grow.",
        using: [],
        conditions: [
          {
            words: "All 12 signs in a row are right, not counting the one that was told.",
            of: follows("mark"),
            is: "above",
            bound: 11,
          },
          { words: "The last answer is over 0.9.", of: markAfter(tokens), is: "above", bound: 0.9 },
          { words: "The last answer is under 1.1.", of: markAfter(tokens), is: "below", bound: 1.1 },
        ],
        solution: playing({ rate: 2 }),
        hints: [
          "A flip should leave the exact opposite. Has every bar the right side, and are the last ones as long as the first?",
          "At 1.5 the sign is right, but half is lost at every flip. Which *s* makes 1 − *s* exactly minus one?",
        ],
        afterwards:
          "At *s* = 2 twice the error is taken away. What is left is the exact opposite, and the last answer is 1.00 again. Such a write is a **mirror**: nothing fades, nothing grows.",
      },
      claims: [{ shown: "1.00", of: markAfter(tokens, { rate: 2 }) }],
      plain: ["1", "2", "12", "0.9", "1.1", "1.5"],
    },
    {
      prose:
        "Three others. At each token all of them do the same two things to the answer that they keep. They multiply it by a number, and then add something:\n\n" +
        "*Linear attention* multiplies by 1. *Mamba-2* multiplies by a number between 0 and 1. A *delta rule* takes away *s* times the old answer: so it multiplies by 1 − *s*. Then it adds *s* times the value. Its *s* is at most 1 here.\n\n" +
        "The number and what is added come from the token alone. A *flip* brings the same ones, whether the mark is plus or minus.",
      scene: playing({ rate: 2 }),
      focus: ["flips"],
      check: {
        kind: "choose",
        question:
          "Can any of these three track parity in texts of any length, if training finds the best keys and gates for it?",
        see: { bars: fading },
        options: [
          { words: "No: none of them ever turns the sign of what it keeps" },
          {
            words: "Yes: by adding minus twice the mark at a flip",
            hint: "That is right while the mark is plus. When it is minus, plus two would be needed. But a flip always adds the same.",
          },
          {
            words: "Yes, with a larger state",
            hint: "More rows, and each is multiplied by a number that is not below zero.",
          },
        ],
        hints: ["By which numbers may an old answer be multiplied?"],
        afterwards:
          "No, however they are trained. It is proved for any number of such layers, if no multiplier is below zero and numbers have finitely many digits (Grazzi and others, arXiv 2411.12537). By hand, too, these follow 2 tokens, up to the first flip. The delta rule with *s* = 2 follows all 12.",
      },
      reveals: { bars: followed },
      claims: [
        { shown: "2", of: follows("mark", { memory: "linear" }) },
        { shown: "2", of: follows("mark", { memory: "mamba2", decay: 0.05 }) },
        { shown: "2", of: follows("mark", { memory: "delta", rate: 1 }) },
        { shown: "12", of: follows("mark", { memory: "delta", rate: 2 }) },
      ],
      plain: ["0", "1", "3", "6", "−2", "-2", "2411.12537"],
    },
    {
      prose:
        "Now a real shell game: three cups, and under each a thing with a letter. Every token swaps what is under two of them: *1↔3* is a swap of cups 1 and 3.\n\n" +
        "A swap, too, is one write with a key, and with zero as its value. At *s* = 2 it is a mirror, and the key points straight at it: what lies along the key is turned into its opposite, all else stays. Say that 5 is under cup 1, and 3 under cup 2. After the swap it is 3 and 5.",
      scene: shown(swapped),
      focus: ["swaps"],
      check: {
        kind: "choose",
        question: "Which key must the write have, so that cups 1 and 2 are swapped?",
        see: { bars: halfway },
        options: [
          { words: "The key of cup 1 minus the key of cup 2" },
          {
            words: "The key of cup 1 plus the key of cup 2",
            hint: "That turns the sum, 8, into −8, and leaves the difference, 2. Then −3 and −5 are under the cups.",
          },
          {
            words: "The key of cup 1, and then that of cup 2",
            hint: "That turns each of the two into its own opposite: −5 and −3. Neither has moved.",
          },
        ],
        hints: [
          "5 and 3 become 3 and 5. What do two such numbers keep, and what turns into its opposite? Only a full turn will do: see the bars.",
        ],
        afterwards:
          "The sum of 5 and 3 stays 8; their difference goes from 2 to −2. So the key of their **difference** swaps them, and leaves the third cup alone. The memory holds the true order after all 12 swaps.",
      },
      reveals: { panels: ["cups"] },
      claims: [{ shown: "12", of: follows("cups") }],
      plain: ["2", "1", "3", "0.5", "5", "8", "−8", "−3", "−5", "−2", "three", "two"],
    },
    {
      prose:
        "Titans reads in chunks. With four words to a chunk, four swaps are measured at the weights that the chunk began with. The game is the same, the rate is 2, and yet the memory loses the cups.\n\n" +
        "The second swap of a chunk does not see what the first has done.",
      scene: playing({ rate: 2, chunk: 4 }),
      focus: ["cups"],
      check: {
        kind: "goal",
        question: "**Turn what must be turned** in the picture: it is to follow all swaps again.",
        using: [],
        conditions: [
          { words: "The true order after each of the 12 swaps.", of: follows("cups"), is: "above", bound: 11 },
        ],
        solution: playing({ rate: 2, chunk: 1 }),
        hints: [
          "A swap must be turned round whole: that needs a rate of 2, as before. What else keeps the second swap from seeing the first?",
          "How many swaps are measured at the same weights?",
        ],
        afterwards:
          "With a chunk of 1 it follows all 12 again. Speed and tracking pull in opposite directions: words that are measured together cannot react to each other.",
      },
      claims: [{ shown: "12", of: follows("cups", { rate: 2, chunk: 1 }) }],
      plain: ["1", "2"],
    },
    {
      prose:
        "A riddle. Small models with Titans’ memory were trained here to say the parity of ones and zeros. Their *s* was at most 1. Yet 3 of 5 runs learned it.\n\n" +
        "But Titans also forgets. Forgetting takes the part α of the old answer, and the correction takes the part *s* of it: new answer = (1 − α) · old answer + *s* · error. The error is value minus old answer, as ever, and the value is zero.",
      scene: { ...shown("flip ".repeat(tokens).trim()), ...playing(forgetful) },
      focus: ["flips"],
      check: {
        kind: "choose",
        question: "How did those runs turn the mark round?",
        see: { bars: beside },
        options: [
          { words: "With α and *s* both near 1" },
          {
            words: "With momentum, which carried the mark past zero",
            hint: "It could. But where these runs read a one, their η was nearly zero.",
          },
          {
            words: "With small steps: many of them add up",
            hint: "Each leaves 1 − *s* of the answer, and that is not below zero. What else takes something away?",
          },
        ],
        hints: ["How much of the old answer is left, with α and *s* together?"],
        afterwards:
          "1 − α − *s* is left. Where it reads a one, their best run had *s* = 1.00 and α = 0.95. That leaves −0.95, and so the sign turns. But α fades all else that is kept, too.",
      },
      reveals: {
        panels: ["mark"],
        bars: {
          caption: "The answer, with α and *s* together.",
          as: "decimal",
          rows: [
            { name: "As it was told", of: markAfter(0) },
            { name: "After the first flip", of: markAfter(1) },
            { name: "After the second", of: markAfter(2) },
          ],
        },
      },
      claims: [{ shown: "−0.95", of: markAfter(1) }],
      cited: [
        { shown: "3 of 5", of: { source: "public/track.json" } },
        { shown: "0.95", of: { source: "public/track.json" } },
        { shown: "1.00", of: { source: "public/track.json" } },
      ],
      plain: ["0", "0.3", "0.5", "1"],
    },
    {
      prose:
        "Possible is not yet learned. Eight kinds of model were trained here on three cups. They are full attention, linear attention, Mamba-2, two gated delta rules and three of Titans’ memories. In two of them *s* may reach 2: one gated delta rule and one Titans memory. In the others *s* stays at 1 or below.\n\n" +
        "Each was trained five times, on up to 32 swaps. A run has learned it if 95 in 100 of its answers are right at 32. Guessing gets a third.",
      scene: { ...shown(swapped), ...playing({ rate: 2 }) },
      focus: ["swaps"],
      check: {
        kind: "choose",
        question: "Which kinds learned it in at least one run?",
        see: { bars: halfway },
        options: [
          { words: "Only those whose rate may reach 2" },
          {
            words: "All with a memory that corrects itself",
            hint: "One kind corrects itself with *s* up to 1. What can it do to two cups at best?",
          },
          {
            words: "Full attention: it sees every swap",
            hint: "Seeing them all is not following them: it would have to work through them one by one, in one layer.",
          },
        ],
        hints: ["What does a swap need, that the others cannot do?"],
        afterwards:
          "The gated delta rule with *s* up to 2 in 3 of 5 runs, Titans’ memory with *s* up to 2 and a chunk of 1 in 2 of 5. The other six never did. Turning by forgetting would fade the other cups. Attention sees all swaps at once, but one layer does not work through them one by one. Even these two failed in half of their runs.",
      },
      reveals: { panels: ["learnedCups"] },
      cited: [
        { shown: "3 of 5", of: { source: "public/track.json" } },
        { shown: "2 of 5", of: { source: "public/track.json" } },
      ],
      plain: ["0.5", "1", "2", "-2", "12", "32", "95", "100"],
    },
    {
      prose:
        "And the papers? The Titans paper states, as its theorem 4.1, that Titans can solve problems beyond the reach of Transformers, decays and DeltaNet. It gives no proof and no test of it.\n\n" +
        "The Nested Learning paper tests parity: its table 5 reports 100 % for Hope. Titans is not in that table.",
      scene: playing({ rate: 2 }),
      focus: ["cups"],
      check: {
        kind: "ownWords",
        question: "In a sentence of your own: why can a memory that only adds and fades never follow the cups?",
        hints: [],
        modelAnswer:
          "To follow a swap what is kept must be turned round, and a memory that only multiplies by numbers from zero to one, and then adds, never turns anything round.",
        points: [
          "A swap or a flip must turn round what is kept.",
          "Adding and fading never changes the sign of what is kept.",
          "A write of twice the error is a mirror, and can.",
        ],
      },
      cited: [{ shown: "100 %", of: { source: "Nested Learning, arXiv 2512.24695, table 5" } }],
      plain: ["4.1", "5"],
    },
  ],
  remember:
    "A memory that only adds and fades cannot follow what turns round; a write of twice its error is a mirror, and can.",
  notShown:
    "With keys set by hand, a “no” of this page is a “no” of those keys: only the theorem speaks of all. The trained models are tiny, and nothing was tuned for them: more layers or width may do better.",
};
