// Can you beat the baseline, on a text of your own, and would anybody believe it? Play, then the limits of play.

import type { Measure } from "#model/contracts/measure";
import type { ScenePatch } from "#scene/scenePatch";
import type { Lesson } from "./lesson";

const text =
  "Ana, té. Luis, café. Inés, leche. Hugo, cacao. Rosa, agua. Pero luego llueve y todo cambia. Luis, vino. Ana, zumo. " +
  "Rosa, sidra. Y la lluvia sigue cayendo sobre el tejado viejo toda la tarde, sin prisa, hasta la noche. Fin.";

/** What each of the five drinks in the end: Inés, Hugo, Luis, Ana, Rosa. */
const drinks = [5, 7, 17, 19, 21];
/** *noche*: all has been told. */
const end = 38;

const right = (memory: string): Measure => ({ kind: "comparedRight", memory, asked: drinks, at: end });
const lead = (memory: string, over: string): Measure => ({
  kind: "difference",
  of: right(memory),
  less: right(over),
});
const awake: ScenePatch = { memory: { theta: 0.14 } };

export const lesson: Lesson = {
  id: "sandbox",
  title: "Sandbox: beat the baseline",
  question: "On which text does which memory win, and when is a win worth anything?",
  objective:
    "Set up a fair comparison of memories on a text of one’s own, win it and lose it, and say what the result does not show.",
  scene: {
    text,
    memory: { theta: 0.02, eta: 0, chunk: 1, alpha: 0 },
    cursor: end,
    asked: drinks,
    compare: { memories: ["window", "linear", "titans"] },
  },
  steps: [
    {
      prose:
        "Una tarde de lluvia: five friends, and what each of them drinks. Then three change their minds, and it rains on.\n\n" +
        "In the end all five are asked. The baseline is *linear attention*: one matrix, nothing to tune. Your player is Titans. It hardly writes yet: its learning rate is 0.02.",
      focus: ["recallMatrix"],
      check: {
        kind: "goal",
        question: "Let Titans answer more of the five than linear attention does.",
        using: ["theta", "eta", "alpha"],
        conditions: [
          { words: "Titans is ahead of linear attention.", of: lead("titans", "linear"), is: "above", bound: 0 },
        ],
        solution: awake,
        hints: [
          "Linear attention adds old and new drinks alike. How firmly must a write replace what is there?",
          "Turn θ up step by step, and watch the people who changed their minds.",
        ],
        afterwards: "It wins on Luis, who changed his mind. The sum still says *café*, which he drank before.",
      },
      claims: [
        { shown: "0.02", of: { kind: "setting", knob: "theta" } },
        { shown: "café", of: { kind: "comparedAnswer", memory: "linear", of: 17, at: end } },
      ],
    },
    {
      prose:
        "A win. But whose? You turned the knobs of one player, and chose the text as well: a text in which facts *change*, which is what Titans is good at.\n\n" +
        "Now change sides.",
      scene: awake,
      focus: ["capacity"],
      hidesFrom: end + 1,
      check: {
        kind: "choose",
        question: "On which text would linear attention do *better* than Titans?",
        options: [
          {
            words: "A list in which everybody changes their mind again and again",
            hint: "Then every change adds one more old answer to the sum.",
          },
          { words: "A long list of unrelated facts, none of which ever changes" },
          {
            words: "None: Titans is the newer idea",
            hint: "Newer is not the same as better at everything. What does correcting cost when there is nothing to correct?",
          },
        ],
        hints: ["Where is there nothing to correct, but much to keep?"],
        afterwards:
          "With 128 unrelated pairs, the sum answers 85 % and Titans, as it is set here, 79 %. Writing the error disturbs older pairs a little, for nothing.",
      },
      claims: [
        { shown: "85 %", of: { kind: "capacity", memory: "linear", storage: "random", pairs: 128 } },
        { shown: "79 %", of: { kind: "capacity", memory: "titans", storage: "random", pairs: 128 } },
      ],
      plain: ["128"],
    },
    {
      prose:
        "And there is a third player. The attention window sees 16 words, and by now they hold nothing but rain.\n\n" +
        "You may give it more.",
      focus: ["recallMatrix", "cost"],
      check: {
        kind: "goal",
        question: "Let the *window* answer at least as many as Titans.",
        using: ["window"],
        conditions: [
          { words: "Titans is not ahead of the window.", of: lead("titans", "window"), is: "below", bound: 1 },
        ],
        solution: { window: 48 },
        hints: ["How far back must it see, from the last word?", "Count back to the friends who never changed."],
        afterwards:
          "Of course: whoever sees everything needs no memory. It paid in storage. A win counts only together with its cost.",
      },
      claims: [{ shown: "16", of: { kind: "setting", knob: "window" } }],
    },
    {
      prose:
        "So a fair match has rules: the same text, the same keys and values, the same store, all knobs tuned or none.\n\n" +
        "And more than one throw of the dice. The words’ vectors are drawn from a *seed*. With seed 3 Titans won by five to four. With seed 5 the same match ends five to five.",
      scene: { window: 16 },
      focus: ["recallMatrix"],
      knobs: ["seed"],
      check: {
        kind: "order",
        question: "Put the steps of a fair comparison in their order.",
        items: [
          "Fix text, questions and what you expect",
          "Run the baseline, well tuned",
          "Change one thing, and run it again",
          "Repeat with other seeds, losses too",
        ],
        hints: [
          "An expectation that is made up afterwards always comes true.",
          "One run comes before many, and the baseline before your own.",
        ],
        afterwards: "It is slower than turning knobs until something wins. That is why it means something.",
      },
      claims: [
        { shown: "3", of: { kind: "setting", knob: "seed" } },
        { shown: "five", of: right("titans") },
        { shown: "four", of: right("linear") },
        { shown: "5", of: { kind: "setting", knob: "seed" }, scene: { memory: { seed: 5 } } },
        { shown: "five", of: right("titans"), scene: { memory: { seed: 5 } } },
        { shown: "five", of: right("linear"), scene: { memory: { seed: 5 } } },
      ],
    },
    {
      prose:
        "Now your own text. Choose **Open this in Explore**, and type some facts, a few of them told twice. In *Recall*, pin the words that you will ask for. *Compare* reads the same text.\n\n" +
        "Try to make Titans lose. A text on which it fails teaches more than ten on which it wins.",
      focus: ["recallMatrix"],
      knobs: ["theta", "seed"],
      check: {
        kind: "choose",
        question: "You find one text on which your setting wins by one answer, with one seed. What do you know?",
        options: [
          {
            words: "That the setting is better",
            hint: "Turn the seed, and look whether the answer stays.",
          },
          { words: "That such a text exists" },
          {
            words: "Nothing at all",
            hint: "One case is little, but it does rule something out: that it *never* wins.",
          },
        ],
        hints: ["Which sentence could still be false, after what you saw?"],
        afterwards: "Examples show what is possible. What is *usual* needs many of them, chosen before you look.",
      },
    },
    {
      prose:
        "The limits, honestly. Nobody trained the memory in this sandbox: its words are random vectors, its gates are in your hands. Texts are short. The shipped models are tiny, and know only a toy world.\n\n" +
        "What is exact here is the mechanism: every number is what these equations give. How well a large trained model works, no sandbox can say.",
      focus: ["recallMatrix"],
      check: {
        kind: "ownWords",
        question:
          "In a sentence of your own: what have you learned in this course that you could show to somebody else?",
        hints: [],
        modelAnswer:
          "A memory can be a small network that learns while it reads: it writes its errors, carries pushes on, forgets a little, and pays for its fixed size in exactness.",
      },
    },
  ],
  notShown:
    "A sandbox has no referee: nothing here measures language, reasoning, speed at scale, or training. Five questions are too few for any figure, and a text that one chose oneself is never a test.",
  more: { words: "Read the paper itself", href: "https://arxiv.org/abs/2501.00663" },
};
