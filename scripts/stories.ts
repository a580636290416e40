// Writes the texts of the presets that trained models read: `node scripts/run.mjs stories`, whenever the models or the tasks
// change. A text stays as long as it shows what it is for: its model answers the last question with its memory, and with it
// frozen no better than by guessing. In the place of one that does not comes the first of many seeded samples that does.

import { readFileSync, writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { defaultSettings } from "#model/contracts/settings";
import type { TrainedName } from "#model/contracts/models";
import type { TrainedModel } from "#model/trained/modelFile";
import { uniform } from "#model/contracts/random";
import { list } from "#model/trained/tasks/list";
import { needle } from "#model/trained/tasks/needle";
import { pairs } from "#model/trained/tasks/pairs";
import { story } from "#model/trained/tasks/story";
import type { Answer, Sample, Task } from "#model/trained/tasks/task";
import { startTrained } from "#model/reading/trained";
import { nextProbability } from "#model/reading/expected";
import { encodeText, people, places, vocabulary } from "#model/contracts/vocabulary";
import { assertWritable } from "./commandLine";
import { shippedModel } from "./models";

interface Wanted {
  readonly id: string;
  readonly model: TrainedName;
  readonly task: Task;
  readonly length: number;
  /** From the fact to its answer. */
  readonly distance: readonly [number, number];
}

const wanted: readonly Wanted[] = [
  { id: "story", model: "mac", task: story, length: 128, distance: [48, 100] },
  { id: "passkey", model: "mag", task: needle, length: 112, distance: [40, 90] },
  { id: "pairs", model: "lmm", task: pairs, length: 72, distance: [20, 60] },
  { id: "list", model: "mal", task: list, length: 48, distance: [17, 40] },
];
const candidates = 200;

interface Story {
  readonly text: string;
  readonly answers: readonly { readonly token: number; readonly length: number }[];
  readonly cursor: number;
}

const file = "src/scene/stories.json";
parseArgs({ options: {} }); // it takes none, and says so
assertWritable(file);
const before = JSON.parse(readFileSync(file, "utf8")) as Readonly<Record<string, Story>>;
const stories = Object.fromEntries(wanted.map((one) => [one.id, kept(one) ?? write(one)]));
writeFileSync(file, `${JSON.stringify(stories, null, 2)}\n`);

/** The text that is there, where it still shows what it is for. */
function kept({ id, model }: Wanted): Story | null {
  const story = before[id];
  if (!story) return null;
  const words = Array.from(encodeText(story.text).ids, (token) => vocabulary[token]!);
  const gain = gainOf(shippedModel(model), words, story.answers.at(-1)!);
  console.log(`${id}: known ${gain.live.toFixed(3)}, frozen ${gain.frozen.toFixed(3)}`);
  return shows(gain) ? story : null;
}

/** Sure with the memory; and without it hardly more so than who guesses one place, or one animal, of 24. */
function shows({ live, frozen }: { live: number; frozen: number }): boolean {
  return live > 0.97 && frozen < 0.05;
}

function write(one: Wanted): Story {
  const model = shippedModel(one.model);
  let best: { sample: Sample; last: Answer; gain: number } | null = null;
  for (let seed = 0; seed < candidates; seed++) {
    const { task, length, distance } = one;
    const free = task.sample({ next: uniform(`preset ${one.id} ${seed}`), length });
    const last = free.answers.findLast(
      (answer) => answer.distance >= distance[0] && answer.distance <= distance[1] && answer.token > length / 2,
    );
    if (!last) continue;
    const end = last.token + last.length;
    const sample = {
      words: [...free.words.slice(0, end), ...(free.words[end] === "." ? ["."] : [])],
      answers: free.answers.filter(({ token }) => token <= last.token),
    };
    const gain = gainOf(model, sample.words, last);
    if (!best || gain.sure > best.gain) best = { sample, last, gain: gain.sure };
    if (shows(gain)) break;
  }
  const { sample, last, gain } = best!;
  const text = prose(sample.words);
  const read = Array.from(encodeText(text).ids, (id) => vocabulary[id]);
  if (read.join(" ") !== sample.words.join(" ")) throw new Error(`${one.id} reads back as ${read.join(" ")}`);
  console.log(
    `${one.id}: ${sample.words.length} tokens, distance ${last.distance}, gained ${gain.toFixed(2)}\n${text}\n`,
  );
  return { text, answers: sample.answers.map(({ token, length }) => ({ token, length })), cursor: last.token - 1 };
}

/** How likely the model finds the last answer, with its memory and with it frozen. */
function gainOf(
  model: TrainedModel,
  words: readonly string[],
  { token, length }: Pick<Answer, "token" | "length">,
): { live: number; frozen: number; sure: number } {
  const trained = startTrained({ model, words, settings: defaultSettings, overrides: [] });
  const frozen = trained.again({ frozen: true, floats: Float32Array });
  const [live, without] = [trained.forward, frozen].map((forward) => {
    forward.advance(words.length);
    let product = 1;
    for (let at = token; at < token + length; at++) product *= nextProbability(forward, at - 1);
    return product;
  });
  return { live: live!, frozen: without!, sure: live! - without! };
}

/** The words as they are written in a book: capitals where sentences and names begin, no space before a mark, digits joined. */
function prose(words: readonly string[]): string {
  const names = new Set([...people, ...places]);
  const isDigit = (word = ""): boolean => /^\d$/.test(word);
  let text = "";
  words.forEach((word, at) => {
    const before = words[at - 1];
    const begins = before === undefined || before === "." || before === "?";
    const joined = /^[.,:;?!]$/.test(word) || (isDigit(word) && isDigit(before)) || before === undefined;
    text += (joined ? "" : " ") + (begins || names.has(word) ? word[0]!.toUpperCase() + word.slice(1) : word);
  });
  return text;
}
