// How is a memory wired to attention? Context, gate or layer: the same parts in three ways, in models that were trained.

import type { Measure } from "#model/contracts/measure";
import { allWirings, keptLonger, shortStories, switchedOff } from "./exhibits/wirings";
import type { Lesson, LongFigure } from "./lesson";

const text =
  "The shell lies in Lisbon. Hugo is in Cairo. Zoe got the bucket. Rosa loves toast. What does Rosa like? Toast. " +
  "Noor slept in Oslo. Where is Noor? Oslo. Where is Hugo? Cairo. Who has the bucket? Zoe. All was quiet. " +
  "Where is the shell? Lisbon.";

/** The word before *Lisbon*, where the story tells it. */
const told = 3;
/** Question marks: the answer comes next. */
const noor = 35;
const hugo = 41;
const bucket = 48;
const shell = 59;

const expects = (frozen: boolean, token = shell): Measure => ({ kind: "expects", token, frozen });
const likely = (token: number): Measure => ({ kind: "quantity", quantity: "nextProbability", token });
const frozenLikely: Measure = { kind: "quantity", quantity: "frozenProbability", token: shell };
/** What a model keeps of so many words. */
const kept = (model: "lmm" | "full", size: number): LongFigure => ({ model, test: "oneFact", size, take: "bytes" });

const whole = { writes: true, carries: true, forgets: true, persistent: true } as const;
const onlyWrites = { writes: true, carries: false, forgets: false, persistent: false } as const;

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
        "This model has attention only. In each of its two layers a word sees 8 words, itself included: the shaded window moves along. That is 7 words back, and the short convolution adds 3. Both layers together reach 20 words back.\n\n" +
        "In the curve each word of the story is one point, the first at the left. At the top, the model was certain of that word.",
      action: { words: "Read to the last question", scene: { cursor: shell } },
      focus: ["next"],
      shows: "window",
      reveals: {
        bars: {
          caption: "How likely this model finds the right word after each question",
          as: "percent",
          rows: [
            { name: "*Where is Noor?* It was told just before.", of: likely(noor) },
            { name: "*Where is the shell?* It was told at the beginning.", of: likely(shell) },
            { name: "What it says of the shell", of: expects(false) },
          ],
        },
      },
      check: {
        kind: "choose",
        question: "It has read *Lisbon*. Why does it not say so?",
        options: [
          {
            words: "It never learned what *where* asks for",
            hint: "For the shell it named towns. The stage now shows Noor’s question: what does it name there?",
            see: { cursor: noor },
          },
          { words: "It no longer sees the words that told it" },
          {
            words: "Lisbon is a rare word to it",
            hint: "It is about as likely as the other towns. What would tell it which one *this* story means?",
            see: { panels: ["probability"] },
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
      plain: ["8", "7", "3"],
    },
    {
      prose:
        "Now a model with a Titans memory beside that window. Its wiring is called **memory as context**, MAC. What the memory answers is set *in front of* the words, as if it were text. Attention reads both.\n\n" +
        "The memory of each head is one matrix of 32 by 32 numbers, no deep one; models with a deep one are in the list of models, too. Surprise is measured in chunks of 8 words.\n\n" +
        "Each bar shows how [likely](nextProbability) it found the word that came next.",
      scene: { memory: { model: "mac" }, cursor: shell - 1 },
      focus: ["probability"],
      marks: [
        { token: told, words: "Lisbon, told here" },
        { token: hugo, words: "Cairo, told at the beginning, too" },
      ],
      reveals: {
        bars: {
          caption: "How likely it finds *Lisbon*, and what it says without what it wrote",
          as: "percent",
          digits: 2,
          rows: [
            { name: "With its memory", of: likely(shell) },
            { name: "With its memory frozen", of: frozenLikely },
            { name: "What it then says", of: expects(true) },
          ],
        },
      },
      check: {
        kind: "predict",
        question: "**Draw the last bar**, over the “?”. After *Where is the shell?*, how likely does it find *Lisbon*?",
        quantity: "nextProbability",
        token: shell,
        bands: { spotOn: 0.1, close: 0.3 },
        hints: [
          "Where Hugo is was told at the beginning, too, and asked before. How high is the bar there?",
          "A memory that was sure of the second sentence is nearly as sure of the first.",
        ],
        afterwards:
          "99.99 %. With its memory [frozen](frozenProbability), as it was before the first word, the same model says *Madrid*, and gives Lisbon 3.62 %.",
      },
      claims: [
        { shown: "99.99 %", of: likely(shell) },
        { shown: "Madrid", of: expects(true) },
        { shown: "3.62 %", of: frozenLikely },
      ],
      plain: ["32", "8"],
    },
    {
      prose:
        "In the paper, MAC takes a long text piece by piece. Attention sees one **segment** at a time, and no word of an earlier one. What it needs of those must come out of the memory. In our model a segment is a chunk of 8 words: thin lines in the text part them.\n\n" +
        "So the memory is read before attention. But what is written into it, and when?",
      scene: { cursor: shell },
      focus: [],
      explains: ["persistent"],
      answers: ["macOrder"],
      reveals: { panels: ["wiring"] },
      check: {
        kind: "order",
        question: "Put in order what MAC does with one segment.",
        items: [
          "The memory answers the segment from what earlier ones wrote",
          "Attention reads the answers and the words together",
          "What attention made of answers and words is written into the memory",
          "The memory is read again, and its answer scales the output",
        ],
        hints: [
          "What does attention need before it begins? And what is there to write before it is done?",
          "The memory is read twice. The second reading already has this segment in it.",
        ],
        afterwards:
          "Read, attend, write, read again: the numbers in the drawing. Its box *read* has both readings, 1 and 4. **Persistent tokens** are four learned rows in front of every text, which no reading changes. The best-known code long wrote before it attended, as its author says (titans-pytorch, issue 32). Our order departs from the paper in one thing: a word gets nothing made from later words. By the paper’s equations, it would see ahead in its segment.",
      },
      plain: ["32", "8", "1", "4"],
    },
    {
      prose:
        "The second wiring is **memory as gate**, MAG. Window and memory stand side by side. Both read the same words.\n\n" +
        "The drawing shows MAG. Its buttons show MAC and MAL, too; LMM is the memory alone.",
      scene: { memory: { model: "mag" }, cursor: shell },
      focus: ["wiring"],
      reveals: {
        bars: {
          caption: "How likely it finds *Lisbon*, and what it says",
          as: "percent",
          digits: 2,
          rows: [
            { name: "MAG", of: likely(shell) },
            { name: "It says", of: expects(false) },
          ],
        },
      },
      check: {
        kind: "choose",
        question: "Follow the wires into *window attention*. What does attention see in MAG?",
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
          "Nothing of the memory. The two meet only afterwards, at the *blend*, where a learned gate mixes two streams. MAC’s *gate* is another thing: there the second reading scales the output. MAG answers *Lisbon* too, with 99.95 %, by another way.",
      },
      claims: [
        { shown: "Lisbon", of: expects(false) },
        { shown: "99.95 %", of: likely(shell) },
      ],
    },
    {
      prose:
        "The third is **memory as layer**, MAL: the memory comes first. Its answer is added to each word, and of the words attention sees only these sums.\n\n" +
        "Four of its parts can be switched off.\n\n" +
        "In our models every layer has its own memory and its own persistent tokens. Whether every layer should, the paper does not say.",
      scene: { memory: { model: "mal" } },
      focus: ["wiring"],
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
        question: "Which part holds the answer? Find the one part without which *Lisbon* is lost.",
        using: ["writes", "carries", "forgets", "persistent"],
        conditions: [
          { words: "It no longer expects *Lisbon*.", of: expects(false), is: "not", bound: "lisbon" },
          { words: "*Lisbon* has less than 10 %.", of: likely(shell), is: "below", bound: 0.1 },
          { words: "No more than one part is off.", of: { kind: "partsOff" }, is: "below", bound: 2 },
        ],
        solution: { memory: { writes: false } },
        hints: [
          "Try one switch at a time, and put it back.",
          "Which of the parts has anything of *this* story in it, rather than of the training?",
        ],
        afterwards:
          "Only the memory. With the other three off, *Lisbon* still has 99.75 %; with the memory frozen, as it was before the first word, it has 5.12 %. What the others are good for, this one answer does not show.",
      },
      claims: [
        { shown: "99.75 %", of: likely(shell), scene: { memory: onlyWrites } },
        { shown: "5.12 %", of: likely(shell), scene: { memory: { ...whole, writes: false } } },
      ],
      plain: ["10 %"],
    },
    {
      prose:
        "Back to MAC, and to another question of the story: *who has the bucket?* It answers *Zoe*, with 95 %.\n\n" +
        "Now switch its momentum off. Everything else stays as it was trained.",
      scene: { memory: { model: "mac", ...whole }, cursor: bucket },
      action: { words: "Switch momentum off", scene: { memory: { carries: false } } },
      focus: ["next"],
      knobs: ["carries"],
      bars: {
        caption: "How likely MAC finds the right word, as the switch stands",
        as: "percent",
        rows: [
          { name: "*Who has the bucket?* Zoe", of: likely(bucket) },
          { name: "*Where is the shell?* Lisbon", of: likely(shell) },
        ],
      },
      reveals: { exhibit: switchedOff },
      check: {
        kind: "choose",
        question: "*Zoe* falls to 25 %, and *Rosa* is now ahead. *Lisbon* stays where it was. What can you conclude?",
        options: [
          {
            words: "Momentum is what remembers names",
            hint: "One name, in one story. What would have to be tried before saying so?",
            see: { exhibit: switchedOff },
          },
          { words: "This model had come to use momentum for some of what it stores" },
          {
            words: "Titans cannot work without momentum",
            hint: "Most answers of this story stand. And was this model ever trained without it?",
            see: { cursor: hugo },
          },
        ],
        hints: ["The model was trained *with* momentum. What does switching off show, and what not?"],
        afterwards:
          "Over many stories of 64 words it drops from 99 % to 92 %, and the thin lines still overlap. Switching a part off shows what *this* model leans on. What the part is worth is seen only by training without it, as the next lesson’s table does.",
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
        "Which is best? All these models were trained on the same texts for as many steps, and asked the same questions: of what was told more than 26 words ago, where no window here reaches. Guessing gets 7 %; the window alone does no better.\n\n" +
        "Left: what each got right, in stories of 256 words. Right: what each has to keep of a longer text, 1,024 words.",
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
          "In these longer stories, of 256 words, the three wirings, the memory alone and full attention all answer 95 to 96 %. The memory alone keeps 54 kB, full attention 1,053 kB. Which wiring is best our figures do not say. The paper’s larger models do: next lesson.",
      },
      cited: [
        { shown: "7 %", of: { model: "mac", task: "story", length: 256, take: "chance" } },
        { shown: "96 %", of: { model: "mac", task: "story", length: 256 } },
        { shown: "99.4 %", of: { model: "mag", task: "story", length: 64 } },
        { shown: "98 %", of: { model: "mal", task: "story", length: 64 } },
        { shown: "54 kB", of: kept("lmm", 1024) },
        { shown: "1,053 kB", of: kept("full", 1024) },
      ],
      plain: ["95", "256", "26", "64", "100", "1,024", "4,096", "8"],
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
