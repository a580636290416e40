// Who finds a number told once in a field of empty sentences? Measured here, read off the paper, and where attention still wins.

import type { Measure } from "#model/contracts/measure";
import type { ScenePatch } from "#scene/scenePatch";
import type { Exhibit, Lesson } from "./lesson";

const text =
  "The sky is blue. The sun is yellow. Here we go. There and back again. The grass is green. The sky is blue. " +
  "The passkey is 49. The sun is yellow. Here we go. There and back again. The grass is green. The sky is blue. " +
  "The sun is yellow. The number of Pia is 74. What is the passkey? 49.";

/** The question mark, and the first digit: each is followed by a digit of the passkey. */
const asked = { first: 76, second: 77 };

const likely = (token: number): Measure => ({ kind: "quantity", quantity: "nextProbability", token });
const capacity = (memory: string, pairs: number): Measure => ({ kind: "capacity", memory, storage: "random", pairs });
const reader = (model: "mag" | "lmm" | "full"): ScenePatch => ({ memory: { model } });

/** Share of the needles beyond the reach of every window that each shipped model found, and where a second run falls. */
const counted: readonly (readonly [
  name: string,
  ...figures: (readonly [share: number, low: number, high: number])[],
])[] = [
  ["LMM, memory alone", [0.4479, 0.268, 0.625], [0.5455, 0.4022, 0.6858], [0.4848, 0.3146, 0.6823]],
  ["MAC", [0.8125, 0.6559, 0.9368], [0.8595, 0.7512, 0.9467], [0.7576, 0.6289, 0.8902]],
  ["MAG", [0.5938, 0.4194, 0.7684], [0.7893, 0.6563, 0.9061], [0.7383, 0.5907, 0.8806]],
  ["MAL", [0.7083, 0.5263, 0.8511], [0.8017, 0.6694, 0.9018], [0.7658, 0.6304, 0.8968]],
  ["Full attention, barely trained", [0.6146, 0.4144, 0.7957], [0.6983, 0.5581, 0.8268], [0.6694, 0.4955, 0.8613]],
  ["Gated delta rule", [0.4375, 0.266, 0.617], [0.6818, 0.536, 0.8193], [0.5978, 0.4388, 0.7767]],
  ["Mamba-2’s decay", [0.4792, 0.2959, 0.6733], [0.6488, 0.5005, 0.7968], [0.6309, 0.5162, 0.7908]],
  ["Linear attention, barely trained", [0.0417, 0, 0.1471], [0.0661, 0.0073, 0.1704], [0, 0, 0.068]],
  ["Window of 8, barely trained", [0, 0, 0.0224], [0.0041, 0, 0.038], [0, 0, 0.0664]],
];

const ours: Exhibit = {
  caption:
    "Measured here: needles told more than 27 words back that each trained model found, in per cent. The thin line is where a second run on other texts falls, at least 95 times in 100.",
  source: { words: "Each model’s card holds its figures.", href: null },
  tables: [
    {
      title: "Two-digit passkey",
      columns: ["64 words", "256", "1,024"],
      rows: counted.map(([name, ...figures]) => ({
        name,
        figures: figures.map(([share, low, high]) => ({ share, low, high })),
      })),
    },
  ],
};

const table2 = { source: "Titans, Table 2" };

/** Titans, Table 2, at 2,000 to 16,000 tokens. */
const papers: Exhibit = {
  caption:
    "Not measured here: needles found in texts of 2,000 to 16,000 tokens, in per cent, as the paper reports them.",
  source: { words: "Titans, Table 2", href: "https://arxiv.org/abs/2501.00663" },
  tables: [
    {
      title: "Passkey",
      columns: ["2K", "4K", "8K", "16K"],
      rows: [
        { name: "TTT", figures: [98.4, 98.8, 98, 88.4] },
        { name: "Mamba-2", figures: [98.6, 61.4, 31, 5.4] },
        { name: "DeltaNet", figures: [96.8, 98.8, 98.6, 71.4] },
        { name: "Titans LMM", figures: [99.8, 98.4, 98.2, 96.2] },
        { name: "Titans MAC", figures: [99.2, 98.8, 99, 98.4] },
        { name: "Titans MAG", figures: [99.4, 98, 97.4, 97.4] },
        { name: "Titans MAL", figures: [98.8, 98.6, 98.8, 97.8] },
      ],
    },
    {
      title: "Number",
      columns: ["2K", "4K", "8K", "16K"],
      rows: [
        { name: "TTT", figures: [60.2, 36.6, 10.2, 4.4] },
        { name: "Mamba-2", figures: [98.4, 55.8, 14.2, 0] },
        { name: "DeltaNet", figures: [47.2, 15.4, 12.8, 5.4] },
        { name: "Titans LMM", figures: [100, 99.8, 93.4, 80.2] },
        { name: "Titans MAC", figures: [99.6, 98.2, 97.6, 97.4] },
        { name: "Titans MAG", figures: [99.2, 98.8, 97.2, 98.6] },
        { name: "Titans MAL", figures: [99.8, 98.1, 96.8, 96.4] },
      ],
    },
    {
      title: "W",
      columns: ["2K", "4K", "8K", "16K"],
      rows: [
        { name: "TTT", figures: [78.8, 28, 4.4, 0] },
        { name: "Mamba-2", figures: [42.2, 4.2, 0, 0] },
        { name: "DeltaNet", figures: [46.2, 20, 1.6, 0] },
        { name: "Titans LMM", figures: [90.4, 89.4, 85.8, 80.6] },
        { name: "Titans MAC", figures: [98.2, 98.2, 95.6, 95.2] },
        { name: "Titans MAG", figures: [98, 98, 90.2, 88.2] },
        { name: "Titans MAL", figures: [98, 97.4, 92, 90.4] },
      ],
    },
  ],
};

export const lesson: Lesson = {
  id: "needles",
  title: "Needles in a haystack",
  question: "Who still finds one number in a long text, and what exactly has been measured?",
  objective:
    "Read a needle test critically: what was hidden in what, who finds it here, what the paper reports, and where attention still wins.",
  minutes: 6,
  scene: {
    text,
    memory: { model: "window", layer: 2 },
    answers: [{ token: asked.second, length: 2 }],
    cursor: 24,
  },
  steps: [
    {
      prose:
        "The sky is blue, the sun is yellow, over and over. Once, in between, a number is told: *the passkey is 49*. Each digit is a word of its own to the model.\n\n" +
        "At the very end somebody asks for it. Just before, there was another number, Pia’s.",
      action: { words: "Read to the question", scene: { cursor: asked.first } },
      focus: ["next"],
      check: {
        kind: "choose",
        question: "Why hide a second number, Pia’s, so near the question?",
        options: [
          { words: "So that *the last number heard* is not the right answer" },
          {
            words: "To make the text longer",
            hint: "Any sentence would do for that. What is special about a *number* there?",
          },
          {
            words: "So that the memory forgets the passkey",
            hint: "One more sentence erases little. But what could a lazy reader answer with?",
          },
        ],
        hints: ["How could a reader without much memory get the answer right by luck?"],
        afterwards:
          "A test is only as good as the shortcuts that it closes. The window alone gives the right first digit 12 %: the passkey is out of its sight, and it can only guess among ten.",
      },
      claims: [{ shown: "12 %", of: likely(asked.first) }],
      plain: ["49"],
    },
    {
      prose:
        "This reader has a window of 8 words, and no memory. The passkey was told far outside.\n\n" +
        "Eight other readers are on the shelf: with memories, with full attention, with sums. All learned from the same kinds of text.",
      scene: { cursor: asked.first },
      focus: ["next"],
      check: {
        kind: "goal",
        question: "Find a reader that is sure of both digits. There are several.",
        using: ["model"],
        conditions: [
          { words: "The first digit has more than 90 %.", of: likely(asked.first), is: "above", bound: 0.9 },
          { words: "The second has more than 90 %.", of: likely(asked.second), is: "above", bound: 0.9 },
        ],
        solution: reader("mag"),
        hints: [
          "Who can see, or remember, something as far back as that?",
          "Try those that join a memory with attention, and the one that sees everything.",
        ],
        afterwards:
          "MAG gives the first digit 99 %, full attention 94 %. The memory alone is right as well, but with 29 % only: it is not sure.",
      },
      claims: [
        { shown: "99 %", of: likely(asked.first), scene: reader("mag") },
        { shown: "94 %", of: likely(asked.first), scene: reader("full") },
        { shown: "29 %", of: likely(asked.first), scene: reader("lmm") },
      ],
      plain: ["8", "90 %"],
    },
    {
      prose:
        "One text proves nothing. So all our models were asked for many needles, told more than 27 words back: beyond what any window here reaches. A guess finds one in a hundred.\n\n" +
        "The bar is the share that a model found. The thin line across its end says where a second run, on other texts, would end.\n\n" +
        "Full attention has every needle in sight. Of those at most 27 words back, in texts of 64, it finds 74 %: it too was *barely trained*. So were the last two models, which find next to none.",
      scene: reader("mag"),
      focus: [],
      exhibit: ours,
      check: {
        kind: "choose",
        question: "What do these figures say about *memory against full attention*?",
        options: [
          {
            words: "Memories find needles better than attention can",
            hint: "Full attention sees the needle itself. What else could have held it back in such a small model?",
          },
          { words: "Little: full attention misses needles it has in sight, so it had not learned enough" },
          {
            words: "Nothing helps: nobody reaches 100 %",
            hint: "A guess finds one in a hundred. Compare everyone with that.",
          },
        ],
        hints: ["Could a reader who has the needle in sight, and knows how to look, miss it?"],
        afterwards:
          "And all were trained for different times. What is large and sure: MAC, MAG and MAL find far more than a guess, even in texts 16 times as long as most that they learned from.",
      },
      cited: [{ shown: "74 %", of: { model: "full", task: "needle", length: 64, range: "within" } }],
      plain: ["27", "8", "16", "100 %", "64", "256", "1,024", "95", "100", "-2"],
    },
    {
      prose:
        "And this is the paper’s Table 2. It hides three kinds of needle in texts of 2,000 to 16,000 tokens: a *passkey* in filler that repeats, as ours; a *number*, and “W”, most likely a long code, in texts that do not.\n\n" +
        "LMM is the memory alone. Full attention has no row here.",
      focus: [],
      exhibit: papers,
      check: {
        kind: "choose",
        question: "TTT has 88.4 on the passkey and 0.0 on W. What can you conclude?",
        options: [
          {
            words: "TTT has no memory at all",
            hint: "Without any memory, how would it find nine passkeys of ten at this length?",
          },
          { words: "A score on one kind of needle says little about another kind" },
          {
            words: "The passkey’s column must be a mistake",
            hint: "Mamba-2 fails there, so the test can be failed. Could the two tests ask different things of a memory?",
          },
        ],
        hints: ["Look down one column, then along one row. What changes, the reader or the task?"],
        afterwards:
          "In hay that repeats, almost only the needle is worth writing. Our own needles lie in such hay: our figures stand beside the passkey column, not beside W.",
      },
      cited: ["88.4", "0.0"].map((shown) => ({ shown, of: table2 })),
      plain: "2, -2, 2,000, 16,000, 4, 8, 16".split(/, /u),
    },
    {
      prose:
        "Check what you cite: one column is soon missed. MAC’s 98.8 on the passkey stands at 4K. At 8K it is 99.0, where Mamba-2 has 31.0.\n\n" +
        "And ask who measured again, and what. “Titans Revisited” (arXiv 2510.09551) tested *other* tasks: filling in words, time series, recommendation, no needles. Titans did not always beat its baselines; chunks are one cause. Its memory did help over attention alone.",
      focus: [],
      exhibit: papers,
      check: {
        kind: "order",
        question: "You read “Titans finds 98.8 % of needles”. Put your questions in a sensible order.",
        items: [
          "Which table does this number stand in?",
          "Which needle, in which hay, at which length?",
          "What did the others get in the same row?",
          "Did anybody else measure it again?",
        ],
        hints: [
          "Before comparing a number, find it. Before asking who repeated it, know what it means.",
          "First the place, then the meaning, then the neighbours, then the world.",
        ],
        afterwards: "The same four questions are good for every number on this page.",
      },
      cited: ["98.8", "98.8 %", "99.0", "31.0"].map((shown) => ({ shown, of: table2 })),
      plain: "8, 4, -2, 2, 16, 2,000, 16,000, 2510.09551".split(/, /u),
    },
    {
      prose:
        "Where does attention still win? Where every single thing must be kept. An untrained memory of 48 by 48 numbers is given unrelated pairs, each once. With 32 pairs it answers 99 % of them.\n\n" +
        "Full attention keeps each pair apart, and compares the question with every one.",
      scene: {
        text: "The sky is blue. The sun is yellow. The grass is green.",
        memory: { model: "untrained" },
        cursor: 5,
        compare: { memories: ["softmax", "linear", "titans"], storage: "random" },
      },
      focus: ["capacity", "cost"],
      // The curves are the answer.
      hidesFrom: 11,
      check: {
        kind: "choose",
        question: "And with 128 pairs?",
        options: [
          {
            words: "Both keep answering: surprise picks what matters",
            hint: "All pairs matter here. How many separate facts fit into a matrix of this size?",
          },
          { words: "Attention answers all, Titans less than half" },
          {
            words: "Both fall: no one can hold 128",
            hint: "Attention’s store grows with every word. Is there a limit to it?",
          },
        ],
        hints: ["What does each of them keep of a pair, and how much room is there for it?"],
        afterwards:
          "Attention 100 %, linear attention 85 %, Titans 45 %. Correcting has its price: of unrelated pairs a plain sum holds more.",
      },
      claims: [
        { shown: "48", of: { kind: "setting", knob: "dimension" } },
        { shown: "99 %", of: capacity("titans", 32) },
        { shown: "100 %", of: capacity("softmax", 128) },
        { shown: "85 %", of: capacity("linear", 128) },
        { shown: "45 %", of: capacity("titans", 128) },
      ],
      plain: ["32", "128"],
    },
    {
      prose:
        "So a memory of fixed size finds a few needles in much hay, at a cost that does not grow. Attention can find every needle, at a cost that does.",
      focus: ["cost"],
      check: {
        kind: "ownWords",
        question: "In a sentence of your own: what would you want to know before believing a needle score?",
        hints: [],
        modelAnswer:
          "What was hidden in what, how far away, what a guess would get, how the others were trained, and whether somebody measured it again.",
      },
    },
  ],
  notShown:
    "The paper’s models are not run here: its figures are quoted, from its Table 2. Ours are tiny models on made-up texts, and each figure has an interval, which the project’s README prints. A needle test asks for one fact; it says nothing of understanding a long text.",
  plain: ["2"],
  more: { words: "Four choices that make a memory: build your own", to: { lesson: "four-choices" } },
};
