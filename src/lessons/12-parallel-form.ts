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
const surprises: Bars = {
  caption: "Surprise of the four words of this chunk, each at the weights that the chunk began with.",
  as: "decimal",
  rows: [red, fox, again, hen].map((token, index) => ({
    name: ["red", "fox", "red, again", "hen"][index]!,
    of: { kind: "quantity", quantity: "surprise", token },
  })),
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
        "Here is its second chunk: *red fox red hen*. Each word is written under the word before it. Call the weights that the chunk began with M₀. An error is a word’s value minus what M₀ answers to its key.",
      focus: ["surprise"],
      check: {
        kind: "choose",
        question: "What can be computed for all four words at once, before any of them is written?",
        see: { cursor: red },
        options: [
          { words: "All four errors" },
          {
            words: "All four answers, as they are after each write",
            hint: "The answer after *hen* should have the writes of all four in it. Are they known yet?",
          },
          {
            words: "The first word’s error: the second waits for it",
            hint: "Which weights does the second word of a chunk ask?",
          },
        ],
        hints: ["Within a chunk, whom do all words ask?"],
        afterwards:
          "The errors: they are one product, R = V − K M₀. So all four surprises are known at once: 1.82, 1.50, 1.55 and 1.51. (The loss is a square, so a surprise is 2 × the error’s length, for a key of length 1.)",
      },
      reveals: { bars: surprises },
      claims: [red, fox, again, hen].map((token, index) => ({
        shown: ["1.82", "1.50", "1.55", "1.51"][index]!,
        of: { kind: "quantity", quantity: "surprise", token },
      })),
      plain: ["2", "1"],
    },
    {
      prose:
        "Take neither momentum nor forgetting yet. Then the memory after word *t* is M₀ plus all writes so far, each cθ · kᵀ · error. Here c is 2, from the square of the loss, and θ is 0.14. Ask it with *q*:\n\n" +
        "answer = q M₀ + Σ **cθ (q·k)** · error, summed over the words up to *t*.\n\n" +
        "Write after write has turned into a *weighted sum*. Its weights come from the products of every question with every key, Q Kᵀ. Those of later words stay out.",
      focus: ["products"],
      check: {
        kind: "number",
        question:
          "The third row asks with *red*, which *fox* followed before. With what weight does that write, *red → fox*, enter its answer?",
        label: "weight of *red → fox* =",
        of: cell("weights", fox, again),
        hints: [
          "Find the product of the third row with the column *red → fox*. The weight is cθ times that.",
          "Third row, second column: 1.00. Times cθ, which is 2 × 0.14.",
        ],
        slips: [
          { times: 1 / 0.28, hint: "That is the product q·k. How large is the step with which an error is written?" },
          { times: -1, hint: "Both numbers are positive." },
        ],
        see: { cursor: fox },
        afterwards:
          "0.28. So this row draws on *red → fox* strongly, and hardly on anything else. It looks like a map of attention. But what is multiplied are **errors**, and the old memory’s answer comes on top.",
      },
      reveals: { panels: ["parallelRest"] },
      claims: [
        { shown: "0.28", of: cell("weights", fox, again) },
        { shown: "1.00", of: cell("products", fox, again) },
        { shown: "0.14", of: { kind: "setting", knob: "theta" } },
      ],
      plain: ["2"],
    },
    {
      prose:
        "Now let it forget: at every word, all that was written before loses the part α. So the write of *s* is not all there at *t* any more. What is left of it stands in a second triangle, **G**.\n\n" +
        "The weights are then Q Kᵀ ∘ G, cell by cell, times cθ.",
      scene: gates(0.2, 0),
      focus: ["products"],
      check: {
        kind: "number",
        question:
          "α is 0.2. How much of the chunk’s **first** write is left after its **fourth** word? A write is not weakened by its own word.",
        label: "G, fourth row, first column =",
        of: cell("kept", red, hen),
        hints: [
          "Each later word leaves 0.8 of it. How many words come after the first?",
          "Three words, three times 0.8.",
        ],
        slips: [
          { times: 0.8, hint: "That is once too often: the first word does not weaken its own write." },
          { times: 1 / 0.8, hint: "That is once too few: three words come after it." },
        ],
        see: { cursor: red },
        afterwards:
          "0.8 · 0.8 · 0.8 = 0.51. The last row of G is 0.51, 0.64, 0.80, 1.00: the older a write, the paler.",
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
        "Momentum works the other way. A push goes on writing after its word, with η of itself each time. So *more* than one write is in the memory later on.\n\n" +
        "With η = 0.6, and nothing forgotten, G now has 2.18 where the first write meets the fourth answer.",
      scene: gates(0, 0.6),
      focus: ["parallel"],
      knobs: ["alpha"],
      check: {
        kind: "goal",
        question:
          "**Let forgetting balance momentum.** After four words the first write is to count once again, no more and no less.",
        using: ["alpha"],
        conditions: [
          { words: "Its cell of G is over 0.95.", of: cell("kept", red, hen), is: "above", bound: 0.95 },
          { words: "Its cell of G is under 1.05.", of: cell("kept", red, hen), is: "below", bound: 1.05 },
        ],
        solution: { memory: { alpha: 0.34 } },
        hints: [
          "Watch the cell at the lower left of G. Over 1.05 too little is forgotten, and α must go up. Under 0.95 it is too much, and α must go down.",
          "It lies between 0.3 and 0.4.",
        ],
        afterwards:
          "At α near 0.34 the corner is 1.00. Down its column the write first grows all the same: its push adds more than is forgotten. Later the push is spent, and forgetting wins. One triangle holds both.",
      },
      claims: [
        { shown: "0.6", of: { kind: "setting", knob: "eta" } },
        { shown: "2.18", of: cell("kept", red, hen) },
        { shown: "1.00", of: cell("kept", red, hen), scene: gates(0.34, 0.6) },
      ],
      plain: ["0.95", "1.05", "0.3", "0.4", "0.34"],
    },
    {
      prose:
        "**Linear attention** is the plain sum of *Everything in one matrix*. It has a parallel form as well, with the same Q Kᵀ. That is why the two can be laid side by side.",
      scene: gates(0.2, 0),
      focus: ["parallel"],
      check: {
        kind: "choose",
        question: "What must be changed in the memory’s picture, to get linear attention?",
        see: { cursor: again },
        options: [
          { words: "Values for errors, and ones for all of G" },
          {
            words: "Softmax over each row of weights",
            hint: "That would be full attention. Linear attention leaves the products as they are.",
          },
          {
            words: "The part above the diagonal must be summed, too",
            hint: "Then words would answer with what comes later.",
          },
        ],
        hints: ["What does a plain sum write, and what does it forget?"],
        afterwards:
          "Linear attention adds *values* whole, known or not, and never forgets. So G is 1.00 everywhere, cθ is 1, and in place of M₀ stands the plain sum so far. The memory adds *errors*: here they are shorter than the values, for it has read these words before.",
      },
      reveals: { panels: ["parallelTwin"] },
      plain: ["1.00", "1"],
    },
    {
      prose:
        "Put together, this is how one chunk is computed. No step needs a word to wait for the word before it. The weights, Q Kᵀ ∘ G, need no error: they may be ready at any time. What M₀ holds fades, too, and its last push goes on.",
      scene: gates(0.2, 0.6),
      focus: ["parallel"],
      check: {
        kind: "order",
        question: "In which order is the rest done?",
        items: [
          "Ask M₀ with all four keys",
          "Values minus those answers: all four errors",
          "Sum these errors by their weights, and add what M₀ answers",
          "M₀ has answered all: write all four errors into it",
        ],
        hints: [
          "An error is what an answer lacks. What must be known before it?",
          "The old memory is needed until every answer of the chunk is there.",
        ],
        see: { cursor: red },
        afterwards:
          "And it is exact. In none of these four settings does any number of any answer differ from the one that was found word by word: 0.00000 at most.",
      },
      reveals: { bars: gaps },
      claims: [{ shown: "0.00000", of: gap }],
      plain: ["0.2", "0.6"],
    },
    {
      prose:
        "Then why not one chunk for the whole text? Its triangle has as many products as the square of its words: that is the price of attention. And the chunk is part of the rule: all its errors are those of M₀.\n\n" +
        "In training there is one more cost. One must go back through all that was read, and for that the weights that *each chunk* began with are kept.",
      scene: gates(0.2, 0.6),
      focus: ["parallel"],
      answers: ["largeChunk"],
      check: {
        kind: "choose",
        question: "Somebody runs out of room while training on long texts with chunks of a few words. Which way helps?",
        see: { cursor: red },
        options: [
          { words: "Longer chunks: fewer copies of the weights are kept" },
          {
            words: "Shorter chunks: their triangles are smaller",
            hint: "They are, and small anyway. How many copies of the weights are kept for training then?",
          },
          {
            words: "Neither: the same words are read",
            hint: "The words are the same. What is kept for each chunk?",
          },
        ],
        hints: ["Which is larger: a few products, or a whole memory?"],
        afterwards:
          "So a reader of titans-pytorch got it to fit, with chunks of 2048 words (issue 33). It is a bargain: the triangle grows, and within a long chunk no word sees what the others wrote.",
      },
      plain: ["2048", "33"],
    },
    {
      prose:
        "One wait is left. The next chunk’s errors are measured at what *this* one wrote, so chunks go one after the other. Linear attention has no errors, and so not even that.\n\n" +
        "A deep memory needs such a sum for each of its layers, and a bend between them. People wrote fast code for linear attention first. For TTT and Titans it was “more difficult” than expected, a maintainer of flash-linear-attention wrote (issue 182).",
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
