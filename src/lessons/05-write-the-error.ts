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

const error = (token: number): Measure => ({ kind: "quantity", quantity: "errorNorm", token });
const withTheta = (theta: number) => ({ memory: { theta } });
const compared = (kind: "comparedAnswer" | "comparedRecall", memory: "linear" | "delta", of: number, at: number) =>
  ({ kind, memory, of, at }) satisfies Measure;
const recalled = (storage: "random" | "rewritten", memory: "linear" | "delta", pairs = 32): Measure => ({
  kind: "capacity",
  ...{ memory, storage, pairs },
});
const small = withTheta(0.14);

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
        "The text says three times that the door is blue. Now the painters have come, and two words are left: *Door, red*.\n\n" +
        "Two matrices of one size are reading. One adds up all that it is told, as you know it. The other **asks itself first**: what would I answer to *door*? Then it writes only the *difference*: what it is told, less its own answer.",
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
      reveals: {
        cursor: red,
        bars: {
          caption: "What they answer to *door* at the end",
          as: "count",
          rows: [
            { name: "the sum", of: compared("comparedAnswer", "linear", red, red) },
            { name: "the one that asks itself first", of: compared("comparedAnswer", "delta", red, red) },
          ],
        },
      },
      check: {
        kind: "choose",
        question: "Now both read *Door, red*. What does the second one write under *door*?",
        options: [
          {
            words: "A whole *red*, as the sum does",
            hint: "It writes what it is told, less its own answer. See what it would answer.",
            see: {
              bars: {
                caption: "How near its own answer to *door* is to *blue*: 1 is the very same",
                as: "decimal",
                rows: [{ name: "to *blue*", of: compared("comparedRecall", "delta", blues[0], come) }],
              },
            },
          },
          { words: "More *red*, and less *blue*" },
          {
            words: "Almost nothing: it has known the door for long",
            hint: "It writes little where its answer is right, as at the third *blue*. Is its answer right now?",
            see: {
              bars: {
                caption: "How large the difference was that it wrote: 1 is a whole *blue*",
                as: "decimal",
                rows: [
                  { name: "*blue*, first time", of: error(blues[0]) },
                  { name: "*blue*, second time", of: error(blues[1]) },
                  { name: "*blue*, third time", of: error(blues[2]) },
                ],
              },
            },
          },
        ],
        hints: ["Told is *red*, and its own answer is *blue*. Take the one from the other."],
        afterwards:
          "What it was told is *red*, its own answer was *blue*: the difference is *red* less *blue*. Now it says *red*. The sum added a *red*, too, but to three times *blue*, and still says *blue*.",
      },
      claims: [
        { shown: "blue", of: compared("comparedAnswer", "linear", red, red) },
        { shown: "red", of: compared("comparedAnswer", "delta", red, red) },
      ],
      plain: ["1"],
    },
    {
      prose:
        "To write the difference is the **delta rule**. Delta stands for *difference*, and the length of the difference is the [error](errorNorm).\n\n" +
        "Watch it learn that the door is blue. At the first *blue* it answers nothing: the error is a whole word long, 1.00. Each telling undoes half of what is still wrong, so at the second it is 0.50.\n\n" +
        "Every word has its bar. Look at *blue* alone.",
      scene: { cursor: blues[1] },
      focus: [],
      marks: [
        { token: blues[0], words: "first" },
        { token: blues[1], words: "second" },
      ],
      reveals: {
        bars: {
          caption: "Error at *blue*",
          as: "decimal",
          rows: [
            { name: "first time", of: error(blues[0]) },
            { name: "second time", of: error(blues[1]) },
            { name: "third time", of: error(blues[2]) },
          ],
        },
      },
      check: {
        kind: "predict",
        question: "**Draw the next bar.** How large will the error be at the third *blue*?",
        quantity: "errorNorm",
        token: blues[2],
        bands: { spotOn: 0.05, close: 0.12 },
        hints: [
          "From the first *blue* to the second the error went from 1.00 to 0.50. What share was undone?",
          "It undoes the same share again, but now of what was left.",
        ],
        afterwards:
          "0.26. Halved, and halved again: what is known already is hardly written any more. A sum would have added a whole *blue* each time.",
      },
      claims: [
        { shown: "1.00", of: error(blues[0]) },
        { shown: "0.50", of: error(blues[1]) },
        { shown: "0.26", of: error(blues[2]) },
      ],
    },
    {
      prose:
        "One write, taken apart: *Door, red*. All of it happens while the text is read, and nobody trains anything.\n\n" +
        "This write undoes half of the error, too. The bar shows what there is to correct.",
      scene: { cursor: red },
      focus: [],
      bars: {
        caption: "How near the answer to *door* is before the write: 1 is the very same",
        as: "decimal",
        rows: [{ name: "to *blue*", of: compared("comparedRecall", "delta", blues[0], red - 1) }],
      },
      reveals: {
        bars: {
          caption: "And after it",
          as: "decimal",
          rows: [
            { name: "to *blue*", of: compared("comparedRecall", "delta", blues[0], red) },
            { name: "to *red*", of: compared("comparedRecall", "delta", red, red) },
          ],
        },
      },
      plain: ["1"],
      claims: [
        { shown: "0.56", of: compared("comparedRecall", "delta", blues[0], red) },
        { shown: "0.77", of: compared("comparedRecall", "delta", red, red) },
      ],
      check: {
        kind: "order",
        question: "Put the parts of this write in their order.",
        items: [
          "Ask the matrix: what do I answer to “door”?",
          "Take the difference between this answer and “red”",
          "Take half of this difference",
          "Add the outer product of door’s key and this half",
          "Ask again: the answer is now nearer to “red”",
        ],
        hints: [
          "Each part names what it needs from the part before it: “this answer”, “this difference”, “this half”.",
          "The answer can only change once something has been added to the matrix.",
        ],
        afterwards:
          "Ask, compare, take a share, add. Now the answer is 0.77 near to *red*, and only 0.56 near to *blue*: *red* has overtaken it in one write.",
      },
    },
    {
      prose:
        "Why half? How much is written is for the **learning rate** to say, [θ](theta). Until now it was 0.25. A write undoes 2 × θ of the error, and 2 × 0.25 is one half. (Where the 2 comes from, lesson 7 works out.)\n\n" +
        "A small θ takes small steps toward what is told. A large one believes the latest word. Now θ is 0.10.",
      scene: { cursor: blues[0], ...withTheta(0.1) },
      focus: [],
      explains: ["learningRate"],
      bars: {
        caption: "Error, with θ at 0.10",
        as: "decimal",
        rows: [{ name: "*blue*, first time", of: error(blues[0]) }],
      },
      reveals: {
        bars: {
          caption: "Error, each time that *blue* is told",
          as: "decimal",
          rows: [
            { name: "first time", of: error(blues[0]) },
            { name: "second time", of: error(blues[1]) },
            { name: "third time", of: error(blues[2]) },
          ],
        },
      },
      check: {
        kind: "number",
        question: "At the first *blue* the error is 1.00. How large is it at the **second**?",
        label: "error at the second *blue*:",
        of: error(blues[1]),
        slips: [
          { times: 0.25, hint: "That is what the write undoes. How much is left?" },
          { times: 1.125, hint: "A write undoes 2 × θ of the error, not θ alone." },
          { times: 0.625, hint: "That was with θ at 0.25. Now it is 0.10." },
        ],
        hints: ["Which share does a write undo when θ is 0.10?", "What is undone and what is left are 1.00 together."],
        afterwards:
          "0.80: a fifth was undone. At the third *blue* a fifth of this goes, and 0.64 is left. A small rate learns slowly.",
      },
      claims: [
        { shown: "0.10", of: { kind: "setting", knob: "theta" } },
        { shown: "1.00", of: error(blues[0]) },
        { shown: "0.80", of: error(blues[1]) },
        { shown: "0.64", of: error(blues[2]) },
      ],
      plain: ["2", "0.25", "7"],
    },
    {
      prose:
        "Now θ is 0.05: a write undoes only [0.10](thetaEff) of the error. One telling of *red* is too weak against three of *blue*.\n\n" +
        "A larger θ corrects more. But no write touches *door* alone. Keys are only nearly at right angles, so every correction shakes the other answers a little.",
      scene: { cursor: red, ...withTheta(0.05) },
      focus: [],
      bars: {
        caption: "How near two answers are at the end, as θ stands: 1 is the very same",
        as: "decimal",
        rows: [
          { name: "*door* to *blue*", of: compared("comparedRecall", "delta", blues[0], red) },
          { name: "*door* to *red*", of: compared("comparedRecall", "delta", red, red) },
          { name: "*window* to *green*", of: compared("comparedRecall", "delta", green, red) },
        ],
      },
      reveals: {
        bars: {
          caption: "How near the answer to *window* is to *green*",
          as: "decimal",
          rows: [0.05, 0.35, 0.7, 1].map((theta) => ({
            name: `θ at ${theta.toFixed(2)}`,
            of: compared("comparedRecall", "delta", green, red),
            scene: withTheta(theta),
          })),
        },
      },
      claims: [
        { shown: "0.05", of: { kind: "setting", knob: "theta" } },
        { shown: "0.10", of: { kind: "quantity", quantity: "thetaEff", token: red } },
        { shown: "blue", of: compared("comparedAnswer", "delta", red, red) },
        { shown: "0.88", of: compared("comparedRecall", "delta", green, red) },
        { shown: "0.81", of: compared("comparedRecall", "delta", green, red), scene: withTheta(1) },
      ],
      check: {
        kind: "goal",
        question: "Choose a θ that turns the door red and leaves the window green. There is some room.",
        using: ["theta"],
        conditions: [
          {
            words: "The delta rule says that the door is red.",
            of: compared("comparedAnswer", "delta", red, red),
            is: "says",
            bound: "red",
          },
          {
            words: "*Window* to *green* stays above 0.85.",
            of: compared("comparedRecall", "delta", green, red),
            is: "above",
            bound: 0.85,
          },
        ],
        solution: withTheta(0.35),
        hints: [
          "Too small a θ, and the door stays blue. Too large a θ, and the window’s green suffers.",
          "Go up until *door* is nearer to *red* than to *blue*, and then stop.",
        ],
        afterwards:
          "Nobody told anything new of the window, and yet its answer suffers a little. At 0.05 it is 0.88 near to *green*, at 1.00 it is 0.81. This balance will come back throughout the course.",
      },
      plain: ["0.85", "0.25", "0.35", "0.70", "1.00", "1"],
    },
    {
      prose:
        "With θ at 0.50 a write undoes the whole error. What does a larger one do? Here is a clock, *tick, tock*, and θ is 1.00. Each write now takes the error away **twice over**.\n\n" +
        "The first *tock* has come. Nothing was known of it, so its error was almost a whole word.",
      scene: { text: ticking, cursor: tocks[0], ...withTheta(1) },
      focus: [],
      marks: [{ token: tocks[0], words: "first" }],
      reveals: {
        bars: {
          caption: "Error at the second *tock*",
          as: "decimal",
          rows: [
            { name: "θ at 0.25", of: error(tocks[1]), scene: withTheta(0.25) },
            { name: "θ at 0.50", of: error(tocks[1]), scene: withTheta(0.5) },
            { name: "θ at 0.75", of: error(tocks[1]), scene: withTheta(0.75) },
            { name: "θ at 1.00", of: error(tocks[1]) },
          ],
        },
      },
      claims: [
        { shown: "1.00", of: { kind: "setting", knob: "theta" } },
        { shown: "0.98", of: error(tocks[0]) },
        { shown: "0.93", of: error(tocks[1]) },
        { shown: "0.50", of: error(tocks[1]), scene: withTheta(0.25) },
        { shown: "0.51", of: error(tocks[1]), scene: withTheta(0.75) },
        { shown: "0.18", of: error(tocks[1]), scene: withTheta(0.5) },
      ],
      plain: ["1", "0.25", "0.50", "0.75"],
      check: {
        kind: "predict",
        question: "**Draw the next bar.** How large will the error be at the second *tock*?",
        quantity: "errorNorm",
        token: tocks[1],
        bands: { spotOn: 0.06, close: 0.12 },
        hints: [
          "Say the answer lacks 1. It is given twice as much as it lacks: where is it now?",
          "As far away as before, on the other side. The bar has no sides: it shows how far. The first one was 0.98.",
        ],
        afterwards:
          "0.93, nearly as large as the first: the answer jumped to the other side. At 0.75 it overshoots by half, which leaves 0.51. At 0.25 it falls short by half, which leaves 0.50. " +
          "At 0.50 it was exact, until the *tick* in between shook it: 0.18. With θ above 1 the error grows with every repetition, until it is too large for a computer to hold.",
      },
    },
    {
      prose:
        "Is the delta rule better than a sum, then? Take 32 random pairs that have nothing to do with each other. Each is told once, and nothing is ever corrected.\n\n" +
        "Both read them into a matrix of 32 by 32. The delta rule takes full steps, θ at 0.50: every write makes the pair at hand exact. The bars show that a few pairs are easy for both.",
      scene: { memory: { dimension: 32, theta: 0.5 } },
      focus: [],
      shows: "tables",
      bars: {
        caption: "How many of 8 random pairs are recalled",
        as: "percent",
        rows: [
          { name: "the sum", of: recalled("random", "linear", 8) },
          { name: "delta, full steps", of: recalled("random", "delta", 8) },
        ],
      },
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
      plain: ["31", "8", "16", "24", "0.14", "0.50"],
    },
    {
      prose:
        "Widrow and Hoff found the rule in 1960. Schlag, Irie and Schmidhuber made a memory of keys and values with it in 2021.\n\n" +
        "Titans begins with the same step, and adds two things: it *carries* past errors on, and it *forgets*. Lessons 8 and 9 are about them. With both switched off, word by word, it does exactly the same as the delta rule: see the bars.",
      scene: {
        text: door,
        cursor: red,
        asked: [red, green, 9, 11],
        memory: { dimension: 48, theta: 0.25 },
        compare: { memories: ["linear", "delta", "titans-plain"] },
      },
      focus: [],
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
      plain: ["1960", "2021", "8", "9"],
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
