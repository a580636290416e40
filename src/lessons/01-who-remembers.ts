// A list is read and asked for later: what do a window, a sum and a memory that corrects itself still know?

import type { Bars } from "./bars";
import type { Lesson } from "./lesson";

const text =
  "Mia, fox. Noor, heron. Ravi, otter. Lena, crab. Omar, goose. Yuki, newt. Tess, mule. Ivo, wasp. Then Noor, kite. " +
  "Ravi, moth. That evening rain falls on the roof while nobody says anything more. Now who has what? Take your time, and say it slowly.";

/** The animal that each of the eight has in the end: the six who keep theirs, and the two who change. */
const kept = [1, 7, 9, 11, 13, 15];
const kite = 18;
const moth = 20;
/** The word after both changes: by then both are answered anew. */
const changed = 21;
const animals = [...kept, kite, moth];
const [fox, crab, wasp] = [1, 7, 15];
/** Where Noor's first animal is told, and the last word before she gives it up. */
const heron = 3;
const before = 16;
/** The last word before the list is asked for, and how many words a window must see then to see them all. */
const asked = 32;
const wholeList = 33;

const ofHeron: Bars = {
  caption: "How near the memory’s answer for Noor comes to her *heron*",
  as: "decimal",
  rows: [
    { name: "before the kite is told", of: { kind: "recall", of: heron, at: before } },
    { name: "once the list is read", of: { kind: "recall", of: heron, at: asked } },
  ],
};

export const lesson: Lesson = {
  id: "who-remembers",
  title: "Read a list, answer later",
  question: "What is left of a list once it has scrolled out of sight, and what does it cost to keep it?",
  objective:
    "Compare an attention window, linear attention and a Titans memory by what each still answers, and name what each one pays.",
  needs: [],
  scene: {
    text,
    memory: { dimension: 32, reach: 1, chunk: 1 },
    cues: "asked",
    cursor: wasp,
    asked: animals,
    answers: animals.map((token) => ({ token, length: 1 })),
    compare: { memories: ["window"] },
  },
  steps: [
    {
      prose:
        "Eight people, each with an animal. A memory reads the list, and the picture shows what it would answer now. Each row asks: what came after this word? Each dot is a word that comes back, the larger the stronger. Green is right.\n\n" +
        "Next, Noor gives up her *heron* for a *kite*, and Ravi his *otter* for a *moth*. Then it only rains. Read on, and watch the row of Noor.",
      action: { words: "Read on", scene: { cursor: asked } },
      focus: ["answers"],
      check: {
        kind: "choose",
        question: "What does this memory answer for Noor, now that the list is read?",
        options: [
          {
            words: "Her heron: it came first",
            hint: "Here both changes have just been read. In the row *Noor*: what is struck out?",
            see: { cursor: changed, bars: ofHeron },
          },
          { words: "Her kite: the heron was replaced" },
          {
            words: "Both, equally strong",
            hint: "Equally strong words would be equally large. See how strong the heron still is.",
            see: { bars: ofHeron },
          },
          {
            words: "Nothing: the rain washed it out",
            hint: "Nothing was washed out: see what became of Mia’s fox. And look along the row *Noor*.",
            see: {
              bars: {
                caption: "How near the memory’s answer for Mia comes to her *fox*",
                as: "decimal",
                rows: [
                  { name: "before the rain", of: { kind: "recall", of: fox, at: moth } },
                  { name: "now", of: { kind: "recall", of: fox, at: asked } },
                ],
              },
            },
          },
        ],
        hints: ["The green dot in the row *Noor* stands under a word. Which?"],
        afterwards:
          "Her *kite*. All eight people are answered by their latest animal, long after the words have gone by. How is that done? This course is about it. First, two readers that do otherwise.",
      },
      claims: [
        { shown: "kite", acted: true, of: { kind: "answer", of: kite, at: asked } },
        { shown: "eight", acted: true, of: { kind: "right", asked: animals, at: asked } },
      ],
    },
    {
      prose:
        "*Attention* keeps words and looks things up among them. Asked for Noor, it compares *Noor* with the word before each word in sight. Where they match best, the word that follows is the answer.\n\n" +
        "But it sees only the last few words: its *window*, here 16, shaded in the text. What lies before the window it does not see at all.\n\n" +
        "To a memory, each word is a row of random numbers. *Recall* is how closely an answer’s row points to the right word’s: 1 is the word itself, 0 has nothing in common, below 0 points the other way.",
      scene: { cursor: asked },
      focus: [],
      shows: "window",
      reveals: { panels: ["recallMatrix"] },
      explains: ["attention", "window", "recall"],
      check: {
        kind: "choose",
        question: "Ask the window now for each of the eight. How many get the animal they have in the end?",
        options: [
          {
            words: "None: the list is over",
            hint: "The shading reaches further back than the rain. Which animals lie in it?",
            see: {
              bars: {
                caption: "The window’s recall of Noor’s *kite*",
                as: "decimal",
                rows: [{ name: "now", of: { kind: "comparedRecall", memory: "window", of: kite, at: asked } }],
              },
            },
          },
          { words: "Two: Noor and Ravi" },
          {
            words: "All eight: it has read them",
            hint: "It has read them and let them go. Look at what it makes of Mia’s fox now.",
            see: {
              bars: {
                caption: "The window’s recall of Mia’s *fox*",
                as: "decimal",
                rows: [
                  {
                    name: "when told",
                    of: { kind: "comparedRecall", memory: "window", of: fox, at: fox },
                  },
                  { name: "now", of: { kind: "comparedRecall", memory: "window", of: fox, at: asked } },
                ],
              },
            },
          },
        ],
        hints: ["Count the animals that lie in the shaded part of the text."],
        afterwards:
          "Two, and both exactly: recall is 1.00. The other six are gone. Their short bars, above or below 0, are chance: two random rows are seldom quite unlike. A window is exact, and short.",
      },
      claims: [
        { shown: "16", of: { kind: "setting", knob: "window" } },
        { shown: "Two", of: { kind: "comparedRight", memory: "window", asked: animals, at: asked } },
        { shown: "1.00", of: { kind: "comparedRecall", memory: "window", of: kite, at: asked } },
        { shown: "1.00", of: { kind: "comparedRecall", memory: "window", of: moth, at: asked } },
      ],
      plain: ["six", "1", "0"],
    },
    {
      prose:
        "*Linear attention* keeps no words. It keeps one square of numbers, a matrix. It turns each fact into such a square too, and adds it on top. Nothing is ever taken out.\n\n" +
        "You know the list. Some people it answers correctly at the end, others not.",
      scene: { compare: { memories: ["window", "linear"] } },
      focus: [],
      reveals: { panels: ["recallMatrix"] },
      check: {
        kind: "choose",
        question: "Whom does a memory that only adds get wrong?",
        options: [
          {
            words: "Mia and Lena, who were told early",
            hint: "A sum does not care how long ago something was added. Look at Mia.",
            see: {
              bars: {
                caption: "Linear attention’s recall of the right animal",
                as: "decimal",
                rows: [
                  { name: "Mia, told first", of: { kind: "comparedRecall", memory: "linear", of: fox, at: asked } },
                  { name: "Ivo, told late", of: { kind: "comparedRecall", memory: "linear", of: wasp, at: asked } },
                ],
              },
            },
          },
          { words: "Noor and Ravi, who changed" },
          {
            words: "Tess and Ivo, who came last of the eight",
            hint: "Being last is neither good nor bad for a sum. Look at Ivo.",
            see: {
              bars: {
                caption: "Linear attention’s recall of the right animal",
                as: "decimal",
                rows: [
                  { name: "Mia, told first", of: { kind: "comparedRecall", memory: "linear", of: fox, at: asked } },
                  { name: "Ivo, told late", of: { kind: "comparedRecall", memory: "linear", of: wasp, at: asked } },
                ],
              },
            },
          },
        ],
        hints: ["Of whom does the sum hold two animals?"],
        afterwards:
          "Noor and Ravi. The sum holds both of their animals, equally. What else is in it tips the balance, and here by chance the old ones win: it says *heron* and *otter*. It answers six of eight. To correct itself, a memory must first see its own error.",
      },
      claims: [
        { shown: "six", of: { kind: "comparedRight", memory: "linear", asked: animals, at: asked } },
        { shown: "heron", of: { kind: "comparedAnswer", memory: "linear", of: kite, at: asked } },
        { shown: "otter", of: { kind: "comparedAnswer", memory: "linear", of: moth, at: asked } },
      ],
    },
    {
      prose:
        "The third is a *Titans* memory, the one you watched first. It answers from a matrix of the same size as the sum.\n\n" +
        "But before it writes a fact, it asks itself what it would have said. It compares that with the fact, and corrects a part of the difference.",
      scene: { compare: { memories: ["window", "linear", "titans"] } },
      focus: [],
      shows: "window",
      reveals: { panels: ["recallMatrix"] },
      check: {
        kind: "order",
        question: "Noor’s *kite* has long been told. Order the three by their recall of it, the best first.",
        items: ["The window", "The Titans memory", "Linear attention"],
        hints: [
          "Ravi’s *moth* is a like case: the bars show two of the three. Of the third, ask what it does with Ravi’s *otter*.",
          "Who still sees the words *Noor, kite*? And who still holds the *heron* in full?",
        ],
        see: {
          bars: {
            caption: "Recall of Ravi’s *moth*",
            as: "decimal",
            rows: [
              { name: "The window", of: { kind: "comparedRecall", memory: "window", of: moth, at: asked } },
              { name: "Linear attention", of: { kind: "comparedRecall", memory: "linear", of: moth, at: asked } },
            ],
          },
        },
        afterwards:
          "1.00 in the window, 0.77 in the Titans memory, and 0.60 in the sum, where the heron is nearer. But look at *crab*, which never changed: there the sum has 0.72, Titans only 0.53. All facts share one matrix, so a correction for one moves the answers to others, too. How much, depends on how it writes: lessons on it follow.",
      },
      claims: [
        { shown: "1.00", of: { kind: "comparedRecall", memory: "window", of: kite, at: asked } },
        { shown: "0.77", of: { kind: "comparedRecall", memory: "titans", of: kite, at: asked } },
        { shown: "0.60", of: { kind: "comparedRecall", memory: "linear", of: kite, at: asked } },
        { shown: "0.72", of: { kind: "comparedRecall", memory: "linear", of: crab, at: asked } },
        { shown: "0.53", of: { kind: "comparedRecall", memory: "titans", of: crab, at: asked } },
      ],
    },
    {
      prose:
        "Why not simply take a longer window? Make it longer, and see. The shading and the first column follow.\n\n" +
        "A window has to keep every word that it sees: one row of numbers to compare with, and one to answer with. A matrix stays as large as it is.",
      focus: ["recallMatrix"],
      shows: "window",
      reveals: {
        bars: {
          caption: "Numbers kept",
          as: "count",
          rows: [
            {
              name: "33 words, all in sight",
              of: { kind: "cost", cost: "state", memory: "softmax", context: wholeList },
            },
            { name: "33 words, in Titans", of: { kind: "cost", cost: "state", memory: "titans", context: wholeList } },
            {
              name: "1,000 words, all in sight",
              of: { kind: "cost", cost: "state", memory: "softmax", context: 1000 },
            },
            { name: "1,000 words, in Titans", of: { kind: "cost", cost: "state", memory: "titans", context: 1000 } },
          ],
        },
      },
      check: {
        kind: "goal",
        question: "Give the window back the six who kept their animal.",
        using: ["window"],
        conditions: [
          {
            words: "The window answers Mia, Lena, Omar, Yuki, Tess and Ivo.",
            of: { kind: "comparedRight", memory: "window", asked: kept, at: asked },
            is: "above",
            bound: 5,
          },
        ],
        solution: { window: wholeList },
        hints: [
          "Who of the six was told first? The shading has to reach back to that animal.",
          "Watch the first column as the window grows: which row is the last to turn green?",
        ],
        afterwards:
          "All 33 words in sight are 2,112 numbers. A Titans memory keeps 2,048: its matrix, and a second one of recent corrections. So for a short list the window is the better buy. But 1,000 words in sight would be 64,000 numbers, and Titans stays at 2,048. And look at Noor and Ravi: the window sees old and new animals now, and mixes them.",
      },
      claims: [
        { shown: "2,112", of: { kind: "cost", cost: "state", memory: "softmax", context: wholeList } },
        { shown: "64,000", of: { kind: "cost", cost: "state", memory: "softmax", context: 1000 } },
        { shown: "2,048", of: { kind: "cost", cost: "state", memory: "titans", context: wholeList } },
        {
          shown: "six",
          of: { kind: "comparedRight", memory: "window", asked: kept, at: asked },
          scene: { window: wholeList },
        },
      ],
      plain: ["33", "1,000"],
    },
    {
      prose:
        "So there are three ways to pay. The window pays in *length*: what is out of sight is gone. The sum pays in *correction*: what is added stays. The memory that learns pays in *exactness*: it keeps most of everything, and nothing exactly.\n\n" +
        "The window is short again here: one that sees a whole text must grow with it. The matrices do not.",
      scene: { window: 16 },
      focus: ["recallMatrix"],
      check: {
        kind: "ownWords",
        question: "A friend reads you a long list once. Which of the three are you, and what do you pay?",
        hints: [],
        modelAnswer:
          "Mostly the memory that learns: what was corrected replaces what was there, and almost nothing is kept word for word.",
        points: [
          "It names one of the three: window, sum, or memory that learns.",
          "It says what becomes of something that was corrected.",
          "It names the price: length, correction, or exactness.",
        ],
      },
    },
  ],
  remember:
    "A window is exact and short, a sum keeps even what is outdated, and a memory that learns corrects itself and pays in exactness.",
  notShown:
    "Nothing here was trained: words are random rows of numbers, so no result says how well a trained model answers.",
};
