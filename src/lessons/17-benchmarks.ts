// What do benchmarks measure? Three tests, who is ahead in each and why, and how a number is checked before it is repeated.

import type { Measure } from "#model/contracts/measure";
import type { ScenePatch } from "#scene/scenePatch";
import { byWidth, manyPairs, oneFact, twoFacts } from "./exhibits/benchmarks";
import type { Lesson, LongFigure } from "./lesson";

const text =
  "Pia went to Nairobi. Maya went to Lima. Leo went to Vienna. Pia went to Oslo. Maya went to Bergen. Leo went to Athens. " +
  "All was quiet. Ivy went to Turin. Ivy went to Dublin. Someone smiled. Where is Ivy? Dublin.";

/** The question mark. */
const asked = 50;

const now: Measure = { kind: "quantity", quantity: "nextProbability", token: asked };
const says: Measure = { kind: "expects", token: asked, frozen: false };
const reader = (model: "full" | "lmm"): ScenePatch => ({ memory: { model } });
const capacity = (memory: string): Measure => ({ kind: "capacity", memory, storage: "random", pairs: 128 });
const found = (test: LongFigure["test"], size: number, model: LongFigure["model"]): LongFigure => ({
  model,
  test,
  size,
});

export const lesson: Lesson = {
  id: "benchmarks",
  title: "Benchmarks and their critics",
  question: "When one memory scores higher than another, what has been shown?",
  objective:
    "Say what a benchmark asks of a memory, tell a lost contest from a failed training and from luck, and check a quoted number at its source.",
  needs: ["titans-paper", "needles"],
  scene: {
    text,
    memory: { model: "full", layer: 2 },
    answers: [{ token: asked + 1, length: 1 }],
    cursor: 20,
    compare: { memories: ["softmax", "linear", "titans"], storage: "random", test: "pairs" },
  },
  steps: [
    {
      prose:
        "Three tests turn up in almost every paper on memory. **S-NIAH** hides one needle. **BABILong** hides facts that change: where is Ivy *now*, after all her travels? **MQAR** tells many pairs, side by side, and then asks for each one.\n\n" +
        "All three are made up by a program, so any length can be had. The text above is of the second kind.",
      action: { words: "Read to the question", scene: { cursor: asked } },
      focus: [],
      reveals: { panels: ["longTests"] },
      check: {
        kind: "order",
        question: "Order the tests by how much of the text a reader must keep to be sure, the least first.",
        items: ["S-NIAH: one needle, once", "BABILong’s first task: where each person is now", "MQAR: every pair"],
        hints: [
          "Which of them asks for everything that was told?",
          "In the second, an old place need not be kept. In the third, nothing may go.",
        ],
        afterwards:
          "One needle, one place for each person, every pair. A memory of fixed size can do well in the first and still fail in the last. The panel has eight such tests; choose another above its curves.",
      },
    },
    {
      prose:
        "MQAR is from “Zoology” (arXiv 2312.04927). Its authors report that a model with attention beat one without, twenty times its size, at recalling what stands in the text.\n\n" +
        "Here, without any training: 128 pairs of random rows are stored once each, in a memory of 48 by 48 numbers. Attention keeps them apart.",
      scene: { memory: { model: "untrained" }, cursor: 20 },
      focus: [],
      reveals: {
        bars: {
          caption: "Answered of 128 unrelated pairs",
          as: "percent",
          rows: [
            { name: "Full attention", of: capacity("softmax") },
            { name: "Linear attention", of: capacity("linear") },
            { name: "Titans", of: capacity("titans") },
          ],
        },
        exhibit: manyPairs,
      },
      check: {
        kind: "order",
        question: "Who answers most of them? Put the best first.",
        items: ["Full attention", "Linear attention, a plain sum", "Titans, which corrects"],
        hints: [
          "Who has room that grows with every pair?",
          "Each correction also changes what unrelated pairs have left. A sum leaves them alone.",
        ],
        see: { panels: ["cost"] },
        afterwards:
          "100 %, 85 %, 45 %: correcting has a price where nothing is alike. Trained models, below: with 64 pairs full attention is right in 41 %, the memory alone in 26 %. Where everything may be asked for, attention is ahead.",
      },
      claims: [
        { shown: "48", of: { kind: "setting", knob: "dimension" } },
        { shown: "100 %", of: capacity("softmax") },
        { shown: "85 %", of: capacity("linear") },
        { shown: "45 %", of: capacity("titans") },
      ],
      cited: [
        { shown: "41 %", of: found("pairs", 64, "full") },
        { shown: "26 %", of: found("pairs", 64, "lmm") },
      ],
      plain: ["2312.04927", "128", "12", "95", "100", "16", "32", "64"],
    },
    {
      prose:
        "The same test by width: small models of one layer, trained alike for 800 steps, and asked for 32 pairs.\n\n" +
        "Look at full attention. At width 16 it answers everything. At width 64, with far more room, almost nothing.",
      focus: [],
      exhibit: byWidth,
      reveals: { panels: ["pairGrid"] },
      check: {
        kind: "choose",
        question: "What does that show?",
        options: [
          {
            words: "Attention gets worse when it is wider",
            hint: "Everything that fits into a narrow one fits into a wide one. What else differs between the two?",
          },
          { words: "A training that failed, and not what it can hold" },
          {
            words: "The test cannot be right",
            hint: "The same test lets other models get better with width. What do all of these share but the score?",
          },
        ],
        see: { panels: ["capacity"] },
        hints: ["A score comes from a model *and* its training. Which of the two went wrong here?"],
        afterwards:
          "One rate of learning served all of them, and did not suit these. MAC hardly learned the task at any width. The panel shows all sizes. So a low score may be the fault of the training: ask how much care each row was given.",
      },
      plain: ["800", "16", "32", "64", "4", "95", "100"],
    },
    {
      prose:
        "Now a text in which facts change. Ivy went to Turin, and then to Dublin. A trained model reads it that has *full attention*: it sees every word.\n\n" +
        "It says Turin, where she no longer is.",
      scene: { ...reader("full"), cursor: asked },
      focus: ["next"],
      answers: ["betterThanAttention"],
      reveals: {
        bars: {
          caption: "How likely each finds *Dublin*, and what it says",
          as: "percent",
          digits: 1,
          rows: [
            { name: "Full attention", of: now, scene: reader("full") },
            { name: "It says", of: says, scene: reader("full") },
            { name: "LMM, memory alone", of: now, scene: reader("lmm") },
            { name: "It says", of: says, scene: reader("lmm") },
          ],
        },
        exhibit: oneFact,
      },
      check: {
        kind: "goal",
        question: "Find a reader that is sure of where Ivy is now.",
        using: ["model"],
        conditions: [
          { words: "It says *Dublin*.", of: says, is: "says", bound: "dublin" },
          { words: "*Dublin* has more than 90 %.", of: now, is: "above", bound: 0.9 },
        ],
        solution: reader("lmm"),
        hints: [
          "To see both places is not to know which is newer.",
          "Which readers write a new place *over* the old one?",
        ],
        afterwards:
          "The memory alone gives Dublin 99.5 %. Over many texts it is right in 100 %, our full attention in 52 %: it sees every place, and is wrong about as often as right. A larger or longer trained one need not be. So “better than attention?” has one answer for pairs, another here.",
      },
      claims: [
        { shown: "Turin", of: says },
        { shown: "99.5 %", of: now, scene: reader("lmm") },
      ],
      cited: [
        { shown: "100 %", of: found("oneFact", 1024, "lmm") },
        { shown: "52 %", of: found("oneFact", 1024, "full") },
      ],
      plain: ["90 %", "64", "1,024", "25", "95", "100", "8"],
    },
    {
      prose:
        "BABILong’s second task joins two facts. *Mia has the ring. Mia is in Rome. Where is the ring?* The two are told far apart.\n\n" +
        "Four people are told of, so a guess gets a quarter right.",
      focus: [],
      exhibit: twoFacts,
      check: {
        kind: "choose",
        question: "What do these figures say about who joins facts best?",
        options: [
          { words: "MAC and MAG do: they have the longest bars", hint: "How long is the bar of somebody who guesses?" },
          {
            words: "Attention cannot join facts: its bar is shorter than the memory’s",
            hint: "Is it reliably shorter than a guess? And was any of these models able to do it?",
          },
          { words: "Nothing: no one is better than a guess" },
        ],
        see: { panels: ["longTests"] },
        hints: ["Compare every line with what a guess would get."],
        afterwards:
          "None is above a guess, and so none is ahead. A test that nobody passes compares nobody; nor does one that all pass.",
      },
      plain: ["64", "1,024", "25", "95", "100", "8"],
    },
    {
      prose:
        "Numbers travel, and lose their place on the way. Somebody writes of needles: “Titans 88.2, Mamba2 4.2”, as if both models had read texts of one length.\n\n" +
        "Here is the paper’s own table. Press the two numbers where they stand.",
      focus: ["paperTable"],
      check: {
        kind: "choose",
        question: "What is wrong with the pair?",
        options: [
          {
            words: "They are of two kinds of needle",
            hint: "Find both under the third heading. What stands above each of the two?",
          },
          { words: "They are of two lengths of text" },
          {
            words: "One of them is not in the table",
            hint: "Look at MAG, and at Mamba2, under the third heading.",
          },
        ],
        see: { panels: ["longTests"] },
        hints: ["The panel says it once both are pressed; “Show me” there presses them."],
        afterwards:
          "88.2 is MAG at 16K, 4.2 is Mamba2 at 4K. In one column it is 98.0 beside 4.2, or 88.2 beside 0.0. Titans is far ahead either way; yet a pair that nobody measured proves that nobody looked.",
      },
      cited: ["88.2", "4.2", "98.0", "0.0"].map((shown) => ({ shown, of: { source: "Titans, Table 2" } })),
      plain: ["2", "4", "16"],
    },
    {
      prose:
        "Benchmarks have critics. The authors of RULER, where S-NIAH is from, call finding one needle “a superficial form of long-context understanding” (arXiv 2404.06654).\n\n" +
        "And who measured again? “Titans Revisited” (arXiv 2510.09551) built it anew, and tested *other* tasks: filling in words, time series, recommendation. Titans did not always beat its baselines, “due to chunking”; its memory did help over attention alone. Of needles it says nothing.",
      focus: ["paperTable"],
      check: {
        kind: "order",
        question: "You read “Titans finds 98.8 % of needles”. Put your questions in a sensible order.",
        items: [
          "Which table does this number stand in?",
          "Which needle, in which hay, at which length?",
          "What did the others get in the same column?",
          "Did anybody else measure it again?",
        ],
        hints: [
          "Before comparing a number, find it. Before asking who repeated it, know what it means.",
          "First the place, then the meaning, then the neighbours, then the world.",
        ],
        afterwards:
          "It is MAC’s, on the passkey, at 4K; at 8K it is 99.0, where Mamba2 has 31.0. The same four questions are good for every number on this page.",
      },
      cited: ["98.8 %", "99.0", "31.0"].map((shown) => ({ shown, of: { source: "Titans, Table 2" } })),
      plain: ["2404.06654", "2510.09551", "2", "4", "8"],
    },
    {
      prose:
        "Figure 6 of the paper sets a Titans that was fine-tuned on BABILong beside GPT-4, which was only prompted. Both facts are in the paper. Is that a fair contest?\n\n" +
        "It depends on the question. “Can a small trained memory do this?” Yes. “Which design is better?” That it cannot tell.",
      focus: [],
      exhibit: oneFact,
      check: {
        kind: "ownWords",
        question:
          "In a sentence of your own: what must two models have in common before their scores say which memory is better?",
        hints: [],
        modelAnswer:
          "The same texts and as much training with as much care, about the same size and store, and the same questions, enough of them that luck cannot turn the order.",
        points: [
          "Trained on the same texts, as long, and with a rate that suits each.",
          "The same size and store, or both said.",
          "The same questions, not too easy, not too hard, and enough of them.",
        ],
      },
      plain: ["6", "4", "-4", "64", "1,024", "25", "95", "100", "8"],
    },
  ],
  remember:
    "A score belongs to a model, its training, a task and a length, and two may be compared where the rest is the same.",
  notShown:
    "Our figures are of tiny models, trained once each: another seed may fall elsewhere. The paper’s models were not run here.",
};
