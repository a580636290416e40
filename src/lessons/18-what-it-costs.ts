// What does a memory that learns cost? What is kept, what is computed, how long it takes, and what each text needs for itself.

import type { Measure } from "#model/contracts/measure";
import type { Bars } from "./bars";
import type { Exhibit, Lesson, Reveal } from "./lesson";
import { needleFigures, needleSizes } from "./needleTable";

const text = "Mia keeps a silver fox. Noor keeps a blue heron. Nobody sleeps.";
const sleeps = 11;

const bytes = (memory: string, context = 4096): Measure => ({ kind: "cost", cost: "bytes", memory, context });
const work = (memory: string, context: number): Measure => ({ kind: "cost", cost: "flops", memory, context });

function bars(caption: string, rows: readonly (readonly [string, Measure])[]): Bars {
  return { caption, as: "count", rows: rows.map(([name, of]) => ({ name, of })) };
}

const attention = "Full attention";
const titans = "Titans";

const hay = { passkey: "passkey in filler", number: "number in a story" } as const;
const keeping = { lmm: "Memory alone", gatedDelta: "Gated delta rule", full: "Full attention" } as const;

/** What some models find of some needles in texts of 4,096 words. */
function bought(needles: readonly (keyof typeof hay)[], models: readonly (keyof typeof keeping)[]): Exhibit {
  return {
    caption:
      "Measured here, in 24 texts of 4,096 words of each kind: needles that each trained model found, in per cent. The thin line is where a second run on as many other texts falls, at least 95 times in 100.",
    source: { words: "The tab Compare has these figures, under “The papers’ tests in small”.", href: null },
    tables: [
      {
        title: "Needles found",
        columns: needles.map((needle) => hay[needle]),
        rows: models.map((model) => ({
          name: keeping[model],
          figures: needles.map((needle) => needleFigures[needle][model][needleSizes.indexOf(4096)]!),
        })),
      },
    ],
  };
}

/** What those three keep of such a text: test/lessons.test.ts holds it through what the words cite. */
const kept: Exhibit = {
  caption: "What each trained model keeps of 4,096 words, in kB.",
  source: { words: "The tab Compare has these figures, under “The papers’ tests in small”.", href: null },
  tables: [
    {
      title: "Kept",
      columns: ["kB"],
      scales: [{ full: 4200, digits: 0 }],
      rows: [
        { name: "Gated delta rule", figures: [21] },
        { name: "Memory alone", figures: [54] },
        { name: "Full attention", figures: [4199] },
      ],
    },
  ],
};

/** From docs/performance.md, 512 tokens: tokens a second, of the window’s. */
const speeds: Exhibit = {
  caption:
    "How fast each trained model reads texts of 512 words, in per cent of the window’s speed. The best of many turns.",
  source: { words: "Measured with the engines of this page, on one core of an AMD EPYC.", href: null },
  tables: [
    {
      title: "Words a second, of the window’s",
      columns: ["speed"],
      scales: [{ full: 100, digits: 1, unit: "%" }],
      rows: [
        { name: "Sliding window alone", figures: [100] },
        { name: "Mamba-2’s decay", figures: [80.8] },
        { name: "Gated delta rule", figures: [77.5] },
        { name: "Full attention", figures: [52.5] },
        { name: "LMM: memory alone", figures: [41.7] },
      ],
    },
  ],
};

/** Some of its rows. */
function speedsOf(names: readonly string[]): Exhibit {
  const tables = speeds.tables.map((table) => ({
    ...table,
    rows: table.rows.filter(({ name }) => names.includes(name)),
  }));
  return { ...speeds, tables };
}

/** Two that the question is not about. */
const counted: Reveal = {
  bars: bars("On paper: operations for one word.", [
    ["Window of 8", work("window", 256)],
    ["Mamba-2’s decay", work("mamba2", 256)],
  ]),
  exhibit: speedsOf(["Sliding window alone", "Mamba-2’s decay"]),
};
const bench = { source: "docs/performance.md, trained models, 512 tokens" };

export const lesson: Lesson = {
  id: "what-it-costs",
  title: "What it costs",
  question:
    "What does it cost to learn while reading, beside a cache of all words, and beside a model that never changes?",
  objective:
    "Work out when a cache outgrows a memory in bytes and in work, say what must be carried on to generate, and what each text needs for itself.",
  needs: ["momentum", "chunks", "needles"],
  scene: {
    text,
    window: 8,
    cursor: sleeps,
    compare: { memories: ["titans", "softmax"], cost: "state", marker: 4096 },
  },
  steps: [
    {
      prose:
        "A model that is trained and done keeps nothing of what it reads: its weights stay as they are. What a text adds must be kept beside them.\n\n" +
        "Attention keeps a key and a value for every word it sees: its *cache*. Titans keeps its matrix, the push that is still to be written, and the weights that the chunk began with. All keys have 48 numbers here, and a number takes four bytes.",
      focus: [],
      shows: "tables",
      bars: bars("What each takes, in bytes.", [
        ["One word in a cache: a key and a value", bytes("softmax", 1)],
        ["One matrix", bytes("linear")],
      ]),
      check: {
        kind: "order",
        question: "Who keeps the most after 4,096 words? The most first.",
        items: [
          "Full attention",
          "Deep Titans, a network",
          "Titans, one matrix",
          "Linear attention",
          "A window of 8 words",
        ],
        hints: [
          "A word in the cache is two rows of 48 numbers. A matrix has 48 rows.",
          "Titans keeps three matrices, linear attention one. A matrix is worth 24 words of a cache.",
        ],
        see: {
          bars: bars("What each takes, in bytes.", [
            ["24 words in a cache", bytes("softmax", 24)],
            ["One matrix", bytes("linear")],
          ]),
        },
        afterwards:
          "Full attention 1,572,864 bytes, deep Titans 110,592, Titans 27,648, linear attention 9,216, the window 3,072. Only the first still grows. What looks like one matrix is three, and a network has to be kept three times, too.",
      },
      reveals: {
        bars: bars("Bytes kept after 4,096 words.", [
          [attention, bytes("softmax")],
          ["Deep Titans", bytes("titans-deep")],
          [titans, bytes("titans")],
          ["Linear attention", bytes("linear")],
          ["Window of 8", bytes("window")],
        ]),
      },
      claims: [
        { shown: "1,572,864", of: bytes("softmax") },
        { shown: "110,592", of: bytes("titans-deep") },
        { shown: "27,648", of: bytes("titans") },
        { shown: "9,216", of: bytes("linear") },
        { shown: "3,072", of: bytes("window") },
        { shown: "48", of: { kind: "setting", knob: "dimension" } },
        { shown: "8", of: { kind: "setting", knob: "window" } },
      ],
      plain: ["4,096", "24", "four", "two", "three"],
    },
    {
      prose:
        "The window of 8 is the cheapest of all. So why not just see a little farther? Turn its knob: the bars follow.\n\n" +
        "Both keep what they keep, however long the text is.",
      scene: { compare: { memories: ["titans", "linear", "window"] } },
      focus: [],
      shows: "window",
      bars: bars("Bytes kept, as the knob stands.", [
        ["Window", bytes("window")],
        [titans, bytes("titans")],
      ]),
      check: {
        kind: "goal",
        question: "How many words may a window see for the price of Titans? Come as near as you can from above.",
        using: ["window"],
        conditions: [
          { words: "The window keeps at least as much as Titans, 27,648 bytes.", of: bytes("window"), is: "above", bound: 27647 }, // prettier-ignore
          { words: "It keeps less than 30,000 bytes.", of: bytes("window"), is: "below", bound: 30000 },
        ],
        solution: { window: 72 },
        hints: [
          "A word takes two rows of 48 numbers, of four bytes each. Divide.",
          "Three matrices of 48 rows, against two rows a word.",
        ],
        see: {
          bars: {
            caption: "Bytes that a window keeps.",
            as: "count",
            rows: [32, 64].map((window) => ({ name: `Window of ${window}`, of: bytes("window"), scene: { window } })),
          },
        },
        afterwards:
          "With 72 words the window keeps 27,648 bytes, too. So the choice is fair and plain. For one price: the last 72 words exactly, or something of everything that was worth writing.",
      },
      reveals: {
        bars: {
          caption: "Bytes kept.",
          as: "count",
          rows: [
            { name: "Window of 72", of: bytes("window"), scene: { window: 72 } },
            { name: titans, of: bytes("titans") },
          ],
        },
      },
      claims: [
        { shown: "27,648", of: bytes("titans") },
        { shown: "27,648", of: bytes("window"), scene: { window: 72 } },
        { shown: "8", of: { kind: "setting", knob: "window" } },
        { shown: "48", of: { kind: "setting", knob: "dimension" } },
      ],
      plain: ["30,000", "72", "32", "64", "two", "three", "four"],
    },
    {
      prose:
        "Now the work. For one word, attention multiplies the question with every key in its cache, and mixes every value. Titans predicts, writes and reads: three passes over its matrix, and two lighter ones for the push and the forgetting.\n\n" +
        "Now the text becomes twice as long: 8,192 words in place of 4,096.",
      scene: { compare: { cost: "flops" } },
      focus: [],
      check: {
        kind: "choose",
        question: "How much more work is it to read the whole text?",
        options: [
          {
            words: "Twice for both: there are twice as many words",
            hint: "There are. But what does attention do for *one* word, late in the text? Look at its work there.",
            see: {
              bars: bars("Full attention’s work for one word.", [
                ["After 1,024 words", work("softmax", 1024)],
                ["After 2,048 words", work("softmax", 2048)],
              ]),
            },
          },
          { words: "Four times for attention, twice for Titans" },
          {
            words: "Twice for attention, none for Titans: its memory does not grow",
            hint: "What it keeps does not grow. But each further word is predicted, written and read.",
            see: {
              bars: bars("Titans’ work for one word.", [
                ["After 1,024 words", work("titans", 1024)],
                ["After 2,048 words", work("titans", 2048)],
              ]),
            },
          },
        ],
        hints: ["Work a word, times words."],
        afterwards:
          "For a word at the end, attention’s work doubles, from 786,432 to 1,572,864 operations. There are also twice as many words: four times in all. Titans does 20,736 for every word, so twice as many words are twice the work.",
      },
      reveals: {
        bars: bars("Operations for one word, the last of the text.", [
          ["Full attention, 4,096 words", work("softmax", 4096)],
          ["Full attention, 8,192 words", work("softmax", 8192)],
          ["Titans, 4,096 words", work("titans", 4096)],
          ["Titans, 8,192 words", work("titans", 8192)],
        ]),
        panels: ["cost"],
      },
      claims: [
        { shown: "786,432", of: work("softmax", 4096) },
        { shown: "1,572,864", of: work("softmax", 8192) },
        { shown: "20,736", of: work("titans", 4096) },
        { shown: "20,736", of: work("titans", 8192) },
      ],
      plain: ["4,096", "8,192", "1,024", "2,048", "two", "three", "four"],
    },
    {
      prose:
        "That was counted on paper. The bars have it for a word in the middle of 512.\n\n" +
        "Now real time: our trained models read texts of 512 words, on one core of one processor. In attention no word waits for another’s answer. A memory must first predict with what it has, and only then may it write, chunk after chunk.",
      focus: [],
      shows: "tables",
      bars: bars("On paper: operations for one word, after 256 of 512, with keys of 48.", [
        [attention, work("softmax", 256)],
        ["Titans: memory alone", work("titans", 256)],
      ]),
      check: {
        kind: "choose",
        question: "By the clock, which of the two reads 512 words faster?",
        options: [
          {
            words: "The memory, more than twice: it has less than half of the work",
            hint: "A clock counts waiting, too. Look at two others: how far apart are they by the count, and how far by the clock?",
            see: counted,
          },
          {
            words: "Both alike",
            hint: "Then waiting costs something. Look at two others: how far apart are they by the count, and how far by the clock?",
            see: counted,
          },
          { words: "Full attention, by a little" },
        ],
        hints: ["Operations that wait for nothing are done many at once."],
        afterwards:
          "Full attention has 52.5 % of the window’s speed, the memory alone 41.7 %. So a count is no clock: this memory reads more slowly, with less work. Mamba-2’s decay and the gated delta rule are faster than both. The paper says the same of its own memory beside these two (§5.8).",
      },
      reveals: { exhibit: speeds },
      cited: ["52.5 %", "41.7 %"].map((shown) => ({ shown, of: bench })),
      plain: ["512", "256", "8", "48", "100", "2", "-2", "5.8"],
    },
    {
      prose:
        "Is it worth it? Three trained models, and what each keeps of 4,096 words. These are not the sizes that you counted with: they have two layers, and rows of 64 numbers.\n\n" +
        "Attention keeps 4,096 × 2 layers × 2 rows × 64 numbers × 4 bytes, and a little for its convolutions: 4,199 kB. The memory alone keeps 2 layers × 2 memories × 3 matrices × 32 × 32 numbers × 4 bytes, and that little: 54 kB. The gated delta rule keeps one matrix where the memory keeps three.",
      focus: [],
      shows: "tables",
      exhibit: kept,
      check: {
        kind: "choose",
        question: "All three are asked for needles. Which of these may one conclude from what they keep?",
        options: [
          {
            words: "The memory finds more than the gated delta rule: it keeps over twice as much",
            hint: "What does it keep three matrices for? Look who finds more passkeys.",
            see: { exhibit: bought(["passkey"], ["lmm", "gatedDelta"]) },
          },
          {
            words: "Attention finds far more passkeys: it keeps 78 times as much",
            hint: "Passkeys lie in five sentences that come again and again. How much is there to keep?",
            see: { exhibit: bought(["passkey"], ["lmm", "full"]) },
          },
          { words: "Neither: bytes do not say what is found" },
        ],
        hints: ["What is kept twice, or is never asked for, costs bytes and finds nothing."],
        afterwards:
          "In filler all three find nearly all passkeys: 96 %, 96 % and 100 %. In stories the memory finds 46 % of numbers, full attention 100 %, and the thin lines are apart: there its bytes are worth their price. Between the two small ones the lines overlap.",
      },
      reveals: { exhibit: bought(["passkey", "number"], ["lmm", "gatedDelta", "full"]) },
      cited: [
        { shown: "54 kB", of: { model: "lmm", test: "passkey", size: 4096, take: "bytes" } },
        { shown: "4,199 kB", of: { model: "full", test: "passkey", size: 4096, take: "bytes" } },
        { shown: "96 %", of: { model: "lmm", test: "passkey", size: 4096 } },
        { shown: "96 %", of: { model: "gatedDelta", test: "passkey", size: 4096 } },
        { shown: "100 %", of: { model: "full", test: "passkey", size: 4096 } },
        { shown: "46 %", of: { model: "lmm", test: "number", size: 4096 } },
        { shown: "100 %", of: { model: "full", test: "number", size: 4096 } },
      ],
      plain: ["4,096", "2", "3", "4", "24", "32", "64", "78", "95", "100", "two", "three", "five"],
    },
    {
      prose:
        "A model that writes makes one word, reads it, and makes the next. Nobody wants to read the whole text again for each.\n\n" +
        "With attention, the cache is kept for that. People ask in public whether Titans can do it at all, as it changes while it reads.",
      focus: ["momentum"],
      answers: ["cachedSampling"],
      check: {
        kind: "choose",
        question: "What must Titans carry on, to write the next word as if it had just read everything?",
        options: [
          {
            words: "All words: the weights are made of them",
            hint: "They are, and they are already made. What of the words is needed a second time?",
            see: { bars: bars("Bytes that Titans keeps.", [["After 1,000 words", bytes("titans", 1000)]]) },
          },
          {
            words: "The memory’s weights, and nothing else",
            hint: "Look at the series: at the last word a push is still under way. What happens to it?",
            see: {
              bars: {
                caption: "Length of the push that is still being written, at the last word.",
                as: "decimal",
                rows: [{ name: "*sleeps*", of: { kind: "quantity", quantity: "momentum", token: sleeps } }],
              },
            },
          },
          { words: "The weights, the push, and the last few words" },
        ],
        hints: ["Go through what a step needs: what it measures against, what it carries, what its keys are mixed of."],
        afterwards:
          "Weights, push, and a few words: those of a chunk that is not full, and those that the convolution mixes. A text may be cut anywhere and read on later: the numbers are the same. After a million words that is 27,648 bytes, as after a thousand. A cache then holds 384,000,000.",
      },
      reveals: {
        bars: bars("Bytes to carry on.", [
          ["Titans, 1,000 words", bytes("titans", 1000)],
          ["Titans, 1,000,000 words", bytes("titans", 1_000_000)],
          ["Full attention, 1,000 words", bytes("softmax", 1000)],
          ["Full attention, 1,000,000 words", bytes("softmax", 1_000_000)],
        ]),
      },
      claims: [
        { shown: "27,648", of: bytes("titans", 1000) },
        { shown: "27,648", of: bytes("titans", 1_000_000) },
        { shown: "384,000,000", of: bytes("softmax", 1_000_000) },
      ],
      plain: ["1,000", "1,000,000"],
    },
    {
      prose:
        "And when many read at once? A trained model without memory has one set of weights for everybody. A processor loads a matrix once, and multiplies it with the rows of a thousand texts.\n\n" +
        "Now give that model a memory that learns, and a thousand people who each bring a text.",
      focus: [],
      check: {
        kind: "choose",
        question: "Of what does it need a thousand?",
        options: [
          {
            words: "Of everything: each reader needs a model",
            hint: "Reading changes the memory. Does it change the weights that were trained?",
            see: { bars: bars("Bytes that one text adds.", [[titans, bytes("titans")]]) },
          },
          { words: "Of the memory’s weights and pushes, one for each text" },
          {
            words: "Of nothing: one memory serves all",
            hint: "Then one reader’s text would be written into what another is answered. Would you want that?",
            see: { bars: bars("Bytes that one text adds.", [[titans, bytes("titans")]]) },
          },
        ],
        hints: ["What is written while a text is read, and what is only read?"],
        afterwards:
          "Each text has its own 27,648 bytes; the trained weights are there once. Full attention needs 1,572,864 for each. But a thousand small matrices are a thousand small products, where one shared matrix is a single large one. Whatever is kept for each text has this price, a memory as well as a cache.",
      },
      reveals: {
        bars: bars("Bytes that one text of 4,096 words adds.", [
          [titans, bytes("titans")],
          [attention, bytes("softmax")],
        ]),
      },
      claims: [
        { shown: "27,648", of: bytes("titans") },
        { shown: "1,572,864", of: bytes("softmax") },
      ],
      plain: ["4,096"],
    },
    {
      prose:
        "So a memory costs a fixed sum, in bytes and in work. A cache costs nothing at first, and then more with every word. Somewhere the lines cross. Move the marker, and choose bytes or work.",
      scene: { compare: { cost: "state" } },
      focus: ["cost"],
      check: {
        kind: "ownWords",
        question: "In one sentence: for which texts would you pay for a memory, and for which for a cache?",
        hints: [],
        points: [
          "how long the texts are, or how many are read at once",
          "whether any word may be asked for, or only what stands out",
          "that a cache is exact and grows, and a memory is fixed and loses",
        ],
        modelAnswer:
          "For long texts that repeat, of which little is asked, I would pay for a memory; for short ones in which every word may be asked for, a cache is cheaper and exact.",
      },
    },
  ],
  remember: "A cache is exact and grows with every word; a memory costs the same for ever, and pays in what it loses.",
  notShown:
    "Work is counted, not timed, but for one table of one machine. On graphics cards other things decide, and training keeps far more than reading does.",
};
