// How is a memory wired to attention? Context, gate or layer: the same parts in three ways, in models that were trained.

import type { Measure } from "#model/contracts/measure";
import type { Lesson, LongFigure } from "./lesson";

const text =
  "The shell lies in Lisbon. Noor slept in Oslo. Hugo is in Cairo. Zoe likes cheese. Where is Noor? Oslo. All was quiet. " +
  "What does Zoe like? Cheese. Where is the shell? Lisbon. Where is Hugo? Cairo. Rosa loves toast. Zoe got the bucket. " +
  "Rosa sat in Prague. Where is Hugo? Cairo. What does Rosa like? Toast. Where is Noor? Oslo. What does Rosa like? Toast. " +
  "Who has the bucket? Zoe. What does Zoe like? Cheese. Where is the shell? Lisbon.";

/** The question marks after *who has the bucket* and after the last *where is the shell*; the answer comes next. */
const bucket = 94;
/** After *where is the shell*, in the middle. */
const askedBefore = 41;
const shell = 108;

const expects = (frozen: boolean): Measure => ({ kind: "expects", token: shell, frozen });
const likely = (token: number): Measure => ({ kind: "quantity", quantity: "nextProbability", token });
/** What a model keeps of so many words. */
const kept = (model: "lmm" | "full", size: number): LongFigure => ({ model, test: "oneFact", size, take: "bytes" });

export const lesson: Lesson = {
  id: "three-wirings",
  title: "MAC, MAG, MAL: three wirings",
  question: "How can one memory and one window of attention be joined, and what does each do for the answer?",
  objective:
    "Tell the three wirings of Titans apart by what attention sees, and find by switching parts off which of them an answer came from.",
  scene: {
    text,
    memory: { model: "window", layer: 2 },
    answers: [{ token: shell + 1, length: 1 }],
    cursor: 20,
  },
  steps: [
    {
      prose:
        "A story, told to a small language model that was **trained** on many such stories. At the end it is asked: *where is the shell?* That was last told long ago: *Lisbon*.\n\n" +
        "This model has attention only, over a window of 8 words in each of its two layers. With its short convolutions it sees 20 words back, and no farther. It learned from nothing, on the same texts and for as many steps as all others here. Of what is in its sight it answers 77 %.",
      action: { words: "Read to the last question", scene: { cursor: shell } },
      focus: ["next"],
      check: {
        kind: "choose",
        question: "It has read *Lisbon*. Why does it not say so?",
        options: [
          {
            words: "It never learned what *where* asks for",
            hint: "Look at its first guesses. What kind of word are they?",
          },
          { words: "It no longer sees the words that told it" },
          {
            words: "Lisbon is a rare word to it",
            hint: "It is about as likely as the other places. What would tell it which one *this* story means?",
          },
        ],
        hints: ["Training taught it what stories are like. What would tell it about *this* story?"],
        afterwards:
          "It says *Kyoto*, a place like any other, and gives Lisbon 4 %. What it was taught is in its weights; this story is not. No training could change that: the words are out of its sight.",
      },
      claims: [
        { shown: "Kyoto", of: expects(false) },
        { shown: "4 %", of: likely(shell) },
      ],
      cited: [
        { shown: "20", of: { model: "window", reach: "own" } },
        { shown: "77 %", of: { model: "window", task: "story", length: 64, range: "own" } },
      ],
      plain: ["8"],
    },
    {
      prose:
        "Now a model of the same kind with a Titans memory beside that window. Its wiring is called **memory as context**, MAC. What the memory knows is set *in front of* the words, as if it were text. Attention reads both.\n\n" +
        "Here the memory is a single matrix of 32 by 32 numbers in each head; each wiring is on the shelf with a deep memory, too. Surprise is measured in chunks of 8 words.\n\n" +
        "Each bar shows how [likely](nextProbability) it found the word that came next.",
      scene: { memory: { model: "mac" }, cursor: shell - 1 },
      focus: ["probability", "wiring"],
      marks: [{ token: askedBefore, words: "the shell, asked before" }],
      check: {
        kind: "predict",
        question: "**Draw the last bar.** How likely does it find *Lisbon* now?",
        quantity: "nextProbability",
        token: shell,
        bands: { spotOn: 0.1, close: 0.3 },
        hints: [
          "The shell was asked about before, in the middle of the story. How high is the bar there?",
          "A memory that was sure the first time is still nearly as sure.",
        ],
        afterwards:
          "99.2 %. With its memory [frozen](frozenProbability), as it was before the first word, the same model says *Madrid*.",
      },
      claims: [
        { shown: "99.2 %", of: likely(shell) },
        { shown: "Madrid", of: expects(true) },
      ],
      plain: ["32", "8"],
    },
    {
      prose:
        "The second wiring is **memory as gate**, MAG. Window and memory stand side by side, and neither sees the other. Both read the same words, and a gate mixes what they say.\n\n" +
        "The cursor is on the question. Follow the lit wires, here and in the picture of MAC.",
      scene: { memory: { model: "mag" }, cursor: shell },
      focus: ["wiring", "next"],
      check: {
        kind: "choose",
        question: "In which wiring can attention *look at* what the memory remembers, and weigh it word by word?",
        options: [
          {
            words: "In MAG: the gate decides it",
            hint: "The gate comes after both. What has attention seen by then?",
          },
          { words: "In MAC: it stands before the words, as context" },
          {
            words: "In both alike",
            hint: "Follow the wire out of the memory. Where does it meet attention in each?",
          },
        ],
        hints: ["Compare the two pictures: does the memory’s wire end before attention, or after it?"],
        afterwards: "In MAG they meet only at the gate. It answers *Lisbon* too, by another way.",
      },
      claims: [{ shown: "Lisbon", of: expects(false) }],
    },
    {
      prose:
        "The third is **memory as layer**, MAL: the memory comes first, and attention sees only what came out of it.\n\n" +
        "Four of its parts can be switched off. *Persistent tokens* are a few learned ones in front of every text.",
      scene: { memory: { model: "mal" } },
      focus: ["wiring", "next"],
      check: {
        kind: "goal",
        question: "Which part holds the answer? Switch parts off until *Lisbon* is lost.",
        using: ["writes", "carries", "forgets", "persistent"],
        conditions: [
          { words: "It no longer expects *Lisbon*.", of: expects(false), is: "not", bound: "lisbon" },
          { words: "*Lisbon* has less than 10 %.", of: likely(shell), is: "below", bound: 0.1 },
        ],
        solution: { memory: { writes: false } },
        hints: [
          "Try one switch at a time, and put it back.",
          "Which of the parts has anything of *this* story in it, rather than of the training?",
        ],
        afterwards:
          "Only the memory. With the other three off, *Lisbon* keeps 99.9 %. What they are good for, this one answer does not show.",
      },
      claims: [
        {
          shown: "99.9 %",
          of: likely(shell),
          scene: { memory: { carries: false, forgets: false, persistent: false } },
        },
      ],
      plain: ["10 %"],
    },
    {
      prose:
        "Back to MAC, and to another question of the story: *who has the bucket?* It answers *Zoe*, with 87 %.\n\n" +
        "Now its momentum is off. Everything else is as it was trained.",
      scene: { memory: { model: "mac", writes: true, carries: false }, cursor: bucket },
      focus: ["next"],
      knobs: ["carries"],
      check: {
        kind: "choose",
        question: "*Zoe* falls to 36 %, while *Lisbon* keeps 99.9 %. What can you conclude?",
        options: [
          {
            words: "Momentum is what remembers names",
            hint: "One name, in one story. What would have to be tried before saying so?",
          },
          { words: "This model had come to use momentum for some of what it stores" },
          {
            words: "Titans cannot work without momentum",
            hint: "Most answers of this story stand. And was this model ever trained without it?",
          },
        ],
        hints: ["The model was trained *with* momentum. What does switching off show, and what not?"],
        afterwards:
          "Switching a part off shows what *this* model leans on. What the part is worth is seen only by training without it.",
      },
      claims: [
        { shown: "87 %", of: likely(bucket), scene: { memory: { carries: true } } },
        { shown: "36 %", of: likely(bucket) },
        { shown: "99.9 %", of: likely(shell) },
        { shown: "Zoe", of: { kind: "expects", token: bucket, frozen: false }, scene: { memory: { carries: true } } },
      ],
    },
    {
      prose:
        "Which is best? In stories of 256 words our models were asked for what was last said more than 27 words ago, beyond what any window here reaches. They got right:\n\n" +
        "MAC 96 %, MAG 96 %, MAL 96 %, and the memory alone as many.\n\n" +
        "**Full attention** 95 %. Guessing gets 7 %.\n\n" +
        "Count what each keeps. Of 1,024 words the memory alone keeps 54 kB, full attention 1,053 kB. Of 4,096 words it is still 54 kB, against 4,199 kB.",
      scene: { memory: { carries: true }, cursor: shell },
      focus: ["wiring"],
      check: {
        kind: "choose",
        question: "What do our figures say?",
        options: [
          {
            words: "One of the three wirings is the best",
            hint: "They lie closer together than two runs of one model may.",
          },
          {
            words:
              "A memory of fixed size can answer as much as attention that keeps every word; which wiring is best they do not say",
          },
          {
            words: "To remember as much as attention does, a memory must be as large",
            hint: "Compare what they got right, and then what they keep.",
          },
        ],
        hints: ["Which difference is large, and which are small?"],
        afterwards:
          "The paper compares larger models. In long texts MAC does best there and MAG nearly as well, both better than MAL, which is the fastest. On WikiText MAL has the lowest perplexity at 340M parameters, 24.69.",
      },
      cited: [
        { shown: "96 %", of: { model: "mac", task: "story", length: 256 } },
        { shown: "96 %", of: { model: "mag", task: "story", length: 256 } },
        { shown: "96 %", of: { model: "mal", task: "story", length: 256 } },
        { shown: "96 %", of: { model: "lmm", task: "story", length: 256 } },
        { shown: "95 %", of: { model: "full", task: "story", length: 256 } },
        { shown: "7 %", of: { model: "mac", task: "story", length: 256, take: "chance" } },
        { shown: "54 kB", of: kept("lmm", 1024) },
        { shown: "54 kB", of: kept("lmm", 4096) },
        { shown: "1,053 kB", of: kept("full", 1024) },
        { shown: "4,199 kB", of: kept("full", 4096) },
        { shown: "24.69", of: { source: "Titans, Table 1" } },
      ],
      plain: ["256", "27", "340", "1,024", "4,096"],
    },
    {
      prose: "Three wirings, one memory: before attention as text, beside it behind a gate, or beneath it as a layer.",
      focus: ["wiring"],
      check: {
        kind: "ownWords",
        question: "In a sentence of your own: what does attention see of the memory in MAC, in MAG, and in MAL?",
        hints: [],
        modelAnswer:
          "In MAC the memory’s answers stand in front of the words, in MAG it sees nothing of them, and in MAL it sees only what the memory has made of the words.",
      },
    },
  ],
  notShown:
    "These models are tiny, and were trained on made-up texts alone. Nor is this the paper’s MAC to the letter: read literally, a word could see its own future through the memory, so here each word sees only what was known by then. The paper’s large models are not run here.",
};
