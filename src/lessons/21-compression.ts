// What if the near is kept exactly and the far is put away? Attention over a segment, with a matrix or many behind it.

import type { Measure } from "#model/contracts/measure";
import { defaultScene } from "#scene/presets";
import type { ScenePatch } from "#scene/scenePatch";
import type { Bars } from "./bars";
import type { Exhibit, Lesson } from "./lesson";

const text =
  "Mia, fox. Noor, heron. Ravi, otter. Lena, crab. Then it rains and rains, on the roof and on the road. Omar, goose. " +
  "Yuki, newt. The rain has stopped. Tess, mule. Who has the fox now? Nobody says.";
const fox = 1;
/** The last token of the first segment of 16, the first of the second; the last of the second, the first of the third; the last of all. */
const segmentEnd = 15;
const nextSegment = 16;
const secondEnd = 31;
const thirdSegment = 32;
const last = 36;

const recall = (memory: string, at: number): Measure => ({ kind: "comparedRecall", memory, of: fox, at });
const says = (memory: string, at: number): Measure => ({ kind: "comparedAnswer", memory, of: fox, at });
const keeps = (memory: string, context: number): Measure => ({ kind: "cost", cost: "state", memory, context });

/** Its gate open to the matrix alone. */
const matrixAlone: ScenePatch = { compare: { knobs: { ...defaultScene.compare.knobs, gate: 8 } } };

const infini = "Infini-attention";
const xl = "Transformer-XL";
const plainSum = "Plain sum";
const caching = "Memory Caching";

function recallBars(caption: string, rows: readonly (readonly [string, Measure])[]): Bars {
  return { caption, as: "decimal", rows: rows.map(([name, of]) => ({ name, of })) };
}

const found = { full: 100, digits: 0, unit: "%" } as const;

/** Infini-attention, its table of passkeys in a million tokens. */
const passkeys: Exhibit = {
  caption:
    "Not measured here: digits of a passkey found in texts of a million tokens, in per cent, as the paper reports them. Its matrix adds; training was on texts of 5,000 tokens.",
  source: { words: "Infini-attention, Table 3", href: "https://arxiv.org/abs/2404.07143" },
  tables: [
    {
      title: "Where the passkey was hidden",
      columns: ["start", "middle", "end"],
      scales: [found, found, found],
      rows: [
        { name: "Before training on passkeys", figures: [8, 6, 98] },
        { name: "After 400 steps on passkeys", figures: [96, 94, 100] },
      ],
    },
  ],
};
const table3 = { source: "Infini-attention, Table 3" };

export const lesson: Lesson = {
  id: "compression",
  title: "Compression: segments put away",
  question: "Can a model keep the near exactly, and the far in little room?",
  objective:
    "Say when a segment reaches Infini-attention’s matrix, what each way of putting it away loses, and what its reproduction found.",
  needs: ["exact-but-short", "everything-in-one-matrix", "kernels"],
  scene: {
    text,
    memory: { dimension: 48, reach: 1 },
    cursor: segmentEnd,
    asked: [fox, 7],
    compare: { memories: ["infini"] },
  },
  steps: [
    {
      prose:
        "Attention is exact, and a matrix is small. Why not have both? **Infini-attention** cuts the text into *segments*, of 16 words here. Inside a segment it attends exactly. When a segment is over, all its pairs go into a matrix. A gate mixes what attention and matrix say.\n\n" +
        "We have read to *roof*, the last word of the first segment.",
      focus: [],
      hidesFrom: nextSegment,
      check: {
        kind: "choose",
        question: "How much is in its matrix now?",
        options: [
          {
            words: "Sixteen words",
            hint: "They have been read, but when is a segment handed over?",
          },
          { words: "Nothing" },
          {
            words: "The words that surprised it",
            hint: "There is no surprise in this rule: a segment goes in as it is, all at once.",
          },
        ],
        hints: ["Read again what happens when a segment is over. Is this one?"],
        see: {
          bars: recallBars("Infini-attention’s recall of the fox: still exact.", [
            ["After *crab*", recall("infini", 7)],
            ["After *roof*", recall("infini", segmentEnd)],
          ]),
        },
        afterwards:
          "No segment is over yet, and its M is blank. By attention alone its recall of the fox is 1.00. A segment is no batch and no learning step, just the stretch after which things are put away.",
      },
      reveals: {
        panels: ["states"],
        bars: recallBars("Recall of the fox, after *roof*.", [[infini, recall("infini", segmentEnd)]]),
      },
      claims: [{ shown: "1.00", of: recall("infini", segmentEnd) }],
      plain: ["16", "sixteen"],
    },
    {
      prose:
        "One word on, *and*: the second segment begins, and the first is put away.\n\n" +
        "Two others read along. **Transformer-XL** keeps the whole segment before, exactly, beside the one it is in. The *plain sum* adds every word to one matrix, as before.",
      scene: { cursor: segmentEnd },
      focus: [],
      hidesFrom: nextSegment + 1,
      check: {
        kind: "order",
        question: "After this one word: who has the best recall of the fox? The best first.",
        items: ["Transformer-XL", "The plain sum", "Infini-attention"],
        hints: [
          "Who still has the fox exactly? And who has it in a matrix?",
          "Both matrices hold the same words. But one makes all numbers of its keys positive, elu + 1, and takes only half of its answer from there.",
        ],
        see: {
          bars: recallBars("Recall of the fox, before this one word.", [
            [xl, recall("transformer-xl", segmentEnd)],
            [plainSum, recall("linear", segmentEnd)],
            [infini, recall("infini", segmentEnd)],
          ]),
        },
        afterwards:
          "Transformer-XL still has it exactly, 1.00. The plain sum has 0.76. Infini-attention falls to 0.06: the fox is in its matrix alone.",
      },
      reveals: {
        cursor: nextSegment,
        panels: ["states"],
        bars: recallBars("Recall of the fox, one word later.", [
          [xl, recall("transformer-xl", nextSegment)],
          [plainSum, recall("linear", nextSegment)],
          [infini, recall("infini", nextSegment)],
        ]),
      },
      claims: [
        { shown: "1.00", of: recall("transformer-xl", nextSegment) },
        { shown: "0.76", of: recall("linear", nextSegment) },
        { shown: "0.06", of: recall("infini", nextSegment) },
      ],
      plain: ["two", "half", "1"],
    },
    {
      prose:
        "Whose fault is that? Two things differ from the plain sum. Its **gate** takes half of the answer from an attention that sees only the word *and*. And its **matrix** takes elu + 1 of all keys, the kernel that made everything alike.\n\n" +
        "Open the gate, so that the matrix alone answers.",
      scene: { cursor: nextSegment },
      focus: [],
      hidesFrom: nextSegment + 1,
      bars: recallBars("Recall of the fox, one word later.", [
        [plainSum, recall("linear", nextSegment)],
        [`${infini}, half and half`, recall("infini", nextSegment)],
      ]),
      check: {
        kind: "choose",
        question: "What does the matrix alone give?",
        options: [
          {
            words: "As much as the plain sum: the gate was the fault",
            hint: "Then both matrices would hold the fox equally well. What did elu + 1 do to the silver drawer?",
          },
          { words: "More than before, and far less than the sum: both are at fault" },
          {
            words: "No more than before: the matrix was the fault",
            hint: "Half of the answer came from *and*, which is no fox. What if that half is gone?",
          },
        ],
        hints: ["Take away one fault, and see how much of the loss is left."],
        see: {
          bars: {
            caption: "The word that each answers for Mia.",
            as: "decimal",
            rows: [
              { name: plainSum, of: says("linear", nextSegment) },
              { name: infini, of: says("infini", nextSegment) },
            ],
          },
        },
        afterwards:
          "The matrix alone gives 0.25, and its nearest word is *rains*. So the gate hid much, and the kernel loses more. Both are *untrained* here: in the paper keys and gate are learned, and may be made to fit.",
      },
      reveals: {
        bars: {
          caption: "Recall of the fox, and the word that is answered.",
          as: "decimal",
          rows: [
            { name: plainSum, of: recall("linear", nextSegment) },
            { name: `${infini}, matrix alone`, of: recall("infini", nextSegment), scene: matrixAlone },
            { name: `${infini}, matrix alone: answers`, of: says("infini", nextSegment), scene: matrixAlone },
          ],
        },
      },
      claims: [
        { shown: "0.25", of: recall("infini", nextSegment), scene: matrixAlone },
        { shown: "rains", of: says("infini", nextSegment), scene: matrixAlone },
      ],
      plain: ["two", "half", "1"],
    },
    {
      prose: "Transformer-XL keeps the segment before, exactly. The fox was the second word of the text.",
      scene: { cursor: nextSegment },
      focus: [],
      hidesFrom: thirdSegment + 1,
      check: {
        kind: "choose",
        question: "How does its recall of the fox go on?",
        options: [
          {
            words: "It fades, word by word",
            hint: "It keeps words as they are: nothing fades in a list. When is something dropped from the list?",
          },
          {
            words: "It stays exact for sixteen words from now on, then for sixteen more",
            hint: "It keeps *one* segment more, and no other. Which segment is that, when the third begins?",
          },
          { words: "It stays exact to the end of the second segment, then it is nothing" },
        ],
        hints: ["Which words does it still have when the third segment begins?"],
        see: {
          bars: recallBars("Transformer-XL’s recall of the fox.", [
            ["In the middle of the second segment", recall("transformer-xl", 23)],
          ]),
        },
        afterwards:
          "At the end of the second segment 1.00, one word later −0.06: no better than chance. A window with a wider edge is still a window. The plain sum has 0.73 there.",
      },
      reveals: {
        cursor: thirdSegment,
        bars: recallBars("Recall of the fox.", [
          [`${xl}, end of the second segment`, recall("transformer-xl", secondEnd)],
          [`${xl}, one word later`, recall("transformer-xl", thirdSegment)],
          [`${plainSum}, one word later`, recall("linear", thirdSegment)],
        ]),
      },
      claims: [
        { shown: "1.00", of: recall("transformer-xl", secondEnd) },
        { shown: "−0.06", of: recall("transformer-xl", thirdSegment) },
        { shown: "0.73", of: recall("linear", thirdSegment) },
      ],
      plain: ["sixteen"],
    },
    {
      prose:
        "A younger idea: **Memory Caching**, of 2026. Each segment gets a matrix of its own, and *all* are kept. A question weighs them by how like it the keys of each segment were.\n\n" +
        "At the end of this text its recall of the fox is 0.84, where the one sum has 0.72. Now think of a text of 4,096 words.",
      scene: { cursor: last, compare: { memories: ["memory-caching", "linear", "infini"] } },
      focus: ["recallMatrix"],
      check: {
        kind: "order",
        question: "Who keeps the most numbers after 4,096 words? The most first.",
        items: ["Memory Caching", "Full attention", "Infini-attention", "The plain sum"],
        hints: [
          "How many segments of 16 words are there? And how many numbers has a matrix, how many a word?",
          "A matrix of 48 by 48 numbers holds as many as the keys and values of 24 words. A segment has only 16.",
        ],
        see: {
          bars: {
            caption: "Numbers kept at the end of *this* text.",
            as: "count",
            rows: [
              { name: caching, of: keeps("memory-caching", 37) },
              { name: "Full attention", of: keeps("softmax", 37) },
            ],
          },
        },
        afterwards:
          "Memory Caching 602,112, full attention 393,216, Infini-attention 3,888, the sum 2,304. With segments as short as ours it keeps more than attention itself. The idea pays with long segments, whose matrix is smaller than their words.",
      },
      reveals: {
        bars: {
          caption: "Numbers kept after 4,096 words.",
          as: "count",
          rows: [
            { name: caching, of: keeps("memory-caching", 4096) },
            { name: "Full attention", of: keeps("softmax", 4096) },
            { name: infini, of: keeps("infini", 4096) },
            { name: plainSum, of: keeps("linear", 4096) },
          ],
        },
      },
      claims: [
        { shown: "0.84", of: recall("memory-caching", last) },
        { shown: "0.72", of: recall("linear", last) },
        { shown: "602,112", of: keeps("memory-caching", 4096) },
        { shown: "393,216", of: keeps("softmax", 4096) },
        { shown: "3,888", of: keeps("infini", 4096) },
        { shown: "2,304", of: keeps("linear", 4096) },
      ],
      plain: ["2026", "4,096", "16", "48", "24"],
    },
    {
      prose:
        "What did others find? The paper reports passkeys in texts of a million tokens: the table. Then a group at Hugging Face tried to reproduce it. In 2024 it published *A failed experiment: Infini-Attention, and why we should keep trying?* (huggingface.co/blog/infini-attention). In its words, performance “gets worse as we increase the number of times we compress the memory”.",
      focus: [],
      exhibit: passkeys,
      check: {
        kind: "choose",
        question: "What can you conclude?",
        options: [
          {
            words: "The paper’s figures are wrong",
            hint: "A failed reproduction says that *this* group’s attempt failed. Did it train the same model, in the same way?",
          },
          { words: "It can work where trained for the task, and is hard to make work" },
          {
            words: "A million tokens are no problem any more",
            hint: "Look along the first row of the table, to the end. What did it find before it was trained on passkeys?",
          },
        ],
        hints: ["Compare the two rows; then ask what was trained, by whom, and on what."],
        see: { exhibit: passkeys },
        afterwards:
          "Before training on passkeys it found 98 % at the end, which attention sees, and 8 % at the start, which only the matrix has. After 400 steps it was 96 %. One task, trained for, is not memory in general; one failed attempt is no proof either.",
      },
      cited: ["98 %", "8 %", "96 %"].map((shown) => ({ shown, of: table3 })),
      plain: ["2024", "400", "5,000", "3", "two"],
    },
    {
      prose:
        "So there are three ways to put a segment away. *Drop* it, after one more: exact, then nothing. *Add* it to one matrix: small, and more blurred with every segment. *Keep* a matrix for each: sharper, and growing.\n\n" +
        "Titans takes a fourth way.",
      scene: { cursor: last, compare: { memories: ["transformer-xl", "infini", "memory-caching", "titans"] } },
      focus: ["recallMatrix"],
      check: {
        kind: "ownWords",
        question: "In one sentence: where do Titans and Infini-attention differ in what they write, and when?",
        hints: [],
        points: [
          "what: Infini-attention puts pairs away as they are, Titans writes its error",
          "when: after a whole segment, or word by word, measured chunk by chunk",
          "and Titans forgets, where Infini-attention only adds",
        ],
        modelAnswer:
          "Infini-attention puts away each finished segment as it is, while Titans writes word by word what its own error tells it, and forgets.",
      },
      plain: ["three"],
    },
  ],
  remember: "Whatever puts the past away pays for it, by dropping it, by blurring it, or by growing.",
  notShown:
    "Nothing here is trained. Infini-attention’s gate is one learned number a head; ours stands in the middle. Memory Caching learns what it weighs its segments by; ours takes the question itself.",
};
