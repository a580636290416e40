// Who finds a number told once in a field of empty sentences? Measured here, read off the paper, and where attention still wins.

import type { Measure } from "#model/contracts/measure";
import type { ScenePatch } from "#scene/scenePatch";
import type { Exhibit, Lesson, LongFigure } from "./lesson";
import { needleTables } from "./needleTable";

const text =
  "The sky is blue. The sun is yellow. Here we go. There and back again. The grass is green. The sky is blue. " +
  "The passkey is 49. The sun is yellow. Here we go. There and back again. The grass is green. The sky is blue. " +
  "The sun is yellow. The number of Pia is 74. What is the passkey? 49.";

/** The question mark, and the first digit: each is followed by a digit of the passkey. */
const asked = { first: 76, second: 77 };

const likely = (token: number): Measure => ({ kind: "quantity", quantity: "nextProbability", token });
const capacity = (memory: string, pairs: number): Measure => ({ kind: "capacity", memory, storage: "random", pairs });
const found = (test: LongFigure["test"], size: number, model: LongFigure["model"] = "lmm"): LongFigure => ({
  model,
  test,
  size,
});
const reader = (model: "mag" | "lmm" | "full" | "linear"): ScenePatch => ({ memory: { model } });

const ours: Exhibit = {
  caption:
    "Measured here: needles that each trained model found, in per cent. The thin line is where a second run on as many other texts falls, at least 95 times in 100. Full attention was not asked in the longest texts.",
  source: { words: "Compare, “The papers’ tests in small”, has these figures, and reads more texts.", href: null },
  tables: needleTables(
    { passkey: "Passkey in filler", number: "Number in a story", word: "Made-up word in a story" },
    {
      columns: ["1,024 words", "4,096", "16,384"],
      names: {
        lmm: "LMM, memory alone",
        mac: "MAC",
        mag: "MAG",
        mal: "MAL",
        full: "Full attention",
        gatedDelta: "Gated delta rule",
        mamba2: "Mamba-2’s decay",
        linear: "Linear attention",
        window: "Window of 8",
      },
    },
  ),
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
          "A test is only as good as the shortcuts that it closes. The window alone gives the right first digit 9 %: the passkey is out of its sight, and it can only guess among ten.",
      },
      claims: [{ shown: "9 %", of: likely(asked.first) }],
      plain: ["49"],
    },
    {
      prose:
        "This reader has a window of 8 words, and no memory. The passkey was told far outside.\n\n" +
        "Eight other readers are on the shelf: with memories, with full attention, with sums. All learned from nothing, on the same texts, for as many steps.",
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
          "MAG, the memory alone and full attention all give the first digit over 99 %. Linear attention, which adds and never corrects, has it at 56 %: not sure.",
      },
      claims: [
        ...(["mag", "lmm", "full"] as const).map((model) => ({
          ...{ shown: "over 99 %", is: "over" as const },
          ...{ of: likely(asked.first), scene: reader(model) },
        })),
        { shown: "56 %", of: likely(asked.first), scene: reader("linear") },
      ],
      plain: ["8", "90 %"],
    },
    {
      prose:
        "One text proves nothing. So all our models read many, with three kinds of needle. A *passkey* lies in filler that repeats, as above. Somebody’s *number*, or a *made-up word* of four letters, is told in a story about others, where each sentence is new. A guess finds one passkey in a hundred.\n\n" +
        "The bar is the share that a model found. The thin line across its end says where a second run, on other texts, would end.\n\n" +
        "All were trained on such texts, up to 1,024 words long. Longer ones they had never met.",
      scene: reader("mag"),
      focus: [],
      exhibit: ours,
      check: {
        kind: "choose",
        question: "What do these figures say of the *memory alone*?",
        options: [
          {
            words: "It finds a needle in a text of any length",
            hint: "Look along its row, to the longest texts.",
          },
          {
            words:
              "How far back it finds one hangs on what lies between, and on how long its texts were when it learned",
          },
          {
            words: "It forgets everything after 1,024 words",
            hint: "Look at the passkey in texts of 4,096.",
          },
        ],
        hints: ["Compare the three tables in one column; then go along one row."],
        afterwards:
          "In texts of 4,096 words, four times as long as any that it learned from, it finds 96 % of passkeys and 29 % of made-up words. In texts of 16,384 it finds none of either. Full attention, which sees every word, still has 83 % of the made-up words at 4,096.",
      },
      cited: [
        { shown: "96 %", of: found("passkey", 4096) },
        { shown: "29 %", of: found("word", 4096) },
        { shown: "83 %", of: found("word", 4096, "full") },
      ],
      plain: ["1,024", "4,096", "16,384", "8", "95", "100", "-2"],
    },
    {
      prose:
        "And this is the paper’s Table 2. It hides three kinds of needle in texts of 2,000 to 16,000 tokens: a *passkey* in filler that repeats, as ours; a *number*, and “W”, most likely a long code, in texts that do not.\n\n" +
        "LMM is the memory alone. Full attention has no row here. The paper’s models are far larger than ours: compare only within a table.",
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
          "In hay that repeats, almost only the needle is worth writing. Where every sentence is new, it is one of many things to keep. So it was with ours: of made-up words told in stories the memory alone found far fewer.",
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
        "Full attention keeps each pair apart, and compares the question with every one. So it can be misled where only the newest counts: asked where somebody is *now*, in stories of 1,024 words, our full attention is right in 52 %, the memory alone in 100 %: it wrote the new place over the old.",
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
      cited: [
        { shown: "52 %", of: found("oneFact", 1024, "full") },
        { shown: "100 %", of: found("oneFact", 1024) },
      ],
      plain: ["32", "128", "1,024"],
    },
    {
      prose:
        "So a memory of fixed size finds a few needles in much hay, at a cost that does not grow, as far as it has learned to. Attention can find every needle, at a cost that does.",
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
    "The paper’s models are not run here: its figures are quoted, from its Table 2. Ours are tiny models on made-up texts, and of few texts: each figure has its interval. A needle test asks for one fact; it says nothing of understanding a long text.",
  plain: ["2"],
};
