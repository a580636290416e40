// What is surprise? The push that an error gives the weights: small where the guess was good, however rare the word.

import { subSteps } from "#model/contracts/probe";
import type { Lesson } from "./lesson";

/** Where *every night one lamp … nobody sleeps* is read for the first time and for the second. */
const first = { from: 10, to: 21 };
const second = { from: 31, to: 42 };
const night = { first: 11, second: 32 };

export const lesson: Lesson = {
  id: "surprise-is-a-gradient",
  title: "Surprise is a gradient",
  question:
    "Why does a word surprise the memory less when it comes again, and why can a familiar word surprise it most?",
  objective:
    "Explain surprise as the gradient of the memory’s own loss, predict how it changes on a second reading, and tell it apart from rarity.",
  scene: { cursor: 9 },
  steps: [
    {
      prose:
        "A memory that nobody trained reads these words one by one. Before each word it is asked: *what comes now?* (On this page, that is; Titans learns what to ask.) Its answer is a row of numbers, and so is the word. Where the two differ, there is an [error](errorNorm).\n\n" +
        "The bars show [surprise](surprise): how hard that error pulls on the memory’s weights. Nothing is known yet, so almost every word pulls about as hard as the next.",
      action: { words: "Read on", scene: { cursor: 30 } },
      focus: ["surprise"],
    },
    {
      prose:
        "The memory has read *every night one lamp turns slowly* once. Now the same words come again.\n\n" +
        "[Surprise](surprise) is the push its own error gives its weights. A [good guess](recallBefore) leaves little to push.",
      scene: { cursor: 31 },
      focus: ["surprise", "recall"],
      marks: [{ token: night.first, words: "first time" }],
      check: {
        kind: "predict",
        question: "**Draw the next bar.** How much will *night* surprise the memory this second time?",
        quantity: "surprise",
        token: night.second,
        bands: { spotOn: 0.1, close: 0.25 },
        hints: [
          "The first *night* gave 2.03: nothing had yet followed *every*. What has been written since?",
          "One reading does not make a guess perfect. What is left to push lies between a fresh word’s bar and none at all.",
        ],
        afterwards:
          "34 % less than the first time. One reading was enough to move the answer toward *night*, but not enough to reach it.",
      },
      claims: [
        { shown: "2.03", of: { kind: "quantity", quantity: "surprise", token: night.first } },
        {
          shown: "34 %",
          of: {
            kind: "smaller",
            of: { kind: "quantity", quantity: "surprise", token: night.second },
            than: { kind: "quantity", quantity: "surprise", token: night.first },
          },
        },
        { shown: "night", of: { kind: "answer", of: night.second, at: night.second } },
      ],
    },
    {
      prose:
        "The push has a shape. This small memory is one matrix: a row for each number of the key, a column for each number of the error.\n\n" +
        "The gradient of its [loss](loss) is key times error, cell by cell. A cell moves far only where *both* are large.",
      scene: { memory: { dimension: 8, eta: 0, chunk: 1 }, cursor: 6 },
      focus: [],
      check: {
        kind: "cells",
        question: "**Pick the three cells** that this write will change most.",
        token: 6,
        pick: 3,
        enough: 2,
        hints: [
          "Filled bars are positive, hatched ones negative. For how far a cell moves only their length counts.",
          "Begin with the longest bar of the key. Everything that moves far lies in its row.",
        ],
        afterwards: "One row of the key did most of it: an error is written where the key points.",
      },
    },
    {
      prose:
        "So surprise is not rarity. It asks how *wrong the answer* was, not how seldom the word is.\n\n" +
        "Three words are about to come: *kite*, which has not appeared yet; *Mia*, the first word of the text; and *a*, which has come over and over.",
      scene: { memory: { dimension: 48, eta: 0.6, chunk: 4 }, cursor: 42 },
      focus: ["surprise", "recall"],
      hidesFrom: 43,
      reveals: { cursor: 54 },
      marks: [
        { token: 48, words: "never before" },
        { token: 54, words: "read before" },
      ],
      check: {
        kind: "choose",
        question: "Which of them will give the *largest* push?",
        options: [
          {
            words: "*kite*, because it is new",
            hint: "A new word finds a memory without an opinion: the error is as large as the word, and no larger.",
          },
          { words: "*Mia*, after *who keeps a silver fox?*" },
          {
            words: "*a*, because it is read most often",
            hint: "After *keeps* comes *a*, again and again. What does the memory answer there by now?",
          },
        ],
        hints: ["When is an error larger than the word itself? When the memory firmly says something else."],
        afterwards:
          "*Mia* gave 2.96, the largest of the whole text, *kite* 2.10, and the last *a* only 0.60. At *Mia* the memory [answered](answerBefore) *Noor*: a firm wrong answer is worse than none.",
      },
      claims: [
        { shown: "2.96", of: { kind: "quantity", quantity: "surprise", token: 54 } },
        { shown: "2.10", of: { kind: "quantity", quantity: "surprise", token: 48 } },
        { shown: "0.60", of: { kind: "quantity", quantity: "surprise", token: 56 } },
        { shown: "Noor", of: { kind: "word", quantity: "chunkAnswer", token: 54 } },
      ],
    },
    {
      prose:
        "A gradient only says where to go. What follows it is the [write](update), and only what was written makes the second reading easier.\n\n" +
        "Here are three memories on the same text. Two of them write what surprises them. One has its learning rate at zero: it feels every push and follows none.",
      focus: [],
      check: {
        kind: "odd",
        question: "Which one writes nothing?",
        quantity: "surprise",
        runs: [{ memory: { theta: 0.14 } }, { memory: { theta: 0 } }, { memory: { theta: 0.1, eta: 0.5 } }],
        odd: 1,
        hints: [
          "The sentence that is read twice begins in the middle of the text. Look there.",
          "Whoever wrote the first reading is surprised less by the second.",
        ],
        afterwards: "Without a write the second reading is as new as the first.",
      },
    },
    {
      prose:
        "Between the context and the changed weights lie seven small parts. You have met most of them: the *error*, the *write*, the question (here called *key*), the word that came (the *target*), and the answer (the *guess*).\n\n" +
        "Two are still to come in later lessons: what is *forgotten*, and what is *carried* on from past surprises.",
      focus: ["equation"],
      reveals: { panels: ["substeps"] },
      check: {
        kind: "order",
        question: "Put the parts of one write in their order.",
        items: [...subSteps],
        hints: [
          "Before there can be an error, there is a question, an answer, and a word to hold it against.",
          "Weights change last: what is carried, and what is forgotten, come just before.",
        ],
        afterwards: "Here they are for the word under the cursor. The arrow keys step through them.",
      },
    },
    {
      prose:
        "The whole sentence came twice, and its second reading surprised the memory 39 % less on average.\n\n" +
        "That is learning, and it can be undone. [θ](theta) is how hard a surprise is written, [α](alpha) how much every word erases.",
      scene: { cursor: 42 },
      focus: ["surprise"],
      check: {
        kind: "goal",
        question: "Make the second reading surprise it about as much as a first one. There is more than one way.",
        using: ["theta", "alpha"],
        conditions: [
          {
            words: "The second reading surprises by more than 1.9 a word.",
            of: { kind: "mean", quantity: "surprise", ...second },
            is: "above",
            bound: 1.9,
          },
        ],
        solution: { memory: { theta: 0 } },
        hints: [
          "Write less, or erase more: both leave the memory as it was.",
          "Take one of the two to its far end, and look at the bars.",
        ],
        afterwards: "Nothing written, or nothing kept: either way the words come as if for the first time.",
      },
      claims: [
        {
          shown: "39 %",
          of: {
            kind: "smaller",
            of: { kind: "mean", quantity: "surprise", ...second },
            than: { kind: "mean", quantity: "surprise", ...first },
          },
        },
      ],
      plain: ["1.9"],
    },
    {
      prose:
        "On this page surprise always means one thing: the size of the gradient of the memory’s own loss. It is not a feeling, not a probability, and not how rare a word is.",
      focus: ["sentence"],
      check: {
        kind: "ownWords",
        question: "Say it in a sentence of your own: what has to happen for a word to surprise the memory *less*?",
        hints: [],
        modelAnswer:
          "What the memory answers to the context must have come nearer to the word, because it was written there before.",
      },
    },
  ],
  notShown:
    "This memory’s keys and gates were not trained by anyone: words are random vectors, and the gates are knobs. *What comes now?* is this page’s set-up too. In Titans one word gives both, a key and a value, each by a trained projection (eq. 11), and the trained models here do the same: their surprise depends on what they learned to ask. And the size of a gradient is not its direction: two equal bars may push the weights to quite different places.",
  plain: ["11"],
};
