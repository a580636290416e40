// Who finds a number told once in a field of empty sentences? How a needle is hidden, what our models find, and what a table proves.

import type { Measure } from "#model/contracts/measure";
import type { ScenePatch } from "#scene/scenePatch";
import { intervals, kinds, passkeys, table2At16K, textsRead } from "./exhibits/needles";
import { someRows } from "./exhibits/someRows";
import type { Lesson, LongFigure, Mark } from "./lesson";

const text =
  "The sky is blue. The sun is yellow. Here we go. There and back again. The grass is green. The sky is blue. " +
  "The passkey is 49. The sun is yellow. Here we go. There and back again. The grass is green. The sky is blue. " +
  "The sun is yellow. The number of Pia is 74. What is the passkey? 49.";

/** Where it is told. */
const passkey = 30;
const needle: readonly Mark[] = [passkey, passkey + 2, passkey + 3].map((token) => ({ token, words: "the needle" }));
/** The word of the filler that surprised most before it. */
const before = 17;
/** The question mark, and the first digit: each is followed by a digit of the passkey. */
const asked = { first: 76, second: 77 };

const likely = (token: number): Measure => ({ kind: "quantity", quantity: "nextProbability", token });
const surprise = (token: number): Measure => ({ kind: "quantity", quantity: "surprise", token });
const reader = (model: "mag" | "lmm" | "full" | "mamba2" | "linear" | "window"): ScenePatch => ({ memory: { model } });
const found = (test: LongFigure["test"], size: number, model: LongFigure["model"] = "lmm"): LongFigure => ({
  model,
  test,
  size,
});
const first = likely(asked.first);

export const lesson: Lesson = {
  id: "needles",
  title: "Needles in a haystack",
  question: "Who still finds one number in a long text, and what exactly has been measured?",
  objective:
    "Read a needle test critically: what was hidden in what, how sure the figures are, who finds it here, and what the paper reports.",
  needs: ["surprise-is-a-gradient", "three-wirings", "titans-paper"],
  scene: { text, memory: { model: "lmm", layer: 2 }, answers: [{ token: asked.second, length: 2 }], cursor: 24 },
  steps: [
    {
      prose:
        "The sky is blue, the sun is yellow, over and over. Once, in between, a number is told: *the passkey is 49*. At the very end somebody asks for it. That is a **needle** in a haystack: one fact hidden in a long text of other things.\n\n" +
        "A small model reads it, trained by us on such texts: Titans’ memory alone. It has four memories; this is the first of its second layer. Each bar is a word’s [surprise](surprise).",
      focus: ["surprise"],
      explains: ["needle"],
      reveals: {
        cursor: passkey,
        bars: {
          caption: "Surprise",
          as: "decimal",
          rows: [
            { name: "*passkey*", of: surprise(passkey) },
            { name: "*again*, the largest before it", of: surprise(before) },
          ],
        },
      },
      check: {
        kind: "predict",
        question:
          "**Draw the next bar.** How much does *passkey* surprise the memory? A fifth too much or too little still counts.",
        quantity: "surprise",
        token: passkey,
        bands: { spotOn: 0.1, close: 0.2 },
        hints: [
          "All else here has come before, or soon will again. What would a trained memory rather not miss?",
          "Compare with the highest bar so far.",
        ],
        afterwards:
          "7.43, more than any word before it; the largest was *again*, with 5.88. Training has made *passkey* stand out in this memory, just before the number that will be asked for. In the other three, other words stand out.",
      },
      claims: [
        { shown: "7.43", of: surprise(passkey) },
        { shown: "5.88", of: surprise(before) },
      ],
      plain: ["49"],
    },
    {
      prose:
        "Just before the question there is another number: Pia’s, 74.\n\n" +
        "Now a model reads that has attention over a window of 8 words, and no memory. Each digit is a word of its own to it. The band in the text is its window.",
      scene: reader("window"),
      action: { words: "Read to the question", scene: { cursor: asked.first } },
      focus: [],
      shows: "window",
      marks: needle,
      reveals: {
        bars: {
          caption: "The window alone, at the question",
          as: "percent",
          rows: [
            { name: "How likely it finds *4*, the right digit", of: first },
            { name: "What it says", of: { kind: "expects", token: asked.first, frozen: false } },
          ],
        },
      },
      check: {
        kind: "choose",
        question: "Why hide a second number so near the question?",
        options: [
          { words: "So that *the last number heard* is not the right answer" },
          {
            words: "To make the text longer",
            hint: "Any sentence would do for that. What is special about a *number* there?",
            see: { cursor: 69 },
          },
          {
            words: "So that the memory forgets the passkey",
            hint: "One more sentence erases little. But what could a lazy reader answer with?",
            see: { cursor: 69 },
          },
        ],
        hints: ["How could a reader without much memory get the answer right by luck?"],
        afterwards:
          "A test is only as good as the shortcuts that it closes. This reader says *7*, Pia’s first digit, and gives the right one 9 %: what chance gives among ten.",
      },
      claims: [
        { shown: "9 %", of: first },
        { shown: "7", of: { kind: "expects", token: asked.first, frozen: false } },
      ],
      plain: ["74", "8", "4"],
    },
    {
      prose:
        "Thirteen trained readers are on the shelf: kinds of Titans, full attention, memories that only add, the window. All learned from nothing, on the same texts, for as many steps.\n\n" +
        "The bars are of the reader that is chosen. A sure one finds each digit of 49 before it comes.",
      scene: { cursor: asked.first },
      focus: [],
      bars: {
        caption: "How likely the chosen reader finds each digit of the passkey",
        as: "percent",
        digits: 2,
        rows: [
          { name: "*4*, right after the question", of: first },
          { name: "*9*, after the 4", of: likely(asked.second) },
        ],
      },
      marks: needle,
      reveals: {
        bars: {
          caption: "How likely each finds the first digit",
          as: "percent",
          digits: 2,
          rows: [
            { name: "MAG: a memory and a window", of: first, scene: reader("mag") },
            { name: "LMM: a memory that corrects", of: first, scene: reader("lmm") },
            { name: "Mamba-2’s decay: adds, and forgets", of: first, scene: reader("mamba2") },
            { name: "Full attention: keeps every word", of: first, scene: reader("full") },
            { name: "Linear attention: adds, never forgets", of: first, scene: reader("linear") },
            { name: "Window of 8: sees 8 words", of: first, scene: reader("window") },
          ],
        },
      },
      check: {
        kind: "goal",
        question: "Find a reader that is sure of both digits. There are several.",
        using: ["model"],
        conditions: [
          { words: "The first digit has more than 90 %.", of: first, is: "above", bound: 0.9 },
          { words: "The second has more than 90 %.", of: likely(asked.second), is: "above", bound: 0.9 },
        ],
        solution: reader("mag"),
        hints: [
          "Who can see, or remember, something as far back as that?",
          "Try those that join a memory with attention, and the one that sees everything.",
        ],
        afterwards:
          "Eleven of the thirteen are sure. Two are not: the window, to which the passkey is out of sight, and linear attention, with 55.82 %. It adds every word of the filler to the same sum, and takes nothing away.",
      },
      claims: [{ shown: "55.82 %", of: first, scene: reader("linear") }],
      plain: ["8", "2", "-2", "4", "9", "49", "90 %"],
    },
    {
      prose:
        "One text proves nothing. So all our models read many. The bar is the share of passkeys that a model found. The thin line across its end says where a second run, on other texts, would most likely end.\n\n" +
        "All were trained on such texts, up to 1,024 words long. Longer ones they had never met. A guess finds one in a hundred.",
      scene: reader("lmm"),
      focus: [],
      shows: "tables",
      exhibit: passkeys,
      reveals: { exhibit: textsRead },
      check: {
        kind: "choose",
        question: "What do these figures say of the *memory alone*?",
        options: [
          {
            words: "It finds a passkey in a text of any length",
            hint: "Look along its row, to the longest texts.",
            see: { exhibit: someRows(passkeys, ["LMM, memory alone"]) },
          },
          {
            words:
              "It still finds them in texts four times as long as any it learned from, but not in sixteen times as long",
          },
          {
            words: "It forgets everything after 1,024 words",
            hint: "Look at the second column of its row.",
            see: { exhibit: someRows(passkeys, ["LMM, memory alone"]) },
          },
        ],
        see: { exhibit: someRows(passkeys, ["LMM, memory alone"]) },
        hints: ["Go along one row, and think of what it was trained on."],
        afterwards:
          "In texts of 4,096 words it finds 96 %, in texts of 16,384 none of twelve. The window finds hardly one anywhere.",
      },
      cited: [{ shown: "96 %", of: found("passkey", 4096) }],
      plain: ["1,024", "4,096", "16,384", "8", "95", "100", "64", "24", "12", "2", "-2"],
    },
    {
      prose:
        "A needle can be other than a passkey in filler. Somebody’s *number*, or a *made-up word* of four letters, can be told once in a story about other people. There each sentence is new.\n\n" +
        "Think of the memory alone, in texts of 4,096 words: of the needle, and of all that it writes on the way.",
      focus: [],
      shows: "tables",
      reveals: { exhibit: kinds },
      check: {
        kind: "choose",
        question: "Passkeys in filler, or made-up words in stories: which does it find more of?",
        options: [
          { words: "Passkeys in filler" },
          {
            words: "Made-up words in stories: they are rarer, and so surprise it more",
            hint: "In a story every sentence brings something new. Where does it all go?",
          },
          {
            words: "As many of both: one needle is one needle",
            hint: "Compare two digits with four letters, and five sentences with a whole story.",
          },
        ],
        see: { exhibit: passkeys },
        hints: ["What lies between the needle and the question, and is it written, too?"],
        afterwards:
          "96 % of passkeys, 29 % of made-up words; their thin lines are apart. But is it the needle or the hay? Both differ. Numbers in a story have the needle of the one and the hay of the other, and their line overlaps with both. So these few texts cannot tell.",
      },
      cited: [
        { shown: "96 %", of: found("passkey", 4096) },
        { shown: "29 %", of: found("word", 4096) },
      ],
      plain: ["4,096", "95", "100", "1,024", "16,384", "8", "2", "-2"],
    },
    {
      prose:
        "Back to passkeys, at 4,096 words. Each model was asked 24 times. How much may a row differ from the next by luck alone?\n\n" +
        "The columns *from* and *to* are the ends of the thin line. Where two lines overlap, another run could turn the two around.",
      focus: [],
      shows: "tables",
      exhibit: intervals,
      check: {
        kind: "choose",
        question: "Which sentence do these figures bear out?",
        options: [
          { words: "MAL finds more than MAC", hint: "Where does MAL’s line begin, and where does MAC’s end?" },
          { words: "All four kinds of Titans find more than linear attention" },
          {
            words: "Full attention finds more than the memory alone",
            hint: "Compare the lower end of one with the upper end of the other.",
          },
        ],
        see: { exhibit: textsRead },
        hints: ["Look for lines that do not touch."],
        afterwards:
          "Linear attention’s line ends at 25 %, and MAC’s, the longest, begins at 42 %. MAL’s begins at 88 %, but MAC’s goes up to 100 %: so 100 % against 79 % may be luck.",
      },
      cited: [{ shown: "79 %", of: found("passkey", 4096, "mac") }],
      plain: ["4,096", "24", "25 %", "42 %", "88 %", "100 %", "95", "100", "1,024", "16,384", "64", "12"],
    },
    {
      prose:
        "And the paper’s Table 2, in its longest texts. PK is a passkey, N a number. W it does not explain; most likely it is a long random code. TTT, Mamba2 and DeltaNet are other memories of fixed size. Full attention has no row.\n\n" +
        "The paper’s models are far larger than ours, and its texts are others: compare only within a table.",
      focus: [],
      shows: "tables",
      exhibit: table2At16K,
      check: {
        kind: "choose",
        question: "TTT has 88.4 on the passkey and 0.0 on W. What can you conclude?",
        options: [
          {
            words: "TTT forgets in long texts",
            hint: "All these texts are equally long. How could it still find nine passkeys of ten?",
            see: { exhibit: someRows(table2At16K, ["TTT"]) },
          },
          { words: "A score on one kind of needle says little about another kind" },
          {
            words: "W cannot be found in texts of this length",
            hint: "Look at who else was asked for it.",
            see: { exhibit: someRows(table2At16K, ["TTT", "Titans (LMM)"]) },
          },
        ],
        see: { exhibit: kinds },
        hints: ["Look down one column, then along one row. What changes, the reader or the task?"],
        afterwards:
          "88.4 in one column, 0.0 in another: who is good at one kind of needle may find none of another. So it was with our models. And of this table one cannot say who would win against full attention: it was not asked.",
      },
      cited: ["88.4", "0.0"].map((shown) => ({ shown, of: { source: "Titans, Table 2" } })),
      plain: "2, 16,000, 16, 4,096, 95, 100".split(/, (?!000|096)/u),
    },
    {
      prose:
        "So a memory of fixed size finds a few needles in much hay, as far as it has learned to. Full attention finds nearly all, and keeps everything for it.",
      focus: [],
      shows: "tables",
      exhibit: passkeys,
      check: {
        kind: "ownWords",
        question: "In a sentence of your own: what would you want to know before believing a needle score?",
        hints: [],
        modelAnswer:
          "What was hidden in what and how far away, what a guess would get and how many texts were asked, and how the others that were asked were trained.",
        points: [
          "Which needle, in which hay, at which length.",
          "How many were asked, and what a guess would get.",
          "Who else was asked, and whether all were trained alike.",
        ],
      },
      plain: ["95", "100", "1,024", "4,096", "16,384", "8", "2", "-2"],
    },
  ],
  remember:
    "How far back a memory finds a needle depends on what lies between, and on how long its texts were when it learned.",
  notShown:
    "A needle test asks for one fact. It says nothing about understanding a long text, or about models larger than ours.",
};
