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

const atOnce: ScenePatch = { memory: { eta: 0, theta: 0.4 } };

export const lesson: Lesson = {
  id: "momentum",
  title: "The token after the shock",
  question: "What is still written when the shocking word has gone by, and is that a help or a harm?",
  objective:
    "Explain momentum as past surprise that goes on being written, predict how it fades, and say when carrying on helps and when it hurts.",
  scene: {
    text,
    memory: { eta: 0.8, theta: 0.08, chunk: 1, reach: 1 },
    cursor: 7,
    asked: [thunder, thunder + 1],
  },
  steps: [
    {
      prose:
        "Somebody counts: *one two three four*, over and over. A memory listens, and writes which word follows which. After ten rounds hardly anything [surprises](surprise) it.\n\n" +
        "Then comes **thunder**, and after it the counting goes on with *one*, as if nothing had happened.",
      action: { words: "Listen to the count", scene: { cursor: 39 } },
      focus: ["surprise"],
      hidesFrom: thunder,
      reveals: { cursor: thunder + 2 },
      check: {
        kind: "choose",
        question: "How many words in a row will surprise the memory strongly?",
        options: [
          {
            words: "One: only *thunder* is new",
            hint: "The memory is asked what follows the last word. What will that last word be when *one* comes?",
          },
          { words: "Two: *thunder*, and the word after it" },
          {
            words: "All that follow: the count is broken",
            hint: "Each answer depends on one word before. Has anything changed about what follows *one*?",
          },
        ],
        hints: ["Ask, for each word that comes: has the memory ever seen what follows the word before it?"],
        afterwards:
          "*thunder* gave 2.75 and the *one* after it 2.70, for nothing had ever followed *thunder*. Then *two* gave 0.07: that pair it knew.",
      },
      claims: [
        { shown: "2.75", of: surprise(thunder) },
        { shown: "2.70", of: surprise(thunder + 1) },
        { shown: "0.07", of: surprise(thunder + 2) },
      ],
    },
    {
      prose:
        "Two surprises, and then calm. Yet the memory does not only write the surprise of *now*. It keeps a push, [momentum](momentum): part of the last [push](push), plus what is new.\n\n" +
        "At *thunder* the push was 0.22, at *one* 0.30, at *two* 0.24. The dial [η](eta) says which part of the push carries on. Here it is 0.8.",
      scene: { cursor: 42 },
      focus: ["momentum", "surprise"],
      marks: [{ token: thunder, words: "the shock" }],
      check: {
        kind: "predict",
        question: "**Draw the next bar.** How strong is the push at *three*, which surprises nobody?",
        quantity: "momentum",
        token: thunder + 3,
        bands: { spotOn: 0.1, close: 0.25 },
        hints: [
          "*three* adds next to nothing of its own. What is left of the push before it?",
          "Compare the last two bars that you see: one is made of the other in the same way.",
        ],
        afterwards: "0.19. Each calm word keeps the same part of the push before it, so the push fades like an echo.",
      },
      claims: [
        { shown: "0.22", of: momentum(thunder) },
        { shown: "0.30", of: momentum(thunder + 1) },
        { shown: "0.24", of: momentum(thunder + 2) },
        { shown: "0.19", of: momentum(thunder + 3) },
        { shown: "0.8", of: { kind: "setting", knob: "eta" } },
      ],
    },
    {
      prose:
        "So at *three* the memory is still being changed, and strongly, while *three* itself surprised it by only 0.12.\n\n" +
        "Why momentum? The paper says that surprise alone may miss “important information that comes after a big surprising moment” (section 3.1), and its conclusion that the memory keeps words which are surprising “or are close to surprising tokens”. Look at the equation before you agree.",
      scene: { cursor: 43 },
      focus: ["equation", "surprise"],
      plain: ["3.1"],
      check: {
        kind: "choose",
        question: "What does the push at *three* write into the memory?",
        options: [
          {
            words: "*three* itself, more firmly than usual",
            hint: "What *three* adds is its own surprise, times the learning rate. How large is that?",
          },
          { words: "What *thunder* brought, once more" },
          {
            words: "A little of every word it has heard",
            hint: "The push has a direction, and old pushes have faded. Which of them was large, and recent?",
          },
        ],
        hints: ["The push is a sum. Which of its parts is the large one?"],
        afterwards:
          "The push at *three* and *three*’s own surprise have a [cosine](alignment) of −0.01: the one has nothing to do with the other. What momentum goes on writing is the shock, not the words that happen to come after it.",
      },
      claims: [
        { shown: "0.12", of: surprise(thunder + 3) },
        { shown: "−0.01", of: { kind: "quantity", quantity: "alignment", token: thunder + 3 } },
      ],
    },
    {
      prose:
        "Now ask the memory what follows *four*. It heard *one* there nine times, and *thunder* once. Right after the thunder it still [says](answerAfter) *one*.\n\n" +
        "Let three more words go by. Nobody says *thunder* again.",
      scene: { cursor: 41 },
      focus: ["recall"],
      hidesFrom: 42,
      reveals: { cursor: thunder + 4 },
      check: {
        kind: "choose",
        question: "When the count has come to *four* again, what does the memory say will follow?",
        options: [
          {
            words: "Still *one*: it has heard nothing else since",
            hint: "It has *heard* nothing else. But is nothing being written meanwhile?",
          },
          { words: "*thunder*" },
          {
            words: "*two*, the word that it has just heard",
            hint: "*two* was told to it as what follows *one*, not *four*.",
          },
        ],
        hints: ["What does the push go on writing, word by word, while the count goes on?"],
        afterwards:
          "*thunder*. At the word itself its answer had a cosine of 0.21 to it, four words later 0.91. The memory learned it **after** it had gone by.",
      },
      claims: [
        { shown: "one", of: { kind: "answer", of: thunder, at: thunder + 1 } },
        { shown: "thunder", of: { kind: "answer", of: thunder, at: thunder + 4 } },
        { shown: "0.21", of: { kind: "recall", of: thunder, at: thunder } },
        { shown: "0.91", of: { kind: "recall", of: thunder, at: thunder + 4 } },
      ],
      plain: ["nine"],
    },
    {
      prose:
        "One surprise, carried on for ever, is written θ once, then η times that, then η times that again. It all adds up to θ / (1 − η).\n\n" +
        "So a small learning rate with much momentum writes as much as a large one without: 0.08 at η = 0.8 makes 0.4, and so does 0.4 at once. The difference lies in *when*.",
      scene: { cursor: 44 },
      focus: [],
      check: {
        kind: "odd",
        question: "All three memories write one surprise to the same total. Which one has its momentum off?",
        quantity: "momentum",
        runs: [{ memory: { eta: 0.8, theta: 0.08 } }, atOnce, { memory: { eta: 0.9, theta: 0.04 } }],
        odd: 1,
        hints: ["Look just after the thunder: who goes on, and who is done?", "An echo fades. What has no echo stops."],
        afterwards: "Without momentum the push is over as soon as the surprise is.",
      },
      claims: [
        { shown: "0.08", of: { kind: "setting", knob: "theta" } },
        { shown: "0.8", of: { kind: "setting", knob: "eta" } },
        { shown: "0.4", of: { kind: "setting", knob: "theta" }, scene: atOnce },
      ],
      plain: ["1"],
    },
    {
      prose:
        "But this thunder was a whim of the weather. The count has come round, *four* was followed by *one* again, and the memory still expects thunder.\n\n" +
        "The two dials in your hand are the [learning rate θ](theta) and [momentum η](eta).",
      scene: { cursor: again + 1 },
      focus: ["recall", "momentum"],
      check: {
        kind: "goal",
        question: "Make it come to its senses, without making it deaf. There are many ways.",
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
        "Does it pay? In the paper’s Table 5 the column “Long Context” has 92.68 for the whole memory and 87.12 for one built without momentum. (It seems to be the mean of the needle tasks of its Table 2: for LMM, MAC, MAG and MAL the numbers agree.)\n\n" +
        "You can switch momentum off in the trained models of this page. That asks something else: what a model misses that was trained with it.",
      focus: ["momentum"],
      check: {
        kind: "ownWords",
        question: "In a sentence of your own: what is still being written when the shocking word has gone by?",
        hints: [],
        modelAnswer:
          "The shock itself: part of its push is carried into every next write, a little less each time, whatever those words are.",
      },
      cited: [
        { shown: "92.68", of: { source: "Titans, Table 5" } },
        { shown: "87.12", of: { source: "Titans, Table 5" } },
      ],
      plain: ["5", "2"],
    },
  ],
  notShown:
    "Here momentum is one knob for the whole text. A trained model opens and closes it word by word, so that a push can be stopped when the topic changes. Nor does the lesson show training: the paper’s figures come from models that were trained, on other texts.",
};
