// What comes after Titans? Memories at several paces, and a memory that makes its own gates: Hope, as Nested Learning calls the two
// together, here with nothing trained.

import type { Measure } from "#model/contracts/measure";
import type { Bars } from "./bars";
import type { Exhibit, ExhibitScale, Lesson } from "./lesson";

const rain =
  "Tess packs warm tea. Max packs plum jam. Noor packs blue wool. Then it rains and rains, on the roof and on the road, all day and all " +
  "night, and nobody goes out.";
/** The last word, and the first at which the third level is written. */
const [rainEnd, sixteenth] = [32, 15] as const;

const kitchen = "Butter melts in the warm pan, garlic sings beside the onions.";
const topics =
  `${kitchen} ${kitchen} ${kitchen} ` +
  `Meanwhile far above, grey satellites count drifting icebergs across the southern ocean. ${kitchen}`;
/** *Butter* and *beside* of the first kitchen, *beside* of the third. */
const [first, besideOnce, third] = [0, 8, 30] as const;
/** The first and the last word of the third kitchen, of the satellites, and of the fourth kitchen. */
const thirdKitchen = [22, 32] as const;
const satellites = [33, 44] as const;
const fourthKitchen = [45, 55] as const;
/** *Above* and *southern* of the satellites, *butter* of the fourth kitchen, and the last *onions*. */
const [above, southern, butterAgain, last] = [35, 43, 45, 55] as const;

const level = (level: number, take: "updates" | "right" | "lost" | "keeps"): Measure => ({
  kind: "level",
  memory: "continuum",
  at: rainEnd,
  level,
  take,
});
const together = (memory: "continuum" | "hope", at: number, take: "whole" | "without" | "asked"): Measure => ({
  kind: "levels",
  memory,
  at,
  take,
});
const madeRate = { kind: "madeGate", memory: "self-modifying", gate: "rate" } as const;
const rate = (token: number, whose: "own" | "stream" = "own"): Measure => ({ ...madeRate, whose, token });
const meanRate = ([token, to]: readonly [number, number]): Measure => ({ ...madeRate, whose: "own", token, to });

/** What the first level alone has lost: the memory’s cues at the end of the rain. */
const alone: Bars = {
  caption: "The cues at the end of the rain, with level 1 asked alone.",
  as: "count",
  rows: [
    { name: "all cues", of: together("continuum", rainEnd, "asked") },
    { name: "level 1 answers", of: level(1, "right") },
    { name: "level 1 answered once, and has lost", of: level(1, "lost") },
  ],
};
const writes: Bars = {
  caption: "How often each level was written.",
  as: "count",
  rows: [
    { name: "level 1", of: level(1, "updates") },
    { name: "level 2", of: level(2, "updates") },
    { name: "level 3", of: level(3, "updates") },
  ],
};
const given: Bars = {
  caption: "The rate of the very first word. Nothing is learned yet.",
  as: "decimal",
  digits: 3,
  rows: [{ name: "*butter*", of: rate(first) }],
};
const once: Bars = {
  caption: "The rate that it makes, in the first kitchen.",
  as: "decimal",
  digits: 3,
  rows: [
    { name: "*butter*, nothing learned yet", of: rate(first) },
    { name: "*beside*, eight words later", of: rate(besideOnce) },
  ],
};
const rates: Bars = {
  caption: "The rate that it makes.",
  as: "decimal",
  digits: 3,
  rows: [
    { name: "*butter*, first kitchen", of: rate(first) },
    { name: "*beside*, first kitchen", of: rate(besideOnce) },
    { name: "*beside*, third kitchen", of: rate(third) },
  ],
};
const twoWords: Bars = {
  caption: "The rate at two words of the satellites.",
  as: "decimal",
  digits: 3,
  rows: [
    { name: "*above*", of: rate(above) },
    { name: "*southern*", of: rate(southern) },
  ],
};
const means: Bars = {
  caption: "The rate: means, and the highest of all.",
  as: "decimal",
  digits: 3,
  rows: [
    { name: "third kitchen, mean", of: meanRate(thirdKitchen) },
    { name: "satellites, mean", of: meanRate(satellites) },
    { name: "fourth kitchen, mean", of: meanRate(fourthKitchen) },
    { name: "*butter* of the fourth kitchen", of: rate(butterAgain) },
  ],
};
const mended: Bars = {
  caption: "Cues answered after the last word.",
  as: "count",
  rows: [
    { name: "all cues", of: together("hope", last, "asked") },
    { name: "Hope without its levels", of: together("hope", last, "without") },
    { name: "Hope with all its levels", of: together("hope", last, "whole") },
  ],
};

const found: ExhibitScale = { full: 100, digits: 1, unit: "%" };
const perplexity: ExhibitScale = { full: 30, digits: 2 };
const reported: Exhibit = {
  caption: "Perplexity on WikiText (lower is better), and hidden facts found in 16K tokens.",
  source: {
    words: "Nested Learning, arXiv 2512.24695, as its arXiv version reports them.",
    href: "https://arxiv.org/abs/2512.24695",
  },
  tables: [
    {
      title: "1.3 billion weights",
      columns: ["perplexity"],
      scales: [perplexity],
      rows: [
        { name: "Transformer++", figures: [17.92] },
        { name: "Titans", figures: [15.6] },
        { name: "Hope", figures: [14.39] },
      ],
    },
    {
      title: "Found at 16K",
      columns: ["long id", "one of many keys"],
      scales: [found, found],
      rows: [
        { name: "Transformer", figures: [40.8, 61.4] },
        { name: "Titans", figures: [21.2, 8.2] },
        { name: "Hope", figures: [24.8, 14.8] },
      ],
    },
  ],
};

export const lesson: Lesson = {
  id: "hope",
  title: "Onward: Hope",
  question: "What can be put around a Titans memory, so that it learns at several paces and makes its own gates?",
  objective:
    "Explain levels that are written at different paces and gates that a memory makes for itself, read both off an untrained example, and tell what Nested Learning reports from what is open.",
  needs: ["deep-memory", "forgetting", "two-loops"],
  scene: {
    text: rain,
    memory: { reach: 2 },
    cursor: rainEnd,
    compare: { memories: ["titans", "continuum"] },
  },
  steps: [
    {
      prose:
        "Titans is one memory, and it learns at one pace. The paper *Nested Learning*, by some of the same authors, puts several small networks in a row. Each adds a correction to what it is given, and passes it on. The paper calls this a **continuum memory system**, and each network a *level*.\n\n" +
        "All levels see every word, but each is written at its own pace. Here level 1 is written at every word. Level 2 sums up four words for each write, level 3 sixteen.",
      scene: { cursor: sixteenth },
      focus: ["paces"],
      check: {
        kind: "choose",
        question:
          "The text has 33 words. When all are read, how many of these words have gone into a write of level 3?",
        options: [
          { words: "32" },
          {
            words: "2",
            hint: "That is the number of its *writes*. But each write sums up sixteen words: look at how wide its box is.",
          },
          {
            words: "All 33",
            hint: "It waits until it has sixteen words. How many full sixteens are there in 33, and what is left over?",
          },
        ],
        hints: ["Each box of level 3 is sixteen words wide. How many full boxes fit?"],
        see: { cursor: 19 },
        afterwards:
          "32: it was written 2 times, sixteen words at a time, and the last word still waits. Level 2 was written 8 times, level 1 33 times. So a slow level misses hardly a word, but has them only as sums.",
      },
      reveals: { cursor: rainEnd },
      claims: [
        { shown: "33", of: { kind: "length" } },
        { shown: "2", of: level(3, "updates") },
        { shown: "8", of: level(2, "updates") },
        { shown: "33", of: level(1, "updates") },
      ],
      plain: ["1", "3", "four", "sixteen", "32"],
    },
    {
      prose:
        "What is the slow pace good for? Ask the memory what comes after *packs*, or after any other word: that word is a *cue*. It is answered if the memory gives the word that followed it last. This text has 23 cues.\n\n" +
        "Each level can be asked alone, with the others set back to how they began. Level 1 has lost 4 cues that it once answered. It is written at every word, so the rain soon writes over what it had.",
      scene: { cursor: rainEnd },
      focus: [],
      bars: alone,
      check: {
        kind: "choose",
        question: "Which level, asked alone, answers the most cues?",
        see: { panels: ["paces"] },
        options: [
          { words: "Level 2" },
          {
            words: "Level 1: nothing is newer than what it has",
            hint: "Newer, but it is also written *over* at every word. The bars say what that has cost it.",
            see: { bars: alone },
          },
          {
            words: "Level 3: it is written over the least",
            hint: "So it loses little. But how often has it been written at all? Who is seldom written has also learned little.",
            see: { bars: writes },
          },
        ],
        hints: ["One is written over too often. One is hardly written at all."],
        afterwards:
          "Level 2 answers 21 cues, level 1 19. Level 2 still has all 4 that level 1 has lost: the triangles. Level 3 was written only 2 times: 16 cues. Together they answer 22. (In the lanes, a cue has a dot wherever it stands in the text.)",
      },
      reveals: { panels: ["levels"] },
      claims: [
        { shown: "4", of: level(1, "lost") },
        { shown: "4", of: level(2, "keeps") },
        { shown: "19", of: level(1, "right") },
        { shown: "21", of: level(2, "right") },
        { shown: "2", of: level(3, "updates") },
        { shown: "16", of: level(3, "right") },
        { shown: "22", of: together("continuum", rainEnd, "whole") },
        { shown: "23", of: together("continuum", rainEnd, "asked") },
      ],
      plain: ["1", "2", "3"],
    },
    {
      prose:
        "The second idea: in Titans, keys, values and gates are made of a word by matrices that hold still. In **self-modifying Titans** they are answers of memories, written while it reads. We look at one gate, the rate.\n\n" +
        "A new text: a kitchen three times, then satellites, then the kitchen again. For every word the text gives 0.280. A memory learns at each key the rate that was used there. At a like key it adds what it has learned to 0.280. It adds on a scale where one half stands at 0 and smaller rates below zero: 0.280 at −0.94.",
      scene: {
        text: topics,
        memory: { reach: 5 },
        cursor: first,
        asked: [1, 5, 8],
        compare: { memories: ["self-modifying"] },
      },
      focus: [],
      bars: given,
      check: {
        kind: "choose",
        question: "It reads the kitchen for the third time. How does its rate stand to 0.280?",
        see: { bars: once },
        options: [
          { words: "Lower" },
          {
            words: "Higher: something is added to it",
            hint: "What is added was learned from 0.280, which stands *below* zero. Look at *beside*, in the first kitchen.",
          },
          {
            words: "The same: 0.280 is all that there was to learn",
            hint: "It does not put the learned rate in its place: it *adds* it. Look at *beside*, in the first kitchen.",
          },
        ],
        hints: ["Is a number below zero added, or one above it?"],
        afterwards:
          "Lower: 0.146 at *beside* in the third kitchen. It added a number below zero. That looks wise, as the kitchen is known by then. But nobody has trained it: it follows from the scale.",
      },
      reveals: { bars: rates, cursor: third },
      claims: [
        { shown: "0.280", of: rate(third, "stream") },
        { shown: "0.280", of: rate(first) },
        { shown: "0.146", of: rate(third) },
      ],
      plain: ["0", "−0.94", "half"],
    },
    {
      prose:
        "It is tempting to conclude: *what is known it writes gently, what is new it writes hard*. At *above*, the third word of the satellites, its rate is 0.333.\n\n" +
        "Here are its rates for the whole text. The dashed line is the text’s 0.280. The satellites begin at word 34 and end at word 45. The lower row, what it *keeps*, goes down where the rate goes up.",
      scene: { cursor: above },
      focus: ["madeGates"],
      check: {
        kind: "choose",
        question: "What do the satellites show as a whole?",
        see: { bars: twoWords },
        options: [
          { words: "Most of their rates are above those of the third kitchen, and below 0.280" },
          {
            words: "Their rates are all above 0.280, as at *above*",
            hint: "One word is not all. Look at the rate of *southern*.",
          },
          {
            words: "Their rates are like those of the third kitchen",
            hint: "Some are, *southern* for one. But look at *above*.",
          },
        ],
        hints: ["Follow the line from word 34 to word 45. How much of it is over the dashed line?"],
        afterwards:
          "Their mean is 0.243, that of the third kitchen 0.177. So far the story holds. But the highest rate of all, 0.343, is at a *known* word: *butter* of the fourth kitchen. Most of its key comes from *ocean*, just before it: that key is new. One word can support a story or refute it: read the whole line.",
      },
      reveals: { bars: means, cursor: butterAgain },
      claims: [
        { shown: "0.333", of: rate(above) },
        { shown: "0.280", of: rate(above, "stream") },
        { shown: "0.243", of: meanRate(satellites) },
        { shown: "0.177", of: meanRate(thirdKitchen) },
        { shown: "0.343", of: rate(butterAgain) },
      ],
      plain: ["34", "45"],
    },
    {
      prose:
        "**Hope** is both: a self-modifying memory answers, and three levels mend its answer. We ask it twice: without its levels, and with them.\n\n" +
        "We are at the end of the text, after the fourth kitchen. Without its levels it answers 20 of 21 cues.",
      scene: { cursor: last, compare: { memories: ["hope"] } },
      focus: [],
      check: {
        kind: "choose",
        question: "How many does it answer with its levels, untrained as they are?",
        see: {
          bars: {
            ...writes,
            rows: writes.rows.map(({ name }, at) => ({
              name,
              of: { kind: "level", memory: "hope", at: last, level: at + 1, take: "updates" },
            })),
          },
        },
        options: [
          { words: "19" },
          {
            words: "21: a slow level has the one that is missing",
            hint: "It may. But each level changes *every* answer that it is given, and most are right. Look at how often they were written.",
          },
          {
            words: "20: at first a level changes nothing",
            hint: "At first. The bars say how often each has been written since.",
          },
        ],
        hints: ["Nearly all answers are right before the levels change them. In which direction is there more room?"],
        afterwards:
          "19: one fewer than without. So this page shows *how* Hope works, and not that it works better. That is a question to training.",
      },
      reveals: { bars: mended },
      claims: [
        { shown: "20", of: together("hope", last, "without") },
        { shown: "21", of: together("hope", last, "asked") },
        { shown: "19", of: together("hope", last, "whole") },
      ],
      plain: ["1", "2", "3", "three"],
    },
    {
      prose:
        "And trained? Here is what the paper itself reports, of models with 1.3 billion weights, and of facts hidden in 16K tokens. A *long id* is hidden alone in the text. With *one of many keys*, several facts are hidden, and one is asked for.\n\n" +
        "The figures are those of its arXiv version. The conference version has others.",
      focus: [],
      exhibit: reported,
      check: {
        kind: "choose",
        question: "What can you conclude from these two tables?",
        see: { exhibit: reported },
        options: [
          { words: "Hope is ahead of Titans in all of these, and of the Transformer in perplexity alone" },
          {
            words: "Hope beats a Transformer in every respect",
            hint: "Look at the right table. Who finds the long id most often?",
          },
          {
            words: "A memory that writes itself finds any hidden fact",
            hint: "Look at the last column. How many does it find, of a hundred?",
          },
        ],
        hints: ["Read the two tables separately: in one less is better, in the other more."],
        afterwards:
          "Perplexity 14.39 against 15.60 and 17.92. Of long ids Hope finds 24.8 %, Titans 21.2 %, the Transformer 40.8 %. All of these are the authors’ own figures; we know of nobody else who has measured it yet.",
      },
      cited: [
        { shown: "14.39", of: { source: "Nested Learning, arXiv 2512.24695 v1, table 2" } },
        { shown: "15.60", of: { source: "Nested Learning, arXiv 2512.24695 v1, table 2" } },
        { shown: "17.92", of: { source: "Nested Learning, arXiv 2512.24695 v1, table 2" } },
        { shown: "24.8 %", of: { source: "Nested Learning, arXiv 2512.24695 v1, S-NIAH-3" } },
        { shown: "21.2 %", of: { source: "Nested Learning, arXiv 2512.24695 v1, S-NIAH-3" } },
        { shown: "40.8 %", of: { source: "Nested Learning, arXiv 2512.24695 v1, S-NIAH-3" } },
      ],
      plain: ["1.3", "16", "2512.24695"],
    },
    {
      prose:
        "What is open? How many levels, and how slow. Which error a level should learn from: the paper leaves it to the reader, and this page took the memory’s own. And whether gates that write themselves stay sane in a long text.\n\n" +
        "The idea behind it is larger. A network, its memory and the optimiser that trains it are all memories, each with a pace of its own.",
      focus: ["paces"],
      check: {
        kind: "ownWords",
        question: "In a sentence of your own: which two steps does Hope take beyond Titans, and what is each for?",
        hints: [],
        modelAnswer:
          "It puts levels behind the memory that are written more and more rarely, so that a slow one may keep what a fast one loses, and it lets memories that learn while reading make the keys, values and gates.",
        points: [
          "Levels: written at different paces, so that a slow one may keep what a fast one loses.",
          "Self-modifying: keys, values and gates are answers of memories that are written, too.",
          "Nothing here is trained: better or not is what its paper reports.",
        ],
      },
    },
  ],
  remember:
    "Hope writes memories at several paces, so that slow ones may keep what fast ones lose, and lets memories make its keys, values and gates.",
  notShown:
    "Both memories are this page’s smallest versions: one matrix each, paces of our choice, and what makes the gates begins at zero. Of what a memory makes for itself, you saw the gates alone. In the paper each is a network with trained first weights.",
};
