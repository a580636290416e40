// What does momentum do after a shock? It goes on writing what was surprising while other words go by, for good and for ill.

import type { Measure } from "#model/contracts/measure";
import type { ScenePatch } from "#scene/scenePatch";
import type { Lesson } from "./lesson";

const count = "one two three four";
const text = `${Array(10).fill(count).join(" ")}, thunder, ${Array(4).fill(count).join(" ")}`;

/** Where thunder is read: its context is *four*. The next three words are one, two and three. */
const thunder = 40;
/** The second *one* after the thunder: the first that *four* announces again. */
const again = 45;

const surprise = (token: number): Measure => ({ kind: "quantity", quantity: "surprise", token });
const momentum = (token: number): Measure => ({ kind: "quantity", quantity: "momentum", token });
const alignment = (token: number): Measure => ({ kind: "quantity", quantity: "alignment", token });
const recalled = (at: number): Measure => ({ kind: "recall", of: thunder, at });
const inAll: Measure = { kind: "writtenInAll", token: thunder };

const atOnce: ScenePatch = { memory: { eta: 0, theta: 0.4 } };
const longer: ScenePatch = { memory: { eta: 0.9, theta: 0.04 } };

export const lesson: Lesson = {
  id: "momentum",
  title: "The token after the shock",
  question: "What is still written when the shocking word has gone by, and is that a help or a harm?",
  objective:
    "Explain momentum as past surprise that goes on being written, predict how it fades, and say when carrying on helps and when it hurts.",
  needs: ["write-the-error", "surprise-is-a-gradient"],
  scene: {
    text,
    memory: { eta: 0.8, theta: 0.08, alpha: 0, chunk: 1, reach: 1 },
    cursor: 7,
    asked: [thunder, thunder + 1],
  },
  steps: [
    {
      prose:
        "Somebody counts: *one two three four*, over and over. A memory listens, and writes which word follows which. After ten rounds hardly anything [surprises](surprise) it.\n\n" +
        "Then comes **thunder**, and after it the counting goes on with *one*, as if nothing had happened.",
      action: { words: "Listen to the count", scene: { cursor: thunder - 1 } },
      focus: ["surprise"],
      hidesFrom: thunder,
      keepsHidden: thunder + 3,
      reveals: {
        cursor: thunder + 2,
        marks: [
          { token: thunder, words: "never before" },
          { token: thunder + 1, words: "after it" },
        ],
        bars: {
          caption: "Surprise",
          as: "decimal",
          rows: [
            { name: "*thunder*", of: surprise(thunder) },
            { name: "*one*, after *thunder*", of: surprise(thunder + 1) },
            { name: "*two*, after *one*", of: surprise(thunder + 2) },
          ],
        },
      },
      check: {
        kind: "choose",
        question: "How many words in a row will surprise the memory strongly?",
        options: [
          {
            words: "One: only *thunder* is new",
            hint: "It is asked what follows the last word. The second *one* of the text was no new word, and yet a full surprise: it was new after *four*.",
            see: { marks: [{ token: 4, words: "known, but new after four" }] },
          },
          { words: "Two: *thunder*, and the word after it" },
          {
            words: "All that follow: the count is broken",
            hint: "Each answer depends on one word before. Has anything changed about what follows *one*?",
            see: { marks: [{ token: 37, words: "after one" }] },
          },
        ],
        hints: ["Ask, for each word that comes: has the memory ever seen what follows the word before it?"],
        afterwards:
          "*thunder* gave 2.78 and the *one* after it 2.73, for nothing had ever followed *thunder*. Then *two* gave 0.03: that pair it knew.",
      },
      claims: [
        { shown: "2.78", of: surprise(thunder) },
        { shown: "2.73", of: surprise(thunder + 1) },
        { shown: "0.03", of: surprise(thunder + 2) },
      ],
    },
    {
      prose:
        "Two surprises, and then calm. Yet the memory does not only write the surprise of *now*. It keeps a [push](push): part of the last push, plus what is new. This is [momentum](momentum).\n\n" +
        "At *thunder* the push was 0.22. At *one*, the second surprise, it grew to 0.31. At *two*, which was none, it was 0.25. The dial [η](eta) says which part of the last push carries on. Here it is 0.8.",
      scene: { cursor: thunder + 2 },
      focus: ["momentum"],
      keepsHidden: thunder + 4,
      explains: ["momentum"],
      marks: [{ token: thunder, words: "the shock" }],
      reveals: {
        marks: [{ token: thunder + 3, words: "calm" }],
        bars: {
          caption: "Surprise, for comparison",
          as: "decimal",
          rows: [
            { name: "*thunder*", of: surprise(thunder) },
            { name: "*three*", of: surprise(thunder + 3) },
          ],
        },
      },
      check: {
        kind: "predict",
        question: "**Draw the next bar.** How strong is the push at *three*, which surprises nobody?",
        quantity: "momentum",
        token: thunder + 3,
        bands: { spotOn: 0.06, close: 0.15 },
        hints: [
          "*three* adds next to nothing of its own. What is left of the push before it?",
          "Take 0.8 of the last bar that you see.",
        ],
        afterwards: "0.20. Each calm word keeps the same part of the push before it, so the push fades like an echo.",
      },
      claims: [
        { shown: "0.22", of: momentum(thunder) },
        { shown: "0.31", of: momentum(thunder + 1) },
        { shown: "0.25", of: momentum(thunder + 2) },
        { shown: "0.20", of: momentum(thunder + 3) },
        { shown: "0.8", of: { kind: "setting", knob: "eta" } },
      ],
    },
    {
      prose:
        "So at *three* the memory is still being changed, while *three* itself surprised it by only 0.09.\n\n" +
        "A push is as large as the memory: a change for every weight. So beside its size it has a *direction*: which weights go up, and which go down. That decides what it writes. Two pushes the same way write the same thing.",
      scene: { cursor: thunder + 3 },
      focus: ["momentum"],
      hidesFrom: thunder + 4,
      keepsHidden: thunder + 4,
      marks: [{ token: thunder, words: "the shock" }],
      reveals: {
        bars: {
          caption: "How far the push goes where the word’s own surprise would push: 1 is fully, 0 not at all",
          as: "decimal",
          rows: [
            { name: "at *thunder*", of: alignment(thunder) },
            { name: "at *one*, after *thunder*", of: alignment(thunder + 1) },
            { name: "at *three*", of: alignment(thunder + 3) },
          ],
        },
      },
      check: {
        kind: "choose",
        question: "What does the push at *three* write into the memory?",
        see: {
          bars: {
            caption: "Surprise: what a word adds to the push is θ times this",
            as: "decimal",
            rows: [
              { name: "*thunder*", of: surprise(thunder) },
              { name: "*one*, after *thunder*", of: surprise(thunder + 1) },
              { name: "*two*", of: surprise(thunder + 2) },
              { name: "*three*", of: surprise(thunder + 3) },
            ],
          },
        },
        options: [
          {
            words: "*three* itself, more firmly than usual",
            hint: "What *three* adds is its own surprise, times the learning rate. How large is that?",
          },
          { words: "What *thunder* and the word after it brought, once more" },
          {
            words: "A little of every word it has heard",
            hint: "The push has a direction, and old pushes have faded. Which of them were large, and recent?",
          },
        ],
        hints: ["The push is a sum. Which of its parts are the large ones?"],
        afterwards:
          "The shock. At *thunder* the push went fully [the word’s own way](alignment): 1.00. At *three* it is −0.04, so push and word have nothing to do with each other. The paper hopes to keep “important information that comes after a big surprising moment” (§3.1). Here the words that merely come after are not written by the push.",
      },
      claims: [
        { shown: "0.09", of: surprise(thunder + 3) },
        { shown: "1.00", of: alignment(thunder) },
        { shown: "−0.04", of: alignment(thunder + 3) },
      ],
      plain: ["3.1", "1", "0"],
    },
    {
      prose:
        "Now ask the memory what follows *four*. It heard *one* there nine times, and *thunder* once. Right after the thunder it still [said](answerAfter) *one*.\n\n" +
        "Since then *one two three* have gone by. Nobody said *thunder* again. Now comes *four*.",
      scene: { cursor: thunder + 3 },
      focus: [],
      hidesFrom: thunder + 4,
      reveals: {
        cursor: thunder + 4,
        bars: {
          caption: "How near the answer to *four* is to *thunder*: 1 is the very same",
          as: "decimal",
          rows: [
            { name: "at *thunder* itself", of: recalled(thunder) },
            { name: "after *one*", of: recalled(thunder + 1) },
            { name: "after *two*", of: recalled(thunder + 2) },
            { name: "after *three*", of: recalled(thunder + 3) },
            { name: "after *four*", of: recalled(thunder + 4) },
          ],
        },
      },
      check: {
        kind: "choose",
        question: "Now that the count has come to *four* again, what does the memory say will follow?",
        options: [
          {
            words: "Still *one*: it has heard nothing else since",
            hint: "It has *heard* nothing else. But is nothing being written meanwhile?",
            see: {
              bars: {
                caption: "Length of the push",
                as: "decimal",
                rows: [
                  { name: "before *thunder*", of: momentum(thunder - 1) },
                  { name: "a word after it", of: momentum(thunder + 1) },
                ],
              },
            },
          },
          { words: "*thunder*" },
          {
            words: "*two*, the word that it has just heard",
            hint: "*two* is told to it as what follows *one*, not *four*. That pair it knew already.",
            see: {
              bars: {
                caption: "Surprise of *two* after *one*, in the round before",
                as: "decimal",
                rows: [{ name: "*two*", of: surprise(thunder - 3) }],
              },
            },
          },
        ],
        hints: ["What does the push go on writing, word by word, while the count goes on?"],
        afterwards:
          "*thunder*. At the word itself the answer was at 0.21, four words later at 0.90. The memory learned it **after** it had gone by.",
      },
      claims: [
        { shown: "one", of: { kind: "answer", of: thunder, at: thunder + 1 } },
        { shown: "thunder", of: { kind: "answer", of: thunder, at: thunder + 4 } },
        { shown: "0.21", of: recalled(thunder) },
        { shown: "0.90", of: recalled(thunder + 4) },
      ],
      plain: ["nine", "1"],
    },
    {
      prose:
        "How much of one surprise is written in all? First θ of it, then η times that, then η times that again. Take a pencil: [θ](theta) is 0.08 and [η](eta) is 0.8.\n\n" +
        "Adding for ever is easier than it sounds. Call the total T. All after the first term is 0.8 of T. So T is 0.08 + 0.8 × T.",
      scene: { cursor: thunder + 4 },
      focus: ["momentum"],
      marks: [{ token: thunder, words: "the shock" }],
      reveals: {
        bars: {
          caption: "The part of one surprise that is written at its own word, and in all",
          as: "decimal",
          rows: [
            { name: "η 0, θ 0.40: at its word", of: { kind: "setting", knob: "theta" }, scene: atOnce },
            { name: "η 0, θ 0.40: in all", of: inAll, scene: atOnce },
            { name: "η 0.8, θ 0.08: at its word", of: { kind: "setting", knob: "theta" } },
            { name: "η 0.8, θ 0.08: in all", of: inAll },
            { name: "η 0.9, θ 0.04: at its word", of: { kind: "setting", knob: "theta" }, scene: longer },
            { name: "η 0.9, θ 0.04: in all", of: inAll, scene: longer },
          ],
        },
      },
      check: {
        kind: "number",
        question: "What part of one surprise is written in all?",
        label: "T:",
        of: inAll,
        slips: [
          { times: 0.2, hint: "That is the first term alone. The echoes come on top." },
          { times: 0.36, hint: "Those are the first two terms. It goes on." },
          { times: 0.25, hint: "That is θ divided by η. Divide by what is *not* carried." },
          { times: 12.5, hint: "That is one divided by θ. Bring all that has T in it to one side." },
        ],
        hints: ["Take 0.8 × T from both sides: 0.2 × T is 0.08.", "So T is 0.08 divided by 0.2."],
        afterwards:
          "0.40, or θ / (1 − η). A rate of 0.40 without momentum writes as much, and so does 0.04 at η 0.9. What differs is *when*: without momentum all of it at the word itself, at η 0.8 a fifth of it there, the rest later.",
      },
      claims: [
        { shown: "0.08", of: { kind: "setting", knob: "theta" } },
        { shown: "0.8", of: { kind: "setting", knob: "eta" } },
        { shown: "0.40", of: inAll },
        { shown: "0.40", of: inAll, scene: longer },
        { shown: "0.40", of: { kind: "setting", knob: "theta" }, scene: atOnce },
        { shown: "0.04", of: { kind: "setting", knob: "theta" }, scene: longer },
        { shown: "0.9", of: { kind: "setting", knob: "eta" }, scene: longer },
      ],
      plain: ["0", "0.2", "1"],
    },
    {
      prose:
        "But this thunder was a whim of the weather. The count has come round, *four* was followed by *one* again, and the memory still expects thunder.\n\n" +
        "The two dials in your hand are the [learning rate θ](theta) and [momentum η](eta).",
      scene: { cursor: again + 1 },
      focus: ["momentum"],
      marks: [{ token: thunder, words: "the shock" }],
      bars: {
        caption: "Asked what follows *four*: how near the answer is to each word",
        as: "decimal",
        rows: [
          { name: "to *thunder*, said once", of: { kind: "recall", of: thunder, at: again + 1 } },
          { name: "to *one*, said before and since", of: { kind: "recall", of: again, at: again + 1 } },
        ],
      },
      check: {
        kind: "goal",
        question:
          "Make it say *one* after *four* again, and yet keep what it learned of *thunder*. There are many ways.",
        using: ["eta", "theta"],
        conditions: [
          {
            words: "Asked what follows *four*, it says *one* again.",
            of: { kind: "answer", of: thunder, at: again + 1 },
            is: "says",
            bound: "one",
          },
          {
            words: "It has learned what followed *thunder*.",
            of: { kind: "answer", of: thunder + 1, at: again + 1 },
            is: "says",
            bound: "one",
          },
        ],
        solution: atOnce,
        hints: [
          "The old push is still at work when the count corrects it. How could it fade sooner?",
          "With less momentum, less of each surprise is written overall. Give some of that back with θ.",
        ],
        afterwards:
          "A push that fades sooner lets the memory turn round sooner. One that lasts keeps what was important. Which is better depends on the text.",
      },
    },
    {
      prose:
        "So it is not settled by hand: a trained Titans sets η anew for every word.\n\n" +
        "Does it pay? The paper’s authors trained their memory with and without momentum, and report both in their Table 5. On long texts, the whole memory has 92.7 and the one without has 87.1. It is one comparison, and the table gives no spread.",
      focus: [],
      exhibit: {
        caption: "As reported by the authors: per cent in the column “Long Context”",
        source: { words: "Titans, Table 5", href: "https://arxiv.org/abs/2501.00663" },
        tables: [
          {
            title: "Titans, memory alone",
            columns: ["Long Context"],
            rows: [
              { name: "whole", figures: [92.68] },
              { name: "without momentum", figures: [87.12] },
            ],
          },
        ],
      },
      check: {
        kind: "ownWords",
        question: "In a sentence of your own: what is still being written when the shocking word has gone by?",
        hints: [],
        points: [
          "The surprise of the shock is carried on, a part of it at every word.",
          "It fades by the same factor at every word.",
          "It is the shock that is written, not the words that happen to follow it.",
        ],
        modelAnswer:
          "The shock itself: part of its push is carried into every next write, a little less each time, whatever those words are.",
      },
      cited: [
        { shown: "92.7", of: { source: "Titans, Table 5" } },
        { shown: "87.1", of: { source: "Titans, Table 5" } },
      ],
      plain: ["5"],
    },
  ],
  remember:
    "Momentum goes on writing a shock while other words go by; it does not write the words that come after the shock.",
  notShown:
    "The paper’s figure is of a memory trained without momentum. Switching momentum off in a trained model, as this page can, asks something else: what that model misses which has learned to rely on it.",
};
