// What is surprise? The length of the gradient that an error gives the weights: small where the guess was good, however rare the word.

import type { Measure } from "#model/contracts/measure";
import type { TokenQuantity } from "#model/contracts/probe";
import type { Lesson } from "./lesson";

/** Where *night one lamp … nobody sleeps* is read for the first time and for the second. */
const first = { from: 11, to: 21 };
const second = { from: 32, to: 42 };
const night = { first: 11, second: 32 };
const noorsHeron = 9;
const secondA = 7;
/** Where it says *Noor*, and *keeps* is told. */
const secondKeeps = 6;
const kite = 48;
const mia = 54;
const lastA = 56;
const end = 58;

const at = (quantity: TokenQuantity, token: number): Measure => ({ kind: "quantity", quantity, token });
const mean = (of: { from: number; to: number }): Measure => ({ kind: "mean", quantity: "surprise", ...of });
const withTheta = (theta: number) => ({ memory: { theta } });

export const lesson: Lesson = {
  id: "surprise-is-a-gradient",
  title: "Surprise is a gradient",
  question:
    "Why does a word surprise the memory less when it comes again, and why can a familiar word surprise it most?",
  objective:
    "Explain surprise as the length of the gradient of the memory’s own loss, predict how it changes on a second reading, and tell it apart from rarity.",
  needs: ["write-the-error"],
  scene: { memory: { theta: 0.25, eta: 0, alpha: 0, chunk: 1 }, cursor: noorsHeron },
  steps: [
    {
      prose:
        "A memory that nobody trained reads these words one by one. Before each word it is asked: *what comes now?* Its key is made of the five words before.\n\n" +
        "The **loss** is one number for how wrong it was: the squared length of the [error](errorNorm). The bars show it. Every word is a row of numbers of length 1.00.",
      action: { words: "Read on", scene: { cursor: 30 } },
      focus: ["loss"],
      hidesFrom: 31,
      keepsHidden: 31,
      explains: ["loss"],
      marks: [{ token: night.first, words: "a new word" }],
      check: {
        kind: "choose",
        question: "Why is the loss of almost every word about 1?",
        options: [
          { words: "It answers almost nothing yet: the whole word is missing" },
          {
            words: "All these words are equally rare",
            hint: "Some came before. Look at the second *a*, after *keeps*: it was not rare, and its loss was small.",
            see: { marks: [{ token: secondA, words: "read before" }] },
          },
          {
            words: "It always answers some other word",
            hint: "Then two words would be wrong in it: the one that it says, and the one that it lacks. The error would be longer than at most words. See one of each.",
            see: {
              bars: {
                caption: "Length of the error",
                as: "decimal",
                rows: [
                  { name: "*night*, where it answers nothing", of: at("errorNorm", night.first) },
                  { name: "*keeps*, where it answers *Noor*", of: at("errorNorm", secondKeeps) },
                ],
              },
            },
          },
        ],
        hints: ["What is the error of a memory that answers with zeros?"],
        afterwards:
          "It holds nothing for these contexts. So the error is about the word itself, of length 1, and its square is about 1. At *night* the loss was 1.04. One bar is small, at the second *a*: it came after *keeps* once before. Two stand above the others: there the memory said a wrong word.",
      },
      claims: [{ shown: "1.04", of: at("loss", night.first) }],
      plain: ["1.00", "1"],
    },
    {
      prose:
        "How should the weights change, to make this loss smaller? Ask of every weight: if it grew a little, how much would the loss grow? All these numbers together are the **gradient**. It has as many cells as the memory.\n\n" +
        "For one matrix it is twice an outer product: every number of the key times every number of the error. (The next lesson shows why.) Square all its numbers, add them up, take the root. This length is a word’s **surprise**: the thicker the line under a word of the text, the larger it is. (Words still to be read have theirs pale.)",
      scene: { memory: { dimension: 8 }, cursor: 6 },
      focus: [],
      hidesFrom: 31,
      keepsHidden: 31,
      explains: ["gradient", "surprise"],
      check: {
        kind: "cells",
        question:
          "Here are the key and the error of *keeps*. Filled bars are positive, hatched ones negative. **Pick the three cells** where the gradient is largest, whatever its sign.",
        token: 6,
        pick: 3,
        enough: 3,
        hints: [
          "Each cell is a product: the key bar to its left times the error bar above it. It takes both to make it large.",
          "One row has by far the longest key bar. Which columns have the longest errors?",
        ],
        afterwards:
          "A square is large only where key *and* error are. So all three lie in the row of the longest key bar. Two of the same kind make a filled square, two of different kinds a hatched one: plus times minus is minus. To make the loss smaller, the write goes the other way.",
      },
    },
    {
      prose:
        "The memory has read *every night one lamp turns slowly* once, and has written every surprise. Now the same words come again.\n\n" +
        "A write takes half of the error away. If the very same key came again, half of the surprise would be left. But the key of this *night* is only partly the same. The word before weighs most in it, 70 %, and that is *every* again. The four before it are others.",
      scene: { memory: { dimension: 48 }, cursor: 31 },
      focus: ["surprise"],
      keepsHidden: 43,
      marks: [{ token: night.first, words: "first time" }],
      reveals: {
        bars: {
          caption: "Surprise",
          as: "decimal",
          rows: [
            { name: "*night*, first time", of: at("surprise", night.first) },
            { name: "*night*, second time", of: at("surprise", night.second) },
            { name: "all eleven words of the passage, first time, on average", of: mean(first) },
            { name: "and the second time", of: mean(second) },
          ],
        },
      },
      check: {
        kind: "predict",
        question: "**Draw the next bar.** How much will *night* surprise the memory this second time?",
        quantity: "surprise",
        token: night.second,
        bands: { spotOn: 0.1, close: 0.3 },
        hints: [
          "The first *night* gave 2.04. With the very same key half of that would be left: 1.02. With a wholly other key, all of it.",
          "So it lies between 1.02 and 2.04. The word that weighs most is the same: nearer to the lower end.",
        ],
        see: { marks: [{ token: night.first, words: "first time" }] },
        afterwards:
          "1.39. One reading moved the answer toward *night*, not all the way. So it went with the whole passage: 2.09 a word on average at first, and now 1.34.",
      },
      claims: [
        { shown: "70 %", of: { kind: "origin", role: "key", token: night.first, back: 1 } },
        { shown: "2.09", of: mean(first) },
        { shown: "1.34", of: mean(second) },
        { shown: "2.04", of: at("surprise", night.first) },
        { shown: "1.39", of: at("surprise", night.second) },
        { shown: "night", of: { kind: "answer", of: night.second, at: night.second } },
      ],
      plain: ["1.02"],
    },
    {
      prose:
        "So surprise is not rarity. It asks how wrong [the answer](recallBefore) was, not how seldom the word is.\n\n" +
        "Three words are about to come: *kite*, which has not appeared yet; *Mia*, the first word of the text; and *a*, which has come over and over.",
      scene: { cursor: 42 },
      focus: ["surprise"],
      hidesFrom: 43,
      reveals: {
        cursor: mia,
        marks: [
          { token: kite, words: "never before" },
          { token: mia, words: "read before" },
          { token: lastA, words: "often before" },
        ],
        bars: {
          caption: "Surprise, and what the memory had answered",
          as: "decimal",
          rows: [
            { name: "*kite*, never before", of: at("surprise", kite) },
            { name: "*Mia*, read before", of: at("surprise", mia) },
            { name: "*a*, often before", of: at("surprise", lastA) },
            { name: "where *Mia* came, it had answered", of: { kind: "word", quantity: "answerBefore", token: mia } },
            { name: "where *a* came, it had answered", of: { kind: "word", quantity: "answerBefore", token: lastA } },
          ],
        },
      },
      check: {
        kind: "choose",
        question: "Which of them will surprise the memory *most*?",
        options: [
          {
            words: "*kite*, after *Noor keeps a red*",
            hint: "A new word mostly finds a memory without an opinion: then the error is as long as the word, and no longer.",
            see: { marks: [{ token: night.first, words: "new, too" }] },
          },
          { words: "*Mia*, after *who keeps a silver fox?*" },
          {
            words: "*a*, after *Mia keeps*",
            hint: "After *keeps* comes *a*, again and again. What does the memory answer there by now?",
            see: { marks: [{ token: secondA, words: "second time" }] },
          },
        ],
        hints: ["When is an error longer than the word itself? When the memory firmly says something else."],
        afterwards:
          "*Mia* gave 2.87, the largest of the whole text, *kite* 2.05, and the last *a* only 0.37. At *Mia* the memory [answered](answerBefore) *Noor*, who came after such words before. A firm wrong answer is worse than none.",
      },
      claims: [
        { shown: "2.87", of: at("surprise", mia) },
        { shown: "2.05", of: at("surprise", kite) },
        { shown: "0.37", of: at("surprise", lastA) },
        { shown: "Noor", of: { kind: "word", quantity: "answerBefore", token: mia } },
      ],
    },
    {
      prose:
        "Many ask: where is a gradient, if nobody trains the model while it reads?\n\n" +
        "There are two. One belongs to training, and is over before anybody reads with the model. The other belongs to reading, and is taken anew at every word: equation 8 of the paper. The bars are the losses that these are gradients of.\n\n" +
        "A gradient always has two sides: a number that is to become smaller, and what may be changed for it.",
      scene: { cursor: end },
      focus: ["loss"],
      answers: ["whereGradient"],
      reveals: {
        bars: {
          caption: "How far the memory’s weights have moved since the beginning",
          as: "decimal",
          rows: [
            { name: "after the first word", of: at("drift", 0) },
            { name: "after the first reading", of: at("drift", first.to) },
            { name: "after the second reading", of: at("drift", second.to) },
            { name: "at the end of the text", of: at("drift", end) },
          ],
        },
      },
      check: {
        kind: "choose",
        question: "A word’s surprise: what is to become smaller, and what may be changed for it?",
        see: { marks: [{ token: mia, words: "while reading" }] },
        options: [
          {
            words: "The language model’s loss, by changing all its weights",
            hint: "That one is needed in training. Nobody trains here: this memory is only reading.",
          },
          { words: "The memory’s own loss, by changing the memory’s weights" },
          {
            words: "The memory’s own loss, by changing the words",
            hint: "The words stay what they are. What is it that moves when the memory writes?",
          },
        ],
        hints: ["What is wrong here is the answer to a key. What can move is the matrix."],
        afterwards:
          "It is computed *inside* the reading, word by word, and written at once. The words stay as they are; the weights move: by 0.50 after one word, by 3.36 in the end.",
      },
      claims: [
        { shown: "0.50", of: at("drift", 0) },
        { shown: "3.36", of: at("drift", end) },
      ],
      plain: ["8"],
    },
    {
      prose:
        "A gradient only says where to go. How far to follow it is the learning rate’s to say, [θ](theta).\n\n" +
        "At 0.25 the second reading of *night one lamp … nobody sleeps* surprises by 1.34 a word on average; the first did by 2.09. Can one reading teach more?\n\n" +
        "Remember the clock: a write undoes 2 × θ of the error, and above 0.50 it overshoots.",
      focus: ["surprise"],
      marks: [{ token: second.from, words: "the second reading begins" }],
      reveals: {
        bars: {
          caption: "Mean surprise a word, of the second reading",
          as: "decimal",
          rows: [
            { name: "the first reading, θ at 0.25", of: mean(first), scene: withTheta(0.25) },
            { name: "θ at 0.10", of: mean(second), scene: withTheta(0.1) },
            { name: "θ at 0.25", of: mean(second), scene: withTheta(0.25) },
            { name: "θ at 0.40", of: mean(second), scene: withTheta(0.4) },
            { name: "θ at 0.80", of: mean(second), scene: withTheta(0.8) },
            { name: "θ at 1.00", of: mean(second), scene: withTheta(1) },
          ],
        },
      },
      check: {
        kind: "goal",
        question:
          "Find a learning rate with which the second reading is less of a surprise. There is a range that will do.",
        using: ["theta"],
        conditions: [
          {
            words: "The second reading surprises by less than 1.27 a word.",
            of: mean(second),
            is: "below",
            bound: 1.27,
          },
        ],
        solution: { memory: { theta: 0.4 } },
        hints: [
          "Little is written at a small rate. Go up, and watch the second half of the bars.",
          "Far above 0.50 every write overshoots, and shakes what other words have written.",
        ],
        afterwards:
          "Up to a point a larger rate teaches more. Then each write jumps past its own word, and shakes the answers to all keys that are partly the same. At 0.80 the second reading surprises by 2.03. At 1.00 it is 3.05, worse than the 2.09 of a first reading.",
      },
      claims: [
        { shown: "0.25", of: { kind: "setting", knob: "theta" } },
        { shown: "1.34", of: mean(second) },
        { shown: "2.09", of: mean(first) },
        { shown: "2.03", of: mean(second), scene: withTheta(0.8) },
        { shown: "3.05", of: mean(second), scene: withTheta(1) },
      ],
      plain: ["1.27", "2", "0.50", "0.10", "0.40", "0.80", "1.00"],
    },
    {
      prose:
        "On this page surprise always means one thing: the length of the gradient of the memory’s own loss. It is not a feeling, not a probability, and not how rare a word is.\n\n" +
        "The bars have it for every word. Compare a word that hardly surprised with one that did.",
      scene: { cursor: mia },
      focus: ["surprise"],
      marks: [
        { token: mia, words: "it had answered “Noor”" },
        { token: lastA, words: "it had answered “a”" },
      ],
      check: {
        kind: "ownWords",
        question: "Say it in a sentence of your own: what has to happen for a word to surprise the memory *less*?",
        hints: [],
        points: [
          "Surprise depends on the answer to the context, not on the word alone.",
          "Something must have been written for this context, or one like it, before.",
          "The answer is then nearer to the word, so error, gradient and surprise are smaller.",
        ],
        modelAnswer:
          "What the memory answers to the context must have come nearer to the word, because it was written there before.",
      },
    },
  ],
  remember:
    "Surprise is the length of a gradient, and tells how wrong the memory’s answer was, not how rare the word is.",
  notShown:
    "The length of a gradient is not its direction. Two words that surprise equally may push the weights to quite different places, and these bars cannot tell them apart.",
};
