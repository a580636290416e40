// Which texts and settings does the page offer? Each a Scene, with the one thing to notice in it.
// Every `notice` is held against the engine in test/presets.test.ts, its numbers and quoted words as the claims they are.

import type { Stated } from "./claim";
import { defaultSettings, type MemorySettings } from "#model/contracts/settings";
import type { TrainedName } from "#model/contracts/models";
import type { Measure } from "#model/contracts/measure";
import { emptyScene, type Scene } from "./scene";
import stories from "./stories.json";
import { translated, translatedFields } from "#words/translate";

export const presetGroups = translated("presetGroups", [
  "A memory that nobody trained",
  "A trained model, asked what it read",
]);
type PresetGroup = (typeof presetGroups)[number];

interface Preset extends Stated {
  readonly id: string;
  readonly title: string;
  /** The one thing to notice, in a sentence. */
  readonly notice: string;
  /** Under which heading it is offered. */
  readonly group: PresetGroup;
  readonly scene: Scene;
}

const twoReadings =
  "Mia keeps a silver fox. Noor keeps a blue heron. Every night one lamp turns slowly over black water while nobody " +
  "sleeps. At dawn the tide brings rope and green glass. Every night one lamp turns slowly over black water while " +
  "nobody sleeps. Now Noor keeps a red kite. Who keeps a silver fox? Mia keeps a silver fox.";

const animals =
  "Mia: fox. Noor: heron. Ada: owl. Tom: crab. Zoe: moth. Ben: lynx. Ivy: newt. Kai: wren. Now Noor: kite. Later, " +
  "Mia: fox. Zoe: moth. Noor: kite. Kai: wren.";

const rumour =
  "Mia: fox. Noor: heron. Ada: owl. Noor: heron. Tom: crab. Noor: heron. Now Noor: kite. Zoe: moth. Ben: lynx. " +
  "Ivy: newt. Kai: wren. And Noor: kite.";

const capitals =
  "Peru, Lima. Japan, Tokyo. Kenya, Nairobi. Norway, Oslo. Cuba, Havana. Egypt, Cairo. Nepal, Kathmandu. Ghana, Accra. " +
  "Chile, Santiago. Latvia, Riga. Now again, in another order. Norway, Oslo. Ghana, Accra. Peru, Lima. Latvia, Riga. " +
  "Cuba, Havana. Japan, Tokyo. Chile, Santiago. Egypt, Cairo. Kenya, Nairobi. Nepal, Kathmandu.";

/** The tokens of the ten capitals, as they are first told. */
const capitalTokens = [1, 3, 5, 7, 9, 11, 13, 15, 17, 19];

/** The same ten where they come again, each after its country. */
const capitalsAgain = [26, 28, 30, 32, 34, 36, 38, 40, 42, 44];

const kitchen = "Butter melts in the warm pan. Garlic sings beside the onions.";

const lamp = "Every night one lamp turns slowly over black water while nobody sleeps.";

const shapes = ["Red square: yes.", "Blue square: no.", "Red circle: no.", "Blue circle: yes."];
/** Nine shuffled rounds of the four shapes: no colour and no form alone tells the answer. */
const rounds = [
  0, 1, 2, 3, 2, 0, 3, 1, 1, 3, 0, 2, 3, 2, 1, 0, 0, 2, 1, 3, 2, 3, 0, 1, 1, 0, 3, 2, 3, 1, 2, 0, 2, 1, 0, 3,
];

/** The last eight answers of it, two for each shape. */
const doors = [194, 197, 200, 203, 206, 209, 212, 215];

/** Drawn at random. Capitals mark the motif; they are read as the small letters are. */
const motif = "AGGCTCCAGAGTGTTGTTTCCCCT";
const dna = `tcttaccgcaat${motif}cgtgactcaacagctctacttcga${motif}gttatgaatcct`;

/** Eleven samples of a turn of a sine; and every second of them, which makes it turn twice as fast. */
const turn = [0, 0.54, 0.91, 0.99, 0.76, 0.28, -0.28, -0.76, -0.99, -0.91, -0.54].map((value) => value.toFixed(2));
const fastTurns = turn.map((_, index) => turn[(2 * index) % turn.length]!);
const signal = [turn, turn, turn, turn, fastTurns, fastTurns, fastTurns, fastTurns].flat().join(", ");

function scene(
  text: string,
  { memory = {}, ...rest }: { memory?: Partial<MemorySettings> } & Partial<Omit<Scene, "memory" | "text">>,
): Scene {
  return { ...emptyScene, text, ...rest, memory: { ...defaultSettings, ...memory } };
}

/** A made-up text whose last answer lies beyond the window of one layer, read by a trained model. */
function told(id: keyof typeof stories, model: TrainedName): Scene {
  const { text, answers, cursor } = stories[id];
  return scene(text, { answers, cursor, memory: { model, layer: 2 } });
}

/** What of a preset is words. */
const describing = ["title", "notice"];

/** How much less the second reading of a passage surprises. */
function lessSurprise({ first, second, length }: { first: number; second: number; length: number }): Measure {
  return {
    kind: "smaller",
    of: meanSurprise({ from: second, length }),
    than: meanSurprise({ from: first, length }),
  };
}

function meanSurprise({ from, length }: { from: number; length: number }): Measure {
  return { kind: "mean", quantity: "surprise", from, to: from + length - 1 };
}

/** How many of the capitals the memory answers after a token, each asked by its country. */
const capitalsRight = (at: number): Measure => ({ kind: "right", asked: capitalTokens, at });

/** Of a trained model: how many tokens of the answers it finds likeliest. */
function answered(id: keyof typeof stories, { frozen = false }: { frozen?: boolean } = {}): Measure {
  const tokens = stories[id].answers.flatMap(({ token, length }) => Array.from({ length }, (_, part) => token + part));
  return { kind: "foreseen", tokens, frozen };
}

const untrainedPresets: readonly Omit<Preset, "group">[] = translatedFields("untrainedPresets", describing, [
  {
    id: "front",
    title: "Noor’s heron, and then a kite",
    notice:
      "Asked for Noor’s animal it says heron; a word after it was told kite, it says kite. The other animals stay.",
    claims: [
      { shown: "heron", of: { kind: "answer", of: 3, at: 17 } },
      { shown: "kite", of: { kind: "answer", of: 3, at: 19 } },
    ],
    // "Ada" is asked first: told once, early, and out of a short window's sight when the text ends.
    scene: scene(animals, { cursor: 0, window: 8, asked: [5, 18, 1, 7, 9, 11, 13, 15], tab: "words", unfolded: [] }),
  },
  {
    id: "two-readings",
    title: "Two readings, one night",
    notice: "The second reading of the same sentence surprises the memory over a third less than the first.",
    claims: [{ shown: "over a third", is: "over", of: lessSurprise({ first: 10, second: 31, length: 12 }) }],
    plain: ["two"],
    scene: scene(twoReadings, { cursor: 47, asked: [3, 8, 47, 4, 18, 21, 27, 30] }),
  },
  {
    id: "capitals",
    title: "Ten capitals, asked again",
    notice: "Told once, all ten capitals are what it expects when their countries come again in another order.",
    claims: [{ shown: "ten", of: { kind: "foreseen", tokens: capitalsAgain, frozen: false } }],
    scene: scene(capitals, { cursor: 35, asked: capitalTokens }),
  },
  {
    id: "rewritten",
    title: "A password that changes",
    notice: "Writing violet over the same cue replaces amber: asked what the password was at first, it says violet.",
    claims: [
      { shown: "amber", of: { kind: "answer", of: 3, at: 23 } },
      { shown: "violet", of: { kind: "answer", of: 3, at: 24 } },
    ],
    scene: scene(
      "The password is amber. Keep the lamp low and the door shut. Nobody has come tonight. Now listen, it has changed. " +
        "The password is violet. Keep the lamp low and the door shut. Tell me, the password is violet.",
      { cursor: 24, asked: [3, 24, 7, 11] },
    ),
  },
  {
    id: "told-last",
    title: "Told often, or told last",
    notice: "Three times it is told heron, then once kite: when Noor is named again, it says what it was told last.",
    claims: [
      { shown: "heron", of: { kind: "answer", of: 3, at: 11 } },
      { shown: "kite", of: { kind: "answer", of: 14, at: 24 } },
    ],
    plain: ["three"],
    scene: scene(rumour, { cursor: 24, window: 8, asked: [3, 14, 1, 5, 9, 16, 20, 22] }),
  },
  {
    id: "endless",
    title: "Two million words",
    notice:
      "A memory of 33 kB reads two million words. Of what it was told 4,000 to 8,000 words ago it answers nine in ten; of what was told 70,000 words ago or earlier, next to nothing.",
    plain: ["33", "two million", "4,000", "8,000", "nine in ten", "70,000"],
    scene: scene([lamp, lamp, lamp, "Mia keeps a silver fox.", lamp, lamp, lamp].join(" "), {
      memory: { dimension: 64, alpha: 0 },
      cursor: 40,
      asked: [40, 38],
      tab: "long",
      flood: { words: "familiar", tokens: 2_000_000 },
    }),
  },
  {
    id: "topic",
    title: "A change of topic",
    notice:
      "Three times the same kitchen, less surprising each time; then satellites, and it is as new as the first line.",
    plain: ["three"],
    scene: scene(
      [
        kitchen,
        kitchen,
        kitchen,
        "Meanwhile far above, grey satellites count drifting icebergs across the southern ocean.",
        kitchen,
      ].join(" "),
      {
        cursor: 33,
        asked: [1, 5, 8, 34, 37, 40],
      },
    ),
  },
  {
    id: "momentum",
    title: "Thunder in the count",
    notice: "Two tokens after the thunder the surprise is almost gone, but the push it gave is still being written.",
    plain: ["two"],
    scene: scene(
      `${Array(10).fill("one two three four").join(" ")}, thunder, ${Array(4).fill("one two three four").join(" ")}`,
      { memory: { eta: 0.9, theta: 0.04, chunk: 1, reach: 1 }, cursor: 43 },
    ),
  },
  {
    id: "forgetting",
    title: "Ten capitals, forgotten",
    notice:
      "Each token now erases almost a third: five words after the list only its last two capitals are still known.",
    claims: [
      { shown: "almost a third", is: "almost", of: { kind: "setting", knob: "alpha" } },
      { shown: "two", of: capitalsRight(24) },
    ],
    plain: ["ten", "five"],
    scene: scene(capitals, {
      memory: { alpha: 0.3 },
      cursor: 24,
      asked: capitalTokens,
      earlier: { memory: { alpha: defaultSettings.alpha }, overrides: null },
    }),
  },
  {
    id: "erased",
    title: "Three tokens that erase",
    notice: "Forgetting is drawn up to 1 for three words only, and all ten capitals told before them are gone.",
    claims: [
      { shown: "1", of: { kind: "quantity", quantity: "alpha", token: 23 } },
      { shown: "ten", of: { kind: "difference", of: capitalsRight(20), less: capitalsRight(24) } },
    ],
    plain: ["three"],
    scene: scene(capitals, {
      cursor: 24,
      asked: capitalTokens,
      overrides: [{ gate: "alpha", from: 21, to: 23, value: 1 }],
      earlier: { memory: {}, overrides: [] },
    }),
  },
  {
    id: "small",
    title: "Ten capitals, too little room",
    notice:
      "With keys of 8 numbers instead of 48 the capitals overlap: after the list one of ten is still answered right.",
    claims: [
      { shown: "8", of: { kind: "setting", knob: "dimension" } },
      {
        shown: "48",
        of: { kind: "setting", knob: "dimension" },
        scene: { memory: { dimension: defaultSettings.dimension } },
      },
      { shown: "one", of: capitalsRight(24) },
      { shown: "ten", of: capitalsRight(24), scene: { memory: { dimension: defaultSettings.dimension } } },
    ],
    scene: scene(capitals, {
      memory: { dimension: 8 },
      cursor: 24,
      asked: capitalTokens,
      earlier: { memory: { dimension: defaultSettings.dimension }, overrides: null },
    }),
  },
  {
    id: "long-chunk",
    title: "A chunk too long to learn from",
    notice:
      "In one chunk of 64 every surprise is measured at the first weights, so the second reading surprises as much as the first.",
    claims: [{ shown: "64", of: { kind: "setting", knob: "chunk" } }],
    scene: scene(twoReadings, {
      memory: { chunk: 64 },
      cursor: 42,
      asked: [3, 8, 47, 4, 18, 21, 27, 30],
      earlier: { memory: { chunk: defaultSettings.chunk }, overrides: null },
    }),
  },
  {
    id: "runaway",
    title: "One word too hard",
    notice:
      "The same key again and again, written with more than it can bear: each write overshoots, and the run diverges.",
    scene: scene(Array(48).fill("tick").join(" "), { memory: { theta: 0.5 }, cursor: 11 }),
  },
  {
    id: "either-or",
    title: "Either colour, either form",
    notice:
      "Yes or no depends on colour and form together: a matrix cannot hold that, this small network gets the last eight right.",
    claims: [{ shown: "eight", of: { kind: "right", asked: doors, at: 215 } }],
    scene: scene([...rounds, ...rounds].map((shape) => shapes[shape]!).join(" "), {
      memory: { depth: 2, activation: "relu", theta: 0.2, alpha: 0, chunk: 1, reach: 2, keyDecay: 1 },
      cursor: 215,
      asked: doors,
      earlier: { memory: { depth: 1 }, overrides: null },
    }),
  },
  {
    id: "chinese",
    title: "夜里的灯 (a Chinese text)",
    notice: "Words are all it needs: read again, a Chinese sentence surprises it over a third less too.",
    claims: [{ shown: "over a third", is: "over", of: lessSurprise({ first: 0, second: 17, length: 10 }) }],
    scene: scene(
      "夜里,一盏灯在黑水上慢慢转动,没有人睡觉。早晨,潮水带来绳子和绿玻璃。夜里,一盏灯在黑水上慢慢转动,没有人睡觉。",
      { cursor: 24 },
    ),
  },
  {
    id: "dna",
    title: "A motif in DNA",
    notice:
      "Read letter by letter: the second time that the motif in capitals comes, it surprises over a quarter less. What lies between does not.",
    claims: [{ shown: "over a quarter", is: "over", of: lessSurprise({ first: 12, second: 60, length: 24 }) }],
    scene: scene(dna, { memory: { split: "letters", dimension: 64, keyDecay: 0.8 }, cursor: 83 }),
  },
  {
    id: "signal",
    title: "A signal that changes",
    notice:
      "The wave turns twice as fast, and the same values come in another order: surprise is over four times what it was, and falls again.",
    claims: [
      {
        shown: "over four",
        is: "over",
        of: { kind: "ratio", of: meanSurprise({ from: 44, length: 11 }), to: meanSurprise({ from: 33, length: 11 }) },
      },
    ],
    scene: scene(signal, { memory: { split: "separators" }, cursor: 46, tab: "words" }),
  },
]);

const trainedPresets: readonly Omit<Preset, "group">[] = translatedFields("trainedPresets", describing, [
  {
    id: "story",
    title: "A story, and a question",
    notice:
      "The last question is about something out of sight of attention: known with the memory, not with it frozen. Type your own after it.",
    scene: told("story", "mac"),
  },
  {
    id: "window-story",
    title: "The same story, no memory",
    notice:
      "The same question, to a model that has a window and no memory: what is asked for lies further back than it can see.",
    scene: told("story", "window"),
  },
  {
    id: "passkey",
    title: "A passkey in the grass",
    notice: "Two digits told once among sentences that say the same over and over, and asked for at the end.",
    claims: [{ shown: "two", of: answered("passkey") }],
    scene: told("passkey", "mag"),
  },
  {
    id: "pairs",
    title: "Colours and animals",
    notice:
      "Violet is given a crow, and later a horse. A memory without any attention says horse, and answers all six questions.",
    claims: [
      { shown: "horse", of: { kind: "expects", token: stories.pairs.cursor, frozen: false } },
      { shown: "six", of: answered("pairs") },
    ],
    scene: told("pairs", "lmm"),
  },
  {
    id: "list",
    title: "A list, said again",
    notice: "Nine words that have nothing to do with each other, said again in the same order: only their place tells.",
    claims: [
      {
        shown: "nine",
        of: { kind: "foreseen", tokens: stories.list.answers.slice(0, 9).map(({ token }) => token), frozen: false },
      },
    ],
    scene: told("list", "mal"),
  },
]);

export const presets: readonly Preset[] = [
  ...untrainedPresets.map((preset) => ({ ...preset, group: presetGroups[0] })),
  ...trainedPresets.map((preset) => ({ ...preset, group: presetGroups[1] })),
];

function presetNamed(id: string): Preset {
  return presets.find((preset) => preset.id === id)!;
}

/** What a link stands for that names no preset, where it is silent. Links must not change what they mean: it stays. */
export const defaultScene: Scene = presetNamed("two-readings").scene;

/** The second screen: what a trained model makes of a question with its memory and without. */
export const storyScene: Scene = presetNamed("story").scene;

/** What the page opens with that nobody sent a link to. */
export const openingScene: Scene = presetNamed("front").scene;

/** What Compare is opened with that nobody chose. */
export const comparedScene: Scene = presetNamed("told-last").scene;

/** The preset a Scene stands for: its very settings, else the first with its text; null for a text of one's own. */
export function presetOf({ text, memory, overrides }: Scene): Preset | null {
  const same = presets.filter((preset) => preset.scene.text === text);
  const exact = same.find(
    (preset) =>
      JSON.stringify(preset.scene.memory) === JSON.stringify(memory) &&
      JSON.stringify(preset.scene.overrides) === JSON.stringify(overrides),
  );
  return exact ?? same[0] ?? null;
}
