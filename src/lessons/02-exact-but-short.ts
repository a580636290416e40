// What does attention do with the words it sees, and with those it no longer sees? Exact, then gone: and what more sight costs.

import type { Lesson } from "./lesson";

const text =
  "Hats off, everybody. Ada, cap. Ben, scarf. Cleo, cane. Dora, fan. Eli, coat. Finn, boots. " +
  "The band begins and the doors are closed until midnight. Then they dance, and nobody looks at the clock. Ada, cap. Finn, boots.";

/** What each of the six has left at the cloakroom. */
const left = [4, 6, 8, 10, 12, 14];
const cap = 4;
const boots = 14;
/** The last word at which a window of 16 still sees the cap, and the first at which it does not. */
const lastSeen = 19;
const firstGone = 20;
const dancing = 30;

const changed = "Ada, cap. Ben, scarf. Cleo, cane. Now Ada, fan. Eli, coat.";
const oldThing = 1;
const newThing = 8;

export const lesson: Lesson = {
  id: "exact-but-short",
  title: "Attention’s window: exact, but short",
  question: "Why is attention so exact about what it sees, and why not simply let it see everything?",
  objective:
    "Describe how a window of attention answers, predict when it loses a fact and how, and compare what it keeps with what a matrix keeps.",
  scene: {
    text,
    cursor: 2,
    asked: left,
    compare: { memories: ["window"] },
  },
  steps: [
    {
      prose:
        "An evening at the theatre. Six guests hand in something at the cloakroom, and the attendant writes nothing down. He only looks back over the last 16 words he heard.\n\n" +
        "Each question is compared with every word in sight. Where the surroundings match, that word counts heavily; elsewhere it counts for almost nothing. The answer is the mix. That is *attention*.",
      action: { words: "Let the guests come in", scene: { cursor: boots } },
      focus: ["memories"],
      claims: [{ shown: "16", of: { kind: "setting", knob: "window" } }],
    },
    {
      prose:
        "All six have handed in their things. Ada came first, eleven words ago. Finn came last.\n\n" +
        "Ask for both. An answer is a row of numbers, and so is a word. *Recall* is how closely the two directions agree: zero if they are unrelated, one if they are identical.",
      scene: { cursor: boots },
      focus: [],
      reveals: { panels: ["recallMatrix"] },
      plain: ["eleven"],
      check: {
        kind: "choose",
        question: "How do the answers for Ada and for Finn compare?",
        options: [
          {
            words: "Ada’s is fainter, because she came longer ago",
            hint: "Attention compares *what* matches. Did anything in the first step ask *when*?",
          },
          { words: "Both are as good as exact" },
          {
            words: "Both are a blur of all the words in sight",
            hint: "It would be a blur if all words counted alike. Here one of them matches far better than the rest.",
          },
        ],
        hints: ["What makes a word count: how near it is, or how well its surroundings match?"],
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
      reveals: { panels: ["recallMatrix"], cursor: firstGone },
      hidesFrom: 17,
      check: {
        kind: "choose",
        question: "What will happen to the answer for Ada?",
        options: [
          {
            words: "It fades, a little with every word",
            hint: "In the last step it had not faded at all, eleven words on. What would begin to weaken it now?",
          },
          { words: "It stays perfect, and then is gone from one word to the next" },
          {
            words: "It stays: what was read once is kept",
            hint: "Kept where? The attendant writes nothing down.",
          },
        ],
        hints: ["A word is either in sight or it is not."],
        afterwards:
          "At *the*, just before *doors*, recall of the cap is 1.00. One word later it is 0.08, and even that is chance. There was no warning. Step back and forth with ← and → to see it.",
      },
      claims: [
        { shown: "1.00", of: { kind: "comparedRecall", memory: "window", of: cap, at: lastSeen } },
        { shown: "0.08", of: { kind: "comparedRecall", memory: "window", of: cap, at: firstGone } },
      ],
      plain: ["eleven"],
    },
    {
      prose:
        "At the word *looks*, the window knows nothing of the six. Beside it stands a Titans memory that has read the same words. It still answers all six.\n\n" +
        "But look at the length of its bars. Its answer for the cap had a recall of 0.86 when Finn came in. Now it is 0.70. It keeps more, and each thing less exactly.",
      scene: { cursor: dancing, compare: { memories: ["window", "titans"] } },
      focus: ["recallMatrix"],
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
          "It has to reach back from *looks* to *cap*.",
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
      reveals: { panels: ["memories"] },
      check: {
        kind: "choose",
        question: "Ask the window what Ada has now. What is its answer made of?",
        options: [
          {
            words: "The fan: newer words count for more",
            hint: "Nothing here tells it which is newer. It only compares surroundings.",
          },
          {
            words: "The cap: it was there first",
            hint: "Being first is no advantage, and neither is being near. Compare the surroundings of the two.",
          },
          { words: "Half cap, half fan" },
        ],
        hints: ["Both match the question equally well."],
        afterwards:
          "Each weighs 0.50; that *fan* comes out ahead is chance. Attention holds on to everything in sight, even what is out of date. Beside it a memory with the delta rule also answers *fan*, and by more than chance: writing the new pushed the old back. A trained model gets help from where words stand; this one has none.",
      },
      claims: [
        { shown: "0.50", of: { kind: "comparedWeight", memory: "window", of: oldThing, at: newThing } },
        { shown: "0.50", of: { kind: "comparedWeight", memory: "window", of: newThing, at: newThing } },
        { shown: "fan", of: { kind: "comparedAnswer", memory: "delta", of: newThing, at: newThing } },
      ],
    },
    {
      prose:
        "Why not let attention see everything? It would have to keep everything. For each word in sight it keeps one row to compare with and one row to answer with.\n\n" +
        "A matrix stays the same size, however much it has read. A Titans memory has three: its weights, what it carries on, and the weights it had a little earlier.",
      scene: { compare: { memories: ["window", "linear", "titans"] } },
      focus: [],
      reveals: { panels: ["cost"] },
      check: {
        kind: "order",
        question: "All have read 4,096 words. Order them by how many numbers they keep, the fewest first.",
        items: ["A window of 16 words", "One matrix", "Titans, three matrices", "Attention that sees all words"],
        hints: [
          "Rows and matrices here are 48 numbers wide. Sixteen words make 32 rows. How many rows does a matrix have?",
          "One of them still grows with every word. By now it has read thousands.",
        ],
        afterwards:
          "1,536 for the window, 2,304 for one matrix, 6,912 for Titans, and 393,216 for attention that sees it all. Each number is 4 bytes. Only the last would double with another 4,096 words, and so would its work for each new word.",
      },
      claims: [
        { shown: "48", of: { kind: "setting", knob: "dimension" } },
        { shown: "1,536", of: { kind: "cost", cost: "state", memory: "window", context: 4096 } },
        { shown: "2,304", of: { kind: "cost", cost: "state", memory: "linear", context: 4096 } },
        { shown: "6,912", of: { kind: "cost", cost: "state", memory: "titans", context: 4096 } },
        { shown: "393,216", of: { kind: "cost", cost: "state", memory: "softmax", context: 4096 } },
      ],
      plain: ["4,096", "16", "32", "4"],
    },
    {
      prose:
        "So attention is not the loser of this story. Given 64 random pairs, all in sight, it recalls 100 % of them; the Titans memory 81 %. A window of 16 recalls 25 %, exactly the 16 it sees.\n\n" +
        "The price is length. That is why Titans keeps *both*: a window for what is near, a memory for what is far.",
      scene: { compare: { memories: ["window", "softmax", "titans"] } },
      focus: ["capacity", "cost"],
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
      },
    },
  ],
  notShown:
    "Real transformers stack many layers, so that what one layer saw can be handed on, and a window sees further than its own length. They also know where words stand, which helps with the question of the cap and the fan. And keys here are random vectors, nearly at right angles: where many things look alike, attention blurs them too.",
};
