// How can a sum be made to tell alike things apart? By another measure of likeness that still fits into a matrix, and at what price.

import type { Measure } from "#model/contracts/measure";
import type { ScenePatch } from "#scene/scenePatch";
import type { Bars } from "./bars";
import type { Exhibit, Lesson } from "./lesson";

const text =
  "Silver fox, Ann. Silver fish, Bob. Silver bell, Cleo. Silver coin, Dora. Silver moon, Eli. Silver lamp, Finn. " +
  "All told.";
/** To whom each of the six belongs. */
const owners = { Ann: 2, Bob: 5, Cleo: 8, Dora: 11, Eli: 14, Finn: 17 } as const;
const asked = Object.values(owners);
const { Ann: ann, Finn: finn } = owners;
const lamp = finn - 1;

const weight = (memory: string, of: number): Measure => ({ kind: "comparedWeight", memory, of, at: finn });
/** How much Ann counts where Finn counts as one. */
const annBesideFinn = (memory: string): Measure => ({
  kind: "ratio",
  of: weight(memory, ann),
  to: weight(memory, finn),
});
const right = (memory: string): Measure => ({ kind: "comparedRight", memory, asked, at: finn });
const keeps = (memory: string, context = 18): Measure => ({ kind: "cost", cost: "state", memory, context });

const owned = Object.entries(owners).map(([name, token]) => ({ name, token }));
/** What each owner weighs in the answer to the silver lamp. */
const weights = (memory: string): Bars["rows"] => owned.map(({ name, token }) => ({ name, of: weight(memory, token) }));
const one: Measure = { kind: "ratio", of: weight("softmax", finn), to: weight("softmax", finn) };
/** What is left for all other words, as softmax’s weights sum to one. */
const rest = asked.reduce<Measure>(
  (left, token) => ({ kind: "difference", of: left, less: weight("softmax", token) }),
  one,
);

const ofKeys = (dimension: number): ScenePatch => ({ memory: { dimension } });
/** What ReBased keeps of the drawer, by how many numbers a key has. */
const prices = { 8: "576", 12: "1,872", 14: "2,940", 16: "4,352", 20: "8,400", 32: "33,792" } as const;

/** Numbers that nobody measured, one a row. */
function worked(title: string, caption: string, rows: Readonly<Record<string, number>>, digits = 0): Exhibit {
  const figures = Object.values(rows);
  return {
    caption,
    source: { words: "Worked out by hand.", href: null },
    tables: [
      {
        title,
        columns: ["number"],
        scales: [{ full: Math.max(...figures), digits }],
        rows: Object.entries(rows).map(([name, figure]) => ({ name, figures: [figure] })),
      },
    ],
  };
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

const counts = "Pairs recalled, in per cent; the thin line across a bar’s end is the 95 % interval.";
const measuredHere = { words: "Measured by this page’s engine, twelve trials each.", href: null };
const columns = ["128 random pairs", "32 half-alike pairs"];

const fairFight: Exhibit = {
  caption: counts,
  source: measuredHere,
  tables: [
    {
      title: "As many numbers for both: 3,712 and 3,705",
      columns,
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
  ],
};

const equalKeys: Exhibit = {
  caption: counts,
  source: measuredHere,
  tables: [
    {
      title: "Keys of 16 for both",
      columns,
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

/** The two keys of step 4, before Based is asked for. */
const example: Exhibit = {
  caption: "How much each of two keys counts: *s* is 4 for the first and 2 for the second.",
  source: { words: "Worked out by hand.", href: null },
  tables: [
    {
      title: "An example",
      columns: ["first", "second"],
      scales: [
        { full: 16, digits: 0 },
        { full: 16, digits: 0 },
      ],
      rows: [
        { name: "Plain product, s", figures: [4, 2] },
        { name: "Square, s·s", figures: [16, 4] },
      ],
    },
  ],
};

/** The keys (2, 1) and (1, 2), worked out: 2·1 + 1·2 = 4, and its square is 16. Beside it, what features give. */
function byHand(features: Readonly<Record<string, number>>): Exhibit {
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
          ...Object.entries(features).map(([name, figure]) => ({ name, figures: [figure] })),
        ],
      },
    ],
  };
}

/** What two wrong answers make of them. */
const alone = "Squares alone, 4·1 + 1·4";
const ofSums = "Squares of the sums, 9·9";

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
    compare: { memories: ["softmax", "linear"] },
  },
  steps: [
    {
      prose:
        "A drawer of silver things: a fox, a fish, a bell, a coin, a moon, a lamp. Each has an owner. A key is mixed of two words, and *silver fox* and *silver fish* share one of them. So any two of the six keys are **about half alike**.\n\n" +
        "All eighteen words are added up in one matrix, each under its key: the *plain sum*, or linear attention. It is asked for the silver lamp, Finn’s.",
      action: { words: "Open the whole drawer", scene: { cursor: finn } },
      focus: [],
      check: {
        kind: "choose",
        question: "Of the six owners, who comes out of the plain sum?",
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
            caption: "What two of them weigh in the plain sum’s answer.",
            as: "decimal",
            rows: [
              { name: "Finn", of: weight("linear", finn) },
              { name: "Bob, who has the silver fish", of: weight("linear", owners.Bob) },
            ],
          },
        },
        afterwards: "Finn counts with 1.00, the five others with 0.37 to 0.62: about half each, as their keys are.",
      },
      reveals: {
        cursor: finn,
        bars: {
          caption:
            "What each owner weighs in the plain sum’s answer to *silver lamp*. The twelve other words are in it, too.",
          as: "decimal",
          rows: weights("linear"),
        },
      },
      claims: [
        { shown: "1.00", of: weight("linear", finn) },
        { shown: "0.37", of: weight("linear", owners.Bob) },
        { shown: "0.62", of: weight("linear", owners.Dora) },
      ],
      plain: ["two", "six", "half", "five", "eighteen", "twelve"],
    },
    {
      prose:
        "A bar is how near the whole answer points to the owner. Asked for the lamp, the plain sum points nearest to Eli. By chance the values of *lamp* and of Cleo point partly his way. They count 0.69 and 0.56, and push the answer past Finn.\n\n" +
        "*Full attention* gets all six right. It makes every likeness √32 times as large: 5.7 for Finn, 3.0 for Ann, who has the fox. Call that *s*. Then softmax raises *e* to it.",
      scene: { cursor: finn },
      focus: ["recallMatrix"],
      check: {
        kind: "choose",
        question: "In the plain sum Finn counts 1.9 times as much as Ann. How many times is it with softmax?",
        options: [
          {
            words: "1.9 times",
            hint: "1.9 is 5.7 divided by 3.0. So it was before *e* was raised to them: both are 5.7 times as large. Which is larger now, by far?",
            see: {
              bars: {
                caption: "How many times as much as Ann Finn counts in the plain sum.",
                as: "decimal",
                digits: 1,
                rows: [
                  {
                    name: "Plain sum",
                    of: { kind: "ratio", of: weight("linear", finn), to: weight("linear", ann) },
                  },
                ],
              },
            },
          },
          {
            words: "2.7 times",
            hint: "2.7 is 5.7 less 3.0. The difference does count, but it is the power, not yet what comes out.",
          },
          { words: "15 times" },
        ],
        hints: ["What is *e* to the 5.7, divided by *e* to the 3.0?"],
        see: {
          exhibit: worked(
            "The power that e is raised to",
            "5.7 times the likeness, rounded.",
            { Finn: 5.7, Ann: 3 },
            1,
          ),
        },
        afterwards:
          "Finn weighs 0.521 and Ann 0.035: 15 times, *e* to the 2.7. But no fixed number of products, each of a part for the key and a part for the question, adds up to *e* to the *s*. So no matrix holds that sum before the question is known, and attention keeps all keys.",
      },
      reveals: {
        bars: {
          caption:
            "What each owner weighs in attention’s answer to *silver lamp*: Finn 15 times as much as Ann. All weights sum to one.",
          as: "decimal",
          digits: 3,
          rows: [...weights("softmax"), { name: "The twelve other words, together", of: rest }],
        },
      },
      claims: [
        { shown: "0.69", of: weight("linear", lamp) },
        { shown: "0.56", of: weight("linear", owners.Cleo) },
        { shown: "six", of: right("softmax") },
        { shown: "1.9", of: { kind: "ratio", of: weight("linear", finn), to: weight("linear", ann) } },
        { shown: "0.521", of: weight("softmax", finn) },
        { shown: "0.035", of: weight("softmax", ann) },
        { shown: "15", of: { kind: "ratio", of: weight("softmax", finn), to: weight("softmax", ann) } },
        { shown: "32", of: { kind: "setting", knob: "dimension" } },
      ],
      plain: ["5.7", "3.0", "2.7", "two", "twelve"],
    },
    {
      prose:
        "A rule for how much two keys count as alike is called a **kernel**. The plain product is one, *e* to the *s* is another. A trick: take a kernel *like* that, which **can** be taken apart. A square can.\n\n" +
        "Say a key has two numbers, *a* and *b*, and the question *c* and *d*. Their product is *ac + bd*. Make more numbers of each, its *features*, so that the product of features is the square of that.",
      focus: [],
      shows: "tables",
      explains: ["kernel"],
      exhibit: byHand({}),
      check: {
        kind: "choose",
        question: "Which features of (a, b) give the square? Try the keys (2, 1) and (1, 2).",
        options: [
          { words: "All products of two: aa, ab, ba, bb" },
          {
            words: "The two squares: aa and bb",
            hint: "Multiplied out, the square also has *ac* times *bd*, twice. The features are 4·1 and 1·4: what is missing?",
            see: { exhibit: byHand({ [alone]: 8 }) },
          },
          {
            words: "The square of the sum: (a + b) times itself",
            hint: "Then the question’s numbers meet only as a sum, and *a* cannot be told from *b*.",
            see: { exhibit: byHand({ [ofSums]: 81 }) },
          },
        ],
        hints: ["Multiply (ac + bd) by itself, and sort what belongs to the key from what belongs to the question."],
        afterwards:
          "aa, ab, ba, bb are 4, 2, 2, 1 and 1, 2, 2, 4: together 4 + 4 + 4 + 4 = 16. The features of a key are again a row of numbers, so they go into a matrix like any key.",
      },
      reveals: { exhibit: byHand({ "All products, 4 + 4 + 4 + 4": 16, [alone]: 8, [ofSums]: 81 }) },
      plain: ["two", "2", "1", "4", "8", "9", "16", "81"],
    },
    {
      prose:
        "Written as a sum, *e* to the *s* is 1 + *s* + *s*²/2 + *s*³/6, and so on for ever. **Based** stops after three terms. **ReBased** takes the square alone. Both are made of products of at most two of a key’s numbers, so both fit into a matrix.\n\n" +
        "An example with round numbers: *s* is 4 for one key and 2 for another. By the plain product the second counts 2 of 4, a half. By the square it counts 4 of 16, a quarter.",
      focus: [],
      shows: "tables",
      exhibit: example,
      check: {
        kind: "choose",
        question: "And with Based, 1 + *s* + *s*²/2: how much does the second count beside the first?",
        options: [
          { words: "5 of 13, or 0.38" },
          {
            words: "4 of 12, or 0.33",
            hint: "Here *s* and *s*²/2 are added up, but a term is missing.",
          },
          {
            words: "2 of 8, or 0.25",
            hint: "That is *s*²/2 alone. What do the two other terms add?",
          },
        ],
        hints: ["Put 4 into all three terms and add them up. Then put in 2."],
        see: {
          exhibit: worked("The three terms, where s is 4", "1, then *s*, then *s*²/2.", {
            "1": 1,
            s: 4,
            "s²/2, which is 16/2": 8,
          }),
        },
        afterwards:
          "1 + 2 + 2 makes 5, and 1 + 4 + 8 makes 13. So the second counts 0.38: less than by the plain product, more than by the square. The 1 and the *s* tell the two keys less well apart than the square, and so they blunt it.",
      },
      reveals: {
        exhibit: worked(
          "The second key beside the first",
          "Where *s* is 4 for the first and 2 for the second.",
          { "Plain product, 2 of 4": 0.5, "Based, 5 of 13": 0.38, "Square, 4 of 16": 0.25 },
          2,
        ),
      },
      plain: [
        "1",
        "2",
        "3",
        "6",
        "4",
        "5",
        "8",
        "12",
        "13",
        "16",
        "0.25",
        "0.33",
        "0.38",
        "half",
        "quarter",
        "three",
        "two",
      ],
    },
    {
      prose:
        "Back to the drawer. There *s* is 5.7 for Finn and 3.0 for Ann. (ReBased first centres the numbers of a key around zero, which changes little here.)\n\n" +
        "One more joins: the older kernel *elu + 1*. It makes all numbers of a key positive, and then takes the plain product.",
      scene: { compare: { memories: ["elu", "linear", "based", "rebased"] } },
      focus: [],
      check: {
        kind: "order",
        question: "By which rule does Ann count most beside Finn? The most first.",
        items: ["elu + 1", "The plain sum", "Based", "ReBased", "Softmax"],
        hints: [
          "Four of them you have met: plain, two kinds of square, and *e*. How did they stand in the example?",
          "Numbers that are all positive point more or less the same way: every key looks like every other.",
        ],
        see: {
          bars: {
            caption: "Ann’s weight where Finn’s is 1.",
            as: "decimal",
            rows: [{ name: "The plain sum", of: annBesideFinn("linear") }],
          },
        },
        afterwards:
          "Ann counts 0.83 of Finn with elu + 1, 0.52 in the plain sum, 0.37 with Based, 0.26 with ReBased, and 0.07 with softmax. The two squares are sharp enough for this drawer: both get six of six right.",
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
      plain: ["1", "5.7", "3.0", "four", "two"],
    },
    {
      prose:
        "Now the price. A key of 32 numbers has 32 · 32 = 1,024 products of two. For each, ReBased keeps a value of 32 numbers, and one more to divide by: 1,024 · 33 = 33,792. The plain sum keeps 32 · 32 numbers in all. Attention keeps 64 for each word, a key and a value: as many as ReBased only after 528 words.\n\n" +
        "The knob sets how many numbers a key has, and a value too.",
      scene: { compare: { memories: ["rebased"] } },
      focus: ["recallMatrix"],
      bars: {
        caption: "Numbers kept: at first, and as the knob stands now.",
        as: "count",
        rows: [
          { name: "ReBased, keys of 32", of: keeps("rebased"), scene: ofKeys(32) },
          { name: "ReBased now", of: keeps("rebased") },
          { name: "Plain sum now", of: keeps("linear") },
        ],
      },
      check: {
        kind: "goal",
        question: "Make ReBased cheaper: all six right with fewer than 3,000 numbers.",
        using: ["dimension"],
        conditions: [
          { words: "ReBased answers all six.", of: right("rebased"), is: "above", bound: 5 },
          { words: "It keeps fewer than 3,000 numbers.", of: keeps("rebased"), is: "below", bound: 3000 },
        ],
        solution: ofKeys(14),
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
              scene: ofKeys(dimension),
            })),
          },
        },
        afterwards:
          "With keys of 14 it keeps 2,940 numbers and still answers all six. One step down, with keys of 12, it breaks: five. With keys of 8 it answers none. Short keys and many products: that is the bargain.",
      },
      reveals: {
        bars: {
          caption: "Of six, ReBased answers rightly.",
          as: "count",
          rows: Object.entries(prices).map(([dimension, price]) => ({
            name: `Keys of ${dimension}: ${price} numbers`,
            of: right("rebased"),
            scene: ofKeys(Number(dimension)),
          })),
        },
      },
      claims: [
        { shown: "32", of: { kind: "setting", knob: "dimension" } },
        { shown: "33,792", of: keeps("rebased") },
        { shown: "33,792", of: keeps("softmax", 528) },
        { shown: "1,024", of: keeps("linear") },
        ...Object.entries(prices).map(([dimension, shown]) => ({
          shown,
          of: keeps("rebased"),
          scene: ofKeys(Number(dimension)),
        })),
        { shown: "six", of: right("rebased"), scene: ofKeys(14) },
        { shown: "five", of: right("rebased"), scene: ofKeys(12) },
      ],
      plain: ["3,000", "14", "16", "20", "33", "64", "528", "12", "8", "two"],
    },
    {
      prose:
        "Is it worth its price? Give the plain sum as many numbers. Values have 64 numbers here. With keys of 58, a plain sum keeps 58 · 64 = 3,712. Based makes 1 + 7 + 49 = 57 features of a key of only 7. For each it keeps a value, and one more: 57 · 65 = 3,705.\n\n" +
        "Both are told 128 random pairs, once.",
      focus: [],
      shows: "tables",
      bars: {
        caption: "Numbers that each keeps.",
        as: "count",
        rows: [
          { name: "Plain sum, keys of 58", of: costOf("linear", 58) },
          { name: "Based, keys of 7", of: costOf("based", 7) },
        ],
      },
      reveals: { exhibit: fairFight },
      check: {
        kind: "choose",
        question: "Who recalls more?",
        options: [
          {
            words: "Based: its likeness is sharper",
            hint: "Sharper than the same short keys without products. But are they better than long keys?",
          },
          { words: "The plain sum: its keys are longer" },
          {
            words: "About the same: as many numbers",
            hint: "The stores are equally large. But how much two pairs mix depends on how alike their keys are.",
          },
        ],
        hints: ["The longer two random keys are, the less alike they are by chance."],
        see: {
          exhibit: worked("Numbers in a key", "What each can afford.", { "Plain sum": 58, Based: 7 }),
        },
        afterwards:
          "The plain sum: 96 % against 26 %. Were all keys half alike, as in the drawer? Of 32 such pairs it recalls 26 %, and Based 29 %: too near to call. What sharpness gives, the short keys take away.",
      },
      claims: [
        { shown: "3,712", of: costOf("linear", 58) },
        { shown: "3,705", of: costOf("based", 7) },
        { shown: "96 %", of: recalls("linear", 58, "random") },
        { shown: "26 %", of: recalls("based", 7, "random") },
        { shown: "26 %", of: recalls("linear", 58, "correlated") },
        { shown: "29 %", of: recalls("based", 7, "correlated") },
      ],
      plain: ["58", "7", "1", "49", "57", "65", "64", "128", "32", "95 %", "half"],
    },
    {
      prose:
        "Now make the *keys* equal: 16 numbers for both. Based recalls 87 % of the random pairs, the plain sum 39 %. Of the half-alike ones, it is 48 % and 27 %. But Based keeps 17 times as many numbers, 17,745.",
      focus: [],
      shows: "tables",
      exhibit: equalKeys,
      check: {
        kind: "choose",
        question: "Where would you take Based?",
        options: [
          { words: "Keys must be short, 16 numbers; there is room for 20,000" },
          {
            words: "There is room for 4,000 numbers; keys are random, and as long as you like",
            hint: "With 3,712 numbers you can have long keys instead. What did they do with random pairs?",
          },
          {
            words: "There is room for 4,000 numbers; all keys are half alike",
            hint: "Look at the half-alike pairs: the thin lines of the two overlap. Nobody is ahead there.",
          },
        ],
        hints: ["Two fights: which of them did Based win, and who had how much room?"],
        see: { exhibit: fairFight },
        afterwards:
          "Where keys must be short and there is room: that is where a kernel pays. So it was in the drawer with keys of 14: ReBased got six right, the plain sum four. ReBased kept 2,940 numbers for it, the plain sum 196.",
      },
      reveals: {
        bars: {
          caption: "The drawer, with keys of 14: of six, right.",
          as: "count",
          rows: [
            { name: "ReBased, 2,940 numbers", of: right("rebased"), scene: ofKeys(14) },
            { name: "Plain sum, 196 numbers", of: right("linear"), scene: ofKeys(14) },
          ],
        },
      },
      claims: [
        { shown: "87 %", of: recalls("based", 16, "random") },
        { shown: "39 %", of: recalls("linear", 16, "random") },
        { shown: "48 %", of: recalls("based", 16, "correlated") },
        { shown: "27 %", of: recalls("linear", 16, "correlated") },
        { shown: "17", of: { kind: "ratio", of: costOf("based", 16), to: costOf("linear", 16) } },
        { shown: "1,024", of: costOf("linear", 16) },
        { shown: "17,745", of: costOf("based", 16) },
        { shown: "2,940", of: keeps("rebased"), scene: ofKeys(14) },
        { shown: "196", of: keeps("linear"), scene: ofKeys(14) },
        { shown: "six", of: right("rebased"), scene: ofKeys(14) },
        { shown: "four", of: right("linear"), scene: ofKeys(14) },
        { shown: "3,712", of: costOf("linear", 58) },
        { shown: "3,705", of: costOf("based", 7) },
      ],
      plain: ["58", "7", "128", "32", "14", "16", "95 %", "20,000", "4,000", "half", "two"],
    },
    {
      prose:
        "The drawer once more. A square gets six of six right from a matrix of one size. Attention gets them right, too, but from a list that grows with every word.",
      focus: ["recallMatrix"],
      scene: { compare: { memories: ["rebased", "softmax", "linear"] } },
      check: {
        kind: "ownWords",
        question: "In one sentence: why can a square be kept in a matrix, and softmax’s *e* to the *s* cannot?",
        hints: [],
        points: [
          "a square is a product of features of the key and features of the question",
          "features of all keys can be summed into one matrix of fixed size",
          "*e* to the *s* has no finite list of such features, so every key is kept",
        ],
        modelAnswer:
          "A square falls apart into products of two numbers of the key and two of the question, so keys can be summed; *e* to the *s* never falls apart into finitely many.",
      },
      claims: [
        { shown: "six", of: right("rebased") },
        { shown: "six", of: right("softmax") },
      ],
      plain: ["two"],
    },
  ],
  remember:
    "A kernel sharpens likeness in a matrix of fixed size, and pays in numbers, for the square of a likeness needs the products of its keys.",
  notShown:
    "Nothing here is trained, and these methods live by training: Based and ReBased learn keys that suit their kernels. Based adds a small exact window beside it.",
};
