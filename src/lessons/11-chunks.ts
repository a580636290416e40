// Why is nothing learned inside a chunk, what is gained by that, and why does a chunk too long for its rate explode?

import type { ScenePatch } from "#scene/scenePatch";
import type { Lesson } from "./lesson";

const clock = (ticks: number): string => Array(ticks).fill("tick").join(" ");
const twoReadings =
  "Mia keeps a silver fox. Noor keeps a blue heron. Every night one lamp turns slowly over black water while nobody " +
  "sleeps. At dawn the tide brings rope and green glass. Every night one lamp turns slowly over black water while " +
  "nobody sleeps. Now Noor keeps a red kite.";
/** From *night* on, read for the first time, and for the second. */
const first = { from: 11, to: 21 };
const second = { from: 32, to: 42 };

const readTwice: ScenePatch = {
  text: twoReadings,
  memory: { theta: 0.14, eta: 0.6, alpha: 0.005, reach: 5, chunk: 4 },
  cursor: second.to,
  asked: [18, 21],
};
const readings = [
  { token: first.from, words: "first reading" },
  { token: second.from, words: "second reading" },
];

const oneByOne: ScenePatch = { memory: { chunk: 1 } };

export const lesson: Lesson = {
  id: "chunks",
  title: "Chunks",
  question: "Why do four equal words surprise the memory equally, and why can a longer chunk make it explode?",
  objective:
    "Predict surprise inside and after a chunk, tell an exact parallel form from a changed rule, and keep the learning rate below what a chunk can bear.",
  scene: {
    // The first chunk alone: what comes after it is the question of the second step.
    text: clock(4),
    memory: { theta: 0.14, eta: 0, alpha: 0, reach: 1, chunk: 4 },
    cursor: 1,
    asked: [2],
  },
  steps: [
    {
      prose:
        "A clock: *tick tick tick*. Nothing could be easier to learn. The memory is asked each time what follows *tick*, and the answer is always the same.\n\n" +
        "Two ticks have been read. Their [surprise](surprise) was 1.99 and 1.98.",
      focus: ["surprise"],
      check: {
        kind: "predict",
        question: "**Draw the next bar.** How much does the *third* tick surprise it?",
        quantity: "surprise",
        token: 2,
        bands: { spotOn: 0.08, close: 0.25 },
        hints: [
          "It should be less, if the memory has learned from two ticks. Had it learned from one?",
          "The first two bars are almost equal, although one tick had been read when the second came. Go on like that.",
        ],
        afterwards: "1.98, exactly like the second. Reading on, it seems, has taught it nothing.",
      },
      claims: [
        { shown: "1.99", of: { kind: "quantity", quantity: "surprise", token: 0 } },
        { shown: "1.98", of: { kind: "quantity", quantity: "surprise", token: 1 } },
        { shown: "1.98", of: { kind: "quantity", quantity: "surprise", token: 2 } },
      ],
    },
    {
      prose:
        "This memory reads in [chunks](chunk) of 4 words. Every surprise of a chunk is measured against the weights **that the chunk began with**. So four words of one chunk [ask the same old memory](chunkAnswer), and none of them sees what the others wrote.\n\n" +
        "Four ticks are read now. The fifth begins a new chunk.",
      scene: { text: clock(16), cursor: 3, asked: [2] },
      focus: ["surprise"],
      hidesFrom: 4,
      check: {
        kind: "choose",
        question: "What will the bars of the fifth, sixth and seventh tick look like?",
        options: [
          {
            words: "As high as before: it does not learn",
            hint: "It did measure four surprises, and each of them was written. Which weights does the new chunk begin with?",
          },
          { words: "Much lower, and all alike: a stair" },
          {
            words: "Lower with each of them: a slope",
            hint: "Within one chunk, whom do the words ask?",
          },
        ],
        hints: ["One chunk, one memory that is asked. How many heights can its bars have, if all its words are alike?"],
        afterwards: "A stair: 0.29 for each of the four, then 0.03 for the four after them.",
      },
      claims: [
        { shown: "4", of: { kind: "setting", knob: "chunk" } },
        { shown: "0.29", of: { kind: "quantity", quantity: "surprise", token: 4 } },
        { shown: "0.29", of: { kind: "quantity", quantity: "surprise", token: 7 } },
        { shown: "0.03", of: { kind: "quantity", quantity: "surprise", token: 8 } },
      ],
    },
    {
      prose:
        "*Measured* late does not mean *written* late. On this page each push is written at once: after one tick the answer already has a [cosine](recallAfter) of 0.97 to *tick*. Only surprise is not measured against it.\n\n" +
        "Much code does it more simply: it collects a chunk, and writes it when it is full.",
      scene: { cursor: 0 },
      focus: ["recallSeries"],
      marks: [{ token: 0, words: "after one write" }],
      check: {
        kind: "choose",
        question: "Such code is given a text of 40 words, with chunks of 64. What is in its memory at the end?",
        options: [
          { words: "What was there before the text: nothing was written" },
          {
            words: "All 40 words, a little weaker",
            hint: "It writes when a chunk is full. When is that here?",
          },
          {
            words: "An error: a text must be as long as a chunk",
            hint: "It can be read without trouble. It is only the writing that waits.",
          },
        ],
        hints: ["When does the first write happen?"],
        afterwards:
          "So a reader of titans-pytorch asked whether anything is written at all (its issue 59). Not before a chunk is full.",
      },
      claims: [{ shown: "0.97", of: { kind: "quantity", quantity: "recallAfter", token: 0 } }],
      plain: ["40", "64", "59"],
    },
    {
      prose:
        "Why do that at all? Speed. No surprise of a chunk needs another’s result. So a graphics card can take all of them at once, as a few products of matrices.\n\n" +
        "For a chunk, this parallel form gives the *same* numbers as going through it word by word. It is no approximation.",
      scene: { cursor: 7 },
      focus: ["surprise"],
      knobs: ["chunk"],
      check: {
        kind: "choose",
        question: "So does it matter whether the chunk is 4 or 1?",
        options: [
          {
            words: "No: parallel and word by word are equal",
            hint: "Equal for the *same* chunk size. With chunks of one, which weights does the second tick ask?",
          },
          { words: "Yes: the surprises themselves differ" },
          {
            words: "Only for the speed",
            hint: "Set the chunk size to 1 and look at the bars: is there still a stair?",
          },
        ],
        hints: ["There are two questions: how a rule is computed, and which rule it is."],
        afterwards:
          "With chunks of one, the third tick surprises by 1.41 instead of 1.98. The chunk size, *b*, is a part of the model, not of the computer.",
      },
      claims: [
        { shown: "1.41", of: { kind: "quantity", quantity: "surprise", token: 2 }, scene: oneByOne },
        { shown: "1.98", of: { kind: "quantity", quantity: "surprise", token: 2 } },
        { shown: "4", of: { kind: "setting", knob: "chunk" } },
        { shown: "1", of: { kind: "setting", knob: "chunk" }, scene: oneByOne },
      ],
    },
    {
      prose:
        "Real text is no clock. Here one sentence, *every night one lamp …*, is read twice. With chunks of 4, the second reading (from *night* on) surprises the memory 43 % less.\n\n" +
        "It can only profit from a reading that lies in an *earlier* chunk.",
      scene: readTwice,
      focus: ["surprise"],
      marks: readings,
      check: {
        kind: "goal",
        question: "With the chunk size alone, take the whole profit away.",
        using: ["chunk"],
        conditions: [
          {
            words: "The second reading surprises by more than 1.95 a word, as much as a first.",
            of: { kind: "mean", quantity: "surprise", ...second },
            is: "above",
            bound: 1.95,
          },
        ],
        solution: { memory: { chunk: 64 } },
        hints: [
          "Where must the chunk that holds the second reading begin, so that it knows nothing of the first?",
          "Both readings have to lie in one chunk.",
        ],
        afterwards:
          "Both readings in one chunk, and the second is as new as the first. Long chunks are fast and blind.",
      },
      claims: [
        { shown: "4", of: { kind: "setting", knob: "chunk" } },
        {
          shown: "43 %",
          of: {
            kind: "smaller",
            of: { kind: "mean", quantity: "surprise", ...second },
            than: { kind: "mean", quantity: "surprise", ...first },
          },
        },
      ],
      plain: ["1.95"],
    },
    {
      prose:
        "Blind, and worse. Back to the clock, with a larger [θ](theta). One write undoes [a part of the error](thetaEff): here 0.6 of it. But the four ticks of a chunk see the *same* error, and each undoes 0.6 of it. Together that is 2.4 times the error.\n\n" +
        "The memory overshoots, and is more wrong than before. The next chunk overshoots that.",
      scene: {
        text: clock(36),
        memory: { theta: 0.3, eta: 0, alpha: 0, reach: 1, chunk: 4 },
        cursor: 35,
        asked: [2],
      },
      focus: ["surprise"],
      check: {
        kind: "goal",
        question: "Make the clock quiet again. Either dial can do it.",
        using: ["theta", "chunk"],
        conditions: [
          {
            words: "The last tick surprises by less than 0.1.",
            of: { kind: "quantity", quantity: "surprise", token: 35 },
            is: "below",
            bound: 0.1,
          },
        ],
        solution: { memory: { chunk: 2 } },
        hints: [
          "How many equal words may add their writes, before they overshoot by as much as they were wrong?",
          "Fewer words in a chunk, or a smaller write for each: it is the product that counts.",
        ],
        afterwards:
          "The rule: words in a chunk, times the part that one write undoes, must stay below 2. Here, with chunks of 4, that part must stay below [0.5](bound).",
      },
      claims: [
        { shown: "0.6", of: { kind: "quantity", quantity: "thetaEff", token: 3 } },
        { shown: "0.5", of: { kind: "quantity", quantity: "bound", token: 3 } },
        { shown: "4", of: { kind: "setting", knob: "chunk" } },
      ],
      plain: ["2.4", "2", "0.1"],
    },
    {
      prose:
        "Does such code end in NaN? Text repeats its words, so look at θ times *b* first. Deep memories can explode in other ways too; there a limit on the gradient helps, or forgetting.\n\n" +
        "Three words get mixed up. The words of a *chunk* are measured at the same weights. A *segment* is what attention sees at once. A *batch* is many texts, side by side.",
      scene: readTwice,
      focus: ["surprise"],
      marks: readings,
      check: {
        kind: "choose",
        question:
          "Eight texts in one batch, each of 16 chunks. In one head of one layer: how many memories are written, and when do they start afresh?",
        options: [
          { words: "Eight, each afresh when its text begins" },
          {
            words: "One, which all eight share",
            hint: "What one reader reads must not turn up in another’s answers. What *is* shared are the trained weights around it.",
          },
          {
            words: "One for each chunk, afresh every time",
            hint: "Then the second reading of the night could never profit from the first.",
          },
        ],
        hints: ["Whose memory is it: the text’s, the chunk’s, or the batch’s?"],
        afterwards:
          "Every layer and head has its own. Each belongs to a text, and goes on through its chunks and segments. Only a new text begins with the first weights and no push.",
      },
      plain: ["16"],
    },
    {
      prose: "So a chunk is a bargain. All its surprises are measured at once, and none of them knows of the others.",
      scene: {
        text: clock(16),
        memory: { theta: 0.14, eta: 0, alpha: 0, reach: 1, chunk: 4 },
        cursor: 15,
        asked: [2],
      },
      focus: ["surprise"],
      check: {
        kind: "ownWords",
        question: "In a sentence of your own: why can a memory with a longer chunk be faster, and yet explode?",
        hints: [],
        modelAnswer:
          "Because all words of a chunk measure the same old error they can be computed at once, and because none sees what the others have mended, together they may mend it far too much.",
      },
    },
  ],
  notShown:
    "A clock is the worst case: all keys are equal. In text only some words repeat, so larger steps are tolerated than the rule says, and smaller ones with momentum. Speed itself is not measured here: on texts this short a graphics card has nothing to gain.",
};
