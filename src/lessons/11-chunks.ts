// Why is nothing learned inside a chunk, what is gained by that, and why does a chunk too long for its rate explode? And two questions
// that come with it: does a memory answer before or after its write, and whose memory is it?

import type { Bars } from "./bars";
import type { Measure } from "#model/contracts/measure";
import type { ScenePatch } from "#scene/scenePatch";
import type { Lesson } from "./lesson";

/** The first tick ends the first chunk of 4: every later one has the same key, and finds the same error as those of its chunk. */
const clock = (ticks: number): string => `Hear the clock ${Array(ticks).fill("tick").join(" ")}`;
/** The first words of the chunks of 4 after the first. */
const chunkStarts = [
  { token: 4, words: "second chunk" },
  { token: 8, words: "third chunk" },
  { token: 12, words: "fourth chunk" },
];
const twoReadings =
  "Mia keeps a silver fox. Noor keeps a blue heron. Every night one lamp turns slowly over black water while nobody " +
  "sleeps. At dawn the tide brings rope and green glass. Every night one lamp turns slowly over black water while " +
  "nobody sleeps. Now Noor keeps a red kite.";
/** From *night* on, read for the first time, and for the second. */
const first = { from: 11, to: 21 };
const second = { from: 32, to: 42 };
/** Short enough that all its questions are in sight. */
const conversation = "Mia keeps a silver fox. Noor keeps a blue heron. Now Noor keeps a red kite.";
/** Its last word. */
const end = 15;
const song = "Row your boat. Row, row your boat. Row, row, row your boat.";
/** The second *row* of the second line, the first that follows a *row*: the cursor's word. */
const row = 4;
const short = "Every night one lamp turns slowly over black water alone.";
/** All its words but the first, which nothing comes before. */
const said = [1, 2, 3, 4, 5, 6, 7, 8, 9];
const alone = 9;

const surprise = (token: number): Measure => ({ kind: "quantity", quantity: "surprise", token });
const mean = (reading: { from: number; to: number }): Measure => ({ kind: "mean", quantity: "surprise", ...reading });
const expects = (token: number): Measure => ({ kind: "word", quantity: "guess", token });
const bound: Measure = { kind: "quantity", quantity: "bound", token: 35 };
const known: Measure = { kind: "right", asked: said, at: alone };
const part: Measure = { kind: "quantity", quantity: "thetaEff", token: 8 };
const chunked = (chunk: number): ScenePatch => ({ memory: { chunk } });
const before: ScenePatch = { memory: { readOrder: "before" } };
const after: ScenePatch = { memory: { readOrder: "after" } };
/** What code that waits for a full chunk has written by the end of the short text: two chunks of 4, and none of 64. */
const waiting: ScenePatch = { overrides: [{ gate: "theta", from: 8, to: alone, value: 0 }] };
const waitingLonger: ScenePatch = {
  ...chunked(64),
  overrides: [{ gate: "theta", from: 0, to: alone, value: 0 }],
};

const ticking: ScenePatch = { memory: { theta: 0.14, eta: 0, alpha: 0, reach: 1, chunk: 4 } };
const readTwice: ScenePatch = {
  text: twoReadings,
  memory: { theta: 0.14, eta: 0.6, alpha: 0.005, reach: 5, chunk: 4 },
  cursor: second.to,
  asked: [18, 21],
};
const readings = [
  { token: first.from, words: "first reading begins" },
  { token: second.from, words: "second reading begins" },
];
const carriedOver: Bars = {
  caption: "Surprise at a word, on average, in chunks of 4",
  as: "decimal",
  rows: [
    { name: "first reading", of: mean(first) },
    { name: "second reading, five chunks later", of: mean(second) },
  ],
};

export const lesson: Lesson = {
  id: "chunks",
  title: "Chunks",
  question: "Why do equal words surprise the memory equally, and why can a longer chunk make it explode?",
  objective:
    "Predict surprise inside and after a chunk, keep the learning rate below what a chunk can bear, and say when a memory writes, reads and starts afresh.",
  needs: ["surprise-is-a-gradient", "write-the-error"],
  scene: {
    // The first chunk alone: what comes after it is the question of the second step.
    text: clock(5),
    ...ticking,
    cursor: 5,
    asked: [4],
  },
  steps: [
    {
      prose:
        "A clock: *tick tick tick*. Nothing could be easier to learn. The memory is asked each time what follows *tick*, and the answer is always the same.\n\n" +
        "What follows *tick* was asked twice so far: at the second tick and at the third. Its [surprise](surprise) was 1.93 both times.",
      focus: ["surprise"],
      marks: [
        { token: 4, words: "second" },
        { token: 5, words: "third" },
      ],
      reveals: { marks: [{ token: 6, words: "fourth" }] },
      check: {
        kind: "predict",
        question: "**Draw the next bar.** How much does the *fourth* tick surprise it?",
        quantity: "surprise",
        token: 6,
        bands: { spotOn: 0.08, close: 0.25 },
        hints: [
          "It should be less, if the memory has learned from two such answers. Had it learned from one?",
          "The last two bars are equal, although it had been told the answer once when the second came. Go on like that.",
        ],
        afterwards:
          "1.93, exactly as before. The clock is easy. But the second, third and fourth tick were all held against the same old memory, as the next step says.",
      },
      claims: [
        { shown: "1.93", of: surprise(4) },
        { shown: "1.93", of: surprise(5) },
        { shown: "1.93", of: surprise(6) },
      ],
    },
    {
      prose:
        "This memory reads in [chunks](chunk) of 4 words. *Hear the clock tick* is the first chunk, and takes the first tick. Ticks two to five are the second chunk. Every surprise of a chunk asks the memory [that the chunk began with](chunkAnswer).\n\n" +
        "So those four ticks asked the same old memory, and each of them is written. Two more chunks follow, of four ticks each.",
      scene: { text: clock(13), cursor: 7, asked: [4] },
      explains: ["chunk"],
      focus: ["surprise"],
      hidesFrom: 8,
      marks: [{ token: 4, words: "second chunk" }],
      reveals: { cursor: 15, marks: chunkStarts },
      check: {
        kind: "choose",
        question: "What will the bars of the next eight ticks look like?",
        options: [
          {
            words: "All as high as before: it does not learn",
            hint: "It did measure four surprises, and each of them was written. Here is what the memory answers by now.",
            see: {
              bars: {
                caption: "How near its answer is to *tick* after this chunk: 1 is the word itself",
                as: "decimal",
                rows: [{ name: "cosine", of: { kind: "quantity", quantity: "recallAfter", token: 7 } }],
              },
            },
          },
          { words: "Lower with every chunk: a stair" },
          {
            words: "Lower with every tick: a slope",
            hint: "Within one chunk, which memory do the words ask? Compare these two.",
            see: {
              marks: [
                { token: 4, words: "second tick" },
                { token: 7, words: "fifth tick" },
              ],
            },
          },
        ],
        hints: ["One chunk, one memory that is asked. How many heights can its bars have, if all its words are alike?"],
        afterwards:
          "A stair. The four ticks of a chunk find the same error, and all four correct it. From 1.93 in the second chunk it falls to 0.23 in the third, and to 0.03 in the fourth.",
      },
      claims: [
        { shown: "4", of: { kind: "setting", knob: "chunk" } },
        { shown: "1.93", of: surprise(4) },
        { shown: "1.93", of: surprise(7) },
        { shown: "0.23", of: surprise(8) },
        { shown: "0.23", of: surprise(11) },
        { shown: "0.03", of: surprise(12) },
      ],
      plain: ["1"],
    },
    {
      prose:
        "Is nothing learned, then, before a chunk ends? It is: on this page each push is written at once. Only the *measuring* asks old weights.\n\n" +
        "These ten words are two chunks of 4, and two words of a third. At the last of them the memory [as it is now](recallAfter) answers all 9 questions: what follows *every*, what follows *night*, and so on. " +
        "Much code does it more simply: it collects a chunk, and writes when the chunk is full.",
      scene: { text: short, memory: { reach: 5 }, cursor: alone, asked: said },
      answers: ["nothingWritten"],
      focus: ["answers"],
      reveals: {
        bars: {
          caption: "Questions answered at *alone*, of nine",
          as: "count",
          rows: [
            { name: "each push written at once", of: known },
            { name: "written when a chunk of 4 is full", of: known, scene: waiting },
            { name: "written when a chunk of 64 is full", of: known, scene: waitingLonger },
          ],
        },
      },
      check: {
        kind: "choose",
        question:
          "Such code reads the same ten words, in chunks of 4. How many of the 9 questions does it answer at the end?",
        options: [
          { words: "7" },
          {
            words: "All 9",
            hint: "It has read them all. Has it written them all? The framed word begins the third chunk.",
            see: { marks: [{ token: 8, words: "third chunk" }] },
          },
          {
            words: "None",
            hint: "It writes whenever a chunk is full. The two framed words, *lamp* and *black*, each end a chunk.",
            see: {
              marks: [
                { token: 3, words: "end of the first chunk" },
                { token: 7, words: "end of the second" },
              ],
            },
          },
        ],
        hints: ["How many chunks are full at the end, and which words do they hold?"],
        afterwards:
          "7, where this page’s memory answers 9: the last two words wait for a chunk that never fills. With chunks of 64 such code writes nothing of this text, and answers 0. Somebody who uses titans-pytorch asked why (its issue 59).",
      },
      claims: [
        { shown: "4", of: { kind: "setting", knob: "chunk" } },
        { shown: "ten", of: { kind: "length" } },
        { shown: "9", of: known },
        { shown: "7", of: known, scene: waiting },
        { shown: "0", of: known, scene: waitingLonger },
      ],
      plain: ["64", "59"],
    },
    {
      prose:
        "Why chunks at all? Speed. No surprise of a chunk needs another’s result, so all can be worked out at once. The next lesson shows how.\n\n" +
        "But what does the memory lose by it? Here one sentence, *every night one lamp …*, is read twice, in chunks of 4. The first reading surprises it by 2.13 a word, the second by 1.22. The second can only profit from a reading in an *earlier* chunk.",
      scene: readTwice,
      focus: ["surprise"],
      marks: readings,
      bars: {
        caption: "Surprise at a word, on average, in chunks of the size that is set",
        as: "decimal",
        rows: [
          { name: "first reading", of: mean(first) },
          { name: "second reading", of: mean(second) },
        ],
      },
      reveals: {
        bars: {
          caption: "Surprise of the second reading, at a word",
          as: "decimal",
          rows: [4, 16, 64].map((chunk) => ({
            name: `chunks of ${chunk}`,
            of: mean(second),
            scene: chunked(chunk),
          })),
        },
      },
      check: {
        kind: "goal",
        question:
          "Choose a chunk size that makes the second reading nearly as surprising as the first. You can type it.",
        using: ["chunk"],
        conditions: [
          {
            words: "The second reading surprises by more than 2 a word.",
            of: mean(second),
            is: "above",
            bound: 2,
          },
        ],
        solution: chunked(64),
        hints: [
          "Where must the chunk that holds the second reading begin, so that it knows nothing of the first?",
          "Both readings have to lie in one chunk. How many words are there up to the end of the second?",
        ],
        afterwards:
          "In chunks of 16 the second reading is hardly more surprising than in chunks of 4. But with both readings in one chunk it is nearly as new as the first was: 2.02 a word. So the chunk size, *b*, is a part of the model, and not only of how it is computed.",
      },
      claims: [
        { shown: "4", of: { kind: "setting", knob: "chunk" } },
        { shown: "2.13", of: mean(first) },
        { shown: "1.22", of: mean(second) },
        { shown: "2.02", of: mean(second), scene: chunked(64) },
      ],
      plain: ["2", "16", "64"],
    },
    {
      prose:
        "Words that do not see each other’s writes can do harm. Back to the clock, with a larger [θ](theta). One write undoes [a part of the error](thetaEff), here 0.60 of it: that is θ, times the [factor of the loss](lossScale). But the four ticks of a chunk see the *same* error. Together they undo 2.4 times the error.\n\n" +
        "Then the memory is wrong on the other side, 1.4 times as much as before. The next chunk overshoots that.",
      scene: { text: clock(33), memory: { ...ticking.memory, theta: 0.3 }, cursor: 35, asked: [4] },
      answers: ["longDiverges"],
      focus: ["surprise"],
      marks: [
        { token: 4, words: "second chunk" },
        { token: 8, words: "third chunk" },
      ],
      reveals: {
        bars: {
          caption: "The part of the error that one write undoes, and what it may undo at most",
          as: "decimal",
          rows: [
            { name: "it undid", of: part },
            ...[1, 2, 4].map((chunk) => ({
              name: `at most, in chunks of ${chunk}`,
              of: bound,
              scene: chunked(chunk),
            })),
          ],
        },
      },
      check: {
        kind: "goal",
        question: "Make the clock quiet again. Either dial can do it.",
        using: ["theta", "chunk"],
        conditions: [
          {
            words: "The last tick surprises by less than 0.1.",
            of: surprise(35),
            is: "below",
            bound: 0.1,
          },
        ],
        solution: chunked(2),
        hints: [
          "How many equal words may add their writes, before they overshoot by as much as they were wrong?",
          "Fewer words in a chunk, or a smaller write for each: it is the product that counts.",
        ],
        afterwards:
          "Here all words of a chunk ask the same key. Then their number, times the part that one write undoes, must stay below 2. So in chunks of 4 one write may undo at most [0.50](bound), and it undid 0.60. People report that a memory explodes on long texts (titans-pytorch, issue 29). Here length is not the cause: it only gives the overshoot time to grow.",
      },
      claims: [
        { shown: "0.60", of: part },
        { shown: "1.4", of: { kind: "ratio", of: surprise(8), to: surprise(7) } },
        { shown: "1.4", of: { kind: "ratio", of: surprise(12), to: surprise(11) } },
        { shown: "0.50", of: bound },
        { shown: "4", of: { kind: "setting", knob: "chunk" } },
      ],
      plain: ["2.4", "1", "2", "0.1", "29"],
    },
    {
      prose:
        "Which comes first? At every word the memory *writes* what it just heard. It also [reads](read): that word is [a question](query), too, *what comes next?*\n\n" +
        "This memory reads **before** it writes. From the song’s first line it knows that *your* follows *row*. At the word on black it hears *row, row* for the first time. It reads, and [expects](guess) *your*, [quite surely](guessCosine). Only then does it write that *row* follows *row*.",
      scene: {
        text: song,
        memory: { theta: 0.4, eta: 0, alpha: 0, chunk: 1, reach: 1, readOrder: "before" },
        cursor: row,
        asked: [1, 2],
      },
      answers: ["readOrder"],
      focus: [],
      bars: {
        caption: "At the word on black, reading before the write",
        as: "decimal",
        rows: [
          { name: "it expects", of: expects(row), scene: before },
          {
            name: "how surely: its cosine",
            of: { kind: "quantity", quantity: "guessCosine", token: row },
            scene: before,
          },
        ],
      },
      reveals: {
        bars: {
          caption: "At the word on black",
          as: "decimal",
          rows: [
            { name: "it expects, reading before the write", of: expects(row), scene: before },
            { name: "it expects, reading after the write", of: expects(row), scene: after },
            { name: "its surprise, reading before the write", of: surprise(row), scene: before },
            { name: "its surprise, reading after the write", of: surprise(row), scene: after },
          ],
        },
      },
      check: {
        kind: "choose",
        question: "Now let it write first, and read after that. What is different at this word?",
        options: [
          { words: "What it expects: now *row*" },
          {
            words: "Nothing: it still expects *your*",
            hint: "It asks with *row*. How much of its error does the write of *row* after *row* undo?",
            see: {
              bars: {
                caption: "The part of its error that this write undoes",
                as: "decimal",
                rows: [{ name: "*row* after *row*", of: { kind: "quantity", quantity: "thetaEff", token: row } }],
              },
            },
          },
          {
            words: "Its surprise: now it knows the word",
            hint: "When is the error found: before the write, or after it?",
            see: { panels: ["substeps"] },
          },
        ],
        hints: ["What stands under *row* in the memory, once *row* has been written there?"],
        afterwards:
          "It expects *row*. Is that cheating? No: it has written the word that it *heard*, and is asked for the *next*. Its surprise is 2.98 in both orders, for that asks the memory before the write.",
      },
      claims: [
        { shown: "your", of: expects(row) },
        { shown: "row", of: expects(row), scene: after },
        { shown: "2.98", of: surprise(row) },
        { shown: "2.98", of: surprise(row), scene: after },
      ],
    },
    {
      prose:
        "Three terms get mixed up. The words of a *chunk* are measured at the same weights. A *segment* is the stretch of text that attention sees at once. A *batch* is several texts, read side by side.\n\n" +
        "Look at the picture from the outside in. A model reads several texts at once, each in segments, and each segment in chunks. A segment may be as short as one chunk.",
      scene: { ...readTwice, memory: { ...readTwice.memory, readOrder: "after" } },
      explains: ["segment"],
      answers: ["perText", "chunkOrSegment"],
      focus: ["nesting"],
      reveals: { bars: carriedOver },
      check: {
        kind: "choose",
        question:
          "Eight texts in one batch, each of 16 chunks. In one head of one layer: how many memories are written, and when do they start afresh?",
        options: [
          { words: "Eight, each afresh when its text begins" },
          {
            words: "One, which all eight share",
            hint: "Look at the first word of this text. What does its memory know then, of this text or any other?",
            see: { cursor: 0, panels: ["answers"] },
          },
          {
            words: "One for each chunk, afresh every time",
            hint: "Then how could the second reading of the night profit from the first?",
            see: { bars: carriedOver },
          },
        ],
        hints: ["Whose memory is it: the text’s, the chunk’s, or the batch’s?"],
        afterwards:
          "Each text has its own, in every layer and head. It goes on through chunks and segments, or the second reading could not fall from 2.13 to 1.22. Only a new text begins with the first weights and no push.",
      },
      claims: [
        { shown: "2.13", of: mean(first) },
        { shown: "1.22", of: mean(second) },
      ],
      plain: ["16", "4"],
    },
    {
      prose:
        "So does it remember *you*, from one conversation to the next? A short text is read to its end: the memory knows what last followed each of its words. Now let the same text begin again, as a new conversation.\n\n" +
        "What was written is weights, and weights are numbers, like those in any file.",
      scene: { text: conversation, cursor: end },
      action: { words: "Begin again", scene: { cursor: 0 } },
      answers: ["betweenUsers"],
      focus: ["answers"],
      check: {
        kind: "ownWords",
        question: "A friend asks: *does it remember me from yesterday?* Answer in a sentence or two of your own.",
        hints: [],
        modelAnswer:
          "No: what it learned from you was in the weights of that one text’s memory, and a new text begins with the first weights, unless somebody has kept yours.",
        points: [
          "What it learned while reading stands in the memory’s weights, and belongs to one text.",
          "A new text begins with the first weights, which training gave to all.",
          "It could be kept, but only if somebody saves those weights and loads them again.",
        ],
      },
    },
  ],
  remember:
    "All words of a chunk are measured against the memory that the chunk began with, which makes it fast and can make it explode.",
  notShown:
    "A clock is the worst case: all its keys are equal. In real text few words of a chunk are, so larger steps are tolerated than the rule says, and with momentum smaller ones.",
};
