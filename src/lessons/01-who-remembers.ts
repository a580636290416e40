// A list is read and asked for later: what do a window, a sum and a memory that corrects itself still know?

import type { Lesson } from "./lesson";

const text =
  "Mia, fox. Noor, heron. Ravi, otter. Lena, crab. Omar, goose. Yuki, newt. Tess, mule. Ivo, wasp. Then Noor, kite. " +
  "Ravi, moth. All evening rain falls on the roof while nobody says anything at all. Now who has what? " +
  "Mia, fox. Lena, crab. Noor, kite. Ravi, moth. Omar, goose.";

/** The animal that each of the eight has in the end. */
const animals = [1, 7, 9, 11, 13, 15, 18, 20];
const kite = 18;
const moth = 20;
/** The last word before the list is asked for. */
const asked = 32;

export const lesson: Lesson = {
  id: "who-remembers",
  title: "Read a list, answer later",
  question: "What is left of a list once it has scrolled out of sight, and what does it cost to keep it?",
  objective:
    "Compare an attention window, linear attention and a Titans memory by what each still answers, and name what each one pays.",
  scene: {
    text,
    memory: { dimension: 32 },
    cursor: 15,
    asked: animals,
    compare: { memories: ["window"] },
  },
  steps: [
    {
      prose:
        "Eight people, and an animal for each. Two of them change theirs: Noor gives up her heron for a kite, and Ravi his otter for a moth.\n\n" +
        "Then it rains for a while, and nothing more is said about animals. Read on, and keep the list in mind.",
      action: { words: "Read on", scene: { cursor: asked } },
      focus: [],
    },
    {
      prose:
        "Now somebody asks who has what. The first reader is an attention *window*: it sees the last 16 words and nothing else. What it sees, it has word for word.\n\n" +
        "Between the last animal and the question lie a dozen words of rain.",
      scene: { cursor: asked },
      focus: [],
      reveals: { panels: ["recallMatrix"] },
      check: {
        kind: "choose",
        question: "How many of the eight can the window still answer?",
        options: [
          {
            words: "None: the list is over",
            hint: "Count back 16 words from the cursor. Where does the window begin?",
          },
          { words: "Two: Noor’s and Ravi’s" },
          {
            words: "All eight: it has read them",
            hint: "It has read them, and has let them go: it keeps nothing it cannot see.",
          },
        ],
        hints: ["Count back from the word under the cursor, itself included."],
        afterwards: "Two, and the rest are gone without a trace. That is what a window is: exact, and short.",
      },
      claims: [
        { shown: "16", of: { kind: "setting", knob: "window" } },
        { shown: "Two", of: { kind: "comparedRight", memory: "window", asked: animals, at: asked } },
      ],
    },
    {
      prose:
        "Beside it stand two readers that keep no words at all. *Linear attention* adds every word to one matrix. A *Titans* memory writes into a matrix of the same size, each word only to the extent that it surprises it.\n\n" +
        "The table shows all three on the same list: a longer bar is a better answer. Linear attention has seven of eight, Titans all eight.",
      scene: { compare: { memories: ["window", "linear", "titans"] } },
      focus: ["recallMatrix"],
      check: {
        kind: "choose",
        question: "Look at what linear attention says for Ravi. Why is it wrong there, and only there?",
        options: [
          {
            words: "Ravi stood too early in the list",
            hint: "Mia stood before him, and is answered correctly. A sum does not care how long ago something was added.",
          },
          { words: "Ravi had another animal before, and both were added" },
          {
            words: "The matrix is full",
            hint: "It answers seven of eight. Where would the missing one fit if there were no room?",
          },
        ],
        hints: ["Which two people were told twice?"],
        afterwards:
          "It says *otter*, the animal he gave away. A sum can only add: to correct itself a memory has to see its error first.",
      },
      claims: [
        { shown: "seven", of: { kind: "comparedRight", memory: "linear", asked: animals, at: asked } },
        { shown: "eight", of: { kind: "comparedRight", memory: "titans", asked: animals, at: asked } },
        { shown: "otter", of: { kind: "comparedAnswer", memory: "linear", of: moth, at: asked } },
      ],
    },
    {
      prose:
        "There is a plain way out: a longer window. It loses no word that it sees; where two of them match a question, its answer mixes both.\n\n" +
        "But it has to keep all of them. For 16 words that is 1,024 numbers, of 4 bytes each. The matrix of 32 by 32 has exactly as many, and it never grows.",
      scene: { asked: animals },
      focus: ["recallMatrix", "cost"],
      check: {
        kind: "goal",
        question: "Give the window all eight animals back.",
        using: ["window"],
        conditions: [
          {
            words: "The window answers all eight.",
            of: { kind: "comparedRight", memory: "window", asked: animals, at: asked },
            is: "above",
            bound: 7,
          },
        ],
        solution: { window: 40 },
        hints: ["It has to reach from the cursor back to *Mia, fox*.", "Count the words of the text up to the cursor."],
        afterwards:
          "All eight, though Noor’s recall is 0.88 and Ravi’s 0.81: their old animals are in sight too, and mixed in. To see 33 words the window keeps 2,112 numbers, and twice that for twice the text. Titans keeps 3,072, its matrix and what it needs to write, however long it reads. It pays in exactness instead.",
      },
      claims: [
        { shown: "16", of: { kind: "setting", knob: "window" } },
        { shown: "32", of: { kind: "setting", knob: "dimension" } },
        { shown: "1,024", of: { kind: "cost", cost: "state", memory: "window", context: asked + 1 } },
        { shown: "1,024", of: { kind: "cost", cost: "state", memory: "linear", context: asked + 1 } },
        {
          shown: "2,112",
          of: { kind: "cost", cost: "state", memory: "window", context: asked + 1 },
          scene: { window: 33 },
        },
        {
          shown: "0.88",
          of: { kind: "comparedRecall", memory: "window", of: kite, at: asked },
          scene: { window: 33 },
        },
        {
          shown: "0.81",
          of: { kind: "comparedRecall", memory: "window", of: moth, at: asked },
          scene: { window: 33 },
        },
        { shown: "3,072", of: { kind: "cost", cost: "state", memory: "titans", context: asked + 1 } },
        {
          shown: "eight",
          of: { kind: "comparedRight", memory: "window", asked: animals, at: asked },
          scene: { window: 33 },
        },
      ],
      plain: ["33", "4"],
    },
    {
      prose:
        "So there are three ways to pay. The window pays in *length*: what is out of sight is gone. The sum pays in *correction*: what is added stays. The memory that learns pays in *exactness*: it keeps much of everything, and all of nothing.",
      focus: ["recallMatrix"],
      check: {
        kind: "ownWords",
        question: "A friend reads you a long list once. Which of the three are you, and what do you pay?",
        hints: [],
        modelAnswer:
          "Mostly the memory that learns: what surprised me stays, what was corrected replaces what was there, and almost nothing is kept word for word.",
      },
    },
  ],
  notShown:
    "These readers were not trained: the words are random vectors, so nothing here says how well a trained model answers. A list this short is easy for all but the window; what happens when there is more to keep than room for it is another lesson. And real transformers have many layers, through which a window sees further than its own length.",
};
