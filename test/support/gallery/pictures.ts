// Which pictures does the gallery have of every panel? Each is a panel of a fixed Scene. Types miss a panel that has none.
// Leaves to draw.ts how it is drawn, and to page.ts the page that shows them all.

import type { Page } from "playwright-core";
import type { comparePanels } from "#components/compare/panels";
import type { explorePanels } from "#components/explore/panels";
import { panel } from "../panels";

interface Kept {
  /** docs/gallery/FILE.svg */
  readonly file: string;
  /** The accessible name of what is drawn: of the panel, or of a part of it. */
  readonly region: string;
  /** The Scene, without #. */
  readonly hash: string;
  /** In a sentence. */
  readonly shows: string;
  /** What is done on the page before it is drawn. */
  readonly prepare?: (page: Page) => Promise<unknown>;
  /** What is measured as the page runs, and is another number every time. */
  readonly without?: string;
}

type View = "explore" | "compare";

export interface Picture extends Kept {
  readonly view: View;
}

const untrained = "v=1&token=47";
const trained = "v=1&preset=story";
const front = "v=1&preset=front&token=19";
const story = `${trained}&unfold=none`;
const deep = "v=1&preset=either-or&token=60";
const compared = "v=1&view=compare&token=48";
const nested = "v=1&view=compare&preset=topic&memories=continuum,self-modifying&token=55";

const explore: Record<keyof typeof explorePanels, readonly Kept[]> = {
  thesis: [{ file: "front-thesis", region: "What this is", hash: front, shows: "The page in a sentence." }],
  ask: [
    {
      file: "front-ask",
      region: "Ask it",
      hash: front,
      shows: "One question, two answers: the memory’s, and that of a window of a few words.",
    },
  ],
  count: [{ file: "front-count", region: "It answers", hash: front, shows: "How much of what it read it answers." }],
  did: [{ file: "front-did", region: "What this word did", hash: front, shows: "What one word did to the memory." }],
  foot: [{ file: "front-reading", region: "Reading", hash: front, shows: "The way on, and to the rest of the page." }],
  story: [
    {
      file: "story",
      region: "What was told and what is asked",
      hash: story,
      shows: "A fact and the question about it, and all that was read between them.",
    },
  ],
  memorySwitch: [
    {
      file: "story-switch",
      region: "With and without memory",
      hash: story,
      shows: "How likely a trained model finds the true answer, with its memory and without.",
    },
  ],
  writers: [
    {
      file: "writers",
      region: "Who wrote this weight",
      hash: "v=1&token=47&tab=weights",
      shows: "What every word wrote into one weight.",
      prepare: askForWeight,
    },
  ],
  strip: [
    {
      file: "strip",
      region: "Token strip",
      hash: untrained,
      shows: "Every word with its surprise; what is to come is pale.",
    },
    {
      file: "strip-trained",
      region: "Token strip",
      hash: trained,
      shows: "The same of a trained model: answers are marked, and what its attention sees.",
    },
  ],
  sentence: [
    { file: "sentence", region: "Sentence", hash: untrained, shows: "What happens at this token, in a sentence." },
    { file: "sentence-trained", region: "Sentence", hash: trained, shows: "The same of one head of a trained model." },
  ],
  answers: [
    {
      file: "words",
      region: "Memory in words",
      hash: `${untrained}&tab=words`,
      shows: "What comes back to every cue: right, wrong or replaced.",
    },
    {
      file: "words-trained",
      region: "Memory in words",
      hash: `${trained}&tab=words`,
      shows: "A trained model’s own answers to the questions of its text, with its memory and with it frozen.",
    },
  ],
  network: [
    {
      file: "network",
      region: "Inside the network",
      hash: `${deep}&tab=words`,
      shows: "What a write changes most in a memory with a hidden layer.",
    },
  ],
  equation: [
    {
      file: "equation",
      region: "Equation",
      hash: untrained,
      shows: "The write of this token with the size of every term.",
    },
    {
      file: "equation-trained",
      region: "Equation",
      hash: trained,
      shows: "The same where the gates are the model’s own.",
    },
  ],
  timeline: [
    {
      file: "timeline",
      region: "Timeline",
      hash: untrained,
      shows: "Surprise, momentum, gates and drift along a text that has one sentence twice.",
    },
    {
      file: "timeline-trained",
      region: "Timeline",
      hash: trained,
      shows: "The same of one head of a trained model, whose gates move.",
    },
    {
      file: "timeline-earlier",
      region: "Timeline",
      hash: `${untrained}&theta=0.3&earlier=theta:0.14`,
      shows: "A turned knob, and the run before it as a ghost.",
    },
  ],
  weights: [
    {
      file: "weights",
      region: "Memory weights",
      hash: untrained,
      shows: "The memory, its push, this write and its drift, weight by weight.",
    },
    { file: "weights-deep", region: "Memory weights", hash: deep, shows: "The first of two layers." },
  ],
  maps: [
    {
      file: "map-attention",
      region: "Attention",
      hash: `${untrained}&tab=maps`,
      shows: "What softmax attention draws on with the same queries and keys.",
    },
    {
      file: "map-linear",
      region: "Linear attention",
      hash: `${untrained}&tab=maps`,
      shows: "The same of linear attention.",
    },
    {
      file: "map-memory",
      region: "Memory attention",
      hash: `${untrained}&tab=maps`,
      shows: "What the memory’s answers are made of.",
    },
    {
      file: "map-attention-trained",
      region: "Attention",
      hash: `${trained}&tab=maps`,
      shows: "A trained model’s own attention: what came before its segment, and its segment.",
    },
  ],
  wiring: [
    {
      file: "wiring",
      region: "Wiring",
      hash: `${untrained}&tab=wiring`,
      shows: "The way of a word through the memory.",
    },
    {
      file: "wiring-trained",
      region: "Wiring",
      hash: `${trained}&tab=wiring`,
      shows: "The way of a word through MAC.",
    },
  ],
  table: [{ file: "table", region: "Table", hash: "v=1&token=8&tab=table", shows: "Every quantity of every token." }],
  long: [
    {
      file: "long",
      region: "Long text",
      hash: "v=1&preset=endless&flood=familiar:100000&tab=long",
      shows: "A hundred thousand words, what of all that was told is still answered, and how it went.",
      prepare: lookAtPeak,
      without: ".long-progress-said",
    },
  ],
  next: [
    {
      file: "next",
      region: "Next token",
      hash: trained,
      shows: "What comes next, with the memory and with it frozen.",
    },
  ],
  recall: [
    {
      file: "recall",
      region: "Recall",
      hash: untrained,
      shows: "The answer of this token before and after its write, and what is still known.",
    },
    { file: "recall-trained", region: "Recall", hash: trained, shows: "The same of one head of a trained model." },
  ],
  inspector: [
    {
      file: "inspector",
      region: "Inspector",
      hash: untrained,
      shows: "A number that was asked about, worked out again.",
      prepare: askForSurprise,
    },
  ],
  substeps: [
    {
      file: "substeps",
      region: "Sub-steps",
      hash: "v=1&view=lessons&lesson=chunks&step=6",
      shows: "The write of one token in seven parts.",
      prepare: answerThatItsSurpriseDiffers,
    },
  ],
  settings: [
    { file: "settings", region: "Settings", hash: untrained, shows: "Text, model and knobs, with what each means." },
    { file: "settings-trained", region: "Settings", hash: trained, shows: "What can be turned of a trained model." },
  ],
  transport: [
    {
      file: "transport",
      region: "Transport",
      hash: untrained,
      shows: "Where we are, and how we move.",
      without: ".transport-rate",
    },
  ],
};

const compare: Record<keyof typeof comparePanels, readonly Kept[]> = {
  ladder: [
    { file: "compare-ladder", region: "Ladder", hash: compared, shows: "From what a memory is made, rung by rung." },
  ],
  compareSettings: [
    {
      file: "compare-settings",
      region: "Settings of these memories",
      hash: compared,
      shows: "What only these memories listen to.",
      prepare: openOwnSettings,
    },
  ],
  memories: [
    {
      file: "compare-linear",
      region: "Linear attention",
      hash: compared,
      shows: "One memory: its equation, its answer and what it reads.",
    },
    { file: "compare-titans", region: "Titans", hash: compared, shows: "The same of Titans." },
  ],
  recallMatrix: [
    {
      file: "compare-recall",
      region: "Recall matrix",
      hash: compared,
      shows: "What each memory answers to every word so far.",
    },
  ],
  errors: [
    {
      file: "compare-errors",
      region: "Error over time",
      hash: compared,
      shows: "The error of each memory before every write.",
    },
  ],
  levels: [
    {
      file: "compare-levels",
      region: "Levels",
      hash: nested,
      shows: "What each level of a continuum memory alone still answers, the slow under the fast.",
    },
  ],
  madeGates: [
    {
      file: "compare-made-gates",
      region: "Gates it makes itself",
      hash: nested,
      shows: "What a self-modifying memory makes of its rate and of what it keeps.",
    },
  ],
  capacity: [
    { file: "compare-capacity", region: "Capacity", hash: compared, shows: "How much is recalled of how many pairs." },
  ],
  ages: [
    { file: "compare-ages", region: "Age", hash: compared, shows: "How much is recalled of what came how long ago." },
  ],
  cost: [{ file: "compare-cost", region: "Cost", hash: compared, shows: "What each memory keeps as a text grows." }],
  longTests: [
    {
      file: "compare-long-tests",
      region: "The papers’ tests in small",
      hash: compared,
      shows: "How often each trained model finds what was told long before.",
    },
  ],
  shellGame: [
    {
      file: "compare-shell-game",
      region: "A shell game: what can it track?",
      hash: compared,
      shows: "Five cups that are swapped, and what a memory holds under each, with keys set by hand.",
    },
  ],
  tracks: [
    {
      file: "compare-tracks",
      region: "Who can track",
      hash: compared,
      shows: "Which memory can follow a mark that flips and five cups, at its best, and what theory says.",
    },
  ],
  learnedTracking: [
    {
      file: "compare-learned-tracking",
      region: "Who learns to track",
      hash: compared,
      shows: "How far small models track what they learned to track, on texts longer than any they were trained on.",
    },
  ],
  pairGrid: [
    {
      file: "compare-pair-grid",
      region: "Pairs by width",
      hash: compared,
      shows: "How many pairs small models hold, by how wide they are.",
    },
  ],
  paperTable: [
    {
      file: "compare-paper-table",
      region: "The paper’s own table",
      hash: compared,
      shows: "What the Titans paper says of needles.",
    },
  ],
  innerSteps: [
    {
      file: "compare-inner-steps",
      region: "More steps: does recall follow?",
      hash: compared,
      shows:
        "What is fitted better by many steps a chunk, and what is then recalled. Beside it, trained models read stories.",
      prepare: readWithMoreSteps,
    },
  ],
  states: [
    {
      file: "compare-states",
      region: "State",
      hash: compared,
      shows: "What each memory is made of, number by number.",
    },
  ],
  workbench: [
    { file: "compare-workbench", region: "MIRAS workbench", hash: compared, shows: "Four choices that make a memory." },
  ],
};

/** The panels that have one, by the names of their lists. */
export const pictured: Readonly<Record<View, readonly string[]>> = {
  explore: namesOf(explore),
  compare: namesOf(compare),
};

function namesOf(all: Readonly<Record<string, readonly Kept[]>>): string[] {
  return Object.keys(all).filter((name) => all[name]!.length > 0);
}

/** In the order in which the page shows them. */
export const pictures: readonly Picture[] = [
  ...Object.values(explore).flatMap((kept) => kept.map((one): Picture => ({ ...one, view: "explore" }))),
  ...Object.values(compare).flatMap((kept) => kept.map((one): Picture => ({ ...one, view: "compare" }))),
];

async function lookAtPeak(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Read again" }).waitFor();
  await page.getByRole("button", { name: "To the most surprising word" }).click();
  await page.locator(".long-strip").waitFor();
}

async function askForSurprise(page: Page): Promise<void> {
  await panel(page, "Surprise").getByRole("button").first().click();
  await panel(page, "Inspector").getByText("float64").waitFor();
}

/** What a lesson's answer brings on stage. */
async function answerThatItsSurpriseDiffers(page: Page): Promise<void> {
  await page.getByRole("radio", { name: "Its surprise" }).click();
  await page.getByRole("button", { name: "Check", exact: true }).click();
}

async function openOwnSettings(page: Page): Promise<void> {
  await page.getByText("Settings that only these memories have").click();
}

async function askForWeight(page: Page): Promise<void> {
  await page.getByLabel(/^M, /).first().focus();
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("Enter");
  await page.getByText("They sum to").waitFor();
}

/** Models read stories for many seconds, which a picture of the memories does not wait for. */
async function readWithMoreSteps(page: Page): Promise<void> {
  const steps = page.getByRole("region", { name: "More steps: does recall follow?" });
  await steps.scrollIntoViewIfNeeded();
  await steps.getByRole("button", { name: "Stop" }).click();
  // What was read of them until then is another number every time.
  await steps.locator('[data-of="models"]').evaluate((side) => ((side as HTMLElement).style.display = "none"));
  await steps.locator('[data-of="memories"]').getByText("Reading…").waitFor({ state: "hidden" });
}
