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
/** *Butter* of the first kitchen, *beside* of the third, *above* of the new topic, and the last *onions*. */
const [first, third, far, last] = [0, 30, 35, 55] as const;

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
const gate = (token: number, gate: "rate" | "keep", whose: "own" | "stream" = "own"): Measure => ({
  kind: "madeGate",
  memory: "self-modifying",
  gate,
  whose,
  token,
});

/** What the first level alone has lost: the memory’s cues at the end of the rain. */
const alone: Bars = {
  caption: "The 23 cues at the end of the rain, with level 1 asked alone.",
  as: "count",
  rows: [
    { name: "answered", of: level(1, "right") },
    { name: "answered once, and lost", of: level(1, "lost") },
  ],
};
const rates: Bars = {
  caption: "The rate that it makes for itself. The text’s own is 0.280 throughout.",
  as: "decimal",
  digits: 3,
  rows: [
    { name: "*butter*, the very first word", of: gate(first, "rate") },
    { name: "*beside*, in the third reading", of: gate(third, "rate") },
  ],
};
const newTopic: Bars = {
  caption: "What it makes for itself: its rate, and what it keeps of all that it has.",
  as: "decimal",
  digits: 3,
  rows: [
    { name: "rate at *beside*, third reading", of: gate(third, "rate") },
    { name: "rate at *above*, the new topic", of: gate(far, "rate") },
    { name: "kept at *beside*", of: gate(third, "keep") },
    { name: "kept at *above*", of: gate(far, "keep") },
  ],
};
const mended: Bars = {
  caption: "Cues answered after the last word, of 21.",
  as: "count",
  rows: [
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
    "Explain levels that are written at different paces and gates that a memory makes for itself, read their effect off an untrained example, and tell what Nested Learning reports from what is open.",
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
        question: "The text has 33 words. When all are read, how many of them are written into level 3?",
        options: [
          { words: "32" },
          {
            words: "2",
            hint: "So often it is *written*. But each write sums up sixteen words: look at how wide its box is.",
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
        question: "How many of these 4 does level 2 still answer, asked alone?",
        see: { panels: ["paces"] },
        options: [
          { words: "All 4" },
          {
            words: "None",
            hint: "It is written more rarely. So it is also written *over* more rarely. And it has seen every word: look.",
          },
          {
            words: "1, as it is written once in four words",
            hint: "Each write sums up all four words: none is left out. Which level has been written over less often?",
          },
        ],
        hints: ["Which of the two has been written over less often since these cues came?"],
        afterwards:
          "All 4: the triangles between the first two lanes. Alone, level 1 answers 19 cues, level 2 21, and level 3 16. Together they answer 22 of 23. What a fast level loses, a slower one may still have.",
      },
      reveals: { panels: ["levels"] },
      claims: [
        { shown: "4", of: level(1, "lost") },
        { shown: "4", of: level(2, "keeps") },
        { shown: "19", of: level(1, "right") },
        { shown: "21", of: level(2, "right") },
        { shown: "16", of: level(3, "right") },
        { shown: "22", of: together("continuum", rainEnd, "whole") },
        { shown: "23", of: together("continuum", rainEnd, "asked") },
      ],
      plain: ["1", "2", "3", "four"],
    },
    {
      prose:
        "The second idea: in Titans, keys, values and gates are made of a word by matrices that hold still. In **self-modifying Titans** they are answers of memories themselves, and those are written while it reads.\n\n" +
        "A new text: a sentence of a kitchen, three times. Then satellites, then the kitchen once more. The text’s own rate is 0.280. The memory learns at each key which rate it was written with, and adds what it has learned.",
      scene: {
        text: topics,
        memory: { reach: 5 },
        cursor: third,
        asked: [1, 5, 8],
        compare: { memories: ["titans-forgetting", "self-modifying"] },
      },
      focus: ["recallMatrix"],
      check: {
        kind: "choose",
        question: "It reads the kitchen for the third time. How does it write now?",
        see: { cursor: 11 },
        options: [
          { words: "More gently than the text would have it" },
          {
            words: "Harder: it has learned that this matters",
            hint: "What would a hard write do to what is stored already, and rightly?",
          },
          {
            words: "As before: a rate is set by hand",
            hint: "It was. Here a memory answers for it, and that memory is written.",
          },
        ],
        hints: ["What is there left to correct, the third time?"],
        afterwards:
          "More gently: 0.146 at *beside*, where it began with 0.280. Nobody has told it to: the rate is the answer of a memory that was written twice before.",
      },
      reveals: { panels: ["madeGates"], bars: rates },
      claims: [
        { shown: "0.280", of: gate(third, "rate", "stream") },
        { shown: "0.146", of: gate(third, "rate") },
        { shown: "0.280", of: gate(first, "rate") },
      ],
    },
    {
      prose:
        "Then the satellites come: keys that it has hardly met. It makes two gates of its own, the rate, and how much it *keeps* of all that is stored. On the known kitchen, it kept nearly all.",
      scene: { cursor: third },
      focus: ["recallMatrix"],
      check: {
        kind: "choose",
        question: "What do its two gates do at the new topic?",
        see: { bars: rates },
        options: [
          { words: "It writes harder, and keeps less" },
          {
            words: "It writes harder, and keeps more",
            hint: "One of the two is right. Both gates learned from the same writes: in which direction did the other one go?",
          },
          {
            words: "Both stay where the kitchen has brought them",
            hint: "They are answers to *this* key. Were they learned for it?",
          },
        ],
        hints: ["With like keys it became gentle and kept more. And with others?"],
        afterwards:
          "At *above* it writes at 0.333 and keeps 0.980; at *beside* it was 0.146 and nearly all. That is what one would wish, but here it is no more than what its first writes happened to teach it. Nothing is trained.",
      },
      reveals: { panels: ["madeGates"], bars: newTopic, cursor: far },
      claims: [
        { shown: "0.333", of: gate(far, "rate") },
        { shown: "0.980", of: gate(far, "keep") },
        { shown: "0.146", of: gate(third, "rate") },
      ],
      plain: ["0.280"],
    },
    {
      prose:
        "**Hope** is both: a self-modifying memory answers, and levels mend its answer. On this page you may take the levels away: then the memory answers alone.\n\n" +
        "We are at the end of the text, after the fourth kitchen.",
      scene: { cursor: last, compare: { memories: ["self-modifying", "hope"] } },
      focus: ["recallMatrix"],
      check: {
        kind: "choose",
        question: "Untrained as it is, what do its levels do to the number of cues that it answers?",
        see: { bars: rates },
        options: [
          { words: "Little: it is one fewer here" },
          {
            words: "They add many: three levels hold more than none",
            hint: "They hold more. But they mend an answer that is nearly right already, with random first weights.",
          },
          {
            words: "They ruin it: most are lost",
            hint: "At first a level changes nothing, and it learns the same answers as the memory before it.",
          },
        ],
        hints: ["How much was there left to mend?"],
        afterwards:
          "Without its levels it answers 20 of 21, with them 19. So this page shows *how* Hope works, and not that it works better. That is a question to training.",
      },
      reveals: { panels: ["levels"], bars: mended },
      claims: [
        { shown: "20", of: together("hope", last, "without") },
        { shown: "21", of: together("hope", last, "asked") },
        { shown: "19", of: together("hope", last, "whole") },
      ],
      plain: ["0.280"],
    },
    {
      prose:
        "And trained? Here is what the paper itself reports, of models with 1.3 billion weights, and of facts hidden in 16K tokens. (Its conference version has other figures: its tables were made anew.)",
      focus: [],
      exhibit: reported,
      check: {
        kind: "choose",
        question: "What can you conclude from these two tables?",
        see: { cursor: last },
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
        "What is open? How many levels, and how slow. What exactly a level should descend: the paper leaves it to the reader, this page took the memory’s own error. And whether gates that write themselves stay sane in a long text.\n\n" +
        "The idea behind it is larger. A network, its memory and the optimiser that trains it are all memories, each with a pace of its own.",
      focus: ["levels", "madeGates"],
      check: {
        kind: "ownWords",
        question: "In a sentence of your own: which two steps does Hope take beyond Titans, and what is each for?",
        hints: [],
        modelAnswer:
          "It puts levels behind the memory that are written more and more rarely, so that slow ones keep what fast ones lose, and it lets memories that learn while reading make the keys, values and gates.",
        points: [
          "Levels: written at different paces, so that a slow one keeps what a fast one loses.",
          "Self-modifying: keys, values and gates are answers of memories that are written, too.",
          "Nothing here is trained: better or not is what its paper reports.",
        ],
      },
    },
  ],
  remember:
    "Hope writes memories at several paces, so that slow ones keep what fast ones lose, and lets a memory make its own keys and gates.",
  notShown:
    "Both memories are this page’s smallest versions: one matrix each, gates learned from zero, periods of our choice. In the paper each is a network with trained first weights, and it reads before it writes.",
};
