// Reads millions of tokens without a browser: `npm run trace -- --tokens N [--file FILE] [--scene HASH]`. The words of a file,
// or a seeded flood of invented ones, with facts planted among them; prints progress, and then at which distance they are kept.

import { createReadStream } from "node:fs";
import { binsOf } from "#model/contracts/binned";
import { tokenise } from "#model/contracts/tokenizer";
import { uniform } from "#model/contracts/random";
import type { MemorySettings } from "#model/contracts/settings";
import { blockSize, bytesOf, readOn, startLongReading, type LongReading } from "#model/reading/longText";
import { sayPercent } from "#words/share";
import { askPlanted, chanceOfAnswer, startPlanting, withFacts, type Planted } from "#model/reading/planted";

const invented = 5000;
/** Seconds between two lines of progress. */
const patience = 2;

export async function readLongText({
  settings,
  tokens,
  file,
}: {
  settings: MemorySettings;
  tokens: number;
  file: string | null;
}): Promise<void> {
  const reading = startLongReading(settings);
  const planted = startPlanting(String(settings.seed));
  const words = file === null ? flood(settings.seed) : wordsOf(file, settings);
  const size = blockSize(reading.config);
  const started = performance.now();
  let said = started;
  for (let isOver = false; !isOver && reading.position < tokens;) {
    const count = Math.min(size, tokens - reading.position);
    const block = await take(words, count);
    isOver = block.length < count;
    if (block.length === 0) break;
    let at = 0;
    const next = () => block[at++]!;
    const { position: from, lastWords } = reading;
    readOn(reading, withFacts(planted, { from, count: block.length, lastWords, next, reach: settings.reach }));
    askPlanted(planted, reading);
    if (performance.now() - said < 1000 * patience) continue;
    said = performance.now();
    console.error(progress(reading, { tokens, started }));
  }
  console.error(progress(reading, { tokens, started }));
  printPeak(reading);
  printRecall(reading, planted);
}

/** Of all tokens the most surprising: no bin loses it. */
function printPeak({ curves: { surprise } }: LongReading): void {
  let peak = 0;
  for (let bin = 0; bin < binsOf(surprise); bin++) if (!(surprise.most[bin]! <= surprise.most[peak]!)) peak = bin;
  console.log(`Most surprising was word ${surprise.mostAt[peak]! + 1}: ‖u‖ = ${surprise.most[peak]!.toPrecision(4)}.`);
}

function progress({ position }: LongReading, { tokens, started }: { tokens: number; started: number }): string {
  const rate = (1000 * position) / (performance.now() - started);
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  const megabytes = ((heapUsed + arrayBuffers) / 2 ** 20).toFixed(0);
  return `${position} of ${tokens} tokens, ${rate.toFixed(0)} a second, ${megabytes} MB`;
}

function printRecall(reading: LongReading, { recall, count }: Planted): void {
  const { memory, attention } = bytesOf(reading);
  console.log(`${count} facts were planted; chance is ${sayPercent(chanceOfAnswer, { digits: 1 })}.`);
  console.log("words ago\tasked\tright\tshare");
  for (const { least, asked, right } of recall) {
    if (asked === 0) continue;
    console.log([`${least}–${2 * least - 1}`, asked, right, sayPercent(right / asked, { digits: 1 })].join("\t"));
  }
  console.log(`The memory keeps ${memory} bytes; attention would keep ${attention}.`);
}

/** Words of a language that nobody speaks, the first ones often. */
function* flood(seed: number): Generator<string> {
  const chance = uniform(`${seed} flood`);
  for (;;) yield `word ${Math.floor(chance() ** 2 * invented)}`;
}

/** The words of a file, read piece by piece: no more of it is in memory. */
async function* wordsOf(file: string, { split, punctuation }: MemorySettings): AsyncGenerator<string> {
  let rest = "";
  for await (const piece of createReadStream(file, { encoding: "utf8", highWaterMark: 2048 })) {
    const text = rest + (piece as string);
    const end = Math.max(text.lastIndexOf(" "), text.lastIndexOf("\n")) + 1;
    rest = text.slice(end);
    for (const { word } of tokenise({ text: text.slice(0, end), split, punctuation }).tokens) yield word;
  }
  for (const { word } of tokenise({ text: rest, split, punctuation }).tokens) yield word;
}

async function take(words: Generator<string> | AsyncGenerator<string>, count: number): Promise<string[]> {
  const taken: string[] = [];
  while (taken.length < count) {
    const { value, done } = await words.next();
    if (done) break;
    taken.push(value);
  }
  return taken;
}
