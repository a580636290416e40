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
        "*Attention* keeps words and looks things up among them. It compares a question with every word in sight, and the best match counts most.\n\n" +
        "But it keeps only the last few words: its *window*, here 16. In the text it is shaded. What lies before the window, attention does not see at all.",
      scene: { cursor: asked },
      focus: [],
      shows: "window",
      reveals: { panels: ["recallMatrix"] },
      explains: ["attention", "window"],
      check: {
        kind: "choose",
        question: "Ask the window now for each of the eight. How many get the animal they have in the end?",
        options: [
          {
            words: "None: the list is over",
            hint: "The shading reaches further back than the rain. Which animals lie in it?",
            see: {
              bars: {
                caption: "How near the window’s answer for Noor comes to *kite*",
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
                caption: "How near the window’s answer for Mia comes to *fox*",
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
          "Two, and both exactly. The other six are gone. What their bars still show is chance: random rows of numbers are always a little alike. A window is exact, and short.",
      },
      claims: [
        { shown: "16", of: { kind: "setting", knob: "window" } },
        { shown: "Two", of: { kind: "comparedRight", memory: "window", asked: animals, at: asked } },
      ],
      plain: ["six"],
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
                caption: "How near linear attention’s answer comes to the right animal",
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
                caption: "How near linear attention’s answer comes to the right animal",
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
        "The third column is a *Titans* memory, the one you watched. It answers from a matrix of the same size, and keeps a second one to write with. Before it writes a fact, it asks itself what it would have said. It writes only what was wrong.\n\n" +
        "The number beside a bar is the answer’s *recall*: how closely it points to the right word. It is 1 where both are the same, and 0 where they have nothing in common. Below 0 it points the other way.",
      scene: { compare: { memories: ["window", "linear", "titans"] } },
      focus: ["recallMatrix"],
      explains: ["recall"],
      check: {
        kind: "order",
        question: "Order the three by how near their answer for Noor’s *kite* comes, the nearest first.",
        items: ["The window", "The Titans memory", "Linear attention"],
        hints: [
          "Read the row of the kite from left to right: which number is largest?",
          "A right answer need not be exact, and a wrong one need not be far off.",
        ],
        see: {
          bars: {
            caption: "Recall of Lena’s *crab*",
            as: "decimal",
            rows: [
              { name: "Linear attention", of: { kind: "comparedRecall", memory: "linear", of: crab, at: asked } },
              { name: "Titans", of: { kind: "comparedRecall", memory: "titans", of: crab, at: asked } },
            ],
          },
        },
        afterwards:
          "Recall of the *kite* is 1.00 in the window, 0.77 in the Titans memory and 0.60 in the sum, where the heron is nearer. But look at *fox* and *crab*, which never changed: there the sum is ahead. For the crab it has 0.72 against 0.53. All that was told shares one matrix, and each fact blurs the others.",
      },
      claims: [
        { shown: "1.00", of: { kind: "comparedRecall", memory: "window", of: kite, at: asked } },
        { shown: "0.77", of: { kind: "comparedRecall", memory: "titans", of: kite, at: asked } },
        { shown: "0.60", of: { kind: "comparedRecall", memory: "linear", of: kite, at: asked } },
        { shown: "0.72", of: { kind: "comparedRecall", memory: "linear", of: crab, at: asked } },
        { shown: "0.53", of: { kind: "comparedRecall", memory: "titans", of: crab, at: asked } },
      ],
      plain: ["1", "0"],
    },
    {
      prose:
        "Why not simply take a longer window? Make it longer, and see. The shading and the first column follow.\n\n" +
        "A window has to keep every word that it sees: two rows of numbers each. A matrix stays as large as it is.",
      focus: ["recallMatrix"],
      shows: "window",
      reveals: {
        bars: {
          caption: "Numbers kept once the list is read",
          as: "count",
          rows: [
            {
              name: "Window of 16",
              of: { kind: "cost", cost: "state", memory: "window", context: wholeList },
              scene: { window: 16 },
            },
            {
              name: "Window of 33",
              of: { kind: "cost", cost: "state", memory: "window", context: wholeList },
              scene: { window: wholeList },
            },
            { name: "Linear attention", of: { kind: "cost", cost: "state", memory: "linear", context: wholeList } },
            { name: "Titans", of: { kind: "cost", cost: "state", memory: "titans", context: wholeList } },
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
          {
            words: "The shading covers the whole list, its first word too.",
            of: { kind: "setting", knob: "window" },
            is: "above",
            bound: asked,
          },
        ],
        solution: { window: wholeList },
        hints: ["It has to reach back to *Mia, fox*.", "Watch the shading: the first word of the text must be in it."],
        afterwards:
          "Now it sees all 33 words read so far, and keeps 2,112 numbers. Twice the text would take twice that. Titans keeps 2,048 in its two matrices, however long it reads. And look at Noor and Ravi: the window now sees their old animals too, and mixes old and new.",
      },
      claims: [
        {
          shown: "2,112",
          of: { kind: "cost", cost: "state", memory: "window", context: wholeList },
          scene: { window: wholeList },
        },
        { shown: "2,048", of: { kind: "cost", cost: "state", memory: "titans", context: wholeList } },
        {
          shown: "six",
          of: { kind: "comparedRight", memory: "window", asked: kept, at: asked },
          scene: { window: wholeList },
        },
      ],
      plain: ["33", "16"],
    },
    {
      prose:
        "So there are three ways to pay. The window pays in *length*: what is out of sight is gone. The sum pays in *correction*: what is added stays. The memory that learns pays in *exactness*: it keeps most of everything, and nothing exactly.\n\n" +
        "The window is short again here: one that sees a whole text must grow with it. The matrices do not.",
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
