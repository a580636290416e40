// What do benchmarks measure? Three tests, who is ahead in each and why, and how a number is checked before it is repeated.

import type { Measure } from "#model/contracts/measure";
import type { ScenePatch } from "#scene/scenePatch";
import {
  anyPairs,
  byWidth,
  fewPairs,
  manyPairs,
  named,
  needleW,
  oneFact,
  quotedPair,
  toKeep,
  twoFacts,
} from "./exhibits/benchmarks";
import { someRows } from "./exhibits/someRows";
import type { Bars } from "./bars";
import type { Lesson, LongFigure } from "./lesson";

const text =
  "Pia went to Nairobi. Maya went to Lima. Leo went to Vienna. Pia went to Oslo. Maya went to Bergen. Leo went to Athens. " +
  "All was quiet. Ivy went to Turin. Ivy went to Dublin. Someone smiled. Where is Ivy? Dublin.";

/** The question mark. */
const asked = 50;

const now: Measure = { kind: "quantity", quantity: "nextProbability", token: asked };
const says: Measure = { kind: "expects", token: asked, frozen: false };
type Reader = "full" | "lmm" | "linear";
const reader = (model: Reader): ScenePatch => ({ memory: { model } });
/** How likely each finds the right town, and what it says. */
const whatOf = (...readers: readonly { readonly model: Reader; readonly name: string }[]): Bars => ({
  caption: "How likely each finds *Dublin*, and what it says",
  as: "percent",
  digits: 1,
  rows: readers.flatMap(({ model, name }) => [
    { name: `${name}: *Dublin*`, of: now, scene: reader(model) },
    { name: `${name} says`, of: says, scene: reader(model) },
  ]),
});
const fullAttention = { model: "full", name: "Full attention" } as const;
const linearAttention = { model: "linear", name: "Linear attention" } as const;
const bytes = (memory: string, context: number): Measure => ({ kind: "cost", cost: "bytes", memory, context });
const numbers = (width: number): Measure => ({
  ...{ kind: "cost", cost: "state", memory: "softmax", context: 64 },
  widths: { keys: width, values: width },
});
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
    cursor: asked,
  },
  steps: [
    {
      prose:
        "Three tests turn up in almost every paper on memory. **S-NIAH** hides a single needle. **BABILong** hides facts that change. Its first task asks where somebody is *now*, after all travels. **MQAR** tells many pairs, side by side, and then asks for each one.\n\n" +
        "All three are made up by a program, so any length can be had. The text with Ivy is of the second kind.",
      focus: [],
      reveals: { exhibit: toKeep },
      check: {
        kind: "order",
        question: "Order the tests by how many facts a reader must keep to be sure of the answer, the fewest first.",
        items: ["S-NIAH", "BABILong, first task", "MQAR"],
        hints: [
          "Which of them asks for everything that was told?",
          "In the second, an old place need not be kept. In the third, nothing may go.",
        ],
        afterwards:
          "One fact, one place for each person, every pair. A memory of fixed size can do well in the first and still fail in the last. S-NIAH is from the paper “RULER” (arXiv 2404.06654). Its authors call finding one needle “a superficial form of long-context understanding”.",
      },
      plain: ["2404.06654", "64"],
    },
    {
      prose:
        "MQAR is from “Zoology” (arXiv 2312.04927). Here three models of ours are asked. Each has two layers of width 64, and was trained on stories, needles and pairs. In training they met up to 12 pairs.\n\n" +
        "The table shows how they do with 16. Now they are told 64.",
      focus: [],
      shows: "tables",
      exhibit: fewPairs,
      reveals: { exhibit: manyPairs },
      check: {
        kind: "order",
        question: "64 pairs are told, and all are asked for. Who answers most of them? The best first.",
        items: ["Full attention", "LMM, memory alone", "Linear attention"],
        hints: [
          "Two of them have a store of fixed size. Whose store grows with every pair?",
          "Of the other two, one only adds. One corrects what it would answer wrongly.",
        ],
        see: {
          bars: {
            caption: "Bytes kept, by how many words were read.",
            as: "count",
            rows: [
              { name: "Full attention, 64 words", of: bytes("softmax", 64) },
              { name: "Full attention, 128 words", of: bytes("softmax", 128) },
              { name: "Linear attention, 64 words", of: bytes("linear", 64) },
              { name: "Linear attention, 128 words", of: bytes("linear", 128) },
            ],
          },
        },
        afterwards:
          "With 64 pairs it is 41 %, 26 % and 7 %, and the thin lines are apart. With 16 pairs the first two are level: their lines overlap. Who is ahead depends on how much is asked for. Attention keeps all 64 pairs, and yet finds only 41 %. Why, these figures do not say; so many it never met in training.",
      },
      cited: [
        { shown: "41 %", of: found("pairs", 64, "full") },
        { shown: "26 %", of: found("pairs", 64, "lmm") },
        { shown: "7 %", of: found("pairs", 64, "linear") },
      ],
      plain: ["2312.04927", "4", "two", "128", "12", "95", "100", "16", "32", "64"],
    },
    {
      prose:
        "The same test by *width*: how many numbers a model has for each word. These are other models than before, so their figures differ: one layer, trained on pairs alone. All were trained with one rate, for 800 steps, and asked for 32 pairs.\n\n" +
        "Look at full attention. At width 16 it answers everything. At width 64, with far more room, almost nothing.",
      focus: [],
      shows: "tables",
      exhibit: byWidth,
      reveals: { exhibit: anyPairs },
      check: {
        kind: "choose",
        question: "Had the wide one too little room, or did it not learn the task? Which test would tell?",
        options: [
          {
            words: "Ask it for 64 pairs",
            hint: "It would fail whichever of the two is true. And has it less room when it is wider?",
            see: {
              bars: {
                caption: "Numbers that full attention keeps of 64 words.",
                as: "count",
                rows: [16, 32, 64].map((width) => ({ name: `Width ${width}`, of: numbers(width) })),
              },
            },
          },
          { words: "Ask it for only 4 pairs" },
          {
            words: "Ask the other models for 32 pairs",
            hint: "That was done: these two get better with width, so the test can be passed. It says nothing of attention.",
            see: { exhibit: someRows(byWidth, ["LMM, memory alone", "Gated delta rule"]) },
          },
        ],
        hints: ["Find a test where room cannot be what is missing."],
        afterwards:
          "Of only 4 pairs it answers 13 % at width 64, and 4 pairs fit anywhere. So room is not what it lacks: it hardly learned the task. The training that suited the memory failed here. Ask of a low score how much care its training was given.",
      },
      cited: [{ shown: "13 %", of: { source: "public/grid.json: full attention, width 64, 4 pairs" } }],
      plain: ["800", "16", "32", "64", "4", "95", "100"],
    },
    {
      prose:
        "Now a text in which facts change. Ivy went to Turin, and then to Dublin. A trained model reads it that has *full attention*: it sees every word.\n\n" +
        "It says Turin, where she no longer is.",
      scene: { ...reader("full"), cursor: asked },
      focus: [],
      answers: ["betterThanAttention"],
      bars: whatOf(fullAttention),
      reveals: {
        bars: whatOf({ model: "lmm", name: "LMM, memory alone" }, linearAttention),
        exhibit: oneFact,
      },
      check: {
        kind: "choose",
        question: "Two others read the text, each with a store of fixed size. Who says Dublin?",
        options: [
          { words: "LMM: it writes what it would have answered wrongly" },
          {
            words: "Linear attention: it adds every word to the rest",
            hint: "It takes nothing away. Is Turin not in the sum just as much as Dublin?",
          },
          {
            words: "Neither: no store of fixed size tells old from new",
            hint: "One of them corrects what it would answer. What is left of Turin once it was corrected?",
          },
        ],
        hints: ["Who writes a new place *over* the old one?"],
        see: { bars: whatOf(linearAttention) },
        afterwards:
          "LMM gives Dublin 99.5 %. In 64 such texts it is always right, our full attention in 52 %. With so few texts, that may be 27 % or 75 %. Why it says Turin here we do not know: both places are before its eyes. So “better than attention?” has one answer for pairs, another here.",
      },
      claims: [
        { shown: "Turin", of: says },
        { shown: "99.5 %", of: now, scene: reader("lmm") },
      ],
      cited: [
        { shown: "27 %", of: { source: "public/longTests.json, the interval’s ends" } },
        { shown: "75 %", of: { source: "public/longTests.json, the interval’s ends" } },
        { shown: "52 %", of: found("oneFact", 1024, "full") },
      ],
      plain: ["64", "1,024", "25", "95", "100", "8", "two"],
    },
    {
      prose:
        "BABILong’s second task joins two facts. *Mia has the ring. Mia is in Rome. Where is the ring?* The two are told far apart.\n\n" +
        "Four people are told of, and each is in one town now. A reader that guesses one of these four towns is right in a quarter of the texts.",
      focus: [],
      shows: "tables",
      exhibit: twoFacts,
      reveals: { exhibit: named },
      check: {
        kind: "choose",
        question: "What do these figures say about who joins facts best?",
        options: [
          {
            words: "MAC and MAG do: they have the longest bars",
            hint: "How long is the bar of somebody who guesses?",
            see: { exhibit: someRows(twoFacts, ["MAC", "MAG", "A guess"]) },
          },
          {
            words: "Attention is worse than the memory: its bar is shorter",
            hint: "Do their thin lines overlap? And was either of them able to do it?",
            see: { exhibit: someRows(twoFacts, ["LMM, memory alone", "Full attention", "A guess"]) },
          },
          { words: "Nothing: no one is better than a guess" },
        ],
        hints: ["Compare every line with what a guess would get."],
        afterwards:
          "A test that nobody passes compares nobody. And how can attention get *less* than a guess? A guess names a town where someone is now. In 21 of the 64 texts full attention named one that somebody had left, in 17 one that was never told of. The window’s we did not count.",
      },
      cited: ["21", "17"].map((shown) => ({
        shown,
        of: { source: "test/long/namedTowns.test.ts reads the 64 texts again" },
      })),
      plain: ["64", "1,024", "16", "95", "100", "8"],
    },
    {
      prose:
        "Numbers travel, and lose their place on the way. Somebody writes of needles: “Titans 88.2, Mamba2 4.2”.\n\n" +
        "Here is that part of the paper’s own table. Find the two numbers in it.",
      focus: [],
      shows: "tables",
      exhibit: needleW,
      reveals: { exhibit: quotedPair() },
      check: {
        kind: "choose",
        question: "What is wrong with the pair?",
        options: [
          {
            words: "88.2 is not a score of Titans",
            hint: "Look for 88.2 in these rows. MAG is one of the kinds of Titans.",
            see: { exhibit: someRows(needleW, ["Titans (MAC)", "Titans (MAG)", "Titans (MAL)"]) },
          },
          { words: "They are of two lengths of text" },
          {
            words: "4.2 is not a score of Mamba2",
            hint: "Look along Mamba2’s row.",
            see: { exhibit: someRows(needleW, ["Mamba2"]) },
          },
        ],
        hints: ["Find each of the two, and see what stands above it."],
        afterwards:
          "88.2 is MAG’s at 16K, 4.2 is Mamba2’s at 4K. In one column it is 98.0 beside 4.2, or 88.2 beside 0.0. Titans is far ahead either way. Yet nobody measured the pair that was written.",
      },
      cited: ["88.2", "4.2", "98.0", "0.0"].map((shown) => ({ shown, of: { source: "Titans, Table 2" } })),
      plain: ["2", "4", "8", "16"],
    },
    {
      prose:
        "Did anybody measure it again? “Titans Revisited” (arXiv 2510.09551) built the model anew and tested it on filling in words, time series and recommendation. Titans did not always beat its rivals there, “due to chunking”. Its memory did help over attention alone.\n\n" +
        "The table is the Titans paper’s own.",
      focus: [],
      shows: "tables",
      exhibit: needleW,
      check: {
        kind: "choose",
        question: "What does “Titans Revisited” say of these needle figures?",
        options: [
          {
            words: "They are refuted: Titans did not always win",
            hint: "In which tasks did it not win? Is there a needle among them?",
            see: { exhibit: someRows(needleW, ["Mamba2", "Titans (LMM)"]) },
          },
          {
            words: "They are confirmed: the memory did help",
            hint: "It helped in which tasks? Is there a needle among them?",
            see: { exhibit: someRows(needleW, ["Mamba2", "Titans (LMM)"]) },
          },
          { words: "Nothing: nobody has asked for these again there" },
        ],
        hints: ["What was measured again, and what was not?"],
        afterwards:
          "A score in one task says little of another. Until somebody repeats these figures, quote them as what they are: measured once, by the authors of the model.",
      },
      plain: ["2510.09551", "2", "4", "8", "16"],
    },
    {
      prose:
        "Figure 6 of the paper sets a Titans that was fine-tuned on BABILong beside GPT-4, which was only prompted. Both facts are in the paper. Is that a fair contest?\n\n" +
        "It depends on the question. “Can a small trained memory do this?” Yes. “Which design is better?” That it cannot tell. Here are four of ours again, from step 4. They were trained on the same texts, for as many steps, at one rate. That rate may not suit attention, as in step 3: nobody tried another. So its 52 % is a score of a design *and* a training.",
      focus: [],
      shows: "tables",
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
      cited: [{ shown: "52 %", of: found("oneFact", 1024, "full") }],
      plain: ["3", "6", "4", "-4", "64", "1,024", "25", "95", "100", "8"],
    },
  ],
  remember:
    "A score belongs to a model, its training, a task and a length, and two may be compared where the rest is the same.",
  notShown:
    "Our figures are of tiny models, trained once each: another seed may fall elsewhere. The paper’s models were not run here.",
};
