// How can a sum be made to tell alike things apart? By another measure of likeness that still fits into a matrix, and at what price.

import type { Measure } from "#model/contracts/measure";
import type { Bars } from "./bars";
import type { Exhibit, Lesson } from "./lesson";

const text =
  "Silver fox, Ann. Silver fish, Bob. Silver bell, Cleo. Silver coin, Dora. Silver moon, Eli. Silver lamp, Finn. " +
  "All told.";
/** To whom each of the six belongs. */
const owners = { Ann: 2, Bob: 5, Cleo: 8, Dora: 11, Eli: 14, Finn: 17 } as const;
const asked = Object.values(owners);
const { Ann: ann, Finn: finn } = owners;

const weight = (memory: string, of: number): Measure => ({ kind: "comparedWeight", memory, of, at: finn });
/** How much Ann counts where Finn counts as one. */
const annBesideFinn = (memory: string): Measure => ({
  kind: "ratio",
  of: weight(memory, ann),
  to: weight(memory, finn),
});
const right = (memory: string): Measure => ({ kind: "comparedRight", memory, asked, at: finn });
const keeps = (memory: string, context = 18): Measure => ({ kind: "cost", cost: "state", memory, context });

/** What each owner weighs in the answer to the silver lamp. */
function weights(memory: string, caption: string): Bars {
  const rows = Object.entries(owners).map(([name, token]) => ({ name, of: weight(memory, token) }));
  return { caption, as: "decimal", rows };
}

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
      title: "As many numbers for both: 3,712 and 3,705",
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
      title: "Keys of 16 for both: Based keeps 17 times as much",
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

/** The keys (2, 1) and (1, 2), worked out: 2·1 + 1·2 = 4, and its square is 16. */
function byHand(name: string, figure: number): Exhibit {
  return {
    caption: "The keys (2, 1) and (1, 2). Their product is 2·1 + 1·2 = 4.",
    source: { words: "Worked out by hand, nothing measured.", href: null },
    tables: [
      {
        title: "What comes out",
        columns: ["number"],
        scales: [{ full: 81, digits: 0 }],
        rows: [
          { name: "The square, 4·4", figures: [16] },
          { name, figures: [figure] },
        ],
      },
    ],
  };
}

export const lesson: Lesson = {
  id: "kernels",
  title: "Kernels: sharper likeness",
  question: "How can a matrix be made nearly as sharp as attention, and what does the sharpness cost?",
  objective:
    "Explain how a kernel imitates softmax, count the numbers that it takes, and say when that pays against a plain sum of the same size.",
  needs: ["everything-in-one-matrix", "exact-but-short"],
  scene: {
    text,
    memory: { dimension: 32, reach: 2, keyDecay: 1 },
    cursor: 8,
    asked,
    compare: { memories: ["linear", "softmax"] },
  },
  steps: [
    {
      prose:
        "A drawer of silver things: a fox, a fish, a bell, a coin, a moon, a lamp. Each has an owner. *Silver fox* is asked for by both its words, and so is *silver fish*: any two keys are **half alike**.\n\n" +
        "One reader adds all pairs to one matrix. It is asked for the silver lamp, Finn’s.",
      action: { words: "Open the whole drawer", scene: { cursor: finn } },
      focus: [],
      check: {
        kind: "choose",
        question: "What comes out of the sum?",
        options: [
          { words: "Finn, and about half of each of the other five" },
          {
            words: "Finn alone: nobody else has a silver lamp",
            hint: "The sum does not look for the one best key. What does it do with a key that is half alike?",
          },
          {
            words: "Finn, and a little of Eli, who was told just before",
            hint: "Being near in the text counts for nothing in a sum. What else do the keys have in common?",
          },
        ],
        hints: ["In the sum, a pair counts by how alike its key is to the question."],
        see: {
          bars: {
            caption: "What two of them weigh in the sum’s answer.",
            as: "decimal",
            rows: [
              { name: "Finn", of: weight("linear", finn) },
              { name: "Bob, who has the silver fish", of: weight("linear", owners.Bob) },
            ],
          },
        },
        afterwards: "Finn counts with 1.00, and Ann, whose fox is half alike, with 0.52. Four more come in like Ann.",
      },
      reveals: {
        cursor: finn,
        bars: weights("linear", "What each owner weighs in the sum’s answer to *silver lamp*."),
        panels: ["recallMatrix"],
      },
      claims: [
        { shown: "1.00", of: weight("linear", finn) },
        { shown: "0.52", of: weight("linear", ann) },
      ],
      plain: ["five", "four"],
    },
    {
      prose:
        "So the sum answers only four of six. Attention, which keeps every word, answers all six. It begins with the same likeness, and then takes its softmax.\n\n" +
        "A rule for how much two keys count as alike is called a **kernel**. The plain product is one. Softmax is made of another.",
      scene: { cursor: finn },
      focus: ["recallMatrix"],
      explains: ["kernel"],
      check: {
        kind: "choose",
        question: "What does softmax do to the likeness that helps so much?",
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
        see: {
          bars: {
            caption: "Ann’s weight where Finn’s is 1, in the plain sum: whatever both are divided by.",
            as: "decimal",
            rows: [{ name: "Ann beside Finn", of: annBesideFinn("linear") }],
          },
        },
        afterwards:
          "Now Ann weighs 0.04, Finn 0.52. But e to the likeness of *this* question and *that* key cannot be taken apart into a part for each. So attention has to keep all keys.",
      },
      reveals: { bars: weights("softmax", "What each owner weighs in attention’s answer to *silver lamp*.") },
      claims: [
        { shown: "four", of: right("linear") },
        { shown: "six", of: right("softmax") },
        { shown: "0.04", of: weight("softmax", ann) },
        { shown: "0.52", of: weight("softmax", finn) },
      ],
      plain: ["1"],
    },
    {
      prose:
        "A trick: take something *like* e to the likeness that **can** be taken apart. A square can.\n\n" +
        "Say keys have two numbers, *a* and *b*, and the question *c* and *d*. Their product is *ac + bd*. Make more numbers of each key, its *features*, so that the product of features is the square of that.",
      focus: [],
      check: {
        kind: "choose",
        question: "Which features of (a, b) give the square? Try the keys (2, 1) and (1, 2).",
        options: [
          { words: "All products of two: aa, ab, ba, bb" },
          {
            words: "The two squares: aa and bb",
            hint: "Multiplied out, the square also has *ac* times *bd*, twice. The features are 4·1 and 1·4: what is missing?",
            see: { exhibit: byHand("Squares alone, 4·1 + 1·4", 8) },
          },
          {
            words: "The square of the sum: (a + b) times itself",
            hint: "Then the question’s numbers meet only as a sum, and *a* cannot be told from *b*.",
            see: { exhibit: byHand("Squares of the sums, 9·9", 81) },
          },
        ],
        hints: ["Multiply (ac + bd) by itself, and sort what belongs to the key from what belongs to the question."],
        afterwards:
          "aa, ab, ba, bb are 4, 2, 2, 1 and 1, 2, 2, 4: together 4 + 4 + 4 + 4 = 16. Each feature goes into a matrix like any key, so a sum of any length fits into one.",
      },
      reveals: { exhibit: byHand("All products, 4 + 4 + 4 + 4", 16) },
      plain: ["two", "2", "1", "4", "8", "9", "16", "81"],
    },
    {
      prose:
        "Call the likeness *s*. **Based** takes 1 + *s* + *s*²/2, the beginning of the series of e to the *s*. Its lowest value is a half, so it ignores nothing. **ReBased** takes a plain square, of centred keys. The older *elu + 1* just makes all numbers of a key positive.\n\n" +
        "The plain sum gives Ann half of Finn.",
      scene: { compare: { memories: ["linear", "based", "rebased"] } },
      focus: [],
      check: {
        kind: "order",
        question: "At the silver lamp, who lets Ann count most, next to Finn? The most first.",
        items: ["elu + 1", "The plain sum", "Based", "ReBased", "Softmax"],
        hints: [
          "Half alike, squared, is a quarter. What do the 1 and the *s* beside the square do to that?",
          "Numbers that are all positive point more or less the same way: everything becomes alike.",
        ],
        see: {
          bars: {
            caption: "Ann’s weight where Finn’s is 1.",
            as: "decimal",
            rows: [{ name: "The plain sum", of: annBesideFinn("linear") }],
          },
        },
        afterwards:
          "Ann counts 0.83 of Finn with elu + 1, 0.52 in the plain sum, 0.37 with Based, 0.26 with ReBased, and 0.07 with softmax. On this drawer that is enough: Based and ReBased both answer six of six.",
      },
      reveals: {
        bars: {
          caption: "Ann’s weight where Finn’s is 1.",
          as: "decimal",
          rows: [
            { name: "elu + 1", of: annBesideFinn("elu") },
            { name: "The plain sum", of: annBesideFinn("linear") },
            { name: "Based", of: annBesideFinn("based") },
            { name: "ReBased", of: annBesideFinn("rebased") },
            { name: "Softmax", of: annBesideFinn("softmax") },
          ],
        },
        panels: ["recallMatrix"],
      },
      claims: [
        { shown: "0.83", of: annBesideFinn("elu") },
        { shown: "0.52", of: annBesideFinn("linear") },
        { shown: "0.37", of: annBesideFinn("based") },
        { shown: "0.26", of: annBesideFinn("rebased") },
        { shown: "0.07", of: annBesideFinn("softmax") },
        { shown: "six", of: right("based") },
        { shown: "six", of: right("rebased") },
      ],
      plain: ["1", "2", "half", "quarter"],
    },
    {
      prose:
        "Now the price. A key of 32 numbers has 32 times 32 products of two. So ReBased keeps 33,792 numbers, where the plain sum keeps 1,024. Attention would keep as many only after 528 words.\n\n" +
        "Halve all vectors, and a quarter of the products is left, each with a value half as long.",
      scene: { compare: { memories: ["linear", "rebased", "softmax"] } },
      focus: ["recallMatrix"],
      bars: {
        caption: "Numbers kept, as the knob stands.",
        as: "count",
        rows: [
          { name: "ReBased", of: keeps("rebased") },
          { name: "Plain sum", of: keeps("linear") },
          { name: "Attention, this text", of: keeps("softmax") },
        ],
      },
      check: {
        kind: "goal",
        question: "Make ReBased cheaper: all six right with fewer than 10,000 numbers.",
        using: ["dimension"],
        conditions: [
          { words: "ReBased answers all six.", of: right("rebased"), is: "above", bound: 5 },
          { words: "It keeps fewer than 10,000 numbers.", of: keeps("rebased"), is: "below", bound: 10000 },
        ],
        solution: { memory: { dimension: 16 } },
        hints: [
          "Shorter keys cost less. Go down until the price is right, and look at the answers.",
          "Too short, and even squares cannot tell the six apart.",
        ],
        see: {
          bars: {
            caption: "Of six, ReBased answers rightly.",
            as: "count",
            rows: [8, 32].map((dimension) => ({
              name: `Keys of ${dimension}`,
              of: right("rebased"),
              scene: { memory: { dimension } },
            })),
          },
        },
        afterwards:
          "With keys of 16, ReBased keeps 4,352 numbers and answers all six. Based, too, keeps its keys at 16. Short keys and many products: that is the bargain.",
      },
      reveals: {
        bars: {
          caption: "Numbers that ReBased keeps.",
          as: "count",
          rows: [32, 24, 16, 12].map((dimension) => ({
            name: `Keys of ${dimension}`,
            of: keeps("rebased"),
            scene: { memory: { dimension } },
          })),
        },
      },
      claims: [
        { shown: "32", of: { kind: "setting", knob: "dimension" } },
        { shown: "33,792", of: keeps("rebased") },
        { shown: "33,792", of: keeps("softmax", 528) },
        { shown: "1,024", of: keeps("linear") },
        { shown: "4,352", of: keeps("rebased"), scene: { memory: { dimension: 16 } } },
        { shown: "six", of: right("rebased"), scene: { memory: { dimension: 16 } } },
      ],
      plain: ["10,000", "16", "528", "24", "12", "8", "half", "quarter", "two"],
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
        see: {
          bars: {
            caption: "Numbers that each keeps: the fight is fair.",
            as: "count",
            rows: [
              { name: "Plain sum, keys of 58", of: costOf("linear", 58) },
              { name: "Based, keys of 7", of: costOf("based", 7) },
            ],
          },
        },
        afterwards:
          "The plain sum: 96 %, against 26 %. With 32 half-alike keys it is 26 % and 29 %, and the intervals overlap: no winner. With keys of 16 for both, Based recalls 87 % of random pairs against 39 %, but keeps 17 times as many numbers. Kernels pay where keys must be short, or were trained for them.",
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
      plain: ["58", "7", "64", "128", "32", "16", "95 %", "seven"],
    },
    {
      prose:
        "So there are two ways to keep alike things apart in a matrix. One changes the likeness, and needs many numbers. The other writes only the error, as the delta rule does. They can be had together: the workbench of MIRAS has a matrix *with products* that writes its error.",
      focus: ["recallMatrix"],
      scene: { compare: { memories: ["linear", "delta", "rebased", "softmax"] } },
      check: {
        kind: "ownWords",
        question: "In one sentence: why can a square be kept in a matrix, and softmax’s e to the likeness cannot?",
        hints: [],
        points: [
          "a square is a product of features of the key and features of the question",
          "features of all keys can be summed into one matrix of fixed size",
          "e to the likeness has no finite list of such features, so every key is kept",
        ],
        modelAnswer:
          "A square falls apart into products of two numbers of the key and two of the question, so keys can be summed; e to the likeness never falls apart into finitely many.",
      },
      plain: ["two"],
    },
  ],
  remember:
    "A kernel sharpens likeness in a matrix of fixed size, and pays in numbers, for the square of a likeness needs the products of its keys.",
  notShown:
    "Nothing here is trained, and these methods live by training: Based and ReBased learn keys that suit their kernels. Based adds a small exact window beside it.",
};
