// Where do keys and values come from? Untrained from the words as they stand, trained from one word's row through three matrices and a
// short convolution: and each head has its own.

import type { Bars } from "./bars";
import type { Lesson } from "./lesson";

const pets = "Mia sees a fox. Noor sees a kite.";
const fox = 3;
const kite = 7;

const story =
  "The shell lies in Lisbon. Noor slept in Oslo. Hugo is in Cairo. Zoe likes cheese. All was quiet. Where is Noor? Oslo. " +
  "What does Zoe like? Cheese. Where is the shell? Lisbon.";
const oslo = 9;
const cairo = 14;
/** The end of the first question. */
const whereNoor = 27;
const [lisbon, cheese] = [4, 18];

const motif = "AGGCTCCAGAGTGTTGTTTCCCCT";
const dna = `tcttaccgcaat${motif}cgtgactcaacagctctacttcga${motif}gttatgaatcct`;
const [firstTime, between, secondTime] = [
  { from: 12, to: 35 },
  { from: 36, to: 59 },
  { from: 60, to: 83 },
] as const;

/** What key and value of Oslo have of the word itself. */
const ofItself: Bars = {
  caption: "How much of what is mixed is *Oslo* itself",
  as: "percent",
  rows: [
    { name: "in its key", of: { kind: "origin", role: "key", token: oslo, back: 0 } },
    { name: "in its value", of: { kind: "origin", role: "value", token: oslo, back: 0 } },
  ],
};

export const lesson: Lesson = {
  id: "where-keys-come-from",
  title: "Where keys and values come from",
  question: "What is a word stored under, who decides that, and what is the memory then asked with?",
  objective:
    "Trace a word to its key, value and query, tell this page’s untrained set-up from the paper’s trained projections, and say what the short convolution is for.",
  needs: ["everything-in-one-matrix"],
  scene: {
    text: pets,
    memory: { chunk: 1, reach: 1 },
    cursor: fox,
    asked: [fox, kite],
  },
  steps: [
    {
      prose:
        "You have seen words found by the word before them. That is how this page makes keys where nothing is trained. The [value](value) is the word itself. The [key](key) is the words before it, mixed: in this step only the one word before. The picture shows it at *fox*.\n\n" +
        "So this memory answers one question: after these words, which word comes? That is a set-up of this page, because everybody can follow it. The paper does otherwise, as you will see.",
      focus: ["keyAndValue"],
      reveals: {
        bars: {
          caption: "What the memory answers once *kite* is stored",
          as: "count",
          rows: [
            { name: "Mia sees a …", of: { kind: "answer", of: fox, at: kite } },
            { name: "Noor sees a …", of: { kind: "answer", of: kite, at: kite } },
          ],
        },
        cursor: kite,
      },
      check: {
        kind: "choose",
        question: "Under which key will the *kite* be stored?",
        options: [
          {
            words: "Under *Noor*, whose it is",
            hint: "*Mia* has the fox. Is the fox’s key made of *Mia*? See what the picture says under *Key*.",
            see: { cursor: fox },
          },
          { words: "Under *a*, as the fox is" },
          {
            words: "Under *kite*",
            hint: "That will be its value. Look at *fox*: the word itself stands under *Value*, and what under *Key*?",
            see: { cursor: fox },
          },
        ],
        hints: ["Only the last word before it goes into the key. Which word is that?"],
        afterwards:
          "Both are stored under *a*. Asked with it, the memory can give only one answer. It is *fox*: one write of *kite* has not yet outweighed it. No memory, however good, can tell apart what has the same key.",
      },
      claims: [
        { shown: "fox", of: { kind: "answer", of: kite, at: kite } },
        { shown: "fox", of: { kind: "answer", of: fox, at: kite } },
      ],
    },
    {
      prose:
        "Up to the animal, the two sentences differ in one word: the name, three words back. A key that reaches so far can tell them apart.\n\n" +
        "Two knobs make this page’s key. *Key reach* says how many words it mixes. *Key decay* says what share of its weight a word keeps with each step back: the larger it is, the more a far word counts.",
      scene: { cursor: kite },
      focus: ["keyAndValue"],
      bars: {
        caption: "What the memory answers, and how near its answer for Noor is to either animal",
        as: "decimal",
        rows: [
          { name: "Mia sees a …", of: { kind: "answer", of: fox, at: kite } },
          { name: "Noor sees a …", of: { kind: "answer", of: kite, at: kite } },
          { name: "for Noor, near *fox*", of: { kind: "recall", of: kite, at: kite, to: fox } },
          { name: "for Noor, near *kite*", of: { kind: "recall", of: kite, at: kite } },
        ],
      },
      check: {
        kind: "goal",
        question: "Turn the two knobs until fox and kite are told apart.",
        using: ["reach", "keyDecay"],
        conditions: [
          {
            words: "Of the two questions, both are answered right.",
            of: { kind: "right", asked: [fox, kite], at: kite },
            is: "above",
            bound: 1,
          },
        ],
        solution: { memory: { reach: 3, keyDecay: 0.8 } },
        hints: [
          "*Mia* and *Noor* stand three words before. The key has to reach them.",
          "Once the key reaches the names, they must count for something. Which way of *key decay* makes them count more? Watch the two bars.",
        ],
        afterwards:
          "Now the key holds who sees. It comes at a price: the same phrase in other surroundings has another key, and what was learned of it is harder to find. How far to look is a choice, and better made by training.",
      },
      plain: ["three"],
    },
    {
      prose:
        "A trained model learns how to make its keys. It begins with x, the row of numbers of *one* word: here *Oslo*. Three trained matrices, the *projections*, each make another row of it.\n\n" +
        "The first makes the key, the second the value. The third makes the [query](query): what the memory is asked with when it reads. So key and value now come from the same word, otherwise than before. The paper’s equation 11 has it so, and so do the models trained for this page.\n\n" +
        "This is the first half of the way. The words before come in at the next step.",
      scene: { text: story, memory: { model: "lmm", reach: 5, keyDecay: 0.3 }, cursor: oslo, asked: [] },
      focus: ["throughMatrices"],
      reveals: {
        bars: {
          caption: "Once *Oslo* is stored: how near the answer to its key is to a value",
          as: "decimal",
          rows: [
            { name: "*Oslo*’s own value", of: { kind: "recall", of: oslo, at: oslo } },
            { name: "that of the full stop after it", of: { kind: "recall", of: oslo, at: oslo, to: oslo + 1 } },
          ],
        },
      },
      explains: ["projection", "query"],
      check: {
        kind: "choose",
        question: "The memory stores *Oslo*. What should it answer from now on, asked with Oslo’s key?",
        options: [
          {
            words: "The word that comes next",
            hint: "That was this page’s untrained set-up. Of which word is the value made in this picture?",
            see: { cursor: oslo },
          },
          { words: "Oslo’s value, made of the same word" },
          {
            words: "The key itself",
            hint: "Compare the rows under the matrices: key and value went through different ones.",
            see: { cursor: oslo },
          },
        ],
        hints: ["What is stored under a key is a value. Whose key is it, and whose value?"],
        afterwards:
          "Key and value come from the *same* x. The memory learns to turn a word’s key into that word’s value: its answer is near Oslo’s value, 0.79, and not near the next word’s, 0.02. What is worth asking by, and worth answering with, is up to the matrices.",
      },
      claims: [
        { shown: "0.79", of: { kind: "recall", of: oslo, at: oslo } },
        { shown: "0.02", of: { kind: "recall", of: oslo, at: oslo, to: oslo + 1 } },
      ],
      plain: ["11"],
    },
    {
      prose:
        "But the word *Oslo* alone does not say who slept there. So each projection is followed by a *short convolution*: it mixes a few words’ rows, here the word and three before it, with weights that are trained too.\n\n" +
        "Key and value have weights of their own for this. The picture shows how much of each word is in the two mixes at *Oslo*.",
      focus: ["keyMix"],
      explains: ["convolution"],
      reveals: { bars: ofItself },
      check: {
        kind: "choose",
        question: "What did training make of the two mixes?",
        options: [
          {
            words: "Both are mostly the word itself",
            hint: "That holds for one of them. See how much of the key is *Oslo*.",
            see: {
              bars: {
                caption: "How much of the key’s mix each word is",
                as: "percent",
                rows: [
                  { name: "*Oslo*", of: { kind: "origin", role: "key", token: oslo, back: 0 } },
                  { name: "*in*, before it", of: { kind: "origin", role: "key", token: oslo, back: 1 } },
                ],
              },
            },
          },
          { words: "The key is mostly what stands before, the value mostly the word itself" },
          {
            words: "Both are mixed of all the words alike",
            hint: "Then each would be a quarter. See how much of the value is *Oslo*.",
            see: {
              bars: {
                caption: "How much of the value’s mix each word is",
                as: "percent",
                rows: [
                  { name: "*Oslo*", of: { kind: "origin", role: "value", token: oslo, back: 0 } },
                  { name: "*in*, before it", of: { kind: "origin", role: "value", token: oslo, back: 1 } },
                ],
              },
            },
          },
        ],
        hints: ["Read the first share under *Key*, and the first under *Value*."],
        afterwards:
          "*Oslo* is 27 % of its key’s mix, and 73 % of its value’s. This model found by training what the page’s set-up does by hand: store a word under what stands before it.",
      },
      claims: [
        { shown: "27 %", of: { kind: "origin", role: "key", token: oslo, back: 0 } },
        { shown: "73 %", of: { kind: "origin", role: "value", token: oslo, back: 0 } },
      ],
      plain: ["three"],
    },
    {
      prose:
        "You know the matrix and the mix. Two parts of the way are still missing. The finished mix goes through a *bend*: large numbers stay nearly as they are, small ones shrink, and of those below zero little is left. And a key is brought to length 1, so that what counts is where it points.\n\n" +
        "A query is made in the same way. A value keeps its length: it is what comes back, and not what is compared.",
      focus: [],
      reveals: { panels: ["projections"] },
      plain: ["1", "zero"],
      check: {
        kind: "order",
        question: "Put in order how this model makes the key of a word.",
        items: [
          "Look up the word’s row of numbers",
          "Multiply it by the key’s matrix",
          "Mix in the words just before it",
          "Bend it",
          "Bring it to length one",
        ],
        hints: [
          "The picture shows the mix of Oslo’s key. Each row in it has already been through the matrix.",
          "A bend changes numbers, and so the length, too. Nothing may change the length once it has been set.",
        ],
        see: { panels: ["keyMix"], cursor: oslo },
        afterwards:
          "The picture draws the whole way from top to bottom. The matrix, the mixing weights and the words’ rows are trained, and stay as they are while it reads. What changes while it reads is the memory alone.",
      },
    },
    {
      prose:
        "A fact is told in one way and asked for in another. *Noor slept in Oslo* made a key. *Where is Noor?* makes a query, through another matrix.\n\n" +
        "Both matrices were trained on many such stories, so that a question’s query points where the right key points. How alike two of them are is a number: 1 if they point the same way, near 0 if they share nothing.",
      action: { words: "Read on to the question", scene: { cursor: whereNoor } },
      focus: [],
      hidesFrom: whereNoor + 1,
      reveals: {
        bars: {
          caption: "How alike the query of *Where is Noor?* and each key are; and what the model then expects",
          as: "decimal",
          rows: [
            { name: "key of *Lisbon*", of: { kind: "likeness", of: lisbon, at: whereNoor } },
            { name: "key of *Oslo*", of: { kind: "likeness", of: oslo, at: whereNoor } },
            { name: "key of *Cairo*", of: { kind: "likeness", of: cairo, at: whereNoor } },
            { name: "key of *cheese*", of: { kind: "likeness", of: cheese, at: whereNoor } },
            { name: "it expects", of: { kind: "expects", token: whereNoor, frozen: false } },
            {
              name: "it expects, memory off",
              of: { kind: "expects", token: whereNoor, frozen: false },
              scene: { memory: { writes: false } },
            },
          ],
        },
      },
      check: {
        kind: "choose",
        question: "This model has no attention: only its memory looks back. What does it expect after the question?",
        options: [
          { words: "Oslo" },
          {
            words: "Some city: it knows only what kind of word must come",
            hint: "That is what is left when the memory may not write. See what it expects then.",
            see: {
              bars: {
                caption: "What it expects when its memory is switched off",
                as: "count",
                rows: [
                  {
                    name: "Where is Noor?",
                    of: { kind: "expects", token: whereNoor, frozen: false },
                    scene: { memory: { writes: false } },
                  },
                ],
              },
            },
          },
          {
            words: "Cairo: the city it read last",
            hint: "Cairo came after Hugo: no part of its key is Noor.",
            see: {
              bars: {
                caption: "How much of the key’s mix of *Cairo* each word is",
                as: "percent",
                rows: [
                  { name: "*in*", of: { kind: "origin", role: "key", token: cairo, back: 1 } },
                  { name: "*is*", of: { kind: "origin", role: "key", token: cairo, back: 2 } },
                  { name: "*Hugo*", of: { kind: "origin", role: "key", token: cairo, back: 3 } },
                ],
              },
            },
          },
        ],
        hints: ["Was *Noor* in the mix of Oslo’s key, four words wide?"],
        afterwards:
          "Of the four keys only Oslo’s points where the query points: 0.92, and Cairo’s 0.09. So the memory gives what is stored there, and the model expects *oslo*. With its memory switched off it expects *paris*: a city, but any city. Query and key were made for each other in training; the fact itself was written while it read.",
      },
      claims: [
        { shown: "0.92", of: { kind: "likeness", of: oslo, at: whereNoor }, acted: true },
        { shown: "0.09", of: { kind: "likeness", of: cairo, at: whereNoor }, acted: true },
        { shown: "oslo", of: { kind: "expects", token: whereNoor, frozen: false }, acted: true },
        {
          shown: "paris",
          of: { kind: "expects", token: whereNoor, frozen: false },
          scene: { memory: { writes: false } },
          acted: true,
        },
      ],
      plain: ["four", "1", "0"],
    },
    {
      prose:
        "A layer has more than one memory: several *heads* work side by side. Each makes keys and values of its own. Turn the knob between the two heads of this model, and look at the picture from top to bottom.",
      scene: { cursor: oslo },
      focus: ["projections"],
      knobs: ["head"],
      explains: ["head"],
      answers: ["perHead"],
      reveals: {
        bars: {
          caption: "Each head’s memory, before it stores *Oslo*: its surprise",
          as: "decimal",
          rows: [
            {
              name: "Head 1",
              of: { kind: "quantity", quantity: "surprise", token: oslo },
              scene: { memory: { head: 1 } },
            },
            {
              name: "Head 2",
              of: { kind: "quantity", quantity: "surprise", token: oslo },
              scene: { memory: { head: 2 } },
            },
          ],
        },
      },
      check: {
        kind: "choose",
        question: "What do the two heads have in common?",
        options: [
          {
            words: "One memory, which both write into",
            hint: "Then both would be surprised alike by a word. Compare.",
            see: {
              bars: {
                caption: "Surprise at *Oslo*",
                as: "decimal",
                rows: [
                  {
                    name: "Head 1",
                    of: { kind: "quantity", quantity: "surprise", token: oslo },
                    scene: { memory: { head: 1 } },
                  },
                  {
                    name: "Head 2",
                    of: { kind: "quantity", quantity: "surprise", token: oslo },
                    scene: { memory: { head: 2 } },
                  },
                ],
              },
            },
          },
          {
            words: "The matrices: only what is stored differs",
            hint: "Turn the knob back and forth, and watch the squares under *times a matrix*.",
            see: { cursor: oslo },
          },
          { words: "The row x that enters, and nothing after it" },
        ],
        hints: ["Which part of the picture stays the same when you turn the knob?"],
        afterwards:
          "Each head has its own matrices and its own memory. The same *Oslo* surprises the one by 6.00 and the other by 3.86. Each weighs the words in its own way, too: see the shares as you turn the knob.",
      },
      claims: [
        {
          shown: "6.00",
          of: { kind: "quantity", quantity: "surprise", token: oslo },
          scene: { memory: { head: 1 } },
        },
        {
          shown: "3.86",
          of: { kind: "quantity", quantity: "surprise", token: oslo },
          scene: { memory: { head: 2 } },
        },
      ],
      plain: ["1", "2"],
    },
    {
      prose:
        "Nothing on the way from x to key knows what a word is. Any rows of numbers will do: letters, sounds, measurements. The paper itself also tests genes and time series.\n\n" +
        "Here the untrained memory reads DNA, letter by letter. There are only four letters, so one alone would make a poor key: many places would share it. The key mixes the last five. The stretch in capitals comes twice, and the second time it surprises over a quarter less. What lies between does not surprise it less.",
      scene: {
        text: dna,
        memory: { model: "untrained", split: "letters", dimension: 64, keyDecay: 0.8 },
        cursor: secondTime.to,
      },
      focus: ["surprise"],
      answers: ["otherInput"],
      bars: {
        caption: "Surprise on average",
        as: "decimal",
        rows: [
          { name: "the stretch, first time", of: { kind: "mean", quantity: "surprise", ...firstTime } },
          { name: "what lies between", of: { kind: "mean", quantity: "surprise", ...between } },
          { name: "the stretch again", of: { kind: "mean", quantity: "surprise", ...secondTime } },
        ],
      },
      check: {
        kind: "ownWords",
        question: "Explain to a friend why one word, or one letter, is often not enough to make a good key.",
        hints: [],
        modelAnswer:
          "What has the same key gets the same answer; so the key must hold enough of what stands around a word to tell one fact from another, and training finds how much.",
        points: [
          "It says that what has the same key cannot be told apart.",
          "It says that neighbours are mixed into the key.",
          "It says who decides how: a set-up by hand, or training.",
        ],
      },
      claims: [
        { shown: "five", of: { kind: "setting", knob: "reach" } },
        {
          shown: "over a quarter",
          is: "over",
          of: {
            kind: "smaller",
            of: { kind: "mean", quantity: "surprise", ...secondTime },
            than: { kind: "mean", quantity: "surprise", ...firstTime },
          },
        },
      ],
    },
  ],
  remember:
    "Key, value and query of a word come from the same row of numbers through three trained matrices, with its neighbours mixed in.",
  notShown:
    "The picture is of a first layer. In later layers the row that enters already holds what earlier layers found, so its key is of more than four words.",
  plain: ["three", "four"],
};
