// Does a memory answer before or after it has written the word it just heard? What differs, what does not, and who does which.

import type { Measure } from "#model/contracts/measure";
import type { ScenePatch } from "#scene/scenePatch";
import type { Lesson } from "./lesson";

const song = Array(4).fill("Row, row, row your boat.").join(" ");
const door = "Knock knock. Who is there? Knock knock. Who is there?";

/** The second *row* of the second line. */
const row = 6;
/** *there*, heard for the first time. */
const there = 4;

const expects = (token: number): Measure => ({ kind: "word", quantity: "guess", token });
const before: ScenePatch = { memory: { readOrder: "before" } };
const after: ScenePatch = { memory: { readOrder: "after" } };

export const lesson: Lesson = {
  id: "read-order",
  title: "Read before or after you write",
  question: "Does the memory’s answer know the word that it has just heard, and does that matter?",
  objective:
    "Say what reading before or after the write changes and what it leaves alone, and why reading after is no cheating.",
  scene: {
    text: song,
    memory: { theta: 0.4, eta: 0, alpha: 0, chunk: 1, reach: 1 },
    cursor: 0,
    asked: [1, 3, 4],
  },
  steps: [
    {
      prose:
        "A song: *row, row, row your boat*. At every word this memory does two things. It **writes**: what it has just heard follows the word before. And it [reads](read): what will come next?\n\n" +
        "Sing the first line. By then the last thing it has written about *row* is that *your* follows.",
      action: { words: "Sing the first line", scene: { cursor: 4 } },
      focus: ["recall"],
      claims: [{ shown: "your", of: { kind: "answer", of: 3, at: 4 } }],
    },
    {
      prose:
        "The second line begins: *row*, and then *row* again. With this second *row* something is written: after *row* comes *row*.\n\n" +
        "The same word is also the [question](query): *row* was heard, what comes next? This memory writes first, and then reads.",
      scene: { cursor: 5 },
      focus: ["recall"],
      hidesFrom: row,
      reveals: { cursor: row },
      check: {
        kind: "choose",
        question: "Which word does it expect after that second *row*?",
        options: [
          { words: "*row*" },
          {
            words: "*your*, as in the first line",
            hint: "That was the last word on the matter. Has anything been written about *row* since?",
          },
          {
            words: "*boat*",
            hint: "*boat* was written as what follows *your*, not *row*.",
          },
        ],
        hints: ["Writing comes first here. What has just been written about the very word that is asked?"],
        afterwards:
          "*row*, and that is what comes. *Recall* now shows what it [expects](guess), and [how near](guessCosine) its answer is to that word. Had it read **before** writing, it would have said *your*.",
      },
      claims: [
        { shown: "row", of: expects(row) },
        { shown: "your", of: expects(row), scene: before },
      ],
    },
    {
      prose:
        "Now the other order: the memory answers first, and writes afterwards. With the write first, the second *row* of this line had a [surprise](surprise) of 2.74.",
      scene: { ...before, cursor: 5 },
      focus: ["surprise"],
      check: {
        kind: "predict",
        question: "**Draw the bar** of the same *row*, for the memory that reads before it writes.",
        quantity: "surprise",
        token: row,
        bands: { spotOn: 0.05, close: 0.15 },
        hints: [
          "Surprise belongs to the write. Is the write told which word was answered?",
          "Both memories have written the same words up to here. What would make one of them more wrong?",
        ],
        afterwards:
          "2.74 again. Reading changes nothing in the memory. The order decides what is *said*, never what is *learned*.",
      },
      claims: [
        { shown: "2.74", of: { kind: "quantity", quantity: "surprise", token: row } },
        { shown: "2.74", of: { kind: "quantity", quantity: "surprise", token: row }, scene: after },
      ],
    },
    {
      prose:
        "Is reading after the write cheating? “The answer is already in there,” one might say.\n\n" +
        "Look at what is in there. This memory has heard the second *row*, and has written *row*. The question is about the word **after** it.",
      scene: { ...after, cursor: row },
      focus: ["substeps", "recall"],
      check: {
        kind: "choose",
        question: "Does a memory that reads after its write know anything of the future?",
        options: [
          {
            words: "Yes: it has written the word that it is asked for",
            hint: "It has written the word that it *heard*. Which word is it asked for?",
          },
          { words: "No: it has written only what it has heard" },
          {
            words: "Only at a chunk’s end, when all its words are written together",
            hint: "Even then: which of those words has not been heard yet?",
          },
        ],
        hints: ["List what has been heard, and what is asked. Do the two lists share a word position?"],
        afterwards:
          "It would be cheating to hold its answer against the word it has just written. The next word is a fair question in both orders.",
      },
    },
    {
      prose:
        "Try it yourself. Now the memory reads *before* it writes, and at the second *row* it expects the wrong word.\n\n" +
        "The switch is called *read order*.",
      scene: before,
      focus: ["recall"],
      check: {
        kind: "goal",
        question: "Let it expect *row* there, and still know that *boat* follows *your*.",
        using: ["readOrder", "theta"],
        conditions: [
          { words: "At the second *row* it expects *row*.", of: expects(row), is: "says", bound: "row" },
          {
            words: "After *your* it answers *boat*.",
            of: { kind: "answer", of: 4, at: row },
            is: "says",
            bound: "boat",
          },
        ],
        solution: after,
        hints: [
          "What has to have happened before it answers?",
          "Writing harder does not help an answer that comes before the write.",
        ],
        afterwards: "One step of freshness. It shows wherever a word is asked about just after it was written.",
      },
    },
    {
      prose:
        "Is *after* always better, then? Here is a text that has hardly begun: *Knock knock. Who is there?* As in the other lessons, a question is now a mix of a few words. So what is asked after *there* looks much like what *there* was just written for.",
      scene: {
        text: door,
        memory: { theta: 0.4, eta: 0, alpha: 0.005, chunk: 1, reach: 5, readOrder: "after" },
        cursor: there,
        asked: [1, 3, 4],
      },
      focus: ["recall"],
      knobs: ["readOrder"],
      check: {
        kind: "choose",
        question: "It expects *there* to be followed by *there*. Why?",
        options: [
          { words: "It echoes what it wrote a moment ago" },
          {
            words: "It has heard *there there* before",
            hint: "Read the text up to this word. Has it?",
          },
          {
            words: "It looked at the end of the text",
            hint: "A memory that reads has no way to look ahead. What was written last?",
          },
        ],
        hints: ["What was written last, and for which question?"],
        afterwards:
          "With the other order it expects nothing yet: it has not met a question like this one. *After* is fresher, *before* says what was known already. Where contexts differ clearly, both orders mostly agree.",
      },
      claims: [
        { shown: "there", of: expects(there) },
        { shown: "nothing", of: expects(there), scene: before },
      ],
    },
    {
      prose:
        "So which is right? The paper’s reading (eq. 15) does not say when; only for *memory as context* do eq. 24 and 25 write first and then read. This page writes first. Code that writes whole chunks may read *before*: its answers know only complete chunks.\n\n" +
        "And memory as context reads **twice**: for what was known, and again at the end.",
      scene: {
        ...after,
        text: song,
        memory: { theta: 0.4, eta: 0, alpha: 0, reach: 1, readOrder: "after" },
        cursor: row,
      },
      focus: ["recall"],
      plain: ["15", "24", "25"],
      check: {
        kind: "order",
        question: "Put the steps of memory as context in their order.",
        items: [
          "Ask the memory what it knew",
          "Let attention look at that and the words",
          "Write what attention found",
          "Ask it again, and let that gate the output",
        ],
        hints: [
          "Attention can only use what has been asked for already.",
          "What is written is what attention has found, so the write comes after attention.",
        ],
        afterwards: "Before *and* after: the first reading is context, the second already knows this very passage.",
      },
    },
    {
      prose: "Two orders, one memory. They learn the same, and answer at different moments.",
      scene: { cursor: row },
      focus: ["recall"],
      knobs: ["readOrder"],
      check: {
        kind: "ownWords",
        question: "In a sentence of your own: what changes when a memory reads before it writes, and what does not?",
        hints: [],
        modelAnswer:
          "Its answer does not know the newest word yet, while what it learns, and how much that surprised it, stays exactly the same.",
      },
    },
  ],
  notShown:
    "Here a key is made of the words before, and its value is the word that follows: this page’s set-up. In Titans key and value are two projections of the same word (eq. 11). In a trained model answers go on into other layers, whose words, keys and gates then differ too: there the order does change what is learned, one layer up. The shipped models were trained to read after the write, so switching them would only show how a model fares in an order it never met.",
  plain: ["11"],
};
