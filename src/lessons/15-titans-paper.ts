// What does the paper say, and what do its tables bear out? Three memories, three wirings, and a reading of Tables 1 and 5, cell by cell.

import {
  table1,
  table1Larger,
  table2Alone,
  table2Means,
  table5Greatest,
  table5Middle,
  table5Parts,
  table5Wirings,
} from "./exhibits/paper";
import type { Lesson } from "./lesson";

const text =
  "The shell lies in Lisbon. Noor slept in Oslo. Zoe likes cheese. Hugo is in Cairo. Where is Noor? Oslo. " +
  "Where is Hugo? Cairo. Where is the shell? Lisbon.";

/** The last question mark. */
const shell = 36;

const cite = (table: string, figures: string): { shown: string; of: { source: string } }[] =>
  figures.split(" ").map((shown) => ({ shown, of: { source: `Titans, ${table}` } }));

export const lesson: Lesson = {
  id: "titans-paper",
  title: "Reading the Titans paper",
  question: "What does the paper claim, and which of its cells bear that out?",
  objective:
    "Read a paper’s claims against its own tables: find the cell that supports or contradicts a sentence, and say what an ablation shows and what it does not.",
  needs: ["momentum", "forgetting", "chunks", "three-wirings"],
  scene: {
    text,
    memory: { model: "mac", layer: 2 },
    answers: [{ token: shell + 1, length: 1 }],
    cursor: shell,
  },
  steps: [
    {
      prose:
        "*Titans: Learning to Memorize at Test Time* (arXiv 2501.00663) came out at the end of 2024. It says that a model needs three memories: a **short-term** one, which is attention; a **long-term** one, which learns while it reads; and **persistent tokens**.\n\n" +
        "This is our own small MAC, trained by us, on a story. The drawing shows how much the last word took from each.",
      focus: ["wiring"],
      reveals: { panels: ["next"] },
      check: {
        kind: "order",
        question: "Put the three in order: what they hold lasts shortest, longer, longest.",
        items: ["Attention over the window", "The long-term memory", "The persistent tokens"],
        hints: [
          "Which of them lets go of a word as soon as it is out of sight?",
          "Which of them is the same in every text, and was there before the first word?",
        ],
        afterwards:
          "Attention loses a word at the edge of its window. The long-term memory lasts to the end of the text. Persistent tokens last as long as the model: training made them, and no text changes them.",
      },
      plain: ["2501.00663", "2024"],
    },
    {
      prose:
        "Sections 3 and 4 build this memory piece by piece. Each one answers a question that the one before leaves open.\n\n" +
        "You have met all five. Can you work out the order in which *this paper* needs them?",
      focus: [],
      reveals: { panels: ["equation"] },
      check: {
        kind: "order",
        question: "Put the questions in order: each one arises from the answer to the one before.",
        items: [
          "What is there to learn from a word? (An error)",
          "After a great surprise the next gradients may be small: is what follows missed? (Momentum)",
          "Now a long text fills the memory: what may go? (Forgetting)",
          "Word by word this whole update is slow: how is it trained fast? (Chunks)",
          "The memory is complete and fast: how is it joined to attention? (MAC, MAG, MAL)",
        ],
        hints: [
          "Read what each question takes for granted: it must have been answered before.",
          "First what is learned, then what is carried on, then what goes, then how fast, then where it is put.",
        ],
        afterwards:
          "The first three are section 3.1, and one equation. Chunks are 3.2, persistent tokens 3.3, the wirings section 4. These are the paper’s reasons. This course found otherwise in two: momentum writes the shock on, not what follows, and forgetting makes no room, but lets go of what has changed.",
      },
      plain: ["3", "4", "3.1", "3.2", "3.3"],
    },
    {
      prose:
        "One question stays open: does the memory answer before or after it has written the word?\n\n" +
        "The stage has three equations, as the paper prints them. M(y) means *write y*. With a star it means *ask, without writing*. An index says how much has been read: *t−1* is before the segment, *t* after it.",
      shows: "tables",
      focus: ["paperEquations"],
      reveals: { panels: ["wiring"] },
      check: {
        kind: "choose",
        question: "Where do these equations settle it?",
        options: [
          {
            words: "In equation 15: the star means the newest memory",
            hint: "The star only says that nothing is written. Which index does M have there?",
            see: { panels: ["paperEquation"] },
          },
          { words: "For MAC alone: its output reads the memory that has just written" },
          {
            words: "Nowhere: no M has an index",
            hint: "Look at the index of every M in equations 24 and 25.",
            see: { panels: ["paperMac"] },
          },
        ],
        hints: ["Look for the index of the M that is read."],
        afterwards:
          "Equation 24 writes, and what it makes, M with index *t*, is what 25 reads. In the drawing these are 3 and 4. Equation 15 has no index, so for the memory alone it is a choice.",
      },
      plain: ["15", "24", "25", "3", "4", "1", "−1"],
    },
    {
      prose:
        "Table 1, at its smallest size, 340M parameters. **Perplexity**: as unsure as between so many equally likely words. Lower is better.\n\n" +
        "LMM is the memory alone. Attention is in MAC, MAG, MAL and Transformer++, and in none of the other four. No cell says how much two trainings of one model differ.",
      focus: [],
      shows: "tables",
      exhibit: table1,
      check: {
        kind: "choose",
        question: "Which sentence does the table bear out?",
        options: [
          {
            words: "MAC is the best of the four kinds of Titans in every column",
            hint: "Go down the first column. Is MAC’s the smallest number?",
          },
          { words: "Each of the three columns is led by another wiring" },
          {
            words: "Without attention the memory is behind the Transformer",
            hint: "Compare the first row with LMM’s, in all three columns.",
          },
        ],
        see: { exhibit: table1Larger },
        hints: ["Go down each column, and mark the best of the four."],
        afterwards:
          "MAL is lowest on Wiki with 24.69, MAC on LMB. with 28.13, and MAG has the highest average, 47.54. “Best” needs a column. These are small differences, and the order changes with the size.",
      },
      cited: cite("Table 1", "24.69 28.13 47.54"),
      plain: ["1", "340", "400", "15"],
    },
    {
      prose:
        "Section 5.9 sums up the wirings: MAC and MAG are close, MAC is “significantly better” in long contexts, and “both of these achieve better performance than MAL”.\n\n" +
        "This is the table that it speaks of.",
      focus: [],
      shows: "tables",
      exhibit: table5Wirings,
      check: {
        kind: "choose",
        question: "Which cells do not fit the last sentence?",
        options: [
          {
            words: "None: MAL is last of the three in every column",
            hint: "In which column does lower mean better? Go down it again.",
          },
          { words: "MAL’s long context, above MAG’s, and its perplexity, better than MAC’s" },
          {
            words: "MAL’s reasoning, better than MAG’s",
            hint: "Read the middle column again: which number is the larger?",
          },
        ],
        see: { exhibit: table1Larger },
        hints: ["Take the three columns one by one, and ask which of the three wirings is last."],
        afterwards:
          "MAL has 96.91 against MAG’s 96.70, and 25.91 against MAC’s 26.67. What holds: MAC finds most in long contexts, 97.95. And section 5.8 finds MAL the fastest to train, with attention that has been made fast for years. So the trade is speed against MAC’s reach.",
      },
      cited: cite("Table 5", "96.91 96.70 25.91 26.67 97.95"),
      plain: ["5.9", "5.8", "5", "1", "400", "15"],
    },
    {
      prose:
        "What *is* the column “Long Context”? The table does not say. Section 5.9 calls it “NIAH (BABILong)”, the names of two tests: one fact hidden in a long text, and facts to be combined from one.\n\n" +
        "Table 2 has twelve figures for every model: three kinds of hidden facts, in texts of four lengths. Here are those of LMM, the memory alone.",
      focus: [],
      shows: "tables",
      exhibit: table2Alone,
      reveals: { exhibit: table2Means },
      check: {
        kind: "choose",
        question: "Table 5 gives the memory alone 92.68. What is that?",
        options: [
          {
            words: "Its score in the longest texts",
            hint: "Look at the last column. Are these near 92.68?",
          },
          {
            words: "Its best figure of another test, which is only plotted",
            hint: "A plot cannot be read to two decimals. What would the twelve figures give together?",
          },
          { words: "The mean of these twelve" },
        ],
        see: { exhibit: table5Wirings },
        hints: ["Estimate: the upper row has about 98 on average, the middle one 93, the lowest 87."],
        afterwards:
          "The mean is 92.68. For MAC, MAG and MAL it fits as exactly: 97.95, 96.70, 96.91. So “Long Context” is facts hidden in up to 16K tokens. That is our inference; the paper does not say so.",
      },
      cited: [...cite("Table 5", "92.68"), ...cite("Table 2, the mean of twelve cells", "97.95 96.70 96.91")],
      plain: ["1", "2", "4", "8", "16", "5", "5.9", "98", "93", "87"],
    },
    {
      prose:
        "An **ablation** trains again with one thing changed. Here the memory alone is made linear, or loses a part.\n\n" +
        "Section 5.9: “the greatest contribution comes from weight decay, momentum, convolution, and persistent memory, respectively”. Weight decay is *forgetting*.",
      focus: [],
      shows: "tables",
      exhibit: table5Parts,
      check: {
        kind: "choose",
        question: "Hold the sentence against the last column, *Long Context*. What do you find?",
        options: [
          {
            words: "It is right: nothing loses more than weight decay",
            hint: "The smallest number is the greatest loss. Compare *w/o Weight Decay* with every other row, also with those the sentence does not name.",
            see: { exhibit: table5Greatest },
          },
          {
            words: "It is wrong: convolution loses more than momentum",
            hint: "Which of the two numbers is the smaller one?",
            see: { exhibit: table5Middle },
          },
          { words: "Its order is right, but it leaves out the change that loses most" },
        ],
        hints: ["Write down what each row loses of LMM’s figure, and put the losses in order."],
        afterwards:
          "A linear memory loses most, down to 85.34, a hair more than without decay, 85.60. The sentence leaves depth out. For the four that it names its order holds, in all three columns. Without persistent tokens 92.49 remain of 92.68.",
      },
      cited: cite("Table 5", "85.34 85.60 92.49 92.68"),
      plain: ["5.9", "5", "2", "4", "8", "16"],
    },
    {
      prose:
        "Some claims have no cell. A context “larger than 2M” tokens rests on a plot, and Theorem 4.1, on what can be computed, stands without a proof.\n\n" +
        "Can you check the rest? The paper intends to make its code available “soon”. We know of no code and no weights by its authors. So the models on this page are our own, and more than a thousand times smaller; public code is by others, who had to guess.\n\n" +
        "What it reads need not be words: any rows of numbers will do. The paper reads electricity, traffic and DNA as well.",
      focus: [],
      shows: "tables",
      exhibit: table5Parts,
      answers: ["otherInput"],
      check: {
        kind: "ownWords",
        question: "In a sentence of your own: what does Table 5 say of momentum, and what does it not say?",
        hints: [],
        modelAnswer:
          "Trained without momentum, the memory alone did worse in all three columns; by how much another training would differ, and whether MAC needs it as much, the table does not say.",
        points: [
          "It was trained again without momentum; nothing was switched off in a finished model.",
          "It did worse in all three columns.",
          "One figure each, with no interval, and of the memory alone: not of MAC, MAG or MAL.",
        ],
      },
      plain: ["2", "4.1", "5"],
    },
  ],
  remember:
    "Before you repeat a claim, find its cell in the table, with its row, column and size, and see whether it says so.",
  notShown:
    "Every figure here is the paper’s, in its first version, and no model of that size was run on this page. Later versions may differ.",
};
