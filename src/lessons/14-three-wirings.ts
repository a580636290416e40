// How is a memory wired to attention? Context, gate or layer: the same parts in three ways, in models that were trained.

import type { Measure } from "#model/contracts/measure";
import type { Bars } from "./bars";
import { allWirings, keptLonger, shortStories, switchedOff } from "./exhibits/wirings";
import type { Lesson, LongFigure } from "./lesson";

const text =
  "The shell lies in Lisbon. Hugo is in Cairo. Zoe got the bucket. Rosa loves toast. What does Rosa like? Toast. " +
  "Noor slept in Oslo. Where is Noor? Oslo. Where is Hugo? Cairo. Who has the bucket? Zoe. All was quiet. " +
  "Where is the shell? Lisbon.";

/** The word before *Lisbon*, where the story tells it. */
const told = 3;
/** And the word before *Cairo*. */
const cairoTold = 8;
/** Question marks: the answer comes next. */
const noor = 35;
const hugo = 41;
const bucket = 48;
const shell = 59;

/** *Hugo* in the question about him: a segment begins. */
const segmentBegins = 40;

const expects = (frozen: boolean, token = shell): Measure => ({ kind: "expects", token, frozen });
const likely = (token: number): Measure => ({ kind: "quantity", quantity: "nextProbability", token });
const frozenLikely: Measure = { kind: "quantity", quantity: "frozenProbability", token: shell };
/** What a model keeps of so many words. */
const kept = (model: "lmm" | "full", size: number): LongFigure => ({ model, test: "oneFact", size, take: "bytes" });

const whole = { writes: true, carries: true, forgets: true, persistent: true } as const;
const onlyWrites = { writes: true, carries: false, forgets: false, persistent: false } as const;

const afterNoor: Bars = {
  caption: "After *Where is Noor?*, told just before",
  as: "percent",
  rows: [
    { name: "It says", of: expects(false, noor) },
    { name: "How likely it finds *Oslo*", of: likely(noor) },
  ],
};
const townsTold: Bars = {
  caption: "How likely it found each town where the story told it",
  as: "percent",
  rows: [
    { name: "*The shell lies in* Lisbon", of: likely(told) },
    { name: "*Hugo is in* Cairo", of: likely(cairoTold) },
  ],
};

export const lesson: Lesson = {
  id: "three-wirings",
  title: "MAC, MAG, MAL: three wirings",
  question: "How can one memory and one window of attention be joined, and what does each do for the answer?",
  objective:
    "Tell the three wirings of Titans apart by what attention sees, and find by switching parts off which of them an answer came from.",
  needs: ["exact-but-short", "deep-memory", "chunks"],
  scene: {
    text,
    memory: { model: "window", layer: 2 },
    answers: [{ token: shell + 1, length: 1 }],
    cursor: 20,
  },
  steps: [
    {
      prose:
        "A story, told to a small language model that was **trained** on many such stories. At the end it is asked: *where is the shell?* The very first sentence told it: *Lisbon*.\n\n" +
        "This model has attention only. A word sees the last 8 words, itself included: the shaded window moves along. With its two layers and their short convolutions it reaches 20 words back, and no farther.",
      action: { words: "Read to the last question", scene: { cursor: shell } },
      focus: [],
      shows: "window",
      bars: {
        caption: "After *Where is the shell?*, with attention only",
        as: "percent",
        rows: [
          { name: "It says", of: expects(false) },
          { name: "How likely it finds *Lisbon*", of: likely(shell) },
        ],
      },
      reveals: { bars: afterNoor },
      check: {
        kind: "choose",
        question: "It has read *Lisbon*. Why does it not say so?",
        options: [
          {
            words: "It never learned what *where* asks for",
            hint: "It names a town, so it knows what is asked for. The stage now shows what it says of Noor.",
            see: { cursor: noor, bars: afterNoor },
          },
          { words: "It no longer sees the words that told it" },
          {
            words: "Lisbon is a rare word to it",
            hint: "Where it was told, *Lisbon* surprised it no more than *Cairo*. What would tell it which town *this* story means?",
            see: { bars: townsTold },
          },
        ],
        hints: ["Training taught it what stories are like. What would tell it about *this* story?"],
        afterwards:
          "It says *Cairo*, the town it read last, and gives Lisbon 5 %. Noor’s *Oslo*, told just before, got 87 %. What it was taught is in its weights; this story is not. No training could change that: the words are out of its sight.",
      },
      claims: [
        { shown: "Cairo", of: expects(false) },
        { shown: "5 %", of: likely(shell) },
        { shown: "87 %", of: likely(noor) },
      ],
      cited: [{ shown: "20", of: { model: "window", reach: "own" } }],
      plain: ["8"],
    },
    {
      prose:
        "Now a model with a Titans memory. In place of a moving window its attention sees one **segment** of 8 words. Thin lines in the text part the segments; the one at the cursor is shaded.\n\n" +
        "Its wiring is **memory as context**, MAC. What the memory answers is set *in front of* the words, as if it were text. Attention reads both. It answers *Lisbon*, and finds it [99.99 % likely](nextProbability).\n\n" +
        "Now its memory is **frozen**: it stays as it was before the first word, and nothing of the story is written into it. Everything else works as before.",
      scene: { memory: { model: "mac" }, cursor: shell },
      focus: [],
      shows: "segments",
      bars: {
        caption: "After *Where is the shell?*, with its memory",
        as: "percent",
        digits: 2,
        rows: [
          { name: "MAC says", of: expects(false) },
          { name: "How likely it finds *Lisbon*", of: likely(shell) },
        ],
      },
      reveals: {
        bars: {
          caption: "The same with its memory frozen",
          as: "percent",
          digits: 2,
          rows: [
            { name: "MAC says", of: expects(true) },
            { name: "How likely it finds *Lisbon*", of: frozenLikely },
          ],
        },
      },
      check: {
        kind: "choose",
        question: "What do you expect it to say with its memory frozen?",
        options: [
          {
            words: "*Lisbon*, a little less surely",
            hint: "Attention sees the shaded segment, up to the cursor. Is the *Lisbon* that told it, framed in the text, in there?",
            see: { marks: [{ token: told + 1, words: "Lisbon" }] },
          },
          { words: "A town, but not the one that was told" },
          {
            words: "Any word at all",
            hint: "Training had many questions that begin with *Where*. What kind of word is framed in the text, where two of them were answered?",
            see: {
              marks: [
                { token: noor + 1, words: "the answer" },
                { token: hugo + 1, words: "the answer" },
              ],
            },
          },
        ],
        hints: ["What did training give it, and what could only this story give it?"],
        afterwards:
          "It says *Madrid*, a town that this story never names, and gives Lisbon [3.62 %](frozenProbability). That a town is wanted, training has taught it. Which town, only the memory knew.",
      },
      claims: [
        { shown: "99.99 %", of: likely(shell) },
        { shown: "Madrid", of: expects(true) },
        { shown: "3.62 %", of: frozenLikely },
      ],
      plain: ["8"],
    },
    {
      prose:
        "MAC takes a text segment by segment; in our model each is one chunk. Attention sees no word of an earlier segment. What it needs of those must come out of the memory, so the memory is read first.\n\n" +
        "It is read a *second* time once the segment is written: only then can it answer with something of this segment. The second answer scales the output.\n\n" +
        "But what is written, and when?",
      focus: [],
      shows: "segments",
      answers: ["macOrder"],
      reveals: { panels: ["wiring"] },
      check: {
        kind: "order",
        question: "Put in order what MAC does with one segment.",
        items: [
          "The memory answers the segment from what earlier ones wrote",
          "Attention reads the answers and the words together",
          "What attention made of answers and words is written into the memory",
          "The memory is asked again, with what attention made",
          "This second answer scales the output",
        ],
        hints: [
          "Which of these needs the result of another? That other one comes first.",
          "What attention makes is written. The second reading has to find it in the memory.",
        ],
        afterwards:
          "Read, attend, write, read again, scale: the numbers in the drawing. *Read* has 1 and 4, for the memory is read twice. The best-known code long wrote before it attended, as its author says (titans-pytorch, issue 32).",
      },
      plain: ["32", "1", "4"],
    },
    {
      prose:
        "In this drawing of MAC follow the **solid** wires first. They carry what an answer is made of, the thicker the more. Dotted wires store; dashed ones ask or scale. The drawing counts four ways, for it has *LMM*, too: the memory alone, without attention.\n\n" +
        "**Persistent tokens** are four rows of numbers in front of every text. Training made them, and reading never changes them. The memory has read them once before the first word: that is their dotted wire.",
      scene: { cursor: segmentBegins },
      focus: ["wiring"],
      shows: "segments",
      explains: ["persistent"],
      reveals: { cursor: shell },
      check: {
        kind: "choose",
        question:
          "The cursor is on *Hugo*, the first word of a segment. Which of the three wires into attention can bring it something of the story’s first sentence?",
        options: [
          {
            words: "The wire from the input tokens",
            hint: "By it comes the shaded segment, up to the cursor. Is the first sentence in it?",
            see: { cursor: segmentBegins },
          },
          { words: "The wire from *read*" },
          {
            words: "The wire from the persistent tokens",
            hint: "Can anything of a text get into the persistent tokens? Look for a wire that ends there.",
            see: { cursor: shell },
          },
        ],
        hints: ["Which box keeps something of the words when attention goes on to others?"],
        afterwards:
          "What attention made of that sentence went along the dotted wire to *write*, and stays in the memory. Later segments ask for it: the wire out of *read*. At *Where is the shell?* most of what attention found came that way.",
      },
    },
    {
      prose:
        "The second wiring is **memory as gate**, MAG. Window and memory stand side by side, and both read the same words. The window moves along again, as in the first step.\n\n" +
        "The gate of its name is the box *blend*. MAC’s box *gate* was another thing: there the second reading scales the output.\n\n" +
        "Again follow the solid wires, from the left to the output.",
      scene: { memory: { model: "mag" }, cursor: shell },
      focus: ["wiring"],
      shows: "window",
      reveals: {
        bars: {
          caption: "After *Where is the shell?*",
          as: "percent",
          digits: 2,
          rows: [
            { name: "MAG says", of: expects(false) },
            { name: "How likely it finds *Lisbon*", of: likely(shell) },
          ],
        },
      },
      check: {
        kind: "choose",
        question: "What does attention see in MAG?",
        options: [
          {
            words: "The words and the memory’s answers",
            hint: "That is MAC. Follow the wire out of *read*: where does it end in MAG?",
          },
          { words: "The words and the persistent tokens" },
          {
            words: "The words and what comes out of the blend",
            hint: "Which way does the arrow out of the blend point?",
          },
        ],
        see: { cursor: hugo },
        hints: ["Which boxes have a wire that ends at attention?"],
        afterwards:
          "Nothing of the memory. The two meet only afterwards, at the *blend*, where a learned gate mixes them. MAG says *Lisbon* too, and finds it 99.95 % likely.",
      },
      claims: [
        { shown: "Lisbon", of: expects(false) },
        { shown: "99.95 %", of: likely(shell) },
      ],
    },
    {
      prose:
        "The third is **memory as layer**, MAL: the memory comes first. Its answer is added to each word, and attention sees only these sums. How much of a sum came from the memory, nobody can tell. So the wires into *add* are thin, and have no number.\n\n" +
        "In our models every layer has its own memory and its own persistent tokens. Whether every layer should, the paper does not say.\n\n" +
        "Four parts of MAL can be switched off. *Memory* off means that it is frozen.",
      scene: { memory: { model: "mal" } },
      focus: ["wiring"],
      shows: "window",
      bars: {
        caption: "After *Where is the shell?*, as the switches stand",
        as: "percent",
        digits: 2,
        rows: [
          { name: "MAL says", of: expects(false) },
          { name: "How likely it finds *Lisbon*", of: likely(shell) },
        ],
      },
      answers: ["persistentPerLayer", "everyLayer"],
      reveals: {
        bars: {
          caption: "How likely MAL finds *Lisbon*",
          as: "percent",
          digits: 2,
          rows: [
            { name: "Nothing off", of: likely(shell), scene: { memory: whole } },
            {
              name: "Momentum, forgetting and persistent tokens off",
              of: likely(shell),
              scene: { memory: onlyWrites },
            },
            { name: "Memory off (frozen)", of: likely(shell), scene: { memory: { ...whole, writes: false } } },
          ],
        },
      },
      check: {
        kind: "goal",
        question: "What can MAL do without? Find three parts that can all be off while it still says *Lisbon*.",
        using: ["writes", "carries", "forgets", "persistent"],
        conditions: [
          { words: "It still says *Lisbon*.", of: expects(false), is: "says", bound: "lisbon" },
          { words: "Three parts are off.", of: { kind: "partsOff" }, is: "above", bound: 2 },
        ],
        solution: { memory: { carries: false, forgets: false, persistent: false } },
        hints: [
          "Try one switch at a time, and see what it says then.",
          "Which of the parts has anything of *this* story in it, rather than of the training?",
        ],
        afterwards:
          "All but the memory. With the other three off, *Lisbon* still has 99.75 %; with the memory alone frozen it has 5.12 %. What the others are good for, this one answer does not show.",
      },
      claims: [
        { shown: "99.75 %", of: likely(shell), scene: { memory: onlyWrites } },
        { shown: "5.12 %", of: likely(shell), scene: { memory: { ...whole, writes: false } } },
      ],
    },
    {
      prose:
        "Back to MAC, and to another question of the story: *who has the bucket?* It answers *Zoe*, with 95 %.\n\n" +
        "Now switch its momentum off. Everything else stays as it was trained.",
      scene: { memory: { model: "mac", ...whole }, cursor: bucket },
      action: { words: "Switch momentum off", scene: { memory: { carries: false } } },
      focus: [],
      knobs: ["carries"],
      bars: {
        caption: "What MAC answers, as the switch stands",
        as: "percent",
        rows: [
          { name: "*Who has the bucket?* It says", of: expects(false, bucket) },
          { name: "How likely it finds *Zoe*", of: likely(bucket) },
          { name: "*Where is the shell?* How likely it finds *Lisbon*", of: likely(shell) },
        ],
      },
      reveals: { exhibit: switchedOff },
      check: {
        kind: "choose",
        question: "*Zoe* falls to 25 %, and *Rosa* is now ahead. *Lisbon* stays where it was. What can you conclude?",
        options: [
          {
            words: "Momentum is what stores names; towns need none",
            hint: "That is one name and one town. What would have to be tried before saying so? Here are many stories.",
            see: { exhibit: switchedOff },
          },
          { words: "This model had come to use momentum for some of what it stores" },
          {
            words: "A model trained without momentum would miss *Zoe*, too",
            hint: "All these figures are of this one model, which was trained *with* it. Might another have learned to do without?",
            see: { exhibit: switchedOff },
          },
        ],
        hints: ["The model was trained *with* momentum. What does switching off show, and what not?"],
        afterwards:
          "Over many stories of 64 words it drops from 99 % to 92 %. Even that may be chance: the thin lines say where another run could fall, and they overlap. Switching a part off shows what *this* model leans on. What the part is worth is seen only by training without it, as the next lesson’s table does.",
      },
      claims: [
        { shown: "95 %", of: likely(bucket), scene: { memory: { carries: true } } },
        { shown: "25 %", of: likely(bucket), acted: true },
        { shown: "Rosa", of: expects(false, bucket), acted: true },
        { shown: "Zoe", of: expects(false, bucket), scene: { memory: { carries: true } } },
      ],
      cited: [
        { shown: "99 %", of: { model: "mac", task: "story", length: 64 } },
        { shown: "92 %", of: { model: "mac", task: "story", length: 64, without: "momentum" } },
      ],
      plain: ["64", "95", "100", "26"],
    },
    {
      prose:
        "Which is best? All these models were trained on the same texts for as many steps. They were asked of what was told more than 26 words ago. That is as far as MAL sees without its memory’s writes. It is farther than the 20 of the first model, for MAL’s memory mixes neighbouring words, too. Guessing gets 7 %.\n\n" +
        "*Answered*: in stories of 256 words. *Kept*: what a model has to keep of a text of 1,024 words, which was counted in a longer test.",
      scene: { memory: { carries: true }, cursor: shell },
      focus: [],
      exhibit: allWirings,
      check: {
        kind: "choose",
        question: "What do our figures say?",
        options: [
          {
            words: "One of the three wirings is the best",
            hint: "Here all three have 96 %. In stories of 64 words MAG leads with 99.4 %, and MAL is last with 98 %. But the thin lines overlap.",
            see: { exhibit: shortStories },
          },
          {
            words: "A memory of fixed size can answer as much as attention that keeps every word",
          },
          {
            words: "To remember as much as attention does, a memory must be as large",
            hint: "Compare what they got right with what they keep, and see what happens to it in a longer text.",
            see: { exhibit: keptLonger },
          },
        ],
        hints: ["Which difference is large, and which are small?"],
        afterwards:
          "In these longer stories, of 256 words, the three wirings, the memory alone and full attention all answer 95 to 96 %. The memory alone keeps 54 kB, full attention 1,053 kB. MAC keeps a little more than MAG, for it holds the memory’s answers beside the words. The window alone does no better than guessing. Which wiring is best, our figures do not say: their thin lines overlap. What the paper says of its larger models, the next lesson reads.",
      },
      cited: [
        { shown: "26", of: { model: "mal", reach: "own" } },
        { shown: "20", of: { model: "window", reach: "own" } },
        { shown: "7 %", of: { model: "mac", task: "story", length: 256, take: "chance" } },
        { shown: "96 %", of: { model: "mac", task: "story", length: 256 } },
        { shown: "99.4 %", of: { model: "mag", task: "story", length: 64 } },
        { shown: "98 %", of: { model: "mal", task: "story", length: 64 } },
        { shown: "54 kB", of: kept("lmm", 1024) },
        { shown: "1,053 kB", of: kept("full", 1024) },
      ],
      plain: ["95", "256", "64", "100", "1,024", "4,096", "8"],
    },
    {
      prose:
        "Three wirings, one memory: before attention as text, beside it and blended with it, or beneath it as a layer. The buttons over the drawing turn one into the other.",
      focus: ["wiring"],
      check: {
        kind: "ownWords",
        question: "In a sentence of your own: what does attention see of the memory in MAC, in MAG, and in MAL?",
        hints: [],
        modelAnswer:
          "In MAC the memory’s answers stand in front of the words, in MAG attention sees nothing of them, and in MAL it sees each word with the memory’s answer added.",
        points: [
          "MAC: the memory’s answers stand before the words, and attention weighs both.",
          "MAG: attention sees only words; a gate blends the two afterwards.",
          "MAL: attention sees only each word with the memory’s answer added.",
        ],
      },
    },
  ],
  remember:
    "In MAC attention reads the memory’s answers, in MAG a gate blends the two, in MAL the memory’s answer is added to each word before attention.",
  notShown:
    "These models are tiny, and were trained on made-up texts alone. That three wirings do equally well here says nothing about large models on real text.",
};
