// Where does the formula of a write come from? One write of four weights, worked out on paper and checked by the engine.

import type { Measure, WritePart } from "#model/contracts/measure";
import type { Lesson } from "./lesson";

/** Where *garden* is written, after *David* for the second time. */
const garden = 3;
/** The weights of two rows of two: top left and bottom right. */
const [topLeft, bottomRight] = [0, 3];

const part = (of: WritePart, at: number): Measure => ({ kind: "writePart", part: of, token: garden, at });
const nudged = (by: number): Measure => ({ kind: "nudgedLoss", token: garden, weight: topLeft, by });
const rise = (by: number): Measure => ({ kind: "nudgedLoss", take: "rise", token: garden, weight: topLeft, by });
/** Of the second number of the error, after the write. */
const left: Measure = { kind: "difference", of: part("answerAfter", 1), less: part("value", 1) };
const loss: Measure = { kind: "quantity", quantity: "loss", token: garden };
const surprise: Measure = { kind: "quantity", quantity: "surprise", token: garden };

export const lesson: Lesson = {
  id: "gradient-by-hand",
  title: "A gradient by hand",
  question: "How is a gradient worked out on paper, and why is it key times error?",
  objective:
    "Compute answer, error, loss, gradient and write of a memory of four weights, and explain a gradient by nudging one weight.",
  needs: ["everything-in-one-matrix", "write-the-error", "surprise-is-a-gradient"],
  scene: {
    text: "David, cinema. David, garden.",
    // A seed whose random vectors come out as numbers that paper likes.
    memory: { dimension: 2, seed: 6154, theta: 0.25, eta: 0, alpha: 0, chunk: 1, reach: 1 },
    // Only what follows David is written, and the first time always as hard: else there would be more to work out.
    // It begins with all weights at zero, so the few that it would begin with are erased.
    overrides: [
      { gate: "alpha", from: 0, to: 0, value: 1 },
      { gate: "theta", from: 0, to: 0, value: 0 },
      { gate: "theta", from: 1, to: 1, value: 0.25 },
      { gate: "theta", from: 2, to: 2, value: 0 },
    ],
    cursor: garden,
  },
  steps: [
    {
      prose:
        "The smallest memory that can mix things up has 2 × 2 weights. Take a pencil. You work out one write, and the engine checks you.\n\n" +
        "The memory was told *David, cinema*, and that write took half of the error away. (To keep the sums short, only what follows *David* is written here.) Now *David* comes again: what does it answer?\n\n" +
        "The [key](key) of *David* is 0.80 and 0.60: it stands to the left of the weights. To ask, multiply each weight by the number to its left. Then add up each column.",
      focus: ["byHand"],
      check: {
        kind: "number",
        question: "Ask it for *David*. What is the **first number** of its answer?",
        label: "kM, first number:",
        of: part("answer", 0),
        slips: [
          { times: 1.4, hint: "You added the column as it stands. Weigh each number by the key beside it first." },
          { times: 0.64, hint: "That is the upper product alone. The lower one comes on top." },
        ],
        hints: ["The first column is 0.40 over 0.30. The key beside it is 0.80 over 0.60.", "Two products, added up."],
        afterwards:
          "0.80 × 0.40 + 0.60 × 0.30 = 0.50. The second column holds zeros, so the answer is 0.50, 0.00. *Cinema* is 1.00, 0.00: the answer points that way, and reaches half as far.",
      },
      reveals: {
        bars: {
          caption: "First number (the second is 0.00 in both)",
          as: "decimal",
          rows: [
            { name: "answer", of: part("answer", 0) },
            { name: "*cinema*, as it was told", of: { kind: "writePart", part: "value", token: 1, at: 0 } },
          ],
        },
      },
      claims: [
        { shown: "0.80", of: part("key", 0) },
        { shown: "0.60", of: part("key", 1) },
        { shown: "0.40", of: part("before", 0) },
        { shown: "0.30", of: part("before", 2) },
        { shown: "0.50", of: part("answer", 0) },
        { shown: "0.00", of: part("answer", 1) },
        { shown: "1.00", of: { kind: "writePart", part: "value", token: 1, at: 0 } },
        { shown: "0.00", of: { kind: "writePart", part: "value", token: 1, at: 1 } },
      ],
      plain: ["2"],
    },
    {
      prose:
        "Now the text goes on: *David, garden*. He has left the cinema. *Garden* is the row 0.00, 1.00.\n\n" +
        "Take it from the answer, number by number: answer less value. This difference is the [error](errorNorm) e, and it has two numbers. The [loss](loss) makes one number of these two: square both, and add.",
      focus: ["byHand"],
      check: {
        kind: "number",
        question: "How large is the loss?",
        label: "‖e‖²:",
        of: loss,
        slips: [
          { times: 1.2, hint: "You added the two as they are. Square each of them first." },
          { times: -0.4, hint: "Squares are never negative, so nothing cancels." },
          { times: 0.894, hint: "That is the length of the error. The loss is its square." },
          { times: 0.6, hint: "A square of a negative number is positive: it is added, too." },
          { times: 0.2, hint: "That is the first number squared. The second answer is 0.00 and should be 1.00." },
          { times: 0.8, hint: "That is the second number squared. The first answer should be 0.00." },
        ],
        hints: [
          "For each column: answer less value. That makes the two numbers of the error.",
          "Then square both. Half squared is a quarter.",
        ],
        afterwards:
          "The error is 0.50 and −1.00. Squared and added: 0.25 + 1.00 = 1.25. The paper’s loss is this one (eq. 12).",
      },
      claims: [
        { shown: "0.00", of: part("value", 0) },
        { shown: "1.00", of: part("value", 1) },
        { shown: "0.50", of: part("error", 0) },
        { shown: "−1.00", of: part("error", 1) },
        { shown: "1.25", of: loss },
      ],
      plain: ["0.25", "1.00", "12"],
    },
    {
      prose:
        "How should the four weights change? Try it with one. **Nudge** the top left weight from 0.40 to 0.50, and leave the others alone. Answer and error follow, and so does the loss.\n\n" +
        "A gradient asks just this of every weight: if it grows a little, how fast does the loss grow?",
      focus: ["byHand"],
      reveals: {
        panels: ["nudge"],
      },
      check: {
        kind: "number",
        question: "What is the loss with this one weight at 0.50?",
        label: "‖e‖², nudged:",
        of: nudged(0.1),
        slips: [
          { times: 0.252, hint: "The second number of the error is still there. Its square belongs to the loss." },
          { times: 1.008, hint: "A nudge of 0.10 moves the answer by less: by 0.80 times as much." },
        ],
        hints: [
          "The answer’s first number is now 0.80 × 0.50 + 0.60 × 0.30.",
          "It is 0.58, and should be 0.00. Square it, and add the square of the other error.",
        ],
        afterwards:
          "1.34. On paper: 0.58² is 0.336, and 0.50² was 0.250. So the loss grew by 0.086 for a nudge of 0.10. That is 0.86 per 1. Make the nudge smaller with the slider under the curve: it comes ever nearer to 0.80 per 1. This last number is the *slope* of the curve, and the gradient at this weight.",
      },
      claims: [
        { shown: "1.34", of: nudged(0.1) },
        { shown: "0.086", of: { kind: "difference", of: nudged(0.1), less: loss } },
        { shown: "0.86", of: rise(0.1) },
        { shown: "0.80", of: part("gradient", topLeft) },
        { shown: "0.40", of: part("before", 0) },
        { shown: "0.30", of: part("before", 2) },
        { shown: "0.60", of: part("key", 1) },
        { shown: "0.00", of: part("value", 0) },
      ],
      plain: ["0.50", "0.10", "0.58", "0.336", "0.250", "1", "0.01"],
    },
    {
      prose:
        "Nobody has to nudge. Each weight reaches only *one* number of the answer: the one below it, in its own column. There it counts times the key number to its left.\n\n" +
        "So its slope is **2 × the key to its left × the error below it**. The 2 is what squaring leaves: the slope of e² is 2e. Check the weight you nudged: 2 × 0.80 × 0.50 = 0.80.",
      focus: ["byHand"],
      reveals: {
        panels: ["nudge"],
        bars: {
          caption: "Length of the gradient",
          as: "decimal",
          rows: [{ name: "surprise of *garden*", of: surprise }],
        },
      },
      check: {
        kind: "number",
        question: "Now the **bottom right** weight. What is the gradient there?",
        label: "gradient, bottom right:",
        of: part("gradient", bottomRight),
        slips: [
          { times: -1, hint: "Mind the sign: the error below this weight is negative." },
          { times: 0.5, hint: "The square leaves a factor of 2." },
          { times: 1.333, hint: "That is the weight above it. Which key stands to the left of the lower row?" },
          { times: -0.5, hint: "Which column is it in? The error below it is −1.00." },
        ],
        hints: [
          "On the sheet, go from this weight to the left for its key, and down for its error.",
          "Multiply the two, then by 2, and mind the sign.",
        ],
        afterwards:
          "−1.20: let this weight grow, and the loss falls. All four at once are 2 × key × error, an outer product. Its length, 2.24, is what this page calls [surprise](surprise). Nudge the other weights under the curve: it fits.",
      },
      claims: [
        { shown: "0.80", of: part("gradient", topLeft) },
        { shown: "0.80", of: part("key", 0) },
        { shown: "0.50", of: part("error", 0) },
        { shown: "−1.00", of: part("error", 1) },
        { shown: "−1.20", of: part("gradient", bottomRight) },
        { shown: "2.24", of: surprise },
      ],
      plain: ["2"],
    },
    {
      prose:
        "The gradient points to where the loss *grows*. So the [write](update) goes the other way: from every weight, take [θ](theta) times its gradient away. The learning rate θ is 0.25 here.\n\n" +
        "This is all that a write is, as long as nothing is carried on and nothing fades.",
      focus: ["byHand"],
      check: {
        kind: "number",
        question: "The bottom right weight was 0.00. What is it **after the write**?",
        label: "M after, bottom right:",
        of: part("after", bottomRight),
        slips: [
          { times: -1, hint: "The gradient is negative there, and it is taken away: minus a minus." },
          { times: 4, hint: "Only a share of the gradient is taken: θ times." },
        ],
        hints: [
          "Take a quarter of the gradient that you found, since θ is 0.25.",
          "It is taken away from the old weight, and taking away something negative adds.",
        ],
        afterwards:
          "0.30. Ask again, as the sheet on the right does: 0.25, 0.50. That points more to *garden* than to *cinema*, and both numbers of the error are half of what they were.",
      },
      claims: [
        { shown: "0.25", of: { kind: "setting", knob: "theta" } },
        { shown: "0.00", of: part("before", bottomRight) },
        { shown: "0.30", of: part("after", bottomRight) },
        { shown: "0.25", of: part("answerAfter", 0) },
        { shown: "0.50", of: part("answerAfter", 1) },
      ],
    },
    {
      prose:
        "Why half? Each weight lost 2θ × its key × its error. Asked again, it is multiplied by its key once more, and the column added up. So each number of the answer loses 2θ × error × (0.80 × 0.80 + 0.60 × 0.60).\n\n" +
        "The bracket is 1. What is left is 2θ × error, and 2 × 0.25 is 0.50. The page calls this the [effective rate](thetaEff).\n\n" +
        "Only the write of *garden* listens to the dial below.",
      focus: ["byHand"],
      reveals: {
        bars: {
          caption: "What the write leaves of the second error: the nearer to 0, the better",
          as: "decimal",
          rows: [
            { name: "θ at 0.25", of: left, scene: { memory: { theta: 0.25 } } },
            { name: "θ at 0.50", of: left, scene: { memory: { theta: 0.5 } } },
            { name: "θ at 0.75", of: left, scene: { memory: { theta: 0.75 } } },
          ],
        },
      },
      check: {
        kind: "goal",
        question: "Find a θ with which *one* write lands on *garden*. A small range will do.",
        using: ["theta"],
        conditions: [
          {
            words: "The second number of the new answer is above 0.95.",
            of: part("answerAfter", 1),
            is: "above",
            bound: 0.95,
          },
          {
            words: "It is below 1.05: it does not overshoot.",
            of: part("answerAfter", 1),
            is: "below",
            bound: 1.05,
          },
        ],
        solution: { memory: { theta: 0.5 } },
        hints: [
          "At 0.25 half of the error went away.",
          "2θ is the share of the error that goes. How large must it be?",
        ],
        afterwards:
          "At 0.50 nothing is left: the whole error goes in one write. At 0.75 it is 0.50, as wrong as the −0.50 at 0.25, on the other side.",
      },
      claims: [
        { shown: "0.80", of: part("key", 0) },
        { shown: "0.60", of: part("key", 1) },
        { shown: "0.25", of: { kind: "setting", knob: "theta" } },
        { shown: "0.50", of: { kind: "quantity", quantity: "thetaEff", token: garden } },
        { shown: "0.50", of: left, scene: { memory: { theta: 0.75 } } },
        { shown: "−0.50", of: left, scene: { memory: { theta: 0.25 } } },
      ],
      plain: ["0", "1", "2", "0.95", "1.05", "0.50", "0.75"],
    },
    {
      prose:
        "You have done by hand what the engine does at every word: answer, error, gradient, write. With longer keys there are more cells, and nothing else is new.\n\n" +
        "The gradient was never looked up. You got it from a question: what does the loss do if I nudge this weight?",
      focus: ["byHand", "nudge"],
      check: {
        kind: "ownWords",
        question:
          "In a sentence or two: why is the gradient of one weight a number of the key times a number of the error?",
        hints: [],
        points: [
          "The weight acts on one number of the answer only, so only that number’s error counts.",
          "It acts there times its number of the key, so a nudge is felt more where the key is large.",
          "The loss squares the error, so its slope grows with the error itself.",
        ],
        modelAnswer:
          "A nudge of the weight moves one number of the answer, by the key times the nudge, and the squared error feels that the more, the larger the error already is.",
      },
    },
  ],
  remember:
    "A gradient asks of every weight how fast the loss grows if it grows; for a matrix the answer is twice key times error.",
  notShown:
    "A deep memory has several matrices with a bend between them. Its gradient answers the same question, but the error must first be carried back through the later layers.",
};
