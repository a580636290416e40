// Where do keys, gates and first weights come from? A training of a small model on the stage: the outer loop around the one that reads.

import { defaultTrain } from "#model/contracts/trainDefaults";
import type { Exhibit, ExhibitScale, Lesson } from "./lesson";

const text =
  "brown camel, copper horse, violet goose, beige lion; violet? goose. copper? horse. beige? lion. brown? camel.";
/** *Brown* asked for, and told. */
const question = 14;
const told = 0;

const source = {
  words: "Trained and measured by this page’s engine: the same training, on texts it was not trained on.",
  href: null,
};
const steps = ["step 0", "100", "200", "300", "400"];
const percent: ExhibitScale = { full: 100, digits: 0, unit: "%" };
const cosine: ExhibitScale = { full: 1, digits: 2 };
const withMemory = { name: "with its memory", figures: [0, 25, 81, 95, 96] };

const learned: Exhibit = {
  caption: "Questions answered. Guessing one of 24 animals gets 4 %.",
  source,
  tables: [{ title: "As it was trained", columns: steps, scales: steps.map(() => percent), rows: [withMemory] }],
};
const without: Exhibit = {
  caption: "Questions answered after 400 steps: all of them, and those whose pair was told 16 words before, or more.",
  source,
  tables: [
    {
      title: "With and without a memory",
      columns: ["all", "16 words or more"],
      scales: [percent, percent],
      rows: [
        { name: "with its memory", figures: [96, 89] },
        { name: "a window of 8 words", figures: [16, 0] },
      ],
    },
  ],
};
const keys: Exhibit = {
  caption: "How alike the key of a told colour and the query of an asked one are: their cosine, on average.",
  source,
  tables: [
    {
      title: "Told and asked",
      columns: ["step 0", "400"],
      scales: [cosine, cosine],
      rows: [
        { name: "the same colour", figures: [0.08, 0.49] },
        { name: "different colours", figures: [0.08, 0.17] },
      ],
    },
  ],
};

export const lesson: Lesson = {
  id: "two-loops",
  title: "Two loops",
  question: "A memory learns while it reads. Who teaches it how to learn?",
  objective:
    "Tell apart what the inner loop and the outer loop change, watch a training make keys that a memory can use, and say where each text begins and how far its gradient goes back.",
  needs: ["surprise-is-a-gradient", "chunks"],
  scene: { text, cursor: question, train: { ...defaultTrain, steps: 400 } },
  steps: [
    {
      prose:
        "Until now keys were drawn by lot, and θ, η and α were set by hand. In a real model they are **learned**. So there are two loops.\n\n" +
        "The *inner loop* is the memory at work: it learns from one text, word by word, by its own gradient. Around it is the **outer loop**, the usual training of a network. It reads many texts, and after every few it lets the inner loop work a little better.",
      focus: [],
      explains: ["outerLoop"],
      check: {
        kind: "choose",
        question: "Which of these does the *inner* loop change?",
        see: { panels: ["equation"] },
        options: [
          { words: "The memory’s weights M" },
          {
            words: "The matrices that make keys of words",
            hint: "If they changed while it reads, a key from early in the text would not be found again.",
          },
          {
            words: "How θ, η and α follow from a word",
            hint: "Look at the equation: which letters are made of what they were a word ago?",
          },
        ],
        hints: ["What is it that becomes another with every word of *one* text?"],
        afterwards:
          "Only M, and its push S. All else holds still while a text is read, and is the outer loop’s: the matrices that make keys, values and queries, and the gates that make θ, η and α of a word.",
      },
      reveals: { panels: ["equation"] },
    },
    {
      prose:
        "On the stage is a small model: one layer of width 32, whose memory is one matrix. Its texts tell pairs, *brown camel*, and ask for them: *brown?* What it says wrongly now is struck through.\n\n" +
        "Press **Train**. At each step 16 texts are read, each by a memory of its own. Then all that is learned moves a little. The 400 steps take some seconds. Pause when you like.",
      focus: ["ownTraining"],
      check: {
        kind: "choose",
        question:
          "After 400 steps it reads texts that it was not trained on. How many of their questions does it answer?",
        see: { cursor: told },
        options: [
          { words: "Nearly all" },
          {
            words: "About one in 24: these pairs are new to it",
            hint: "That is what guessing gets. The pairs are new, but each text tells its own before it asks.",
          },
          {
            words: "About half: it knows half of the animals by then",
            hint: "It need not know an animal’s colour by heart. Where can it look it up?",
          },
        ],
        hints: ["What must be learned: the pairs, or how to remember pairs?"],
        afterwards:
          "96 %, from 0 % before the first step. Not one of those pairs was learned by heart. The outer loop has learned *how to remember pairs*; the inner one remembers them.",
      },
      reveals: { exhibit: learned },
      cited: [
        { shown: "96 %", of: { source: "test/long/twoLoops.test.ts" } },
        { shown: "0 %", of: { source: "test/long/twoLoops.test.ts" } },
      ],
      plain: ["32", "16", "400", "24", "0", "100", "200", "300", "4 %"],
    },
    {
      prose:
        "Does the inner loop run *while* the outer one trains? Yes. Every text of the training is read by a memory that learns from it. How else should the outer loop find keys and gates that serve such a memory?\n\n" +
        "A control: the same model, texts and steps, but in place of the memory attention over the last 8 words, where every comma and question mark counts as one. With its short convolution it reaches 10 back.",
      focus: [],
      answers: ["innerInTraining"],
      check: {
        kind: "choose",
        question:
          "Some questions ask for a pair that was told 16 words before, or more. How many of those does the control answer after training?",
        see: { cursor: told },
        options: [
          { words: "None" },
          {
            words: "Most: training has taught it pairs",
            hint: "Training has taught it other texts’ pairs. Who tells it *this* text’s?",
          },
          {
            words: "About half of them",
            hint: "What could it know of a pair that it no longer sees? And guessing gets one in 24.",
          },
        ],
        hints: ["What is left of a word that is out of sight, where no memory was written?"],
        afterwards:
          "0 %, and 16 % of all. With its memory the model answers 89 % of these, and 96 % of all. Training alone does not bring back what a text told. It makes a memory that can.",
      },
      reveals: { exhibit: without },
      cited: [
        { shown: "0 %", of: { source: "test/long/twoLoops.test.ts" } },
        { shown: "16 %", of: { source: "test/long/twoLoops.test.ts" } },
        { shown: "89 %", of: { source: "test/long/twoLoops.test.ts" } },
        { shown: "96 %", of: { source: "test/long/twoLoops.test.ts" } },
      ],
      plain: ["8", "10", "16", "24", "400"],
    },
    {
      prose:
        "What did the outer loop make? In the text *brown* is marked twice. Where it is told, its animal is written under a **key**. Where it is asked for, the memory is asked with a **query**. Trained matrices make both of words.",
      focus: [],
      marks: [
        { token: told, words: "told" },
        { token: question, words: "asked" },
      ],
      check: {
        kind: "choose",
        question: "What must become alike, so that the memory finds the pair?",
        see: { cursor: told },
        options: [
          { words: "The key of a told colour and the query of the same colour" },
          {
            words: "The keys of all colours",
            hint: "Then any colour would be answered with all the animals at once.",
          },
          {
            words: "The key and the value of a pair",
            hint: "The value is what comes back. What is the memory asked with?",
          },
        ],
        hints: ["What is the product by which a linear memory finds what was written?"],
        afterwards:
          "At first key and query have a cosine of 0.08 on average, whether their colours are the same or not. After 400 steps it is 0.49 where they are the same, and 0.17 where not. Nobody asked for that: it lowers the loss of the questions.",
      },
      reveals: { exhibit: keys },
      cited: [
        { shown: "0.08", of: { source: "test/long/twoLoops.test.ts" } },
        { shown: "0.49", of: { source: "test/long/twoLoops.test.ts" } },
        { shown: "0.17", of: { source: "test/long/twoLoops.test.ts" } },
      ],
      plain: ["0", "400"],
    },
    {
      prose:
        "A training ends, and its weights are kept. A new text comes. Then another, by somebody else. The memory has written in each of them.",
      focus: [],
      check: {
        kind: "choose",
        question: "What are the memory’s weights when a new text begins?",
        see: { panels: ["equation"] },
        options: [
          { words: "What the outer loop has learned them to be" },
          {
            words: "Zero",
            hint: "Many pages say so. But is there anything that a memory could bring along from training?",
          },
          {
            words: "What the last text left there",
            hint: "Then one reader’s text would turn up in another’s answers.",
          },
        ],
        hints: ["Which of the two loops decides where the inner one starts?"],
        afterwards:
          "Each text begins at **M₀**: [first weights](start) that the outer loop has learned, and no push. TTT does the same. “The outer loop updates QKV and the initialization”, its authors answer a reader (ttt-lm-pytorch, issue 8). What a text wrote is gone with it.",
      },
      reveals: { panels: ["equation"] },
      plain: ["8"],
    },
    {
      prose:
        "How can training know that an early write was good? The outer loop asks how its loss would change with each number. It starts at the answer, and goes back through all that had a part in it.\n\n" +
        "On that way lie the writes of the inner loop. Each holds a gradient itself, so the outer gradient goes *through* gradients.",
      focus: ["wayThere"],
      answers: ["throughState"],
      check: {
        kind: "choose",
        question:
          "A pair is told early and asked many chunks later. How far must the way back go, to teach α to keep it?",
        see: { cursor: told },
        options: [
          { words: "Through all writes in between, to the word that told it" },
          {
            words: "Through the chunk of the question",
            hint: "The pair is not in that chunk. What could be learned there about keeping it?",
          },
          {
            words: "No way back: surprise at the question corrects the memory",
            hint: "That is the inner loop. It corrects M in this text. Who teaches the gate for all texts?",
          },
        ],
        hints: ["Who had a part in keeping the pair: only the last words, or all of them?"],
        afterwards:
          "Here it goes back through the whole text. Much code cuts it where a memory is handed on, from one piece of a text to the next; titans-pytorch leaves the choice (issue 34). That saves room. But across the cut nothing is learned about what to keep.",
      },
      reveals: { panels: ["wayBack"] },
      plain: ["34"],
    },
    {
      prose:
        "Now you know what an untrained memory may show, and what not. Its *rule* is the real one: how it writes, forgets and overshoots. Its keys are random, which is kind to it: different words hardly touch. What it would *choose* to write, or how well it reads real text, only training says.",
      focus: [],
      check: {
        kind: "ownWords",
        question:
          "In a sentence of your own: what does each of the two loops learn, from what, and how long does it last?",
        hints: [],
        modelAnswer:
          "The inner loop learns what one text tells, in the memory’s weights, until the text ends; the outer loop learns from many texts how to make keys, gates and a first memory, and that stays.",
        points: [
          "Inner: one text, in the memory’s weights, word by word, gone with the text.",
          "Outer: many texts, in keys, values, queries, gates and M₀, and it stays.",
          "The outer loop trains with the inner one running, and through its writes.",
        ],
      },
    },
  ],
  remember:
    "The inner loop remembers one text; the outer loop learns from many texts how to remember, and both run in training.",
  notShown:
    "This model has one layer, few words and texts made up by a rule. Titans was trained on billions of words, and nobody outside can look at what its outer loop found: its weights are not published.",
};
