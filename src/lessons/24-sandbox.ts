// Can you beat the baseline, on a text of your own, and would anybody believe it? Play, then the limits of play.

import type { Measure } from "#model/contracts/measure";
import type { ScenePatch } from "#scene/scenePatch";
import type { Lesson } from "./lesson";

const text =
  "Ana, tea. Luis, coffee. Ines, milk. Hugo, cocoa. Rosa, water. But later rain comes, plans change. Luis, wine. " +
  "Ana, juice. Rosa, cider. And the rain keeps falling on the old roof all the long evening, without haste, until it is night.";

/** What each of the five drinks in the end: Ines, Hugo, Luis, Ana, Rosa. */
const drinks = [5, 7, 17, 19, 21];
const luis = 17;
/** *night*: all has been told. */
const end = 40;

const right = (memory: string): Measure => ({ kind: "comparedRight", memory, asked: drinks, at: end });
const lead = (memory: string, over: string): Measure => ({
  kind: "difference",
  of: right(memory),
  less: right(over),
});
const stored = (memory: string, storage: "random" | "rewritten", pairs: number): Measure => ({
  kind: "capacity",
  memory,
  storage,
  pairs,
});
const numbers = (memory: string): Measure => ({ kind: "cost", cost: "state", memory, context: end + 1 });
const awake: ScenePatch = { memory: { theta: 0.14 } };
const seeded = (seed: number): ScenePatch => ({ memory: { seed } });
const seeing = (window: number): ScenePatch => ({ window });

export const lesson: Lesson = {
  id: "sandbox",
  title: "Sandbox: beat the baseline",
  question: "On which text does which memory win, and when is a win worth anything?",
  objective:
    "Set up a fair comparison of memories on a text of one’s own, win it and lose it, and say what the result does not show.",
  needs: ["exact-but-short", "everything-in-one-matrix", "write-the-error", "forgetting"],
  scene: {
    text,
    memory: { theta: 0.02, eta: 0, chunk: 1, alpha: 0, seed: 4 },
    cursor: end,
    asked: drinks,
    compare: { memories: ["linear", "titans"] },
  },
  steps: [
    {
      prose:
        "An evening of rain: five friends, and what each of them drinks. Then three change their minds. At the end all five are asked: *Luis, coffee. Ines* asks what Ines drinks.\n\n" +
        "The baseline is *linear attention*: one matrix, and nothing to tune. Your player is Titans. At a learning rate of only 0.02 its answers are too short to count: *nothing*.",
      focus: ["recallMatrix"],
      reveals: {
        bars: {
          caption: "Right answers of the five, with θ = 0.14",
          as: "count",
          rows: [
            { name: "linear attention", of: right("linear"), scene: awake },
            { name: "Titans", of: right("titans"), scene: awake },
          ],
        },
      },
      check: {
        kind: "goal",
        question: "Let Titans answer more of the five than linear attention does.",
        using: ["theta"],
        conditions: [
          { words: "Titans leads by at least one answer.", of: lead("titans", "linear"), is: "above", bound: 0 },
        ],
        solution: awake,
        hints: [
          "Linear attention adds old and new drinks alike. How firmly must a write replace what is there?",
          "Turn θ up step by step, and watch the people who changed their minds.",
        ],
        afterwards: "It wins on Luis, who changed his mind. The sum still says *coffee*, which he drank before.",
      },
      claims: [
        { shown: "0.02", of: { kind: "setting", knob: "theta" } },
        { shown: "coffee", of: { kind: "comparedAnswer", memory: "linear", of: luis, at: end } },
      ],
      plain: ["0.14"],
    },
    {
      prose:
        "A win. But whose? You turned a knob of one player, and the lesson chose the text: one in which facts *change*, which is what Titans is good at.\n\n" +
        "Now change sides. The baseline may choose the text.",
      scene: awake,
      focus: ["recallMatrix"],
      reveals: {
        panels: ["capacity"],
        bars: {
          caption: "Recalled of 128 unrelated pairs, each told once",
          as: "percent",
          rows: [
            { name: "linear attention", of: stored("linear", "random", 128) },
            { name: "Titans", of: stored("titans", "random", 128) },
          ],
        },
      },
      check: {
        kind: "choose",
        question: "On which text would linear attention do *better* than Titans?",
        options: [
          {
            words: "A list in which everybody changes their mind again",
            hint: "Then every change adds one more old answer to the sum. Here are 32 keys, each told twice.",
            see: {
              bars: {
                caption: "Right for the second value, of 32 keys",
                as: "percent",
                rows: [
                  { name: "linear attention", of: stored("linear", "rewritten", 32) },
                  { name: "Titans", of: stored("titans", "rewritten", 32) },
                ],
              },
            },
          },
          { words: "A long list of unrelated facts, none of which ever changes" },
          {
            words: "None: Titans is the newer idea",
            hint: "Newer is not better at everything. What does correcting cost when there is nothing to correct? Compare what each keeps.",
            see: {
              bars: {
                caption: "Numbers that each keeps",
                as: "count",
                rows: [
                  { name: "linear attention", of: numbers("linear") },
                  { name: "Titans, with its push", of: numbers("titans") },
                ],
              },
            },
          },
        ],
        hints: ["Where is there nothing to correct, but much to keep?"],
        afterwards:
          "With 128 unrelated pairs the sum answers 85 %, and Titans, as it is set here, 79 %. Writing the error disturbs older pairs a little, for nothing.",
      },
      claims: [
        { shown: "85 %", of: stored("linear", "random", 128) },
        { shown: "79 %", of: stored("titans", "random", 128) },
      ],
      plain: ["128", "32"],
    },
    {
      prose:
        "And there is a third player, an attention window. It sees the last 16 words, and by now they hold nothing but rain.\n\n" +
        "You may give it more.",
      shows: "window",
      scene: { compare: { memories: ["window", "linear", "titans"] } },
      focus: ["recallMatrix"],
      reveals: {
        bars: {
          caption: "Numbers that each keeps",
          as: "count",
          rows: [
            { name: "linear attention", of: numbers("linear") },
            { name: "window of 16 words", of: numbers("window") },
            { name: "window of 36 words", of: numbers("window"), scene: seeing(36) },
            { name: "Titans, with its push", of: numbers("titans") },
          ],
        },
      },
      check: {
        kind: "goal",
        question: "Let the *window* answer at least as many as Titans.",
        using: ["window"],
        conditions: [
          { words: "Titans does not lead the window.", of: lead("titans", "window"), is: "below", bound: 1 },
        ],
        solution: seeing(36),
        hints: ["How far back must it see, from the last word?", "Count back to the friends who never changed."],
        afterwards:
          "Whoever sees everything needs no memory. On a text this short it is even cheaper: 36 words are 3,456 numbers, and Titans keeps 4,608. A win counts only together with its cost, and its length.",
      },
      claims: [
        { shown: "16", of: { kind: "setting", knob: "window" } },
        { shown: "3,456", of: numbers("window"), scene: seeing(36) },
        { shown: "4,608", of: numbers("titans") },
      ],
      plain: ["36"],
    },
    {
      prose:
        "Back to the match that you won. The words’ vectors in it are drawn from a *seed*, as dice are thrown. With seed 4 Titans won by five to four.\n\n" +
        "Throw again. The text stays, and so does every knob but the seed.",
      scene: { ...seeing(16), compare: { memories: ["linear", "titans"] } },
      focus: ["recallMatrix"],
      reveals: {
        bars: {
          caption: "By how many answers Titans leads",
          as: "count",
          rows: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9].map((seed) => ({
            name: `seed ${seed}`,
            of: lead("titans", "linear"),
            scene: seeded(seed),
          })),
        },
      },
      check: {
        kind: "goal",
        question: "Find a seed with which linear attention is *not* behind.",
        using: ["seed"],
        conditions: [{ words: "Titans does not lead.", of: lead("titans", "linear"), is: "below", bound: 1 }],
        solution: seeded(3),
        hints: ["Nobody can know it beforehand. Try the neighbours.", "Go down by one, or up by one."],
        afterwards:
          "Ten throws, and anything from a draw to a lead of 3. In none of them is Titans behind, and that says more than any single one could.",
      },
      claims: [
        { shown: "4", of: { kind: "setting", knob: "seed" } },
        { shown: "five", of: right("titans") },
        { shown: "four", of: right("linear") },
        { shown: "3", of: lead("titans", "linear"), scene: seeded(2) },
      ],
      plain: ["0", "1", "2", "3", "5", "6", "7", "8", "9"],
    },
    {
      prose:
        "So a fair match has rules. The same text, the same keys and values. The same store, or both sizes said. All knobs tuned, or none.\n\n" +
        "And the order counts. Whoever looks first and expects afterwards is always right.",
      scene: seeded(4),
      focus: ["recallMatrix"],
      knobs: ["seed"],
      check: {
        kind: "order",
        question: "Put the steps of a fair comparison in their order.",
        items: [
          "Fix text, questions and what you expect",
          "Run the baseline, well tuned",
          "Change one thing, and run it again",
          "Repeat with other seeds",
          "Report all of them, the losses too",
        ],
        hints: [
          "An expectation that is made up afterwards always comes true.",
          "One run comes before many, and the baseline before your own.",
        ],
        afterwards: "It is slower than turning knobs until something wins. That is why it means something.",
      },
    },
    {
      prose:
        "Suppose that you find a text on which your setting wins by one answer, with one seed. Here is such a case, the one you won.\n\n" +
        "Before you tell anybody, ask what you have seen.",
      focus: ["recallMatrix"],
      reveals: {
        bars: {
          caption: "By how many answers Titans leads: the same text, other seeds",
          as: "count",
          rows: [
            { name: "seed 4", of: lead("titans", "linear") },
            { name: "seed 5", of: lead("titans", "linear"), scene: seeded(5) },
            { name: "seed 6", of: lead("titans", "linear"), scene: seeded(6) },
          ],
        },
      },
      check: {
        kind: "choose",
        question: "What do you know then?",
        options: [
          {
            words: "That the setting is better",
            hint: "On this text, with this seed. Here is the same match with another.",
            see: {
              bars: {
                caption: "By how many answers Titans leads, with seed 5",
                as: "count",
                rows: [{ name: "seed 5", of: lead("titans", "linear"), scene: seeded(5) }],
              },
            },
          },
          { words: "That such a text exists" },
          {
            words: "Nothing at all",
            hint: "One case is little, but it does rule something out. Could anybody still say that Titans *never* wins?",
            see: {
              bars: {
                caption: "By how many answers Titans leads, with seed 4",
                as: "count",
                rows: [{ name: "seed 4", of: lead("titans", "linear") }],
              },
            },
          },
        ],
        hints: ["Which sentence could still be false, after what you saw?"],
        afterwards: "Examples show what is possible. What is *usual* needs many of them, chosen before you look.",
      },
      plain: ["4", "5", "6"],
    },
    {
      prose:
        "Now your own text. Write some facts, and tell a few of them twice. Before you run anything, write your plan below.\n\n" +
        "Then choose **Open this in Explore**, type your text, and pin in *Recall* the words that you ask for. *Compare* reads the same text. Try to make Titans lose: a text on which it fails teaches more than ten on which it wins.",
      focus: ["recallMatrix"],
      knobs: ["theta", "seed"],
      check: {
        kind: "ownWords",
        question:
          "Your plan, before you run it: what does your text tell, what do you expect, and what would prove you wrong?",
        hints: [],
        modelAnswer:
          "Eight friends and their towns, four of whom move; I ask all eight at the end. I expect Titans to lead linear attention with eight of ten seeds, and am wrong if it leads with fewer than six.",
        points: [
          "It fixes the text, the questions and the baseline before anything is run.",
          "It says what is expected, as a number.",
          "It says how many seeds, and which result would count as a loss.",
        ],
      },
    },
    {
      prose:
        "The limits, honestly. Nobody trained the memory in this sandbox: its words are random vectors, its gates are in your hands. Texts are short. The shipped models are tiny, and know only a toy world.\n\n" +
        "What is exact here is the mechanism: every number is what these equations give. How well a large trained model works, no sandbox can say. For that there are papers, and their critics. You can read both now.",
      focus: ["recallMatrix"],
      check: {
        kind: "ownWords",
        question:
          "In a sentence or two of your own: what have you learned in this course that you could show to somebody else?",
        hints: [],
        modelAnswer:
          "A memory can be a small network that learns while it reads: it writes its errors, carries pushes on, forgets a little, and pays for its fixed size in exactness.",
        points: [
          "What is written: the error, by a gradient step on the memory’s own weights.",
          "What stays bounded: the size of the memory, whatever the length of the text.",
          "What it costs: exactness, where attention that sees everything has it.",
        ],
      },
    },
  ],
  remember:
    "A win counts when the text, the question and the expectation were fixed before, with its cost beside it, and over many seeds.",
  notShown:
    "A sandbox has no referee. Nothing here measures language, reasoning, speed or training, five questions are too few for any figure, and a text one chose oneself is never a test.",
  more: { words: "Read the paper itself", href: "https://arxiv.org/abs/2501.00663" },
};
