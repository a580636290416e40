// What changes when a memory asks itself before it writes? It writes only what is missing: the delta rule, a gradient step.

import type { Lesson } from "./lesson";

const door =
  "Door, blue. Door, blue. Door, blue. Window, green. Gate, white. Roof, grey. Then the painters come. Door, red.";
const red = 17;
const green = 7;

const ticking = "Tick, tock. Tick, tock. Tick, tock. Tick, tock. Tick, tock. Tick, tock.";
/** The first three times that *tock* comes. */
const tocks = [1, 3, 5] as const;

export const lesson: Lesson = {
  id: "write-the-error",
  title: "Write the error instead",
  question: "How does a memory correct itself, and what does correcting cost?",
  objective:
    "State the delta rule as a gradient step on the memory’s own error, predict how an error shrinks with repetition, and say where plain sums do better.",
  scene: {
    text: door,
    memory: { theta: 0.25, eta: 0, alpha: 0, chunk: 1, reach: 1 },
    cursor: 15,
    asked: [red, green, 9, 11],
    compare: { memories: ["linear", "delta"] },
  },
  steps: [
    {
      prose:
        "The door is blue; the text says so three times. Windows, gate and roof have their colours. Now the painters have come, and two words are left: *Door, red*.\n\n" +
        "Two matrices of the same size are reading. One adds up all it is told. The other **asks itself first**: what do I answer to *door*? Then it writes only the *difference* between its answer and what it is told.",
      action: { words: "Read the last two words", scene: { cursor: red } },
      focus: ["recallMatrix"],
    },
    {
      prose:
        "The sum still said *blue*: three votes to one. The other one said *red*. Its answer had been blue, so the difference was “less blue, more red”, and that is what it wrote. This is the **delta rule**.\n\n" +
        "Now a clock. Each time *tock* comes, this memory undoes half of its error: 0.50 of it. The bars show how hard the error pulls: its [surprise](surprise).",
      scene: { text: ticking, cursor: 4 },
      focus: ["surprise"],
      marks: [
        { token: tocks[0], words: "first" },
        { token: tocks[1], words: "second" },
      ],
      check: {
        kind: "predict",
        question: "**Draw the next bar.** How much will the third *tock* surprise it?",
        quantity: "surprise",
        token: tocks[2],
        bands: { spotOn: 0.1, close: 0.25 },
        hints: [
          "From the first *tock* to the second the bar went from 1.98 to 1.00. What share was undone?",
          "It undoes the same share again, but now of what was left.",
        ],
        afterwards:
          "0.53. Halved, and halved again. What is known already is hardly written any more. A sum would have added a full *tock* each time.",
      },
      claims: [
        {
          shown: "blue",
          of: { kind: "comparedAnswer", memory: "linear", of: red, at: red },
          scene: { text: door },
        },
        { shown: "red", of: { kind: "comparedAnswer", memory: "delta", of: red, at: red }, scene: { text: door } },
        { shown: "0.50", of: { kind: "quantity", quantity: "thetaEff", token: tocks[2] } },
        { shown: "1.98", of: { kind: "quantity", quantity: "surprise", token: tocks[0] } },
        { shown: "1.00", of: { kind: "quantity", quantity: "surprise", token: tocks[1] } },
        { shown: "0.53", of: { kind: "quantity", quantity: "surprise", token: tocks[2] } },
      ],
    },
    {
      prose:
        "Where does such a rule come from? Measure the error: the squared distance between answer and word. A factor in front of it, [c](lossScale), only makes the step longer. Ask how each number in the matrix would have to move to make it smaller. The answer is a *gradient*, and it comes out as key times difference. The delta rule is one small step down it.\n\n" +
        "[θ](theta) says how large the step is.",
      scene: { cursor: 5 },
      focus: ["equation"],
      check: {
        kind: "choose",
        question: "“Gradient” means two things here. Which one is this?",
        options: [
          {
            words: "Of the language model’s loss, with respect to all its weights",
            hint: "That one is needed in training. Nobody trains here: this memory is only reading.",
          },
          { words: "Of the memory’s own error, with respect to the memory’s own weights" },
          {
            words: "Of the memory’s own error, with respect to the words",
            hint: "The words stay what they are. What is it that moves when the memory writes?",
          },
        ],
        hints: ["What is wrong here is the answer to a key. What can move is the matrix."],
        afterwards:
          "Keys, values and gates stand still while a text is read; the matrix alone moves. Training is an outer loop around this, and it teaches the model which keys and values to make.",
      },
    },
    {
      prose:
        "Back to the door. Now [θ](theta) is small: 0.05. One telling of *red* is too weak against three of *blue*.\n\n" +
        "A larger step corrects more. But no step touches *door* alone: keys are only nearly at right angles, so every correction shakes the others a little.",
      scene: { text: door, cursor: red, asked: [red, green, 9, 11], memory: { theta: 0.05 } },
      focus: ["recallMatrix"],
      claims: [
        { shown: "0.05", of: { kind: "setting", knob: "theta" } },
        { shown: "blue", of: { kind: "comparedAnswer", memory: "delta", of: red, at: red } },
      ],
      check: {
        kind: "goal",
        question: "Choose a step that turns the door red and leaves the window green. There is some room.",
        using: ["theta"],
        conditions: [
          {
            words: "The delta rule says that the door is red.",
            of: { kind: "comparedAnswer", memory: "delta", of: red, at: red },
            is: "says",
            bound: "red",
          },
          {
            words: "Its recall of the window’s green stays above 0.85.",
            of: { kind: "comparedRecall", memory: "delta", of: green, at: red },
            is: "above",
            bound: 0.85,
          },
        ],
        solution: { memory: { theta: 0.35 } },
        hints: [
          "Make it larger until the door changes its colour.",
          "If the window suffers, you have gone too far: come back a little.",
        ],
        afterwards: "Fast learning disturbs a lot. This balance will come back throughout the course.",
      },
      plain: ["0.85"],
    },
    {
      prose:
        "A step that undoes the whole error lands on the answer. A longer one lands beyond it. One that undoes it 2 times over ends as far away as before, on the other side: the error never shrinks. That is the limit.\n\n" +
        "Here are three memories at the same clock, *tick, tock* six times. Two of them calm down.",
      scene: { text: ticking, cursor: 11, memory: { theta: 0.25 } },
      focus: [],
      claims: [{ shown: "2", of: { kind: "quantity", quantity: "bound", token: 11 } }],
      check: {
        kind: "odd",
        question: "Which one steps too far?",
        quantity: "surprise",
        runs: [{ memory: { theta: 0.14 } }, { memory: { theta: 0.25 } }, { memory: { theta: 1 } }],
        odd: 2,
        hints: [
          "Follow every second bar from the left to the right: those are the *tocks*.",
          "Slow learning and no learning look different: does it get smaller at all?",
        ],
        afterwards:
          "Slow is not wrong; too far is. This one stands right at the limit, and its error never shrinks. Beyond it the error grows with every repetition, until it is no longer a number. That is one way in which such models end in NaN. Chunks make the limit lower, as a later lesson shows.",
      },
    },
    {
      prose:
        "Is the delta rule better than a sum, then? Take 32 random pairs that have nothing to do with each other. Each is told once, and nothing is ever corrected.\n\n" +
        "Both read them into a matrix of 32 by 32; the delta rule takes full steps, exact at every write.",
      scene: { memory: { dimension: 32, theta: 0.5 } },
      focus: [],
      reveals: { panels: ["capacity"] },
      check: {
        kind: "choose",
        question: "Which recalls more of the 32?",
        options: [
          {
            words: "The delta rule: it writes more precisely",
            hint: "Precisely for the pair at hand. What do 31 later full steps do to the first pair?",
          },
          {
            words: "Both the same: nothing is told twice",
            hint: "Their writes differ even so: keys are not quite at right angles, and only one of the two reacts to that.",
          },
          { words: "The sum" },
        ],
        hints: ["Each full step makes one pair exact. At whose expense?"],
        afterwards:
          "The sum: 98 %, the delta rule 79 %. But tell every key a second time with a new value, and it is 43 % against 76 %. Small steps, [θ](theta) at 0.14, get most of both: 98 % and 92 %.",
      },
      claims: [
        { shown: "32", of: { kind: "setting", knob: "dimension" } },
        { shown: "98 %", of: { kind: "capacity", memory: "linear", storage: "random", pairs: 32 } },
        { shown: "79 %", of: { kind: "capacity", memory: "delta", storage: "random", pairs: 32 } },
        { shown: "43 %", of: { kind: "capacity", memory: "linear", storage: "rewritten", pairs: 32 } },
        { shown: "76 %", of: { kind: "capacity", memory: "delta", storage: "rewritten", pairs: 32 } },
        {
          shown: "98 %",
          of: { kind: "capacity", memory: "delta", storage: "random", pairs: 32 },
          scene: { memory: { theta: 0.14 } },
        },
        {
          shown: "92 %",
          of: { kind: "capacity", memory: "delta", storage: "rewritten", pairs: 32 },
          scene: { memory: { theta: 0.14 } },
        },
      ],
      plain: ["31", "0.14"],
    },
    {
      prose:
        "The rule is Widrow and Hoff’s, of 1960. Schlag, Irie and Schmidhuber made a memory of keys and values with it in 2021, and DeltaNet trains it in parallel. Titans begins with the same step, and adds two things: it *carries* past surprise on, and it *forgets*. With both switched off, word by word, it does exactly the same: recall of the red door is 0.77 for both.",
      scene: {
        text: door,
        cursor: red,
        asked: [red, green, 9, 11],
        memory: { dimension: 48, theta: 0.25 },
        compare: { memories: ["linear", "delta", "titans-plain"] },
      },
      focus: ["recallMatrix", "ladder"],
      plain: ["1960", "2021"],
      claims: [
        { shown: "0.77", of: { kind: "comparedRecall", memory: "delta", of: red, at: red } },
        { shown: "0.77", of: { kind: "comparedRecall", memory: "titans-plain", of: red, at: red } },
      ],
      check: {
        kind: "ownWords",
        question: "In one sentence: what does the delta rule write, and when does it write nothing?",
        hints: [],
        modelAnswer:
          "It writes the difference between what it was told and what it would have answered, so it writes nothing where it already knows.",
      },
    },
  ],
  notShown:
    "Here the step has one size for all words. Trained models choose it for each word, and learn to write names harder than commas. DeltaNet and its kin also compute whole stretches of text at once, by algebra that changes nothing in the result.",
};
