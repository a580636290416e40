// What does attention do with the words it sees, and with those it no longer sees? Exact, then gone: and what more sight costs.

import type { Bars } from "./bars";
import type { Lesson } from "./lesson";

const text =
  "Hats off, everybody. Ada, cap. Ben, scarf. Cleo, cane. Dora, fan. Eli, coat. Finn, boots. " +
  "The band begins and the doors are closed until midnight. Then they dance, and nobody looks at the clock. Ada, cap. Finn, boots.";

/** What each of the six has left at the cloakroom. */
const left = [4, 6, 8, 10, 12, 14];
const cap = 4;
const scarf = 6;
const coat = 12;
const boots = 14;
/** The last word at which a window of 16 still sees the cap, and the first at which it does not. */
const lastSeen = 19;
const firstGone = 20;
const dancing = 30;

const changed = "Ada, cap. Ben, scarf. Cleo, cane. Now Ada, fan. Eli, coat.";
const oldThing = 1;
const newThing = 8;
const [bens, cleos] = [3, 5];

/** Of the middle of the list: neither first nor last. */
const ofOthers: Bars = {
  caption: "The window’s recall, once all six are in",
  as: "decimal",
  rows: [
    { name: "Ben’s scarf", of: { kind: "comparedRecall", memory: "window", of: scarf, at: boots } },
    { name: "Eli’s coat", of: { kind: "comparedRecall", memory: "window", of: coat, at: boots } },
  ],
};
const ofUnchanged: Bars = {
  caption: "The window’s recall of what Ben and Cleo left",
  as: "decimal",
  rows: [
    { name: "Ben’s scarf, told earlier", of: { kind: "comparedRecall", memory: "window", of: bens, at: newThing } },
    { name: "Cleo’s cane, told later", of: { kind: "comparedRecall", memory: "window", of: cleos, at: newThing } },
  ],
};

export const lesson: Lesson = {
  id: "exact-but-short",
  title: "Attention’s window: exact, but short",
  question: "Why is attention so exact about what it sees, and why not simply let it see everything?",
  objective:
    "Describe how a window of attention answers, predict when it loses a fact and how, and compare what it keeps with what a matrix keeps.",
  needs: ["who-remembers"],
  scene: {
    text,
    memory: { chunk: 1 },
    cursor: 2,
    asked: left,
    compare: { memories: ["window"] },
  },
  steps: [
    {
      prose:
        "An evening at the theatre. Six guests hand in something at the cloakroom. The attendant writes nothing down: he looks back over the last 16 words he heard.\n\n" +
        "To answer, attention gives every word in sight a weight. The better its surroundings match the question, the larger. *Softmax* makes these weights positive, lets them sum to one, and gives the best match nearly all. The answer is the words, mixed by their weights.",
      action: { words: "Let the guests come in", scene: { cursor: boots } },
      focus: ["memories"],
      shows: "window",
      explains: ["softmax"],
      check: {
        kind: "order",
        question: "Put in order how attention answers one question.",
        items: [
          "Compare the question with every word in sight",
          "Make weights of it that sum to one",
          "Mix the words by their weights",
          "Take the word that is nearest to the mix",
        ],
        hints: ["Nothing can be mixed before it has a weight.", "The weights come from the comparing."],
        afterwards:
          "Look under *built from*: the word that matches has a weight of 0.98, and all the others share the rest. A mix of which nearly all is one word is nearly that word.",
        see: { cursor: 6 },
      },
      claims: [
        { shown: "16", of: { kind: "setting", knob: "window" } },
        { shown: "0.98", acted: true, of: { kind: "comparedWeight", memory: "window", of: boots, at: boots } },
      ],
    },
    {
      prose:
        "All six have handed in their things. Ada came first, Finn last. Both lie in the shaded window.\n\n" +
        "Ask for both. You know how an answer is measured: its recall is 1 if it is the very word, and near 0 if it has nothing to do with it.",
      scene: { cursor: boots },
      focus: [],
      shows: "window",
      reveals: { panels: ["recallMatrix"] },
      plain: ["1", "0"],
      check: {
        kind: "choose",
        question: "How do the answers for Ada and for Finn compare?",
        options: [
          {
            words: "Ada’s is fainter, because she came longer ago",
            hint: "Then Ben’s would be fainter than Eli’s. Compare the two bars.",
            see: { bars: ofOthers },
          },
          { words: "Both are as good as exact" },
          {
            words: "Both are a blur of all the words in sight",
            hint: "It would be a blur if all words had the same weight. Look at what Ben and Eli get.",
            see: { bars: ofOthers },
          },
        ],
        hints: ["What makes a weight large: how near a word is, or how well its surroundings match?"],
        afterwards: "Recall is 1.00 for Ada’s cap and 1.00 for Finn’s boots. Inside the window nothing fades.",
      },
      claims: [
        { shown: "1.00", of: { kind: "comparedRecall", memory: "window", of: cap, at: boots } },
        { shown: "1.00", of: { kind: "comparedRecall", memory: "window", of: boots, at: boots } },
      ],
    },
    {
      prose:
        "Now the band begins, and talk goes on. With every new word the window moves one word along. Soon Ada’s cap will reach its edge.",
      scene: { cursor: 16 },
      focus: [],
      shows: "window",
      reveals: {
        panels: ["recallMatrix"],
        cursor: firstGone,
        bars: {
          caption: "The window’s recall of Ada’s *cap*, word by word",
          as: "decimal",
          rows: [
            { name: "at *and*", of: { kind: "comparedRecall", memory: "window", of: cap, at: lastSeen - 1 } },
            { name: "at *the*", of: { kind: "comparedRecall", memory: "window", of: cap, at: lastSeen } },
            { name: "at *doors*", of: { kind: "comparedRecall", memory: "window", of: cap, at: firstGone } },
          ],
        },
      },
      hidesFrom: 17,
      check: {
        kind: "choose",
        question: "What will happen to the answer for Ada?",
        options: [
          {
            words: "It fades, a little with every word",
            hint: "Has it begun to fade since she came in?",
            see: {
              bars: {
                caption: "The window’s recall of Ada’s *cap*, so far",
                as: "decimal",
                rows: [
                  { name: "when told", of: { kind: "comparedRecall", memory: "window", of: cap, at: cap } },
                  { name: "at *boots*", of: { kind: "comparedRecall", memory: "window", of: cap, at: boots } },
                  { name: "now", of: { kind: "comparedRecall", memory: "window", of: cap, at: 16 } },
                ],
              },
            },
          },
          { words: "It stays perfect, and then is gone from one word to the next" },
          {
            words: "It stays: what was read once is kept",
            hint: "Kept where? The window has no more room after a thousand words than after these.",
            see: {
              bars: {
                caption: "Numbers that the window keeps",
                as: "count",
                rows: [
                  { name: "now", of: { kind: "cost", cost: "state", memory: "window", context: 17 } },
                  { name: "a thousand words on", of: { kind: "cost", cost: "state", memory: "window", context: 1000 } },
                ],
              },
            },
          },
        ],
        hints: ["A word is either in sight or it is not."],
        afterwards:
          "At *the* recall of the cap is 1.00. One word later it is 0.08, and even that is chance. There was no warning. Step back and forth with ← and → to see it.",
      },
      claims: [
        { shown: "1.00", of: { kind: "comparedRecall", memory: "window", of: cap, at: lastSeen } },
        { shown: "0.08", of: { kind: "comparedRecall", memory: "window", of: cap, at: firstGone } },
      ],
    },
    {
      prose:
        "At the word *looks*, the window knows nothing of the six. Beside it stands a Titans memory that has read the same words. It still answers all six.\n\n" +
        "But its bars are shorter. Its recall of the cap was 0.86 when Finn came in, and now is 0.70. It keeps more, and each thing less exactly.",
      scene: { cursor: dancing, compare: { memories: ["window", "titans"] } },
      focus: ["recallMatrix"],
      shows: "window",
      bars: {
        caption: "Titans’ recall of Ada’s *cap*",
        as: "decimal",
        rows: [
          { name: "at *boots*", of: { kind: "comparedRecall", memory: "titans", of: cap, at: boots } },
          { name: "at *looks*", of: { kind: "comparedRecall", memory: "titans", of: cap, at: dancing } },
        ],
      },
      check: {
        kind: "goal",
        question: "Give the window all six back, and keep it shorter than 31 words. More than one length will do.",
        using: ["window"],
        conditions: [
          {
            words: "The window answers all six.",
            of: { kind: "comparedRight", memory: "window", asked: left, at: dancing },
            is: "above",
            bound: 5,
          },
          {
            words: "It sees fewer than 31 words.",
            of: { kind: "setting", knob: "window" },
            is: "below",
            bound: 31,
          },
        ],
        solution: { window: 28 },
        hints: [
          "The shading has to reach back from *looks* to *cap*.",
          "Make it longer step by step, and watch the first row of the table.",
        ],
        afterwards: "The length has to fit the longest wait. And who knows, before reading, how long that will be?",
      },
      claims: [
        { shown: "six", of: { kind: "comparedRight", memory: "titans", asked: left, at: dancing } },
        { shown: "0.86", of: { kind: "comparedRecall", memory: "titans", of: cap, at: boots } },
        { shown: "0.70", of: { kind: "comparedRecall", memory: "titans", of: cap, at: dancing } },
      ],
      plain: ["31"],
    },
    {
      prose:
        "Another evening. Ada hands in a cap. Later she comes back, takes the cap and leaves a *fan*. Both are in sight.\n\n" +
        "Here a word’s surroundings are only the word before it. So *cap* and *fan* stand after exactly the same: *Ada*.",
      scene: {
        text: changed,
        cursor: newThing,
        asked: [oldThing, newThing],
        window: 16,
        memory: { reach: 1 },
        compare: { memories: ["window", "delta"] },
      },
      focus: [],
      shows: "window",
      reveals: { panels: ["memories"] },
      check: {
        kind: "choose",
        question: "Ask the window what Ada has now. What is its answer made of?",
        options: [
          {
            words: "The fan: newer words count for more",
            hint: "Then what was told later would be recalled better. Compare Ben’s and Cleo’s.",
            see: { bars: ofUnchanged },
          },
          {
            words: "The cap: it was there first",
            hint: "Then what was told earlier would be recalled better. Compare Ben’s and Cleo’s.",
            see: { bars: ofUnchanged },
          },
          { words: "Half cap, half fan" },
        ],
        hints: ["Both match the question equally well. What does that do to their weights?"],
        afterwards:
          "Under *built from*, each weighs 0.50; which of them comes out ahead is chance. Attention holds on to all that is in sight, even what is out of date. The memory beside it corrected itself and says *fan*.",
      },
      claims: [
        { shown: "0.50", of: { kind: "comparedWeight", memory: "window", of: oldThing, at: newThing } },
        { shown: "0.50", of: { kind: "comparedWeight", memory: "window", of: newThing, at: newThing } },
        { shown: "fan", of: { kind: "comparedAnswer", memory: "delta", of: newThing, at: newThing } },
      ],
    },
    {
      prose:
        "Why not let attention see everything? Because it would have to keep everything: two rows of numbers for each word, one to compare with and one to answer with.\n\n" +
        "A matrix stays the same size, however much it has read. A Titans memory here has two: its weights, and another that it writes with.",
      scene: { compare: { memories: ["window", "linear", "titans", "softmax"] } },
      focus: [],
      reveals: {
        bars: {
          caption: "Numbers kept after 4,096 words",
          as: "count",
          rows: [
            { name: "Window of 16 words", of: { kind: "cost", cost: "state", memory: "window", context: 4096 } },
            { name: "One matrix", of: { kind: "cost", cost: "state", memory: "linear", context: 4096 } },
            { name: "Titans, two matrices", of: { kind: "cost", cost: "state", memory: "titans", context: 4096 } },
            { name: "Attention, all words", of: { kind: "cost", cost: "state", memory: "softmax", context: 4096 } },
          ],
        },
      },
      check: {
        kind: "order",
        question: "All have read 4,096 words. Order them by how many numbers they keep, the fewest first.",
        items: ["A window of 16 words", "One matrix", "Titans, two matrices", "Attention that sees all words"],
        hints: [
          "A matrix here is 48 rows high. How many rows does a window of 16 words keep?",
          "One of them grows with every word. By now it has read thousands.",
        ],
        see: {
          bars: {
            caption: "Numbers kept",
            as: "count",
            rows: [
              {
                name: "for one word in sight",
                of: { kind: "cost", cost: "state", memory: "window", context: 4096 },
                scene: { window: 1 },
              },
              { name: "for one matrix", of: { kind: "cost", cost: "state", memory: "linear", context: 4096 } },
            ],
          },
        },
        afterwards:
          "1,536 for the window, 2,304 for one matrix, 4,608 for Titans, and 393,216 for attention that sees it all. Only the last would double with another 4,096 words, and so would its work for each new word.",
      },
      claims: [
        { shown: "48", of: { kind: "setting", knob: "dimension" } },
        { shown: "1,536", of: { kind: "cost", cost: "state", memory: "window", context: 4096 } },
        { shown: "2,304", of: { kind: "cost", cost: "state", memory: "linear", context: 4096 } },
        { shown: "4,608", of: { kind: "cost", cost: "state", memory: "titans", context: 4096 } },
        { shown: "393,216", of: { kind: "cost", cost: "state", memory: "softmax", context: 4096 } },
      ],
      plain: ["4,096", "16"],
    },
    {
      prose:
        "So attention is not the loser of this story. Of 64 random pairs, all in sight, it recalls 100 %; the Titans memory 81 %. A window of 16 recalls 25 %: exactly the 16 it sees.\n\n" +
        "The price is length. That is why Titans keeps *both*: a window for what is near, a memory for what is far.",
      scene: { compare: { memories: ["window", "softmax", "titans"] } },
      focus: ["capacity"],
      bars: {
        caption: "Recalled of 64 random pairs",
        as: "percent",
        rows: [
          {
            name: "Attention, all in sight",
            of: { kind: "capacity", memory: "softmax", storage: "random", pairs: 64 },
          },
          { name: "Titans", of: { kind: "capacity", memory: "titans", storage: "random", pairs: 64 } },
          { name: "Window of 16", of: { kind: "capacity", memory: "window", storage: "random", pairs: 64 } },
        ],
      },
      claims: [
        { shown: "16", of: { kind: "setting", knob: "window" } },
        { shown: "100 %", of: { kind: "capacity", memory: "softmax", storage: "random", pairs: 64 } },
        { shown: "81 %", of: { kind: "capacity", memory: "titans", storage: "random", pairs: 64 } },
        { shown: "25 %", of: { kind: "capacity", memory: "window", storage: "random", pairs: 64 } },
      ],
      plain: ["64"],
      check: {
        kind: "ownWords",
        question: "In one sentence: what is a window good at, and what can it not do at all?",
        hints: [],
        modelAnswer:
          "Whatever stands out among the words in sight it repeats exactly; what is out of sight it does not know even faintly.",
        points: [
          "It says that what is in sight comes back exactly.",
          "It says that what is out of sight is gone, and not merely faint.",
          "It does not say that near words count for more.",
        ],
      },
    },
  ],
  remember:
    "Attention repeats exactly what it sees and knows nothing of what it does not; to see more it must keep more.",
  notShown:
    "Real transformers stack layers, through which a window sees further than its own length, and they know where words stand: that helps with the cap and the fan.",
};
