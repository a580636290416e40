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
/** The last token of the first segment of 16, the first of the second; one in its middle, its last; the first of the third; the last of all. */
const segmentEnd = 15;
const nextSegment = 16;
const secondMiddle = 23;
const secondEnd = 31;
const thirdSegment = 32;
const last = 36;

const recall = (memory: string, at: number): Measure => ({ kind: "comparedRecall", memory, of: fox, at });
const says = (memory: string, at: number): Measure => ({ kind: "comparedAnswer", memory, of: fox, at });
const keeps = (memory: string, context: number): Measure => ({ kind: "cost", cost: "state", memory, context });

/** Its gate open to one of the two alone. */
const gateAt = (gate: number): ScenePatch => ({ compare: { knobs: { ...defaultScene.compare.knobs, gate } } });
const matrixAlone = gateAt(8);
const attentionAlone = gateAt(-8);

const infini = "Infini-attention";
const xl = "Transformer-XL";
const linear = "Linear attention";
const caching = "Memory Caching";

function recallBars(caption: string, rows: readonly (readonly [string, Measure])[]): Bars {
  return { caption, as: "decimal", rows: rows.map(([name, of]) => ({ name, of })) };
}

/** Both differences, one of them, and none. */
const threeRecalls: Bars = {
  caption: "Recall of the fox, after *and*.",
  as: "decimal",
  rows: [
    { name: `${infini}, half and half`, of: recall("infini", nextSegment) },
    { name: `${infini}, matrix alone`, of: recall("infini", nextSegment), scene: matrixAlone },
    { name: linear, of: recall("linear", nextSegment) },
  ],
};

const found = { full: 100, digits: 0, unit: "%" } as const;

/** Infini-attention, its table of passkeys in a million tokens. */
const passkeys: Exhibit = {
  caption:
    "Not measured here: digits of a passkey found in texts of a million tokens, in per cent, as the paper reports them. It was trained on texts of 5,000 tokens.",
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
        "Attention is exact, and a matrix is small. Why not have both? **Infini-attention** cuts the text into *segments*, here of 16 words. Inside a segment it attends exactly. When the next segment begins, all pairs of the one before go into a matrix. A gate then takes half of the answer from attention, half from the matrix.\n\n" +
        "We have read to *roof*, the last word of the first segment.",
      shows: "tables",
      focus: ["segments"],
      check: {
        kind: "choose",
        question: "What is in its matrix now?",
        options: [
          {
            words: "The sixteen words of the first segment",
            hint: "They have all been read. But what must begin before they are put away?",
          },
          { words: "Nothing yet" },
          {
            words: "The pairs of the four names, and not the rain",
            hint: "Nothing is picked out here: a segment is put away whole. When?",
          },
        ],
        hints: ["What must begin, before a segment is put away? Has it?"],
        see: {
          bars: recallBars("Infini-attention’s recall of the fox, while attention sees it.", [
            ["After *crab*", recall("infini", 7)],
            ["After *roof*", recall("infini", segmentEnd)],
          ]),
        },
        afterwards:
          "The second segment has not begun, so nothing is put away. Asked alone, the matrix says nothing. Attention still sees the fox. It gives only half of the answer, but recall looks at direction, not at size: 1.00.",
      },
      reveals: {
        bars: {
          caption: "After *roof*: recall of the fox, and what the matrix alone answers for Mia.",
          as: "decimal",
          rows: [
            { name: infini, of: recall("infini", segmentEnd) },
            { name: "Its matrix alone", of: says("infini", segmentEnd), scene: matrixAlone },
          ],
        },
      },
      claims: [{ shown: "1.00", of: recall("infini", segmentEnd) }],
      plain: ["16", "sixteen", "half", "four"],
    },
    {
      prose:
        "One word on: *and* begins the second segment. So the first is put away, and Infini-attention’s attention sees only *and*.\n\n" +
        "Two others read along. **Transformer-XL** has no matrix. It keeps the whole segment before, exactly, beside the one it is in. **Linear attention** has no segments. It adds every word to one matrix, as it comes.",
      shows: "tables",
      scene: { cursor: nextSegment },
      focus: ["segments"],
      check: {
        kind: "order",
        question: "After this one word, who has the best recall of the fox? The best first.",
        items: ["Transformer-XL", linear, infini],
        hints: [
          "One of them still has the fox as it was. Of the other two, whose whole answer comes from its matrix?",
          "Half of Infini-attention’s answer comes from an attention that sees only *and*. The bars show what that half is worth.",
        ],
        see: {
          bars: {
            caption: "Recall of the fox by Infini-attention’s attention alone.",
            as: "decimal",
            rows: [
              { name: "After *roof*", of: recall("infini", segmentEnd), scene: attentionAlone },
              { name: "After *and*", of: recall("infini", nextSegment), scene: attentionAlone },
            ],
          },
        },
        afterwards:
          "Transformer-XL still has it exactly, 1.00. Linear attention has 0.76. Infini-attention falls from 1.00 to 0.06, in one word: it answers *and*.",
      },
      reveals: {
        bars: {
          caption: "Recall of the fox, after *and*, and what Infini-attention answers for Mia.",
          as: "decimal",
          rows: [
            { name: xl, of: recall("transformer-xl", nextSegment) },
            { name: linear, of: recall("linear", nextSegment) },
            { name: infini, of: recall("infini", nextSegment) },
            { name: `${infini} answers`, of: says("infini", nextSegment) },
          ],
        },
      },
      claims: [
        { shown: "1.00", of: recall("transformer-xl", nextSegment) },
        { shown: "1.00", of: recall("infini", segmentEnd) },
        { shown: "0.76", of: recall("linear", nextSegment) },
        { shown: "0.06", of: recall("infini", nextSegment) },
        { shown: "and", of: says("infini", nextSegment) },
      ],
      plain: ["two", "half"],
    },
    {
      prose:
        "What went wrong? Linear attention has the same words in a matrix, too. Two things differ. Infini-attention’s **gate** takes half of the answer from an attention that sees only *and*. And its matrix takes **elu + 1** of all keys. That leaves no number below zero, so all keys look more alike.\n\n" +
        "Now we set the gate so that only the matrix answers. Its recall of the fox is then 0.25.",
      shows: "tables",
      focus: ["segments"],
      bars: threeRecalls,
      check: {
        kind: "choose",
        question: "Which of the two costs it more of the fox?",
        options: [
          {
            words: "The gate: without it, recall is several times as good",
            hint: "That is a gain, from 0.06 to 0.25. How much is still missing up to 0.76, and which difference is left?",
          },
          { words: "elu + 1" },
          {
            words: "The gate alone: both matrices hold the same words",
            hint: "The same words, but not the same keys. If the gate were all, what would the matrix alone reach?",
          },
        ],
        hints: ["Compare two steps: from 0.06 to 0.25, and from 0.25 to 0.76. What changes at each?"],
        see: { bars: threeRecalls },
        afterwards:
          "elu + 1. From 0.06 to 0.25 is the gate’s part. From 0.25 to 0.76 is more, and elu + 1 is the one difference left. The matrix alone answers *rains*. (Keys and gate are untrained here. In the paper they are learned.)",
      },
      reveals: {
        bars: {
          caption: "What the matrix alone answers for Mia.",
          as: "decimal",
          rows: [{ name: `${infini}, matrix alone`, of: says("infini", nextSegment), scene: matrixAlone }],
        },
      },
      claims: [
        { shown: "0.25", of: recall("infini", nextSegment), scene: matrixAlone },
        { shown: "0.06", of: recall("infini", nextSegment) },
        { shown: "0.76", of: recall("linear", nextSegment) },
        { shown: "rains", of: says("infini", nextSegment), scene: matrixAlone },
      ],
      plain: ["half", "1"],
    },
    {
      prose:
        "Back to Transformer-XL. It keeps the segment before, exactly, beside the one it is in. The fox was the second word of the text.\n\n" +
        "We are in the middle of the second segment.",
      shows: "tables",
      scene: { cursor: secondMiddle },
      focus: ["segments"],
      check: {
        kind: "choose",
        question: "How does its recall of the fox go on?",
        options: [
          {
            words: "It fades, word by word",
            hint: "It keeps words as they are, and nothing fades in a list. When is something dropped from the list?",
          },
          {
            words: "It is lost once the fox is more than sixteen words back",
            hint: "A sliding window would do that. Here whole segments are kept and dropped. How far back is the fox now?",
          },
          { words: "It stays exact until the third segment begins" },
        ],
        hints: ["Which segments does it have when the third begins?"],
        see: {
          bars: recallBars("Transformer-XL’s recall of the fox.", [
            ["At the end of the first segment", recall("transformer-xl", segmentEnd)],
            ["Now", recall("transformer-xl", secondMiddle)],
          ]),
        },
        afterwards:
          "At the end of the second segment its recall is 1.00. One word later the first segment is dropped: −0.06. The fox is gone, and what is left is like it only by chance. Linear attention has 0.73 there.",
      },
      reveals: {
        cursor: thirdSegment,
        bars: recallBars("Recall of the fox.", [
          [`${xl}, end of the second segment`, recall("transformer-xl", secondEnd)],
          [`${xl}, one word later`, recall("transformer-xl", thirdSegment)],
          [`${linear}, one word later`, recall("linear", thirdSegment)],
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
        "A younger idea: **Memory Caching**, of 2026. Each segment gets a matrix of its own, and *all* are kept; it has no attention beside them. A question is put to every matrix. The more it is like the mean key of a segment, the more that segment’s answer counts.\n\n" +
        "At the end of this text its recall of the fox is 0.84, where linear attention has 0.72. A key has 48 numbers here, and a value too. Now think of a text of 4,096 words.",
      shows: "tables",
      scene: { cursor: last },
      focus: ["segments"],
      bars: recallBars("Recall of the fox, at the end of this text.", [
        [caching, recall("memory-caching", last)],
        [linear, recall("linear", last)],
      ]),
      check: {
        kind: "order",
        question: "Who keeps the most numbers after 4,096 words? The most first.",
        items: [caching, "Full attention", infini, linear],
        hints: [
          "A matrix of 48 by 48 numbers is as large as the keys and values of 24 words. A segment has only 16. Who keeps one for each segment?",
          "Linear attention keeps one matrix and nothing else. Infini-attention keeps one, too, and beside it the words of its segment.",
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
          "Memory Caching keeps 602,112: in each of 256 segments a matrix, and 48 numbers to weigh it by. Full attention keeps 393,216. Linear attention keeps one matrix, 2,304. Infini-attention keeps 3,888: a matrix, 48 numbers to divide by, and the last 16 words. The idea pays where segments are long, so that a matrix is smaller than their words.",
      },
      reveals: {
        bars: {
          caption: "Numbers kept after 4,096 words.",
          as: "count",
          rows: [
            { name: caching, of: keeps("memory-caching", 4096) },
            { name: "Full attention", of: keeps("softmax", 4096) },
            { name: infini, of: keeps("infini", 4096) },
            { name: linear, of: keeps("linear", 4096) },
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
      plain: ["2026", "4,096", "16", "48", "24", "256"],
    },
    {
      prose:
        "What did others find? The paper reports passkeys in texts of a million tokens: the table. A group at Hugging Face tried to reproduce it. In 2024 it published *A failed experiment: Infini-Attention, and why we should keep trying?* (huggingface.co/blog/infini-attention). Performance “gets worse as we increase the number of times we compress the memory”.",
      focus: [],
      exhibit: passkeys,
      check: {
        kind: "choose",
        question: "Which sentence fits both the table and the failed attempt?",
        options: [
          {
            words: "Attention alone finds the passkeys, at any place",
            hint: "After training 96 % were found at the start of a million tokens. Could attention see that far?",
          },
          { words: "The matrix can be trained for one task, and of others we know less" },
          {
            words: "The matrix holds far facts, as long as it is not written too often",
            hint: "Look along the first row of the table. What did the matrix hold before it was trained on passkeys?",
          },
        ],
        hints: ["Attention sees only the end of the text. Which columns come from the matrix?"],
        see: { exhibit: passkeys },
        afterwards:
          "Before training it found 98 % at the end, which attention sees, and 8 % at the start, which only the matrix has. After 400 steps that was 96 %. One task, trained for, is not memory in general. And one failed attempt is no proof either.",
      },
      cited: ["98 %", "8 %", "96 %"].map((shown) => ({ shown, of: table3 })),
      plain: ["2024", "400", "5,000", "3"],
    },
    {
      prose:
        "So there are three ways to put a segment away. Transformer-XL *drops* it, one segment later: exact until then, and gone. Infini-attention *adds* it to one matrix: small, and more blurred with every segment, from 0.25 to 0.13. Memory Caching *keeps* a matrix for each: sharper, and growing.\n\n" +
        "**Titans** takes a fourth way: at every word it writes its error, and forgets a little. Here its recall is 0.54, below linear attention’s 0.72. Its rates are the same at every word, so the rain counts as much as the fox. Training would let them differ.",
      shows: "tables",
      scene: { cursor: last },
      focus: [],
      bars: {
        caption: "Recall of the fox.",
        as: "decimal",
        rows: [
          { name: "Infini’s matrix alone, after one segment", of: recall("infini", nextSegment), scene: matrixAlone },
          { name: "Infini’s matrix alone, after two", of: recall("infini", thirdSegment), scene: matrixAlone },
          { name: `${caching}, at the end`, of: recall("memory-caching", last) },
          { name: `${linear}, at the end`, of: recall("linear", last) },
          { name: "Titans, at the end", of: recall("titans", last) },
        ],
      },
      check: {
        kind: "ownWords",
        question: "In one sentence: where do Titans and Infini-attention differ in what they write, and when?",
        hints: [],
        points: [
          "what: Infini-attention puts pairs away as they are, Titans writes its error",
          "when: Infini-attention after a whole segment, Titans at every word",
          "and Titans forgets, where Infini-attention only adds",
        ],
        modelAnswer:
          "Infini-attention puts away each finished segment as it is, while Titans writes its own error at every word, and forgets.",
      },
      claims: [
        { shown: "0.25", of: recall("infini", nextSegment), scene: matrixAlone },
        { shown: "0.13", of: recall("infini", thirdSegment), scene: matrixAlone },
        { shown: "0.54", of: recall("titans", last) },
        { shown: "0.72", of: recall("linear", last) },
      ],
      plain: ["three"],
    },
  ],
  remember: "Whatever puts the past away pays for it, by dropping it, by blurring it, or by growing.",
  notShown:
    "Nothing here is trained. Infini-attention’s gate is one learned number a head; ours stands in the middle. Memory Caching learns what it weighs its segments by; ours takes the question itself.",
};
