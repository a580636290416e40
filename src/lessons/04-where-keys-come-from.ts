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
/** The ends of the three questions. */
const [whereNoor, whatZoe, whereShell] = [27, 34, 41];

const motif = "AGGCTCCAGAGTGTTGTTTCCCCT";
const dna = `tcttaccgcaat${motif}cgtgactcaacagctctacttcga${motif}gttatgaatcct`;
const [firstTime, between, secondTime] = [
  { from: 12, to: 35 },
  { from: 36, to: 59 },
  { from: 60, to: 83 },
] as const;

/** What the sentence about Oslo and the one about Cairo have of their last word in key and value. */
const ofItself: Bars = {
  caption: "How much of what is mixed is *Cairo* itself",
  as: "percent",
  rows: [
    { name: "in its key", of: { kind: "origin", role: "key", token: cairo, back: 0 } },
    { name: "in its value", of: { kind: "origin", role: "value", token: cairo, back: 0 } },
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
        "So far nobody said where a key comes from. Here is how this page makes it where nothing is trained. The [value](value) is the word itself. The [key](key) is the words before it, mixed: in this step only the one word before.\n\n" +
        "A memory of such pairs answers one question: what comes now? That is a set-up of this page, chosen because everybody can follow it. The paper does otherwise, as you will see.",
      action: { words: "Read on to the kite", scene: { cursor: kite } },
      focus: ["keyAndValue"],
      reveals: {
        bars: {
          caption: "What the memory answers now",
          as: "count",
          rows: [
            { name: "Mia sees a …", of: { kind: "answer", of: fox, at: kite } },
            { name: "Noor sees a …", of: { kind: "answer", of: kite, at: kite } },
          ],
        },
      },
      check: {
        kind: "choose",
        question: "Under which key is the *kite* stored?",
        options: [
          {
            words: "Under *Noor*, whose it is",
            hint: "The picture shows of which word the key is made. Is it *Noor*?",
            see: { cursor: kite },
          },
          { words: "Under *a*, as the fox is" },
          {
            words: "Under *kite*",
            hint: "That is its value: what is stored. Look at the other row, the one under *Key*.",
            see: { cursor: kite },
          },
        ],
        hints: ["Only the last word before it is mixed into the key. Which word is that?"],
        afterwards:
          "Both are stored under *a*. Asked with it, the memory can give only one answer: to both questions it says *fox*. No memory, however good, can tell apart what has the same key.",
      },
      claims: [
        { shown: "fox", acted: true, of: { kind: "answer", of: kite, at: kite } },
        { shown: "fox", acted: true, of: { kind: "answer", of: fox, at: kite } },
      ],
    },
    {
      prose:
        "The two sentences differ in one word, three words back. A key that reaches so far can tell them apart.\n\n" +
        "Two knobs make this page’s key. One says *how many* words it mixes. The other, *key decay*, says what share of its weight a word keeps with each step back.",
      scene: { cursor: kite },
      focus: ["keyAndValue"],
      bars: {
        caption: "What the memory answers, as the knobs stand",
        as: "count",
        rows: [
          { name: "Mia sees a …", of: { kind: "answer", of: fox, at: kite } },
          { name: "Noor sees a …", of: { kind: "answer", of: kite, at: kite } },
        ],
      },
      check: {
        kind: "goal",
        question: "Turn the two knobs until fox and kite are told apart.",
        using: ["reach", "keyDecay"],
        conditions: [
          {
            words: "Both questions are answered correctly.",
            of: { kind: "right", asked: [fox, kite], at: kite },
            is: "above",
            bound: 1,
          },
        ],
        solution: { memory: { reach: 3, keyDecay: 0.8 } },
        hints: [
          "*Mia* and *Noor* stand three words before. The key has to reach them.",
          "Reaching is not enough: a word that counts for almost nothing changes almost nothing.",
        ],
        afterwards:
          "Now the key holds who sees. It comes at a price: the same phrase in other surroundings has another key, and what was learned of it is harder to find. How far to look is a choice, and better made by training.",
      },
      plain: ["three"],
    },
    {
      prose:
        "A trained model learns how to make its keys. It begins with x, the row of numbers of *one* word: here *Oslo*. Three trained matrices, the *projections*, each make another row of it.\n\n" +
        "The first makes the key, the second the value. The third makes the [query](query): what the memory is asked with when it reads. So key and value now come from the same word, otherwise than before. The paper’s equation 11 has it so, and so do the models trained for this page.",
      scene: { text: story, memory: { model: "lmm", reach: 5, keyDecay: 0.3 }, cursor: oslo, asked: [] },
      focus: ["throughMatrices"],
      explains: ["projection", "query"],
      check: {
        kind: "choose",
        question: "It writes Oslo. What should it answer from now on, asked with Oslo’s key?",
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
          "Key and value come from the *same* x. The memory learns to turn a word’s key into that word’s value. What is worth asking by, and worth answering with, is up to the matrices.",
      },
      plain: ["11"],
    },
    {
      prose:
        "But a word alone does not say who slept there. So each projection is followed by a *short convolution*: it mixes a few words’ rows, here the word and three before it, with weights that are trained too.\n\n" +
        "Key and value have weights of their own for this. The picture shows how much of each word is in the two mixes at *Cairo*.",
      scene: { cursor: cairo },
      focus: ["keyMix"],
      explains: ["convolution"],
      reveals: { bars: ofItself },
      check: {
        kind: "choose",
        question: "What did training make of the two mixes?",
        options: [
          {
            words: "Both are mostly the word itself",
            hint: "That holds for one of them. See how much of the key is *Cairo*.",
            see: {
              bars: {
                caption: "How much of the key’s mix each word is",
                as: "percent",
                rows: [
                  { name: "*Cairo*", of: { kind: "origin", role: "key", token: cairo, back: 0 } },
                  { name: "*in*, before it", of: { kind: "origin", role: "key", token: cairo, back: 1 } },
                ],
              },
            },
          },
          { words: "The key is mostly what stands before, the value mostly the word itself" },
          {
            words: "Both are mixed of all the words alike",
            hint: "Then each would be a quarter. See how much of the value is *Cairo*.",
            see: {
              bars: {
                caption: "How much of the value’s mix each word is",
                as: "percent",
                rows: [
                  { name: "*Cairo*", of: { kind: "origin", role: "value", token: cairo, back: 0 } },
                  { name: "*in*, before it", of: { kind: "origin", role: "value", token: cairo, back: 1 } },
                ],
              },
            },
          },
        ],
        hints: ["Read the first share under *Key*, and the first under *Value*."],
        afterwards:
          "*Cairo* is 27 % of its key’s mix, and 72 % of its value’s. This model found by training what the page’s set-up does by hand: store a word under what stands before it.",
      },
      claims: [
        { shown: "27 %", of: { kind: "origin", role: "key", token: cairo, back: 0 } },
        { shown: "72 %", of: { kind: "origin", role: "value", token: cairo, back: 0 } },
      ],
      plain: ["three"],
    },
    {
      prose:
        "You know the matrix and the mix. Two parts of the way are still missing. A *bend* lets large numbers through, and damps those below zero. And a key is brought to length 1, so that what counts is where it points.\n\n" +
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
          "What is mixed are rows that have been through the matrix.",
          "Nothing may change its length once it has been set.",
        ],
        see: { cursor: cairo },
        afterwards:
          "The picture draws the whole way from top to bottom. The matrix, the mixing weights and the words’ rows are trained, and stay as they are while it reads. What changes while it reads is the memory alone.",
      },
    },
    {
      prose:
        "A fact is told in one way and asked for in another. *Noor slept in Oslo* made a key. *Where is Noor?* makes a query, through another matrix.\n\n" +
        "Both matrices were trained on many such stories, so that a question’s query points where the right key points. Read on to the question, and see what the model expects.",
      action: { words: "Read on to the question", scene: { cursor: whereNoor } },
      focus: [],
      hidesFrom: whereNoor + 1,
      reveals: {
        bars: {
          caption: "What the model expects after each question",
          as: "count",
          rows: [
            { name: "Where is Noor?", of: { kind: "expects", token: whereNoor, frozen: false } },
            { name: "What does Zoe like?", of: { kind: "expects", token: whatZoe, frozen: false } },
            { name: "Where is the shell?", of: { kind: "expects", token: whereShell, frozen: false } },
            {
              name: "Where is Noor? Memory off",
              of: { kind: "expects", token: whereNoor, frozen: false },
              scene: { memory: { writes: false } },
            },
            {
              name: "What does Zoe like? Memory off",
              of: { kind: "expects", token: whatZoe, frozen: false },
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
          "It expects *oslo*. With its memory switched off it says *paris*: a city, but any city. Query and key were made for each other in training; the fact itself was written while it read. Much of either city’s key is *in*. What tells them apart is the rest: *Noor* is in the one, *Hugo* in the other.",
      },
      claims: [
        { shown: "oslo", of: { kind: "expects", token: whereNoor, frozen: false }, acted: true },
        {
          shown: "paris",
          of: { kind: "expects", token: whereNoor, frozen: false },
          scene: { memory: { writes: false } },
          acted: true,
        },
      ],
      plain: ["four"],
    },
    {
      prose:
        "A layer has more than one memory: several *heads* work side by side. Each makes keys and values of its own. Turn the knob between the two heads of this model, and look at the picture from top to bottom.",
      scene: { cursor: oslo },
      focus: ["throughMatrices"],
      knobs: ["head"],
      explains: ["head"],
      answers: ["perHead"],
      reveals: {
        bars: {
          caption: "How much of the key’s mix is *Oslo* itself",
          as: "percent",
          rows: [
            {
              name: "Head 1",
              of: { kind: "origin", role: "key", token: oslo, back: 0 },
              scene: { memory: { head: 1 } },
            },
            {
              name: "Head 2",
              of: { kind: "origin", role: "key", token: oslo, back: 0 },
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
          "Each head has its own matrices and its own memory. Here *Oslo* is 27 % of its key’s mix in head 1, and 53 % in head 2. Each weighs the words in its own way.",
      },
      claims: [
        {
          shown: "27 %",
          of: { kind: "origin", role: "key", token: oslo, back: 0 },
          scene: { memory: { head: 1 } },
        },
        {
          shown: "53 %",
          of: { kind: "origin", role: "key", token: oslo, back: 0 },
          scene: { memory: { head: 2 } },
        },
      ],
      plain: ["1", "2"],
    },
    {
      prose:
        "Nothing on the way from x to key knows what a word is. Any rows of numbers will do: letters, sounds, measurements. The paper itself also tests genes and time series.\n\n" +
        "Here the untrained memory reads DNA, letter by letter. The stretch in capitals comes twice, and the second time it surprises over a quarter less. What lies between does not surprise it less.",
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
        question: "Explain to a friend why a memory needs more than the word itself to make a good key.",
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
