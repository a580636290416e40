// How can a memory that writes word by word be computed like attention, a chunk at once, and exactly? And what still has to wait?

import type { Measure } from "#model/contracts/measure";
import type { ScenePatch } from "#scene/scenePatch";
import type { Bars } from "./bars";
import type { Lesson } from "./lesson";

const text = "red fox red hen red fox red hen";
/** The words of the second chunk of four: red, fox, red, hen. */
const [red, fox, again, hen] = [4, 5, 6, 7] as const;

const cell = (take: "products" | "kept" | "weights", of: number, at: number): Measure => ({
  kind: "parallel",
  take,
  of,
  at,
});
const gap: Measure = { kind: "parallel", take: "gap", at: hen };
const gates = (alpha: number, eta: number): ScenePatch => ({ memory: { alpha, eta } });

const gaps: Bars = {
  caption: "The largest difference from going word by word, in any number of the four answers.",
  as: "decimal",
  digits: 5,
  rows: [
    {
      name: "For scale: the largest number itself",
      of: { kind: "parallel", take: "largest", at: hen },
      scene: gates(0, 0),
    },
    { name: "No momentum, no forgetting", of: gap, scene: gates(0, 0) },
    { name: "Forgetting alone, α = 0.2", of: gap, scene: gates(0.2, 0) },
    { name: "Momentum alone, η = 0.6", of: gap, scene: gates(0, 0.6) },
    { name: "Both", of: gap, scene: gates(0.2, 0.6) },
  ],
};
export const lesson: Lesson = {
  id: "parallel-form",
  title: "The parallel form",
  question: "How can a memory that writes word by word be computed all at once, as attention is?",
  objective:
    "Derive the sum (Q Kᵀ ∘ G) over errors for a chunk of a matrix memory, place linear attention beside it, and say what can be computed at once and what has to wait.",
  needs: ["exact-but-short", "momentum", "forgetting", "chunks"],
  scene: { text, memory: { theta: 0.14, ...gates(0, 0).memory, reach: 1, chunk: 4 }, cursor: hen },
  steps: [
    {
      prose:
        "For readers who know matrices. A graphics card loves one large product and hates thousands of small steps. But a memory writes word by word. How can it be fast?\n\n" +
        "Here is its second chunk: *red fox red hen*. Each word is written under the word before it. So its key is the word before, and its value the word itself. Call the weights that the chunk began with M₀. An error is a word’s value minus what M₀ answers to its key.",
      focus: ["chunkWrites"],
      check: {
        kind: "choose",
        question: "What can be computed for all four words at once, before any of them is written?",
        options: [
          { words: "All four errors" },
          {
            words: "All four answers, as they are after each write",
            hint: "The answer after the framed *hen* should have the writes of all four in it. Are they known yet?",
            see: { marks: [{ token: hen, words: "the fourth word" }] },
          },
          {
            words: "The first word’s error: the second waits for it",
            hint: "Which weights does the framed *fox*, the second word of the chunk, ask?",
            see: { marks: [{ token: fox, words: "the second word" }] },
          },
        ],
        hints: ["Within a chunk, whom do all words ask?"],
        afterwards:
          "The errors: all of them ask M₀, so they are one product, R = V − K M₀. Here are their lengths, though nothing of this chunk is written yet.",
      },
    },
    {
      prose:
        "Take neither momentum nor forgetting yet. Then the memory after word *t* is M₀ plus all writes so far, each cθ · kᵀ · error. Here c is 2, from the square of the loss, and θ is 0.14. Ask it with *q*:\n\n" +
        "answer = q M₀ + Σ **cθ (q·k)** · error, summed over the words up to *t*.\n\n" +
        "So the answer is a *weighted sum* of errors. Its weights need the products of every question with every key: Q Kᵀ. Each word asks with itself, *what comes next?*",
      focus: ["products"],
      check: {
        kind: "number",
        question:
          "Row 3 asks with *red*. Column 2 is a write under the same *red*. With what weight does its error enter the answer?",
        label: "weight, row 3, column 2 =",
        of: cell("weights", fox, again),
        hints: [
          "The framed cell has the product q·k. The weight is cθ times that.",
          "The product is 1.00. Times cθ, which is 2 × 0.14.",
        ],
        slips: [
          { times: 1 / 0.28, hint: "That is the product q·k. How large is the step with which an error is written?" },
          { times: -1, hint: "Both numbers are positive." },
        ],
        afterwards:
          "0.28. So row 3 draws on *red → fox* strongly, and hardly on anything else. It looks like a map of attention. But the weights multiply **errors**, and the old memory’s answer comes on top.",
      },
      reveals: { panels: ["parallelRest"] },
      claims: [
        { shown: "0.28", of: cell("weights", fox, again) },
        { shown: "1.00", of: cell("products", fox, again) },
        { shown: "0.14", of: { kind: "setting", knob: "theta" } },
      ],
      plain: ["2", "3"],
    },
    {
      prose:
        "Now let it forget: at every word, all that was written before loses the part α. What is left of a write stands in a second triangle, **G**: in its column, row by row.\n\n" +
        "The weights are then Q Kᵀ ∘ G, cell by cell, times cθ.",
      scene: gates(0.2, 0),
      focus: ["products"],
      check: {
        kind: "number",
        question:
          "α is 0.2. How much of the chunk’s **first** write is left after its **fourth** word? A write is not weakened by its own word.",
        label: "G, row 4, column 1 =",
        of: cell("kept", red, hen),
        hints: [
          "Each later word leaves 0.8 of it. How many words come after the first?",
          "Three words, three times 0.8.",
        ],
        slips: [
          { times: 0.8, hint: "That is once too often: the first word does not weaken its own write." },
          { times: 1 / 0.8, hint: "That is once too few: three words come after it." },
        ],
        afterwards:
          "0.8 · 0.8 · 0.8 = 0.51. The last row of G is 0.51, 0.64, 0.80, 1.00: the older a write, the less is left. (The errors are others than before, too: the first chunk was forgotten in part.)",
      },
      reveals: { panels: ["parallelRest"] },
      claims: [
        { shown: "0.2", of: { kind: "setting", knob: "alpha" } },
        { shown: "0.51", of: cell("kept", red, hen) },
        { shown: "0.64", of: cell("kept", fox, hen) },
        { shown: "0.80", of: cell("kept", again, hen) },
        { shown: "1.00", of: cell("kept", hen, hen) },
      ],
      plain: ["0.8"],
    },
    {
      prose:
        "Momentum works the other way. A push goes on writing after its word: at the next word η of it, then η of that. So *more* than one write is in the memory later on.\n\n" +
        "Here η is 0.6, and nothing is forgotten. After four words the first write counts 1 + 0.6 + 0.36 + 0.22, which is 2.18: the framed cell.",
      scene: gates(0, 0.6),
      focus: ["parallel"],
      check: {
        kind: "goal",
        question:
          "**Let forgetting balance momentum.** After four words the first write is to count once again, no more and no less.",
        using: ["alpha"],
        conditions: [
          { words: "The framed cell of G is over 0.95.", of: cell("kept", red, hen), is: "above", bound: 0.95 },
          { words: "The framed cell of G is under 1.05.", of: cell("kept", red, hen), is: "below", bound: 1.05 },
        ],
        solution: { memory: { alpha: 0.34 } },
        hints: [
          "Watch the framed cell of G. Over 1.05 too little is forgotten, and α must go up. Under 0.95 it is too much, and α must go down.",
          "It lies between 0.3 and 0.4.",
        ],
        afterwards:
          "At α near 0.34 the framed cell is 1.00. Read its column from the top: the write grows at first, for its push adds more than is forgotten. Then forgetting wins. One triangle holds both.",
      },
      claims: [
        { shown: "0.6", of: { kind: "setting", knob: "eta" } },
        { shown: "2.18", of: cell("kept", red, hen) },
        { shown: "1.00", of: cell("kept", red, hen), scene: gates(0.34, 0.6) },
      ],
      plain: ["0.95", "1.05", "0.3", "0.4", "0.34", "1", "0.36", "0.22"],
    },
    {
      prose:
        "**Linear attention** is the plain sum of *Everything in one matrix*. It has a parallel form as well, with the same Q Kᵀ. That is why the two can be laid side by side.",
      scene: gates(0.2, 0),
      focus: ["parallel"],
      check: {
        kind: "choose",
        question: "What must be changed in the memory’s picture, to get linear attention?",
        options: [
          { words: "Sum values in place of errors, and let all of G be one" },
          {
            words: "Take the softmax of each row of weights",
            hint: "That would be full attention. Linear attention leaves the products as they are: here one is negative, and no softmax has that.",
            see: {
              bars: {
                caption: "Row 3 of Q Kᵀ, as both of them use it",
                as: "decimal",
                rows: [red, fox, again].map((token, index) => ({
                  name: ["1 *hen → red*", "2 *red → fox*", "3 *fox → red*"][index]!,
                  of: cell("products", token, again),
                })),
              },
            },
          },
          {
            words: "Sum the pale part above the diagonal, too",
            hint: "Then the framed *red* would answer with the write of *hen*, which comes later.",
            see: { marks: [{ token: red, words: "row 1" }] },
          },
        ],
        hints: ["What does a plain sum write, and what does it forget?"],
        afterwards:
          "Linear attention adds *values* whole, known or not, and never forgets. So G is one wherever it is summed, and the weights are the products themselves. The memory adds *errors*: here they are shorter than the values, for it has read these words before.",
      },
      reveals: { panels: ["parallelTwin"] },
      plain: ["1", "2", "3"],
    },
    {
      prose:
        "Put together, this is how one chunk is computed. In no step does a word wait for the word before it. The weights, Q Kᵀ ∘ G, need no error, so they may be ready at any time.",
      scene: gates(0.2, 0.6),
      focus: ["parallel"],
      check: {
        kind: "order",
        question: "In which order is the rest done?",
        items: [
          "Ask M₀ with all four keys",
          "Values minus those answers: all four errors",
          "Weigh and sum these errors, and add what M₀ answers",
          "M₀ has answered all: write all four errors into it",
        ],
        hints: [
          "An error is what an answer lacks. What must be known before it?",
          "The old memory is needed until every answer of the chunk is there.",
        ],
        afterwards:
          "And it is exact. In none of these four settings does any number of any answer differ from the one that was found word by word: 0.00000 at most. (What M₀ answers is weighed, too, as it fades and its last push goes on.)",
      },
      reveals: { bars: gaps },
      claims: [{ shown: "0.00000", of: gap }],
      plain: ["0.2", "0.6"],
    },
    {
      prose:
        "Then why not one chunk for the whole text? Because a chunk of *b* words sums a triangle of b(b + 1) / 2 products: 10 for 4 words, 136 for 16, 2080 for 64. That is the price of attention.\n\n" +
        "Training pulls the other way. It goes back through all that was read, and needs the weights that *each chunk* began with. So a copy of them is kept for every chunk.",
      focus: ["chunkTriangles"],
      shows: "tables",
      answers: ["largeChunk"],
      check: {
        kind: "choose",
        question:
          "A text of 64 words is read by a memory of 256 numbers. In chunks of which length are triangles and copies together smallest?",
        options: [
          { words: "16 words" },
          {
            words: "4 words",
            hint: "Its triangles are small. But how many copies of 256 numbers are kept?",
            see: { panels: ["chunkCopies"] },
          },
          {
            words: "64 words",
            hint: "One copy is all it keeps. But how large is its triangle?",
            see: { panels: ["chunkCopies"] },
          },
        ],
        hints: ["For each length: how many chunks are there? Each has one triangle, and one copy of 256 numbers."],
        afterwards:
          "16 words: 4 triangles of 136 and 4 copies of 256 are 1568. With 4 words the copies weigh most, with 64 the triangle. Real memories are larger, so longer chunks pay: a reader of titans-pytorch ran out of room, and 2048 words helped (issue 33). But within a long chunk no word sees what the others wrote.",
      },
      reveals: { panels: ["chunkSum"] },
      plain: ["1", "2", "10", "4", "136", "16", "2080", "64", "256", "1568", "2048", "33"],
    },
    {
      prose:
        "One wait is left. The next chunk’s errors are measured at what *this* one wrote, so chunks go one after the other. Linear attention has no errors, and so not even that.\n\n" +
        "A deep memory needs such a sum for each of its layers, and a bend between them. So fast code for it is hard to write: “more difficult” than expected, wrote a maintainer of flash-linear-attention of TTT and Titans (issue 182).",
      focus: ["parallel"],
      answers: ["noKernel"],
      check: {
        kind: "ownWords",
        question: "In a sentence of your own: how is a chunk of a matrix memory like attention, and how is it not?",
        hints: [],
        modelAnswer:
          "Its answers are a sum over earlier words, weighted by question times key as in attention, but over errors and not values, with weights that fade and grow, and on top of an old memory that the next chunk must wait for.",
        points: [
          "Both weigh earlier words by question times key.",
          "The memory sums errors, measured at the chunk’s start; attention sums values.",
          "G holds what forgetting and momentum leave of a write, and chunks wait for each other.",
        ],
      },
      plain: ["182"],
    },
  ],
  remember:
    "Inside a chunk a matrix memory is attention over errors, weighted by Q Kᵀ ∘ G, on top of what the old memory answers.",
  notShown:
    "On a text of eight words nothing is faster this way: the gain is a graphics card’s, on thousands of words. And this memory is untrained: its keys are random, so its triangle is cleaner than a trained one’s.",
};
