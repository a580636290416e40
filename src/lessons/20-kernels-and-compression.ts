// How can a sum be made to tell alike things apart? Sharper keys, by kernels; and a window with a matrix behind it.

import type { Measure } from "#model/contracts/measure";
import type { Exhibit, Lesson } from "./lesson";

const silver =
  "Silver fox, Ann. Silver fish, Bob. Silver bell, Cleo. Silver coin, Dora. Silver moon, Eli. Silver lamp, Finn. " +
  "All told.";
/** To whom each of the six belongs. */
const owners = [2, 5, 8, 11, 14, 17];
const ann = 2;
const finn = 17;

const rain =
  "Mia, fox. Noor, heron. Ravi, otter. Lena, crab. Then it rains and rains, on the roof and on the road. Omar, goose. " +
  "Yuki, newt. The rain has stopped. Tess, mule. Who has the fox now? Nobody says.";
const fox = 1;
/** The last token of the first segment of 16, the first of the second, and the last of the second. */
const segmentEnd = 15;
const nextSegment = 16;
const secondEnd = 31;
const rainEnd = 35;

/** Of keys in the fair fight, where values have 64 numbers. */
const widths = (keys: number) => ({ keys, values: 64 });
const costOf = (memory: string, keys: number): Measure => ({
  kind: "cost",
  cost: "state",
  memory,
  context: 18,
  widths: widths(keys),
});
const stored = { random: 128, correlated: 32 } as const;
const recalls = (memory: string, keys: number, storage: keyof typeof stored): Measure => ({
  kind: "capacity",
  memory,
  storage,
  pairs: stored[storage],
  widths: widths(keys),
});

const fairFight: Exhibit = {
  caption: "Pairs recalled, in per cent; the thin line across a bar’s end is the 95 % interval.",
  source: { words: "Measured by this page’s engine, twelve trials each.", href: null },
  tables: [
    {
      title: "As many numbers for both",
      columns: ["128 random pairs", "32 half-alike pairs"],
      rows: [
        {
          name: "Plain sum, keys of 58",
          figures: [
            { share: 0.9642, low: 0.9537, high: 0.9724 },
            { share: 0.2604, low: 0.219, high: 0.3065 },
          ],
        },
        {
          name: "Based, keys of 7",
          figures: [
            { share: 0.2591, low: 0.2378, high: 0.2816 },
            { share: 0.2917, low: 0.2484, high: 0.339 },
          ],
        },
      ],
    },
    {
      title: "Keys of 16 for both",
      columns: ["128 random pairs", "32 half-alike pairs"],
      rows: [
        {
          name: "Plain sum, 1,024 numbers",
          figures: [
            { share: 0.3861, low: 0.362, high: 0.4107 },
            { share: 0.2656, low: 0.2239, high: 0.312 },
          ],
        },
        {
          name: "Based, 17,745 numbers",
          figures: [
            { share: 0.8724, low: 0.8548, high: 0.8882 },
            { share: 0.4818, low: 0.4322, high: 0.5317 },
          ],
        },
      ],
    },
  ],
};

export const lesson: Lesson = {
  id: "kernels-and-compression",
  title: "Kernels and compression",
  question: "How can a matrix be made nearly as sharp as attention, and what does the sharpness cost?",
  objective:
    "Explain how kernels imitate softmax, count the numbers that this takes, and say when a segment reaches Infini-attention’s matrix.",
  scene: {
    text: silver,
    memory: { dimension: 32, reach: 2, keyDecay: 1 },
    cursor: 8,
    asked: owners,
    compare: { memories: ["linear", "softmax"] },
  },
  steps: [
    {
      prose:
        "A drawer of silver things: a fox, a fish, a bell, a coin, a moon, a lamp. Each has an owner. *Silver fox* is asked for by both its words, and so is *silver fish*: any two keys are **half alike**.\n\n" +
        "One reader adds all pairs to one matrix. The other keeps every word and attends to them.",
      action: { words: "Open the whole drawer", scene: { cursor: finn } },
      focus: ["recallMatrix"],
    },
    {
      prose:
        "The sum answers four of six; attention all six. In the sum, a pair counts by how alike the keys are. Asked for the silver lamp, Finn’s, it counts Finn with 1.00, and Ann, whose fox is half alike, with 0.52. Four more come in like Ann.\n\n" +
        "Attention begins with the same likeness.",
      scene: { cursor: finn },
      focus: ["recallMatrix"],
      check: {
        kind: "choose",
        question: "What does attention’s softmax then do to it?",
        options: [
          {
            words: "It divides by the sum, so that the weights sum to one",
            hint: "It does that too. But dividing all by the same number leaves Ann at half of Finn.",
          },
          { words: "It raises e to it: what is ahead gets far ahead" },
          {
            words: "It keeps the best and drops the rest",
            hint: "Nothing is dropped entirely: softmax is *soft*. How does it make small what is only half alike?",
          },
        ],
        hints: ["What turns a lead of twice into a lead of many times?"],
        afterwards:
          "Now Ann weighs 0.04, Finn 0.52. But e to the likeness of *this* question and *that* key cannot be taken apart into a part for each. So attention has to keep all keys.",
      },
      claims: [
        { shown: "four", of: { kind: "comparedRight", memory: "linear", asked: owners, at: finn } },
        { shown: "six", of: { kind: "comparedRight", memory: "softmax", asked: owners, at: finn } },
        { shown: "1.00", of: { kind: "comparedWeight", memory: "linear", of: finn, at: finn } },
        { shown: "0.52", of: { kind: "comparedWeight", memory: "linear", of: ann, at: finn } },
        { shown: "0.04", of: { kind: "comparedWeight", memory: "softmax", of: ann, at: finn } },
        { shown: "0.52", of: { kind: "comparedWeight", memory: "softmax", of: finn, at: finn } },
      ],
    },
    {
      prose:
        "A trick: call the likeness *s*. Instead of e to the *s*, take something like it that *can* be taken apart.\n\n" +
        "**Based** takes 1 + *s* + *s*²/2, the beginning of its series. **ReBased** takes a plain square, of centred keys. A square needs only all *products of two numbers* of the key. The older *elu + 1* just makes all numbers positive.",
      scene: { compare: { memories: ["linear", "based", "rebased"] } },
      focus: ["recallMatrix"],
      hidesFrom: finn + 1,
      check: {
        kind: "order",
        question: "At the silver lamp, who lets Ann count most, next to Finn? The most first.",
        items: ["elu + 1", "The plain sum", "Based", "ReBased", "Softmax"],
        hints: [
          "Half alike, squared, is a quarter. What do the 1 and the *s* beside the square do to that?",
          "Numbers that are all positive point more or less the same way: everything becomes alike.",
        ],
        afterwards:
          "Ann counts 0.83 of Finn with elu + 1, 0.52 in the plain sum, 0.37 with Based, 0.26 with ReBased, and 0.07 with softmax. Based and ReBased come nearer to softmax. On this drawer that is enough: both answer six.",
      },
      claims: [
        {
          shown: "0.83",
          of: {
            kind: "ratio",
            of: { kind: "comparedWeight", memory: "elu", of: ann, at: finn },
            to: { kind: "comparedWeight", memory: "elu", of: finn, at: finn },
          },
        },
        { shown: "0.52", of: { kind: "comparedWeight", memory: "linear", of: ann, at: finn } },
        {
          shown: "0.37",
          of: {
            kind: "ratio",
            of: { kind: "comparedWeight", memory: "based", of: ann, at: finn },
            to: { kind: "comparedWeight", memory: "based", of: finn, at: finn },
          },
        },
        {
          shown: "0.26",
          of: {
            kind: "ratio",
            of: { kind: "comparedWeight", memory: "rebased", of: ann, at: finn },
            to: { kind: "comparedWeight", memory: "rebased", of: finn, at: finn },
          },
        },
        {
          shown: "0.07",
          of: {
            kind: "ratio",
            of: { kind: "comparedWeight", memory: "softmax", of: ann, at: finn },
            to: { kind: "comparedWeight", memory: "softmax", of: finn, at: finn },
          },
        },
        { shown: "six", of: { kind: "comparedRight", memory: "based", asked: owners, at: finn } },
        { shown: "six", of: { kind: "comparedRight", memory: "rebased", asked: owners, at: finn } },
      ],
      plain: ["1", "2"],
    },
    {
      prose:
        "All products of two: a key of 32 numbers has 32 times 32 of them. So ReBased keeps 33,792 numbers where the plain sum keeps 1,024. Attention would keep as many only after some five hundred words.\n\n" +
        "Halve all vectors, and a quarter of the products is left, each with a value half as long.",
      scene: { compare: { memories: ["linear", "rebased", "softmax"] } },
      focus: ["recallMatrix", "cost"],
      check: {
        kind: "goal",
        question: "Make ReBased cheaper: all six right with fewer than 10,000 numbers.",
        using: ["dimension"],
        conditions: [
          {
            words: "ReBased answers all six.",
            of: { kind: "comparedRight", memory: "rebased", asked: owners, at: finn },
            is: "above",
            bound: 5,
          },
          {
            words: "It keeps fewer than 10,000 numbers.",
            of: { kind: "cost", cost: "state", memory: "rebased", context: 18 },
            is: "below",
            bound: 10000,
          },
        ],
        solution: { memory: { dimension: 16 } },
        hints: [
          "Shorter keys cost less. Go down until the price is right, and look at the answers.",
          "Too short, and even squares cannot tell the six apart.",
        ],
        afterwards: "Based, for one, keeps its keys at 16 numbers.",
      },
      claims: [
        { shown: "32", of: { kind: "setting", knob: "dimension" } },
        { shown: "33,792", of: { kind: "cost", cost: "state", memory: "rebased", context: 18 } },
        { shown: "1,024", of: { kind: "cost", cost: "state", memory: "linear", context: 18 } },
      ],
      plain: ["10,000", "16"],
    },
    {
      prose:
        "Now a fair fight: as many numbers for both, and values of the same length, 64. A plain sum with keys of 58 numbers keeps 3,712. Based multiplies its keys out, so with keys of 7 it keeps 3,705 already.\n\n" +
        "Both are told 128 random pairs, once.",
      focus: [],
      hidesFrom: finn + 1,
      reveals: { exhibit: fairFight },
      check: {
        kind: "choose",
        question: "Who recalls more?",
        options: [
          {
            words: "Based: its keys are sharper",
            hint: "Sharper than the same short keys without products. But are they better than long keys?",
          },
          { words: "The plain sum" },
          {
            words: "About the same: as many numbers",
            hint: "Random directions in a large room keep apart by themselves. Products of seven numbers are not as free.",
          },
        ],
        hints: ["Where do 128 random directions find more room?"],
        afterwards:
          "The plain sum: 96 %, against 26 %. With 32 keys that are all half alike it is 26 % and 29 %, and the intervals overlap: no winner. With keys of 16 for both Based does recall more random pairs, 87 % against 39 %, but keeps 17 times as many numbers. Kernels pay where keys must be short, or were trained for them.",
      },
      claims: [
        { shown: "3,712", of: costOf("linear", 58) },
        { shown: "3,705", of: costOf("based", 7) },
        { shown: "96 %", of: recalls("linear", 58, "random") },
        { shown: "26 %", of: recalls("based", 7, "random") },
        { shown: "26 %", of: recalls("linear", 58, "correlated") },
        { shown: "29 %", of: recalls("based", 7, "correlated") },
        { shown: "87 %", of: recalls("based", 16, "random") },
        { shown: "39 %", of: recalls("linear", 16, "random") },
        { shown: "17", of: { kind: "ratio", of: costOf("based", 16), to: costOf("linear", 16) } },
        { shown: "1,024", of: costOf("linear", 16) },
        { shown: "17,745", of: costOf("based", 16) },
      ],
      plain: ["58", "7", "64", "128", "32", "16", "95 %"],
    },
    {
      prose:
        "The other way out is to have both. **Infini-attention** cuts the text into *segments*, of 16 words here. Inside a segment it attends exactly. When a segment is over, all its pairs go into a matrix, and a gate mixes what attention and matrix say.\n\n" +
        "We have read to *roof*, the last word of the first segment.",
      scene: {
        text: rain,
        memory: { dimension: 48, reach: 1 },
        cursor: segmentEnd,
        asked: [fox, 7],
        compare: { memories: ["infini", "transformer-xl", "linear"] },
      },
      focus: ["recallMatrix", "states"],
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
        afterwards:
          "No segment is over yet, and its M is blank. By attention alone its recall of the fox is 1.00. A segment is no batch and no learning step, just the stretch after which things are put away.",
      },
      claims: [{ shown: "1.00", of: { kind: "comparedRecall", memory: "infini", of: fox, at: segmentEnd } }],
      plain: ["16"],
    },
    {
      prose:
        "One word on, and the fox is in the matrix alone: its recall falls to 0.06. Transformer-XL, which keeps one more segment, has 1.00 to the end of the second, and then nothing. The plain sum still has 0.72 at the end.\n\n" +
        "A bad idea? It is *untrained*: elu + 1 makes all keys nearly alike, and its gate mixes in half of an attention that sees only rain. Trained, its paper reports, it finds a passkey in a million tokens. Hugging Face tried to reproduce it and in 2024 published “a failed experiment”: the more often memory was compressed, the worse it got (huggingface.co/blog/infini-attention).",
      scene: { cursor: rainEnd },
      focus: ["recallMatrix", "states"],
      claims: [
        { shown: "0.06", of: { kind: "comparedRecall", memory: "infini", of: fox, at: nextSegment } },
        { shown: "1.00", of: { kind: "comparedRecall", memory: "transformer-xl", of: fox, at: secondEnd } },
        { shown: "0.72", of: { kind: "comparedRecall", memory: "linear", of: fox, at: rainEnd } },
      ],
      plain: ["1", "2024"],
      check: {
        kind: "ownWords",
        question: "In one sentence: where do Titans and Infini-attention differ in what they write, and when?",
        hints: [],
        modelAnswer:
          "Infini-attention puts away each finished segment as it is, while Titans writes word by word what its own error tells it, and forgets.",
      },
    },
  ],
  notShown:
    "Nothing here is trained, and these methods live by training: Based and ReBased learn keys that their kernels can use, and Based adds a small exact window beside it. Infini-attention’s gate is one number for each head, learned; ours stands in the middle. The comparison at equal numbers is of storage alone, not of speed.",
};
