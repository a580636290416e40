// What changes when a memory asks itself before it writes? It writes only what is missing: the delta rule.

import type { Measure } from "#model/contracts/measure";
import type { Lesson } from "./lesson";

const door =
  "Door, blue. Door, blue. Door, blue. Window, green. Gate, white. Roof, grey. Then the painters come. Door, red.";
/** The three times that *blue* is told. */
const blues = [1, 3, 5] as const;
const green = 7;
/** The last word before the painters have been. */
const come = 15;
const red = 17;

const ticking = "Tick, tock. Tick, tock. Tick, tock. Tick, tock. Tick, tock. Tick, tock.";
/** The first two times that *tock* comes. */
const tocks = [1, 3] as const;

const surprise = (token: number): Measure => ({ kind: "quantity", quantity: "surprise", token });
const compared = (kind: "comparedAnswer" | "comparedRecall", memory: "linear" | "delta", of: number, at: number) =>
  ({ kind, memory, of, at }) satisfies Measure;
const recalled = (storage: "random" | "rewritten", memory: "linear" | "delta", pairs = 32): Measure => ({
  kind: "capacity",
  ...{ memory, storage, pairs },
});
const small = { memory: { theta: 0.14 } };

export const lesson: Lesson = {
  id: "write-the-error",
  title: "Write the error instead",
  question: "How does a memory correct itself, and what does correcting cost?",
  objective:
    "State the delta rule, predict how an error shrinks with repetition and grows with too large a step, and say where plain sums do better.",
  needs: ["everything-in-one-matrix"],
  scene: {
    text: door,
    memory: { theta: 0.25, eta: 0, alpha: 0, chunk: 1, reach: 1 },
    cursor: come,
    asked: [red, green, 9, 11],
    compare: { memories: ["linear", "delta"] },
  },
  steps: [
    {
      prose:
        "The door is blue: the text says so three times. All else has its colour, too. Now the painters have come, and two words are left: *Door, red*.\n\n" +
        "Two matrices of the same size are reading. One adds up all that it is told, as you know it. The other **asks itself first**: what would I answer to *door*? It writes only the *difference* between that answer and what it is told.",
      focus: [],
      hidesFrom: come + 1,
      bars: {
        caption: "How near the answer to *door* is to *blue* before the painters: 1 is the very same",
        as: "decimal",
        rows: [
          { name: "the sum", of: compared("comparedRecall", "linear", blues[0], come) },
          { name: "the one that asks itself first", of: compared("comparedRecall", "delta", blues[0], come) },
        ],
      },
      reveals: { panels: ["recallMatrix"], cursor: red },
      check: {
        kind: "choose",
        question: "Both have read *Door, red*. Which of them says that the door is red?",
        options: [
          {
            words: "Both: red is the latest news",
            hint: "A sum does not know what is latest. It adds every telling with the same weight.",
            see: {
              bars: {
                caption: "How much each telling counts in the sum’s answer to *door*",
                as: "decimal",
                rows: [
                  { name: "*blue*, first time", of: { kind: "comparedWeight", memory: "linear", of: 1, at: come } },
                  { name: "*blue*, second time", of: { kind: "comparedWeight", memory: "linear", of: 3, at: come } },
                  { name: "*blue*, third time", of: { kind: "comparedWeight", memory: "linear", of: 5, at: come } },
                ],
              },
            },
          },
          { words: "Only the one that asks itself first" },
          {
            words: "Neither: it is three tellings against one",
            hint: "Three tellings, but not three equal writes. What was left to write at the second and the third?",
            see: {
              bars: {
                caption: "How large the difference was, which the one that asks itself wrote: 1 is a whole *blue*",
                as: "decimal",
                rows: [
                  { name: "*blue*, first time", of: { kind: "quantity", quantity: "errorNorm", token: blues[0] } },
                  { name: "*blue*, second time", of: { kind: "quantity", quantity: "errorNorm", token: blues[1] } },
                  { name: "*blue*, third time", of: { kind: "quantity", quantity: "errorNorm", token: blues[2] } },
                ],
              },
            },
          },
        ],
        hints: ["What does each of them write when it hears *red*?"],
        afterwards:
          "The sum still says *blue*: three votes to one. The other says *red*. Its answer had been *blue*, so the difference was “less blue, more red”, and that is what it wrote.",
      },
      claims: [
        { shown: "blue", of: compared("comparedAnswer", "linear", red, red) },
        { shown: "red", of: compared("comparedAnswer", "delta", red, red) },
      ],
      plain: ["1"],
    },
    {
      prose:
        "To write the difference is the **delta rule**. Delta stands for *difference*.\n\n" +
        "Watch how it learns that the door is blue. With each telling it undoes half of what is still wrong: [0.50](thetaEff) of it. The bars show how hard the difference pulls on its weights: twice its length. This page calls that [surprise](surprise).",
      scene: { cursor: 4 },
      focus: ["surprise"],
      marks: [
        { token: blues[0], words: "first" },
        { token: blues[1], words: "second" },
      ],
      reveals: {
        bars: {
          caption: "How hard *blue* pulled",
          as: "decimal",
          rows: [
            { name: "first time", of: surprise(blues[0]) },
            { name: "second time", of: surprise(blues[1]) },
            { name: "third time", of: surprise(blues[2]) },
          ],
        },
      },
      check: {
        kind: "predict",
        question: "**Draw the next bar.** How hard will the third *blue* pull?",
        quantity: "surprise",
        token: blues[2],
        bands: { spotOn: 0.1, close: 0.25 },
        hints: [
          "From the first *blue* to the second the bar went from 2.00 to 1.01. What share was undone?",
          "It undoes the same share again, but now of what was left.",
        ],
        afterwards:
          "0.53. Halved, and halved again: what is known already is hardly written any more. A sum would have added a full *blue* each time.",
      },
      claims: [
        { shown: "0.50", of: { kind: "quantity", quantity: "thetaEff", token: blues[2] } },
        { shown: "2.00", of: surprise(blues[0]) },
        { shown: "1.01", of: surprise(blues[1]) },
        { shown: "0.53", of: surprise(blues[2]) },
      ],
    },
    {
      prose:
        "One write, taken apart: *Door, red*. All of it happens while the text is read, and nobody trains anything.\n\n" +
        "How much of the difference is written? The **learning rate** says so, [θ](theta), here 0.25. A write undoes 2θ of the error, so half of it. " +
        "The 2 is there because the error counts squared, and the slope of a square has a 2. (Keys have length 1.)\n\n" +
        "A small learning rate takes small steps toward what was told. A large one believes the latest word.",
      scene: { cursor: red },
      focus: [],
      reveals: {
        panels: ["substeps"],
        bars: {
          caption: "How near the answer to *door* is once *red* is written: 1 is the very same",
          as: "decimal",
          rows: [
            { name: "to *blue*", of: compared("comparedRecall", "delta", blues[0], red) },
            { name: "to *red*", of: compared("comparedRecall", "delta", red, red) },
          ],
        },
      },
      claims: [{ shown: "0.25", of: { kind: "setting", knob: "theta" } }],
      plain: ["2", "1"],
      explains: ["learningRate"],
      check: {
        kind: "order",
        question: "Put the parts of this write in their order.",
        items: [
          "Ask the matrix: what do I answer to “door”?",
          "Take the difference between this answer and “red”",
          "Take a share of this difference, by the learning rate",
          "Add door’s key times this share to the matrix",
          "Ask again: the answer is now nearer to “red”",
        ],
        hints: [
          "Each part names what it needs from the part before it: “this answer”, “this difference”, “this share”.",
          "The answer can only change once something has been added to the matrix.",
        ],
        afterwards:
          "Here it is with the numbers of the word under the cursor. The arrow keys step through its parts. *Carry* and *forget* do nothing yet: later lessons switch them on. The bars show the moment after: *red* has overtaken *blue*.",
      },
    },
    {
      prose:
        "Now the learning rate [θ](theta) is small, 0.05: a write undoes [0.10](thetaEff) of the error. One telling of *red* is too weak against three of *blue*.\n\n" +
        "A larger step corrects more. But no step touches *door* alone. Keys are only nearly at right angles, so every correction shakes the others a little.",
      scene: { cursor: red, memory: { theta: 0.05 } },
      focus: ["recallMatrix"],
      claims: [
        { shown: "0.05", of: { kind: "setting", knob: "theta" } },
        { shown: "0.10", of: { kind: "quantity", quantity: "thetaEff", token: red } },
        { shown: "blue", of: compared("comparedAnswer", "delta", red, red) },
      ],
      check: {
        kind: "goal",
        question: "Choose a step that turns the door red and leaves the window green. There is some room.",
        using: ["theta"],
        conditions: [
          {
            words: "The delta rule says that the door is red.",
            of: compared("comparedAnswer", "delta", red, red),
            is: "says",
            bound: "red",
          },
          {
            words: "Its recall of the window’s green stays above 0.85.",
            of: compared("comparedRecall", "delta", green, red),
            is: "above",
            bound: 0.85,
          },
        ],
        solution: { memory: { theta: 0.35 } },
        hints: [
          "Too small a step, and the door stays blue. Too large a step, and the window’s green suffers.",
          "In the first step of this lesson it was 0.25, and the door turned red.",
        ],
        afterwards: "Fast learning disturbs a lot. This balance will come back throughout the course.",
      },
      plain: ["0.85", "0.25"],
    },
    {
      prose:
        "A step with θ at 0.50 undoes the whole error. What does a longer one do? Here is a clock, *tick, tock*, and a learning rate of 1.00. Each write now takes the error away **twice over**.\n\n" +
        "The first *tock* has come, and with it a full pull.",
      scene: { text: ticking, cursor: 2, memory: { theta: 1 } },
      focus: ["surprise"],
      marks: [{ token: tocks[0], words: "first" }],
      reveals: {
        bars: {
          caption: "How hard the second *tock* pulls, by learning rate",
          as: "decimal",
          rows: [
            { name: "θ at 0.25", of: surprise(tocks[1]), scene: { memory: { theta: 0.25 } } },
            { name: "θ at 0.50", of: surprise(tocks[1]), scene: { memory: { theta: 0.5 } } },
            { name: "θ at 0.75", of: surprise(tocks[1]), scene: { memory: { theta: 0.75 } } },
            { name: "θ at 1.00", of: surprise(tocks[1]) },
          ],
        },
      },
      claims: [
        { shown: "1.00", of: { kind: "setting", knob: "theta" } },
        { shown: "1.96", of: surprise(tocks[0]) },
        { shown: "1.86", of: surprise(tocks[1]) },
        { shown: "1.00", of: surprise(tocks[1]), scene: { memory: { theta: 0.25 } } },
        { shown: "1.02", of: surprise(tocks[1]), scene: { memory: { theta: 0.75 } } },
        { shown: "0.36", of: surprise(tocks[1]), scene: { memory: { theta: 0.5 } } },
      ],
      plain: ["1", "0.25", "0.50", "0.75"],
      check: {
        kind: "predict",
        question: "**Draw the next bar.** How hard will the second *tock* pull?",
        quantity: "surprise",
        token: tocks[1],
        bands: { spotOn: 0.08, close: 0.2 },
        hints: [
          "Say the error is 1 too little. Take it away twice over: where is the answer now?",
          "As far away as before, on the other side. The bar has no sides: it shows how far. The first one was 1.96.",
        ],
        afterwards:
          "1.86, nearly as hard as the first: the answer jumped to the other side. θ at 0.75 overshoots by half and leaves 1.02; θ at 0.25 falls short by half and leaves 1.00. " +
          "At 0.50 the answer was exact, until the *tick* in between shook it: 0.36. With θ above 1 the error grows with every repetition until it is no longer a number. That is one way in which such models end in NaN.",
      },
    },
    {
      prose:
        "Is the delta rule better than a sum, then? Take 32 random pairs that have nothing to do with each other. Each is told once, and nothing is ever corrected.\n\n" +
        "Both read them into a matrix of 32 by 32. The delta rule takes full steps: at every write the pair at hand is made exact.",
      scene: { memory: { dimension: 32, theta: 0.5 } },
      focus: [],
      reveals: {
        bars: {
          caption: "How many of 32 random pairs are recalled",
          as: "percent",
          rows: [
            { name: "told once: the sum", of: recalled("random", "linear") },
            { name: "told once: delta, full steps", of: recalled("random", "delta") },
            { name: "told once: delta, θ at 0.14", of: recalled("random", "delta"), scene: small },
            { name: "each key told again, new value counted: the sum", of: recalled("rewritten", "linear") },
            { name: "told again: delta, full steps", of: recalled("rewritten", "delta") },
            { name: "told again: delta, θ at 0.14", of: recalled("rewritten", "delta"), scene: small },
          ],
        },
      },
      check: {
        kind: "choose",
        question: "Each pair is told once. Which recalls more of the 32?",
        see: {
          bars: {
            caption: "Fewer pairs: what the delta rule recalls with full steps",
            as: "percent",
            rows: [
              { name: "of 8 pairs", of: recalled("random", "delta", 8) },
              { name: "of 16 pairs", of: recalled("random", "delta", 16) },
              { name: "of 24 pairs", of: recalled("random", "delta", 24) },
            ],
          },
        },
        options: [
          {
            words: "The delta rule: it writes more precisely",
            hint: "Precisely for the pair at hand. What do 31 later full steps do to the first pair?",
          },
          {
            words: "Both the same: nothing is told twice",
            hint: "Their writes differ even so. Keys are not quite at right angles, and only one of the two reacts to that.",
          },
          { words: "The sum" },
        ],
        hints: ["Each full step makes one pair exact. At whose expense?"],
        afterwards:
          "The sum: 98 %, the delta rule 79 %. But tell every key again with a new value and count only that: now it is 43 % against 76 %. Small steps, [θ](theta) at 0.14, get most of both: 98 % and 92 %.",
      },
      claims: [
        { shown: "32", of: { kind: "setting", knob: "dimension" } },
        { shown: "98 %", of: recalled("random", "linear") },
        { shown: "79 %", of: recalled("random", "delta") },
        { shown: "43 %", of: recalled("rewritten", "linear") },
        { shown: "76 %", of: recalled("rewritten", "delta") },
        { shown: "98 %", of: recalled("random", "delta"), scene: small },
        { shown: "92 %", of: recalled("rewritten", "delta"), scene: small },
      ],
      plain: ["31", "8", "16", "24", "0.14"],
    },
    {
      prose:
        "Widrow and Hoff found the rule in 1960. Schlag, Irie and Schmidhuber made a memory of keys and values with it in 2021.\n\n" +
        "Titans begins with the same step, and adds two things: it *carries* past surprise on, and it *forgets*. With both switched off, word by word, it does exactly the same. Compare the table: their answers to *door* are equally near to *red*.",
      scene: {
        text: door,
        cursor: red,
        asked: [red, green, 9, 11],
        memory: { dimension: 48, theta: 0.25 },
        compare: { memories: ["linear", "delta", "titans-plain"] },
      },
      focus: ["recallMatrix"],
      bars: {
        caption: "How near the answer to *door* is to *red* at the end",
        as: "decimal",
        rows: [
          { name: "the sum", of: compared("comparedRecall", "linear", red, red) },
          { name: "delta rule", of: compared("comparedRecall", "delta", red, red) },
          {
            name: "Titans without carrying and forgetting",
            of: { kind: "comparedRecall", memory: "titans-plain", of: red, at: red },
          },
        ],
      },
      plain: ["1960", "2021"],
      check: {
        kind: "ownWords",
        question: "In one sentence: what does the delta rule write, and when does it write nothing?",
        hints: [],
        points: [
          "It asks the memory first, with the key of the word.",
          "It writes the difference between that answer and what is told, not the word itself.",
          "So where the answer is right already, nothing is written.",
        ],
        modelAnswer:
          "It writes the difference between what it was told and what it would have answered, so it writes nothing where it already knows.",
      },
    },
  ],
  remember: "The delta rule asks before it writes, and writes only what the memory still gets wrong.",
  notShown:
    "Here the step has one size for all words. Trained models choose it for each word, and so learn to write names harder than commas.",
};
