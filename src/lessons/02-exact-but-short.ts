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

/** The largest weights of one answer. */
const ofBoots: Bars = {
  caption: "Asked for Finn: the five largest weights",
  as: "decimal",
  digits: 3,
  rows: [
    { name: "*boots*, after *Finn*", of: { kind: "comparedWeight", memory: "window", of: boots, at: boots } },
    { name: "*Cleo*, after *scarf*", of: { kind: "comparedWeight", memory: "window", of: 7, at: boots } },
    { name: "*Eli*, after *fan*", of: { kind: "comparedWeight", memory: "window", of: 11, at: boots } },
    { name: "*coat*, after *Eli*", of: { kind: "comparedWeight", memory: "window", of: coat, at: boots } },
    { name: "*Finn*, after *coat*", of: { kind: "comparedWeight", memory: "window", of: 13, at: boots } },
  ],
};
/** All the weights of an earlier one, while only two had come in. */
const ofScarf: Bars = {
  caption: "Earlier, asked for Ben: some of the weights. They belong to the words that are mixed",
  as: "decimal",
  digits: 3,
  rows: [
    { name: "*cap*, after *Ada*", of: { kind: "comparedWeight", memory: "window", of: cap, at: scarf } },
    { name: "*Ben*, after *cap*", of: { kind: "comparedWeight", memory: "window", of: 5, at: scarf } },
    { name: "*scarf*, after *Ben*", of: { kind: "comparedWeight", memory: "window", of: scarf, at: scarf } },
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
    memory: { chunk: 1, reach: 1 },
    cursor: 2,
    asked: left,
    compare: { memories: ["window"] },
  },
  steps: [
    {
      prose:
        "At a theatre, six guests hand in something. The attendant writes nothing down: he looks back over the last 16 words he heard.\n\n" +
        "Asked for Finn, attention compares *Finn* with the word before each word in sight. The better the match, the larger that word’s weight. *Softmax* makes these weights positive, lets them sum to one, and gives the best match nearly all. Then all words are mixed by their weights. The word nearest to the mix is the answer.",
      action: { words: "Let the guests come in", scene: { cursor: boots } },
      focus: [],
      shows: "window",
      reveals: { bars: ofBoots },
      explains: ["softmax"],
      check: {
        kind: "order",
        question: "Put in order how attention answers one question.",
        items: [
          "Compare the asked word with the word before each word in sight",
          "Turn the matches into weights that sum to one",
          "Mix the words by their weights",
          "Take the word that is nearest to the mix",
        ],
        hints: ["Nothing can be mixed before it has a weight.", "The weights come from the comparing."],
        afterwards:
          "Asked for Finn, the word that matches has a weight of 0.988, and the other fourteen share the rest. A mix of which nearly all is one word is nearly that word.",
        see: { bars: ofScarf },
      },
      claims: [
        { shown: "16", of: { kind: "setting", knob: "window" } },
        { shown: "0.988", acted: true, of: { kind: "comparedWeight", memory: "window", of: boots, at: boots } },
      ],
      plain: ["fourteen"],
    },
    {
      prose:
        "All six have handed in their things. Ada came first, Finn last. Both lie in the shaded window.\n\n" +
        "The attendant is asked for both. Recall of a thing is 1 if the answer is the very word, and near 0 if it has nothing to do with it.",
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
            hint: "Do weights go by age? Among these small ones *Cleo* has the largest, and is the oldest.",
            see: { bars: ofBoots },
          },
          { words: "Both are as good as exact" },
          {
            words: "Both are a blur of all the words in sight",
            hint: "It would be a blur if all words weighed about the same. Look at the weights of an answer.",
            see: { bars: ofBoots },
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
        "Now the band begins. With every new word the window moves one word along.\n\n" +
        "At *the*, *Ada* has just left the window. The first word that it still sees is *cap*.",
      scene: { cursor: lastSeen },
      focus: [],
      shows: "window",
      reveals: {
        cursor: firstGone,
        bars: {
          caption: "The window’s recall of Ada’s *cap*, while each word is read",
          as: "decimal",
          rows: [
            {
              name: "*and*: Ada, cap in sight",
              of: { kind: "comparedRecall", memory: "window", of: cap, at: lastSeen - 1 },
            },
            { name: "*the*: cap in sight", of: { kind: "comparedRecall", memory: "window", of: cap, at: lastSeen } },
            { name: "*doors*: neither", of: { kind: "comparedRecall", memory: "window", of: cap, at: firstGone } },
          ],
        },
      },
      hidesFrom: firstGone,
      check: {
        kind: "choose",
        question: "What does the window answer for Ada now?",
        options: [
          {
            words: "The cap, but only faintly: it stands at the edge",
            hint: "Has it become any fainter on its way to the edge?",
            see: {
              bars: {
                caption: "The window’s recall of Ada’s *cap*, so far",
                as: "decimal",
                rows: [
                  { name: "when told", of: { kind: "comparedRecall", memory: "window", of: cap, at: cap } },
                  { name: "at *boots*", of: { kind: "comparedRecall", memory: "window", of: cap, at: boots } },
                  { name: "at *and*", of: { kind: "comparedRecall", memory: "window", of: cap, at: lastSeen - 1 } },
                ],
              },
            },
          },
          { words: "The cap, exactly" },
          {
            words: "Nothing any more: *Ada* is out of sight",
            hint: "For each word in sight it keeps two rows of numbers. One is the word’s own. What was the other for?",
            see: {
              bars: {
                caption: "How many numbers",
                as: "count",
                rows: [
                  { name: "a word’s own row", of: { kind: "setting", knob: "dimension" } },
                  {
                    name: "kept for a word in sight",
                    of: { kind: "cost", cost: "state", memory: "window", context: 17 },
                    scene: { window: 1 },
                  },
                ],
              },
            },
          },
        ],
        hints: ["A word is either in sight or it is not. What must be in sight to be mixed into the answer?"],
        afterwards:
          "The cap, exactly: recall is 1.00. With *cap* the window keeps a row for what stood before it, so it need not see *Ada*. One word later the cap is out of sight, too. Recall falls to 0.14, and even that is chance. Nothing faded: there was no warning.",
      },
      claims: [
        { shown: "1.00", of: { kind: "comparedRecall", memory: "window", of: cap, at: lastSeen } },
        { shown: "0.14", of: { kind: "comparedRecall", memory: "window", of: cap, at: firstGone } },
      ],
    },
    {
      prose:
        "At the word *looks*, the window of 16 knows nothing of the six. Beside it stands a Titans memory that has read the same words. It still answers all six, but less exactly. Its recall of the cap was 0.91 when Finn came in, and now is 0.74.\n\n" +
        "A longer window would help. From *cap* to *looks*, counting both, there are 27 words.",
      scene: { cursor: dancing, compare: { memories: ["window", "titans"] } },
      focus: ["recallMatrix"],
      shows: "window",
      reveals: {
        bars: {
          caption: "Recall of Ada’s *cap*",
          as: "decimal",
          rows: [
            ...([28, 27, 26] as const).map((window) => ({
              name: `Window of ${window}, at *looks*`,
              of: { kind: "comparedRecall", memory: "window", of: cap, at: dancing } as const,
              scene: { window },
            })),
            {
              name: "Titans, at *boots*",
              of: { kind: "comparedRecall", memory: "titans", of: cap, at: boots },
            },
            { name: "Titans, at *looks*", of: { kind: "comparedRecall", memory: "titans", of: cap, at: dancing } },
          ],
        },
      },
      check: {
        kind: "order",
        question: "Order them by their recall of the cap at *looks*, the best first.",
        items: ["A window of 27 words", "The Titans memory", "A window of 26 words"],
        hints: [
          "Each window begins at another word. Which of them sees *cap*?",
          "A window does not get worse little by little. Think of the word *doors*.",
        ],
        see: {
          bars: {
            caption: "The same one step earlier: recall of the cap in a window of 16",
            as: "decimal",
            rows: [
              {
                name: "16 words on: cap in sight",
                of: { kind: "comparedRecall", memory: "window", of: cap, at: lastSeen },
              },
              { name: "17 words on", of: { kind: "comparedRecall", memory: "window", of: cap, at: firstGone } },
            ],
          },
        },
        afterwards:
          "One word too short, and the window of 26 has only chance: 0.16. With 27 words it is exact. So its length has to fit the longest wait. And who knows, before reading, how long that will be? Titans needs no such guess, and pays in exactness.",
      },
      claims: [
        { shown: "six", of: { kind: "comparedRight", memory: "titans", asked: left, at: dancing } },
        { shown: "0.91", of: { kind: "comparedRecall", memory: "titans", of: cap, at: boots } },
        { shown: "0.74", of: { kind: "comparedRecall", memory: "titans", of: cap, at: dancing } },
        {
          shown: "0.16",
          of: { kind: "comparedRecall", memory: "window", of: cap, at: dancing },
          scene: { window: 26 },
        },
      ],
      plain: ["26", "27", "28", "16", "17"],
    },
    {
      prose:
        "Another evening. Ada hands in a cap. Later she comes back, takes the cap and leaves a *fan*.\n\n" +
        "Both are in sight, and both stand after the same word: *Ada*.",
      scene: {
        text: changed,
        cursor: newThing,
        asked: [oldThing, newThing],
        compare: { memories: ["window"] },
      },
      focus: [],
      shows: "window",
      reveals: {
        bars: {
          caption: "What the window’s answer for Ada is made of: weights",
          as: "decimal",
          rows: [
            { name: "*cap*", of: { kind: "comparedWeight", memory: "window", of: oldThing, at: newThing } },
            { name: "*scarf*", of: { kind: "comparedWeight", memory: "window", of: bens, at: newThing } },
            { name: "*cane*", of: { kind: "comparedWeight", memory: "window", of: cleos, at: newThing } },
            { name: "*fan*", of: { kind: "comparedWeight", memory: "window", of: newThing, at: newThing } },
          ],
        },
      },
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
          "Each has a weight of 0.50, and which of them the mix comes nearer to is chance. Attention holds on to all that is in sight, even what is out of date. To say *fan*, a memory has to correct itself, as Titans did with Noor’s kite.",
      },
      claims: [
        { shown: "0.50", of: { kind: "comparedWeight", memory: "window", of: oldThing, at: newThing } },
        { shown: "0.50", of: { kind: "comparedWeight", memory: "window", of: newThing, at: newThing } },
      ],
    },
    {
      prose:
        "Why not let attention see everything? Because it would have to keep everything: two rows of numbers for each word, one to compare with and one to answer with.\n\n" +
        "A matrix stays the same size, however much it has read. In this lesson a row has 48 numbers, and a matrix 48 rows. A Titans memory has two: its weights, and another of recent corrections.",
      scene: { compare: { memories: ["window", "linear", "titans", "softmax"] } },
      focus: [],
      shows: "tables",
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
      reveals: {
        bars: {
          caption: "Numbers kept after 4,096 words",
          as: "count",
          rows: [
            { name: "One matrix", of: { kind: "cost", cost: "state", memory: "linear", context: 4096 } },
            { name: "Titans, two matrices", of: { kind: "cost", cost: "state", memory: "titans", context: 4096 } },
            {
              name: "Window of 64 words",
              of: { kind: "cost", cost: "state", memory: "window", context: 4096 },
              scene: { window: 64 },
            },
            { name: "Attention, all words", of: { kind: "cost", cost: "state", memory: "softmax", context: 4096 } },
          ],
        },
      },
      check: {
        kind: "order",
        question: "All have read 4,096 words. Order them by how many numbers they keep, the fewest first.",
        items: ["One matrix", "Titans, two matrices", "A window of 64 words", "Attention that sees all words"],
        hints: [
          "Work two of them out: 64 times what one word takes, and twice a matrix.",
          "One of them grows with every word. By now it has read thousands.",
        ],
        see: {
          bars: {
            caption: "Numbers kept by shorter windows",
            as: "count",
            rows: ([8, 16, 32] as const).map((window) => ({
              name: `Window of ${window} words`,
              of: { kind: "cost", cost: "state", memory: "window", context: 4096 } as const,
              scene: { window },
            })),
          },
        },
        afterwards:
          "2,304 for one matrix, 4,608 for Titans, 6,144 for the window of 64, and 393,216 for attention that sees it all. Only the last would double with another 4,096 words, and so would its work for each new word.",
      },
      claims: [
        { shown: "48", of: { kind: "setting", knob: "dimension" } },
        {
          shown: "6,144",
          of: { kind: "cost", cost: "state", memory: "window", context: 4096 },
          scene: { window: 64 },
        },
        { shown: "2,304", of: { kind: "cost", cost: "state", memory: "linear", context: 4096 } },
        { shown: "4,608", of: { kind: "cost", cost: "state", memory: "titans", context: 4096 } },
        { shown: "393,216", of: { kind: "cost", cost: "state", memory: "softmax", context: 4096 } },
      ],
      plain: ["4,096", "64", "8", "16", "32"],
    },
    {
      prose:
        "So attention is not the loser of this story. Of 64 random pairs, all in sight, it recalls 100 %; the Titans memory 81 %. A window of 16 recalls 25 %: just the 16 pairs that it sees.\n\n" +
        "The price is length. That is why a Titans model has *both*: a window for what is near, a memory for what is far.",
      scene: { compare: { memories: ["window", "softmax", "titans"] } },
      focus: [],
      shows: "tables",
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
